"""The system's own choice of files and folders."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def choose_file(parent: QWidget | None, title: str, kinds: str, folder: Path) -> Path | None:
    """An existing file; ``kinds`` as in ``Excel (*.xlsx)``."""
    name, _kind = QFileDialog.getOpenFileName(parent, title, str(folder), kinds)
    return Path(name) if name else None


def choose_new_file(parent: QWidget | None, title: str, kinds: str, wanted: Path) -> Path | None:
    """A place for a file to be written; the system asks before something is replaced."""
    name, _kind = QFileDialog.getSaveFileName(parent, title, str(wanted), kinds)
    return Path(name) if name else None


def choose_folder(parent: QWidget | None, title: str, folder: Path) -> Path | None:
    """An existing folder."""
    name = QFileDialog.getExistingDirectory(parent, title, str(folder))
    return Path(name) if name else None
