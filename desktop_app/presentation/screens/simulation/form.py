"""The form of a calculator, made from its description: fields in two columns under heads that fold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop_app.application.simulations.forms import Field, Form, Value
from desktop_app.domain.periods import Month
from desktop_app.foundation.i18n import _, sentence
from desktop_app.presentation import theme
from desktop_app.presentation.screens.simulation.controls import control_for, show_value, value_of
from desktop_app.presentation.widgets.card import label
from desktop_app.presentation.widgets.fold import Fold
from desktop_app.presentation.widgets.form_field import FormField
from desktop_app.presentation.widgets.tick_list import TickList

_OPEN: Final = 3
"""Sections that are unfolded at first."""
_COLUMNS: Final = 2


class CalculatorForm(QScrollArea):
    """Keeps what is typed while the program runs; nothing of it is stored."""

    edited = Signal()

    def __init__(self, form: Form, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = form
        self._defaults = form.defaults(today)
        self._today = today
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._controls: dict[str, QWidget] = {}
        self._fields: dict[str, QWidget] = {}
        self._sections: dict[str, _Section] = {}
        body = QWidget()
        body.setObjectName("page")
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(theme.PAD, theme.GAP, theme.GAP, theme.PAD)
        self._column.setSpacing(10)
        self._column.addWidget(label(_(form.title), "section"))
        self._column.addWidget(label(_(form.purpose), "table", "ink-3", wrap=True))
        for field in form.fields:
            self._add(field)
        self._column.addStretch(1)
        self.setWidget(body)
        self.reset()

    def values(self) -> tuple[dict[str, Value], tuple[str, str] | None]:
        """What stands in the fields, and the first field whose text can't be read, with what is said about it."""
        values: dict[str, Value] = {}
        trouble: tuple[str, str] | None = None
        for field in self.form.fields:
            control = self._controls[field.name]
            try:
                values[field.name] = value_of(control, field)
            except ValueError:
                values[field.name] = None
                if trouble is None:
                    text = control.text() if isinstance(control, QLineEdit) else ""
                    trouble = (field.name, sentence("simulation.unreadable", {"text": text}))
        return values, trouble

    def set_value(self, name: str, value: Value) -> None:
        """Put a value into a field as if it had been typed."""
        show_value(self._controls[name], value)
        self._changed()

    def set_month(self, month: Month) -> None:
        """Put the month in force into a form that asks for the month of the pay."""
        control = self._controls.get("month")
        field = next((field for field in self.form.fields if field.name == "month"), None)
        if control is not None and field is not None and field.default_on(self._today) == Month.of(self._today):
            self._defaults["month"] = month
            show_value(control, month)

    def reset(self) -> None:
        """Put every field back to what stands there at first."""
        for name, value in self._defaults.items():
            show_value(self._controls[name], value)
        self._place()
        self.object_to("", "")

    def set_defaults(self, values: Mapping[str, Value]) -> None:
        """Let fields begin with what is known of a client; fields that the form doesn't have are passed over."""
        for name in self._controls.keys() & values.keys():
            self._defaults[name] = values[name]
            show_value(self._controls[name], values[name])
        self._place()

    def object_to(self, name: str, text: str) -> None:
        """Mark the field that something is wrong with; an empty name marks none."""
        for field in self.form.fields:
            control = self._controls[field.name]
            wrong = field.name == name
            theme.set_state(control, "error", "true" if wrong else "false")
            control.setAccessibleDescription(text if wrong else _(field.help) if field.help else "")
            if wrong and field.section:
                self._sections[field.section].fold.open()

    def label_of(self, name: str) -> str:
        """What a field is called."""
        return _(self.form.field(name).label)

    def focus_field(self, name: str = "") -> None:
        """Put the keyboard into a field, or into the first one."""
        visible = [one.name for one in self.form.fields if not self._fields[one.name].isHidden()]
        target = name if name in visible else next(iter(visible), "")
        if target:
            self._controls[target].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_people(self, people: Sequence[tuple[str, str]]) -> None:
        """Offer the employees of a client where a field asks for them."""
        for control in self._controls.values():
            if isinstance(control, TickList):
                control.set_entries([(nip, f"{name} · {nip}") for nip, name in people])

    def control(self, name: str) -> QWidget:
        """The control of a field."""
        return self._controls[name]

    def _add(self, field: Field) -> None:
        section = self._sections.get(field.section)
        if section is None:
            shown = len(self._sections) < _OPEN or not field.section
            section = self._sections[field.section] = _Section(_(field.section) if field.section else "", shown=shown)
            self._column.addWidget(section.fold)
        control = control_for(field, self._changed)
        self._controls[field.name] = control
        if isinstance(control, QCheckBox):
            control.setParent(section.fold.body)  # without one it would be a window of its own for a moment
            control.setAccessibleName(_(field.label))
            control.setToolTip(_(field.help) if field.help else "")
            self._fields[field.name] = control
        else:
            hint = _(field.help) if field.help and field.wide else ""
            made = FormField(
                _(field.label),
                control,
                required=field.required,
                hint=hint,
                hint_lines=1 if hint else 0,
                parent=section.fold.body,
            )
            made.setToolTip(_(field.help) if field.help else "")
            self._fields[field.name] = made
        # Equal halves, whatever the controls would like.
        self._fields[field.name].setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        section.fields.append(field)

    def _changed(self) -> None:
        self._place()
        self.edited.emit()

    def _place(self) -> None:
        """Show the fields that count with what stands in the others."""
        values, _trouble = self.values()
        for section in self._sections.values():
            section.place(
                [(self._fields[field.name], field.wide, self.form.counts(field, values)) for field in section.fields]
            )


class _Section:
    """Fields under one head."""

    def __init__(self, title: str, *, shown: bool) -> None:
        self.fold = Fold(title, unfolded=shown)
        self.fields: list[Field] = []
        self._shown: list[bool] = []
        self._grid = QGridLayout(self.fold.body)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.GAP_SMALL)
        self._grid.setVerticalSpacing(10)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)

    def place(self, fields: Sequence[tuple[QWidget, bool, bool]]) -> None:
        """Put the fields that count into rows."""
        shown = [counts for _widget, _wide, counts in fields]
        if shown == self._shown:
            return
        self._shown = shown
        row = column = 0
        for widget, wide, counts in fields:
            self._grid.removeWidget(widget)
            widget.setVisible(counts)
            if not counts:
                continue
            if column and wide:
                row, column = row + 1, 0
            align = (
                Qt.AlignmentFlag.AlignBottom
                if isinstance(widget, QCheckBox) and not wide
                else Qt.AlignmentFlag.AlignTop
            )
            self._grid.addWidget(widget, row, column, 1, _COLUMNS if wide else 1, align)
            if wide or column == _COLUMNS - 1:
                row, column = row + 1, 0
            else:
                column += 1
