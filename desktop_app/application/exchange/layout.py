"""The layout of the people workbook as data: one table that reading, comparing and writing share.

Sheet names and headings are Indonesian in every language. A column's ``field`` is the name of the
attribute of the domain's record that it fills.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as stored
from enum import Enum, StrEnum
from typing import Any, Final

from desktop_app.domain.company import CompanySize, Programme
from desktop_app.domain.components import ComponentKind
from desktop_app.domain.employee import Citizenship, EmployeeKind, TaxMethod
from desktop_app.domain.family import Relation
from desktop_app.domain.money import ZERO

EXAMPLE_COMPANY: Final = "CONTOH"
"""Rows of this company code are examples and are never imported."""


class Kind(Enum):
    """How a cell is read and written."""

    TEXT = "text"
    IDENTIFIER = "identifier"
    DATE = "date"
    AMOUNT = "amount"
    NUMBER = "number"
    WORD = "word"
    MONTH = "month"
    YEAR = "year"
    PROGRAMMES = "programmes"
    REASONS = "reasons"
    """Words of the employer by programme."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet."""

    heading: str
    field: str
    kind: Kind = Kind.TEXT
    required: bool = False
    """Whether the column must be there."""
    may_be_empty: bool = False
    """Whether a cell of a required column may be empty."""
    remark: str = ""
    """Shown in parentheses after the heading of a written workbook."""
    digits: tuple[int, ...] = ()
    """Lengths that an identifier can have; a shorter number cell has lost leading zeros."""
    lost_zeros_below: int = 0
    """Digits under which a number cell has lost leading zeros."""
    words: Mapping[str, Any] = stored(default_factory=dict)
    """The closed list of a WORD column: what stands in the cell, and its value."""
    bounds: tuple[int, int] | None = None
    """Smallest and largest value of a NUMBER."""
    empty: Any = ""
    """The value of an empty cell."""
    width: int = 16


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of the workbook."""

    name: str
    columns: tuple[Column, ...]
    required: bool = True

    def column(self, name: str) -> Column:
        """The column that fills a field. Raises KeyError."""
        return _BY_FIELD[self.name, name]


class AllowanceHeading(StrEnum):
    """What the free columns of the sheet Upah begin with."""

    FIXED = "Tunjangan tetap"
    VARIABLE = "Tunjangan tidak tetap"

    @property
    def component(self) -> ComponentKind:
        """The kind of allowance in such a column."""
        return ComponentKind.FIXED if self is AllowanceHeading.FIXED else ComponentKind.VARIABLE


SIZES: Final = {
    "mikro": CompanySize.MICRO,
    "kecil": CompanySize.SMALL,
    "menengah": CompanySize.MEDIUM,
    "besar": CompanySize.LARGE,
}
KINDS: Final = {
    "PKWTT": EmployeeKind.PERMANENT,
    "PKWT": EmployeeKind.CONTRACT,
    "harian": EmployeeKind.DAILY,
    "magang": EmployeeKind.INTERN,
}
METHODS: Final = {"gross": TaxMethod.GROSS, "gross-up": TaxMethod.GROSS_UP, "net": TaxMethod.NET}
PROGRAMMES: Final = {programme.value: programme for programme in Programme}
NO_PROGRAMMES: Final = "tidak ada"
"""Where an empty cell means those that the law demands."""
_CITIZENSHIPS: Final = {citizenship.value: citizenship for citizenship in Citizenship}
_SEXES: Final = {"L": "L", "P": "P"}
_MARITAL: Final = {"TK": "TK", "K": "K", "C": "C"}
_RELIGIONS: Final = {name: name for name in ("Islam", "Kristen", "Katolik", "Hindu", "Buddha", "Khonghucu")}
_PTKP: Final = {f"{status}/{count}": f"{status}/{count}" for status in ("TK", "K", "HB") for count in range(4)}
_REASONS: Final = {f"A{number}": f"A{number}" for number in range(1, 11)}
YES_NO: Final = {"ya": True, "tidak": False}
_RELATIONS: Final = {relation.value: relation for relation in Relation}
_CLASSES: Final = (1, 3)

_COMPANY_CODE: Final = Column("Kode perusahaan", "company", Kind.IDENTIFIER, required=True)
_NIP: Final = Column("NIP", "nip", Kind.IDENTIFIER, required=True, width=12)
_SEX: Final = Column("Jenis kelamin", "sex", Kind.WORD, required=True, words=_SEXES, remark="L, P")


def _identifier(heading: str, name: str, *digits: int, width: int = 18, remark: str = "") -> Column:
    return Column(
        heading,
        name,
        Kind.IDENTIFIER,
        digits=digits,
        lost_zeros_below=min(digits, default=0),
        width=width,
        remark=remark,
    )


COMPANIES: Final = Sheet(
    "Perusahaan",
    (
        Column("Kode", "code", Kind.IDENTIFIER, required=True, width=12),
        Column("Nama", "name", required=True, width=32),
        _identifier("NPWP", "npwp", 15, 16, width=20),
        _identifier("NITKU", "nitku", 22, width=26),
        _identifier("NPP", "npp", 8, width=12),
        _identifier("Kode BU", "business_unit_code", 8, width=12),
        Column("Alamat", "address", width=36),
        _identifier("Kode lokasi", "location_code", 4, remark="4 digit", width=20),
        Column("Provinsi", "province", width=18),
        _identifier("KLU", "klu", 5, width=10),
        Column(
            "Skala usaha",
            "size",
            Kind.WORD,
            required=True,
            words=SIZES,
            remark="mikro, kecil, menengah, besar",
            width=24,
        ),
        Column("Kelas JKK", "jkk_class", Kind.NUMBER, required=True, bounds=(1, 5), remark="1–5"),
        Column(
            "Hari kerja",
            "workweek",
            Kind.WORD,
            required=True,
            words={"5": 5, "6": 6},
            remark="5, 6",
        ),
        Column("Upah minimum", "minimum_wage", Kind.AMOUNT, empty=None),
        Column("Tanggal gajian", "payday", Kind.NUMBER, bounds=(1, 31), empty=None, remark="1–31", width=20),
        Column("Program", "programmes", Kind.PROGRAMMES, empty=None, width=30),
    ),
)

EMPLOYEES: Final = Sheet(
    "Karyawan",
    (
        _COMPANY_CODE,
        _NIP,
        Column("Nama lengkap", "name", required=True, width=28),
        _identifier("NIK", "nik", 16, width=20),
        Column("Paspor", "passport", Kind.IDENTIFIER),
        Column("Kewarganegaraan", "citizenship", Kind.WORD, required=True, words=_CITIZENSHIPS, width=18),
        Column("Kode negara", "country", remark="2 huruf"),
        Column("Masa laku identitas", "identity_expires", Kind.DATE, empty=None, width=20),
        _SEX,
        Column("Tempat lahir", "birth_place"),
        Column("Tanggal lahir", "birth_date", Kind.DATE, required=True),
        Column("Nama ibu kandung", "mother_name", width=24),
        Column("Status kawin", "marital_status", Kind.WORD, words=_MARITAL, remark="TK, K, C"),
        Column("Agama", "religion", Kind.WORD, words=_RELIGIONS),
        Column("Golongan darah", "blood_group"),
        Column("Alamat", "address", width=36),
        Column("RT", "rt", Kind.IDENTIFIER, width=6),
        Column("RW", "rw", Kind.IDENTIFIER, width=6),
        _identifier("Kode pos", "postal_code", 5, width=10),
        Column("Kode kecamatan", "district_code", Kind.IDENTIFIER),
        Column("Kecamatan", "district"),
        Column("Desa", "village"),
        _identifier("HP", "phone", width=16),
        Column("Email", "email", width=30),
        _identifier("NPWP", "npwp", 15, 16, width=20),
        _identifier("KPJ", "kpj", 11, width=14),
        _identifier("Kode TK", "kode_tk", 15, width=18),
        _identifier("No JKN", "jkn_number", 13, width=16),
        _identifier("No KK", "family_card", 16, width=20),
        Column("PTKP", "ptkp", Kind.WORD, required=True, words=_PTKP, width=10),
        Column("Metode pajak", "tax_method", Kind.WORD, words=METHODS, empty=TaxMethod.GROSS),
        Column("Jenis", "kind", Kind.WORD, required=True, words=KINDS, width=10),
        Column("Tanggal masuk", "started_on", Kind.DATE, required=True),
        Column("Akhir kontrak", "contract_end", Kind.DATE, empty=None),
        Column("Tanggal keluar", "ended_on", Kind.DATE, empty=None),
        Column("Sebab keluar", "leaving_reason", Kind.WORD, words=_REASONS, remark="A1–A10", width=18),
        Column("Jabatan", "job_title", width=24),
        Column("Departemen", "department"),
        Column("Kode faskes", "clinic_code", Kind.IDENTIFIER, digits=(8,), lost_zeros_below=8),
        Column("Nama faskes", "clinic_name", width=24),
        Column("Kode dokter gigi", "dentist_code", Kind.IDENTIFIER, digits=(8,), lost_zeros_below=8),
        Column("Nama dokter gigi", "dentist_name", width=24),
        Column("Kelas rawat", "kelas_rawat", Kind.NUMBER, bounds=_CLASSES, empty=None, remark="1, 2, 3"),
        Column("Bank", "bank"),
        Column("No rekening", "bank_account", Kind.IDENTIFIER, lost_zeros_below=10, width=20),
        Column("Nama rekening", "bank_account_name", width=28),
        _identifier("Lokasi kerja", "work_location", 4, remark="4 digit", width=20),
        Column("Tanpa program", "programmes_off", Kind.PROGRAMMES, empty=()),
        Column("Dengan program", "programmes_on", Kind.PROGRAMMES, empty=()),
    ),
)

FAMILY: Final = Sheet(
    "Keluarga",
    (
        _COMPANY_CODE,
        _NIP,
        Column("Hubungan", "relation", Kind.WORD, required=True, words=_RELATIONS, width=14),
        Column("Nama", "name", required=True, width=28),
        _identifier("NIK", "nik", 16, width=20),
        _identifier("No JKN", "jkn_number", 13, width=16),
        _SEX,
        Column("Tempat lahir", "birth_place"),
        Column("Tanggal lahir", "birth_date", Kind.DATE, required=True),
        Column("Kuliah", "studying", Kind.WORD, words=YES_NO, empty=False, remark="ya, tidak"),
        Column("Ikut BPJS", "takes_part", Kind.WORD, words=YES_NO, empty=True, remark="ya, tidak", width=22),
    ),
    required=False,
)

WAGES: Final = Sheet(
    "Upah",
    (
        _COMPANY_CODE,
        _NIP,
        Column("Berlaku mulai", "starts_on", Kind.DATE, required=True),
        # Empty for daily workers only, which needs the sheet Karyawan and is checked when the rows are compared.
        Column("Gaji pokok", "basic", Kind.AMOUNT, required=True, may_be_empty=True, empty=None),
        Column("Upah harian", "daily", Kind.AMOUNT, empty=None),
    ),
)

VARIABLES: Final = Sheet(
    "Variabel",
    (
        _COMPANY_CODE,
        _NIP,
        Column("Bulan", "month", Kind.MONTH, required=True, remark="yyyy-mm"),
        Column("Komponen", "component", required=True, width=24),
        Column("Jumlah", "amount", Kind.AMOUNT, required=True),
    ),
    required=False,
)

OPENINGS: Final = Sheet(
    "Awal tahun",
    (
        _COMPANY_CODE,
        _NIP,
        Column("Tahun", "year", Kind.YEAR, required=True, width=10),
        Column("Bulan pertama", "first_month", Kind.MONTH, required=True, remark="yyyy-mm", width=24),
        Column("Bruto", "gross", Kind.AMOUNT, empty=ZERO),
        Column("Iuran pensiun", "pension", Kind.AMOUNT, empty=ZERO),
        Column("Zakat", "zakat", Kind.AMOUNT, empty=ZERO),
        Column("PPh 21", "tax", Kind.AMOUNT, empty=ZERO),
        Column("Neto sebelumnya", "previous_net", Kind.AMOUNT, empty=ZERO, width=18),
        Column("PPh 21 sebelumnya", "previous_tax", Kind.AMOUNT, empty=ZERO, width=20),
    ),
    required=False,
)

SHEETS: Final = (COMPANIES, EMPLOYEES, FAMILY, WAGES, VARIABLES, OPENINGS)
_BY_FIELD: Final = {(sheet.name, column.field): column for sheet in SHEETS for column in sheet.columns}


def allowance_field(heading: AllowanceHeading, name: str) -> str:
    """The field of an allowance column of the sheet Upah."""
    return f"{heading.name.lower()}:{name}"
