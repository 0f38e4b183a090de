"""Saves workbooks so that the same content is the same bytes, and keeps text from becoming a formula."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Final

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell

from desktop_app.domain.findings import KnownProblem
from desktop_app.foundation.files import FileProblem, write_atomically

_MOMENT: Final = datetime(2026, 1, 1)  # noqa: DTZ001 - a label without meaning, the same in every workbook
_ZIP_MOMENT: Final = (2026, 1, 1, 0, 0, 0)
_MODIFIED: Final = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")


def put_text(cell: Cell, text: str) -> None:
    """Write text that stays text, whatever it begins with."""
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)
    cell.data_type = "s"
    if text.startswith(_FORMULA_STARTS):
        cell.quotePrefix = True


def workbook_bytes(workbook: Workbook) -> bytes:
    """The file's content, without the moment at which it was made."""
    workbook.properties.created = _MOMENT
    workbook.properties.creator = "Gajiberes"
    stamped = io.BytesIO()
    workbook.save(stamped)
    plain = io.BytesIO()
    with zipfile.ZipFile(stamped) as source, zipfile.ZipFile(plain, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.infolist():
            content = source.read(part)
            if part.filename == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>" + _MOMENT.isoformat().encode() + rb"Z\g<2>", content)
            entry = zipfile.ZipInfo(part.filename, _ZIP_MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, content)
    return plain.getvalue()


def write_workbook(workbook: Workbook, target: Path) -> None:
    """Save under a name, all or nothing. Raises KnownProblem ``file.*`` with its path."""
    content = workbook_bytes(workbook)
    try:
        write_atomically(target, lambda stream: _write(stream, content))
    except FileProblem as problem:
        raise KnownProblem(problem.code, path=str(problem.path)) from problem


def _write(stream: BinaryIO, content: bytes) -> None:
    stream.write(content)
