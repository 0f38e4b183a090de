"""The control of each kind of field: made, read and filled."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from desktop_app.application.simulations import typed
from desktop_app.application.simulations.forms import Field, FieldKind, Value
from desktop_app.domain.money import Money, Rate
from desktop_app.domain.periods import Month
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _
from desktop_app.presentation import theme
from desktop_app.presentation.widgets.date_edit import DateEdit
from desktop_app.presentation.widgets.money_edit import MoneyEdit
from desktop_app.presentation.widgets.month_edit import MonthEdit
from desktop_app.presentation.widgets.tick_list import TickList

_PEOPLE_HEIGHT: Final = 190


def control_for(field: Field, changed: Callable[[], None]) -> QWidget:
    """The control in which a field is typed; ``changed`` is called whenever the user changes it."""
    control: QWidget
    if field.kind is FieldKind.MONEY:
        money = control = MoneyEdit()
        money.textEdited.connect(changed)
    elif field.kind is FieldKind.DATE:
        day = control = DateEdit()
        day.textEdited.connect(changed)
    elif field.kind is FieldKind.MONTH:
        month = control = MonthEdit()
        month.textEdited.connect(changed)
        month.month_changed.connect(changed)
    elif field.kind is FieldKind.CHOICE:
        combo = control = QComboBox()
        theme.set_font(combo, "body")
        for choice in field.choices:
            combo.addItem(_(choice.label), choice.word)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(4)
        combo.currentIndexChanged.connect(changed)
    elif field.kind is FieldKind.FLAG:
        tick = control = QCheckBox(_(field.label))
        theme.set_font(tick, "body")
        tick.toggled.connect(changed)
    elif field.kind is FieldKind.PEOPLE:
        people = control = TickList()
        theme.set_height(people, _PEOPLE_HEIGHT)
        people.changed.connect(changed)
    else:
        line = control = QLineEdit()
        theme.set_font(line, "body", tabular=True)
        line.textEdited.connect(changed)
        if field.kind is not FieldKind.WORDS:
            line.setAlignment(Qt.AlignmentFlag.AlignRight)
        if field.kind is FieldKind.PERCENT:
            line.setPlaceholderText("%")
    return control


def value_of(control: QWidget, field: Field) -> Value:
    """What a control holds. Raises ValueError for text that can't be read."""
    if isinstance(control, QComboBox):
        return str(control.currentData())
    if isinstance(control, QCheckBox):
        return control.isChecked()
    if isinstance(control, TickList):
        return control.ticked
    text = control.text().strip() if isinstance(control, QLineEdit) else ""
    return _typed(control, field.kind, text) if text else None


def _typed(control: QWidget, kind: FieldKind, text: str) -> Value:
    if isinstance(control, MoneyEdit):
        amount = control.amount
        return _read(amount if amount is not None and amount.sen >= 0 else None)
    if isinstance(control, DateEdit):
        return _read(control.date)
    if isinstance(control, MonthEdit):
        return _read(control.month)
    readers: dict[FieldKind, Callable[[str], Value]] = {FieldKind.WHOLE: typed.whole, FieldKind.PERCENT: typed.percent}
    return readers.get(kind, typed.words)(text)


def _read(value: Money | date | Month | None) -> Value:
    if value is None:
        raise ValueError
    return value


def show_value(control: QWidget, value: Value) -> None:
    """Put a value into a control without announcing it."""
    blocked = control.blockSignals(True)
    if isinstance(control, QComboBox):
        control.setCurrentIndex(max(control.findData(value), 0))
    elif isinstance(control, QCheckBox):
        control.setChecked(bool(value))
    elif isinstance(control, TickList):
        control.untick()
    elif isinstance(control, MoneyEdit):
        control.set_amount(value if isinstance(value, Money) else None)
    elif isinstance(control, DateEdit):
        control.set_date(value if isinstance(value, date) else None)
    elif isinstance(control, MonthEdit):
        control.set_month(value if isinstance(value, Month) else None)
    elif isinstance(control, QLineEdit):
        control.setText(_text(value))
    control.blockSignals(blocked)


def _text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, Rate):
        return formats.percent(value.percent_text).removesuffix("%")
    return " ".join(value) if isinstance(value, tuple) else str(value)
