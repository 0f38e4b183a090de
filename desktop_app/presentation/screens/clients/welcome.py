"""What the desk shows while there is no client yet."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.foundation.i18n import _
from desktop_app.presentation import theme
from desktop_app.presentation.widgets.buttons import Button
from desktop_app.presentation.widgets.card import label


class DeskWelcome(QFrame):
    """One sentence and the two ways to a first client."""

    import_wanted = Signal()
    new_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.GAP)
        layout.addStretch(2)
        text = label(
            _("There is no client yet. Import the people workbook or enter a client by hand."), "body", "ink-2"
        )
        layout.addWidget(text, 0, Qt.AlignmentFlag.AlignHCenter)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_SMALL)
        row.addStretch(1)
        self.first_import = Button(_("Import from Excel"), "primary", "upload")
        self.first_import.clicked.connect(self.import_wanted)
        self.first_client = Button(_("New client"), icon_name="plus")
        self.first_client.clicked.connect(self.new_wanted)
        row.addWidget(self.first_import)
        row.addWidget(self.first_client)
        row.addStretch(1)
        layout.addLayout(row)
        layout.addStretch(3)
