"""Letters around BPJS: what stands in one, and what is missing before it can be written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from desktop_app.domain.company import Company
from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.paperwork import Institution, LetterKind

_ROMAN: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


class ClosureGround(StrEnum):
    """Why a company leaves BPJS Kesehatan; each asks for its own proof."""

    NOT_OPERATING = "not_operating"
    BANKRUPTCY = "bankruptcy"
    LOSS = "loss"
    TAKEOVER = "takeover"


@dataclass(frozen=True, slots=True)
class LetterPerson:
    """One line of the list in a letter."""

    id: str
    name: str
    nik: str
    member_number: str
    """JKN number or KPJ, by the institution; empty for somebody new."""
    day: date
    """Last day of work of a leaver, first day of a joiner."""
    reason: str = ""
    """SIPP's code of the reason for leaving."""
    position: str = ""


@dataclass(frozen=True, slots=True)
class Agent:
    """Who may use e-Dabu for the company."""

    name: str = ""
    nik: str = ""
    position: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """Everything that a letter says beside its fixed words."""

    kind: LetterKind
    institution: Institution
    company: Company
    number: str
    """The company's own number of the letter."""
    place: str
    dated: date
    branch: str
    """The branch office it goes to, for example "Bandung"."""
    signatory_name: str
    signatory_position: str
    effective_on: date
    """The day from which what is asked for is to hold."""
    people: tuple[LetterPerson, ...] = ()
    ground: ClosureGround = ClosureGround.NOT_OPERATING
    agent: Agent = Agent()


_LISTS_PEOPLE: Final = frozenset({LetterKind.KESEHATAN_DEACTIVATION, LetterKind.REGISTRATION})


def require_complete(letter: Letter) -> None:
    """Raises KnownProblem ``letter.…_missing`` for the first thing without which the letter says nothing."""
    if not letter.number.strip():
        raise KnownProblem("letter.number_missing")
    if not letter.place.strip():
        raise KnownProblem("letter.place_missing")
    if not letter.signatory_name.strip() or not letter.signatory_position.strip():
        raise KnownProblem("letter.signatory_missing")
    if letter.kind in _LISTS_PEOPLE and not letter.people:
        raise KnownProblem("letter.people_missing")
    if letter.kind is LetterKind.EDABU_POWER_OF_ATTORNEY and not (letter.agent.name.strip() and letter.agent.nik):
        raise KnownProblem("letter.agent_missing")


def suggested_number(written: int, code: str, dated: date) -> str:
    """The next number in the usual form ``004/SNU/XI/2026``; ``written`` letters of that year came before."""
    return f"{written + 1:03d}/{code}/{_ROMAN[dated.month - 1]}/{dated.year}"
