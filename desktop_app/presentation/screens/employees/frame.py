"""The list of people at the left and at the right the form, or a sentence while there is nobody."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_app.foundation.i18n import _
from desktop_app.presentation import theme
from desktop_app.presentation.screens.employees.list import PeopleList
from desktop_app.presentation.screens.employees.page import EmployeePage
from desktop_app.presentation.widgets.empty_state import EmptyState
from desktop_app.presentation.widgets.message_bar import MessageBar
from desktop_app.presentation.widgets.splitter import Splitter

_LIST: Final = 234


class EmployeesFrame(Splitter):
    """Enter goes from the list to the form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.people, self.page = PeopleList(), EmployeePage()
        self.people.form_wanted.connect(self.page.focus_first)
        self.empty = EmptyState(
            _("No employees yet. Add them one by one, or import them from Excel."),
            _("Add an employee"),
            _("Import from Excel"),
        )
        self.empty.setObjectName("page")
        self.notice = MessageBar()
        """What was done to somebody who isn't shown any more."""
        self._right = QStackedWidget()
        self._right.addWidget(self.page)
        self._right.addWidget(self.empty)
        self.addWidget(self.people)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self._right, 1)
        self.addWidget(right)
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 1)
        self.setSizes([theme.current().px(_LIST), 3000])

    def show_form(self, *, of_somebody: bool) -> None:
        """Show the form, or that there is nobody."""
        self._right.setCurrentWidget(self.page if of_somebody else self.empty)
