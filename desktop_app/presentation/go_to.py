"""What the command palette offers: clients, people of all clients, screens, actions, months."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QPoint, QRect, QSize

from desktop_app.domain.periods import Month
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _
from desktop_app.presentation.palette import Palette, PaletteItem
from desktop_app.presentation.screen import AppContext, ClientChoice, Found, Place

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.presentation.shell import Shell

_MONTHS_BACK: Final = 18
_MONTHS_AHEAD: Final = 6


class Guide(Protocol):
    """Who leads to what was chosen: the window."""

    context: AppContext

    @property
    def shows_client_screen(self) -> bool:
        """Whether the screen shown is about one client, or can be."""

    def may_leave(self) -> bool:
        """Whether nothing is unsaved on the screen shown, or the user lets it go."""

    def show_screen(self, key: str) -> bool:
        """Show a screen by its key; whether it could be shown."""

    def set_client(self, client: ClientChoice) -> None:
        """Put a client in force."""

    def set_month(self, month: Month) -> None:
        """Put a month in force."""

    def go(self, place: Place) -> bool:
        """Go to a place; whether it could be shown."""


class GoTo:
    """Opens the palette over a window and lets the guide go where the user chooses."""

    def __init__(self, window: QWidget, guide: Guide, shell: Shell) -> None:
        self._window = window
        self._guide = guide
        self._shell = shell
        self.palette: Palette | None = None

    def open(self) -> None:
        """Everything that one can go to or do; people, and the payslip of a code, are found while typing."""
        context = self._guide.context
        screens = [
            PaletteItem(entry.title(), self._opener(entry.key), entry.shortcut, entry.icon_name)
            for entry in self._shell.screens
            if not (entry.needs_company and context.company_id is None)
        ]
        commands = [
            PaletteItem(command.title().replace("&", ""), command.run, command.shortcut, command.icon_name)
            for command in self._shell.commands
            if command.enabled(context)
        ]
        placeholder = _("Client, employee, month, screen or action")
        self.palette = Palette(self._window, placeholder, self._find if self._shell.find else None)
        self.palette.open([*self._clients(), *screens, *commands, *self._months()])

    def open_slip_codes(self) -> None:
        """The payslip of a typed or scanned code."""
        self.palette = Palette(self._window, _("Type or scan the code of a payslip"), self._find)
        self.palette.open(())

    def open_switcher(self, beside: QWidget) -> None:
        """Only the clients, beside the button that shows the one in force."""
        at = QRect(beside.mapToGlobal(QPoint(0, 0)), QSize(beside.size()))
        Palette(self._window, _("Find a client")).open(self._clients(), at)

    def _clients(self) -> list[PaletteItem]:
        return [
            PaletteItem(client.name, self._client_opener(client), client.note, "building-2")
            for client in self._shell.clients()
        ]

    def _months(self) -> list[PaletteItem]:
        current = self._guide.context.month
        if current is None:
            return []
        months = [current + step for step in range(-_MONTHS_BACK, _MONTHS_AHEAD + 1) if step]
        return [
            PaletteItem(
                formats.month_name(month.year, month.number),
                self._month_opener(month),
                _("Month"),
                "calendar-days",
                f"{month} {month.number:02d}-{month.year}",
                late=True,
            )
            for month in sorted(months, key=lambda month: abs(month - current))
        ]

    def _find(self, text: str, show: Callable[[Sequence[PaletteItem]], None]) -> None:
        find = self._shell.find
        if find is None:
            return

        def done(found: Sequence[Found]) -> None:
            show([self._found_item(one, text) for one in found])

        self._shell.jobs.run(lambda: find(text), done)

    def _client_opener(self, client: ClientChoice) -> Callable[[], None]:
        def run() -> None:
            if self._guide.may_leave():
                self._guide.set_client(client)
                first = next((one.key for one in self._shell.screens if one.needs_company), "")
                if first and not self._guide.shows_client_screen:
                    self._guide.show_screen(first)

        return run

    def _found_item(self, found: Found, text: str) -> PaletteItem:
        def run() -> None:
            if found.place is not None:
                self._guide.go(found.place)

        return PaletteItem(found.title, run, found.note, found.icon_name, text)

    def _month_opener(self, month: Month) -> Callable[[], None]:
        def run() -> None:
            if self._guide.may_leave():
                self._guide.set_month(month)

        return run

    def _opener(self, key: str) -> Callable[[], None]:
        def run() -> None:
            self._guide.show_screen(key)

        return run
