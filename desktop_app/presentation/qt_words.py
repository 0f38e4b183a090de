"""The few words that Qt itself shows, in the language in force: Qt ships no Indonesian catalogue.

They stand in the menu of every text field (cut, copy, paste) and in Qt's own choice of files, which appears where
the system has none.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QTranslator

from desktop_app.foundation.i18n import _, mark

_WORDS: Final[Mapping[str, str]] = {
    # The menu of a text field
    "&Undo": mark("&Undo"),
    "&Redo": mark("&Redo"),
    "Cu&t": mark("Cu&t"),
    "&Copy": mark("&Copy"),
    "&Paste": mark("&Paste"),
    "Delete": mark("Delete"),
    "Select All": mark("Select all"),
    "Copy &Link Location": mark("Copy the &link"),
    # The choice of a file
    "Look in:": mark("Folder:"),
    "Directory:": mark("Folder:"),
    "File &name:": mark("File &name:"),
    "Files of type:": mark("Kind:"),
    "&Open": mark("&Open"),
    "Open": mark("Open"),
    "&Save": mark("&Save"),
    "&Choose": mark("&Choose"),
    "Cancel": mark("Cancel"),
    "&Cancel": mark("Cancel"),
    "&Yes": mark("&Yes"),
    "&No": mark("&No"),
    "Name": mark("Name"),
    "Size": mark("Size"),
    "Kind": mark("Kind"),
    "Type": mark("Kind"),
    "Date Modified": mark("Last changed"),
    "File Folder": mark("Folder"),
    "Folder": mark("Folder"),
    "My Computer": mark("Computer"),
    "Computer": mark("Computer"),
    "Back": mark("Back"),
    "Forward": mark("Forward"),
    "Parent Directory": mark("Folder above"),
    "Create New Folder": mark("New folder"),
    "Create a New Folder": mark("New folder"),
    "&New Folder": mark("New folder"),
    "New Folder": mark("New folder"),
    "List View": mark("As a list"),
    "Detail View": mark("With details"),
    "&Rename": mark("&Rename"),
    "&Delete": mark("&Delete"),
    "Show &hidden files": mark("Show &hidden files"),
    "%1 already exists.\nDo you want to replace it?": mark("%1 already exists.\nReplace it?"),
    "%1\nFile not found.\nPlease verify the correct file name was given.": mark("%1\nThere is no such file."),
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.": mark(
        "%1\nThere is no such folder."
    ),
}


class QtWords(QTranslator):
    """Answers Qt out of the program's own catalogue; what isn't listed stays as Qt has it."""

    def isEmpty(self) -> bool:
        """An empty translator wouldn't be asked."""
        return False

    def translate(
        self, _context: str | bytes, source: str | bytes, _disambiguation: str | bytes | None = None, _n: int = -1
    ) -> str:
        """The words for a text of Qt; the text itself where there are none."""
        text = source.decode() if isinstance(source, bytes) else source
        found = _WORDS.get(text)
        return _(found) if found is not None else text
