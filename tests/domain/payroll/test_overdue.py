"""A change of the law that was to be expected but isn't entered is never passed over in silence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.findings import Severity
from desktop_app.domain.payroll.overdue import overdue
from desktop_app.domain.payroll.rules import rules_for
from desktop_app.domain.payroll.worked import to_check
from desktop_app.domain.periods import Month
from desktop_app.domain.regulation import NotedSet, RegulationSet, YearlyChange
from desktop_app.regulations.loader import load_regulations

LAW = load_regulations()


def yearly(key: str) -> RegulationSet:
    """The shipped law in which a rule is to change every 1 January."""
    rule = replace(LAW.parameters[key], expected=YearlyChange(1, 1))
    return RegulationSet({**LAW.parameters, key: rule}, "test")


@pytest.mark.parametrize("month", [Month(2027, 3), Month(2027, 12)])
def test_the_old_cap_is_carried_with_a_warning(month: Month) -> None:
    rules = rules_for(LAW, month)
    assert rules.jp is not None
    assert rules.jp.cap.start == date(2026, 3, 1)
    (finding,) = rules.findings
    assert finding.severity is Severity.WARNING
    params = dict(finding.params)
    assert (params["key"], params["expected"], params["value"]) == (
        "bpjs.jp.cap",
        date(2027, 3, 1),
        rules.jp.cap.value,
    )


def test_the_month_before_has_none() -> None:
    assert rules_for(LAW, Month(2027, 2)).findings == ()


@pytest.mark.parametrize(
    "key",
    [
        "bpjs.kesehatan.cap",
        "bpjs.kesehatan.child_age_limit",
        "bpjs.jkp.age_limit",
        "bpjs.ketenagakerjaan.mandatory_programmes_small",
        "pph21.ptkp",
        "due.bpjs_kesehatan",
    ],
)
def test_any_rule_that_a_payslip_reads_is_watched(key: str) -> None:
    keys = {str(dict(finding.params)["key"]) for finding in rules_for(yearly(key), Month(2026, 11)).findings}
    assert keys == {key}


def test_a_rule_that_nobody_reads_is_left_alone() -> None:
    assert rules_for(yearly("labour.overtime.hour_divisor"), Month(2026, 11)).findings == ()


def test_each_rule_is_named_once_and_a_table_without_its_value() -> None:
    law = yearly("pph21.ptkp")
    dated = law.at("pph21.ptkp", date(2026, 11, 30))
    (finding,) = overdue([dated, dated, None])
    assert finding.code == "regulation.overdue_table"
    assert to_check(dated)[0] == finding


def test_what_was_asked_of_a_set_is_noted() -> None:
    noted = NotedSet.of(LAW)
    noted.at("bpjs.jp.cap", date(2026, 11, 30))
    noted.find("bpjs.jp.cap", date(1990, 1, 1))
    noted.find("bpjs.jp.shares", date(2026, 11, 30))
    assert list(noted.used) == ["bpjs.jp.cap", "bpjs.jp.shares"]
    assert noted.fingerprint == LAW.fingerprint
