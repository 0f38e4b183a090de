"""Reads cells of somebody's own spreadsheet: their words, dates and amounts become those of the people workbook."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any, Final

from desktop_app.application.exchange.layout import EMPLOYEES, Column, Kind
from desktop_app.application.exchange.spreadsheet import CellValue
from desktop_app.application.records.mapping import DateOrder, NumberStyle, folded
from desktop_app.intake.people_aliases import Aliases
from desktop_app.intake.values import read_cell, tidy

_NOTHING: Final = frozenset({"-", "–", "—", "n/a", "#n/a", "nihil", "null", "none"})
_DATE: Final = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})")
_YEAR_FIRST: Final = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
_WORDED: Final = re.compile(r"(\d{1,2})[ \-/]*([^\W\d_]{3,})[ \-/,.]*(\d{4}|\d{2})")
_PLACE_FIRST: Final = re.compile(r"([^\W\d_][^\d,]*?)\s*[,/]\s*(\d.*)")
_TIME: Final = re.compile(r"[ T]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?$")
_CURRENCY: Final = re.compile(r"^(rp|idr)\s*\.?\s*|(,-|,--)$", re.IGNORECASE)
_SHORT: Final = re.compile(r"(\d+)(?:[.,](\d{1,2}))?(jt|juta|rb|ribu|k)\.?", re.IGNORECASE)
"""5,5 juta: at most two digits after the sign, since 5.500jt can mean two amounts."""
_UNITS: Final = {"jt": 10**6, "juta": 10**6, "rb": 10**3, "ribu": 10**3, "k": 10**3}
_AGES: Final = range(14, 100)
"""How old somebody can be who works."""
_AHEAD: Final = 30
"""Years that a contract or an identity card can last."""
_LONGEST: Final = 70
"""Years since which anything that isn't a birth can hold."""
_PAST: Final = frozenset({"birth_date", "started_on", "ended_on"})
_ONE_GROUP: Final = re.compile(r"\d{1,3}[.,]\d{3}")
_PLAIN: Final = re.compile(r"\d+")
_COMMA: Final = re.compile(r"\d{1,3}(\.\d{3})+(,\d{1,2})?|\d+(,\d{1,2})?")
_POINT: Final = re.compile(r"\d{1,3}(,\d{3})+(\.\d{1,2})?|\d+(\.\d{1,2})?")


class MappedReader:
    """Reads cells in the styles of one mapping; ``year`` is the one in which it is used."""

    def __init__(self, words: Aliases, numbers: NumberStyle, dates: DateOrder, year: int) -> None:
        self._this_year = year
        self._words = words
        self._numbers = numbers
        self._dates = dates

    def read(self, cell: CellValue, column: Column) -> Any:
        """The value of a cell that isn't empty. Raises Unreadable as for the people workbook."""
        return read_cell(self._plain(cell, column), column)

    def birth_place(self, cell: CellValue) -> str:
        """The place that stands before a birth date, as in "Bandung, 17 Mei 1990"; empty without one."""
        found = _PLACE_FIRST.fullmatch(tidy(cell)) if isinstance(cell, str) else None
        return found[1] if found else ""

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
            return self._date(text, column)
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

    def _date(self, text: str, column: Column) -> CellValue:
        text = _TIME.sub("", text)
        if column.field == "birth_date" and (placed := _PLACE_FIRST.fullmatch(text)):
            text = placed[2]
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
        year = int(parts[0]) if len(parts[0]) > 2 else self._whole_year(int(parts[0]), column)
        try:
            return date(year or 0, int(parts[1]), int(parts[2]))
        except ValueError:
            return text

    def _whole_year(self, short: int, column: Column) -> int | None:
        """The year that two digits can only mean; None where it is none."""
        last = self._this_year + (1 if column.field in _PAST else _AHEAD)
        year = next(century + short for century in (2000, 1900) if century + short <= last)
        age = self._this_year - year
        if column is EMPLOYEES.column("birth_date"):
            return year if age in _AGES else None
        return year if age <= _LONGEST or column.field == "birth_date" else None

    def _amount(self, text: str) -> CellValue:
        bare = _CURRENCY.sub("", _CURRENCY.sub("", text)).replace(" ", "")
        if short := _SHORT.fullmatch(bare):
            return _exact(Decimal(f"{short[1]}.{short[2] or 0}") * _UNITS[short[3].casefold()])
        if not bare.isascii() or self._numbers is NumberStyle.SEEN:
            return bare
        if _PLAIN.fullmatch(bare):
            return int(bare)
        if self._numbers is NumberStyle.COMMA and _COMMA.fullmatch(bare):
            return Decimal(bare.replace(".", "").replace(",", "."))
        if self._numbers is NumberStyle.POINT and _POINT.fullmatch(bare):
            return Decimal(bare.replace(",", ""))
        return text


def _exact(amount: Decimal) -> int | Decimal:
    return int(amount) if amount == int(amount) else amount


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
