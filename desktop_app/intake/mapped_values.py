"""Reads cells of somebody's own spreadsheet: their words, dates and amounts become those of the people workbook."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any, Final

from desktop_app.application.people_layout import Column, Kind
from desktop_app.application.people_mapping import DateOrder, NumberStyle, folded
from desktop_app.application.spreadsheet import CellValue
from desktop_app.intake.people_aliases import Aliases
from desktop_app.intake.values import read_cell, tidy

_NOTHING: Final = frozenset({"-", "–", "—", "n/a", "#n/a", "nihil", "null", "none"})
_DATE: Final = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})")
_YEAR_FIRST: Final = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
_WORDED: Final = re.compile(r"(\d{1,2})[ \-/]*([^\W\d_]{3,})[ \-/,.]*(\d{4})")
_TIME: Final = re.compile(r"[ T]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?$")
_CURRENCY: Final = re.compile(r"^(rp|idr)\s*\.?\s*|(,-|,--)$", re.IGNORECASE)
_ONE_GROUP: Final = re.compile(r"\d{1,3}[.,]\d{3}")
_PLAIN: Final = re.compile(r"\d+")
_COMMA: Final = re.compile(r"\d{1,3}(\.\d{3})+(,\d{1,2})?|\d+(,\d{1,2})?")
_POINT: Final = re.compile(r"\d{1,3}(,\d{3})+(\.\d{1,2})?|\d+(\.\d{1,2})?")


class MappedReader:
    """Reads cells in the styles of one mapping."""

    def __init__(self, words: Aliases, numbers: NumberStyle, dates: DateOrder) -> None:
        self._words = words
        self._numbers = numbers
        self._dates = dates

    def read(self, cell: CellValue, column: Column) -> Any:
        """The value of a cell that isn't empty. Raises Unreadable as for the people workbook."""
        return read_cell(self._plain(cell, column), column)

    def is_empty(self, cell: CellValue, column: Column) -> bool:
        """Whether nothing stands in a cell, or a sign for nothing."""
        if not isinstance(cell, str):
            return cell is None
        text = tidy(cell).casefold()
        return not text or (text in _NOTHING and text not in self._words.words.get(column.field, {}))

    def _plain(self, cell: CellValue, column: Column) -> CellValue:
        if isinstance(cell, int) and not isinstance(cell, bool) and column.field in self._words.words:
            return self._words.word(column.field, str(cell))
        if not isinstance(cell, str):
            return cell
        text = tidy(cell)
        if column.kind is Kind.DATE:
            return self._date(text)
        if column.kind is Kind.AMOUNT:
            return self._amount(text)
        if column.words or column.field in self._words.words:
            return self._word(text, column)
        return text

    def _word(self, text: str, column: Column) -> str:
        bare = folded(text)
        for word in column.words:
            if folded(word) == bare:
                return word
        return self._words.word(column.field, text)

    def _date(self, text: str) -> CellValue:
        text = _TIME.sub("", text)
        parts: tuple[str, str, str] | None = None
        if found := _DATE.fullmatch(text):
            day, month = (found[2], found[1]) if self._dates is DateOrder.MONTH_FIRST else (found[1], found[2])
            parts = found[3], month, day
        elif found := _YEAR_FIRST.fullmatch(text):
            parts = found[1], found[2], found[3]
        elif found := _WORDED.fullmatch(text):
            parts = found[3], str(self._words.months.get(found[2].casefold()[:3], 0)), found[1]
        if parts is None or not text.isascii():
            return text
        try:
            return date(int(parts[0]), int(parts[1]), int(parts[2]))
        except ValueError:
            return text

    def _amount(self, text: str) -> CellValue:
        bare = _CURRENCY.sub("", _CURRENCY.sub("", text)).replace(" ", "")
        if not bare.isascii() or self._numbers is NumberStyle.SEEN:
            return bare
        if _PLAIN.fullmatch(bare):
            return int(bare)
        if self._numbers is NumberStyle.COMMA and _COMMA.fullmatch(bare):
            return Decimal(bare.replace(".", "").replace(",", "."))
        if self._numbers is NumberStyle.POINT and _POINT.fullmatch(bare):
            return Decimal(bare.replace(",", ""))
        return text


def number_style(texts: list[str]) -> NumberStyle:
    """The style that amounts in text cells show; unknown without evidence, or with evidence for both."""
    comma = point = False
    for text in texts:
        bare = _CURRENCY.sub("", _CURRENCY.sub("", tidy(text))).replace(" ", "")
        if _ONE_GROUP.fullmatch(bare):  # thousands or decimals: no evidence
            continue
        reads_comma, reads_point = bool(_COMMA.fullmatch(bare)), bool(_POINT.fullmatch(bare))
        comma = comma or (reads_comma and not reads_point)
        point = point or (reads_point and not reads_comma)
    if comma == point:
        return NumberStyle.SEEN
    return NumberStyle.COMMA if comma else NumberStyle.POINT


def date_order(texts: list[str]) -> DateOrder:
    """Day first, as is usual here, unless the dates can only be read the other way round."""
    found = [match for match in (_DATE.fullmatch(_TIME.sub("", tidy(text))) for text in texts) if match]
    day_first = all(int(match[2]) <= 12 for match in found)
    month_first = all(int(match[1]) <= 12 for match in found)
    return DateOrder.MONTH_FIRST if found and month_first and not day_first else DateOrder.DAY_FIRST
