"""Kinds of pay and deduction: a closed set, so that no formula is ever stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

from desktop_app.domain.findings import Finding, warning
from desktop_app.domain.history import in_force


class ComponentKind(StrEnum):
    """Kinds of company-defined allowances."""

    FIXED = "fixed"
    """Tunjangan tetap: paid whatever the attendance; part of the BPJS base."""
    VARIABLE = "variable"
    """Tunjangan tidak tetap: outside the BPJS base."""


@dataclass(frozen=True, slots=True)
class ComponentTerms:
    """What a component of a company counts for, from a date on."""

    starts_on: date
    bpjs: bool
    """Part of the wage on which BPJS contributions are calculated."""
    taxable: bool
    """Part of the gross income of PPh 21."""
    thr: bool
    """Part of the month's wage that THR is."""
    overtime: bool
    """Part of the month's wage from which the hour's wage of overtime comes."""
    prorated: bool
    """Paid by days in a month with joining, leaving or unpaid days; else always whole. No statute says which."""


BY_LAW = {
    ComponentKind.FIXED: ComponentTerms(date.min, bpjs=True, taxable=True, thr=True, overtime=True, prorated=True),
    ComponentKind.VARIABLE: ComponentTerms(
        date.min, bpjs=False, taxable=True, thr=False, overtime=False, prorated=True
    ),
}
"""What an allowance of each kind counts for by law, and by custom in part months, where a company defines nothing."""


@dataclass(frozen=True, slots=True)
class Component:
    """An allowance that a company defines. Employees' amounts belong to it by kind and name."""

    name: str
    """Unique within the company, whatever the capitals."""
    kind: ComponentKind
    terms: tuple[ComponentTerms, ...] = ()
    """In order of their start; before the first it counts as the law has it."""

    def terms_on(self, day: date) -> ComponentTerms:
        """What the component counts for on a day."""
        return in_force(self.terms, day) or BY_LAW[self.kind]


@dataclass(frozen=True, slots=True)
class Components:
    """What each allowance of a company counts for on one day."""

    defined: Sequence[Component]
    day: date

    def terms(self, name: str, kind: ComponentKind) -> ComponentTerms:
        """Of an allowance; as the law has it for one that the company doesn't define under this kind."""
        component = self.named(name)
        return component.terms_on(self.day) if component is not None and component.kind is kind else BY_LAW[kind]

    def named(self, name: str) -> Component | None:
        """The component of a name, whatever its capitals; None for one that isn't defined."""
        folded = name.casefold()
        return next((component for component in self.defined if component.name.casefold() == folded), None)


def objections(component: Component, day: date) -> Iterator[Finding]:
    """A warning with the article for each way in which a component counts otherwise than by law on a day."""
    terms, law = component.terms_on(day), BY_LAW[component.kind]
    for field in fields(ComponentTerms):
        counts = getattr(terms, field.name)
        if field.name not in _FREE and counts != getattr(law, field.name):
            how = "counted" if counts else "left_out"
            yield warning(f"component.{field.name}_{how}", name=component.name)


def all_objections(components: Iterable[Component], day: date) -> tuple[Finding, ...]:
    """The warnings about all components of a company."""
    return tuple(finding for component in components for finding in objections(component, day))


_FREE = ("starts_on", "prorated")
"""Where no statute has a default."""


class PayKind(StrEnum):
    """What an amount of pay counts as."""

    BASIC = "basic"
    OUTPUT = "output"
    """What was made in the month, of somebody who is paid by output."""
    FIXED = "fixed"
    VARIABLE = "variable"
    DAILY = "daily"
    OVERTIME = "overtime"
    IRREGULAR = "irregular"
    """THR, bonus, back pay."""
    BENEFIT = "benefit"
    """Taxable benefits in kind; no cash."""


class DeductionKind(StrEnum):
    """Deductions that the law doesn't compute."""

    PENSION_FUND = "pension_fund"
    """The employee's own contribution to a DPLK or similar."""
    ZAKAT = "zakat"
    OTHER = "other"


class Variable(StrEnum):
    """The reserved words of the sheet Variabel, as they stand in the people workbook."""

    OVERTIME = "lembur"
    BONUS = "bonus"
    THR = "thr"
    BACK_PAY = "rapel"
    BENEFIT = "natura"
    ZAKAT = "zakat"
    PENSION_FUND = "dana pensiun"
    DEDUCTION = "potongan"
    DAYS_WORKED = "hari kerja"


OUTPUT_PAY = "Upah borongan"
"""The name under which a month's pay by output stands in the sheet Variabel. No reserved word: for somebody who
isn't paid by output it is a component like any other."""
