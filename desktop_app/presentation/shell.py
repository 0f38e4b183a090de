"""What the window is made of; given by the composition root."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from desktop_app.domain.periods import Month
from desktop_app.presentation import theme
from desktop_app.presentation.jobs import Jobs
from desktop_app.presentation.screen import ClientChoice, Command, Found, ScreenEntry


@dataclass(frozen=True)
class Shell:
    """What the window is made of and whom it tells; functions are given by the composition root."""

    screens: Sequence[ScreenEntry]
    jobs: Jobs
    clients: Callable[[], Sequence[ClientChoice]] = tuple
    """The clients of the workspace, from memory: it's asked on the GUI thread."""
    find: Callable[[str], Sequence[Found]] | None = None
    """People of all clients, and the payslip of a code; asked on a worker."""
    commands: Sequence[Command] = ()
    month: Month | None = None
    workspace_name: str = ""
    user: str = ""
    lock: Callable[[], None] | None = None
    show_help: Callable[[str], None] | None = None
    remember: Callable[[str, object], None] = field(default=lambda _name, _value: None)
    """Keeps a choice for the next start: theme, zoom, language."""
    theme_name: theme.ThemeName = "system"
    zoom: int = 100
