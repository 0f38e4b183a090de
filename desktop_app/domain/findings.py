"""Findings: what a check has to say, as data. Sentences in the user's language are made elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.money import Money
from desktop_app.domain.periods import Month

Parameter = str | int | date | Month | Money


class Severity(StrEnum):
    """How much a finding matters.

    ``error``: a figure can't be calculated or a key can't be used. ``warning``: law, portal or
    plausibility objects. ``info``: worth knowing.
    """

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark of a check: a code, how much it matters, whom it concerns and the values it names."""

    code: str
    severity: Severity
    params: tuple[tuple[str, Parameter], ...] = ()
    subject: str = ""
    """Key of the person, row or cell concerned, for example an employee's NIP; empty for the whole."""

    def about(self, subject: str) -> Finding:
        """The same finding for a subject."""
        return Finding(self.code, self.severity, self.params, subject)


def info(code: str, **params: Parameter) -> Finding:
    """A finding worth knowing."""
    return Finding(code, Severity.INFO, tuple(params.items()))


def warning(code: str, **params: Parameter) -> Finding:
    """A finding to which law, portal or plausibility objects."""
    return Finding(code, Severity.WARNING, tuple(params.items()))


def error(code: str, **params: Parameter) -> Finding:
    """A finding that keeps a figure from being calculated or a key from being used."""
    return Finding(code, Severity.ERROR, tuple(params.items()))


class KnownProblem(Exception):  # noqa: N818 - it's a problem of the environment or the request, not of the program
    """A request that can't be carried out, for a reason that the user can act on.

    Nothing was changed. ``code`` names the sentence, ``params`` the values in it.
    """

    def __init__(self, code: str, **params: Parameter) -> None:
        super().__init__(code)
        self.code = code
        self.params = tuple(params.items())
