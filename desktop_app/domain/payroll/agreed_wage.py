"""What an agreed wage comes to for BPJS, THR and overtime, where a company defines what its allowances count for."""

from __future__ import annotations

from collections.abc import Callable

from desktop_app.domain.components import ComponentKind, Components, ComponentTerms
from desktop_app.domain.employee import ComponentAmount, Wage
from desktop_app.domain.money import ZERO, Money
from desktop_app.domain.payroll.monthly_wage import MonthlyWage

Counts = Callable[[ComponentTerms], bool]


def bpjs_wage(wage: Wage, components: Components) -> Money:
    """A month's wage as BPJS counts it (Perpres 82/2018 art. 33, PP 44/2015 art. 19(2)), before caps and floors."""
    return wage.basic + _sum(bpjs_parts(wage, components))


def bpjs_parts(wage: Wage, components: Components) -> tuple[ComponentAmount, ...]:
    """The allowances in ``bpjs_wage``."""
    return _parts(wage, components, lambda terms: terms.bpjs)


def thr_wage(wage: Wage, components: Components) -> MonthlyWage:
    """A month's wage as THR counts it (Permenaker 6/2016 art. 3)."""
    return MonthlyWage(wage.basic, _sum(thr_parts(wage, components)))


def thr_parts(wage: Wage, components: Components) -> tuple[ComponentAmount, ...]:
    """The allowances in ``thr_wage``."""
    return _parts(wage, components, lambda terms: terms.thr)


def overtime_wage(wage: Wage, components: Components) -> MonthlyWage:
    """A month's wage as overtime counts it (PP 35/2021 art. 32).

    What doesn't count stands with the variable allowances, so that the three quarters of the whole wage, below
    which the base may not fall, are those of everything that is paid.
    """
    counted = _sum(overtime_parts(wage, components))
    return MonthlyWage(wage.basic, counted, _sum(wage.allowances) - counted)


def overtime_parts(wage: Wage, components: Components) -> tuple[ComponentAmount, ...]:
    """The allowances that count wholly in ``overtime_wage``."""
    return _parts(wage, components, lambda terms: terms.overtime)


def regular_income(wage: Wage, components: Components) -> Money:
    """A month's fixed and regular gross income, as the relief of PPh 21 borne by the government tests it.

    Basic wage and the fixed allowances that are part of the gross income (PMK 105/2025).
    """
    taxable = _parts(wage, components, lambda terms: terms.taxable)
    return wage.basic + _sum(tuple(one for one in taxable if one.kind is ComponentKind.FIXED))


def _parts(wage: Wage, components: Components, counts: Counts) -> tuple[ComponentAmount, ...]:
    return tuple(one for one in wage.allowances if counts(components.terms(one.name, one.kind)))


def _sum(allowances: tuple[ComponentAmount, ...]) -> Money:
    return sum((one.amount for one in allowances), ZERO)
