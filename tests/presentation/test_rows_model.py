"""The row model: sorting, filtering, ticks and targeted signals, checked by Qt's own tester."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from desktop_app.domain.money import Money
from desktop_app.presentation.models.rows_model import ROW, Column, Edit, RowsModel


@dataclass(frozen=True)
class Person:
    nip: str
    name: str
    pay: Money | None


ANDI = Person("1", "Andi", Money.rupiah(9_000_000_000_000))
BUDI = Person("2", "budi", Money.rupiah(500))
CITRA = Person("3", "Citra", None)

COLUMNS = (
    Column[Person]("tick", "", kind="check"),
    Column[Person]("name", "Name", lambda row: row.name, kind="name"),
    Column[Person]("pay", "Pay", lambda row: row.pay, kind="amount", editable=lambda row: row.pay is not None),
)


@pytest.fixture
def model() -> Iterator[RowsModel[Person]]:
    made: RowsModel[Person] = RowsModel(COLUMNS, key=lambda row: row.nip)
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    made.set_rows((CITRA, ANDI, BUDI))
    yield made
    tester.deleteLater()


def names(model: RowsModel[Person]) -> list[str]:
    return [row.name for row in model.shown]


def test_amounts_sort_exactly_and_missing_ones_last(model: RowsModel[Person]) -> None:
    model.sort(2)
    assert names(model) == ["budi", "Andi", "Citra"]
    model.sort(-1)
    assert names(model) == ["Citra", "Andi", "budi"]


def test_names_sort_without_regard_to_case(model: RowsModel[Person]) -> None:
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert names(model) == ["Citra", "budi", "Andi"]


def test_an_index_follows_its_row_through_sorting(model: RowsModel[Person]) -> None:
    kept = QPersistentModelIndex(model.index(0, 1))
    model.sort(1)
    assert kept.data(ROW) == CITRA
    assert kept.row() == 2


def test_only_the_changed_row_is_announced(model: RowsModel[Person]) -> None:
    changed, reset = QSignalSpy(model.dataChanged), QSignalSpy(model.modelReset)
    model.set_rows((CITRA, ANDI, replace(BUDI, pay=Money.rupiah(700))))
    assert reset.count() == 0
    assert changed.count() == 1
    assert changed.at(0)[0].row() == 2
    assert model.index(2, 2).data() == "700"


def test_a_changed_row_leaves_when_the_filter_no_longer_holds(model: RowsModel[Person]) -> None:
    model.set_filter(lambda row: row.pay is not None)
    assert names(model) == ["Andi", "budi"]
    model.set_rows((CITRA, ANDI, replace(BUDI, pay=None)))
    assert names(model) == ["Andi"]
    assert len(model.rows) == 3


def test_ticks_stay_with_the_key_and_go_with_the_row(model: RowsModel[Person]) -> None:
    model.toggle(1)
    assert model.ticked_keys == {"1"}
    assert model.ticks_shown() == Qt.CheckState.PartiallyChecked
    model.sort(1)
    assert model.is_ticked(0)
    model.set_rows((BUDI,))
    assert model.ticked_keys == frozenset()
    model.toggle_all()
    assert model.ticks_shown() == Qt.CheckState.Checked


def test_typing_asks_for_an_edit_and_changes_nothing_itself(model: RowsModel[Person]) -> None:
    wishes = QSignalSpy(model.edits_requested)
    assert model.setData(model.index(1, 2), "8jt")
    assert wishes.at(0)[0] == (Edit(ANDI, "pay", "8jt"),)
    assert not model.setData(model.index(0, 2), "8jt"), "Citra's pay takes no input"
    assert model.rows == (CITRA, ANDI, BUDI)
