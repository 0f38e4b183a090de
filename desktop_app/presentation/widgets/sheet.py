"""What a table and its frozen columns share: the bare sheet with heads and cells painted by kind."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from desktop_app.presentation.models.rows_model import RowsModel
from desktop_app.presentation.style import NO_RING
from desktop_app.presentation.widgets.delegates import DELEGATES
from desktop_app.presentation.widgets.header import TwoLineHeader


class Sheet(QTableView):
    """What the table and its frozen part have in common."""

    marks_current_row = False
    shows_current_cell = False

    def __init__(self, model: RowsModel[Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty(NO_RING, True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.verticalHeader().hide()
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = TwoLineHeader(self)
        self.setHorizontalHeader(header)
        header.all_toggled.connect(model.toggle_all)
        self.setModel(model)
        model.ticks_changed.connect(header.viewport().update)
        self._delegates = {kind: delegate(self) for kind, delegate in DELEGATES.items()}
        self.use_delegates()

    def use_delegates(self) -> None:
        """Give each column the delegate of its kind."""
        model = self.model()
        if isinstance(model, RowsModel):
            for number, column in enumerate(model.columns):
                self.setItemDelegateForColumn(number, self._delegates[column.kind])
