"""Writes the people workbook: blank as a template, or filled with what the workspace holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app.application.exchange.export import CompanyPeople
from desktop_app.application.exchange.extras import (
    ALL_SHEETS,
    BRANCH_HISTORY,
    BRANCHES,
    COMPANY_HISTORY,
    COMPONENTS,
    EMPLOYEE_HISTORY,
    EXTRA_SHEETS,
    LEAVES,
    STAYS,
    TERMS_SINCE,
    all_columns,
    used_columns,
)
from desktop_app.application.exchange.layout import (
    COMPANIES,
    EMPLOYEES,
    FAMILY,
    OPENINGS,
    VARIABLES,
    WAGES,
    AllowanceHeading,
    Column,
    Kind,
    Sheet,
    allowance_field,
)
from desktop_app.application.exchange.words import text_of
from desktop_app.domain.company import CompanyTerms
from desktop_app.domain.components import Variable
from desktop_app.domain.employee import EmployeeTerms, VariableItem, Wage
from desktop_app.domain.money import Money
from desktop_app.outputs.people_example import EXAMPLE
from desktop_app.outputs.workbooks import put_text, write_workbook

_LAST_ROW: Final = 20_001
_MOST_EXACT: Final = 10**15
"""A number cell keeps 15 digits."""
_FORMATS: Final = {Kind.DATE: "dd-mm-yyyy", Kind.AMOUNT: "#,##0.##", Kind.NUMBER: "0", Kind.YEAR: "0"}
_TEXT_FORMAT: Final = "@"
_HEADER_FONT: Final = Font(bold=True, color="EEF1F8")
_HEADER_FILL: Final = PatternFill("solid", fgColor="17233F")
_REQUIRED_FILL: Final = PatternFill("solid", fgColor="27468A")
_EXAMPLE_FONT: Final = Font(italic=True, color="636A78")
_EXAMPLE_FILL: Final = PatternFill("solid", fgColor="F4F2ED")
_HEADER_HEIGHT: Final = 22


def write_template(target: Path) -> None:
    """The blank workbook with one grey example row per sheet. Raises KnownProblem ``file.*``."""
    write_workbook(_workbook([EXAMPLE], example=True), target)


def write_people(target: Path, companies: Sequence[CompanyPeople]) -> None:
    """The same layout filled, with more sheets and columns where somebody uses more; importing it changes nothing.

    Raises KnownProblem ``file.*``.
    """
    write_workbook(_workbook(companies, example=False), target)


def _workbook(companies: Sequence[CompanyPeople], *, example: bool) -> Workbook:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for sheet in ALL_SHEETS:
        rows = tuple(_rows(sheet, companies))
        if not rows and sheet in EXTRA_SHEETS:
            continue
        allowances = _allowance_columns(companies) if sheet is WAGES else ()
        columns = (*used_columns(sheet, rows), *allowances)
        worksheet = workbook.create_sheet(sheet.name)
        _head(worksheet, columns)
        for number, values in enumerate(rows, start=2):
            for index, column in enumerate(columns, start=1):
                value = values.get(column.field)
                if value in (None, "") and not example:
                    continue  # the column's own format is enough
                cell = worksheet.cell(number, index)
                assert isinstance(cell, Cell)
                _put(cell, column, value)
                if example:
                    cell.font, cell.fill = _EXAMPLE_FONT, _EXAMPLE_FILL
    return workbook


def _head(worksheet: Worksheet, columns: Iterable[Column]) -> None:
    for index, column in enumerate(columns, start=1):
        letter = get_column_letter(index)
        cell = worksheet.cell(1, index)
        assert isinstance(cell, Cell)
        put_text(cell, f"{column.heading}{'*' if column.required else ''}")
        cell.font = _HEADER_FONT
        cell.fill = _REQUIRED_FILL if column.required else _HEADER_FILL
        cell.alignment = Alignment(vertical="center")
        dimension = worksheet.column_dimensions[letter]
        dimension.width = max(column.width, len(column.heading) + 4)
        dimension.number_format = _FORMATS.get(column.kind, _TEXT_FORMAT)
        if column.words:
            worksheet.add_data_validation(_choice(column, f"{letter}2:{letter}{_LAST_ROW}"))
    worksheet.row_dimensions[1].height = _HEADER_HEIGHT
    worksheet.freeze_panes = "D2" if worksheet.title == EMPLOYEES.name else "A2"


def _choice(column: Column, cells: str) -> DataValidation:
    words = ",".join(column.words)
    validation = DataValidation(type="list", formula1=f'"{words}"', allow_blank=True, sqref=cells)
    validation.showErrorMessage = True
    validation.errorStyle = "stop"
    validation.errorTitle = column.heading
    validation.error = ", ".join(column.words)
    return validation


def _put(cell: Cell, column: Column, value: Any) -> None:
    cell.number_format = _FORMATS.get(column.kind, _TEXT_FORMAT)
    if value is None or value == "":
        return
    if isinstance(value, Money):
        _put_amount(cell, value)
    elif column.kind in (Kind.NUMBER, Kind.YEAR, Kind.DATE):
        assert isinstance(value, int | date)
        cell.value = value
    else:
        put_text(cell, text_of(column, value))


def _put_amount(cell: Cell, amount: Money) -> None:
    if amount.sen >= _MOST_EXACT:
        put_text(cell, str(amount).replace(".", ","))
    else:
        cell.value = amount.whole_rupiah() if amount.is_whole else Decimal(str(amount))


def _rows(sheet: Sheet, companies: Sequence[CompanyPeople]) -> Iterator[Mapping[str, Any]]:
    for people in companies:
        yield from _ROWS[sheet.name](people)


def _company_rows(people: CompanyPeople) -> Iterator[Mapping[str, Any]]:
    company = people.company
    yield {**_fields(COMPANIES, company, company.terms[-1]), **_since(company.terms, later=len(company.terms) > 1)}


def _employee_rows(people: CompanyPeople) -> Iterator[Mapping[str, Any]]:
    for employee in people.employees:
        values = _fields(EMPLOYEES, employee, employee.employments[-1], employee.terms[-1])
        since = _since(employee.terms, later=len(employee.terms) > 1 or len(employee.employments) > 1)
        yield _of(people, employee.nip, {**values, **since})


def _family_rows(people: CompanyPeople) -> Iterator[Mapping[str, Any]]:
    for employee in people.employees:
        for member in employee.family:
            yield _of(people, employee.nip, _fields(FAMILY, member))


def _wage_rows(people: CompanyPeople) -> Iterator[Mapping[str, Any]]:
    for employee in people.employees:
        for wage in employee.wages:
            amounts = {_allowance_field(allowance): allowance.amount for allowance in wage.allowances}
            yield _of(people, employee.nip, {**_fields(WAGES, wage), **amounts})


def _variable_rows(people: CompanyPeople) -> Iterator[Mapping[str, Any]]:
    for item in sorted(people.variables, key=lambda item: (item.month, item.nip, item.component)):
        yield _of(people, item.nip, {**_fields(VARIABLES, item), **_variable(item)})


def _company_history_rows(people: CompanyPeople) -> Iterator[Mapping[str, Any]]:
    for terms in people.company.terms[:-1]:
        yield {**_fields(COMPANY_HISTORY, terms), "company": people.company.code}


def _branch_rows(people: CompanyPeople) -> Iterator[Mapping[str, Any]]:
    for branch in people.company.branches:
        yield {**_fields(BRANCHES, branch), "company": people.company.code}


def _branch_history_rows(people: CompanyPeople) -> Iterator[Mapping[str, Any]]:
    for branch in people.company.branches:
        for terms in branch.terms:
            yield {**_fields(BRANCH_HISTORY, terms), "company": people.company.code, "branch": branch.code}


def _component_rows(people: CompanyPeople) -> Iterator[Mapping[str, Any]]:
    for component in people.company.components:
        for terms in component.terms or (None,):
            yield {**_fields(COMPONENTS, component, terms), "company": people.company.code}


def _employee_history_rows(people: CompanyPeople) -> Iterator[Mapping[str, Any]]:
    for employee in people.employees:
        for terms in employee.terms[:-1]:
            yield _of(people, employee.nip, _fields(EMPLOYEE_HISTORY, terms))


def _stay_rows(people: CompanyPeople) -> Iterator[Mapping[str, Any]]:
    for employee in people.employees:
        for stay in employee.employments[:-1]:
            yield _of(people, employee.nip, _fields(STAYS, stay))


def _leave_rows(people: CompanyPeople) -> Iterator[Mapping[str, Any]]:
    for employee in people.employees:
        for leave in employee.leaves:
            yield _of(people, employee.nip, _fields(LEAVES, leave))


def _opening_rows(people: CompanyPeople) -> Iterator[Mapping[str, Any]]:
    for totals in sorted(people.openings, key=lambda totals: (totals.year, totals.nip)):
        yield _of(people, totals.nip, _fields(OPENINGS, totals))


_ROWS: Final = {
    COMPANIES.name: _company_rows,
    EMPLOYEES.name: _employee_rows,
    FAMILY.name: _family_rows,
    WAGES.name: _wage_rows,
    VARIABLES.name: _variable_rows,
    OPENINGS.name: _opening_rows,
    COMPANY_HISTORY.name: _company_history_rows,
    BRANCHES.name: _branch_rows,
    BRANCH_HISTORY.name: _branch_history_rows,
    COMPONENTS.name: _component_rows,
    EMPLOYEE_HISTORY.name: _employee_history_rows,
    STAYS.name: _stay_rows,
    LEAVES.name: _leave_rows,
}


def _variable(item: VariableItem) -> Mapping[str, Any]:
    if item.component == Variable.DAYS_WORKED:
        return {"amount": Money.rupiah(item.quantity)}
    return {"component": "THR"} if item.component == Variable.THR else {}


def _since(terms: Sequence[CompanyTerms] | Sequence[EmployeeTerms], *, later: bool) -> dict[str, Any]:
    """Since when the newest terms hold, where the workbook's other cells don't tell."""
    return {TERMS_SINCE: terms[-1].starts_on} if later else {}


def _of(people: CompanyPeople, nip: str, values: Mapping[str, Any]) -> Mapping[str, Any]:
    return {**values, "company": people.company.code, "nip": nip}


def _fields(sheet: Sheet, *records: object) -> dict[str, Any]:
    """The values of a sheet's columns from the records that have them."""
    return {
        column.field: getattr(record, column.field)
        for column in all_columns(sheet)
        for record in records
        if hasattr(record, column.field)
    }


def _allowance_columns(companies: Sequence[CompanyPeople]) -> Iterator[Column]:
    """One column per allowance that anybody has, fixed ones first, by name."""
    wages: list[Wage] = [wage for people in companies for employee in people.employees for wage in employee.wages]
    fields = {_allowance_field(allowance) for wage in wages for allowance in wage.allowances}
    for heading in AllowanceHeading:
        prefix = allowance_field(heading, "")
        for name in sorted(field.removeprefix(prefix) for field in fields if field.startswith(prefix)):
            # An empty remark after a name that ends in one, or in a star, keeps what is the name's own.
            guard = " ()" if name.endswith((")", "*")) else ""
            yield Column(f"{heading.value}: {name}{guard}", allowance_field(heading, name), Kind.AMOUNT, width=24)


def _allowance_field(allowance: Any) -> str:
    heading = next(heading for heading in AllowanceHeading if heading.component is allowance.kind)
    return allowance_field(heading, allowance.name)
