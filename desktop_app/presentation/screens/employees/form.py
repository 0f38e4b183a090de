"""A page of fields bound to the working copy: typing asks for a change, the screen shows the new copy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QSizePolicy, QWidget

from desktop_app.domain.identifiers import without_separators
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _
from desktop_app.presentation import theme
from desktop_app.presentation.screens.employees.checks import Message
from desktop_app.presentation.screens.employees.draft import Draft, value_of
from desktop_app.presentation.screens.employees.fields import FieldSpec, problems
from desktop_app.presentation.widgets.date_edit import DateEdit
from desktop_app.presentation.widgets.form_dialog import Choice
from desktop_app.presentation.widgets.form_field import FormField
from desktop_app.presentation.widgets.segments import Segment, Segments

SIXTHS: Final = 6


class FieldGrid(QWidget):
    """Fields in rows of six sixths."""

    edited = Signal(str, object)
    """The user changed a field: its key and the new value."""

    def __init__(self, specs: Sequence[FieldSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.specs = tuple(specs)
        self.fields: dict[str, FormField] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.PAD)
        self._grid.setVerticalSpacing(8)
        for column in range(SIXTHS):
            self._grid.setColumnStretch(column, 1)
        for spec in self.specs:
            self.fields[spec.key] = FormField(
                spec.title,
                self._control(spec),
                required=spec.required or spec.asked,
                hint=spec.hint,
                note=spec.note,
                parent=self,  # without one a field would be a window of its own for a moment
            )
            # Equal sixths, whatever the controls would like.
            self.fields[spec.key].setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._visible: tuple[str, ...] = ()
        self._without: frozenset[str] = frozenset()

    def set_choices(self, key: str, choices: Sequence[tuple[str, Any]]) -> None:
        """Exchange the choices of a field that depend on the company; with a single one the field isn't shown."""
        box = self.fields[key].control
        if isinstance(box, Choice):
            box.set_choices(choices)
        self._without = self._without - {key} if len(choices) > 1 else self._without | {key}

    def show_draft(self, draft: Draft, said: Mapping[str, Message] = MappingProxyType({})) -> None:
        """Show the values and what the checks say about them."""
        visible = tuple(spec.key for spec in self.specs if spec.shown(draft) and spec.key not in self._without)
        if visible != self._visible:
            self._place(visible)
        found = problems(draft, self.specs, said)
        for spec in self.specs:
            control = self.fields[spec.key].control
            _set(control, spec, value_of(draft, spec.key))
            text, trouble = found.get(spec.key, ("", ""))
            if isinstance(control, DateEdit) and not control.valid:
                continue
            self.fields[spec.key].say(text, trouble)

    def focus(self, key: str) -> bool:
        """Put the keyboard into a field; whether it is here."""
        field = self.fields.get(key)
        if field is None:
            return False
        field.control.setFocus()
        return True

    def _place(self, visible: tuple[str, ...]) -> None:
        self._visible = visible
        row = column = 0
        before: QWidget | None = None
        for spec in self.specs:
            field = self.fields[spec.key]
            self._grid.removeWidget(field)
            field.setVisible(spec.key in visible)
            if spec.key not in visible:
                continue
            if column + spec.span > SIXTHS:
                row, column = row + 1, 0
            self._grid.addWidget(field, row, column, 1, spec.span, Qt.AlignmentFlag.AlignTop)
            column += spec.span
            if before is not None:
                QWidget.setTabOrder(before, field.control)
            before = field.control

    def _control(self, spec: FieldSpec) -> QWidget:
        if spec.kind == "date":
            date = DateEdit()
            date.textEdited.connect(lambda: self._date_edited(spec, date))
            return date
        if spec.kind == "choice":
            choice = Choice(spec.choices)
            choice.activated.connect(lambda: self.edited.emit(spec.key, choice.currentData()))
            return choice
        if spec.kind == "segments":
            segments = Segments(
                [Segment(value, text) for text, value in spec.choices], stretch=True, height=theme.CONTROL_HEIGHT
            )
            segments.chosen.connect(lambda value: self.edited.emit(spec.key, value))
            return segments
        edit = QLineEdit()
        if spec.kind == "number":
            theme.set_font(edit, "body", tabular=True)
        name = spec.key.split(".")[1]
        edit.textEdited.connect(lambda text: self.edited.emit(spec.key, without_separators(name, text.strip())))
        return edit

    def _date_edited(self, spec: FieldSpec, control: DateEdit) -> None:
        day = control.date
        if day is None and (spec.required or control.text().strip()):
            self.fields[spec.key].say(_("Type the date like 20-11-2026."), "error")
            return
        self.edited.emit(spec.key, day)


def _set(control: QWidget, spec: FieldSpec, value: Any) -> None:
    """Show a value, unless the control shows it already in the user's own writing."""
    if isinstance(control, DateEdit):
        if control.date != value and not (control.hasFocus() and not control.valid):
            control.set_date(value)
    elif isinstance(control, QComboBox):
        control.setCurrentIndex(next((at for at in range(control.count()) if control.itemData(at) == value), -1))
    elif isinstance(control, Segments):
        control.choose(value)
    elif isinstance(control, QLineEdit):
        name = spec.key.split(".")[1]
        if without_separators(name, control.text().strip()) != value:
            control.setText(formats.nik_grouped(value) if name in ("nik", "family_card") else value)
            control.setCursorPosition(0)
