"""The columns of a table as data: what each shows of a row, how, and by what it sorts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final, Generic, Literal, TypeVar

from PySide6.QtCore import Qt

from desktop_app.domain.money import Money
from desktop_app.foundation import formats

R = TypeVar("R")
Kind = Literal["text", "amount", "status", "due", "name", "link", "check", "difference"]
Align = Literal["left", "right", "center"]


class Role(IntEnum):
    """Data roles beyond Qt's own."""

    SORT = Qt.ItemDataRole.UserRole + 1
    """The value by which the column sorts."""
    ROW = Qt.ItemDataRole.UserRole + 2
    """The row object."""
    VALUE = Qt.ItemDataRole.UserRole + 3
    """The value as the column's function gave it."""


ROW = Role.ROW

StatusKind = Literal[
    "not_started", "ready", "sent", "proven", "none", "blocking", "warning", "info", "extra", "late", "soon", "passed"
]


@dataclass(frozen=True, slots=True)
class Status:
    """A state shown as shape and word; ``strong`` where it asks for action."""

    kind: StatusKind
    word: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Due:
    """A due date as text, what is due, and how near it is: ``late`` (passed), ``soon`` (to 7 days) or ``later``."""

    text: str
    note: str = ""
    urgency: Literal["late", "soon", "later"] = "later"


@dataclass(frozen=True, slots=True)
class Difference:
    """A change against the month before: an amount (zero shows ``=``), or a word such as "new" shown as a tag."""

    amount: Money | None = None
    word: str = ""


@dataclass(frozen=True)  # no slots: Column[Row](...) notes its row type on the object
class Column(Generic[R]):
    """What a column shows of a row, and how.

    ``value`` by kind: ``text``, ``name`` and ``link`` a str (others are shown by ``str``), ``amount`` a Money,
    an int or None, ``status`` a Status or None, ``due`` a Due or None, ``difference`` a Difference or None,
    ``check`` nothing (the tick belongs to the row's key).
    """

    key: str
    title: str
    value: Callable[[R], Any] = lambda _row: None
    caption: str = ""
    kind: Kind = "text"
    width: int = 0
    """Unzoomed pixels; 0 takes what the others leave."""
    align: Align | None = None
    text: Callable[[R], str] | None = None
    """The text shown, where it isn't plainly the value's."""
    sort: Callable[[R], Any] | None = None
    """The sort key, where it isn't the value."""
    tooltip: Callable[[R], str] | None = None
    note: Callable[[R], str] | None = None
    """Grey text behind the text; in a name column at its right edge."""
    mark: Callable[[R], StatusKind | None] | None = None
    """A status shape behind the text."""
    swatch: Callable[[R], str] | None = None
    """Colour role of the small square before a name; empty for none."""
    change: Callable[[R], str] | None = None
    """What changed in this cell; a text paints the corner mark and becomes the tooltip."""
    tone: Callable[[R], str] | None = None
    """Colour role of the text; empty for the usual one."""
    weight: int = 0
    """Weight of the text; 0 for the kind's usual one."""
    tabular: bool = False
    """Figures of equal width in a text column: dates, identity numbers."""
    wrap: bool = False
    """Text may take two lines."""
    editable: Callable[[R], bool] | None = None
    edit_text: Callable[[R], str] | None = None
    """What the editor starts with, where it isn't the text shown."""
    sortable: bool = True

    @property
    def alignment(self) -> Align:
        """The alignment given, or the kind's usual one."""
        if self.align is not None:
            return self.align
        if self.kind in {"amount", "difference"}:
            return "right"
        return "center" if self.kind == "check" else "left"

    def sort_value(self, row: R) -> Any:
        """By what a row sorts in this column."""
        return self.sort(row) if self.sort is not None else sort_key(self.value(row))


@dataclass(frozen=True, slots=True)
class Edit:
    """A wish to change one cell: the row, the column's key, and the text as typed or pasted."""

    row: object
    column: str
    text: str


ALIGNMENTS: Final = {
    "left": Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    "right": Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
    "center": Qt.AlignmentFlag.AlignCenter,
}


def text_of(value: object) -> str:  # noqa: PLR0911 - one line per kind of value
    """A value as a cell shows it."""
    match value:
        case None:
            return ""
        case Money():
            return formats.amount(value.sen, zero="0")
        case Status(word=word):
            return word
        case Due(text=text, note=note):
            return " ".join(filter(None, (text, note)))
        case Difference(amount=amount, word=word):
            return word or ("" if amount is None else formats.signed_amount(amount.sen, zero="0"))
        case int() if not isinstance(value, bool):
            return formats.grouped(value)
    return str(value)


def tooltip_of(row: R, column: Column[R]) -> str | None:
    """What changed in a cell and what else there is to say of it; None for nothing."""
    parts = (column.change(row) if column.change else "", column.tooltip(row) if column.tooltip else "")
    return "\n".join(filter(None, parts)) or None


def sort_key(value: object) -> tuple[int, Any]:
    """A key under which missing values come last and every kind of value compares with its own kind."""
    match value:
        case None:
            return (1, "")
        case str():
            return (0, value.casefold())
        case Status(kind=kind, word=word):
            return (0, (kind, word))
        case Due(text=text):
            return (0, text)
        case Difference(amount=amount, word=word):
            return (0, (amount is None, amount or Money(0), word))
    return (0, value)
