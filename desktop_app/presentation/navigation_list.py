"""The entries of one section of the navigation, painted with marker and counter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop_app.presentation import icons, style, theme

WIDTH: Final = 178
RAIL: Final = 52
INSET: Final = 8
"""Pixels, unzoomed: the navigation with titles and as a rail, and what stays free beside an entry."""
_ITEM: Final = 34
_ITEM_RAIL: Final = 36
_FADED: Final = 0.55
Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """An entry: its key, title, icon, the number behind it, and whether it can be opened now."""

    key: str
    title: str
    icon_name: str
    shortcut: str = ""
    counter: int = 0
    enabled: bool = True
    needs_company: bool = True
    """Whether an entry of the client's section can be opened only with a client."""


class _Items(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.items: tuple[NavigationItem, ...] = ()

    def set_items(self, items: Sequence[NavigationItem]) -> None:
        if [item.key for item in items] == [item.key for item in self.items]:
            self.items = tuple(items)
            if items:
                self.dataChanged.emit(self.index(0), self.index(len(items) - 1))
        else:
            self.beginResetModel()
            self.items = tuple(items)
            self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = self.items[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return item.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{item.title}  {item.shortcut}".strip()
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.items[index.row()].enabled:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags


class _ItemDelegate(QStyledItemDelegate):
    rail = False

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(RAIL, theme.current().px(_ITEM_RAIL if self.rail else _ITEM))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, _Items):
            return
        item = model.items[index.row()]
        colors = theme.current()
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        box = QRectF(option.rect).adjusted(INSET, 1, -INSET, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if selected or (state & QStyle.StateFlag.State_MouseOver and item.enabled):
            painter.setBrush(colors.color("nav-selected"))
            painter.setOpacity(1 if selected else 0.5)
            painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)
            painter.setOpacity(1)
        if selected:
            painter.setBrush(colors.color("mark"))
            painter.drawRoundedRect(QRectF(box.left(), box.top() + 7, 3, box.height() - 14), 1, 1)
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
            style.paint_ring(painter, box, theme.RADIUS)
        painter.setOpacity(1 if item.enabled else _FADED)
        role = "nav-ink" if selected or item.enabled else "nav-ink-2"
        side = colors.px(16)
        left = round(box.center().x() - side / 2) if self.rail else round(box.left()) + 8
        painter.drawPixmap(left, round(box.center().y() - side / 2), icons.pixmap(item.icon_name, role, side))
        if not self.rail:
            self._paint_text(painter, box, item, left + side + 10, selected=selected, role=role)
        elif item.counter:
            painter.setBrush(colors.color("mark"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(QRectF(box.right() - 11, box.top() + 5, 7, 7))
        painter.restore()

    def _paint_text(
        self, painter: QPainter, box: QRectF, item: NavigationItem, left: int, *, selected: bool, role: str
    ) -> None:
        colors = theme.current()
        right = round(box.right()) - 6
        if item.counter:
            font = colors.font("caption", weight=600, tabular=True)
            metrics = QFontMetrics(font)
            height = metrics.height() + 2
            width = max(metrics.horizontalAdvance(str(item.counter)) + 10, height)
            pill = QRectF(right - width - 2, box.center().y() - height / 2, width, height)
            painter.setBrush(colors.color("mark"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(pill, height / 2, height / 2)
            painter.setPen(colors.color("on-mark"))
            painter.setFont(font)
            painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), str(item.counter))
            right = round(pill.left()) - 4
        font = colors.font("body", weight=600 if selected else 400)
        painter.setFont(font)
        painter.setPen(colors.color(role))
        text = QFontMetrics(font).elidedText(item.title, Qt.TextElideMode.ElideRight, right - left)
        room = QRect(left, round(box.top()), right - left, round(box.height()))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), text)


class NavigationList(QListView):
    """The entries of one section; Enter, Space or a click opens one."""

    chosen = Signal(str)
    """The key of the entry opened."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty(style.NO_RING, True)
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.entries = _Items(self)
        self.setModel(self.entries)
        self.painter_of_items = _ItemDelegate(self)
        self.setItemDelegate(self.painter_of_items)
        self.clicked.connect(self._open)

    def set_rail(self, *, rail: bool) -> None:
        """Show icons only, or icons and titles."""
        self.painter_of_items.rail = rail
        self.updateGeometry()
        self.scheduleDelayedItemsLayout()

    def sizeHint(self) -> QSize:
        """As high as its entries."""
        height = theme.current().px(_ITEM_RAIL if self.painter_of_items.rail else _ITEM)
        return QSize(WIDTH, height * len(self.entries.items))

    def minimumSizeHint(self) -> QSize:
        """No entry is ever hidden."""
        return QSize(RAIL, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the entry that has the keyboard."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid() and self.entries.items[index.row()].enabled:
            self.chosen.emit(self.entries.items[index.row()].key)
