"""The relief of 2020 that isn't calculated: said in its months, and in no others."""

from __future__ import annotations

import pytest

from desktop_app.domain.payroll.rules import rules_for
from desktop_app.domain.periods import Month
from desktop_app.regulations.source import FileRegulations


@pytest.mark.parametrize(
    ("month", "said"),
    [("2020-07", False), ("2020-08", True), ("2021-01", True), ("2021-02", False), ("2026-11", False)],
)
def test_the_relief_is_pointed_out_in_its_months_only(month: str, said: bool) -> None:
    assert rules_for(FileRegulations().current(), Month.parse(month)).relief_left_out is said
