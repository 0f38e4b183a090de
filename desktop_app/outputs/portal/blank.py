"""A portal's form made by the program, for those who have no downloaded one at hand; marked as such inside."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.styles import Alignment, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app.outputs.portal.archive import Archive, open_archive
from desktop_app.outputs.portal.profiles import CodeList, Instructions, Profile
from desktop_app.outputs.workbooks import workbook_bytes

MADE_HERE = "Dibuat oleh Gajiberes menurut susunan kolom {portal} ({seen}); bukan unduhan dari portal."
"""The description in the properties of a workbook that wasn't downloaded."""

_GREEN, _BLUE, _BAND = "ABEBC6", "AED6F1", "00B050"
_TEXT = "@"


def blank_form(profile: Profile, file_name: str) -> Archive:
    """An empty workbook in the profile's layout, the same bytes each time."""
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    if profile.instructions is not None:
        _write_instructions(first, profile.instructions)
        data = book.create_sheet(profile.sheets[0])
    else:
        first.title = profile.sheets[0]
        data = first
    if profile.numbered:
        _write_numbered_heading(data, profile)
    else:
        _write_heading(data, profile)
    for codes in profile.code_lists:
        _write_codes(book.create_sheet(codes.sheet), codes)
    book.properties.description = MADE_HERE.format(portal=profile.portal, seen=profile.seen.isoformat())
    return open_archive(workbook_bytes(book), file_name)


def _write_heading(sheet: Worksheet, profile: Profile) -> None:
    for number, column in enumerate(profile.columns, 1):
        cell = sheet.cell(1, number, column.header)
        cell.number_format = column.number_format
        if column.fill:
            cell.fill = PatternFill("solid", fgColor=column.fill)
        dimension = sheet.column_dimensions[get_column_letter(number)]
        if column.width:
            dimension.width = column.width
        dimension.number_format = column.column_format or column.number_format


def _write_numbered_heading(sheet: Worksheet, profile: Profile) -> None:
    """Two lines of heading, the numbers of the columns, and a green band where the form has a row to spare."""
    rows = profile.numbered[0]
    top, bottom = rows.headings[0], rows.headings[-1]
    previous = ""
    wrapped = Alignment(wrap_text=True, vertical="center", horizontal="center")
    for number, column in enumerate(profile.columns, 1):
        letter = get_column_letter(number)
        if column.group:
            if column.group != previous:
                sheet.merge_cells(start_row=top, start_column=number, end_row=top, end_column=number + 1)
                sheet.cell(top, number, column.group).alignment = wrapped
            cell = sheet.cell(bottom, number, column.header)
        else:
            cell = sheet.cell(top, number, column.header)
            if column.legend:
                sheet.cell(bottom, number, column.legend).alignment = wrapped
            else:
                sheet.merge_cells(start_row=top, start_column=number, end_row=bottom, end_column=number)
        previous = column.group
        cell.alignment = wrapped
        if column.fill:
            cell.fill = PatternFill("solid", fgColor=column.fill)
        sheet.cell(rows.numbers, number, number).alignment = Alignment(horizontal="center")
        for band in range(rows.numbers + 1, rows.data):
            sheet.cell(band, number).fill = PatternFill("solid", fgColor=_BAND)
        dimension = sheet.column_dimensions[letter]
        dimension.width = 18
        dimension.number_format = column.number_format


def _write_instructions(sheet: Worksheet, instructions: Instructions) -> None:
    sheet.title = instructions.sheet
    sheet["A3"] = instructions.title
    sheet["A3"].fill = PatternFill("solid", fgColor=_BLUE)
    sheet["A3"].alignment = Alignment(horizontal="center")
    sheet.merge_cells("A3:B3")
    sheet["A4"], sheet["B4"] = instructions.head
    for number, (topic, text) in enumerate(instructions.rows, 5):
        sheet.cell(number, 1, topic).fill = PatternFill("solid", fgColor=_GREEN)
        sheet.cell(number, 2, text)
    for number, note in enumerate(instructions.notes, instructions.notes_row):
        cell = sheet.cell(number, 1, note)
        if instructions.notes_fill:
            cell.fill = PatternFill("solid", fgColor=instructions.notes_fill)
        sheet.merge_cells(start_row=number, start_column=1, end_row=number, end_column=2)
    sheet.column_dimensions["A"].width = 30
    sheet.column_dimensions["B"].width = 110


def _write_codes(sheet: Worksheet, codes: CodeList) -> None:
    rows = codes.rows()
    heads = list(rows[0])
    for number, head in enumerate(heads, 1):
        sheet.cell(1, number, head)
        if number <= len(codes.widths):
            sheet.column_dimensions[get_column_letter(number)].width = codes.widths[number - 1]
    for index, row in enumerate(rows, 2):
        for number, head in enumerate(heads, 1):
            sheet.cell(index, number, row[head]).number_format = _TEXT
