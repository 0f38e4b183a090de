"""Makes people workbooks for tests, from a small valid one with some cells changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook

Rows = list[dict[str, Any]]


def company(**cells: Any) -> dict[str, Any]:
    """A valid row of Perusahaan."""
    return {
        "Kode*": "UJI",
        "Nama*": "PT Uji Coba",
        "Skala usaha*": "menengah",
        "Kelas JKK*": 2,
        "Hari kerja*": 5,
    } | cells


def employee(**cells: Any) -> dict[str, Any]:
    """A valid row of Karyawan."""
    return {
        "Kode perusahaan*": "UJI",
        "NIP*": "0001",
        "Nama lengkap*": "Budi Santoso",
        "Kewarganegaraan*": "WNI",
        "Jenis kelamin*": "L",
        "Tanggal lahir*": date(1990, 5, 17),
        "PTKP*": "K/1",
        "Jenis*": "PKWTT",
        "Tanggal masuk*": date(2020, 3, 2),
    } | cells


def wage(**cells: Any) -> dict[str, Any]:
    """A valid row of Upah."""
    return {
        "Kode perusahaan*": "UJI",
        "NIP*": "0001",
        "Berlaku mulai*": date(2026, 1, 1),
        "Gaji pokok*": 8_000_000,
    } | cells


def member(**cells: Any) -> dict[str, Any]:
    """A valid row of Keluarga."""
    return {
        "Kode perusahaan*": "UJI",
        "NIP*": "0001",
        "Hubungan*": "anak",
        "Nama*": "Ani Santoso",
        "Jenis kelamin*": "P",
        "Tanggal lahir*": date(2015, 2, 3),
    } | cells


def variable(**cells: Any) -> dict[str, Any]:
    """A valid row of Variabel."""
    return {
        "Kode perusahaan*": "UJI",
        "NIP*": "0001",
        "Bulan*": "2026-11",
        "Komponen*": "lembur",
        "Jumlah*": 350_000,
    } | cells


def opening(**cells: Any) -> dict[str, Any]:
    """A valid row of Awal tahun."""
    return {
        "Kode perusahaan*": "UJI",
        "NIP*": "0001",
        "Tahun*": 2026,
        "Bulan pertama*": "2026-01",
        "Bruto": 80_000_000,
    } | cells


def people_file(
    folder: Path,
    companies: Rows | None = None,
    employees: Rows | None = None,
    wages: Rows | None = None,
    others: Mapping[str, Rows] | None = None,
    *,
    name: str = "orang.xlsx",
) -> Path:
    """Write a workbook; for None a sheet has the valid row."""
    valid = {"Perusahaan": company(), "Karyawan": employee(), "Upah": wage()}
    given = {"Perusahaan": companies, "Karyawan": employees, "Upah": wages}
    sheets = {}
    for sheet, row in valid.items():
        rows = given[sheet]
        # Without rows a sheet keeps its headings.
        sheets[sheet] = table([row])[:1] if rows == [] else table(rows or [row])
    sheets.update({sheet: table(rows) for sheet, rows in (others or {}).items()})
    return write(folder / name, sheets)


def table(rows: Rows) -> list[list[Any]]:
    """Rows by heading as a heading row and rows of cells."""
    headings = list(dict.fromkeys(heading for row in rows for heading in row))
    return [headings, *([row.get(heading) for heading in headings] for row in rows)]


def write(path: Path, sheets: Mapping[str, Iterable[Iterable[Any]]]) -> Path:
    """Write plain rows."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    workbook.save(path)
    return path
