"""Amounts, dates and identifiers as people read and type them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from desktop_app.domain.money import Money, Rate
from desktop_app.domain.periods import Month
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import translated


@pytest.mark.parametrize(
    ("sen", "shown"),
    [
        (123_456_700, "Rp\u00a01.234.567"),
        (123_456_750, "Rp\u00a01.234.567,50"),
        (5, "Rp\u00a00,05"),
        (0, "Rp\u00a00"),
        (-800_000_00, "−Rp\u00a0800.000"),
    ],
)
def test_single_figures(sen: int, shown: str) -> None:
    assert formats.rupiah(sen) == shown


def test_amounts_in_columns() -> None:
    assert [formats.amount(sen) for sen in (0, 99_900, 100_000_000, -12_34)] == ["–", "999", "1.000.000", "−12,34"]
    assert formats.amount(0, zero="0") == "0"
    assert [formats.signed_amount(sen) for sen in (100, -100, 0)] == ["+1", "−1", "–"]


def test_percentages() -> None:
    assert formats.percent("3.7") == "3,7%"
    assert formats.percent(Fraction(37, 1000)) == "3,7%"
    assert formats.percent(Fraction(1, 100)) == "1%"
    assert formats.percent(Fraction(10)) == "1000%"


def test_dates_follow_the_language() -> None:
    day = date(2026, 11, 20)
    assert formats.short_date(day) == "20-11-2026"
    assert formats.long_date(day) == "Jumat, 20 November 2026"
    assert formats.day_month(date(2026, 5, 2)) == "2 Mei"
    assert formats.moment(datetime(2026, 11, 20, 10, 14, tzinfo=UTC)) == "20 Nov 2026 10.14"
    with translated("en"):
        assert formats.long_date(day) == "Friday, 20 November 2026"
        assert formats.month_name(2026, 5) == "May 2026"
        assert formats.short_month(8) == "Aug"


@pytest.mark.parametrize(
    ("identifier", "shown"),
    [
        ("3273010101900003", "3273 ···· ···· 0003"),
        ("21012345874", "2101 ···· 874"),
        ("12345678", "···· 5678"),
        ("12345", "···· 45"),
        ("", ""),
    ],
)
def test_identifiers_are_masked(identifier: str, shown: str) -> None:
    assert formats.masked(identifier) == shown


def test_an_identity_number_is_parted_for_reading() -> None:
    assert formats.nik_grouped("3273010101900003") == "327301\u2009010190\u20090003"
    assert formats.nik_grouped("3273") == "3273"


def test_amounts_in_words() -> None:
    expected = "Delapan juta tiga ratus sembilan puluh enam ribu lima ratus sembilan puluh tiga rupiah"
    assert formats.in_words(8_396_593) == expected
    assert formats.in_words(-1000) == "Min seribu rupiah"
    with translated("en"):
        assert formats.in_words(2_000_000) == "Two million rupiah"


@pytest.mark.parametrize(
    ("typed", "sen"),
    [
        ("8000000", 800_000_000),
        ("8.000.000", 800_000_000),
        ("Rp 8.000.000,50", 800_000_050),
        ("8jt", 800_000_000),
        ("8,5 jt", 850_000_000),
        ("1.500", 150_000),
        ("750rb", 75_000_000),
        ("−1.000", -100_000),
    ],
)
def test_typed_amounts(typed: str, sen: int) -> None:
    assert formats.parse_amount(typed) == sen


@pytest.mark.parametrize("typed", ["", "1.50", "1,234", "8.0000", "delapan", "1.2.3", "0,0000001jt"])
def test_typed_amounts_that_are_none(typed: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        formats.parse_amount(typed)


def test_typed_dates() -> None:
    day = date(2026, 11, 20)
    assert {formats.parse_date(text) for text in ("20-11-2026", "20/11/2026", "20.11.2026", "20112026")} == {day}
    for text in ("2026-11-20", "31-02-2026", "kemarin"):
        with pytest.raises(ValueError, match=r".+"):
            formats.parse_date(text)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Money.rupiah(8_000_000), "8.000.000"),
        (Money(0), "0"),
        (Rate(37, 1000), "3,7%"),
        (Month(2026, 11), "November 2026"),
        (date(2026, 11, 3), "3 November 2026"),
        (Fraction(100, 3), "33,33"),
        (1234, "1.234"),
        ("1234", "1234"),
        (("a", 2), "a, 2"),
    ],
)
def test_values_in_sentences(value: object, shown: str) -> None:
    assert formats.show(value) == shown
