"""What is paid when employment ends: pesangon, UPMK, UPH and uang pisah.

UU 13/2003 art. 156 as changed by UU 6/2023, PP 35/2021 art. 40-59. The final tax on it is another calculation.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop_app.domain.company import CompanySize
from desktop_app.domain.findings import Finding, error, info, warning
from desktop_app.domain.money import ZERO, Money, Rounding
from desktop_app.domain.payroll.monthly_wage import (
    DailyWage,
    Wage,
    wage_line,
    wage_problems,
    week_name,
    week_problems,
)
from desktop_app.domain.payroll.trace import TraceLine
from desktop_app.domain.payroll.worked import Figure, Worked, refused, to_check, within_law
from desktop_app.domain.periods import LAST_MONTH_OF_YEAR, completed_months
from desktop_app.domain.regulation import RegulationSet

_MAY_AGREE = (CompanySize.MICRO, CompanySize.SMALL)
_RUPIAH = Rounding.RUPIAH_HALF_UP


class TerminationReason(StrEnum):
    """Why employment ends, as PP 35/2021 art. 41-57 tells the reasons apart."""

    MERGER = "merger"
    TAKEOVER = "takeover"
    TAKEOVER_TERMS_REFUSED = "takeover_terms_refused"
    """The worker refuses the terms that a takeover changed."""
    EFFICIENCY_LOSSES = "efficiency_losses"
    EFFICIENCY_PREVENTION = "efficiency_prevention"
    """Efficiency to prevent losses."""
    CLOSURE_LOSSES = "closure_losses"
    CLOSURE_WITHOUT_LOSSES = "closure_without_losses"
    FORCE_MAJEURE_CLOSED = "force_majeure_closed"
    FORCE_MAJEURE_OPEN = "force_majeure_open"
    PKPU_LOSSES = "pkpu_losses"
    """Suspension of debt payments (PKPU) after losses."""
    PKPU_WITHOUT_LOSSES = "pkpu_without_losses"
    BANKRUPTCY = "bankruptcy"
    EMPLOYER_MISCONDUCT = "employer_misconduct"
    """At the worker's request."""
    MISCONDUCT_UNPROVEN = "misconduct_unproven"
    """The labour court found no misconduct of the employer."""
    RESIGNATION = "resignation"
    ABSENCE = "absence"
    """Five working days or more without word."""
    BREACH_AFTER_WARNINGS = "breach_after_warnings"
    URGENT_BREACH = "urgent_breach"
    CRIME_WITH_LOSS = "crime_with_loss"
    """A crime that cost the company money."""
    CRIME_WITHOUT_LOSS = "crime_without_loss"
    LONG_ILLNESS = "long_illness"
    """Illness or disability by a work accident for more than twelve months."""
    RETIREMENT = "retirement"
    DEATH = "death"


@dataclass(frozen=True, slots=True)
class SeveranceFacts:
    """One person's end of employment."""

    reason: TerminationReason
    wage: Wage
    """At the end: basic wage and fixed allowances, a day's wage, or the last twelve months of output pay."""
    first_day: date
    last_day: date
    unused_leave_days: int = 0
    """Days of annual leave that haven't lapsed."""
    workweek: int = 5
    other_rights: Money = ZERO
    """Fare home and whatever contract or company rules replace, as part of UPH."""
    separation_pay: Money = ZERO
    """Uang pisah by contract or company rules."""
    pension_contributions: Money = ZERO
    """What the employer paid into a pension programme for the worker, to be set off (art. 58)."""
    size: CompanySize = CompanySize.MEDIUM


@within_law
def severance(facts: SeveranceFacts, law: RegulationSet) -> Worked:
    """Figures: ``total``, ``severance`` (pesangon), ``service_pay`` (UPMK), ``rights`` (UPH), ``separation_pay``
    (uang pisah) and ``pension_set_off``, which lowers the total.
    """
    problems = tuple(_problems(facts))
    if problems:
        return refused(*problems)
    on = facts.last_day
    years = completed_months(facts.first_day, on + timedelta(days=1)) // LAST_MONTH_OF_YEAR
    daily_days = law.at("labour.severance.daily_wage_days", on)
    wage = wage_line("severance.wage", facts.wage, daily_days, daily_days.value)
    pesangon = _part("severance", facts, law, wage.result, years)
    service = _part("service", facts, law, wage.result, years)
    rights = _rights(facts, law, wage.result)
    separation = TraceLine(
        "severance.separation_pay",
        "separation_pay",
        (("separation_pay", facts.separation_pay),),
        None,
        None,
        facts.separation_pay,
    )
    off = _set_off(facts, pesangon[-1].result, service[-1].result)
    parts = (
        ("severance", pesangon[-1].result),
        ("service_pay", service[-1].result),
        ("rights", rights[-1].result),
        ("separation_pay", facts.separation_pay),
        ("pension_set_off", off.result),
    )
    total = sum((amount for _, amount in parts[:-1]), ZERO) - off.result
    formula = "severance + service_pay + rights + separation_pay − pension_set_off"
    last = TraceLine("severance.total", formula, parts, None, None, total)
    figures = (Figure("total", total), *(Figure(name, amount) for name, amount in parts))
    checked = to_check(*(line.law for line in (*pesangon, *service)))
    trace = (wage, *pesangon, *service, *rights, separation, off, last)
    return Worked(figures, trace, (*_remarks(facts, law), *checked))


def _problems(facts: SeveranceFacts) -> Iterator[Finding]:
    yield from wage_problems(facts.wage)
    yield from week_problems(facts.workweek)
    if facts.last_day < facts.first_day:
        yield error("service.dates", first=facts.first_day, last=facts.last_day)
    if facts.unused_leave_days < 0:
        yield error("severance.leave_days", days=facts.unused_leave_days)
    if any(amount < ZERO for amount in (facts.other_rights, facts.separation_pay, facts.pension_contributions)):
        yield error("wage.negative")


def _part(name: str, facts: SeveranceFacts, law: RegulationSet, wage: Money, years: int) -> tuple[TraceLine, TraceLine]:
    """Pesangon or UPMK: the whole amount by years of service, and the share of it that the reason gives."""
    table = law.at(f"labour.severance.{name}_months", facts.last_day)
    multipliers = law.at(f"labour.severance.{name}_multipliers", facts.last_day)
    months, multiplier = _months(table.value, years), multipliers.value[facts.reason.value]
    whole = wage * months
    paid = Money.from_fraction(whole.as_fraction() * multiplier, _RUPIAH)
    by_service = (("years", years), ("months", months), ("wage", wage))
    article = law.at("labour.severance.reason_articles", facts.last_day).value[facts.reason.value]
    by_reason = (
        ("whole", whole),
        ("multiplier", multiplier),
        ("termination", facts.reason.value),
        ("article", article),
    )
    key = "severance.severance" if name == "severance" else "severance.service_pay"
    return (
        TraceLine(f"{key}_whole", "wage × months", by_service, table, None, whole),
        TraceLine(key, "whole × multiplier", by_reason, multipliers, _RUPIAH, paid),
    )


def _months(table: Mapping[str, int], years: int) -> int:
    """The months of wage in the last row that begins at or before these full years; zero below the first row."""
    begun = [int(start) for start in table if int(start) <= years]
    return table[str(max(begun))] if begun else 0


def _rights(facts: SeveranceFacts, law: RegulationSet, wage: Money) -> tuple[TraceLine, TraceLine]:
    """UPH: unused leave at the legal day's wage, and what else is replaced."""
    divisors = law.at("labour.wages.day_divisors", facts.last_day)
    if isinstance(facts.wage, DailyWage):
        inputs = (("days", facts.unused_leave_days), ("daily_wage", facts.wage.daily))
        leave = TraceLine(
            "severance.leave", "daily_wage × days", inputs, None, None, facts.wage.daily * facts.unused_leave_days
        )
    else:
        divisor = divisors.value[week_name(facts.workweek)]
        amount = Money.from_fraction(wage.as_fraction() * facts.unused_leave_days / divisor, _RUPIAH)
        given = (("wage", wage), ("days", facts.unused_leave_days), ("divisor", divisor))
        leave = TraceLine("severance.leave", "wage × days ÷ divisor", given, divisors, _RUPIAH, amount)
    parts = (("leave", leave.result), ("other_rights", facts.other_rights))
    total = leave.result + facts.other_rights
    return leave, TraceLine("severance.rights", "leave + other_rights", parts, None, None, total)


def _set_off(facts: SeveranceFacts, severance_pay: Money, service_pay: Money) -> TraceLine:
    """Pension contributions count towards all but UPH, and never beyond it (art. 58)."""
    most = severance_pay + service_pay + facts.separation_pay
    inputs = (
        ("pension_contributions", facts.pension_contributions),
        ("severance", severance_pay),
        ("service_pay", service_pay),
        ("separation_pay", facts.separation_pay),
    )
    formula = "min(pension_contributions, severance + service_pay + separation_pay)"
    return TraceLine("severance.pension_set_off", formula, inputs, None, None, min(facts.pension_contributions, most))


def _remarks(facts: SeveranceFacts, law: RegulationSet) -> Iterator[Finding]:
    if facts.size in _MAY_AGREE:
        yield warning("severance.as_agreed")
    by_contract = facts.reason.value in law.at("labour.severance.separation_pay_reasons", facts.last_day).value
    if by_contract and not facts.separation_pay:
        yield info("severance.separation_pay_missing")
    if facts.separation_pay and not by_contract:
        yield warning("severance.separation_pay_unusual")
    if facts.pension_contributions:
        yield info("severance.pension_set_off")
