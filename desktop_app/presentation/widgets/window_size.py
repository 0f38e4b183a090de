"""The size at which a window opens."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.presentation import theme

_TITLE: Final = 36
"""Pixels that the system's title bar takes at most."""


def open_at(window: QWidget, width: int, height: int) -> None:
    """Open at a size in unzoomed pixels, as far as the screen has room for it under a title bar."""
    room = window.screen().availableSize()
    scaled = theme.current().px
    window.resize(min(scaled(width), room.width()), min(scaled(height), room.height() - _TITLE))
