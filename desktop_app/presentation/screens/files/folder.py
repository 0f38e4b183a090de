"""The folder of a month and the files in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _
from desktop_app.presentation import folders, theme
from desktop_app.presentation.models.rows_model import Column
from desktop_app.presentation.screens.files.region import Region
from desktop_app.presentation.screens.files.rows import FileRow, LoadedFiles
from desktop_app.presentation.widgets.buttons import Button
from desktop_app.presentation.widgets.short_line import ShortLine
from desktop_app.presentation.widgets.table import Table


class FolderRegion(Region):
    """Enter opens a file."""

    letters_wanted = Signal()
    """The way to letters and procedures."""
    other_wanted = Signal()
    """Files shall lie in another folder."""

    def __init__(self) -> None:
        line = ShortLine(path=True)
        line.setTextFormat(Qt.TextFormat.PlainText)
        theme.set_font(line, "caption")
        theme.set_tone(line, "ink-3")
        line.setMinimumWidth(40)
        super().__init__(_("Files of this month"), line)
        self._line = line
        letters = Button(_("Letters & procedures"), icon_name="list-checks", height=theme.CONTROL_SMALL)
        letters.clicked.connect(self.letters_wanted)
        other = Button(_("Other folder…"), height=theme.CONTROL_SMALL)
        other.clicked.connect(self.other_wanted)
        self.tools.addWidget(letters)
        self.tools.addWidget(other)
        self.table = Table(
            (
                Column[FileRow]("name", _("File"), lambda row: row.path.name, tooltip=lambda row: str(row.path)),
                Column[FileRow]("size", _("Size"), lambda row: row.size, align="right", width=90, text=_size),
            ),
            lambda row: row.path,
            row_height=theme.ROW_QUEUE,
        )
        self.table.row_opened.connect(lambda row: folders.open_path(row.path))
        self.table.set_empty(_("No files yet. Portal workbooks may also be dropped here to be filled."))
        self.column.addWidget(self.table, 1)

    def show_files(self, loaded: LoadedFiles) -> None:
        """Show the folder of a month."""
        self.table.set_rows(loaded.files)
        self._line.setText(str(loaded.folder))
        self._line.setToolTip(str(loaded.folder))


def _size(row: FileRow) -> str:
    return f"{formats.grouped(max(1, row.size // 1024))} kB"
