"""What the columns of a spreadsheet mean: a proposal that the user checks against samples and findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.application.exchange.mapping import COMPANY, NIP, ColumnReport, MappedPeople, missing_targets
from desktop_app.application.exchange.spreadsheet import SheetCells
from desktop_app.application.records.mapping import DateOrder, NumberStyle, PeopleMapping
from desktop_app.domain.company import Company
from desktop_app.domain.periods import Month
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _, sentence
from desktop_app.presentation import theme
from desktop_app.presentation.screens.imports.choices import (
    NEW_CLIENT,
    HeadingChoice,
    choose_in,
    date_choices,
    fill_combo,
    heading_choices,
    meanings,
    new_combo,
    number_choices,
    report_columns,
    unnumbered_choices,
)
from desktop_app.presentation.screens.imports.for_all import ValuesForAll
from desktop_app.presentation.widgets.card import label
from desktop_app.presentation.widgets.form_field import FormField
from desktop_app.presentation.widgets.splitter import Splitter
from desktop_app.presentation.widgets.table import Table

_MONTHS_BEFORE: Final = 12
_MONTHS_AFTER: Final = 2
_PANEL: Final = 300


class MappingPage(Splitter):
    """Columns with samples at the left, what holds for all rows at the right.

    The page only shows a mapping and tells what the user changed; the dialog maps the rows again and calls
    ``show_mapped`` with the outcome.
    """

    changed = Signal(object)
    """The user changed the mapping: a PeopleMapping."""
    headings_chosen = Signal(object)
    """The headings stand elsewhere, so the columns are to be proposed anew: a HeadingChoice."""
    client_wanted = Signal()
    """The company isn't there yet and is to be entered."""
    table_chosen = Signal(int)
    """Another sheet is to be read: its number."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._mapping: PeopleMapping | None = None
        self._table: SheetCells | None = None
        self.addWidget(self._columns_part())
        self.addWidget(self._panel())
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)

    # Building

    def _columns_part(self) -> QWidget:
        part = QFrame()
        part.setObjectName("surface")
        layout = QVBoxLayout(part)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.columns = Table(report_columns(), key=lambda report: report.index)
        self.columns.view.setAccessibleName(_("Columns of the spreadsheet"))
        self.columns.row_opened.connect(self._open_meaning)
        self.columns.cell_chosen.connect(lambda report, _column: self._show_meaning(report))
        layout.addWidget(self.columns, 1)
        foot = QFrame()
        foot.setObjectName("bar")
        lines = QVBoxLayout(foot)
        lines.setContentsMargins(theme.PAD, 10, theme.PAD, 8)
        lines.setSpacing(theme.UNIT)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_SMALL)
        self._column_name = label("", "body", weight=500)
        self.meaning = new_combo()
        self.meaning.setMinimumWidth(theme.current().px(300))
        self.meaning.setAccessibleName(_("Meaning of the column"))
        self.meaning.activated.connect(self._meaning_chosen)
        row.addWidget(self._column_name, 1)
        row.addWidget(self.meaning)
        lines.addLayout(row)
        self._finding = label("", "table", "ink-2", wrap=True)
        self._finding.setMinimumHeight(2 * theme.current().line("table"))
        self._finding.setAlignment(Qt.AlignmentFlag.AlignTop)
        lines.addWidget(self._finding)
        layout.addWidget(foot)
        return part

    def _panel(self) -> QWidget:
        area = QScrollArea(widgetResizable=True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumWidth(theme.current().px(_PANEL))
        panel = QFrame()
        panel.setObjectName("panel")
        layout = QVBoxLayout(panel)
        layout.setContentsMargins(theme.PAD, theme.GAP, theme.PAD, theme.GAP)
        layout.setSpacing(theme.UNIT)
        self.sheet, self.headings, self.last_row = new_combo(), new_combo(), new_combo()
        self.company, self.month, self.numbers, self.dates = new_combo(), new_combo(), new_combo(), new_combo()
        self.unnumbered = new_combo()
        self._sheet_field = FormField(_("Sheet"), self.sheet, hint_lines=0)
        self._company_field = FormField(_("Company"), self.company, required=True)
        self._month_field = FormField(_("Start month"), self.month, hint=_("Wages without a date hold from here."))
        self._unnumbered_field = FormField(
            _("Rows without a NIP"),
            self.unnumbered,
            hint=_("Found by NIK, or by name and birth date; whoever is new gets the next number."),
            hint_lines=2,
        )
        self._numbers_field = FormField(_("Amounts written as text"), self.numbers, hint_lines=0)
        self._dates_field = FormField(_("Dates written as text"), self.dates, hint_lines=0)
        for field in (
            self._sheet_field,
            self._company_field,
            self._month_field,
            self._unnumbered_field,
            FormField(_("Headings"), self.headings, hint_lines=0),
            FormField(_("Last row to take"), self.last_row, hint_lines=0),
            self._numbers_field,
            self._dates_field,
        ):
            layout.addWidget(field)
        self._for_all = ValuesForAll()
        self._for_all.chosen.connect(lambda fixed: self._change(fixed=fixed))
        layout.addWidget(self._for_all)
        layout.addStretch(1)
        self.sheet.activated.connect(self.table_chosen.emit)
        self.headings.activated.connect(lambda _at: self.headings_chosen.emit(self.headings.currentData()))
        self.company.activated.connect(lambda _at: self._company_chosen())
        self.unnumbered.activated.connect(lambda _at: self._change(find_people=self.unnumbered.currentData()))
        self.month.activated.connect(lambda _at: self._change(month=self.month.currentData()))
        self.last_row.activated.connect(lambda _at: self._change(last_row=self.last_row.currentData()))
        self.numbers.activated.connect(lambda _at: self._change(numbers=self.numbers.currentData()))
        self.dates.activated.connect(lambda _at: self._change(dates=self.dates.currentData()))
        area.setWidget(panel)
        return area

    # Showing

    def set_table(self, tables: tuple[SheetCells, ...], at: int, companies: tuple[Company, ...], month: Month) -> None:
        """Offer the sheets of a file, the rows of one of them, and the clients."""
        table = self._table = tables[at]
        fill_combo(self.sheet, [(each.name, number) for number, each in enumerate(tables)], at)
        self._sheet_field.setVisible(len(tables) > 1)
        self.set_companies(companies)
        fill_combo(self.unnumbered, unnumbered_choices(), False)
        months = [month + at for at in range(-_MONTHS_BEFORE, _MONTHS_AFTER + 1)]
        fill_combo(self.month, [(formats.month_name(each.year, each.number), each) for each in months], month)
        fill_combo(self.headings, heading_choices(table), None)
        numbers = [number for number, _row in table.numbered()]
        choices = [(_("The last one ({row})").format(row=numbers[-1] if numbers else 1), 0)]
        choices.extend((str(number), number) for number in reversed(numbers[-200:]))
        fill_combo(self.last_row, choices, 0)
        fill_combo(self.numbers, number_choices(), NumberStyle.SEEN)
        fill_combo(self.dates, date_choices(), DateOrder.DAY_FIRST)

    def set_companies(self, companies: tuple[Company, ...]) -> None:
        """Offer the clients, and to enter another one."""
        clients = [(f"{company.name} ({company.code})", company.code) for company in companies]
        fill_combo(self.company, [(_("Choose…"), ""), *clients, (_("New client…"), NEW_CLIENT)], "")

    def show_company(self) -> None:
        """Show the company of the mapping again, after the user didn't enter another one."""
        choose_in(self.company, self._mapping.company if self._mapping is not None else "")

    def show_mapped(self, mapping: PeopleMapping, mapped: MappedPeople) -> None:
        """Show a mapping and what became of each column."""
        self._mapping = mapping
        self.show_company()
        choose_in(self.unnumbered, mapping.find_people)
        choose_in(self.month, mapping.month)
        choose_in(self.last_row, mapping.last_row)
        choose_in(self.numbers, mapping.numbers)
        choose_in(self.dates, mapping.dates)
        choose_in(self.headings, HeadingChoice(mapping.header_row, mapping.header_height))
        own_company = any(column.target == COMPANY for column in mapping.columns)
        self.company.setEnabled(not own_company)
        say = "" if mapping.company or own_company else _("To which client do these people belong?")
        self._company_field.say(say, "warning" if say else "")
        current = self.columns.view.current_row()
        self.columns.set_rows(mapped.columns)
        if not self.columns.view.choose(current.index if current else mapped.columns[0].index if mapped.columns else 0):
            self._show_meaning(None)
        else:
            self._show_meaning(self.columns.view.current_row())
        self._for_all.show_mapping(mapping)

    @property
    def fixed(self) -> Mapping[str, QComboBox]:
        """By target the choice of what holds for all rows."""
        return self._for_all.combos

    @property
    def mapping(self) -> PeopleMapping | None:
        """The mapping as shown."""
        return self._mapping

    @property
    def obstacle(self) -> str:
        """Why the rows can't be compared yet; empty when they can."""
        if self._mapping is None:
            return _("The columns are being read.")
        missing = missing_targets(self._mapping)
        if COMPANY in missing:
            return _("Choose the company.")
        if NIP in missing:
            if self._mapping.find_people:
                return _("Say which column holds the name, so that people without a NIP can be found.")
            return _("Say which column holds the NIP, or let people without one be found and numbered.")
        return ""

    # Inside

    def _show_meaning(self, report: ColumnReport | None) -> None:
        self.meaning.setEnabled(report is not None)
        if report is None or self._mapping is None:
            return
        self._column_name.setText(_("Column {letter}: {heading}").format(letter=report.letter, heading=report.heading))
        fill_combo(self.meaning, meanings(report), report.target)
        if report.first is not None:
            self._finding.setText(sentence(report.first.code, report.first.params))
        elif report.target.startswith("Upah.fixed:") or report.target.startswith("Upah.variable:"):
            self._finding.setText(
                _("Fixed allowances count for BPJS; those that follow attendance don't. Please check.")
            )
        else:
            self._finding.setText("")

    def _open_meaning(self, _report: object) -> None:
        self.meaning.setFocus()
        self.meaning.showPopup()

    def _meaning_chosen(self, _at: int) -> None:
        report = self.columns.view.current_row()
        if report is None or self._mapping is None:
            return
        target = self.meaning.currentData()
        # On to the next column, so that the whole sheet is done with Enter and arrows.
        place = self.columns.model.place_of(report.index)
        following = (place or 0) + 1
        if following < self.columns.model.rowCount():
            self.columns.view.choose(self.columns.model.row_at(following).index)
        self.columns.view.setFocus()
        if target != report.target:
            self._tell(self._mapping.with_target(report.index, target))

    def _company_chosen(self) -> None:
        if self.company.currentData() is NEW_CLIENT:
            self.client_wanted.emit()
        else:
            self._change(company=self.company.currentData() or "")

    def _change(self, **changes: Any) -> None:
        if self._mapping is not None:
            self._tell(replace(self._mapping, **changes))

    def _tell(self, mapping: PeopleMapping) -> None:
        self._mapping = mapping
        self.changed.emit(mapping)
