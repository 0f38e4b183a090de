"""What the window asks of a screen, and what a screen may ask of the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop_app.domain.periods import Month

Section = Literal["office", "client"]
MenuKey = Literal["file", "edit", "view", "client", "pay", "report", "tools", "help"]


@dataclass(frozen=True, slots=True)
class ClientChoice:
    """A client company as the switcher shows it."""

    company_id: str
    name: str
    note: str = ""
    """One line under the name, for example how many employees and where."""


@dataclass(frozen=True, slots=True)
class AppContext:
    """Whom and which month the window is about."""

    company_id: str | None = None
    company_name: str = ""
    company_note: str = ""
    month: Month | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where to go: a screen, and optionally another client, another month and the thing to open there."""

    screen: str
    company_id: str | None = None
    month: Month | None = None
    subject: object = None
    """A key that the screen understands, for example of an employee and a field."""


@dataclass(frozen=True, slots=True)
class Found:
    """Something that a search across clients found: somebody, or the payslip of a code."""

    title: str
    note: str = ""
    place: Place | None = None
    """Where it stands; None when there is nothing to go to."""
    icon_name: str = "user"


@dataclass(frozen=True, slots=True)
class PersonPart:
    """The subject of a Place: somebody's key or number, and the tab of their form."""

    person: str
    tab: str


class Screen(QWidget):
    """A screen in the window. It is made on first use and told whenever it is shown."""

    key: ClassVar[str] = ""

    place_requested = Signal(object)
    """A Place to go to."""
    context_changed = Signal(object)
    """The screen chose another month: the new AppContext."""
    clients_changed = Signal()
    """Clients were added, renamed or removed: the switcher must ask again."""
    counter_changed = Signal(str, int)
    """The number behind an entry of the navigation: the entry's key, 0 for none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def title(self) -> str:
        """The title, as in the navigation and the palette."""
        return ""

    def activate(self, context: AppContext, subject: object = None) -> None:
        """Become visible for a client and month; load what is shown, without waiting for it."""

    def reload(self, changes: object) -> None:
        """Something was saved somewhere; ``changes`` says what kind of thing."""

    def menu_actions(self) -> Mapping[MenuKey, Sequence[QAction]]:
        """Actions that stand in the menus while this screen is shown."""
        return {}

    def search(self) -> bool:
        """Put the keyboard into the search field (Ctrl+F); whether there is one."""
        return False

    def toggle_panel(self) -> bool:
        """Open or close the right panel (F4); whether there is one."""
        return False

    def help_topic(self) -> str:
        """The help page for this screen (F1)."""
        return self.key

    def may_leave(self) -> bool:
        """Whether the screen may be left or rebuilt: nothing unsaved, or the user agreed to lose it."""
        return True


@dataclass(frozen=True, slots=True)
class ScreenEntry:
    """An entry of the navigation. Only screens that exist are registered, so no entry leads nowhere."""

    key: str
    section: Section
    title: Callable[[], str]
    icon_name: str
    factory: Callable[[], Screen]
    shortcut: str = ""
    needs_company: bool = False


@dataclass(frozen=True, slots=True)
class Command:
    """Something the whole program can do, in a menu and in the palette."""

    key: str
    menu: MenuKey
    title: Callable[[], str]
    run: Callable[[], None]
    shortcut: str = ""
    icon_name: str = ""
    enabled: Callable[[AppContext], bool] = lambda _context: True
