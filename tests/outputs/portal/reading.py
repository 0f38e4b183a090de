"""Reading filled workbooks back, and comparing them with what they were made from."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree as ET

from openpyxl import load_workbook
from python_calamine import load_workbook as load_with_calamine

from desktop_app.application.results import Outcome, WrittenFile
from desktop_app.domain.findings import Finding, Severity
from desktop_app.foundation.i18n import sentence
from desktop_app.foundation.messages import sentences

Cells = dict[tuple[int, int], tuple[str, object]]


def cells(path: Path, sheet: str) -> list[list[object]]:
    """All values of a sheet by openpyxl, None for empty ones."""
    book = load_workbook(path)
    try:
        return [list(row) for row in book[sheet].iter_rows(values_only=True)]
    finally:
        book.close()


def with_calamine(path: Path, sheet: str) -> list[list[object]]:
    """The same by an independent reader, which gives empty text for empty ones."""
    book = load_with_calamine(path)
    return book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)  # type: ignore[return-value]


def only_changed(before: Path, after: Path, part: str, changed: Iterable[str]) -> None:
    """Assert that two workbooks differ in these cells of one part and in nothing else."""
    with zipfile.ZipFile(before) as old, zipfile.ZipFile(after) as new:
        assert new.namelist() == old.namelist()
        for name in old.namelist():
            if name != part:
                assert new.read(name) == old.read(name), name
        old_root, new_root = ET.fromstring(old.read(part)), ET.fromstring(new.read(part))
    wanted = set(changed)
    old_cells, new_cells = _cell_elements(old_root), _cell_elements(new_root)
    different = {
        reference
        for reference in old_cells.keys() | new_cells.keys()
        if _text(old_cells.get(reference)) != _text(new_cells.get(reference))
    }
    assert different <= wanted
    for reference in old_cells.keys() & different:
        styles = {key: value for key, value in old_cells[reference].attrib.items() if key != "t"}
        assert styles.items() <= new_cells[reference].attrib.items()
    # Everything around the cells: rows with their attributes, columns, widths, groups, views, merges.
    assert _frame(new_root, {row for row, _ in _rows(old_root)}) == _frame(old_root, None)
    assert [row for row, _ in _rows(new_root)][: len(_rows(old_root))] == [row for row, _ in _rows(old_root)]


def codes(outcome: Outcome[tuple[WrittenFile, ...]], severity: Severity | None = None) -> list[str]:
    """The codes of the findings, in order."""
    return [finding.code for finding in outcome.findings if severity in (None, finding.severity)]


def said(findings: Iterable[Finding]) -> str:
    """All findings as sentences; every code must have one, with all its parameters."""
    texts = []
    for finding in findings:
        assert finding.code in sentences()
        text = sentence(finding.code, finding.params)
        assert "{" not in text, text
        texts.append(text)
    return "\n".join(texts)


def _cell_elements(root: ET.Element) -> dict[str, ET.Element]:
    return {node.attrib["r"]: node for node in root.iter() if node.tag.endswith("}c")}


def _rows(root: ET.Element) -> list[tuple[str, ET.Element]]:
    return [(node.attrib["r"], node) for node in root.iter() if node.tag.endswith("}row")]


def _text(node: ET.Element | None) -> bytes:
    return b"" if node is None else ET.tostring(node)


def _frame(root: ET.Element, rows: set[str] | None) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    frame = []
    inside_cell: set[ET.Element] = set()
    for node in root.iter():
        name = node.tag.rpartition("}")[2]
        if name == "c":
            inside_cell |= set(node.iter())
        if node in inside_cell or name == "dimension":
            continue
        if name == "row" and rows is not None and node.attrib["r"] not in rows:
            continue
        frame.append((node.tag, tuple(node.attrib.items())))
    return frame
