"""The status bar: data file, encryption, last backup, rule set and its end, zoom, help."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStatusBar, QWidget

from desktop_app.foundation.i18n import _
from desktop_app.presentation import icons, theme
from desktop_app.presentation.widgets.buttons import Button
from desktop_app.presentation.widgets.card import label, rule


@dataclass(frozen=True, slots=True)
class StatusFacts:
    """What the status bar says; an empty text leaves its place out."""

    data_file: str = ""
    encryption: str = ""
    encrypted: bool = True
    backup: str = ""
    rules: str = ""
    place: str = ""
    """Where the data file lies, as tooltip."""
    version: str = ""


class StatusLine(QStatusBar):
    """Permanent texts left and right."""

    help_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        theme.set_height(self, 27)
        self._left = QWidget()
        self._row = QHBoxLayout(self._left)
        self._row.setContentsMargins(4, 0, 0, 0)
        self._row.setSpacing(9)
        self.addWidget(self._left)
        self._version = label("", "caption", "ink-2", tabular=True)
        self._zoom = label("100%", "caption", "ink-2", tabular=True)
        self._help = Button(_("F1 Help"), "quiet", height=20)
        theme.set_font(self._help, "caption")
        self._help.clicked.connect(self.help_pressed)
        right = QWidget()
        places = QHBoxLayout(right)
        places.setContentsMargins(0, 0, theme.PAD, 0)
        places.setSpacing(theme.PAD)
        places.addWidget(self._version)
        places.addWidget(self._zoom)
        places.addWidget(self._help)
        self.addPermanentWidget(right)
        self._facts = StatusFacts()

    def set_facts(self, facts: StatusFacts) -> None:
        """Show these facts."""
        self._facts = facts
        self._version.setText(facts.version)
        self._version.setVisible(bool(facts.version))
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self._left.setAccessibleName(
            ", ".join(filter(None, (facts.data_file, facts.encryption, facts.backup, facts.rules)))
        )
        lock = "lock" if facts.encrypted else "lock-open"
        for icon_name, text, tip in (
            ("database", facts.data_file, facts.place),
            (lock, facts.encryption, ""),
            ("", facts.backup, _("File › Back up… writes a copy; only those made on this computer are known here.")),
            ("", facts.rules, _("The newest rule in force, and until when no yearly change is to be expected.")),
        ):
            if text:
                if icon_name:
                    picture = QLabel()
                    picture.setPixmap(icons.pixmap(icon_name, "ink-3", theme.current().px(13)))
                    self._row.addWidget(picture)
                    self._row.addSpacing(-4)
                said = label(text, "caption", "ink-2", tabular=True)
                said.setToolTip(tip)
                self._row.addWidget(said)
                line = rule(vertical=True)
                line.setFixedHeight(14)
                self._row.addWidget(line)

    def restyle(self) -> None:
        """Take the colours now in force into the pictures."""
        self.set_facts(self._facts)

    def set_zoom(self, zoom: int) -> None:
        """Show the zoom in per cent."""
        self._zoom.setText(f"{zoom}%")
