"""Gathers the frozen facts of each employee for a month from dated records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.application.calculation.dtp_facts import dtp_facts
from desktop_app.application.month.daily_history import days_by_person
from desktop_app.application.month.minimum_wages import MinimumWages
from desktop_app.application.month.paid_days import DayCount, leaves_in
from desktop_app.application.month.pay import MonthPay
from desktop_app.application.month.tax_year import WITHOUT_YEAR, is_last_tax_month, year_facts
from desktop_app.application.results import MonthTaxTotals, OutputMonth
from desktop_app.domain.company import Company, Programme
from desktop_app.domain.employee import Citizenship, Employee, EmployeeTerms, Employment, OpeningTotals, VariableItem
from desktop_app.domain.family import CoverageRules, FamilyCoverage, age_limit, coverage
from desktop_app.domain.findings import Finding, info, warning
from desktop_app.domain.identifiers import NIK_DIGITS, NPWP_DIGITS, has_length
from desktop_app.domain.money import Money
from desktop_app.domain.payroll.facts import EmployerFacts, MonthFacts, PersonFacts, YearFacts
from desktop_app.domain.payroll.rules import DtpRules
from desktop_app.domain.periods import Month
from desktop_app.domain.policies import KesehatanStart, PartMonthBase


@dataclass(frozen=True, slots=True)
class MonthRecords:
    """What a company's store holds for one month."""

    company: Company
    month: Month
    employees: Sequence[Employee]
    variables: Sequence[VariableItem]
    openings: Sequence[OpeningTotals]
    earlier: Sequence[MonthTaxTotals]
    """Of the months of the same year before this one."""
    earned: Sequence[OutputMonth] = ()
    """What people paid by output earned in the months before this one."""
    worked: Sequence[VariableItem] = ()
    """The days that daily workers worked in the months before this one."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """An employee of the month and the facts of the payslip."""

    employee: Employee
    facts: MonthFacts
    back_pay: Money


def gather(
    records: MonthRecords,
    covered: CoverageRules,
    minimum_wages: MinimumWages,
    days_off: Container[date] = (),
    dtp: DtpRules | None = None,
) -> Iterator[Gathered]:
    """The facts of everybody with an employment in the month, by NIP. ``days_off`` are the public holidays."""
    month = records.month
    policy = records.company.terms_on(month.last_day)
    count = DayCount(month, policy.proration, policy.workweek, days_off)
    variables: dict[str, list[VariableItem]] = defaultdict(list)
    for item in records.variables:
        variables[item.nip].append(item)
    openings = {opening.nip: opening for opening in records.openings if opening.year == month.year}
    earlier: dict[str, dict[Month, MonthTaxTotals]] = defaultdict(dict)
    for totals in records.earlier:
        earlier[totals.nip][totals.month] = totals
    earned: dict[str, dict[Month, Money]] = defaultdict(dict)
    for output_month in records.earned:
        earned[output_month.nip][output_month.month] = output_month.amount
    days_before = days_by_person(records.worked, month)
    employers = _Employers(records.company, month, minimum_wages)
    components = records.company.components_on(month.last_day)
    for employee in sorted(records.employees, key=lambda one: one.nip):
        employments = [employment for employment in employee.employments if employment.overlaps(month)]
        if not employments:
            continue
        latest = employments[-1]
        terms = employee.terms_on(min(month.last_day, latest.ended_on or month.last_day))
        employer, findings = employers.at(terms.branch, terms.work_location)
        family = coverage(employee.family, month.last_day, covered)
        pay = MonthPay(employee, employments, terms.kind, count, variables.get(employee.nip, ()), components)
        base, fixed = pay.full_month_base(), pay.full_month_fixed()
        output = pay.output(earned.get(employee.nip, {}))
        daily = pay.daily(days_before.get(employee.nip, ()))
        suspended, rests = _suspended(employee, employments, month)
        year: YearFacts | None = None
        year_findings: tuple[Finding, ...] = ()
        if is_last_tax_month(terms.kind, latest, month):
            past = earlier.get(employee.nip, {})
            opening = openings.get(employee.nip)
            year, year_findings = year_facts(employee, latest, month, opening, past)
            if policy.dtp and opening is not None and opening.tax:
                year_findings = (*year_findings, info("tax.dtp.opening", amount=opening.tax))
        facts = MonthFacts(
            month=month,
            employer=employer,
            person=_person(employee, terms, len(family.extra), suspended),
            pay=tuple(pay.items()),
            deductions=tuple(pay.deductions()),
            daily=daily,
            output=output,
            wage_base=base,
            wage_parts=pay.full_month_parts(),
            fixed_wage=None if fixed == base else fixed,
            counts_paid_wage=policy.part_month_base is PartMonthBase.AS_PAID,
            kesehatan_billed=any(_billed(employment, month, policy.kesehatan_start) for employment in employments),
            year=year,
            dtp=dtp_facts(records.company, employee, month, daily, dtp, output),
            findings=(
                *findings,
                *_of_family(employee, family, covered, month),
                *pay.findings(),
                *rests,
                *year_findings,
                *_of_identity(employee),
                *_of_status(employee, terms, month),
            ),
        )
        yield Gathered(employee, facts, pay.back_pay)


def _person(
    employee: Employee, terms: EmployeeTerms, extra_family: int, suspended: tuple[Programme, ...]
) -> PersonFacts:
    return PersonFacts(
        birth_date=employee.birth_date,
        citizenship=employee.citizenship,
        kind=terms.kind,
        programmes=(
            *((programme, False) for programme in terms.programmes_off),
            *((programme, True) for programme in terms.programmes_on),
        ),
        extra_family=extra_family,
        ptkp=terms.ptkp,
        tax_method=terms.tax_method,
        reasons=terms.programme_reasons,
        kelas_rawat=terms.kelas_rawat,
        suspended=suspended,
        has_tax_number=has_length(employee.nik, NIK_DIGITS) or has_length(employee.npwp, *NPWP_DIGITS),
        works_since=employee.employments[0].started_on,
    )


def _billed(employment: Employment, month: Month, start: KesehatanStart) -> bool:
    """Whether BPJS Kesehatan bills the month for an employment that touches it."""
    if start is KesehatanStart.JOINING:
        return True
    if start is KesehatanStart.NEXT:
        return employment.started_on < month.first_day
    return employment.started_on <= month.first_day


def _suspended(
    employee: Employee, employments: Sequence[Employment], month: Month
) -> tuple[tuple[Programme, ...], tuple[Finding, ...]]:
    """The programmes that rest in the month, and what is said of leaves that don't cover it wholly.

    BPJS bills whole months, so a programme rests only where the leave covers every employed day of the month.
    """
    resting: dict[Programme, None] = {}
    findings: list[Finding] = []
    for leave in leaves_in(employee, month):
        if not leave.suspended:
            continue
        if all(
            leave.covers(max(one.started_on, month.first_day), min(one.ended_on or month.last_day, month.last_day))
            for one in employments
        ):
            resting.update(dict.fromkeys(leave.suspended))
        else:
            names = ", ".join(programme.value for programme in leave.suspended)
            findings.append(info("bpjs.suspension_partly", programmes=names, month=month))
    return tuple(resting), tuple(findings)


def _of_identity(employee: Employee) -> Iterator[Finding]:
    """A citizen's NIK is the tax number since 2024 (PENG-6/PJ.09/2024): without it the tax slip can't be matched."""
    if employee.citizenship is Citizenship.WNI and not has_length(employee.nik, NIK_DIGITS):
        yield warning("tax.nik_invalid" if employee.nik else "tax.nik_missing")


def _of_status(employee: Employee, terms: EmployeeTerms, month: Month) -> Iterator[Finding]:
    """The tax status is that of 1 January, or of joining, for the whole year (UU PPh art. 7(2))."""
    if len(employee.terms) == 1 or terms.kind in WITHOUT_YEAR:
        return
    january = month.first_of_year.first_day
    joined = min(one.started_on for one in employee.employments if (one.ended_on or january) >= january)
    first = employee.terms_on(max(january, joined)).ptkp
    if terms.ptkp != first:
        yield warning("ptkp.changed_in_year", ptkp=terms.ptkp, first=first, year=str(month.year))


def _of_family(employee: Employee, family: FamilyCoverage, covered: CoverageRules, month: Month) -> Iterator[Finding]:
    for member in employee.family:
        if member.relation.is_spouse and member.employed and member.counts_in(month):
            yield info("family.spouse_pays_too", name=member.name)
    for child in family.aged_out:
        yield warning("family.child_aged_out", name=child.name, limit=age_limit(child, covered))


class _Employers:
    """The employer's facts by place of work, each made once for the month."""

    def __init__(self, company: Company, month: Month, minimum_wages: MinimumWages) -> None:
        self._company = company
        self._month = month
        self._minimum_wages = minimum_wages
        self._known: dict[tuple[str, str], tuple[EmployerFacts, tuple[Finding, ...]]] = {}

    def at(self, branch: str, work_location: str) -> tuple[EmployerFacts, tuple[Finding, ...]]:
        """The facts at a branch (empty: the head office), and what is doubtful about them there."""
        found = self._known.get((branch, work_location))
        if found is None:
            found = self._known[branch, work_location] = self._made(branch, work_location)
        return found

    def _made(self, branch: str, work_location: str) -> tuple[EmployerFacts, tuple[Finding, ...]]:
        day = self._month.last_day
        seat = self._company.seen_from(branch, day)
        terms = seat.terms_on(day)
        place = self._minimum_wages.at(seat, work_location, day)
        findings: list[Finding] = []
        if branch and self._company.branch(branch) is None:
            findings.append(warning("company.branch_unknown", branch=branch))
        if place is not None and place.origin == "ump":
            findings.append(info("wages.umk_unknown", minimum=place.amount))
        if place is not None and place.is_overdue:
            findings.append(warning("wages.minimum_overdue", minimum=place.amount, year=str(self._month.year)))
        programmes = terms.programmes
        facts = EmployerFacts(
            jkk_class=terms.jkk_class,
            size=terms.size,
            minimum_wage=place.amount if place else None,
            workweek=terms.workweek,
            labour_intensive_relief=terms.labour_intensive_relief,
            programmes=None if programmes is None else frozenset(programmes),
            deduction_rounding=terms.deduction_rounding,
            no_npwp_surcharge=terms.no_npwp_surcharge,
        )
        return facts, tuple(findings)
