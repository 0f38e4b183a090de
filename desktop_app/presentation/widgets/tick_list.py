"""A list with a tick before each entry; Space ticks, no tick at all means everybody."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop_app.presentation import theme

_ROW: Final = 26


class TickList(QListWidget):
    """Entries by key, in their order."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ticks")
        theme.set_font(self, "table")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemChanged.connect(lambda _item: self.changed.emit())

    def set_entries(self, entries: Sequence[tuple[str, str]]) -> None:
        """Show entries (key and text); ticks stay on those that are still there."""
        if entries == [(item.data(Qt.ItemDataRole.UserRole), item.text()) for item in self._items()]:
            return
        ticked = set(self.ticked)
        blocked = self.blockSignals(True)
        self.clear()
        for key, text in entries:
            item = QListWidgetItem(text)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setSizeHint(QSize(0, theme.current().px(_ROW)))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if key in ticked else Qt.CheckState.Unchecked)
            self.addItem(item)
        self.blockSignals(blocked)

    @property
    def ticked(self) -> tuple[str, ...]:
        """The keys that are ticked."""
        return tuple(
            item.data(Qt.ItemDataRole.UserRole) for item in self._items() if item.checkState() is Qt.CheckState.Checked
        )

    def tick(self, *keys: str) -> None:
        """Tick entries."""
        for item in self._items():
            if item.data(Qt.ItemDataRole.UserRole) in keys:
                item.setCheckState(Qt.CheckState.Checked)

    def untick(self) -> None:
        """Take all ticks away."""
        for item in self._items():
            item.setCheckState(Qt.CheckState.Unchecked)

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]
