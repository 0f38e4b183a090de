"""People as the list shows them: rows with initials, name, number and a mark where data is missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop_app.domain.employee import Employee
from desktop_app.presentation import style, theme
from desktop_app.presentation.models.rows_model import StatusKind
from desktop_app.presentation.widgets.status_mark import SIZE, paint_mark

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_SIDE: Final = 28


def initials(name: str) -> str:
    """Two letters for a person."""
    words = [word for word in name.split() if word[:1].isalpha()]
    return "".join(word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words[:1])).upper()


def has_left(employee: Employee, today: dt.date) -> bool:
    """Whether the newest employment is over."""
    ended = employee.employments[-1].ended_on
    return ended is not None and ended < today


class PeopleModel(QAbstractListModel):
    """Some of the people. Marks are looked for when a row is painted: for ten thousand at once they take minutes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.people: tuple[Employee, ...] = ()
        self._mark: Callable[[Employee], StatusKind | None] = lambda _employee: None
        self._marks: dict[str, StatusKind | None] = {}

    def set_people(self, people: Sequence[Employee]) -> None:
        """Show these people."""
        self.beginResetModel()
        self.people = tuple(people)
        self.endResetModel()

    def set_mark(self, mark: Callable[[Employee], StatusKind | None]) -> None:
        """How a person is marked, for people who may have changed."""
        self._mark, self._marks = mark, {}

    def mark(self, person: Employee) -> StatusKind | None:
        """The mark of a person."""
        if person.id not in self._marks:
            self._marks[person.id] = self._mark(person)
        return self._marks[person.id]

    def rowCount(self, parent: Index = _ROOT) -> int:
        """The number of people shown."""
        return 0 if parent.isValid() else len(self.people)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name, and what is read aloud."""
        if not index.isValid():
            return None
        person = self.people[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return person.name
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{person.name} · {person.nip} · {person.terms[-1].job_title}"
        return None


class PersonDelegate(QStyledItemDelegate):
    """Paints a person in two lines."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """As high as two lines."""
        return QSize(160, theme.current().px(theme.ROW_PERSON))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint initials, name, number and job, and the mark."""
        model = index.model()
        if not isinstance(model, PeopleModel):
            return
        person, colors, rect = model.people[index.row()], theme.current(), QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, colors.color("nila-soft" if chosen else "raised"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colors.color("line"))
        if chosen:
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), colors.color("nila-text"))
        side = colors.px(_SIDE)
        square = QRectF(rect.left() + 12, rect.center().y() - side / 2 + 0.5, side, side)
        paint_initials(painter, square, person.name, "surface" if chosen else "nila-soft")
        right = rect.right() - 12
        mark = model.mark(person)
        if mark is not None:
            size = colors.px(SIZE)
            paint_mark(painter, mark, QRectF(right - size, rect.center().y() - size / 2, size, size))
            right -= size + 6
        left = round(square.right()) + 10
        line, small = colors.line("table"), colors.line("caption")
        top = rect.top() + (rect.height() - line - small) // 2
        self._line(painter, QRect(left, top, right - left, line), person.name, "ink", weight=600 if chosen else 500)
        note = " · ".join(filter(None, (person.nip, person.terms[-1].job_title)))
        self._line(painter, QRect(left, top + line, right - left, small), note, "ink-3", weight=400, small=True)
        view = option.widget
        if chosen and view is not None and view.hasFocus():
            style.paint_ring(painter, QRectF(rect).adjusted(2, 2, -2, -3), 4)
        painter.restore()

    def _line(self, painter: QPainter, room: QRect, text: str, role: str, *, weight: int, small: bool = False) -> None:
        font = theme.current().font("caption" if small else "table", weight=weight)
        painter.setFont(font)
        painter.setPen(theme.current().color(role))
        text = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), text)


def paint_initials(painter: QPainter, square: QRectF, name: str, ground: str) -> None:
    """Paint a person's initials on a rounded square."""
    colors = theme.current()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colors.color(ground))
    painter.drawRoundedRect(square, 5, 5)
    painter.setFont(colors.font("section" if square.width() > theme.ROW else "caption", weight=600))
    painter.setPen(colors.color("nila-text"))
    painter.drawText(square, int(Qt.AlignmentFlag.AlignCenter), initials(name))


class Initials(QWidget):
    """A person's initials as a widget."""

    def __init__(self) -> None:
        super().__init__()
        self._name = ""
        self.setFixedSize(38, 38)

    def set_name(self, name: str) -> None:
        """Show somebody's initials."""
        self._name = name
        self.update()

    def paintEvent(self, _event: object) -> None:
        """Paint them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_initials(painter, QRectF(self.rect()), self._name, "nila-soft")
        painter.end()
