"""The one place that styles the application: theme, zoom, focus and what widgets asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from desktop_app.presentation import icons, theme
from desktop_app.presentation.style import FocusStyle, follow_focus
from desktop_app.presentation.theme import Theme, ThemeName

if TYPE_CHECKING:
    from collections.abc import Mapping


def apply(app: QApplication, name: ThemeName = "system", zoom: int = 100) -> Theme:
    """Put a theme in force for every window, with the zoom in per cent held between 90 and 130."""
    theme.load_fonts()
    resolved = _system_name() if name == "system" else name
    zoom = max(theme.ZOOM_LEAST, min(theme.ZOOM_MOST, zoom))
    contrast = _high_contrast()
    chosen = Theme(resolved, _system_colours() if contrast else theme.colours(resolved), zoom)
    theme.put_in_force(chosen)
    icons.clear()
    if not isinstance(app.style(), FocusStyle) and app.property("focus_style") is None:
        app.setStyle(FocusStyle())
        app.setProperty("focus_style", True)
        follow_focus(app)
    app.setFont(chosen.font("body"))
    app.setPalette(app.style().standardPalette() if contrast else chosen.palette())
    app.setStyleSheet("" if contrast else chosen.style_sheet())
    for widget in app.allWidgets():
        theme.renew(widget)
        icons.renew(widget)
    return chosen


def _system_name() -> Literal["light", "dark"]:
    return "dark" if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"


def _high_contrast() -> bool:
    hints = QGuiApplication.styleHints()  # the accessibility hints die with the object that handed them out
    accessibility = hints.accessibility()
    return accessibility.contrastPreference() == Qt.ContrastPreference.HighContrast


def _system_colours() -> Mapping[str, str]:
    """Every role mapped to the system's own palette, for people who asked the system for high contrast."""
    palette = QGuiApplication.palette()
    roles = QPalette.ColorRole
    ground = {"canvas", "surface", "raised", "nav", "nila-soft", "soga-soft", "daun-soft", "kirim-soft", "merah-soft"}
    chosen = {"nila", "nila-hover", "nav-selected", "mark", "focus"}
    on_chosen = {"on-nila", "on-mark"}

    def name(role: str) -> str:
        if role in ground:
            return palette.color(roles.Base).name()
        if role in chosen:
            return palette.color(roles.Highlight).name()
        return palette.color(roles.HighlightedText if role in on_chosen else roles.Text).name()

    return {role: name(role) for role in theme.colours("light")}
