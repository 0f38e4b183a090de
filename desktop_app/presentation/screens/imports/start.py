"""The first page of the import, where the people come from, and the line at the bottom of all its pages."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _, ngettext
from desktop_app.presentation import theme
from desktop_app.presentation.widgets.buttons import Button
from desktop_app.presentation.widgets.card import label


class ImportStartPage(QFrame):
    """A file, the clipboard, or first a workbook to fill or to correct."""

    choose = Signal()
    paste = Signal()
    template = Signal()
    export = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("surface")
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.GAP)
        layout.addStretch(2)
        text = _(
            "Choose the people workbook, or any other Excel, LibreOffice or CSV file with one person per row; what its "
            "columns mean is asked then, and remembered. A file can be dropped here, and cells copied in Excel can be "
            "pasted with Ctrl+V."
        )
        sentence = label(text, "body", "ink-2", wrap=True)
        sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        sentence.setMaximumWidth(theme.current().px(560))
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(sentence, 8)
        line.addStretch(1)
        layout.addLayout(line)
        choose = Button(_("Choose file…"), "primary", "folder-open")
        choose.clicked.connect(self.choose)
        paste = Button(_("Paste cells"), icon_name="copy")
        paste.clicked.connect(self.paste)
        layout.addLayout(_centred(choose, paste))
        layout.addSpacing(theme.GAP)
        note = label(_("Without a file yet, or to correct many people in Excel:"), "table", "ink-3")
        note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(note)
        template = Button(_("Save the template…"), icon_name="file-spreadsheet")
        template.clicked.connect(self.template)
        export = Button(_("Export, correct in Excel, import…"), icon_name="download")
        export.clicked.connect(self.export)
        layout.addLayout(_centred(template, export))
        layout.addStretch(3)


class ImportFoot(QFrame):
    """The line at the bottom: what is left out, why it can't go on, and the buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bar")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.PAD, 10, theme.PAD, 10)
        row.setSpacing(theme.GAP_SMALL)
        self.skip = QCheckBox(_("Leave out refused rows"))
        self.skip.setToolTip(_("The other rows are imported; repair the refused ones and import the file again."))
        theme.set_font(self.skip, "body")
        self.state = label("", "table", "ink-2", tabular=True)
        self.back = Button(_("Back to the columns"))
        self.close_button = Button(_("Close"))
        self.button = Button(_("Import"), "primary", "download")
        row.addWidget(self.skip)
        row.addWidget(self.state, 1)
        for button in (self.back, self.close_button, self.button):
            button.setAutoDefault(False)
            row.addWidget(button)
        for hidden in (self.skip, self.back, self.button):
            hidden.hide()

    def show_comparing(self, obstacle: str, *, ready: bool) -> None:
        """The button leads to the preview; ``obstacle`` says why it can't."""
        self.button.set_icon_name("arrow-right")
        self._show_button(_("Show what would change"), obstacle, ready=ready)

    def show_writing(self, count: int, obstacle: str, *, ready: bool) -> None:
        """The button writes these rows; ``obstacle`` says why it can't."""
        text = ngettext("Import {count} row", "Import {count} rows", count)
        self.button.set_icon_name("download")
        self._show_button(text.format(count=formats.grouped(count)), obstacle, ready=ready)

    def _show_button(self, text: str, obstacle: str, *, ready: bool) -> None:
        self.button.set_text(text)
        self.button.setEnabled(ready and not obstacle)
        self.button.setToolTip(obstacle)
        self.state.setText(obstacle)


def _centred(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.GAP_SMALL)
    row.addStretch(1)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
