"""The result of a small calculation beside the payslip: its figures, and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, NamedTuple, TypeVar

from desktop_app.domain.findings import Finding, error, info
from desktop_app.domain.money import ZERO, Money
from desktop_app.domain.payroll.overdue import overdue
from desktop_app.domain.payroll.trace import TraceLine
from desktop_app.domain.regulation import Dated, NotInForce, RegulationSet

_Facts = TypeVar("_Facts")


class Figure(NamedTuple):
    """One amount by its stable, language-free name."""

    key: str
    amount: Money


@dataclass(frozen=True, slots=True)
class Worked:
    """Figures with the main one first; none where the law has no rule for the day (a finding says so)."""

    figures: tuple[Figure, ...]
    trace: tuple[TraceLine, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def main(self) -> Money | None:
        """The amount that was asked for; None when it can't be calculated."""
        return self.figures[0].amount if self.figures else None


def refused(*findings: Finding) -> Worked:
    """No figures, and why."""
    return Worked((), (), findings)


def nothing_due(key: str, reason: Finding, law: Dated[Any] | None = None) -> TraceLine:
    """The line of an amount to which there is no claim; ``reason`` says why, ``law`` decided."""
    inputs = (("reason", reason.code), *((name, str(value)) for name, value in reason.params))
    return TraceLine(key, "0", inputs, law, None, ZERO)


def not_due(key: str, reason: Finding, law: Dated[Any] | None = None) -> Worked:
    """The figure ``total`` of nothing, with its reason as a finding."""
    return Worked((Figure("total", ZERO),), (nothing_due(key, reason, law),), (reason,))


def within_law(
    calculate: Callable[[_Facts, RegulationSet], Worked],
) -> Callable[[_Facts, RegulationSet], Worked]:
    """Makes a calculation refuse, with a finding, a day on which the law has no rule for it (``NotInForce``)."""

    @wraps(calculate)
    def calculated(facts: _Facts, law: RegulationSet) -> Worked:
        try:
            return calculate(facts, law)
        except NotInForce as missing:
            return refused(error("law.not_in_force", key=missing.key, day=missing.day))

    return calculated


def to_check(*used: Dated[Any] | None) -> tuple[Finding, ...]:
    """A remark for each article used that isn't read in the law's own text yet, or whose yearly change is overdue."""
    uncertain = {str(dated.reference): dated for dated in used if dated and dated.reference.confidence != "high"}
    unread = tuple(info("law.to_check", key=dated.key, law=law) for law, dated in uncertain.items())
    return (*overdue(used), *unread)
