"""A small dialog: a titled grid of fields over a row with Cancel and one verb."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QComboBox, QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.foundation.i18n import _
from desktop_app.presentation import theme
from desktop_app.presentation.widgets.buttons import Button
from desktop_app.presentation.widgets.card import label
from desktop_app.presentation.widgets.form_field import FormField

_WIDTH = 560


class FormDialog(QDialog):
    """A titled grid of fields over a row with Cancel and one verb."""

    def __init__(self, title: str, verb: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.current().px(_WIDTH))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.PAD_FORM, theme.PAD_FORM, theme.PAD_FORM, theme.PAD)
        outer.setSpacing(theme.GAP)
        outer.addWidget(label(title, "section"))
        self.intro = QVBoxLayout()
        outer.addLayout(self.intro)
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(theme.PAD)
        self.grid.setVerticalSpacing(6)
        for column in range(2):
            self.grid.setColumnStretch(column, 1)
        outer.addLayout(self.grid)
        self.extra = QVBoxLayout()
        self.extra.setSpacing(6)
        outer.addLayout(self.extra)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_SMALL)
        row.addStretch(1)
        cancel = Button(_("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.button = Button(verb, "primary")
        self.button.setDefault(True)
        self.button.clicked.connect(self.try_accept)
        row.addWidget(cancel)
        row.addWidget(self.button)
        outer.addLayout(row)

    def add(self, field: FormField, row: int, column: int, span: int = 1) -> FormField:
        """Put a field into the grid."""
        self.grid.addWidget(field, row, column, 1, span)
        return field

    def fit(self) -> None:
        """Take the height that the content needs at this width, once Qt has looked at it again."""
        QTimer.singleShot(0, self, self._take_height)

    def _take_height(self) -> None:
        layout = self.layout()
        if layout is not None:
            wide = max(self.width(), self.minimumWidth())
            needed = layout.totalHeightForWidth(wide) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
            self.resize(wide, needed)

    def complete(self) -> bool:
        """Whether everything that is needed is there; says in the fields what isn't."""
        return True

    def try_accept(self) -> None:
        """Close when everything is there."""
        if self.complete():
            self.accept()


def needs(field: FormField, *, given: bool, text: str = "") -> bool:
    """Whether a needed field has something; says so in the field when it doesn't."""
    field.say("" if given else text or _("This must be filled."), "" if given else "error")
    return given


class Choice(QComboBox):
    """A choice of texts that stand for values. Qt would give a member of an enumeration back as its text."""

    def __init__(self, choices: Sequence[tuple[str, Any]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_font(self, "body")
        self._values: list[Any] = []
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[tuple[str, Any]]) -> None:
        """Offer these texts and values."""
        self.clear()
        self._values = [value for _text, value in choices]
        for text, value in choices:
            self.addItem(text, value)

    def currentData(self, role: int = Qt.ItemDataRole.UserRole) -> Any:
        """The value itself."""
        del role
        return self._values[self.currentIndex()] if self.currentIndex() >= 0 else None


def combo(choices: Sequence[tuple[str, Any]], value: Any = None) -> Choice:
    """A choice with one of its values chosen; the first when the value isn't among them."""
    box = Choice(choices)
    box.setCurrentIndex(next((at for at, (_text, data) in enumerate(choices) if data == value), 0))
    return box
