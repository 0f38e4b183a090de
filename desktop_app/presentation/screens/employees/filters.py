"""The filter of the list of people: ready-made questions, the user's own filters, and the order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from desktop_app.application.records.filters import MONTHS_AHEAD, Order, PeopleFilter, Preset
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _, ngettext
from desktop_app.presentation import theme
from desktop_app.presentation.widgets.buttons import Button, IconButton

_AHEAD: Final = (1, 2, 3, 6, 12)
_GAP: Final = 6
_BESIDE: Final = 44
"""Icon and padding of the button."""
_MENU: Final = 320
"""Room for an entry of the menu: whoever keeps a filter may give it a long name."""


def preset_words() -> dict[Preset, str]:
    """The ready-made questions in words."""
    return {
        Preset.JOINED: _("Joined this month"),
        Preset.LEAVING: _("Leaving this month"),
        Preset.CONTRACTS: _("Contracts ending"),
        Preset.CHILDREN: _("Children reaching the age limit"),
        Preset.PENSION: _("Pension age"),
        Preset.SIPP: _("Data missing for SIPP"),
        Preset.EDABU: _("Data missing for e-Dabu"),
        Preset.PTKP: _("PTKP and family disagree"),
        Preset.NO_ACCOUNT: _("Without a bank account"),
    }


def filter_words(chosen: PeopleFilter) -> str:
    """What a filter is called."""
    if chosen.name:
        return chosen.name
    return _("All employees") if chosen.preset is None else preset_words()[chosen.preset]


class FilterBar(QWidget):
    """One button with the menu of filters, and one that takes the filter away."""

    chosen = Signal(object)
    """The PeopleFilter now in force."""
    keep_wanted = Signal()
    """The user wants to keep what is shown as a filter of his or her own."""
    forget_wanted = Signal(str)
    """The name of a kept filter that the user no longer wants."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.current = PeopleFilter()
        self._kept: tuple[PeopleFilter, ...] = ()
        self._count: int | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        self.button = Button("", icon_name="list-filter", height=theme.CONTROL_SMALL)
        self.button.setShortcut(QKeySequence("Ctrl+Shift+F"))
        self.button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.button.clicked.connect(self.open)
        self.clear = IconButton("x", _("Show all employees"), side=theme.CONTROL_SMALL)
        self.clear.clicked.connect(lambda: self.choose(PeopleFilter(order=self.current.order)))
        row.addWidget(self.button, 1)
        row.addWidget(self.clear)
        self.show_count(None)

    def show_kept(self, kept: Sequence[PeopleFilter]) -> None:
        """The user's own filters."""
        self._kept = tuple(kept)

    def choose(self, chosen: PeopleFilter) -> None:
        """Put a filter in force and announce it."""
        self.current = chosen
        self.show_count(None)
        self.chosen.emit(chosen)

    def show_count(self, count: int | None) -> None:
        """Show the filter in force and how many it finds."""
        self._count = count
        self.clear.setVisible(self.current != PeopleFilter(order=self.current.order))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the name to the room there is; the count is never cut."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        name = filter_words(self.current)
        count = "" if self._count is None else f"  {formats.grouped(self._count)}"
        metrics = QFontMetrics(self.button.font())
        used = 0 if self.clear.isHidden() else self.clear.width() + _GAP
        room = self.width() - used - metrics.horizontalAdvance(count) - theme.current().px(_BESIDE)
        self.button.set_text(metrics.elidedText(name, Qt.TextElideMode.ElideRight, max(room, 0)) + count)
        self.button.setAccessibleName(_("Filter and order") + f": {name}{count}")
        self.button.setToolTip(f"{name}{count}\n{_('Filter and order')}  Ctrl+Shift+F")

    def open(self) -> None:
        """Open the menu under the button."""
        self.menu().popup(self.button.mapToGlobal(QPoint(0, self.button.height() + 2)))

    def menu(self) -> QMenu:
        """All filters, the one in force ticked."""
        menu = QMenu(self)
        words, now = preset_words(), self.current
        order = now.order
        self._add(menu, _("All employees"), now == PeopleFilter(order=order), PeopleFilter(order=order))
        menu.addSeparator()
        for preset, text in words.items():
            if preset in MONTHS_AHEAD:
                ahead = menu.addMenu(text)
                for months in sorted({*_AHEAD, MONTHS_AHEAD[preset]}):
                    within = ngettext("within {count} month", "within {count} months", months).format(count=months)
                    chosen = PeopleFilter(preset=preset, months=months, order=order)
                    self._add(ahead, within, now == chosen, chosen)
            else:
                chosen = PeopleFilter(preset=preset, order=order)
                self._add(menu, text, now == chosen, chosen)
        menu.addSeparator()
        for kept in self._kept:
            self._add(menu, kept.name, now.name == kept.name, kept)
        _action(menu, _("Keep this filter…"), self.keep_wanted.emit)
        if self._kept:
            forget = menu.addMenu(_("Remove a kept filter"))
            for kept in self._kept:
                _action(forget, kept.name, self._forgetter(kept.name))
        menu.addSeparator()
        orders = menu.addMenu(_("Order"))
        for key, text in ((Order.NAME, _("By name")), (Order.NIP, _("By NIP")), (Order.NEWEST, _("Newest first"))):
            self._add(orders, text, key is order, replace(now, order=key))
        return menu

    def _add(self, menu: QMenu, text: str, ticked: bool, chosen: PeopleFilter) -> None:
        entry = _action(menu, text, lambda: self.choose(chosen))
        entry.setCheckable(True)
        entry.setChecked(ticked)

    def _forgetter(self, name: str) -> Callable[[], None]:
        return lambda: self.forget_wanted.emit(name)


def _action(menu: QMenu, text: str, run: Callable[[], None]) -> QAction:
    room = theme.current().px(_MENU)
    shown = QFontMetrics(menu.font()).elidedText(text, Qt.TextElideMode.ElideRight, room)
    entry = QAction(shown.replace("&", "&&"), menu)
    entry.triggered.connect(lambda _checked=False: run())
    menu.addAction(entry)
    return entry
