from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.identifiers import (
    has_length,
    is_email,
    is_phone,
    nik_fits_birth,
    nik_fits_sex,
    nik_parts,
    without_separators,
)

MAN = "3273061110790011"
WOMAN = "3273065204810001"


def test_a_nik_says_place_birth_and_sex() -> None:
    parts = nik_parts(WOMAN)
    assert parts is not None
    assert (parts.regency, parts.day, parts.month, parts.year, parts.sex) == ("3273", 12, 4, 81, "P")


def test_birth_and_sex_are_compared() -> None:
    assert nik_fits_birth(WOMAN, date(1981, 4, 12))
    assert not nik_fits_birth(WOMAN, date(1981, 4, 13))
    assert nik_fits_sex(WOMAN, "P")
    assert nik_fits_sex(MAN, "L")
    assert not nik_fits_sex(MAN, "P")


@pytest.mark.parametrize(
    "nik", ["", "327306520481000", "32730652048100012", "327306520481000A", "３２７３０６５２０４８１０００１"]
)
def test_what_is_no_nik_fits_nothing(nik: str) -> None:
    assert nik_parts(nik) is None
    assert not nik_fits_birth(nik, date(1981, 4, 12))
    assert not nik_fits_sex(nik, "P")


def test_lengths_count_digits_only() -> None:
    assert has_length("0845512734429000", 15, 16)
    assert not has_length("084551273442900A", 15, 16)
    assert not has_length("1234", 15, 16)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("081234567", True),
        ("6281234567890", True),
        ("08123456789012", True),
        ("08123456", False),
        ("081234567890123", False),
        ("0221234567", False),
        ("+6281234567890", False),
    ],
)
def test_telephones_as_sipp_takes_them(text: str, right: bool) -> None:
    assert is_phone(text) is right


@pytest.mark.parametrize(
    ("text", "right"),
    [("budi@uji.example", True), ("budi@uji", False), ("budi uji@a.example", False), ("@a.example", False)],
)
def test_email(text: str, right: bool) -> None:
    assert is_email(text) is right


@pytest.mark.parametrize(
    ("field", "text", "stored"),
    [
        ("npwp", "01.234.567.8-901.000", "012345678901000"),
        ("phone", "+62 812-0000-1001", "6281200001001"),
        ("nip", "A-01.2", "A-01.2"),
        ("bank_account", "012 345", "012 345"),
    ],
)
def test_numbers_are_stored_without_their_separators(field: str, text: str, stored: str) -> None:
    assert without_separators(field, text) == stored
