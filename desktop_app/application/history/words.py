"""The history of changes in words: what a field is called, and its old and new value as people write them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Any, Final

from desktop_app.application.records.changes import FieldChange, kind_at, typed
from desktop_app.application.results import Change, ChangeAction
from desktop_app.domain.company import CompanySize
from desktop_app.domain.components import ComponentKind
from desktop_app.domain.employee import Citizenship, EmployeeKind, PayBasis, TaxMethod
from desktop_app.domain.family import Relation
from desktop_app.domain.money import Money
from desktop_app.domain.periods import Month
from desktop_app.domain.policies import DeductionRounding, KesehatanStart, PartMonthBase, ProrationMethod
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _, mark

IDENTIFIERS: Final = frozenset(
    {
        *("nik", "passport", "npwp", "nitku", "kpj", "kode_tk", "jkn_number", "family_card"),
        *("bank_account", "npp", "business_unit_code"),
    }
)
"""Fields whose values are masked until the user asks to see them."""

LABELS: Final[Mapping[str, str]] = {
    "address": mark("Address"),
    "amount": mark("Amount"),
    "bank": mark("Bank"),
    "bank_account": mark("Account number"),
    "bank_account_name": mark("Name of the account"),
    "basic": mark("Basic wage"),
    "basis": mark("Earned by"),
    "birth_date": mark("Date of birth"),
    "birth_place": mark("Place of birth"),
    "blood_group": mark("Blood group"),
    "bpjs": mark("Counts for BPJS"),
    "branch": mark("Branch"),
    "business_unit_code": mark("Unit code of BPJS Kesehatan"),
    "citizenship": mark("Citizenship"),
    "clinic_code": mark("Clinic code"),
    "clinic_name": mark("Clinic"),
    "code": mark("Code"),
    "contract_end": mark("End of contract"),
    "country": mark("Country code"),
    "covered_from": mark("Counted from month"),
    "covered_until": mark("Counted until month"),
    "daily": mark("Daily wage"),
    "deduction_rounding": mark("Rounding of BPJS deductions"),
    "dentist_code": mark("Dentist code"),
    "dentist_name": mark("Dentist"),
    "department": mark("Department"),
    "district": mark("District"),
    "district_code": mark("District code"),
    "dtp": mark("Makes use of PPh 21 borne by the government (DTP)"),
    "edabu_cutoff": mark("e-Dabu takes changes up to"),
    "email": mark("E-mail"),
    "employed": mark("Employed elsewhere"),
    "ended_on": mark("Last day of work"),
    "ends_on": mark("Last day"),
    "family_card": mark("Family card number"),
    "identity_expires": mark("Identity valid until"),
    "jkk_class": mark("JKK risk class"),
    "jkn_number": mark("JKN number"),
    "job_title": mark("Job title"),
    "kelas_rawat": mark("Class of care"),
    "kesehatan_start": mark("First month of BPJS Kesehatan"),
    "kind": mark("Kind"),
    "klu": mark("KLU"),
    "kode_tk": mark("Worker code"),
    "kpj": mark("KPJ number"),
    "labour_intensive_relief": mark("JKK relief of labour-intensive industry"),
    "leaving_reason": mark("Reason for leaving"),
    "location_code": mark("Place code"),
    "logo": mark("Logo"),
    "marital_status": mark("Marital status"),
    "minimum_wage": mark("Minimum wage"),
    "mother_name": mark("Mother's name"),
    "name": mark("Name"),
    "nik": mark("NIK"),
    "nip": mark("NIP"),
    "nitku": mark("NITKU"),
    "no_npwp_surcharge": mark("Surcharge on the tax of people without a tax number"),
    "note": mark("Note"),
    "npp": mark("NPP of BPJS Ketenagakerjaan"),
    "npwp": mark("NPWP"),
    "overtime": mark("Counts for overtime"),
    "part_month_base": mark("BPJS Ketenagakerjaan in a part of a month"),
    "passport": mark("Passport"),
    "payday": mark("Pay day"),
    "payslip_language": mark("Language of the payslip"),
    "phone": mark("Mobile phone"),
    "postal_code": mark("Postal code"),
    "programme_reasons": mark("Reasons for programmes"),
    "programmes": mark("Programmes"),
    "programmes_off": mark("Programmes left out"),
    "programmes_on": mark("Programmes added"),
    "prorated": mark("Paid by days in part months"),
    "proration": mark("Pay of a part of a month"),
    "province": mark("Province"),
    "ptkp": mark("PTKP"),
    "reason": mark("Reason"),
    "relation": mark("Relation"),
    "religion": mark("Religion"),
    "rt": mark("RT"),
    "rw": mark("RW"),
    "sex": mark("Sex"),
    "signatory_name": mark("Signatory"),
    "signatory_position": mark("Signatory's position"),
    "size": mark("Business size"),
    "started_on": mark("First day of work"),
    "studying": mark("Studying"),
    "suspended": mark("Suspended programmes"),
    "takes_part": mark("Takes part in BPJS"),
    "tax_method": mark("Tax method"),
    "taxable": mark("Taxed"),
    "thr": mark("Counts for THR"),
    "village": mark("Village"),
    "work_location": mark("Place of work"),
    "workweek": mark("Working week"),
}
"""What each field of an employee or a company is called, its dated rows included."""

_WORDS: Final[Mapping[StrEnum, str]] = {
    EmployeeKind.PERMANENT: mark("Permanent (PKWTT)"),
    EmployeeKind.CONTRACT: mark("Contract (PKWT)"),
    EmployeeKind.DAILY: mark("Daily worker"),
    EmployeeKind.INTERN: mark("In training"),
    TaxMethod.GROSS: mark("Gross: deducted from the wage"),
    TaxMethod.GROSS_UP: mark("Gross-up: tax allowance"),
    TaxMethod.NET: mark("Net: borne by the company"),
    CompanySize.MICRO: mark("Micro"),
    CompanySize.SMALL: mark("Small"),
    CompanySize.MEDIUM: mark("Medium"),
    CompanySize.LARGE: mark("Large"),
    Citizenship.WNI: mark("Indonesian (WNI)"),
    Citizenship.WNA: mark("Foreign (WNA)"),
    PayBasis.TIME: mark("Time"),
    PayBasis.OUTPUT: mark("Output"),
    PayBasis.OUTPUT_WEATHER: mark("Output that depends on the weather"),
    ComponentKind.FIXED: mark("Fixed"),
    ComponentKind.VARIABLE: mark("Variable"),
    ProrationMethod.CALENDAR_DAYS: mark("Calendar days of the month"),
    ProrationMethod.WORKING_DAYS: mark("Working days of the month"),
    ProrationMethod.DAYS_30: mark("Calendar days out of 30"),
    ProrationMethod.DAYS_25: mark("Working days out of 25 (six-day week)"),
    ProrationMethod.DAYS_21: mark("Working days out of 21 (five-day week)"),
    PartMonthBase.FULL_MONTH: mark("Agreed wage of the full month"),
    PartMonthBase.AS_PAID: mark("What is paid for the days"),
    KesehatanStart.NEXT_UNLESS_FIRST: mark("The next month, unless joined on the 1st"),
    KesehatanStart.NEXT: mark("Always the next month"),
    KesehatanStart.JOINING: mark("Always the month of joining"),
    DeductionRounding.RUPIAH: mark("To the rupiah, halves up"),
    DeductionRounding.HUNDRED_DOWN: mark("Down to the hundred; the company bears the rest"),
    Relation.HUSBAND: mark("Husband"),
    Relation.WIFE: mark("Wife"),
    Relation.CHILD: mark("Child"),
    Relation.FATHER: mark("Father"),
    Relation.MOTHER: mark("Mother"),
    Relation.FATHER_IN_LAW: mark("Father-in-law"),
    Relation.MOTHER_IN_LAW: mark("Mother-in-law"),
}
_CODES: Final[Mapping[str, Mapping[str, str]]] = {
    "payslip_language": {"id": "Bahasa Indonesia", "en": "English"},
    "sex": {"L": mark("Male"), "P": mark("Female")},
    "marital_status": {"TK": mark("Unmarried"), "K": mark("Married"), "C": mark("Divorced")},
}
_UNSAID: Final = frozenset({"id", "starts_on", "name"})
"""Fields of a row that its own title says already."""


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One changed field in words; an empty text stands for nothing there."""

    title: str
    before: str
    after: str
    hides: bool = False
    """Whether a number is masked in it."""


def lines(change: Change, record: type, *, masked: bool = True) -> tuple[ChangeLine, ...]:
    """A change of a record of this kind, field by field, in the language in force; numbers of identity masked."""
    if change.action is ChangeAction.REMOVED:
        return (ChangeLine(_("Employee removed"), change.fields[0].title, ""),)
    if not change.fields:
        return (ChangeLine(_("Created") if change.action is ChangeAction.CREATED else _("Brought back"), "", ""),)
    return tuple(_line(field, record, masked=masked) for field in change.fields)


def _line(field: FieldChange, record: type, *, masked: bool) -> ChangeLine:
    hint, name = kind_at(record, field.path), field.path[-1]
    before, after = (typed(hint, value) for value in (field.before, field.after))
    hides = masked and (name in IDENTIFIERS or any(_numbers(value) for value in (before, after)))
    title = " · ".join(filter(None, (*_place(field), _label(name) if not is_dataclass(hint) else "")))
    return ChangeLine(title, _text(name, before, masked=masked), _text(name, after, masked=masked), hides)


def _place(field: FieldChange) -> Iterator[str]:
    """Where the field stands: which dated row, which member of the family, which allowance."""
    path = field.path
    for part, key in pairwise(path):
        if part in {"wages", "terms", "leaves"}:
            day = formats.short_date(date.fromisoformat(key))
            words = {"wages": _("Wage from {date}"), "terms": _("From {date}"), "leaves": _("Leave from {date}")}
            yield words[part].format(date=day)
        elif part == "employments":
            yield _("Employment {number}").format(number=int(key.lstrip("#")) + 1)
        elif part in {"family", "branches", "allowances", "components"}:
            yield field.title


def _label(name: str) -> str:
    return _(LABELS[name]) if name in LABELS else name.replace("_", " ")


def _text(name: str, value: Any, *, masked: bool) -> str:  # noqa: PLR0911 - one line per kind of value
    if value is None or value in ("", ()):
        return ""
    if is_dataclass(value) and not isinstance(value, type):
        return _row_text(value, masked=masked)
    if isinstance(value, tuple):
        return ", ".join(_text(name, item, masked=masked) for item in value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, StrEnum):
        return _(_WORDS[value]) if value in _WORDS else value.value.replace("_", " ")
    if isinstance(value, Money):
        return formats.amount(value.sen, zero="0")
    if isinstance(value, date):
        return formats.short_date(value)
    if isinstance(value, Month):
        return formats.month_name(value.year, value.number)
    if isinstance(value, bytes):
        return _("image of {count} bytes").format(count=formats.grouped(len(value)))
    if name in IDENTIFIERS:
        return formats.masked(value) if masked else formats.nik_grouped(value)
    return _(_CODES[name][value]) if value in _CODES.get(name, {}) else str(value)


def _row_text(row: Any, *, masked: bool) -> str:
    """A whole row in one line: what it says beyond its title, and only what is filled in."""
    said = []
    for field in fields(row):
        value = getattr(row, field.name)
        text = _text(field.name, value, masked=masked)
        if field.name in _UNSAID or not text or value is False or value is PayBasis.TIME:
            continue
        if field.name == "allowances":
            said += [f"{one.name} {_text('amount', one.amount, masked=masked)}" for one in value]
        elif isinstance(value, bool):
            said.append(_label(field.name))
        elif field.name == "terms":
            said.append(text)
        else:
            said.append(f"{_label(field.name)} {text}")
    return "; ".join(said)


def _numbers(value: Any) -> bool:
    """Whether a row holds a number of identity."""
    if not is_dataclass(value) or isinstance(value, type):
        return False
    return any(field.name in IDENTIFIERS and getattr(value, field.name) for field in fields(value))
