"""The answer of a calculator: figures under heads, the one that was asked for large; each can be explained."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop_app.application.simulations.results import Row, Simulated, Weight
from desktop_app.application.simulations.shape import row_name
from desktop_app.domain.money import Money, Rounding
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _, sentence
from desktop_app.presentation import style, theme

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_HEAD: Final = 36
_MAIN: Final = 66
_LINE: Final = 28
_WIDEST: Final = 560
"""Beyond this width figures would stand too far from their names."""
_AMOUNT: Final = 88
_RUPIAH: Final = Rounding.RUPIAH_HALF_UP
_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A head, which can't be chosen, or a figure."""

    text: str
    row: Row | None = None
    compares: bool = False
    """A head over columns for now, then and the difference."""


class _Entries(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entries: tuple[_Entry, ...] = ()

    def set_entries(self, entries: tuple[_Entry, ...]) -> None:
        if [one.text for one in entries] == [one.text for one in self.entries]:
            self.entries = entries
            if entries:
                self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))
        else:
            self.beginResetModel()
            self.entries = entries
            self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return " ".join((entry.text, *_amounts(entry.row))) if entry.row is not None else entry.text
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.entries[index.row()].row is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _amounts(row: Row) -> Iterator[str]:
    """For now, then and the difference, in whole rupiah; or the amount alone. The explanation has the decimals."""
    if row.before is not None and row.amount is not None:
        now, then = row.before.rounded(_RUPIAH), row.amount.rounded(_RUPIAH)
        yield _amount(now)
        yield _amount(then)
        yield formats.signed_amount((then - now).sen) if then != now else "="
    else:
        yield _amount(row.amount)


def _amount(amount: Money | None) -> str:
    return "?" if amount is None else formats.amount(amount.sen)


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        if not isinstance(model, _Entries):
            return QSize(0, 0)
        row = model.entries[index.row()].row
        height = _HEAD if row is None else _MAIN if _is_large(row) else _LINE
        return QSize(240, theme.current().px(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, _Entries):
            return
        entry, rect = model.entries[index.row()], QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.fillRect(rect, theme.current().color("nila-soft"))
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), theme.current().color("nila-text"))
        room = rect.adjusted(theme.PAD, 0, -theme.PAD, 0)
        room.setWidth(min(room.width(), theme.current().px(_WIDEST)))
        if entry.row is None:
            self._paint_head(painter, room, entry)
        elif _is_large(entry.row):
            self._paint_large(painter, room, entry)
        else:
            after_row = index.row() > 0 and model.entries[index.row() - 1].row is not None
            self._paint_row(painter, room, entry, entry.row, ruled=after_row and entry.row.weight is Weight.TOTAL)
        view = option.widget
        if chosen and view is not None and view.hasFocus():
            style.paint_ring(painter, QRectF(rect).adjusted(2, 2, -2, -3), 4)
        painter.restore()

    def _paint_head(self, painter: QPainter, room: QRect, entry: _Entry) -> None:
        colors = theme.current()
        painter.setFont(colors.font("caption", weight=600))
        painter.setPen(colors.color("ink-2"))
        foot = room.adjusted(0, room.height() - colors.px(24), 0, -2)
        painter.drawText(foot, _LEFT, entry.text)
        if entry.compares:
            for place, word in enumerate((_("Now"), _("Then"), _("Difference"))):
                painter.drawText(_cell(foot, place), _RIGHT, word)
        painter.fillRect(room.left(), room.bottom() - 1, room.width(), 1, colors.color("line-strong"))

    def _paint_large(self, painter: QPainter, room: QRect, entry: _Entry) -> None:
        colors = theme.current()
        line = colors.line("table")
        painter.setFont(colors.font("table"))
        painter.setPen(colors.color("ink-3"))
        painter.drawText(QRect(room.left(), room.top() + 9, room.width(), line), _LEFT, entry.text)
        row = entry.row
        text = "?"
        if row is not None and row.amount is not None:
            shown = row.amount if row.before is None else row.amount.rounded(_RUPIAH)
            text = formats.rupiah(shown.sen)
        font = colors.font("figure", tabular=True)
        painter.setFont(font)
        painter.setPen(colors.color("ink"))
        below = QRect(room.left(), room.top() + 9 + line, room.width(), colors.line("figure"))
        painter.drawText(below, _LEFT, text)
        if row is not None and row.before is not None and row.amount is not None:
            left = below.left() + QFontMetrics(font).horizontalAdvance(text) + theme.GAP
            painter.setFont(colors.font("table", tabular=True))
            painter.setPen(colors.color("ink-3"))
            difference = formats.signed_amount((row.amount.rounded(_RUPIAH) - row.before.rounded(_RUPIAH)).sen)
            note = _("{difference} against now").format(difference=difference)
            if row.amount == row.before:
                note = _("as now")
            painter.drawText(QRect(left, below.top() + 3, 300, below.height()), _LEFT, note)

    def _paint_row(self, painter: QPainter, room: QRect, entry: _Entry, row: Row, *, ruled: bool) -> None:
        colors = theme.current()
        total = row.weight is not Weight.PLAIN
        if ruled:
            painter.fillRect(room.left(), room.top(), room.width(), 1, colors.color("line-strong"))
        font = colors.font("table", weight=600 if total else 400)
        painter.setFont(font)
        painter.setPen(colors.color("ink"))
        texts = list(_amounts(row))
        width = room.width() - (3 if len(texts) > 1 else 1) * colors.px(_AMOUNT) - theme.GAP_SMALL
        name = QFontMetrics(font).elidedText(entry.text, Qt.TextElideMode.ElideRight, width)
        painter.drawText(room, _LEFT, name)
        painter.setFont(colors.font("table", weight=600 if total else 400, tabular=True))
        for place, text in enumerate(texts):
            quiet = text in (formats.NOTHING, "=") or (len(texts) > 1 and not place)
            painter.setPen(colors.color("ink-3" if quiet else "ink"))
            painter.drawText(_cell(room, place + 3 - len(texts)), _RIGHT, text)


def _cell(room: QRect, place: int) -> QRect:
    """One of three columns at the right."""
    width = theme.current().px(_AMOUNT)
    return QRect(room.right() + 1 - (3 - place) * width, room.top(), width, room.height())


def _is_large(row: Row) -> bool:
    return row.weight is Weight.MAIN


class FigureList(QListView):
    """Arrow keys go from figure to figure; the current one is announced for its explanation."""

    chosen = Signal(object)
    """The Row that the user went to; None when there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty(style.NO_RING, True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(False)
        self.setAccessibleName(_("Result"))
        self._entries = _Entries(self)
        self.setModel(self._entries)
        self.setItemDelegate(_Delegate(self))
        self.selectionModel().currentChanged.connect(self._current_changed)

    def show_result(self, found: Simulated | None, *, fresh: bool = False) -> None:
        """Show an answer; the figure that was current stays so, otherwise (or when it's ``fresh``) the main one is."""
        before = None if fresh else self.current
        self._entries.set_entries(tuple(_entries(found)) if found is not None else ())
        rows = [entry.row for entry in self._entries.entries]
        keys = [row.key if row is not None else None for row in rows]
        wanted = before.key if before is not None and before.key in keys else None
        if wanted is None and found is not None and found.rows:
            wanted = (found.main or found.rows[0]).key
        if wanted is None:
            self.chosen.emit(None)
        elif self.currentIndex().row() == keys.index(wanted):
            self.chosen.emit(rows[keys.index(wanted)])
        else:
            self.setCurrentIndex(self._entries.index(keys.index(wanted)))

    @property
    def rows(self) -> tuple[Row, ...]:
        """The figures shown."""
        return tuple(entry.row for entry in self._entries.entries if entry.row is not None)

    @property
    def current(self) -> Row | None:
        """The figure that the user went to."""
        index = self.currentIndex()
        if not index.isValid() or index.row() >= len(self._entries.entries):
            return None
        return self._entries.entries[index.row()].row

    def choose(self, key: str) -> bool:
        """Go to a figure by its key; whether there is one."""
        for number, entry in enumerate(self._entries.entries):
            if entry.row is not None and entry.row.key == key:
                self.setCurrentIndex(self._entries.index(number))
                return True
        return False

    def _current_changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.chosen.emit(self._entries.entries[now.row()].row)


def _entries(found: Simulated) -> Iterator[_Entry]:
    """The figure that was asked for stands above all heads."""
    main = found.main
    if main is not None:
        yield _Entry(row_name(main), main)
    for part in found.parts:
        rows = [row for row in part.rows if row is not main]
        if rows:
            yield _Entry(sentence(part.title), compares=any(row.before is not None for row in rows))
            yield from (_Entry(row_name(row), row) for row in rows)
