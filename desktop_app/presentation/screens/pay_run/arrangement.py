"""How the grid of a pay run is arranged: who comes first, and which columns are shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu

from desktop_app.foundation.i18n import _
from desktop_app.presentation import theme
from desktop_app.presentation.preferences import Preferences
from desktop_app.presentation.screens.pay_run.rows import PersonRow
from desktop_app.presentation.widgets.buttons import Button

ALWAYS: Final = ("name", "paid")
"""Columns without which the grid says nothing."""
OPTIONAL: Final = ("nip", "fixed", "variable", "gross", "jht", "jp", "kes", "tax", "other", "difference")
"""Columns that may be hidden, in their order."""
USUAL: Final = tuple(key for key in OPTIONAL if key != "nip")
"""The optional columns shown until others are chosen."""
_ORDER: Final = "pay_run/order"
_COLUMNS: Final = "pay_run/columns"


def _largest_change(row: PersonRow) -> tuple[Any, ...]:
    return (row.difference is None, -abs(row.difference.sen) if row.difference is not None else 0)


ORDERS: Final[Mapping[str, Callable[[PersonRow], tuple[Any, ...]] | None]] = {
    "findings": None,
    "name": lambda row: (row.stored.employee.name.casefold(),),
    "nip": lambda row: (row.nip.casefold(),),
    "change": _largest_change,
}
"""By what rows are sorted; None leaves them as ``person_rows`` gives them: findings first, then by name."""


def order_words() -> dict[str, str]:
    """The orders in words, as they stand behind "Order:"."""
    return {
        "findings": _("findings first"),
        "name": _("by name"),
        "nip": _("by NIP"),
        "change": _("largest change first"),
    }


class Arrangement(QObject):
    """The order and the columns in force, remembered, with a button and a menu for each."""

    order_chosen = Signal()
    columns_chosen = Signal()

    def __init__(self, preferences: Preferences | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self.order = preferences.choice(_ORDER, tuple(ORDERS), "findings") if preferences else "findings"
        self.shown = preferences.choices(_COLUMNS, OPTIONAL, USUAL) if preferences else USUAL
        self._titles: Mapping[str, str] = {}
        self.order_button = Button("", "quiet", height=theme.CONTROL_TOOLBAR)
        self.order_button.setToolTip(_("Who stands first. A click on the head of a column sorts by it."))
        self.order_button.clicked.connect(lambda: _open(self.order_menu(), self.order_button))
        self.columns_button = Button(_("Columns"), icon_name="columns-3", height=theme.CONTROL_TOOLBAR)
        self.columns_button.setToolTip(_("Choose which columns are shown"))
        self.columns_button.clicked.connect(lambda: _open(self.columns_menu(), self.columns_button))
        self.say_order()

    def ordered(self, rows: Sequence[PersonRow]) -> Sequence[PersonRow]:
        """Rows in the order in force."""
        key = ORDERS[self.order]
        return rows if key is None else sorted(rows, key=key)

    def keeps(self, column: str) -> bool:
        """Whether a column is shown."""
        return column in ALWAYS or column in self.shown

    def name_columns(self, titles: Mapping[str, str]) -> None:
        """The titles of all columns, for the menu."""
        self._titles = dict(titles)

    def say_order(self, column: str = "") -> None:
        """Say the order in force, or by which column the grid was sorted from its head."""
        self.order_button.set_text(_("Order: {order}").format(order=column or order_words()[self.order]))

    def order_menu(self) -> QMenu:
        """The orders there are, the one in force marked."""
        menu = QMenu(self.order_button)
        group = QActionGroup(menu)
        for key, text in order_words().items():
            entry = QAction(text, menu, checkable=True, checked=key == self.order)
            entry.triggered.connect(lambda _checked, order=key: self._choose_order(order))
            group.addAction(entry)
            menu.addAction(entry)
        return menu

    def columns_menu(self) -> QMenu:
        """A tick for each column that may be hidden, and the way back to the usual ones."""
        menu = _TickMenu(self.columns_button)
        for key in OPTIONAL:
            entry = QAction(self._titles.get(key, key), menu, checkable=True, checked=key in self.shown)
            entry.triggered.connect(lambda ticked, column=key: self._choose_column(column, ticked))
            menu.addAction(entry)
        menu.addSeparator()
        usual = QAction(_("The usual columns"), menu)
        usual.triggered.connect(lambda: self._show_columns(USUAL))
        usual.setEnabled(self.shown != USUAL)
        menu.addAction(usual)
        return menu

    def _choose_order(self, key: str) -> None:
        self.order = key
        if self._preferences is not None:
            self._preferences.remember(_ORDER, key)
        self.say_order()
        self.order_chosen.emit()

    def _choose_column(self, key: str, ticked: bool) -> None:
        wanted = {*self.shown, key} if ticked else {*self.shown} - {key}
        self._show_columns(tuple(one for one in OPTIONAL if one in wanted))

    def _show_columns(self, shown: tuple[str, ...]) -> None:
        self.shown = shown
        if self._preferences is not None:
            self._preferences.remember_choices(_COLUMNS, shown)
        self.columns_chosen.emit()


class _TickMenu(QMenu):
    """Stays open while entries are ticked: several columns are chosen at once."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a tick changes it and nothing else."""
        if not self._tick():
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter tick; Esc closes."""
        keys = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() not in keys or not self._tick():
            super().keyPressEvent(event)

    def _tick(self) -> bool:
        entry = self.activeAction()
        if entry is None or not entry.isCheckable():
            return False
        entry.trigger()
        return True


def _open(menu: QMenu, button: Button) -> None:
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))
