"""Cutting values into a sheet's XML, as different programs write it."""

from __future__ import annotations

import pytest

from desktop_app.outputs.portal.sheet import Sheet

NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def sheet(data: str, head: str = "", strings: tuple[str, ...] = ()) -> Sheet:
    """A sheet around some rows."""
    return Sheet(f"<worksheet {NS}>{head}{data}</worksheet>".encode(), strings)


def test_without_changes_the_bytes_stay() -> None:
    xml = f'\ufeff<?xml version="1.0"?>\r\n<worksheet {NS}><sheetData>\n <row r="1"/> </sheetData></worksheet>'.encode()

    assert Sheet(xml, ()).render() == xml


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("<sheetData/>", '<sheetData><row r="2"><c r="C2"><v>7</v></c></row></sheetData>'),
        ('<sheetData><row r="2"/></sheetData>', '<sheetData><row r="2"><c r="C2"><v>7</v></c></row></sheetData>'),
        (
            '<sheetData><row r="1"/><row r="3" ht="15"/></sheetData>',
            '<sheetData><row r="1"/><row r="2"><c r="C2"><v>7</v></c></row><row r="3" ht="15"/></sheetData>',
        ),
        (
            '<sheetData><row r="2"><c r="B2" s="1"/><c r="D2" s="2"/></row></sheetData>',
            '<sheetData><row r="2"><c r="B2" s="1"/><c r="C2"><v>7</v></c><c r="D2" s="2"/></row></sheetData>',
        ),
        (
            '<sheetData><row r="2"><c  t="str" s=\'4\'  r="C2" ><v>a&gt;b</v></c></row></sheetData>',
            '<sheetData><row r="2"><c s=\'4\'  r="C2"><v>7</v></c></row></sheetData>',
        ),
        (
            '<sheetData><row r="2"><c r="C2" t="s"/></row></sheetData>',
            '<sheetData><row r="2"><c r="C2"><v>7</v></c></row></sheetData>',
        ),
        (
            "<sheetData><row><c><v>1</v></c></row><row><c/><c/><c><v>2</v></c></row></sheetData>",
            "<sheetData><row><c><v>1</v></c></row><row><c/><c/><c><v>7</v></c></row></sheetData>",
        ),
    ],
)
def test_a_number_is_cut_in_where_it_belongs(data: str, expected: str) -> None:
    made = sheet(data)
    made.set(2, 3, 7)

    assert made.render().decode() == f"<worksheet {NS}>{expected}</worksheet>"


def test_text_is_escaped_keeps_its_spaces_and_loses_control_characters() -> None:
    made = sheet('<sheetData><row r="1"><c r="A1" s="3"/></row></sheetData>')
    made.set(1, 1, " <A & B>\x07")

    assert b'<c r="A1" s="3" t="inlineStr"><is><t xml:space="preserve"> &lt;A &amp; B&gt;</t></is></c>' in made.render()
    assert Sheet(made.render(), ()).cell(1, 1).text == " <A & B>"  # type: ignore[union-attr]


def test_the_used_range_grows_with_new_rows_only() -> None:
    head = '<dimension ref="A1:C1"/>'
    data = '<sheetData><row r="1"><c r="A1"/></row></sheetData>'
    same, grown = sheet(data, head), sheet(data, head)
    same.set(1, 2, 5)
    grown.set(3, 30, 5)

    assert b'<dimension ref="A1:C1"/>' in same.render()
    assert b'<dimension ref="A1:AD3"/>' in grown.render()


def test_new_cells_take_the_rows_style_before_the_columns() -> None:
    head = '<cols><col min="2" max="3" style="5"/></cols>'
    made = sheet('<sheetData><row r="1" s="8" customFormat="1"/></sheetData>', head)
    made.set(1, 2, 1)
    made.set(2, 2, 2)

    assert b'<c r="B1" s="8"><v>1</v></c>' in made.render()
    assert b'<c r="B2" s="5"><v>2</v></c>' in made.render()


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<c><v>3175012301900015</v></c>", "3175012301900015"),
        ("<c><v>3.175012301900015E+15</v></c>", "3175012301900015"),
        ("<c><v>1E+999999999</v></c>", "1E+999999999"),
        ('<c t="s"><v>1</v></c>', "dua"),
        ('<c t="s"><v>9</v></c>', ""),
        ('<c t="str"><f>A1</f><v>x</v></c>', "x"),
        ('<c t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r><rPh sb="0" eb="1"><t>c</t></rPh></is></c>', "ab"),
        ("<c><v><![CDATA[5]]></v></c>", "5"),
    ],
)
def test_cells_are_read_as_text(cell: str, text: str) -> None:
    made = sheet(f"<sheetData><row>{cell}</row></sheetData>", strings=("satu", "dua"))

    assert made.text(1, 1) == text
