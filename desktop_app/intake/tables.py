"""Opens any file that may hold a table: workbooks of three formats, or text."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from desktop_app.application.exchange.mapping import Source
from desktop_app.domain.findings import KnownProblem, warning
from desktop_app.intake.mapped_people import map_people
from desktop_app.intake.people import has_people_layout, missing_layout, people_of
from desktop_app.intake.people_guess import guess_mapping
from desktop_app.intake.sheets import file_content, is_workbook, sheets_of
from desktop_app.intake.text_tables import read_pasted, read_text

_WEB_PAGE: Final = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|head|table|meta|style|\?xml|div)", re.IGNORECASE
)
_PDF: Final = b"%PDF-"
_WORKBOOK_NAMES: Final = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})


def open_source(path: Path) -> Source:
    """A file as people workbook when it has its sheets, else as plain tables. Raises KnownProblem ``workbook.*``."""
    content, name = file_content(path), path.name
    if content.startswith(_PDF):
        raise KnownProblem("workbook.pdf", file=name)
    if _WEB_PAGE.match(content[:1_000]):
        raise KnownProblem("workbook.web_page", file=name)
    if not is_workbook(content):
        table, findings = read_text(content, name)
        if path.suffix.casefold() in _WORKBOOK_NAMES:
            findings = (warning("people.text_under_workbook_name", file=name).about(name), *findings)
        return Source(name, tables=(table,), findings=findings)
    sheets = {sheet: cells for sheet, cells in sheets_of(content, name).items() if cells is not None}
    if has_people_layout(sheets):
        return Source(name, people=people_of(sheets, name))
    tables = tuple(cells for cells in sheets.values() if cells.rows)
    if not tables:
        raise KnownProblem("workbook.empty_file", file=name)
    return Source(name, tables=tables, problem=missing_layout(sheets, name))


def open_pasted(text: str, name: str) -> Source:
    """Pasted cells. Raises KnownProblem ``workbook.*``."""
    return Source(name, tables=(read_pasted(text, name),))


class TableReader:
    """Implements ``SourceReader``."""

    open = staticmethod(open_source)
    open_pasted = staticmethod(open_pasted)
    guess = staticmethod(guess_mapping)
    map = staticmethod(map_people)
