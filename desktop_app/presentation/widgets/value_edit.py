"""The value of a rule as cells to type in: one field for a plain value, a sheet for everything else."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from desktop_app.application.law.values import NUMERIC, Row, Sheet, fixed_rows, is_plain
from desktop_app.foundation.i18n import _
from desktop_app.presentation import theme
from desktop_app.presentation.widgets.sheet_edit import SheetColumn, SheetEdit

_HEAD, _LINE = 36, 28
_LEAST_ROWS, _MOST_ROWS = 5, 9


class ValueEdit(QWidget):
    """Begins with the value given; ``rows`` is what was typed."""

    def __init__(self, kind: str, shown: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cell: QLineEdit | None = None
        self._choice: QComboBox | None = None
        self._sheet: SheetEdit | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        text = shown.rows[0][0] if shown.rows else ""
        control: QWidget
        if kind == "flag":
            control = self._choice = QComboBox()
            self._choice.addItems([_("yes"), _("no")])
            self._choice.setCurrentText(text or _("yes"))
            theme.set_height(control, theme.CONTROL_HEIGHT)
        elif is_plain(kind):
            control = self._cell = QLineEdit(text)
            theme.set_font(control, "body", tabular=shown.columns[0] in NUMERIC)
            theme.set_height(control, theme.CONTROL_HEIGHT)
        else:
            control = self._sheet = _sheet(kind, shown)
        layout.addWidget(control)
        self.setFocusProxy(control)
        theme.set_height(self, theme.CONTROL_HEIGHT if self._sheet is None else _sheet_height(kind, shown))

    @property
    def rows(self) -> tuple[Row, ...]:
        """The cells as typed; rows without any text are left out."""
        if self._sheet is not None:
            return self._sheet.rows
        if self._choice is not None:
            return ((self._choice.currentText(),),)
        return ((self._cell.text(),),) if self._cell is not None else ()

    def set_text(self, text: str) -> None:
        """Type into the only cell."""
        if self._cell is not None:
            self._cell.setText(text)

    def add_rows(self, rows: Mapping[str, str]) -> None:
        """Put rows by their name over those that are there."""
        if self._sheet is not None:
            typed = {cells[0]: cells[1] for cells in self._sheet.rows}
            self._sheet.set_rows(tuple({**typed, **rows}.items()))


def _sheet(kind: str, shown: Sheet) -> SheetEdit:
    numeric = [column in NUMERIC for column in shown.columns]
    width = 0 if all(numeric) else 150
    columns = [SheetColumn(head, one, width if one else 0) for head, one in zip(shown.heads, numeric, strict=True)]
    sheet = SheetEdit(columns, fixed_rows(kind))
    sheet.set_rows(shown.rows)
    return sheet


def _sheet_height(kind: str, shown: Sheet) -> int:
    fixed = fixed_rows(kind)
    rows = len(fixed) or max(_LEAST_ROWS, min(len(shown.rows) + 2, _MOST_ROWS))
    return _HEAD + _LINE * rows
