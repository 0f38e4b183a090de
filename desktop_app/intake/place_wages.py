"""Minimum wages by place from a list that the user has: codes of SIPP in one column, amounts in the next."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path

from desktop_app.application.exchange.spreadsheet import BadCell
from desktop_app.domain.findings import KnownProblem
from desktop_app.foundation import formats
from desktop_app.intake.sheets import file_content, is_workbook, sheets_of

_CODE = re.compile(r"\d{4}")


def read_place_wages(path: Path) -> tuple[tuple[str, str], ...]:
    """Place codes and amounts as typed text, from .csv (comma or semicolon) or the first sheet of a workbook.

    A first row of titles is passed over. Raises KnownProblem ``law.rows_file`` and ``workbook.*``.
    """
    content = file_content(path)
    rows = _workbook(content, path.name) if is_workbook(content) else _csv(content, path.name)
    found = tuple(_checked(rows, path.name))
    if not found:
        raise KnownProblem("law.rows_file", path=path.name, reason="law.rows_file.empty")
    return found


def _workbook(content: bytes, file: str) -> Iterator[tuple[int, str, str]]:
    sheets = sheets_of(content, file)
    first = next((cells for cells in sheets.values() if cells is not None), None)
    for number, row in first.numbered() if first is not None else ():
        code, amount = (*row, None, None)[:2]
        yield number, _text(code), _text(amount)


def _csv(content: bytes, file: str) -> Iterator[tuple[int, str, str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise KnownProblem("law.rows_file", path=file, reason="law.rows_file.kind") from problem
    first = text.partition("\n")[0]
    separator = next((sign for sign in ";\t" if sign in first), ",")
    for number, row in enumerate(csv.reader(io.StringIO(text), delimiter=separator), 1):
        code, amount = [*row, "", ""][:2]
        yield number, code, amount


def _checked(rows: Iterable[tuple[int, str, str]], file: str) -> Iterator[tuple[str, str]]:
    for number, code, amount in rows:
        plain = code.strip().zfill(4) if code.strip() else ""
        if not plain and not amount.strip():
            continue
        try:
            sen = formats.parse_amount(amount)
        except ValueError:
            sen = 0
        if not _CODE.fullmatch(plain) or sen <= 0:
            if number == 1:
                continue
            shown = f"{code} {amount}".strip()
            raise KnownProblem("law.rows_file", path=file, reason="law.rows_file.row", row=number, found=shown)
        yield plain, formats.amount(sen)


def _text(value: object) -> str:
    """A cell as somebody would type it; a number has a comma before its decimals."""
    if value is None or isinstance(value, BadCell):
        return ""
    return f"{value:f}".replace(".", ",") if isinstance(value, Decimal) else str(value)
