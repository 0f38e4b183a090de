"""A searchable list over the window: the command palette (Ctrl+K) and the client switcher."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from desktop_app.foundation.i18n import _
from desktop_app.presentation import icons, theme
from desktop_app.presentation.style import NO_RING
from desktop_app.presentation.widgets.card import label
from desktop_app.presentation.widgets.search_field import SearchField

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_WIDTH: Final = 480
_ROWS: Final = 10
_ROW: Final = 32


@dataclass(frozen=True, slots=True)
class PaletteItem:
    """Something to go to or to do."""

    title: str
    run: Callable[[], None]
    note: str = ""
    """What kind of thing it is, or its shortcut, in grey at the right."""
    icon_name: str = ""
    keywords: str = ""
    """What is searched besides title and note."""
    late: bool = False
    """One of very many of its kind: stands below what is found by a search, and its note isn't searched."""


Search = Callable[[str, Callable[[Sequence[PaletteItem]], None]], None]
"""Looks for further items and hands them over when it has them; not on the GUI thread."""


class _Hits(QAbstractListModel):
    items: tuple[PaletteItem, ...] = ()

    def set_items(self, items: Sequence[PaletteItem]) -> None:
        self.beginResetModel()
        self.items = tuple(items)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return self.items[index.row()].title if role == Qt.ItemDataRole.DisplayRole else None


class _HitDelegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, theme.current().px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, _Hits):
            return
        item, colors = model.items[index.row()], theme.current()
        rect: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colors.color("nila-soft"))
        side = colors.px(16)
        if item.icon_name:
            at = rect.center().y() - side // 2
            painter.drawPixmap(rect.left() + 14, at, icons.pixmap(item.icon_name, "ink-2", side))
        right = rect.right() - 14
        painter.setFont(colors.font("caption"))
        painter.setPen(colors.color("ink-3"))
        width = QFontMetrics(colors.font("caption")).horizontalAdvance(item.note)
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(QRect(right - width, rect.top(), width + 2, rect.height()), middle, item.note)
        font = colors.font("body", weight=500)
        left = rect.left() + 14 + side + 10
        room = QRect(left, rect.top(), right - width - 8 - left, rect.height())
        painter.setFont(font)
        painter.setPen(colors.color("ink"))
        text = QFontMetrics(font).elidedText(item.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, middle, text)
        painter.restore()


class Palette(QFrame):
    """Typing filters, arrows choose, Enter does it, Esc closes."""

    def __init__(self, parent: QWidget, placeholder: str, search: Search | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._search = search
        self._further: tuple[PaletteItem, ...] = ()
        self._awaited = False
        """Enter was pressed before anything was found."""
        self.setObjectName("popup")
        self._over = parent
        self._all: tuple[PaletteItem, ...] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 8, 1, 6)
        layout.setSpacing(6)
        self.field = SearchField(placeholder, hint="")
        self.field.setProperty(NO_RING, True)
        self.field.textChanged.connect(self._typed)
        self.field.searched.connect(self._look_further)
        frame = QVBoxLayout()
        frame.setContentsMargins(8, 0, 8, 0)
        frame.addWidget(self.field)
        layout.addLayout(frame)
        self._hits = _Hits(self)
        self.view = QListView(self)
        self.view.setModel(self._hits)
        self.view.setItemDelegate(_HitDelegate(self.view))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.clicked.connect(self._run)
        self.field.returnPressed.connect(self._run_current)
        layout.addWidget(self.view)
        self._none = label("", "body", "ink-3")
        self._none.setContentsMargins(14, 6, 14, 8)
        layout.addWidget(self._none)

    def open(self, items: Sequence[PaletteItem], at: QRect | None = None) -> None:
        """Show over the window's upper middle, or beside a rectangle on the screen."""
        self._all, self._further = tuple(items), ()
        self.field.clear()
        self._filter("")
        width = theme.current().px(_WIDTH)
        if at is None:
            parent = self._over
            corner = parent.mapToGlobal(parent.rect().topLeft())
            self.move(corner.x() + (parent.width() - width) // 2, corner.y() + 90)
        else:
            self.move(at.right() + 6, at.top())
        self.setFixedWidth(width)
        self._fit()
        self.show()
        self.field.setFocus()

    @property
    def titles(self) -> tuple[str, ...]:
        """What is shown now."""
        return tuple(item.title for item in self._hits.items)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows act on the list while the field keeps the keyboard."""
        row = self.view.currentIndex().row()
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            count = self._hits.rowCount()
            if count:
                self.view.setCurrentIndex(self._hits.index((row + step) % count))
        else:
            super().keyPressEvent(event)

    def _typed(self, text: str) -> None:
        self._further, self._awaited = (), False
        self._filter(text)

    def _look_further(self, text: str) -> None:
        if self._search is None or not text.strip():
            return

        def show(items: Sequence[PaletteItem]) -> None:
            if self.isVisible() and text == self.field.text():
                self._further = tuple(items)
                self._filter(text)
                if self._awaited:
                    self._run_current()

        self._search(text, show)

    def _filter(self, text: str) -> None:
        words = text.casefold().split()

        def fits(item: PaletteItem) -> bool:
            note = "" if item.late else item.note
            return all(word in f"{item.title} {note} {item.keywords}".casefold() for word in words)

        fitting = [item for item in self._all if fits(item)]
        # What was found later stands below, so that Enter does what was marked when it was pressed.
        hits = [*(one for one in fitting if not one.late), *self._further, *(one for one in fitting if one.late)]
        self._hits.set_items(hits)
        self.view.setVisible(bool(hits))
        self._none.setVisible(not hits and bool(words))
        self._none.setText(_("Nothing matches '{text}'.").format(text=text))
        if hits:
            self.view.setCurrentIndex(self._hits.index(0))
        self._fit()

    def _fit(self) -> None:
        """As high as what is found needs, up to ten rows."""
        rows = max(1, min(_ROWS, self._hits.rowCount()))
        self.view.setFixedHeight(rows * theme.current().px(_ROW) + 2)
        self.adjustSize()

    def _run_current(self) -> None:
        self._awaited = not self._hits.items
        if not self._awaited:
            self._run(self.view.currentIndex())

    def _run(self, index: QModelIndex) -> None:
        if index.isValid():
            item = self._hits.items[index.row()]
            self.close()
            item.run()
