"""The list of people at the left: search, active or left, initials, and a mark where data is missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.employee import Employee
from desktop_app.foundation.i18n import _
from desktop_app.presentation import style, theme
from desktop_app.presentation.models.rows_model import StatusKind
from desktop_app.presentation.widgets.buttons import IconButton
from desktop_app.presentation.widgets.search_field import SearchField
from desktop_app.presentation.widgets.segments import Segment, Segments
from desktop_app.presentation.widgets.status_mark import SIZE, paint_mark

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_ADD: Final = 42
_SIDE: Final = 28


def initials(name: str) -> str:
    """Two letters for a person."""
    words = [word for word in name.split() if word[:1].isalpha()]
    return "".join(word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words[:1])).upper()


def has_left(employee: Employee, today: dt.date) -> bool:
    """Whether the newest employment is over."""
    ended = employee.employments[-1].ended_on
    return ended is not None and ended < today


class _People(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.people: tuple[Employee, ...] = ()
        self.marks: dict[str, StatusKind] = {}

    def set_people(self, people: Sequence[Employee], marks: dict[str, StatusKind]) -> None:
        self.beginResetModel()
        self.people, self.marks = tuple(people), marks
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.people)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        person = self.people[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return person.name
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{person.name} · {person.nip} · {person.terms[-1].job_title}"
        return None


class _PersonDelegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(160, theme.current().px(theme.ROW_PERSON))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, _People):
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
        mark = model.marks.get(person.id)
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


class PeopleList(QFrame):
    """Choosing a person here asks the screen, which may refuse while something is unsaved."""

    chosen = Signal(str)
    """The key of the person that the user went to."""
    new_wanted = Signal()
    form_wanted = Signal()
    """Enter: put the keyboard into the form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("raised")
        self._all: tuple[Employee, ...] = ()
        self._today = dt.date.min
        self._mark: Callable[[Employee], StatusKind | None] = lambda _employee: None
        self._showing = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(12, 12, 12, 8)
        head.setSpacing(6)
        self.search = SearchField(_("Name, NIK, NIP"), hint="", width=120)
        self.search.searched.connect(lambda _text: self._filter())
        self.search.returnPressed.connect(self.focus_list)
        self.add = IconButton("user-plus", _("New employee (Ctrl+N)"), framed=True, side=theme.CONTROL_TOOLBAR)
        self.add.setFixedWidth(_ADD)
        self.add.clicked.connect(self.new_wanted)
        head.addWidget(self.search, 1)
        head.addWidget(self.add)
        layout.addLayout(head)
        groups = QHBoxLayout()
        groups.setContentsMargins(12, 0, 12, 8)
        self.groups = Segments(stretch=True, height=theme.CONTROL_SMALL)
        self.groups.setAccessibleName(_("Filter"))
        self.groups.chosen.connect(lambda _key: self._filter())
        groups.addWidget(self.groups)
        layout.addLayout(groups)
        self._model = _People(self)
        self.view = QListView()
        self.view.setObjectName("raised")
        self.view.setModel(self._model)
        self.view.setItemDelegate(_PersonDelegate(self.view))
        self.view.setProperty(style.NO_RING, True)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(_("Employees"))
        self.view.selectionModel().currentChanged.connect(self._current_changed)
        self.view.activated.connect(lambda _index: self.form_wanted.emit())
        layout.addWidget(self.view, 1)
        self._none = QLabel(wordWrap=True)
        theme.set_font(self._none, "body")
        theme.set_tone(self._none, "ink-2")
        self._none.setContentsMargins(14, 10, 14, 0)
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._none, 1)
        self.setMinimumWidth(theme.current().px(190))

    def show_people(
        self,
        people: Sequence[Employee],
        today: dt.date,
        mark: Callable[[Employee], StatusKind | None],
        current: str | None,
    ) -> None:
        """Show people by name, with one of them current."""
        self._all = tuple(sorted(people, key=lambda person: person.name.casefold()))
        self._today, self._mark = today, mark
        left = sum(has_left(person, today) for person in people)
        self.groups.set_segments((Segment("active", _("Active"), len(people) - left), Segment("left", _("Left"), left)))
        person = next((one for one in self._all if one.id == current), None)
        if person is not None:
            self.groups.choose("left" if has_left(person, today) else "active")
        self._filter(current)

    def choose(self, key: str) -> bool:
        """Make a person current without announcing it; whether he or she is shown."""
        for row, person in enumerate(self._model.people):
            if person.id == key:
                self._showing = True
                self.view.setCurrentIndex(self._model.index(row))
                self._showing = False
                return True
        return False

    @property
    def shown(self) -> tuple[Employee, ...]:
        """The people shown."""
        return self._model.people

    def step(self, by: int) -> None:
        """Go to the next or previous person."""
        row = self.view.currentIndex().row() + by
        if 0 <= row < self._model.rowCount():
            self.view.setCurrentIndex(self._model.index(row))

    def focus_list(self) -> None:
        """Put the keyboard into the list."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.view.currentIndex().isValid() and self._model.rowCount():
            self.view.setCurrentIndex(self._model.index(0))

    def _filter(self, current: str | None = None) -> None:
        words = self.search.text().casefold().split()
        wants_left = self.groups.current == "left"
        index = self.view.currentIndex()
        if current is None and index.isValid():
            current = self._model.people[index.row()].id

        def keep(person: Employee) -> bool:
            text = f"{person.name} {person.nik} {person.nip}".casefold()
            # A search looks at everybody: who types a name wants the person, not the group.
            return all(word in text for word in words) and (bool(words) or has_left(person, self._today) == wants_left)

        shown = [person for person in self._all if keep(person)]
        marks = {person.id: mark for person in shown if (mark := self._mark(person)) is not None}
        self._showing = True
        self._model.set_people(shown, marks)
        self._showing = False
        self.view.setVisible(bool(shown))
        self._none.setVisible(not shown)
        searched = self.search.text().strip()
        self._none.setText(
            _("Nothing matches '{text}'.").format(text=searched) if searched else _("Nobody in this group.")
        )
        if current is not None:
            self.choose(current)

    def _current_changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid() and not self._showing:
            self.chosen.emit(self._model.people[now.row()].id)
