"""The list of calculators at the left, under the heads of their groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop_app.application.simulations.forms import Form, Group
from desktop_app.foundation.i18n import _, mark
from desktop_app.presentation import icons, style, theme

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_HEAD: Final = 28
_ROW: Final = 26
_GROUPS: Final = {
    Group.PERSON: (mark("Person"), "calculator"),
    Group.STAFF: (mark("Group"), "users"),
    Group.BPJS: (mark("Other BPJS"), "shield-check"),
    Group.LABOUR: (mark("Employment"), "scale"),
    Group.TAX: (mark("Other taxes"), "banknote"),
}


@dataclass(frozen=True, slots=True)
class _Entry:
    """A head, which can't be chosen, or a calculator."""

    text: str
    icon_name: str = ""
    form: Form | None = None


class _Entries(QAbstractListModel):
    def __init__(self, entries: Sequence[_Entry], parent: QWidget) -> None:
        super().__init__(parent)
        self.entries = tuple(entries)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entries[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return entry.text
        if role == Qt.ItemDataRole.ToolTipRole and entry.form is not None:
            return _(entry.form.purpose)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.entries[index.row()].form is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        head = isinstance(model, _Entries) and model.entries[index.row()].form is None
        return QSize(150, theme.current().px(_HEAD if head else _ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, _Entries):
            return
        entry, colors, rect = model.entries[index.row()], theme.current(), QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.fillRect(rect, colors.color("nila-soft"))
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), colors.color("nila-text"))
        if entry.form is None:
            side = colors.px(14)
            top = rect.bottom() - colors.px(20)
            painter.drawPixmap(rect.left() + theme.GAP, top, icons.pixmap(entry.icon_name, "ink-3", side))
            font, tone = colors.font("caption", weight=600), "ink-3"
            room = QRect(rect.left() + theme.GAP + side + 6, top - 1, rect.width() - side - 24, side + 2)
        else:
            font, tone = colors.font("table", weight=600 if chosen else 400), "ink"
            room = rect.adjusted(theme.GAP, 0, -theme.GAP_SMALL, 0)
        painter.setFont(font)
        painter.setPen(colors.color(tone))
        text = QFontMetrics(font).elidedText(entry.text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), text)
        view = option.widget
        if chosen and view is not None and view.hasFocus():
            style.paint_ring(painter, QRectF(rect).adjusted(2, 2, -2, -3), 4)
        painter.restore()


class CalculatorList(QListView):
    """Choosing a calculator shows its form; Enter puts the keyboard into it."""

    chosen = Signal(object)
    """The Form that the user went to."""
    form_wanted = Signal()

    def __init__(self, forms: Sequence[Form], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("raised")
        self.setProperty(style.NO_RING, True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(_("Simulations"))
        self.setMinimumWidth(theme.current().px(150))
        entries = []
        for group, (title, icon_name) in _GROUPS.items():
            entries.append(_Entry(_(title), icon_name))
            entries += [_Entry(_(form.title), form=form) for form in forms if form.group is group]
        self._entries = _Entries(entries, self)
        self.setModel(self._entries)
        self.setItemDelegate(_Delegate(self))
        self.selectionModel().currentChanged.connect(self._current_changed)
        self.activated.connect(lambda _index: self.form_wanted.emit())

    def choose(self, name: str) -> bool:
        """Go to a calculator by its name; whether there is one."""
        for row, entry in enumerate(self._entries.entries):
            if entry.form is not None and entry.form.name == name:
                self.setCurrentIndex(self._entries.index(row))
                return True
        return False

    @property
    def current(self) -> Form | None:
        """The calculator in force."""
        index = self.currentIndex()
        return self._entries.entries[index.row()].form if index.isValid() else None

    def _current_changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        form = self._entries.entries[now.row()].form if now.isValid() else None
        if form is not None:
            self.chosen.emit(form)
