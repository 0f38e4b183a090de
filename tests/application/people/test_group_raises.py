"""Wages changed for many at once: preview, one transaction, and taken back as one change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.application.change_record import ChangeRecorder
from desktop_app.application.people.employees import People
from desktop_app.application.people.group_raises import GroupRaise, GroupRaises, PersonRaise, RaiseBy, RaisePreview
from desktop_app.application.people.wage_checks import WageChecks
from desktop_app.domain.employee import Employee, EmployeeKind, Employment, Wage
from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.money import Money, Rate
from desktop_app.domain.payroll.run import RunState
from tests.application.months import COMPANY, MINIMUM_WAGES, REGULATIONS, SINCE, employee, rupiah, wage
from tests.clock import FixedClock
from tests.persistence import samples

NEW_YEAR = date(2027, 1, 1)
FIVE_PERCENT = Rate.percent("5")


class Office:
    """The services over one workspace with four people."""

    def __init__(self, folder: Path) -> None:
        self.workspace = samples.new_workspace(folder)
        recorder = ChangeRecorder(FixedClock(), lambda: "rina")
        self.people = People(self.workspace, FixedClock(), recorder)
        self.raises = GroupRaises(self.workspace, WageChecks(REGULATIONS, MINIMUM_WAGES), recorder)
        with self.workspace.unit_of_work() as unit:
            store = unit.store(COMPANY.id)
            store.save_company(COMPANY)
            store.save_employees(
                [
                    _person("001", "Ayu", wage(SINCE, 6_000_000, fixed=1_000_000, variable=500_000)),
                    _person("002", "Budi", wage(SINCE, 2_750_250)),
                    _person("003", "Citra", wage(SINCE, 0, daily=150_000), kind=EmployeeKind.DAILY),
                    _person("004", "Dewi", wage(SINCE, 4_000_000), Employment(SINCE, ended_on=date(2026, 12, 31))),
                ]
            )
            unit.commit()

    @property
    def ids(self) -> list[str]:
        return [one.id for one in self.people.all(COMPANY.id)]

    def preview(self, by: RaiseBy, **asked: object) -> RaisePreview:
        return self.raises.preview(COMPANY.id, GroupRaise(**{"starts_on": NEW_YEAR, "by": by, **asked}), self.ids)  # type: ignore[arg-type]

    def person(self, nip: str) -> Employee:
        return next(one for one in self.people.all(COMPANY.id) if one.nip == nip)


def _person(
    nip: str, name: str, agreed: Wage, *stays: Employment, kind: EmployeeKind = EmployeeKind.PERMANENT
) -> Employee:
    return employee(*stays, nip=nip, name=name, wages=(agreed,), kind=kind, id=nip * 10 + "ab")


def shown(row: PersonRaise) -> tuple[str, Money, Money, list[str]]:
    """A row of the preview."""
    return row.employee.name, row.old, row.new, [finding.code for finding in row.findings]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def test_a_percentage_to_the_nearest_thousand(office: Office) -> None:
    rows = office.preview(RaiseBy.PERCENT, rate=FIVE_PERCENT, step=rupiah(1_000)).people
    assert [shown(row) for row in rows] == [
        ("Ayu", rupiah(7_000_000), rupiah(7_300_000), []),
        # 2.750.250 × 1,05 = 2.887.762,50
        ("Budi", rupiah(2_750_250), rupiah(2_888_000), ["pay.below_minimum_wage"]),
        # 150.000 × 1,05 = 157.500, halfway: up
        ("Citra", rupiah(150_000), rupiah(158_000), []),
        ("Dewi", rupiah(4_000_000), rupiah(4_000_000), ["raise.not_employed"]),
    ]


def test_a_percentage_of_fixed_allowances_too(office: Office) -> None:
    row = office.preview(RaiseBy.PERCENT, rate=FIVE_PERCENT, with_allowances=True).people[0]
    assert row.after is not None
    assert [(one.name, one.amount) for one in row.after.allowances] == [
        ("Jabatan", rupiah(1_050_000)),
        ("Makan", rupiah(500_000)),
    ]


def test_an_amount_leaves_daily_workers_alone(office: Office) -> None:
    rows = office.preview(RaiseBy.AMOUNT, amount=rupiah(300_000)).people
    assert shown(rows[0])[2] == rupiah(7_300_000)
    assert shown(rows[2])[3] == ["raise.daily_by_amount"]


def test_a_lower_wage_and_one_below_zero(office: Office) -> None:
    rows = office.preview(RaiseBy.AMOUNT, amount=rupiah(-3_000_000)).people
    assert "raise.lower" in shown(rows[0])[3]
    assert "pay.basic_share_too_small" not in shown(rows[0])[3]  # 3.000.000 of 4.000.000 is three quarters
    assert (rows[1].after, shown(rows[1])[3]) == (None, ["raise.negative"])


def test_too_small_a_part_of_basic_wage_is_said(office: Office) -> None:
    row = office.preview(RaiseBy.AMOUNT, amount=rupiah(-3_100_000)).people[0]
    assert "pay.basic_share_too_small" in shown(row)[3]


def test_those_below_the_minimum_wage_are_lifted_and_never_short_of_it(office: Office) -> None:
    rows = office.preview(RaiseBy.MINIMUM, step=rupiah(50_000)).people  # 3.000.000, typed for the company
    assert [shown(row)[2:] for row in rows[:3]] == [
        (rupiah(7_000_000), ["raise.unchanged"]),
        (rupiah(3_000_000), []),
        (rupiah(150_000), ["raise.unprotected"]),
    ]
    typed = office.preview(RaiseBy.MINIMUM, amount=rupiah(3_010_000), step=rupiah(50_000)).people[1]
    assert typed.new == rupiah(3_050_000)


def test_all_in_one_transaction_and_back_as_one_change(office: Office) -> None:
    before = office.people.all(COMPANY.id)
    preview = office.preview(RaiseBy.PERCENT, rate=FIVE_PERCENT, step=rupiah(1_000), reason="Tahunan")
    outcome = office.raises.apply(COMPANY.id, preview, office.ids[:2])
    assert outcome.value.count == 2
    assert office.person("001").wages[-1].reason == "Tahunan"
    assert [wage.basic for wage in office.person("002").wages] == [rupiah(2_750_250), rupiah(2_888_000)]
    assert len(office.person("003").wages) == 1
    assert office.raises.take_back(COMPANY.id, outcome.value.batch).value == 2
    assert office.people.all(COMPANY.id) == before
    with pytest.raises(KnownProblem, match="overtaken"):
        office.raises.take_back(COMPANY.id, outcome.value.batch)


def test_taking_back_is_all_or_nothing(office: Office) -> None:
    preview = office.preview(RaiseBy.PERCENT, rate=FIVE_PERCENT)
    batch = office.raises.apply(COMPANY.id, preview, office.ids).value.batch
    person = office.person("002")
    changed = replace(person, wages=(*person.wages[:-1], replace(person.wages[-1], basic=rupiah(9_000_000))))
    office.people.save(COMPANY.id, changed)
    with pytest.raises(KnownProblem, match="overtaken"):
        office.raises.take_back(COMPANY.id, batch)
    assert len(office.person("001").wages) == 2


def test_a_preview_that_no_longer_holds_is_refused(office: Office) -> None:
    preview = office.preview(RaiseBy.PERCENT, rate=FIVE_PERCENT)
    person = office.person("001")
    office.people.save(COMPANY.id, replace(person, wages=(wage(SINCE, 5_000_000),)))
    with pytest.raises(KnownProblem, match=r"raise\.changed_meanwhile"):
        office.raises.apply(COMPANY.id, preview, office.ids)
    with pytest.raises(KnownProblem, match=r"raise\.nobody"):
        office.raises.apply(COMPANY.id, preview, ())


def test_planned_wages_and_approved_months(office: Office) -> None:
    first = office.preview(RaiseBy.PERCENT, rate=FIVE_PERCENT, reason="Tahunan")
    office.raises.apply(COMPANY.id, first, office.ids[:1])
    again = office.preview(RaiseBy.PERCENT, rate=FIVE_PERCENT).people[0]
    assert shown(again)[3] == ["raise.replaces"]
    assert again.after is not None
    assert again.after.reason == "Tahunan"
    earlier = office.preview(RaiseBy.PERCENT, rate=FIVE_PERCENT, starts_on=date(2026, 12, 1)).people[0]
    assert shown(earlier)[3] == ["raise.planned_later"]
    _approve_november(office)
    touched = office.preview(RaiseBy.PERCENT, rate=FIVE_PERCENT, starts_on=date(2026, 11, 1)).people
    assert "raise.approved" in shown(touched[1])[3]
    used = office.preview(RaiseBy.PERCENT, rate=FIVE_PERCENT, starts_on=SINCE).people[1]
    assert (used.after, shown(used)[3][:1]) == (None, ["raise.used"])


def _approve_november(office: Office) -> None:
    with office.workspace.unit_of_work() as unit:
        store = unit.store(COMPANY.id)
        made = samples.run()
        store.save_run(
            replace(
                made,
                head=replace(made.head, id="9" * 32, company_id=COMPANY.id, state=RunState.APPROVED),
                company=COMPANY,
                payslips=(),
            )
        )
        unit.commit()
