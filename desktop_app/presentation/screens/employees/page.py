"""The form of one employee: head, tabs with their fields and cards, and the save bar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QIcon, QKeySequence, QPainter, QPixmap, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.company import Branch
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _
from desktop_app.presentation import theme
from desktop_app.presentation.models.rows_model import StatusKind
from desktop_app.presentation.screens.change_list import ChangeList
from desktop_app.presentation.screens.employees.bar import SaveBar
from desktop_app.presentation.screens.employees.checks import (
    CheckContext,
    Message,
    findings,
    messages,
    missing_for_edabu,
)
from desktop_app.presentation.screens.employees.draft import Draft
from desktop_app.presentation.screens.employees.family import FamilyPage
from desktop_app.presentation.screens.employees.fields import TABS, specs, tab_titles
from desktop_app.presentation.screens.employees.form import FieldGrid
from desktop_app.presentation.screens.employees.person import Initials
from desktop_app.presentation.screens.employees.side import NikParts, Readiness, tab_marks
from desktop_app.presentation.screens.employees.stays import StaysCard
from desktop_app.presentation.screens.employees.wage_side import CareClassCard, ContributionsCard, WageChecksCard
from desktop_app.presentation.screens.employees.wages import CurrentWage, WageCard
from desktop_app.presentation.widgets.buttons import Button
from desktop_app.presentation.widgets.card import Card
from desktop_app.presentation.widgets.message_bar import MessageBar
from desktop_app.presentation.widgets.page_head import PageHead
from desktop_app.presentation.widgets.status_mark import SIZE, paint_mark

HISTORY: Final = "history"
"""The last tab."""
_SIDE: Final = 262
_SIDE_BELOW: Final = 900
"""Width of the form under which the cards at its right go under it."""
_NO_LIMIT: Final = 16_777_215
"""Qt's own largest width of a widget."""


class EmployeePage(QWidget):
    """Shows a working copy; typing asks for a change and nothing is kept here."""

    edited = Signal(str, object)
    """A field's key and its new value."""
    history_shown = Signal()
    """The user went to the tab of changes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.head = PageHead(" ", " ", line=False)
        self._initials = Initials()
        self.head.add_lead(self._initials)
        self.letters = Button(_("Letters & procedures"), icon_name="list-checks")
        self.head.add_tool(self.letters)
        layout.addWidget(self.head)
        self.message = MessageBar()
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(_("Parts of the form"))
        theme.set_font(self.tabs, "body", weight=500)
        for key, text in {**tab_titles(), HISTORY: _("History")}.items():
            self.tabs.setTabData(self.tabs.addTab(text.replace("&", "&&")), key)
        self.tabs.currentChanged.connect(self._show_page)
        strip = QFrame()
        strip.setObjectName("head")
        strip.setProperty("line", True)
        row = QHBoxLayout(strip)
        row.setContentsMargins(8, 0, theme.PAD, 0)
        row.addWidget(self.tabs)
        row.addStretch(1)
        layout.addWidget(strip)
        layout.addWidget(self.message)
        self._pages = QStackedWidget()
        self.grids: dict[str, FieldGrid] = {}
        self.said: dict[str, Message] = {}
        """What is said about the person shown, by the field's own name."""
        self._sides: list[tuple[QBoxLayout, QWidget]] = []
        self._fill_pages()
        layout.addWidget(self._pages, 1)
        self.bar = SaveBar()
        layout.addWidget(self.bar)
        for keys, by in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), self, lambda by=by: self.step_tab(by))
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def show_draft(self, draft: Draft, context: CheckContext) -> None:
        """Show a working copy on all tabs, and what is to be said about it."""
        today = context.today
        person = draft.person
        self._initials.set_name(person.name)
        parts = (person.nip, draft.facts.job_title, draft.facts.department)
        self.head.set_title(person.name or " ", " · ".join(filter(None, parts)))
        stay = draft.stay
        if stay.ended_on is not None and stay.ended_on < today:
            state = (_("Left on {date}").format(date=formats.day_month_year(stay.ended_on)), "")
        else:
            state = (_("Active since {date}").format(date=formats.day_month_year(stay.started_on)), "daun")
        self.head.set_tags(state, (draft.facts.ptkp, ""))  # type: ignore[arg-type]
        self.said = messages(findings(draft, context))
        for grid in self.grids.values():
            grid.show_draft(draft, self.said)
        self.readiness.show_draft(draft, self.said, context)
        self.nik_parts.show_draft(draft)
        self.current_wage.show_draft(draft, today)
        self.wages.show_draft(draft, today)
        self.stays.show_draft(draft)
        self.family.show_draft(draft, today, context.coverage, self.said)
        self._show_marks(tab_marks(draft, self.said, missing_for_edabu(draft, context)))

    def show_branches(self, branches: Sequence[Branch]) -> None:
        """Offer the branches of the company; without any the field isn't there."""
        choices = ((_("Head office"), ""), *((f"{branch.code} · {branch.name}", branch.code) for branch in branches))
        self.grids["work"].set_choices("facts.branch", choices)

    @property
    def tab(self) -> str:
        """The key of the tab shown."""
        return str(self.tabs.tabData(self.tabs.currentIndex()))

    def show_tab(self, key: str) -> None:
        """Go to a tab."""
        self.tabs.setCurrentIndex(next(at for at in range(self.tabs.count()) if self.tabs.tabData(at) == key))

    def focus_first(self) -> None:
        """Put the keyboard into the first field of the tab shown."""
        grid = self.grids.get(self.tab)
        if grid is not None:
            grid.focus(grid.specs[0].key)
        elif self.tab == HISTORY:
            self.history.table.view.setFocus()
        else:
            self.family.focus_first()

    def begin(self) -> None:
        """Put the keyboard where a new person's data goes on."""
        self.show_tab("identity")
        self.focus_first()

    def step_tab(self, by: int) -> None:
        """Go to the next tab or the one before, into its first field."""
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % self.tabs.count())
        self.focus_first()

    def fit(self, width: int) -> None:
        """On a narrow page the cards at the right go under the form."""
        narrow = width < theme.current().px(_SIDE_BELOW)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        for layout, side in self._sides:
            if layout.direction() != direction:
                layout.setDirection(direction)
                side.setMinimumWidth(0 if narrow else theme.current().px(_SIDE))
                side.setMaximumWidth(_NO_LIMIT if narrow else theme.current().px(_SIDE))

    def _show_page(self, at: int) -> None:
        self._pages.setCurrentIndex(at)
        self.bar.setVisible(self.tabs.tabData(at) != HISTORY or self.bar.waits)
        if self.tabs.tabData(at) == HISTORY:
            self.history_shown.emit()

    def _fill_pages(self) -> None:
        fields = specs()
        self.readiness, self.nik_parts = Readiness(), NikParts()
        self.current_wage, self.wages, self.stays = CurrentWage(), WageCard(), StaysCard()
        self.family = FamilyPage()
        self.wage_checks, self.contributions, self.care_class = WageChecksCard(), ContributionsCard(), CareClassCard()
        sides: dict[str, tuple[QWidget, ...]] = {
            "identity": (self.readiness, self.nik_parts),
            "work": (self.current_wage, self.wage_checks, self.contributions),
        }
        for tab in TABS:
            content: list[QWidget] = []
            if fields[tab]:
                grid = self.grids[tab] = FieldGrid(fields[tab])
                grid.edited.connect(self.edited)
                card = Card()
                card.body.addWidget(grid)
                content.append(card)
            if tab == "bpjs":
                content.append(self.care_class)
            if tab == "work":
                content += [self.wages, self.stays]
            if tab == "family":
                content.append(self.family)
            self._pages.addWidget(self._page(content, sides.get(tab, ())))
        self.history = ChangeList()
        self._pages.addWidget(self.history)

    def _page(self, content: Sequence[QWidget], side: Sequence[QWidget]) -> QScrollArea:
        area = QScrollArea(widgetResizable=True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget()
        page.setObjectName("page")
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, page)
        row.setContentsMargins(theme.PAD_FORM, theme.PAD, theme.PAD_FORM, theme.PAD)
        row.setSpacing(theme.PAD_FORM)
        main = QVBoxLayout()
        main.setSpacing(theme.GAP)
        for widget in content:
            main.addWidget(widget)
        main.addStretch(1)
        row.addLayout(main, 1)
        if side:
            column = QWidget()
            column.setFixedWidth(theme.current().px(_SIDE))
            cards = QVBoxLayout(column)
            cards.setContentsMargins(0, 0, 0, 0)
            cards.setSpacing(theme.GAP)
            for widget in side:
                cards.addWidget(widget)
            cards.addStretch(1)
            row.addWidget(column)
            self._sides.append((row, column))
        area.setWidget(page)
        return area

    def _show_marks(self, marks: Mapping[str, StatusKind]) -> None:
        for at in range(self.tabs.count()):
            mark = marks.get(self.tabs.tabData(at))
            self.tabs.setTabIcon(at, _mark_icon(mark) if mark else QIcon())
            words = {"blocking": _("something must be corrected"), "warning": _("something is worth checking")}
            self.tabs.setTabToolTip(at, words.get(mark or "", ""))


def _mark_icon(kind: StatusKind) -> QIcon:
    side = theme.current().px(SIZE)
    ratio = 2
    pixmap = QPixmap(side * ratio, side * ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    pixmap.setDevicePixelRatio(ratio)
    painter = QPainter(pixmap)
    paint_mark(painter, kind, QRectF(0, 0, side, side))
    painter.end()
    return QIcon(pixmap)
