"""Warnings about single rows of the people workbook: implausible, but imported."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from desktop_app.application.exchange.layout import COMPANIES, EMPLOYEES, FAMILY, WAGES, Sheet
from desktop_app.domain.employee import Citizenship, EmployeeKind
from desktop_app.domain.findings import Finding, Parameter, warning
from desktop_app.domain.identifiers import has_length, is_account, is_email, is_phone, nik_fits_birth, nik_fits_sex
from desktop_app.domain.money import ZERO, Money
from desktop_app.foundation.code_lists import location_codes

_PTKP_FOR: Final = {"TK": ("TK",), "C": ("TK",), "K": ("K", "TK", "HB")}
"""PTKP that go with a marital status. A married woman is taxed as unmarried unless her husband has no income."""


_TINY_WAGE: Final = Money.rupiah(1_000)
"""Less than any wage: thousands, millions or a percentage were meant, or a program took the dots for decimals."""


def remarks(
    sheet: Sheet, name: str, columns: Mapping[str, str], number: int, values: Mapping[str, Any]
) -> tuple[Finding, ...]:
    """The warnings about one row. ``name`` and ``columns`` say where it stands in the file."""
    found: list[Finding] = []

    def warn(code: str, field: str, **params: Parameter) -> None:
        cell = f"{columns.get(field) or next(iter(columns.values()))}{number}"
        finding = warning(code, sheet=name, cell=cell, **params)
        found.append(finding.about(f"{name}!{cell}"))

    if sheet is WAGES:
        for field, amount in values.items():
            if isinstance(amount, Money) and ZERO < amount < _TINY_WAGE:
                warn("people.tiny_amount", field, amount=amount)
    if sheet not in (COMPANIES, EMPLOYEES, FAMILY):
        return tuple(found)
    for column in sheet.columns:
        text = values.get(column.field)
        if not text or not isinstance(text, str):
            continue
        if column.digits and not _fits(column.field, text, column.digits):
            expected = " / ".join(str(length) for length in column.digits)
            warn("people.length", column.field, column=column.heading, expected=expected, count=len(text))
        if column.field in ("location_code", "work_location") and location_codes() and text not in location_codes():
            warn("people.unknown_location", column.field, column=column.heading, location=text)
    if sheet is not COMPANIES:
        _check_person(values, warn)
    if sheet is EMPLOYEES:
        _check_employee(values, warn)
    return tuple(found)


def _fits(field: str, text: str, digits: tuple[int, ...]) -> bool:
    # Old company numbers begin with letters, and codes of clinics hold them.
    return len(text) in digits if field in ("npp", "clinic_code", "dentist_code") else has_length(text, *digits)


def _check_person(values: Mapping[str, Any], warn: Any) -> None:
    name, nik = values.get("name", ""), values.get("nik", "")
    birth, sex = values.get("birth_date"), values.get("sex")
    if any(character.isdigit() for character in name):
        warn("people.digits_in_name", "name")
    if nik and has_length(nik, 16):
        if isinstance(birth, date) and not nik_fits_birth(nik, birth):
            warn("people.nik_birth", "nik", birth=birth)
        elif sex and not nik_fits_sex(nik, sex):
            warn("people.nik_sex", "nik", sex=sex)


def _check_employee(values: Mapping[str, Any], warn: Any) -> None:
    phone, email, account = values.get("phone", ""), values.get("email", ""), values.get("bank_account", "")
    if phone and not is_phone(phone):
        warn("people.phone", "phone")
    if email and not is_email(email):
        warn("people.email", "email")
    if account and not is_account(account):
        warn("people.account", "bank_account")
    if "nik" in values and not values["nik"] and values.get("citizenship") is Citizenship.WNI:
        warn("people.no_nik", "nik")
    if "passport" in values and not values["passport"] and values.get("citizenship") is Citizenship.WNA:
        warn("people.no_passport", "passport")
    if values.get("kind") is EmployeeKind.CONTRACT and "kind" in values and not values.get("contract_end"):
        warn("people.no_contract_end", "contract_end" if "contract_end" in values else "kind")
    if values.get("contract_end") and values.get("started_on") and values["contract_end"] < values["started_on"]:
        warn("people.contract_before_start", "contract_end", started=values["started_on"])
    country = values.get("country", "")
    if country and not (len(country) == 2 and country.isascii() and country.isalpha()):
        warn("people.country", "country", country=country)
    if values.get("ended_on") and not values.get("leaving_reason"):
        warn("people.no_leaving_reason", "ended_on")
    marital, ptkp = values.get("marital_status"), values.get("ptkp")
    if marital and ptkp and ptkp.partition("/")[0] not in _PTKP_FOR[marital]:
        warn("people.ptkp_marital", "ptkp", ptkp=ptkp, marital=marital)
    birth, start = values.get("birth_date"), values.get("started_on")
    if isinstance(birth, date) and isinstance(start, date) and start.year - birth.year < 15:
        warn("people.too_young", "birth_date", birth=birth)
