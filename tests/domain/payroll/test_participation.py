"""Who takes part in which programme, and what is said about it."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.company import CompanySize, Programme
from desktop_app.domain.employee import Citizenship, EmployeeKind
from desktop_app.domain.findings import Severity
from desktop_app.domain.payroll.facts import EmployerFacts, MonthFacts
from desktop_app.domain.payroll.participation import participation
from desktop_app.domain.periods import Month
from tests.domain.payroll.building import facts, rules

_ALL = frozenset(Programme)
_BASICS = frozenset({Programme.KESEHATAN, Programme.JKK, Programme.JKM})


def _taken(given: MonthFacts) -> frozenset[Programme]:
    return participation(given, rules(given.month)).programmes


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (CompanySize.MICRO, _BASICS),
        (CompanySize.SMALL, _BASICS | {Programme.JHT, Programme.JKP}),
        (CompanySize.MEDIUM, _ALL),
        (CompanySize.LARGE, _ALL),
    ],
)
def test_size_decides_what_is_compulsory(size: CompanySize, expected: frozenset[Programme]) -> None:
    assert _taken(facts(10**9, employer=EmployerFacts(size=size))) == expected


@pytest.mark.parametrize(
    ("person", "missing"),
    [
        ({"kind": EmployeeKind.CONTRACT}, set()),
        ({"kind": EmployeeKind.DAILY}, {Programme.JKP}),
        ({"kind": EmployeeKind.INTERN}, {Programme.KESEHATAN, Programme.JHT, Programme.JP, Programme.JKP}),
        ({"citizenship": Citizenship.WNA}, {Programme.JP, Programme.JKP}),
        ({"birth_date": date(1960, 1, 1)}, {Programme.JP, Programme.JKP}),
        ({"birth_date": date(1970, 1, 1)}, {Programme.JKP}),
        ({"programmes": ((Programme.JKK, False),)}, {Programme.JKK, Programme.JKP}),
    ],
)
def test_the_person_decides(person: dict[str, object], missing: set[Programme]) -> None:
    assert _taken(facts(10**9, person=person)) == _ALL - missing


def test_a_registration_wins_over_the_law_and_is_remarked_upon() -> None:
    person = {"citizenship": Citizenship.WNA, "programmes": ((Programme.JP, True), (Programme.JHT, False))}
    given = facts(10**9, person=person)
    found = participation(given, rules(given.month))
    assert found.programmes == _BASICS | {Programme.JP}
    said = {finding.code: finding for finding in found.findings}
    assert said["bpjs.registered_against_default"].severity is Severity.WARNING
    assert dict(said["bpjs.registered_against_default"].params) == {
        "programme": "jp",
        "reason": "bpjs.jp.off.foreigner",
    }
    assert dict(said["bpjs.switched_off"].params) == {"programme": "jht"}


def test_a_registration_that_the_law_asks_for_anyway_is_nothing_to_remark_upon() -> None:
    given = facts(10**9, person={"programmes": tuple((programme, True) for programme in Programme)})
    assert participation(given, rules(given.month)).findings == ()


def test_a_joiner_whom_kesehatan_does_not_bill_yet_keeps_jkp() -> None:
    given = facts(10**9, kesehatan_billed=False)
    assert _taken(given) == _ALL - {Programme.KESEHATAN}


def test_outside_the_regulation_files_nothing_is_said_about_size() -> None:
    given = facts(10**9, Month(2014, 6))
    codes = {finding.code for finding in participation(given, rules(given.month)).findings}
    assert codes == {"bpjs.jkp.off.not_begun"}
