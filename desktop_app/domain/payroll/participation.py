"""Which programmes a person takes part in: by law, unless the registration says otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from desktop_app.domain.company import CompanySize, Programme
from desktop_app.domain.employee import Citizenship, EmployeeKind
from desktop_app.domain.findings import Finding, info, warning
from desktop_app.domain.payroll.facts import MonthFacts
from desktop_app.domain.payroll.rules import JpRules, MonthRules
from desktop_app.domain.periods import age_on, completed_months

_PROGRAMMES = tuple(Programme)
_INTERN_PROGRAMMES = frozenset({Programme.JKK, Programme.JKM})
"""Permenaker 5/2021 art. 35(1): participants in training are registered for JKK and JKM."""
_BY_SIZE = frozenset({Programme.JHT, Programme.JP, Programme.JKK, Programme.JKM})
"""Perpres 109/2013 art. 6: the programmes that a company must take part in from its size on."""
_SMALL_SIZES = frozenset({CompanySize.MICRO, CompanySize.SMALL})
_JKP_KINDS = frozenset({EmployeeKind.PERMANENT, EmployeeKind.CONTRACT})
_JKP_NEEDS = frozenset({Programme.KESEHATAN, Programme.JKK, Programme.JKM, Programme.JHT, Programme.JP})
"""PP 37/2021 art. 4: the programmes that JKP presupposes."""
_JKP_NEEDS_OF_SMALL = _JKP_NEEDS - {Programme.JP}
_COMPANY_CHOICE = "bpjs.off.company_choice"


class Participation(NamedTuple):
    """The programmes that count this month, with the reason for each that doesn't."""

    programmes: frozenset[Programme]
    findings: tuple[Finding, ...]


def participation(facts: MonthFacts, rules: MonthRules) -> Participation:
    """Decide programme by programme; an override by the registration wins over the law's default.

    A programme that rests during unpaid leave wins over both.
    """
    person = facts.person
    overrides, suspended = dict(person.programmes), person.suspended
    taken: set[Programme] = set()
    findings: list[Finding] = []
    for programme in _PROGRAMMES:
        if programme in suspended:
            findings.append(info("bpjs.suspended", programme=programme.value))
            continue
        reason = _reason_against(programme, facts, rules, taken)
        if programme in overrides:
            if not overrides[programme]:
                findings.append(_switched_off(programme, dict(person.reasons).get(programme, "")))
                continue
            if reason is not None:
                findings.append(warning("bpjs.registered_against_default", programme=programme.value, reason=reason))
                findings.extend(_said(programme, person.reasons))
            taken.add(programme)
        elif reason is None:
            taken.add(programme)
        elif reason == _COMPANY_CHOICE and _is_compulsory(programme, facts, rules):
            findings.append(warning("bpjs.off.company_choice_against_law", programme=programme.value))
        else:
            findings.append(_left_out(programme, reason))
    if Programme.KESEHATAN in taken and not facts.kesehatan_billed:
        taken.discard(Programme.KESEHATAN)
        findings.append(info("bpjs.kesehatan.not_billed_yet"))
    if taken and person.citizenship is Citizenship.WNA:
        findings.extend(_new_foreigner(facts, rules))
    return Participation(frozenset(taken), tuple(findings))


def _new_foreigner(facts: MonthFacts, rules: MonthRules) -> Iterator[Finding]:
    """Work for other employers in Indonesia counts too and isn't known here, so the person takes part all the same."""
    since, least = facts.person.works_since, rules.foreigner_months
    if since is None or least is None:
        return
    months = completed_months(since, (facts.month + 1).first_day)
    if months < least.value:
        yield info("bpjs.foreigner_new", months=months, least=least.value)


@cache
def _left_out(programme: Programme, reason: str) -> Finding:
    """The same few for thousands of people."""
    return info(reason, programme=programme.value)


def _said(programme: Programme, reasons: Iterable[tuple[Programme, str]]) -> Iterator[Finding]:
    """Why the employer registered somebody whom the law leaves out, in the employer's words."""
    for one, reason in reasons:
        if one is programme:
            yield info("bpjs.registered_because", programme=programme.value, reason=reason)


def _switched_off(programme: Programme, reason: str) -> Finding:
    if reason:
        return info("bpjs.switched_off_because", programme=programme.value, reason=reason)
    return info("bpjs.switched_off", programme=programme.value)


def _is_compulsory(programme: Programme, facts: MonthFacts, rules: MonthRules) -> bool:
    """Whether a company of this size must take part, whatever it chose (Perpres 109/2013 art. 6)."""
    return programme is Programme.KESEHATAN or programme in rules.mandatory[facts.employer.size]


def _reason_against(programme: Programme, facts: MonthFacts, rules: MonthRules, taken: set[Programme]) -> str | None:
    """Code of the reason why the law leaves the person out of a programme; None when it doesn't."""
    if programme not in _INTERN_PROGRAMMES and facts.person.kind is EmployeeKind.INTERN:
        return "bpjs.off.intern"
    chosen = facts.employer.programmes
    if chosen is not None and programme not in chosen:
        return _COMPANY_CHOICE
    if programme not in _BY_SIZE:
        return _reason_against_jkp(facts, rules, taken) if programme is Programme.JKP else None
    if rules.jht is None:
        # Without JHT the month is outside the regulation files: nothing can be said about who takes part.
        return None
    if chosen is None and programme not in rules.mandatory[facts.employer.size]:
        return "bpjs.off.company_size"
    return _reason_against_jp(facts, rules) if programme is Programme.JP else None


def _reason_against_jp(facts: MonthFacts, rules: MonthRules) -> str | None:
    if rules.jp is None:
        return None
    if facts.person.citizenship is Citizenship.WNA:
        return "bpjs.jp.off.foreigner"
    return "bpjs.jp.off.pension_age" if pension_age_reached(facts.person.birth_date, rules.jp) else None


def _reason_against_jkp(facts: MonthFacts, rules: MonthRules, taken: set[Programme]) -> str | None:
    person = facts.person
    if rules.jkp is None:
        return "bpjs.jkp.off.not_begun"
    if person.citizenship is Citizenship.WNA:
        return "bpjs.jkp.off.foreigner"
    if person.kind not in _JKP_KINDS:
        return "bpjs.jkp.off.kind"
    if age_on(person.birth_date, facts.month.last_day) >= rules.jkp.age_limit:
        return "bpjs.jkp.off.age"
    if not (_JKP_NEEDS_OF_SMALL if facts.employer.size in _SMALL_SIZES else _JKP_NEEDS) <= taken:
        return "bpjs.jkp.off.other_programmes"
    return None


def pension_age_reached(birth: date, rules: JpRules) -> bool:
    """Whether the pension age was reached in or before the month, so that no JP is due.

    The month of that birthday is not contributed any more. Who once reached the age then in force has ended
    the participation; a later, higher age doesn't reopen it (PP 45/2015 art. 15).
    """
    today, lowest = rules.pension_ages[-1][0], rules.pension_ages[0][1]
    if _years_by_month(birth, today) < lowest:  # most people; the age has only ever risen
        return False
    return any(_years_by_month(birth, last_day) >= age for last_day, age in rules.pension_ages)


def _years_by_month(birth: date, day: date) -> int:
    """Age at the end of the day's month: the month of the birthday decides, also for who was born on 29 February."""
    return day.year - birth.year - (day.month < birth.month)
