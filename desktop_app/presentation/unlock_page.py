"""Unlocking a data file: the passphrase, or the recovery key that was shown when it was made."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop_app.foundation.i18n import _
from desktop_app.presentation import theme
from desktop_app.presentation.first_run import program_icon
from desktop_app.presentation.widgets.buttons import Button
from desktop_app.presentation.widgets.card import Card, label
from desktop_app.presentation.widgets.form_field import FormField


class UnlockPage(QWidget):
    """One field and one button; a wrong passphrase is said under the field, never in a dialog."""

    unlock_requested = Signal(str)
    """The passphrase typed."""
    recovery_requested = Signal(str)
    """The recovery key typed."""
    other_file_requested = Signal()

    def __init__(self, file_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._recovery = False
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        card = Card(padding=24)
        card.setFixedWidth(420)
        head = QHBoxLayout()
        head.setSpacing(theme.GAP)
        picture = QLabel()
        picture.setPixmap(program_icon().pixmap(QSize(36, 36)))
        head.addWidget(picture)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(label(_("Open the data file"), "section"))
        texts.addWidget(label(file_name, "table", "ink-3"))
        head.addLayout(texts, 1)
        card.body.addSpacing(8)
        card.body.addLayout(head)
        card.body.addSpacing(8)
        self._line, self.field = self._field(_("Passphrase"), "")
        self._line.setEchoMode(QLineEdit.EchoMode.Password)
        hint = _("The key that was shown when the data file was made. Dashes may be left out.")
        self._key_line, self.key_field = self._field(_("Recovery key"), hint)
        self.key_field.hide()
        card.body.addWidget(self.field)
        card.body.addWidget(self.key_field)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_SMALL)
        self._button = Button(_("Open"), "primary", "lock-open")
        self._button.clicked.connect(self._send)
        self._switch = Button(_("Use the recovery key"), "link", height=theme.CONTROL_SMALL)
        self._switch.clicked.connect(self._exchange)
        row.addWidget(self._switch)
        row.addStretch(1)
        row.addWidget(self._button)
        card.body.addLayout(row)
        card.body.addSpacing(8)
        outer.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addSpacing(theme.GAP)
        self._other = Button(_("Open another data file"), "link", "folder-open", height=theme.CONTROL_SMALL)
        self._other.clicked.connect(self.other_file_requested)
        outer.addWidget(self._other, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(3)

    def refuse(self, message: str) -> None:
        """Say under the field why it wasn't opened, and let it be typed again."""
        self.set_busy(busy=False)
        (self.key_field if self._recovery else self.field).say(message, "error")
        self._current().selectAll()
        self._current().setFocus()

    def set_busy(self, *, busy: bool) -> None:
        """While the file is being opened nothing can be pressed."""
        for control in (self._button, self._line, self._key_line, self._switch, self._other):
            control.setEnabled(not busy)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The field takes the keyboard."""
        super().focusInEvent(event)
        self._current().setFocus()

    def _field(self, title: str, hint: str) -> tuple[QLineEdit, FormField]:
        line = QLineEdit()
        field = FormField(title, line, hint=hint, hint_lines=2)
        line.returnPressed.connect(self._send)
        line.textEdited.connect(lambda: field.say(""))
        return line, field

    def _current(self) -> QLineEdit:
        return self._key_line if self._recovery else self._line

    def _exchange(self) -> None:
        self._recovery = not self._recovery
        self.field.setVisible(not self._recovery)
        self.key_field.setVisible(self._recovery)
        self._switch.set_text(_("Use the passphrase") if self._recovery else _("Use the recovery key"))
        self._current().setFocus()

    def _send(self) -> None:
        text = self._current().text()
        if not text.strip():
            return
        self.set_busy(busy=True)
        if self._recovery:
            self.recovery_requested.emit(text.strip())
        else:
            self.unlock_requested.emit(text)
