"""What the portals want to know about people, as plain values named by field; formats and codes come later."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.application.results import Run, StoredPayslip
from desktop_app.domain.company import Programme
from desktop_app.domain.employee import Citizenship, Employee, EmployeeKind
from desktop_app.domain.family import CoverageRules, FamilyMember, Relation, coverage
from desktop_app.domain.findings import Finding, info, warning
from desktop_app.domain.money import Money, Rounding
from desktop_app.domain.payroll.care_class import by_wage
from desktop_app.domain.payroll.rules import rules_for
from desktop_app.domain.periods import Month
from desktop_app.domain.regulation import RegulationSet

FieldValue = str | int | date | Money | None

DIED = "A6"
"""SIPP's reason for leaving: death."""


@dataclass(frozen=True, slots=True)
class PortalRow:
    """One person as a row: who it is about, and the values by field; None and empty text are unknown."""

    subject: str
    """NIP of the employee, also for family members."""
    name: str
    values: Mapping[str, FieldValue]


@dataclass(frozen=True, slots=True)
class PortalGroup:
    """Rows that stand or fall together: an employee, then the family."""

    rows: tuple[PortalRow, ...]


@dataclass(frozen=True, slots=True)
class KesehatanTerms:
    """What of the law the forms of BPJS Kesehatan need."""

    coverage: CoverageRules
    class_two_up_to: Money | None
    """The highest wage for class II; above it class I. None: not in force."""


def kesehatan_terms(law: RegulationSet, month: Month) -> KesehatanTerms:
    """What the law of a month says of it."""
    limit = law.find("bpjs.kesehatan.class_two_up_to", month.last_day)
    return KesehatanTerms(rules_for(law, month).coverage, limit.value if limit else None)


def whole_rupiah(amount: Money) -> int:
    """An amount in whole rupiah, halves up: the portals take no decimals."""
    return amount.rounded(Rounding.RUPIAH_HALF_UP).whole_rupiah()


def takes_part_in_ketenagakerjaan(stored: StoredPayslip) -> bool:
    """Whether at least one programme of BPJS Ketenagakerjaan counts this person (or isn't known to leave out)."""
    bpjs = stored.payslip.bpjs
    return any(
        part is None or bool(part.base or part.employer or part.employee)
        for part in (bpjs.jht, bpjs.jp, bpjs.jkk, bpjs.jkm)
    )


def takes_part_in_kesehatan(employee: Employee, run: Run) -> bool:
    """Whether the person is registered at BPJS Kesehatan through this company, billed already or not."""
    day = run.head.month.last_day
    terms = employee.terms_on(day)
    if Programme.KESEHATAN in terms.programmes_on:
        return True
    company = run.company.terms_on(day).programmes if run.company.terms else None
    left_out = company is not None and Programme.KESEHATAN not in company
    return not left_out and Programme.KESEHATAN not in terms.programmes_off and terms.kind is not EmployeeKind.INTERN


def by_npp(run: Run) -> tuple[Run, ...]:
    """The run for each number at BPJS Ketenagakerjaan: the company's own, then those of branches with their own.

    Each holds the people who are reported under that number; the company of each has the number and the place.
    A company without such branches has one, with everybody.
    """
    company, day = run.company, run.head.month.last_day
    own = {branch.code for branch in company.branches if branch.npp and branch.npp != company.npp}
    if not own:
        return (run,)
    people: dict[str, list[StoredPayslip]] = {company.npp: []}
    seats = {company.npp: company}
    for branch in company.branches:
        if branch.code in own and branch.npp not in seats:
            people[branch.npp] = []
            seats[branch.npp] = replace(company.seen_from(branch.code, day), terms=company.terms)
    for stored in run.payslips:
        people[company.npp_of(stored.employee.terms_on(day).branch)].append(stored)
    return tuple(replace(run, company=seats[npp], payslips=tuple(people[npp])) for npp in seats)


def joined_in(employee: Employee, month: Month) -> bool:
    """Whether an employment began in the month."""
    return any(Month.of(employment.started_on) == month for employment in employee.employments)


def left_in(employee: Employee, month: Month) -> bool:
    """Whether the last day of the latest employment falls in the month."""
    ended_on = employee.employments[-1].ended_on
    return ended_on is not None and Month.of(ended_on) == month


def joiner_groups(run: Run) -> tuple[PortalGroup, ...]:
    """Workers for "TK mendaftar": joined this month, take part, have no KPJ yet."""
    return tuple(
        PortalGroup((PortalRow(stored.employee.nip, stored.employee.name, _worker_values(stored, run)),))
        for stored in run.payslips
        if joined_in(stored.employee, run.head.month)
        and not stored.employee.kpj
        and takes_part_in_ketenagakerjaan(stored)
    )


def leaver_groups(run: Run) -> tuple[PortalGroup, ...]:
    """Workers whose employment ended this month."""
    groups = []
    for stored in run.payslips:
        employee = stored.employee
        if not left_in(employee, run.head.month) or not takes_part_in_ketenagakerjaan(stored):
            continue
        employment = employee.employments[-1]
        values: dict[str, FieldValue] = {
            "kpj": employee.kpj,
            "name": employee.name,
            "birth_date": employee.birth_date,
            "leaving_reason": employment.leaving_reason,
            "died_on": employment.ended_on if employment.leaving_reason == DIED else None,
        }
        groups.append(PortalGroup((PortalRow(employee.nip, employee.name, values),)))
    return tuple(groups)


def family_groups(run: Run, terms: KesehatanTerms) -> tuple[tuple[PortalGroup, ...], tuple[Finding, ...]]:
    """Workers who joined this month with their family, for BPJS Kesehatan; and who isn't registered with them."""
    groups, findings = [], []
    for stored in run.payslips:
        employee = stored.employee
        if not joined_in(employee, run.head.month) or not takes_part_in_kesehatan(employee, run):
            continue
        shared = coverage(employee.family, run.head.month.last_day, terms.coverage)
        worker = _worker_values(stored, run) | {
            "relation": "self",
            "wage": _kesehatan_wage(stored),
            "jkn_number": employee.jkn_number,
            "kelas_rawat": _class_of_care(stored, run, terms),
        }
        rows = [PortalRow(employee.nip, employee.name, worker)]
        rows += [
            PortalRow(employee.nip, member.name, _member_values(member, worker, relation))
            for member, relation in (
                *((member, member.relation.value) for member in shared.covered),
                *((member, "extra") for member in shared.extra),
            )
        ]
        groups.append(PortalGroup(tuple(rows)))
        findings += [
            warning("portal.child_over_age", name=child.name, employee=employee.name).about(employee.nip)
            for child in shared.aged_out
        ]
    return tuple(groups), tuple(findings)


def kesehatan_leavers(run: Run) -> Iterator[Finding]:
    """One worklist line for each leaver: e-Dabu's upload has no known code for leaving."""
    for stored in run.payslips:
        employee = stored.employee
        if left_in(employee, run.head.month) and takes_part_in_kesehatan(employee, run):
            yield info(
                "portal.edabu_leaver",
                name=employee.name,
                jkn=employee.jkn_number,
                day=employee.employments[-1].ended_on or run.head.month.last_day,
            ).about(employee.nip)


def kesehatan_late(run: Run) -> Iterator[Finding]:
    """Joiners and leavers after the day up to which e-Dabu takes changes for the next month."""
    month = run.head.month
    cutoff = run.company.terms_on(month.last_day).edabu_cutoff if run.company.terms else None
    if cutoff is None:
        return
    for stored in run.payslips:
        employee = stored.employee
        if not takes_part_in_kesehatan(employee, run):
            continue
        last = employee.employments[-1]
        days = ((last.ended_on, "portal.edabu_left_late"), (last.started_on, "portal.edabu_joined_late"))
        for day, code in days:
            if day is not None and Month.of(day) == month and day.day > cutoff:
                yield warning(code, name=employee.name, day=day, cutoff=cutoff).about(employee.nip)


def _worker_values(stored: StoredPayslip, run: Run) -> dict[str, FieldValue]:
    employee, month = stored.employee, run.head.month
    terms = employee.terms_on(month.last_day)
    employment = employee.employment_in(month) or employee.employments[-1]
    by_passport = not employee.nik and bool(employee.passport)
    citizen = employee.citizenship is Citizenship.WNI
    return {
        "nip": employee.nip,
        "name": employee.name,
        "phone": employee.phone,
        "email": employee.email,
        "birth_place": employee.birth_place,
        "birth_date": employee.birth_date,
        "mother_name": employee.mother_name,
        "identity_kind": "passport" if by_passport else "ktp",
        "identity_number": employee.passport if by_passport else employee.nik,
        "identity_expires": employee.identity_expires,
        "sex": employee.sex,
        "marital_status": employee.marital_status,
        "blood_group": employee.blood_group,
        "npwp": employee.npwp,
        "passport": employee.passport,
        "citizenship": employee.citizenship.value,
        "country": employee.country or ("ID" if citizen else ""),
        "wage": stored.wage_base,
        "address": terms.address,
        "rt": terms.rt,
        "rw": terms.rw,
        "postal_code": terms.postal_code,
        "district_code": terms.district_code,
        "district": terms.district,
        "village": terms.village,
        "work_location": terms.work_location or run.company.seen_from(terms.branch, month.last_day).location_code,
        "employee_kind": terms.kind.value,
        "job_title": terms.job_title,
        "started_on": employment.started_on,
        "contract_end": employment.contract_end,
        "family_card": employee.family_card,
        "clinic_code": employee.clinic_code,
        "clinic_name": employee.clinic_name,
        "dentist_code": employee.dentist_code,
        "dentist_name": employee.dentist_name,
    }


_SHARED_WITH_FAMILY = (
    "family_card", "address", "rt", "rw", "postal_code", "district_code", "district", "village",
    "clinic_code", "clinic_name", "dentist_code", "dentist_name", "nip", "employee_kind", "kelas_rawat",
)  # fmt: skip


def _member_values(member: FamilyMember, worker: Mapping[str, FieldValue], relation: str) -> dict[str, FieldValue]:
    # A parent may be married or widowed, and nobody is asked: e-Dabu has a code for that.
    marital = "K" if member.relation.is_spouse else "TK" if member.relation is Relation.CHILD else "unknown"
    return {field: worker[field] for field in _SHARED_WITH_FAMILY} | {
        "name": member.name,
        "relation": relation,
        "jkn_number": member.jkn_number,
        "identity_kind": "ktp",
        "identity_number": member.nik,
        "birth_place": member.birth_place,
        "birth_date": member.birth_date,
        "sex": member.sex,
        "marital_status": marital,
        "citizenship": Citizenship.WNI.value if member.nik else "",
    }


def _class_of_care(stored: StoredPayslip, run: Run, terms: KesehatanTerms) -> str:
    chosen = stored.employee.terms_on(run.head.month.last_day).kelas_rawat
    return str(chosen or by_wage(_kesehatan_wage(stored), terms.class_two_up_to) or "")


def _kesehatan_wage(stored: StoredPayslip) -> Money:
    """The agreed wage, also where BPJS Ketenagakerjaan counts what was paid for a part of the month.

    Of pay by output it is the month's own, where BPJS Ketenagakerjaan counts an average.
    """
    trace = stored.payslip.trace
    key = "pay.base_worked" if any(line.key == "pay.output_average" for line in trace) else "pay.base_agreed"
    return next((line.result for line in trace if line.key == key), stored.wage_base)
