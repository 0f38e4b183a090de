"""The list of people at the left: search, filter, active or left, and the people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from desktop_app.application.people.filters import Selection, search_text, search_words
from desktop_app.application.records.filters import Order, PeopleFilter, Preset
from desktop_app.domain.employee import Employee
from desktop_app.foundation.i18n import _, ngettext
from desktop_app.presentation import style, theme
from desktop_app.presentation.models.rows_model import StatusKind
from desktop_app.presentation.screens.employees.filters import FilterBar, filter_words
from desktop_app.presentation.screens.employees.person import PeopleModel, PersonDelegate, has_left
from desktop_app.presentation.widgets.buttons import Button, IconButton
from desktop_app.presentation.widgets.empty_state import EmptyState
from desktop_app.presentation.widgets.search_field import SearchField
from desktop_app.presentation.widgets.segments import Segment, Segments

Select = Callable[[Preset, int], Selection]
"""Makes the test of a ready-made question for the month in force, some months ahead."""
_ADD: Final = 42
_ORDERS: Final[dict[Order, Callable[[Employee], Any]]] = {
    Order.NAME: lambda person: person.name.casefold(),
    Order.NIP: lambda person: person.nip.casefold(),
    Order.NEWEST: lambda person: (-person.employments[-1].started_on.toordinal(), person.name.casefold()),
}


class PeopleList(QFrame):
    """Choosing a person here asks the screen, which may refuse while something is unsaved."""

    chosen = Signal(str)
    """The key of the person that the user went to."""
    new_wanted = Signal()
    form_wanted = Signal()
    """Enter: put the keyboard into the form."""
    wages_wanted = Signal()
    """The wages of the people marked are to be changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("raised")
        self._people: tuple[Employee, ...] = ()
        self._texts: dict[str, str] = {}
        self._ordered: tuple[Employee, ...] = ()
        self._today = dt.date.min
        self._select: Select = lambda _preset, _months: lambda _person: True
        self._selected: frozenset[str] | None = None
        self._showing = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._build_head())
        layout.addLayout(self._build_filters())
        self._model = PeopleModel(self)
        self.view = QListView()
        self.view.setObjectName("raised")
        self.view.setModel(self._model)
        self.view.setItemDelegate(PersonDelegate(self.view))
        self.view.setProperty(style.NO_RING, True)
        self.view.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.view.setUniformItemSizes(True)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(_("Employees"))
        self.view.selectionModel().currentChanged.connect(self._current_changed)
        self.view.activated.connect(lambda _index: self.form_wanted.emit())
        layout.addWidget(self.view, 1)
        layout.addWidget(self._build_marked())
        self._none = EmptyState()
        self._none.setObjectName("raised")
        self._none.acted.connect(self.show_all)
        layout.addWidget(self._none, 1)
        self.setMinimumWidth(theme.current().px(190))

    def _build_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(12, 12, 12, 8)
        head.setSpacing(6)
        self.search = SearchField(_("Name, NIK, NIP"), hint="", width=120)
        self.search.setToolTip(_("Name, NIP, NIK, KPJ, JKN number or telephone"))
        self.search.searched.connect(lambda _text: self._filter())
        self.search.returnPressed.connect(self.focus_list)
        self.add = IconButton("user-plus", _("New employee (Ctrl+N)"), framed=True, side=theme.CONTROL_TOOLBAR)
        self.add.setFixedWidth(_ADD)
        self.add.clicked.connect(self.new_wanted)
        head.addWidget(self.search, 1)
        head.addWidget(self.add)
        return head

    def _build_filters(self) -> QVBoxLayout:
        rows = QVBoxLayout()
        rows.setContentsMargins(12, 0, 12, 8)
        rows.setSpacing(6)
        self.filter = FilterBar()
        self.filter.chosen.connect(self._take_filter)
        self.groups = Segments(stretch=True, height=theme.CONTROL_SMALL)
        self.groups.setAccessibleName(_("Filter"))
        self.groups.chosen.connect(lambda _key: self._filter())
        rows.addWidget(self.filter)
        rows.addWidget(self.groups)
        return rows

    def _build_marked(self) -> QWidget:
        """What can be done with several people, while several are marked."""
        self._marked = QWidget()
        foot = QHBoxLayout(self._marked)
        foot.setContentsMargins(12, 6, 12, 8)
        self.change_wages = Button("", "plain", "wallet", height=theme.CONTROL_TOOLBAR)
        self.change_wages.clicked.connect(self.wages_wanted)
        foot.addWidget(self.change_wages)
        self._marked.hide()
        self.view.selectionModel().selectionChanged.connect(lambda _now, _before: self._show_marked())
        return self._marked

    def _show_marked(self) -> None:
        count = len(self.view.selectionModel().selectedIndexes())
        self.change_wages.set_text(ngettext("Wage of {count}…", "Wages of {count}…", count).format(count=count))
        self._marked.setVisible(count > 1)

    def show_people(
        self,
        people: Sequence[Employee],
        today: dt.date,
        mark: Callable[[Employee], StatusKind | None],
        current: str | None,
        select: Select | None = None,
    ) -> None:
        """Show people, with one of them current; ``select`` makes the tests of ready-made questions."""
        self._people, self._today = tuple(people), today
        self._texts = {person.id: search_text(person) for person in people}
        self._select = select or self._select
        self._model.set_mark(mark)
        left = sum(has_left(person, today) for person in people)
        self.groups.set_segments((Segment("active", _("Active"), len(people) - left), Segment("left", _("Left"), left)))
        person = next((one for one in people if one.id == current), None)
        if person is not None:
            self.groups.choose("left" if has_left(person, today) else "active")
        self._arrange()
        self._filter(current)

    def choose(self, key: str) -> bool:
        """Make a person current without announcing it; whether he or she is shown."""
        for row, person in enumerate(self._model.people):
            if person.id == key:
                self._showing = True
                self.view.setCurrentIndex(self._model.index(row))
                self._showing = False
                return True
        return False

    @property
    def shown(self) -> tuple[Employee, ...]:
        """The people shown."""
        return self._model.people

    @property
    def marked(self) -> tuple[Employee, ...]:
        """The people marked with Ctrl or Shift, in the order shown."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedIndexes())
        return tuple(self._model.people[row] for row in rows)

    @property
    def current_filter(self) -> PeopleFilter:
        """What is shown, as a filter that can be kept."""
        return replace(self.filter.current, search=self.search.text().strip())

    def step(self, by: int) -> None:
        """Go to the next or previous person."""
        row = self.view.currentIndex().row() + by
        if 0 <= row < self._model.rowCount():
            self.view.setCurrentIndex(self._model.index(row))

    def offer(self, remove: QAction) -> None:
        """Offer to remove the current person: by Delete in the list, and by its context menu."""
        self.view.addAction(remove)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        QShortcut(QKeySequence("Del"), self.view, remove.trigger, context=Qt.ShortcutContext.WidgetShortcut)

    def beside(self, key: str) -> str | None:
        """The key of the person below somebody, else of the one above."""
        keys = [person.id for person in self._model.people]
        others = [one for one in keys if one != key]
        return others[min(keys.index(key), len(others) - 1)] if key in keys and others else None

    def focus_list(self) -> None:
        """Put the keyboard into the list."""
        if not self.view.currentIndex().isValid() and self._model.rowCount():
            self.view.setCurrentIndex(self._model.index(0))  # before the focus, which makes it current but not marked
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_all(self) -> None:
        """Take search and filter away."""
        self.search.clear()
        self.filter.choose(PeopleFilter(order=self.filter.current.order))

    def _take_filter(self, chosen: PeopleFilter) -> None:
        if chosen.search or chosen.name:
            self.search.setText(chosen.search)
        self._arrange()
        self._filter()

    def _arrange(self) -> None:
        """Order the people and ask the question once, so that typing only looks at texts."""
        chosen = self.filter.current
        self._ordered = tuple(sorted(self._people, key=_ORDERS[chosen.order]))
        self._selected = None
        if chosen.preset is not None:
            fits = self._select(chosen.preset, chosen.months)
            self._selected = frozenset(person.id for person in self._people if fits(person))
        self.groups.setVisible(self._selected is None)

    def _filter(self, current: str | None = None) -> None:
        words = search_words(self.search.text())
        wants_left = self.groups.current == "left"
        selected, texts, today = self._selected, self._texts, self._today
        index = self.view.currentIndex()
        if current is None and index.isValid():
            current = self._model.people[index.row()].id

        def keep(person: Employee) -> bool:
            if selected is not None:
                asked_for = person.id in selected
            else:
                # A search looks at everybody: who types a name wants the person, not the group.
                asked_for = bool(words) or has_left(person, today) == wants_left
            return asked_for and all(word in texts[person.id] for word in words)

        shown = [person for person in self._ordered if keep(person)]
        self._showing = True
        self._model.set_people(shown)
        self._showing = False
        self.filter.show_count(len(shown) if selected is not None else None)
        self.view.setVisible(bool(shown))
        self._none.setVisible(not shown)
        if not shown:
            self._say_nobody()
        if current is not None:
            self.choose(current)
        self._show_marked()

    def _say_nobody(self) -> None:
        searched = self.search.text().strip()
        if searched:
            self._none.say(_("Nothing matches '{text}'.").format(text=searched), _("Clear the search"))
        elif self._selected is not None:
            self._none.say(_("Nobody: {filter}.").format(filter=filter_words(self.filter.current)), _("All employees"))
        else:
            self._none.say(_("Nobody in this group.") if self._ordered else "")

    def _current_changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid() and not self._showing:
            self.chosen.emit(self._model.people[now.row()].id)
