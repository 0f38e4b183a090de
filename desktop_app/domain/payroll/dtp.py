"""PPh 21 borne by the government (DTP) for employees of named industries.

The tax is calculated and withheld, or borne by the employer, as always; the employer then pays the same amount
to the employee in cash instead of depositing it. That cash is no income (PMK 10/2025, PMK 72/2025, PMK 105/2025).
"""

from __future__ import annotations

from desktop_app.domain.employee import EmployeeKind
from desktop_app.domain.findings import Finding, info, warning
from desktop_app.domain.money import ZERO, Money
from desktop_app.domain.payroll.facts import DtpFacts, MonthFacts
from desktop_app.domain.payroll.payslip import Tax
from desktop_app.domain.payroll.rules import DtpRules, MonthRules
from desktop_app.domain.payroll.trace import TraceLine, TraceValue
from desktop_app.domain.periods import Month
from desktop_app.domain.regulation import Dated


def borne(facts: MonthFacts, rules: MonthRules, tax: Tax, trace: list[TraceLine], findings: list[Finding]) -> Tax:
    """The tax with the part of it that the government bears; appends to ``trace`` and ``findings``.

    Who overpaid in the last tax month gets nothing back of what the government bore in the months before.
    """
    if tax.tax is None:
        return tax
    if tax.tax < ZERO:
        return _kept(facts, tax, tax.tax, trace)
    limit = _entitlement(facts.dtp, facts, rules, findings) if facts.dtp is not None else None
    if facts.dtp is None or limit is None or not tax.tax:
        return tax
    inputs: tuple[tuple[str, TraceValue], ...] = (
        ("tax", tax.tax),
        ("business_code", facts.dtp.business_code),
        ("tested", facts.dtp.tested),
        ("tested_in", facts.dtp.tested_in),
        ("limit", limit.value),
    )
    trace.append(TraceLine("tax.dtp", "tax", inputs, limit, None, tax.tax))
    return tax._replace(dtp=tax.tax)


def month_of_test(rules: DtpRules | None, business_code: str, month: Month, first_worked: Month) -> Month:
    """The month whose fixed gross income decides for the year: January, or the first month worked.

    Where a scheme begins within the year, no month before its first.
    """
    scheme = rules.scheme(business_code) if rules is not None else None
    begun = month.first_of_year if scheme is None else max(month.first_of_year, Month.of(scheme.start))
    return max(begun, first_worked)


def _kept(facts: MonthFacts, tax: Tax, overpaid: Money, trace: list[TraceLine]) -> Tax:
    before = facts.year.dtp_before if facts.year is not None else ZERO
    if not before:
        return tax
    kept = max(overpaid, -before)
    inputs: tuple[tuple[str, TraceValue], ...] = (("overpaid", -overpaid), ("dtp_before", before))
    trace.append(TraceLine("tax.dtp", "−min(overpaid, dtp_before)", inputs, None, None, kept))
    return tax._replace(dtp=kept)


def _entitlement(dtp: DtpFacts, facts: MonthFacts, rules: MonthRules, findings: list[Finding]) -> Dated[Money] | None:
    """The limit that the person keeps to; None with a finding when the government doesn't bear the tax."""
    law, kind = rules.dtp, facts.person.kind
    if law is None:
        findings.append(info("tax.dtp.no_scheme", month=facts.month))
    elif law.scheme(dtp.business_code) is None:
        findings.append(warning("tax.dtp.not_listed", klu=dtp.business_code, month=facts.month))
    elif kind is EmployeeKind.INTERN:
        findings.append(info("tax.dtp.intern"))
    elif not dtp.has_tax_number:
        findings.append(warning("tax.dtp.no_tax_number"))
    else:
        limit = law.daily_limit if kind is EmployeeKind.DAILY else law.monthly_limit
        if dtp.tested <= limit.value:
            return limit
        findings.append(info("tax.dtp.above_limit", tested=dtp.tested, limit=limit.value))
    return None
