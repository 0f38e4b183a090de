"""Values of the law as people read and type them: every kind is a little sheet of cells.

``sheet`` shows a value, ``law_entry.raw_value`` takes what was typed back to the plain tables and numbers that
the regulation files hold. A value that is shown and typed back unchanged is the same value.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from fractions import Fraction
from typing import Any, Final

from desktop_app.application.law.words import code_word
from desktop_app.domain.money import Money, Rate
from desktop_app.domain.regulation import Band, Holiday, Shares, Step
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _, mark, ngettext

Row = tuple[str, ...]

SHARES: Final = {"employer": mark("Employer"), "employee": mark("Employee")}
HOLIDAY_KINDS: Final = {
    "national": mark("National holiday"),
    "cuti_bersama": mark("Joint leave"),
    "election": mark("Election day"),
}
_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "amount": ("amount",),
    "percent": ("percent",),
    "number": ("number",),
    "flag": ("flag",),
    "text": ("text",),
    "shares": ("share", "percent"),
    "codes": ("code",),
    "percents": ("name", "percent"),
    "amounts": ("name", "amount"),
    "numbers": ("name", "number"),
    "texts": ("name", "text"),
    "fractions": ("name", "fraction"),
    "brackets": ("up_to", "percent"),
    "steps": ("up_to", "amount"),
    "bands_by": ("name", "up_to", "percent"),
    "holidays": ("day", "text", "holiday"),
}
HEADS: Final = {
    "amount": mark("Rupiah"),
    "percent": mark("Per cent"),
    "number": mark("Whole number"),
    "flag": mark("Applies"),
    "text": mark("Text"),
    "share": mark("Borne by"),
    "code": mark("Code"),
    "name": mark("Name"),
    "fraction": mark("Factor"),
    "up_to": mark("Up to Rp"),
    "day": mark("Date"),
    "holiday": mark("Kind"),
}
NUMERIC: Final = frozenset({"amount", "percent", "number", "fraction", "up_to"})
"""Cells that stand at the right."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A value as rows of text under ``columns``, the names of the cells."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def heads(self) -> tuple[str, ...]:
        """The titles of the columns."""
        return tuple(_(HEADS[column]) for column in self.columns)


def columns_of(kind: str) -> tuple[str, ...]:
    """The cells of a kind, one column for a plain value."""
    return _COLUMNS[kind]


def is_plain(kind: str) -> bool:
    """Whether a value of the kind is a single cell."""
    return len(_COLUMNS[kind]) == 1 and kind != "codes"


def fixed_rows(kind: str) -> tuple[str, ...]:
    """The names in the first column where a kind prescribes them."""
    return tuple(_(word) for word in SHARES.values()) if kind == "shares" else ()


def sheet(kind: str, value: Any) -> Sheet:
    """The value of a version."""
    return Sheet(_COLUMNS[kind], tuple(_rows(kind, value)))


def worded_sheet(kind: str, value: Any) -> Sheet:
    """The value of a version to be read: as in ``sheet``, with words in the place of codes."""
    plain_sheet = sheet(kind, value)
    coded = [column in _CODED for column in plain_sheet.columns]
    rows = (
        tuple(code_word(cell) if code else cell for cell, code in zip(row, coded, strict=True))
        for row in plain_sheet.rows
    )
    return Sheet(plain_sheet.columns, tuple(rows))


def in_a_line(kind: str, value: Any) -> str:
    """The value where there is room for one line: itself, or what is in it."""
    if value is None:
        return _("repealed")
    if kind == "amount":
        return formats.rupiah(value.sen)
    rows = worded_sheet(kind, value).rows
    if is_plain(kind):
        return rows[0][0]
    if kind == "shares":
        return " + ".join(cells[-1] for cells in rows)
    if kind == "numbers" and value.keys() == _DUE:
        return _due(value["day"], value["months_after"])
    text = " · ".join(" ".join(cells) for cells in rows)
    short = kind in {"codes", "numbers", "texts", "fractions"} and 0 < len(text) <= _SHORT
    return text if short else _count(len(rows))


_SHORT: Final = 22
_CODED: Final = frozenset({"code", "name"})
_DUE: Final = frozenset({"day", "months_after"})


def _due(day: int, months: int) -> str:
    if not months:
        return _("day {day} of the month").format(day=day)
    return ngettext("day {day}, {count} month later", "day {day}, {count} months later", months).format(
        day=day, count=months
    )


def _count(rows: int) -> str:
    return ngettext("{count} row", "{count} rows", rows).format(count=formats.grouped(rows))


def _rows(kind: str, value: Any) -> list[Row]:
    columns = _COLUMNS[kind]
    return [
        tuple(_SHOWN[name](cell) for name, cell in zip(columns, cells, strict=True)) for cells in _cells(kind, value)
    ]


_CELLS: Final[Mapping[str, Callable[[Any], list[tuple[Any, ...]]]]] = {
    "shares": lambda value: [("employer", value.employer), ("employee", value.employee)],
    "codes": lambda value: [(code,) for code in sorted(value)],
    "brackets": lambda value: [(band.up_to, band.rate) for band in value],
    "steps": lambda value: [(step.up_to, step.amount) for step in value],
    "bands_by": lambda value: [(name, band.up_to, band.rate) for name, bands in value.items() for band in bands],
    "holidays": lambda value: [(holiday.day, holiday.name, holiday.kind) for holiday in value],
}


def _cells(kind: str, value: Any) -> list[tuple[Any, ...]]:
    cells = _CELLS.get(kind)
    if cells is not None:
        return cells(value)
    return [(value,)] if is_plain(kind) else list(value.items())


YES_NO: Final = {True: mark("yes"), False: mark("no")}

_SHOWN: Final[Mapping[str, Callable[[Any], str]]] = {
    "amount": lambda value: formats.amount(value.sen, zero="0"),
    "percent": lambda value: formats.percent(value.percent_text),
    "number": formats.grouped,
    "flag": lambda value: _(YES_NO[value]),
    "text": str,
    "share": lambda value: _(SHARES[value]),
    "code": str,
    "name": str,
    "fraction": lambda value: str(value).replace(".", ","),
    "up_to": lambda value: formats.amount(value.sen, zero="0") if value is not None else "",
    "day": formats.short_date,
    "holiday": lambda value: _(HOLIDAY_KINDS[value]),
}


_PLAIN: Final[tuple[tuple[type | tuple[type, ...], Callable[[Any], Any]], ...]] = (
    (Mapping, lambda value: {str(name): plain(item) for name, item in value.items()}),
    (frozenset, sorted),
    (tuple, lambda value: [plain(item) for item in value]),
    (Money, str),
    (Fraction, str),
    (Rate, lambda value: value.percent_text),
    (date, date.isoformat),
    ((Shares, Band, Step, Holiday), lambda value: {one.name: plain(getattr(value, one.name)) for one in fields(value)}),
)


def plain(value: Any) -> Any:
    """The value for a JSON document: amounts, percentages and factors as text, dates as ``YYYY-MM-DD``."""
    for kind, shape in _PLAIN:
        if isinstance(value, kind):
            return shape(value)
    return value
