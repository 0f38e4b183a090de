"""Where files go unless the user chooses another folder, and how one is opened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

if TYPE_CHECKING:
    from desktop_app.domain.company import Company
    from desktop_app.domain.periods import Month


def documents() -> Path:
    """Where files go unless another folder is chosen."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place or Path.home()) / "Gajiberes"


def month_folder(root: Path, company: Company, month: Month) -> Path:
    """The folder of a month; signs that a file system refuses are left out of the company's name."""
    name = "".join(sign for sign in company.name if sign.isprintable() and sign not in '<>:"/\\|?*').strip(" .")
    return root / (name or company.code) / str(month)


def open_path(path: Path) -> None:
    """Open a file or folder with the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
