"""Reads the cells of the people workbook: one function per kind of column, none of them guesses."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, Final

from desktop_app.application.exchange.layout import NO_PROGRAMMES, PROGRAMMES, Column, Kind
from desktop_app.application.exchange.spreadsheet import BadCell, CellValue
from desktop_app.domain.findings import Finding, Parameter, error
from desktop_app.domain.identifiers import without_separators
from desktop_app.domain.money import ZERO, Money
from desktop_app.domain.periods import Month

_DATE: Final = re.compile(r"(\d{2})-(\d{2})-(\d{4})")
_ISO_DATE: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_PLAIN_AMOUNT: Final = re.compile(r"\d+(,\d{1,2})?")
_GROUPED_AMOUNT: Final = re.compile(r"\d{1,3}(\.\d{3})+(,\d{1,2})?")
_AMBIGUOUS_AMOUNT: Final = re.compile(r"\d{1,3}\.\d{3}")
_REASON: Final = re.compile(rf"(?:^|;)\s*({'|'.join(PROGRAMMES)})\s*:", re.IGNORECASE)
"""Where the reason for one programme begins."""
_NUMBER_DIGITS: Final = 15
"""A number cell keeps 15 digits; what is longer has been rounded."""
_ACCOUNT_DIGITS: Final = {"MANDIRI": 13, "BRI": 15}
_MOST_SEN: Final = 2**63 - 1
_MOST_TEXT: Final = 500
"""Characters of a name, address or number; more is a pasted document."""
_TEXT_MARK: Final = "'"
"""Before a number in Excel it says "text"; some programs write it into the cell itself."""
_MOST_SHOWN: Final = 60
"""Characters of an unreadable cell that a finding repeats."""


class Unreadable(Exception):  # noqa: N818 - a cell, not the program
    """A cell that can't be read; carries the finding's code and values."""

    def __init__(self, code: str, **params: Parameter) -> None:
        super().__init__(code)
        self.code = code
        self.params = params

    def finding(self, **place: Parameter) -> Finding:
        """The error finding for a place."""
        return error(self.code, **place, **self.params)


def read_cell(cell: CellValue, column: Column) -> Any:
    """The value of a cell that isn't empty. Raises Unreadable."""
    if isinstance(cell, BadCell):
        raise Unreadable(f"people.cell_{cell.value}")
    if isinstance(cell, str) and cell.startswith(_TEXT_MARK) and column.kind is not Kind.TEXT:
        cell = cell.removeprefix(_TEXT_MARK)
    return _READERS[column.kind](cell, column)


def tidy(text: str) -> str:
    """Text without control characters and repeated, leading or trailing white space."""
    if not text.isprintable():
        text = "".join(character if character.isprintable() else " " for character in text)
    return " ".join(text.split())


def _text(cell: CellValue, _column: Column) -> str:
    if isinstance(cell, str):
        return _short(tidy(cell))
    if isinstance(cell, bool):
        raise Unreadable("people.not_text", found=str(cell))
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell)


def _identifier(cell: CellValue, column: Column) -> str:
    if isinstance(cell, str):
        return without_separators(column.field, _short(tidy(cell)))
    if isinstance(cell, bool) or not isinstance(cell, int) or cell < 0:
        raise Unreadable("people.not_an_identifier", found=str(cell))
    digits = str(cell)
    if len(digits) > _NUMBER_DIGITS:
        raise Unreadable("people.number_too_long", most=_NUMBER_DIGITS)
    # A telephone number as a number has lost its first 0, unless it begins with the country's 62.
    if len(digits) < column.lost_zeros_below or (column.field == "phone" and not digits.startswith("62")):
        raise Unreadable("people.lost_zeros", found=digits)
    return digits


def check_account(bank: str, account: CellValue) -> None:
    """Raises Unreadable for a bank account in a number cell that is shorter than that bank's account numbers."""
    needed = next((digits for word, digits in _ACCOUNT_DIGITS.items() if word in bank.upper().split()), 0)
    if isinstance(account, int) and len(str(account)) < needed:
        raise Unreadable("people.lost_zeros", found=str(account))


def _date(cell: CellValue, _column: Column) -> date:
    if isinstance(cell, date):
        return cell
    if isinstance(cell, str):
        text = cell.strip()
        parts: tuple[str, str, str] | None = None
        if found := _ISO_DATE.fullmatch(text):
            parts = (found[1], found[2], found[3])
        elif found := _DATE.fullmatch(text):
            parts = (found[3], found[2], found[1])
        if parts is not None and text.isascii():
            try:
                return date(int(parts[0]), int(parts[1]), int(parts[2]))
            except ValueError as problem:
                raise Unreadable("people.not_a_date", found=text) from problem
    raise Unreadable("people.not_a_date", found=_shown(cell))


def _amount(cell: CellValue, _column: Column) -> Money:
    try:
        amount = Money.from_decimal(_decimal(cell))
    except ValueError as problem:
        raise Unreadable("people.too_many_decimals", found=_shown(cell)) from problem
    if amount < ZERO:
        raise Unreadable("people.negative", found=_shown(cell))
    if amount.sen > _MOST_SEN:
        raise Unreadable("people.not_an_amount", found=_shown(cell))
    return amount


def _decimal(cell: CellValue) -> Decimal:
    if isinstance(cell, Decimal):
        return cell
    if isinstance(cell, int) and not isinstance(cell, bool):
        return Decimal(cell)
    if isinstance(cell, str) and tidy(cell).isascii():
        text = tidy(cell).removeprefix("Rp").lstrip(". ")
        if _AMBIGUOUS_AMOUNT.fullmatch(text):
            raise Unreadable("people.ambiguous_amount", found=text)
        if _PLAIN_AMOUNT.fullmatch(text) or _GROUPED_AMOUNT.fullmatch(text):
            return Decimal(text.replace(".", "").replace(",", "."))
    raise Unreadable("people.not_an_amount", found=_shown(cell))


def _number(cell: CellValue, column: Column) -> int:
    number = _whole(cell)
    low, high = column.bounds or (0, _MOST_SEN)
    if number is None or not low <= number <= high:
        raise Unreadable("people.out_of_bounds", found=_shown(cell), low=low, high=high)
    return number


def _year(cell: CellValue, _column: Column) -> int:
    year = _whole(cell)
    if year is None or not 1900 <= year <= 9999:
        raise Unreadable("people.not_a_year", found=_shown(cell))
    return year


def _whole(cell: CellValue) -> int | None:
    if isinstance(cell, int) and not isinstance(cell, bool):
        return cell
    if isinstance(cell, str) and cell.strip().isascii() and cell.strip().isdigit() and len(cell.strip()) <= 9:
        return int(cell)
    return None


def _word(cell: CellValue, column: Column) -> Any:
    if isinstance(cell, str) and cell in column.words:  # as nearly always
        return column.words[cell]
    text = {True: "ya", False: "tidak"}[cell] if isinstance(cell, bool) else _shown(cell)
    wanted = _folded(text)
    for word, meaning in column.words.items():
        if _folded(word) == wanted:
            return meaning
    raise Unreadable("people.not_in_list", found=text, words=", ".join(column.words))


def _month(cell: CellValue, _column: Column) -> Month:
    if isinstance(cell, date):  # spreadsheets like to turn 2026-11 into the first of November
        return Month.of(cell)
    try:
        return Month.parse(_shown(cell))
    except ValueError as problem:
        raise Unreadable("people.not_a_month", found=_shown(cell)) from problem


def _programmes(cell: CellValue, _column: Column) -> tuple[Any, ...]:
    if _folded(_shown(cell)) == _folded(NO_PROGRAMMES):
        return ()
    words = [_folded(word) for word in _shown(cell).replace(";", ",").split(",") if word.strip()]
    unknown = [word for word in words if word not in PROGRAMMES]
    if unknown:
        raise Unreadable("people.not_in_list", found=", ".join(unknown), words=", ".join(PROGRAMMES))
    # In the law's order, so that the same set is the same value.
    return tuple(programme for word, programme in PROGRAMMES.items() if word in words)


def _reasons(cell: CellValue, column: Column) -> tuple[Any, ...]:
    found = _REASON.split(cell if isinstance(cell, str) else str(cell))
    if len(found) < 3 or found[0].strip():
        raise Unreadable("people.not_reasons", found=_shown(cell))
    reasons = {word.casefold(): _text(reason, column) for word, reason in zip(found[1::2], found[2::2], strict=True)}
    return tuple((programme, reasons[word]) for word, programme in PROGRAMMES.items() if reasons.get(word))


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _short(text: str) -> str:
    if len(text) > _MOST_TEXT:
        raise Unreadable("people.text_too_long", most=_MOST_TEXT, count=len(text))
    return text


def _shown(cell: CellValue) -> str:
    text = cell.isoformat() if isinstance(cell, date) else tidy(str(cell))
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"


_READERS: Final[dict[Kind, Callable[[CellValue, Column], Any]]] = {
    Kind.TEXT: _text,
    Kind.IDENTIFIER: _identifier,
    Kind.DATE: _date,
    Kind.AMOUNT: _amount,
    Kind.NUMBER: _number,
    Kind.WORD: _word,
    Kind.MONTH: _month,
    Kind.YEAR: _year,
    Kind.PROGRAMMES: _programmes,
    Kind.REASONS: _reasons,
}
