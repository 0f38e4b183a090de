"""What the people workbook holds beyond its layout, for clients who use more than the layout has a place for.

Sheets and columns are written only where somebody uses them, so everybody else's workbook has the plain layout.
When they are there, they are read: what was exported comes back whole, in an empty workspace, too. A sheet or
column that is missing leaves its facts alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from desktop_app.application.exchange.layout import (
    COMPANIES,
    EMPLOYEES,
    FAMILY,
    OPENINGS,
    SHEETS,
    VARIABLES,
    WAGES,
    YES_NO,
    Column,
    Kind,
    Sheet,
)
from desktop_app.domain.components import ComponentKind
from desktop_app.domain.employee import PayBasis
from desktop_app.domain.policies import (
    EDABU_CUTOFFS,
    DeductionRounding,
    KesehatanStart,
    PartMonthBase,
    ProrationMethod,
)

TERMS_SINCE: Final = "terms_since"
"""Since when the newest dated facts hold, of a record with earlier ones. Counts for new records only."""

_PRORATIONS: Final = {
    "hari kalender": ProrationMethod.CALENDAR_DAYS,
    "hari kerja": ProrationMethod.WORKING_DAYS,
    "30 hari": ProrationMethod.DAYS_30,
    "25 hari": ProrationMethod.DAYS_25,
    "21 hari": ProrationMethod.DAYS_21,
}
_ROUNDINGS: Final = {
    "rupiah": DeductionRounding.RUPIAH,
    "ratusan ke bawah": DeductionRounding.HUNDRED_DOWN,
}
_PART_MONTHS: Final = {"sebulan penuh": PartMonthBase.FULL_MONTH, "yang dibayar": PartMonthBase.AS_PAID}
_KESEHATAN_STARTS: Final = {
    "bulan berikutnya kecuali tanggal 1": KesehatanStart.NEXT_UNLESS_FIRST,
    "bulan berikutnya": KesehatanStart.NEXT,
    "bulan masuk": KesehatanStart.JOINING,
}
_CUTOFFS: Final = {str(day): day for day in EDABU_CUTOFFS}
_BASES: Final = {
    "waktu": PayBasis.TIME,
    "hasil": PayBasis.OUTPUT,
    "hasil tergantung cuaca": PayBasis.OUTPUT_WEATHER,
}
_COMPONENT_KINDS: Final = {"tetap": ComponentKind.FIXED, "tidak tetap": ComponentKind.VARIABLE}
_LANGUAGES: Final = {"id": "id", "en": "en"}


def _yes_no(heading: str, name: str, *, empty: bool | None = False) -> Column:
    return Column(heading, name, Kind.WORD, words=YES_NO, empty=empty)


_OF_COMPANY: Final = EMPLOYEES.column("company")
_OF_PERSON: Final = (_OF_COMPANY, EMPLOYEES.column("nip"))
_SINCE: Final = Column("Berlaku mulai", "starts_on", Kind.DATE, required=True)
_BRANCH_CODE: Final = Column("Kode cabang", "branch", Kind.IDENTIFIER)
_REASONS: Final = Column("Alasan program", "programme_reasons", Kind.REASONS, empty=(), width=30)
_POLICIES: Final = (
    Column("Cara prorata", "proration", Kind.WORD, words=_PRORATIONS, empty=ProrationMethod.CALENDAR_DAYS),
    Column("Pembulatan potongan", "deduction_rounding", Kind.WORD, words=_ROUNDINGS, empty=DeductionRounding.RUPIAH),
    Column("Dasar bulan sebagian", "part_month_base", Kind.WORD, words=_PART_MONTHS, empty=PartMonthBase.FULL_MONTH),
    Column(
        "Mulai iuran Kesehatan",
        "kesehatan_start",
        Kind.WORD,
        words=_KESEHATAN_STARTS,
        empty=KesehatanStart.NEXT_UNLESS_FIRST,
    ),
    Column("Batas e-Dabu", "edabu_cutoff", Kind.WORD, words=_CUTOFFS, empty=EDABU_CUTOFFS[0]),
    _yes_no("Keringanan padat karya", "labour_intensive_relief"),
    _yes_no("PPh 21 ditanggung pemerintah", "dtp"),
    _yes_no("Tarif lebih tinggi tanpa NPWP", "no_npwp_surcharge"),
)

EXTRA_COLUMNS: Final[Mapping[str, tuple[Column, ...]]] = {
    COMPANIES.name: (
        Column("Bank pembayar", "bank"),
        Column("No rekening pembayar", "bank_account", Kind.IDENTIFIER, lost_zeros_below=10, width=20),
        Column("Nama rekening pembayar", "bank_account_name", width=28),
        Column("Penanda tangan", "signatory_name", width=24),
        Column("Jabatan penanda tangan", "signatory_position", width=24),
        *_POLICIES,
        Column("Ketentuan berlaku mulai", TERMS_SINCE, Kind.DATE, empty=None),
    ),
    EMPLOYEES.name: (
        _BRANCH_CODE,
        Column("Bahasa slip", "payslip_language", Kind.WORD, words=_LANGUAGES, empty="id"),
        _REASONS,
        Column("Ketentuan berlaku mulai", TERMS_SINCE, Kind.DATE, empty=None),
    ),
    FAMILY.name: (
        _yes_no("Iuran dari pemberi kerja lain", "employed"),
        Column("Ditanggung mulai", "covered_from", Kind.MONTH, empty=None, remark="yyyy-mm"),
        Column("Ditanggung sampai", "covered_until", Kind.MONTH, empty=None, remark="yyyy-mm"),
    ),
    WAGES.name: (
        Column("Upah menurut", "basis", Kind.WORD, words=_BASES, empty=PayBasis.TIME),
        Column("Alasan upah", "reason", width=28),
    ),
}
"""Columns beyond the layout by sheet."""


def _some(sheet: Sheet, *names: str) -> tuple[Column, ...]:
    return tuple(column for column in sheet.columns if column.field in names)


COMPANY_HISTORY: Final = Sheet(
    "Riwayat perusahaan",
    (
        _OF_COMPANY,
        _SINCE,
        *_some(COMPANIES, "size", "jkk_class", "workweek", "minimum_wage", "payday", "programmes"),
        *_POLICIES,
    ),
    required=False,
)
"""A company's terms before the newest ones, which stand in Perusahaan."""

BRANCHES: Final = Sheet(
    "Cabang",
    (
        _OF_COMPANY,
        Column("Kode cabang", "code", Kind.IDENTIFIER, required=True),
        Column("Nama cabang", "name", required=True, width=28),
        *_some(COMPANIES, "npp", "nitku", "address", "location_code", "province"),
    ),
    required=False,
)

BRANCH_HISTORY: Final = Sheet(
    "Riwayat cabang",
    (
        _OF_COMPANY,
        Column("Kode cabang", "branch", Kind.IDENTIFIER, required=True),
        _SINCE,
        Column("Kelas JKK", "jkk_class", Kind.NUMBER, bounds=(1, 5), empty=None),
        Column("Upah minimum", "minimum_wage", Kind.AMOUNT, empty=None),
    ),
    required=False,
)

COMPONENTS: Final = Sheet(
    "Komponen",
    (
        _OF_COMPANY,
        Column("Nama komponen", "name", required=True, width=24),
        Column("Jenis tunjangan", "kind", Kind.WORD, required=True, words=_COMPONENT_KINDS),
        Column("Berlaku mulai", "starts_on", Kind.DATE, empty=None),
        _yes_no("Dasar BPJS", "bpjs", empty=None),
        _yes_no("Kena pajak", "taxable", empty=None),
        _yes_no("Dasar THR", "thr", empty=None),
        _yes_no("Dasar lembur", "overtime", empty=None),
        _yes_no("Diprorata", "prorated", empty=None),
    ),
    required=False,
)
"""One row per change of what an allowance counts for; without a start for one that counts as the law has it."""

EMPLOYEE_HISTORY: Final = Sheet(
    "Riwayat karyawan",
    (
        *_OF_PERSON,
        _SINCE,
        *_some(EMPLOYEES, "kind", "ptkp", "tax_method", "kelas_rawat", "programmes_off", "programmes_on"),
        *_some(EMPLOYEES, "address", "rt", "rw", "postal_code", "district_code", "district", "village"),
        *_some(EMPLOYEES, "bank", "bank_account", "bank_account_name", "job_title", "department", "work_location"),
        _BRANCH_CODE,
        _REASONS,
    ),
    required=False,
)
"""A person's dated facts before the newest ones, which stand in Karyawan."""

STAYS: Final = Sheet(
    "Masa kerja sebelumnya",
    (
        *_OF_PERSON,
        EMPLOYEES.column("started_on"),
        EMPLOYEES.column("contract_end"),
        Column("Tanggal keluar", "ended_on", Kind.DATE, required=True),
        EMPLOYEES.column("leaving_reason"),
    ),
    required=False,
)
"""A person's stays before the last one, which stands in Karyawan."""

LEAVES: Final = Sheet(
    "Cuti tanpa upah",
    (
        *_OF_PERSON,
        Column("Mulai cuti", "starts_on", Kind.DATE, required=True),
        Column("Akhir cuti", "ends_on", Kind.DATE, required=True),
        Column("Program ditangguhkan", "suspended", Kind.PROGRAMMES, empty=(), width=24),
        Column("Catatan", "note", width=28),
    ),
    required=False,
)

EXTRA_SHEETS: Final = (COMPANY_HISTORY, BRANCHES, BRANCH_HISTORY, COMPONENTS, EMPLOYEE_HISTORY, STAYS, LEAVES)
ALL_SHEETS: Final = (*SHEETS, *EXTRA_SHEETS)
IN_ORDER: Final = (
    COMPANIES,
    COMPANY_HISTORY,
    BRANCHES,
    BRANCH_HISTORY,
    COMPONENTS,
    EMPLOYEES,
    EMPLOYEE_HISTORY,
    STAYS,
    LEAVES,
    FAMILY,
    WAGES,
    VARIABLES,
    OPENINGS,
)
"""All sheets in the order in which they build on one another."""


def all_columns(sheet: Sheet) -> tuple[Column, ...]:
    """The columns of the layout, and those beyond it."""
    return (*sheet.columns, *EXTRA_COLUMNS.get(sheet.name, ()))


def fields_of(*sheets: Sheet) -> frozenset[str]:
    """The fields that all columns of these sheets fill."""
    return frozenset(column.field for sheet in sheets for column in all_columns(sheet))


def used_columns(sheet: Sheet, rows: Iterable[Mapping[str, object]]) -> tuple[Column, ...]:
    """The columns to be written for these rows: those of the layout, and of the others what says something."""
    extras = EXTRA_COLUMNS.get(sheet.name, ())
    used = {column.field for row in rows for column in extras if row.get(column.field) not in (column.empty, None, "")}
    return (*sheet.columns, *(column for column in extras if column.field in used))
