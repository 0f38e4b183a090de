"""A field of a form: label above, control, and a hint below whose room is reserved, so messages move nothing."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.presentation import theme
from desktop_app.presentation.widgets.card import label
from desktop_app.presentation.widgets.status_mark import StatusMark

Trouble = Literal["", "error", "warning", "info", "passed"]
_KINDS: dict[str, tuple[Literal["blocking", "warning", "info", "passed"], str]] = {
    "error": ("blocking", "merah"),
    "warning": ("warning", "soga"),
    "info": ("info", "kirim"),
    "passed": ("passed", "ink-2"),
}


class FormField(QWidget):
    """Label, control and hint; the hint's place takes findings about the field."""

    def __init__(
        self,
        title: str,
        control: QWidget,
        *,
        required: bool = False,
        hint: str = "",
        note: str = "",
        hint_lines: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.control = control
        self._hint = hint
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(4)
        name = label(title, "table", "ink-2", weight=500)
        name.setBuddy(control)
        head.addWidget(name)
        if required:
            head.addWidget(label("*", "table", "merah", weight=600))
        if note:
            head.addWidget(label(note, "table", "ink-3"))
        head.addStretch(1)
        layout.addLayout(head)
        if not control.property("height_wish"):
            theme.set_height(control, theme.CONTROL_HEIGHT)
        if isinstance(control, QLineEdit) and not control.property("font_wish"):
            theme.set_font(control, "body")
        control.setAccessibleName(title)
        layout.addWidget(control)
        foot = QHBoxLayout()
        foot.setSpacing(6)
        self._mark = StatusMark("blocking")
        self._mark.hide()
        self._text = label("", "table", "ink-3", wrap=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        if hint_lines:
            self._text.setMinimumHeight(theme.current().line("table") * hint_lines)
        foot.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self._text, 1)
        layout.addLayout(foot)
        self._text.setVisible(hint_lines > 0)
        self.say("")

    def say(self, text: str, trouble: Trouble = "") -> None:
        """Show a message in the hint's place, or the hint again when it's empty."""
        kind, tone = _KINDS.get(trouble, ("info", "ink-3"))
        shown = bool(text) and bool(trouble)
        self._mark.set_kind(kind, text)
        self._mark.setVisible(shown)
        self._text.setText(text or self._hint)
        self._text.setVisible(bool(text or self._hint) or self._text.minimumHeight() > 0)
        theme.set_tone(self._text, tone if shown else "ink-3")
        theme.set_state(self.control, "error", "true" if trouble == "error" else "false")
        self.control.setAccessibleDescription(text or self._hint)

    @property
    def message(self) -> str:
        """The text now shown under the field."""
        return self._text.text()
