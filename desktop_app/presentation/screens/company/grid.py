"""Laying out the fields of the company form in rows of six sixths, and its pages."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.presentation import theme

COLUMNS = 6


def grid() -> QGridLayout:
    """An empty grid of equal columns."""
    made = QGridLayout()
    made.setHorizontalSpacing(theme.PAD)
    made.setVerticalSpacing(6)
    for column in range(COLUMNS):
        made.setColumnStretch(column, 1)
    return made


def place(made: QGridLayout, widget: QWidget, span: int) -> None:
    """Put a field into the next free cells of the grid."""
    row, column = int(made.property("row") or 0), int(made.property("column") or 0)
    if column + span > COLUMNS:
        row, column = row + 1, 0
    widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    made.addWidget(widget, row, column, 1, span)
    made.setProperty("row", row)
    made.setProperty("column", column + span)


def page(*content: QWidget) -> QScrollArea:
    """Cards below each other on a page that scrolls."""
    area = QScrollArea(widgetResizable=True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    inner = QWidget()
    inner.setObjectName("page")
    layout = QVBoxLayout(inner)
    layout.setContentsMargins(theme.PAD_FORM, theme.PAD, theme.PAD_FORM, theme.PAD)
    layout.setSpacing(theme.GAP)
    for widget in content:
        layout.addWidget(widget)
    layout.addStretch(1)
    area.setWidget(inner)
    return area
