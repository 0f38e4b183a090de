"""Every file, every rule and every month from the file's first version to the end of next year."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.holidays import public_holidays
from desktop_app.domain.payroll.rules import rules_for
from desktop_app.domain.periods import Month
from desktop_app.domain.regulation import Parameter, RegulationSet
from desktop_app.foundation.files import resource_path
from desktop_app.regulations.loader import load_regulations

FILES = sorted(resource_path("regulations").glob("*.toml"))
LAW = load_regulations()
NEXT_YEAR = max(one.reference.verified for rule in LAW.parameters.values() for one in rule.versions).year + 1
YEARLY = {"bpjs.jp.cap": (3, 1), "wages.minimum.ump": (1, 1), "wages.minimum.umk": (1, 1)}


def rules_of(path: Path) -> list[Parameter]:
    """The parameters that a file holds."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    topic = table["topic"]
    return [LAW.parameters[f"{topic}.{name}"] for name in table if name not in {"topic", "title"}]


def months(start: date) -> Iterator[Month]:
    month = Month.of(start)
    while month <= Month(NEXT_YEAR, 12):
        yield month
        month = month + 1


def test_every_parameter_stands_in_one_file() -> None:
    keys = [rule.key for path in FILES for rule in rules_of(path)]
    assert sorted(keys) == sorted(LAW.parameters)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_month_has_the_newest_version_and_says_when_it_is_overdue(path: Path) -> None:
    rules = rules_of(path)
    first = min(rule.versions[0].start for rule in rules)
    for month in months(first):
        for day in (month.first_day, month.last_day):
            for rule in rules:
                started = [version for version in rule.versions if version.start <= day]
                found = LAW.find(rule.key, day)
                if not started or started[-1].value is None:
                    assert found is None, (rule.key, day)
                    continue
                assert found is not None, (rule.key, day)
                assert (found.start, found.value) == (started[-1].start, started[-1].value)
                assert str(found.reference).strip()
                assert found.overdue_since == overdue(rule, started[-1].start, day), (rule.key, day)


def overdue(rule: Parameter, start: date, day: date) -> date | None:
    """The first yearly day after the newest version of all, once it has come."""
    if rule.key not in YEARLY or start != rule.versions[-1].start:
        return None
    wanted = next(due for year in range(start.year, NEXT_YEAR + 2) if (due := date(year, *YEARLY[rule.key])) > start)
    return wanted if wanted <= day else None


def test_yearly_changes_are_those_that_are_announced_every_year() -> None:
    found = {
        rule.key: (rule.expected.month, rule.expected.day)
        for rule in LAW.parameters.values()
        if rule.expected is not None
    }
    assert found == YEARLY


def test_the_law_of_every_month_can_be_put_together() -> None:
    start = min(rule.versions[0].start for rule in LAW.parameters.values())
    for month in months(start):
        rules = rules_for(LAW, month)
        assert rules.month == month
        overdue_keys = {dict(finding.params)["key"] for finding in rules.findings}
        assert overdue_keys == ({"bpjs.jp.cap"} if month >= Month(2027, 3) else set()), month


@pytest.mark.parametrize("year", range(2024, NEXT_YEAR + 1))
def test_the_holidays_of_every_year_are_there(year: int) -> None:
    assert any(day.year == year for day in public_holidays(LAW, joint_leave=False))


@pytest.mark.parametrize("key", sorted(LAW.parameters))
def test_titles_and_references_are_filled(key: str, law: RegulationSet) -> None:
    rule = law.parameters[key]
    assert rule.title.id.strip()
    assert rule.title.en.strip()
    for version in rule.versions:
        reference = version.reference
        assert reference.instrument.strip()
        assert reference.source.strip()
        assert reference.verified.year <= NEXT_YEAR
        assert version.origin == ""
