"""Files that can't be filled: each is refused with its name and a next step, and nothing is written."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest
from openpyxl import Workbook

from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.money import Money
from desktop_app.foundation.i18n import sentence, translated
from desktop_app.foundation.messages.portal import SENTENCES
from desktop_app.outputs.portal import fill, recognise
from tests.outputs.portal import people
from tests.tools import portal_templates as portal
from tests.tools.portal_templates import UPAH_HEADINGS, WageLine

LINE = WageLine(people.nik(1), "21000000001", "100000000000001", "PEK***")
OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600)


def problem(folder: Path, content: bytes, name: str = "template_upah_12345678.xlsx") -> str:
    """The code of the problem with a file; its sentence must name the file."""
    source = portal.save(folder / "unduhan", name, content)
    run = people.run([people.payslip(people.employee(1), Money.rupiah(5_000_000))])
    with pytest.raises(KnownProblem) as caught:
        fill(source, run, people.TERMS, folder / "hasil")
    text = sentence(caught.value.code, caught.value.params)
    assert name in text
    assert "{" not in text
    assert not (folder / "hasil").exists()
    return caught.value.code


def other_workbook() -> bytes:
    """A workbook of somebody's own."""
    book, target = Workbook(), io.BytesIO()
    book.active.append(["Nama", "Jumlah"])
    book.save(target)
    return target.getvalue()


def without(part: str) -> bytes:
    """A template that lost a part."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(portal.upah([LINE]))) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
    return target.getvalue()


def with_sheet(xml: bytes) -> bytes:
    """A template with other XML in its data sheet."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(portal.upah([LINE]))) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, xml if name.endswith("sheet2.xml") else old.read(name))
    return target.getvalue()


def heading_only(sheet: str, headings: Sequence[str]) -> bytes:
    """A workbook with nothing but these headings."""
    return portal.workbook([portal.SheetSpec(sheet, {1: {n: portal.Value(t) for n, t in enumerate(headings, 1)}})])


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "portal.not_a_workbook"),
        (b"NIK;KPJ;UPAH\n", "portal.not_a_workbook"),
        (portal.upah([LINE])[:400], "portal.not_a_workbook"),
        (OLE, "portal.old_format"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "portal.password"),
        (without("xl/workbook.xml"), "portal.not_a_workbook"),
        (without("_rels/.rels"), "portal.not_a_workbook"),
        (with_sheet(b"<worksheet><sheetData><row>"), "portal.not_a_workbook"),
        (with_sheet(b"<worksheet/>"), "portal.not_a_workbook"),
        (
            with_sheet(b'<!DOCTYPE w [<!ENTITY a "b">]><worksheet><sheetData><row/></sheetData></worksheet>'),
            "portal.not_a_workbook",
        ),
        (other_workbook(), "portal.unknown"),
    ],
)
def test_what_isnt_a_known_workbook(tmp_path: Path, content: bytes, code: str) -> None:
    assert problem(tmp_path, content) == code


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(KnownProblem, match=r"portal\.not_found"):
        recognise(tmp_path / "tidak ada.xlsx")


def test_missing_headings_are_counted_and_named(tmp_path: Path) -> None:
    headings = tuple(text for text in UPAH_HEADINGS if text != "RAPEL")
    content = portal.workbook(
        [portal.SheetSpec("data_upah", {1: {n: portal.Value(t) for n, t in enumerate(headings, 1)}})]
    )

    assert problem(tmp_path, content) == "portal.headings_missing"
    with pytest.raises(KnownProblem) as caught:
        recognise(tmp_path / "unduhan" / "template_upah_12345678.xlsx")
    params = dict(caught.value.params)
    assert (params["count"], params["headings"]) == (1, "RAPEL")


def test_an_unknown_column_in_a_form_that_gets_rows_stops(tmp_path: Path) -> None:
    headings = (*portal.NA_HEADINGS, "ALASAN_BARU")
    content = portal.workbook(
        [portal.SheetSpec("data_tk_na", {1: {n: portal.Value(t) for n, t in enumerate(headings, 1)}})]
    )

    assert problem(tmp_path, content) == "portal.headings_unknown"


def test_a_damaged_file_is_never_a_bug(tmp_path: Path) -> None:
    whole, chance = portal.upah([LINE]), random.Random(7)
    run = people.run([people.payslip(people.employee(1), Money.rupiah(5_000_000))])
    for _ in range(60):
        broken = bytearray(whole)
        for _ in range(chance.randint(1, 12)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        source = portal.save(tmp_path, "template_upah_12345678.xlsx", bytes(broken))
        with suppress(KnownProblem):
            fill(source, run, people.TERMS, tmp_path / "hasil")


def test_every_sentence_has_its_indonesian_line() -> None:
    lines = (
        (Path(__file__).resolve().parents[3] / "resources/translations/id/portal.tsv").read_text("utf-8").splitlines()
    )
    translations = {line.split("\t")[0]: line.split("\t")[-1] for line in lines}
    for code, template in SENTENCES.items():
        english = template[0] if isinstance(template, tuple) else template
        assert english in translations, code
        for name in re.findall(r"\{\w+\}", english):
            assert name in translations[english], code


def test_sentences_exist_in_english() -> None:
    with translated("en"):
        assert "wasn't found" in sentence("portal.not_found", {"file": "a.xlsx"})
