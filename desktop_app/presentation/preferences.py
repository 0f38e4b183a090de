"""Choices that outlive the program: theme, zoom, language, the data file opened last. Never data of clients."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final, cast

from PySide6.QtCore import QSettings

from desktop_app.foundation import i18n
from desktop_app.presentation.theme import ThemeName

_THEMES: Final = ("system", "light", "dark")
_NONE: Final = "-"


class Preferences:
    """A settings file in a folder of its own; what can't be read there is its usual value."""

    def __init__(self, folder: Path) -> None:
        self._settings = QSettings(str(folder / "gajiberes.ini"), QSettings.Format.IniFormat)

    def remember(self, name: str, value: object) -> None:
        """Keep a choice."""
        self._settings.setValue(name, value)
        self._settings.sync()

    @property
    def theme(self) -> ThemeName:
        """The theme chosen; the system's until one is."""
        name = self._text("theme")
        return cast("ThemeName", name) if name in _THEMES else "system"

    @property
    def zoom(self) -> int:
        """The zoom in per cent."""
        text = self._text("zoom")
        return int(text) if text.isdecimal() else 100

    @property
    def language(self) -> str:
        """The language chosen; empty until one is."""
        code = self._text("language")
        return code if code in i18n.LANGUAGES else ""

    @property
    def workspace(self) -> str:
        """The data file opened last; empty when there is none any more."""
        text = self._text("workspace")
        return text if text and ("://" in text or Path(text).is_file()) else ""

    def choice(self, name: str, among: Sequence[str], usual: str) -> str:
        """The one of several things that was chosen, or the usual one."""
        text = self._text(name)
        return text if text in among else usual

    def choices(self, name: str, among: Sequence[str], usual: tuple[str, ...]) -> tuple[str, ...]:
        """The ones of several things that were chosen, in their order; the usual ones until any were."""
        text = self._text(name)
        chosen = text.split() if text else usual
        return tuple(one for one in among if one in chosen)

    def remember_choices(self, name: str, chosen: Sequence[str]) -> None:
        """Keep which of several things were chosen, also that none were."""
        self.remember(name, " ".join(chosen) or _NONE)

    def backup_of(self, location: str) -> datetime | None:
        """When a data file was last backed up from this computer; None when it never was."""
        try:
            return datetime.fromisoformat(self._text(_backup_key(location)))
        except ValueError:
            return None

    def remember_backup(self, location: str, at: datetime) -> None:
        """Keep when a data file was backed up."""
        self.remember(_backup_key(location), at.isoformat())

    def _text(self, name: str) -> str:
        value = self._settings.value(name, "")
        return str(value) if value is not None else ""


def _backup_key(location: str) -> str:
    """A path has characters that a settings file gives another meaning."""
    import hashlib  # noqa: PLC0415 - not for the first window

    return f"backup/{hashlib.sha256(location.encode()).hexdigest()[:16]}"
