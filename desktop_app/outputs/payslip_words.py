"""What a payslip says beside its amounts: who it is for, and the short notes below its lines."""

from __future__ import annotations

from datetime import date

from desktop_app.application.explanations.explanations import LINE_KEYS
from desktop_app.application.results import Run, StoredPayslip
from desktop_app.domain.components import ComponentKind
from desktop_app.domain.money import ZERO, Rate
from desktop_app.domain.payroll.payslip import Contribution, Line, Share
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _

_ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV", 5: "V"}


def identity(run: Run, stored: StoredPayslip) -> tuple[tuple[tuple[str, str], ...], ...]:
    """Labels and values in rows of three; identity numbers are masked."""
    employee, month = stored.employee, run.head.month
    terms = employee.terms_on(month.last_day)
    employment = employee.employment_in(month) or employee.employments[-1]
    category = stored.payslip.tax.category
    status = (
        terms.ptkp
        if category is None
        else _("{ptkp}, TER category {category}").format(ptkp=terms.ptkp, category=category)
    )
    number = (_("NIK"), employee.nik) if employee.nik else (_("Passport"), employee.passport)
    left = employment.ended_on is not None and employment.ended_on <= month.last_day
    since = formats.day_month_year(employment.started_on)
    if left and employment.ended_on is not None:
        since = _("{since}, left {ended}").format(since=since, ended=formats.day_month_year(employment.ended_on))
    return (
        ((_("Name"), employee.name), (_("Position"), terms.job_title), (_("Tax status"), status)),
        (
            (_("Employee number"), employee.nip),
            (_("Employed since"), since),
            (number[0], formats.masked(number[1])),
        ),
        (
            (_("Department"), terms.department),
            (_("BPJS TK"), formats.masked(employee.kpj)),
            (_("BPJS Kesehatan"), formats.masked(employee.jkn_number)),
        ),
    )


def note(stored: StoredPayslip, line: Line) -> str:
    """A few words below a line: its rate, its kind, how often."""
    payslip = stored.payslip
    if line.code == "pph21":
        return _tax_note(stored)
    if line.code == "extra_family":
        return _extra_family_note(stored)
    if line.code in LINE_KEYS:
        rate = rate_of(stored, LINE_KEYS[line.code])
        return formats.percent(rate.percent_text) if rate else ""
    if line.share is Share.BENEFIT:
        return _("not paid in money")
    wage = stored.employee.wage_on(payslip.month.last_day)
    kinds = {allowance.name: allowance.kind for allowance in wage.allowances} if wage else {}
    kind = kinds.get(line.name)
    if kind is None or line.share is not Share.EARNING:
        return ""
    return _("fixed") if kind is ComponentKind.FIXED else _("not fixed")


def rate_of(stored: StoredPayslip, key: str) -> Rate | None:
    """The rate that the trace names for a figure."""
    for traced in stored.payslip.trace:
        if traced.key == key:
            rate = dict(traced.inputs).get("rate")
            return rate if isinstance(rate, Rate) else None
    return None


def contribution_of(stored: StoredPayslip, line: Line) -> Contribution | None:
    """The programme behind a line of the company's contributions."""
    found = getattr(stored.payslip.bpjs, line.code.removesuffix("_employer"), None)
    return found if line.code.endswith("_employer") and isinstance(found, Contribution) else None


def class_note(run: Run, stored: StoredPayslip, line: Line) -> str:
    """The risk class behind JKK at the person's branch; empty for other lines."""
    if line.code != "jkk_employer":
        return ""
    day = run.head.month.last_day
    seat = run.company.seen_from(stored.employee.terms_on(day).branch, day)
    return _("class {number}").format(number=_ROMAN.get(seat.terms_on(day).jkk_class, ""))


def paid_into(run: Run, stored: StoredPayslip) -> str:
    """Where and when the pay goes."""
    terms = stored.employee.terms_on(run.head.month.last_day)
    day = formats.long_date(payday(run))
    account = formats.masked_account(terms.bank_account)
    if not account:
        return _("To be paid on {day}").format(day=day)
    return _("Paid to {account}, {day}").format(account=f"{terms.bank} {account}".strip(), day=day)


def payday(run: Run) -> date:
    """The day on which the company pays that month."""
    return run.company.payday_in(run.head.month)


def _tax_note(stored: StoredPayslip) -> str:
    tax = stored.payslip.tax
    if tax.tax is not None and tax.tax < ZERO:
        return _("overpaid this year, paid back")
    if tax.annual is not None:
        return _("calculated for the whole year")
    if tax.rate is None:
        return ""
    return " ".join(part for part in ("TER", tax.category or "", formats.percent(tax.rate.percent_text)) if part)


def _extra_family_note(stored: StoredPayslip) -> str:
    for traced in stored.payslip.trace:
        if traced.key == "bpjs.kesehatan.extra_family":
            inputs = dict(traced.inputs)
            return f"{formats.show(inputs['rate'])} × {formats.show(inputs['persons'])}"
    return ""
