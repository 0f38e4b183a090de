"""Simulasi: calculators over law and people. Nothing is stored; every figure says why it is so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from desktop_app.application.explanations import texts as explanation_texts
from desktop_app.application.results import Changes
from desktop_app.application.services import Services
from desktop_app.application.simulations.forms import Form, Objection, Value
from desktop_app.application.simulations.results import PersonChange, Row, Simulated
from desktop_app.application.simulations.shape import as_text, row_name
from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.money import Rounding
from desktop_app.domain.periods import Month
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _, sentence
from desktop_app.presentation import theme
from desktop_app.presentation.explanation_words import in_panel
from desktop_app.presentation.jobs import Jobs
from desktop_app.presentation.screen import AppContext, MenuKey, Place, Screen
from desktop_app.presentation.screens.simulation.answer import PEOPLE, SUMMARY, AnswerPane
from desktop_app.presentation.screens.simulation.form import CalculatorForm
from desktop_app.presentation.screens.simulation.list import CalculatorList
from desktop_app.presentation.screens.simulation.people import explain_cell
from desktop_app.presentation.shell_menus import action
from desktop_app.presentation.widgets.buttons import Button
from desktop_app.presentation.widgets.explanation_panel import ExplanationPanel
from desktop_app.presentation.widgets.page_head import PageHead
from desktop_app.presentation.widgets.splitter import Splitter

_PANEL: Final = 276
_LIST: Final = 178
_FORM: Final = 304
_RESULT: Final = 556
_PANEL_FROM: Final = 1080
"""Width of the screen from which the explanation has room beside the rest; below it opens on F4."""
_WAIT: Final = 250
"""Milliseconds without typing after which the answer is calculated anew."""
_FIRST: Final = "person"


class SimulationScreen(Screen):
    """A list of calculators, a form, its answer and why."""

    key = "simulation"

    def __init__(self, services: Services, jobs: Jobs) -> None:
        super().__init__()
        self._services = services
        self._jobs = jobs
        self._context = AppContext()
        self._forms: dict[str, CalculatorForm] = {}
        self._filled: dict[str, str] = {}
        """The client whose facts a form was last filled with."""
        self._found: Simulated | None = None
        self._under_way = False
        self._answered = ""
        self._asked = 0
        self._panel_wanted: bool | None = None
        self._timer = QTimer(self, interval=_WAIT, singleShot=True)
        self._timer.timeout.connect(self._calculate)
        self._build()
        self._copy_action = action(self, _("&Copy the result"), self.copy_result, "Ctrl+Shift+C")
        self._reset_action = action(self, _("&Start again"), self.start_again)

    def title(self) -> str:
        """The title."""
        return _("Simulation")

    def activate(self, context: AppContext, subject: object = None) -> None:
        """Show a calculator; ``subject`` is its name."""
        before, self._context = self._context, context
        if context.month is not None and context.month != before.month:
            for form in self._forms.values():
                form.set_month(context.month)
        current = self.list.current
        if isinstance(subject, str) and self.list.choose(subject):
            return
        if current is None:
            self.list.choose(_FIRST)
        elif context.company_id != before.company_id or context.month != before.month:
            self._show_form(current)

    def reload(self, changes: object) -> None:
        """Calculate again when this client's records or the law changed."""
        form = self.list.current
        concerns = not isinstance(changes, Changes) or changes.concern(self._context.company_id)
        if form is not None and concerns and self.isVisible():
            self._show_form(form)

    def menu_actions(self) -> Mapping[MenuKey, Sequence[QAction]]:
        """What can be done with the answer."""
        return {"edit": (self._copy_action, self._reset_action)}

    def search(self) -> bool:
        """Put the keyboard into the list, where typing a letter goes to a calculator."""
        self.list.setFocus()
        return True

    def toggle_panel(self) -> bool:
        """Open or close the explanation."""
        self._panel_wanted = not self.panel.isVisible()
        self._fit_panel()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the explanation waits for F4."""
        super().resizeEvent(event)
        self._fit_panel()

    # Building

    def _build(self) -> None:
        self.head = PageHead(self.title(), _("What if: nothing here is stored."), line=True)
        self.again = Button(_("Start again"), icon_name="undo-2")
        self.again.clicked.connect(self.start_again)
        self.copy = Button(_("Copy the result"), "primary", icon_name="copy", shortcut="Alt+P")
        self.copy.clicked.connect(self.copy_result)
        self.head.add_tool(self.again)
        self.head.add_tool(self.copy)
        self.list = CalculatorList(self._services.simulations.forms())
        self.setFocusProxy(self.list)
        self.list.chosen.connect(self._show_form)
        self.list.form_wanted.connect(self._focus_form)
        self._stack = QStackedWidget()
        self._stack.setMinimumWidth(theme.current().px(_FORM))
        self.answer = AnswerPane()
        self.figures, self.table, self.views = self.answer.figures, self.answer.table, self.answer.views
        self.figures.chosen.connect(self._explain)
        self.table.cell_chosen.connect(self._explain_person)
        self.views.chosen.connect(self._show_view)
        self.panel = ExplanationPanel()
        self.panel.setMinimumWidth(theme.current().px(_PANEL))
        self.panel.closed.connect(self.toggle_panel)
        self.panel.copied.connect(lambda text: QGuiApplication.clipboard().setText(text))
        self.panel.law_asked.connect(lambda key: self.place_requested.emit(Place("regulations", subject=key)))
        self._arrange()

    def _arrange(self) -> None:
        splitter = Splitter()
        for number, widget in enumerate((self.list, self._stack, self.answer, self.panel)):
            splitter.addWidget(widget)
            splitter.setStretchFactor(number, 1 if widget is self.answer else 0)
        splitter.setSizes([_LIST, _FORM, _RESULT, _PANEL])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.head)
        outer.addWidget(splitter, 1)

    def _fit_panel(self) -> None:
        wanted = self._panel_wanted
        self.panel.setVisible(self.width() >= _PANEL_FROM if wanted is None else wanted)

    # Asking

    @property
    def form(self) -> CalculatorForm:
        """The form shown."""
        shown = self._stack.currentWidget()
        if not isinstance(shown, CalculatorForm):
            raise TypeError("no calculator is shown yet")
        return shown

    def _show_form(self, form: Form) -> None:
        made = self._forms.get(form.name)
        if made is None:
            made = self._forms[form.name] = CalculatorForm(form, self._services.simulations.today)
            made.edited.connect(self._timer.start)
            self._stack.addWidget(made)
            if self._context.month is not None:
                made.set_month(self._context.month)
        self._stack.setCurrentWidget(made)
        self._timer.stop()
        self._asked += 1  # an answer of another form that is still under way is no longer wanted
        whose = self._context.company_name if form.needs_people else ""
        self.head.set_title(self.title(), " · ".join(filter(None, (whose, _("What if: nothing here is stored.")))))
        if form.needs_people and self._context.company_id is None:
            self._say(_("This simulation looks at the employees of a client. Choose one at the left or with Ctrl+K."))
            return
        if form.needs_people:
            self._offer_people(made)
        if self._context.company_id not in (None, self._filled.get(form.name)):
            self._fill_in(made)
        else:
            self._calculate()

    def _focus_form(self) -> None:
        self.form.focus_field()

    def _offer_people(self, form: CalculatorForm) -> None:
        services, company_id = self._services, self._context.company_id or ""
        month = form.values()[0]["month"]
        if isinstance(month, Month):
            self._jobs.run(lambda: people_in(services, company_id, month), form.show_people)

    def _fill_in(self, form: CalculatorForm) -> None:
        """Let the form begin with what is known of the client, then answer."""
        services, company_id = self._services, self._context.company_id or ""
        month = self._context.month or Month.of(services.simulations.today)
        self._filled[form.form.name] = company_id

        def work() -> dict[str, Value]:
            return services.simulations.company_values(services.companies.by_id(company_id), month)

        def done(values: dict[str, Value]) -> None:
            form.set_defaults(values)
            if form is self._stack.currentWidget():
                self._calculate()

        self._jobs.run(work, done)

    def _calculate(self) -> None:
        shown = self.form
        values, trouble = shown.values()
        self._asked += 1  # whatever is still under way is no longer wanted
        if trouble is not None:
            self._object(*trouble)
            return
        if shown.form.needs_people and self._context.company_id is None:
            return
        awaited = shown.form.awaited(values)
        if awaited is not None:
            shown.object_to("", "")
            self._say(_("Fill in “{field}” to see the answer.").format(field=_(awaited.label)))
            return
        if self._under_way:
            return  # its end asks again: answers that nobody waits for would only queue up
        services, name, asked, company_id = self._services, shown.form.name, self._asked, self._context.company_id

        def work() -> Simulated:
            return calculated(services, name, values, company_id)

        def done(found: Simulated) -> None:
            if asked == self._asked:
                self._show(found)

        def refused(problem: KnownProblem) -> None:
            if asked == self._asked:
                text = sentence(problem.code, problem.params)
                self._object(problem.field if isinstance(problem, Objection) else "", text)

        def ended() -> None:
            self._under_way = False
            if asked != self._asked:
                self._calculate()

        self._under_way = True
        job = self._jobs.run(work, done, problem=refused)
        job.finished.connect(ended)
        self.head.bar.follow(job)

    # Showing

    def _show(self, found: Simulated) -> None:
        self._found = found
        self.form.object_to("", "")
        self.copy.setEnabled(True)
        self._copy_action.setEnabled(True)
        name = self.form.form.name
        self.answer.show_answer(found, fresh=name != self._answered)
        self._answered = name
        if found.parts:
            self._show_view(self.views.current if found.people else SUMMARY)
        else:
            self.panel.show_explanation(None)

    def _show_view(self, key: str) -> None:
        self.answer.show_view(key)
        index = self.table.view.currentIndex()
        if key != PEOPLE:
            self._explain(self.figures.current)
        elif index.isValid():
            self._explain_person(self.table.model.row_at(index.row()), self.table.model.columns[index.column()].key)
        elif self._found is not None and self._found.people:
            self.table.view.choose(self._found.people[0].nip, "take_home_difference")

    def _object(self, name: str, text: str) -> None:
        """Say what is wrong in a field, in place of the figures that would no longer fit."""
        self.form.object_to(name, text)
        self._say(f"{self.form.label_of(name)}: {text}" if name else text)

    def _say(self, text: str) -> None:
        self._found = None
        self.copy.setEnabled(False)
        self._copy_action.setEnabled(False)
        self.answer.say(text)
        self.panel.show_explanation(None)

    def _explain(self, row: Row | None) -> None:
        if row is None or not row.explanations or row.amount is None:
            self.panel.show_explanation(None)
            return
        title = _(self.form.form.title)
        amount = row.amount if row.before is None else row.amount.rounded(Rounding.RUPIAH_HALF_UP)
        subject, figure = f"{title} · {row_name(row)}", formats.rupiah(amount.sen)
        self.panel.show_explanation(in_panel(row.explanations, subject, figure, each_whole=True))

    def _explain_person(self, row: PersonChange, column: str) -> None:
        found, amount = explain_cell(row, column)
        if amount is None:
            self.panel.show_explanation(None)
            return
        title = explanation_texts.title(found[-1])
        self.panel.show_explanation(in_panel(found, f"{row.name} · {title}", formats.rupiah(amount.sen)))

    # What the user does

    def start_again(self) -> None:
        """Put the form back to what stood there at first."""
        self.form.reset()
        self._calculate()
        self.form.focus_field()

    def copy_result(self) -> None:
        """Put the answer on the clipboard as text."""
        if self._found is not None:
            QGuiApplication.clipboard().setText(as_text(_(self.form.form.title), self._found))


def people_in(services: Services, company_id: str, month: Month) -> tuple[tuple[str, str], ...]:
    """Number and name of everybody with an employment in a month, for a worker."""
    people = services.people.all(company_id)
    return tuple((one.nip, one.name) for one in people if one.employment_in(month) is not None)


def calculated(services: Services, name: str, values: Mapping[str, Value], company_id: str | None) -> Simulated:
    """The answer, for a worker. Raises KnownProblem."""
    code = services.companies.by_id(company_id).code if company_id is not None else None
    return services.simulations.calculate(name, values, code)
