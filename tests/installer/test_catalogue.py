"""The catalogue builder: what it writes is what gettext reads."""

from __future__ import annotations

import gettext
import io
from pathlib import Path

import pytest

import catalogue


def _written(folder: Path, **areas: str) -> gettext.GNUTranslations:
    for name, text in areas.items():
        (folder / f"{name}.tsv").write_text(text, "utf-8")
    return gettext.GNUTranslations(io.BytesIO(catalogue.mo(catalogue.merge(folder), "id")))


def test_gettext_reads_what_was_built(tmp_path: Path) -> None:
    texts = _written(
        tmp_path,
        first="# a remark\n\nSave\tSimpan\n{n} row\t{n} rows\t{n} baris\n@door\tClose\tTutup\n",
        second="Two\\nlines\\tand a \\\\ sign\tDua\\nbaris — é\nSave\tSimpan\n",
    )
    assert texts.gettext("Save") == "Simpan"
    assert [texts.ngettext("{n} row", "{n} rows", count) for count in (0, 1, 5)] == ["{n} baris"] * 3
    assert texts.pgettext("door", "Close") == "Tutup"
    assert texts.gettext("Close") == "Close"
    assert texts.gettext("Two\nlines\tand a \\ sign") == "Dua\nbaris — é"


def test_the_same_text_in_two_areas_must_say_the_same(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"first\.tsv:1 and second\.tsv:2"):
        _written(tmp_path, first="Save\tSimpan\n", second="\nSave\tRekam\n")


def test_a_plural_wins_over_the_same_singular(tmp_path: Path) -> None:
    texts = _written(tmp_path, first="row\trows\tbaris\n", second="row\tbaris\n")
    assert texts.ngettext("row", "rows", 2) == "baris"


@pytest.mark.parametrize("line", ["Save", "Save\t", "\tSimpan", "a\tb\tc\td"])
def test_a_faulty_line_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "area.tsv").write_text(f"# remark\n{line}\n", "utf-8")
    with pytest.raises(ValueError, match=r"area\.tsv:2"):
        catalogue.merge(tmp_path)


def test_the_text_file_is_readable(tmp_path: Path) -> None:
    (tmp_path / "area.tsv").write_text('Say "no"\tBilang "tidak"\nrow\trows\tbaris\n', "utf-8")
    text = catalogue.po(catalogue.merge(tmp_path), "id")
    assert 'msgid "Say \\"no\\""\nmsgstr "Bilang \\"tidak\\""\n' in text
    assert 'msgid "row"\nmsgid_plural "rows"\nmsgstr[0] "baris"\n' in text
    assert '"Language: id\\n"' in text
