"""The navigation at the left: the office's screens, the client switcher, the client's screens, the user."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.foundation.i18n import _
from desktop_app.presentation import icons, style, theme
from desktop_app.presentation.widgets.card import label

WIDTH: Final = 178
RAIL: Final = 52
_ITEM: Final = 34
_ITEM_RAIL: Final = 36
_INSET: Final = 8
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
        box = QRectF(option.rect).adjusted(_INSET, 1, -_INSET, -1)
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


class _List(QListView):
    chosen = Signal(str)

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

    def sizeHint(self) -> QSize:
        height = theme.current().px(_ITEM_RAIL if self.painter_of_items.rail else _ITEM)
        return QSize(WIDTH, height * len(self.entries.items))

    def minimumSizeHint(self) -> QSize:
        return QSize(RAIL, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid() and self.entries.items[index.row()].enabled:
            self.chosen.emit(self.entries.items[index.row()].key)


class _Switcher(QToolButton):
    """The client in force, opening the list of clients."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("client")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.rail = False
        self._name, self._note = "", ""

    def show_client(self, name: str, note: str) -> None:
        self._name, self._note = name, note
        self.setAccessibleName(f"{name} {note}".strip())
        self.setToolTip(f"{name}\n{note}".strip())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        colors = theme.current()
        if self.rail:
            side = colors.px(16)
            left, top = (self.width() - side) // 2, (self.height() - side) // 2
            painter.drawPixmap(left, top, icons.pixmap("building-2", "nav-ink", side))
        else:
            room = QRect(8, 7, self.width() - 34, colors.line("table"))
            self._line(painter, room, self._name, "nav-ink", theme.current().font("table", weight=500))
            room.moveTop(room.bottom() + 1)
            self._line(painter, room, self._note, "nav-ink-2", theme.current().font("caption"))
            at = QPoint(self.width() - 22, (self.height() - 14) // 2)
            painter.drawPixmap(at, icons.pixmap("chevron-down", "nav-ink-2", 14))
        painter.end()

    def _line(self, painter: QPainter, room: QRect, text: str, role: str, font: Any) -> None:
        painter.setFont(font)
        painter.setPen(theme.current().color(role))
        text = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), text)


class Navigation(QWidget):
    """Entries in two sections; as a rail of 52 px only their icons."""

    chosen = Signal(str)
    switcher_pressed = Signal()
    lock_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._office = _List(self)
        self._client = _List(self)
        self.switcher = _Switcher(self)
        self.switcher.clicked.connect(self.switcher_pressed)
        self._user = QToolButton(self)
        self._user.setObjectName("user")
        self._user.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._user.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.set_font(self._user, "body", weight=500)
        icons.set_icon(self._user, "lock", "nav-ink")
        theme.set_height(self._user, 46)
        self._user.clicked.connect(self.lock_pressed)
        self._labels = [label(_("Office"), "caption", "nav-ink-2", weight=600)]
        self._labels.append(label(_("Client"), "caption", "nav-ink-2", weight=600))
        for text in self._labels:
            text.setContentsMargins(16, 0, 0, 0)
            theme.set_height(text, 24)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 15, 0, 4)
        layout.setSpacing(0)
        layout.addWidget(self._labels[0])
        layout.addWidget(self._office)
        layout.addSpacing(10)
        layout.addWidget(self._labels[1])
        self._frame = QVBoxLayout()
        self._frame.setContentsMargins(_INSET, 2, _INSET, 7)
        self._frame.addWidget(self.switcher)
        layout.addLayout(self._frame)
        layout.addWidget(self._client)
        layout.addStretch(1)
        foot = QVBoxLayout()
        foot.setContentsMargins(_INSET, 0, _INSET, 0)
        foot.addWidget(self._user)
        layout.addLayout(foot)
        for entries in (self._office, self._client):
            entries.chosen.connect(self.chosen)
        self.rail = False
        self.set_rail(rail=False)

    def set_items(self, office: Sequence[NavigationItem], client: Sequence[NavigationItem]) -> None:
        """Show these entries; a section without any is hidden."""
        for entries, items in ((self._office, office), (self._client, client)):
            entries.entries.set_items(items)
            entries.updateGeometry()
        self._labels[1].setVisible(bool(client) and not self.rail)
        self.switcher.setVisible(bool(client))

    def set_counter(self, key: str, counter: int) -> None:
        """Show a number behind an entry; 0 hides it."""
        for entries in (self._office, self._client):
            items = entries.entries.items
            entries.entries.set_items([replace(item, counter=counter) if item.key == key else item for item in items])

    def set_client(self, name: str, note: str, *, chosen: bool) -> None:
        """Show the client in force; without one most of the client's screens can't be opened."""
        self.switcher.show_client(name, note)
        items = self._client.entries.items
        self._client.entries.set_items([replace(item, enabled=chosen or not item.needs_company) for item in items])

    def set_user(self, name: str) -> None:
        """Show who works here; without a name only that the program can be locked."""
        self._user.setText("" if self.rail else f"  {name or _('Lock')}")
        self._user.setAccessibleName(_("Lock the program"))
        self._user.setToolTip(f"{name}\n{_('Lock the program')}  Ctrl+L".strip())
        self._name = name

    def mark(self, key: str) -> None:
        """Mark the entry of the screen shown."""
        for entries in (self._office, self._client):
            keys = [item.key for item in entries.entries.items]
            if key in keys:
                entries.setCurrentIndex(entries.entries.index(keys.index(key)))
            else:
                entries.clearSelection()
                entries.setCurrentIndex(QModelIndex())

    def set_rail(self, *, rail: bool) -> None:
        """Show icons only, or icons and titles."""
        self.rail = rail
        self.setFixedWidth(theme.current().px(RAIL if rail else WIDTH))
        for entries in (self._office, self._client):
            entries.painter_of_items.rail = rail
            entries.updateGeometry()
            entries.scheduleDelayedItemsLayout()
        for text in self._labels:
            text.setVisible(not rail)
        self.switcher.rail = rail
        theme.set_height(self.switcher, 36 if rail else 47)
        inset = _INSET
        self._frame.setContentsMargins(inset, 2, inset, 7)
        self._user.setToolButtonStyle(
            Qt.ToolButtonStyle.ToolButtonIconOnly if rail else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        )
        theme.set_state(self._user, "rail", rail)
        self.set_user(getattr(self, "_name", ""))
