"""The head of a month: whose it is, the state of its run, what can be done with it, and the months beside it."""

from __future__ import annotations

from typing import Final

from desktop_app.domain.payroll.run import RunState
from desktop_app.domain.periods import Month
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _, ngettext
from desktop_app.presentation.run_words import rules_word, run_word
from desktop_app.presentation.screens.pay_run.state import LoadedMonth, payday_words, period_cells
from desktop_app.presentation.widgets.buttons import Button
from desktop_app.presentation.widgets.page_head import PageHead, TagTone
from desktop_app.presentation.widgets.period_strip import PeriodStrip

_ICONS: Final = {
    "people": "user-plus",
    "calculate": "calculator",
    "check": "triangle-alert",
    "approve": "check",
    "files": "file-check-2",
}
"""The icon of each next step."""


class RunHead(PageHead):
    """Shows but the buttons that fit the state of the run."""

    def __init__(self, title: str) -> None:
        super().__init__(title, line=True)
        self._name = title
        self.recalculate = Button(_("Calculate again"), icon_name="refresh-cw")
        self.recalculate.show_hint("F9")
        self.reopen = Button(_("Reopen…"), icon_name="lock-open")
        self.close_month = Button(_("Close the month"), icon_name="lock")
        self.primary = Button("", "primary", shortcut="Alt+P")
        for button in (self.recalculate, self.reopen, self.close_month, self.primary):
            self.add_tool(button)
        self.periods = PeriodStrip()
        self.add_row(self.periods)

    def show_month(self, loaded: LoadedMonth, today: Month) -> None:
        """Show a month, its run and the next step."""
        run, state = loaded.run, loaded.state
        month = formats.month_name(loaded.month.year, loaded.month.number)
        line = _("{company} · pay of {month}, paid on {date}")
        date = payday_words(loaded.payday)
        self.set_title(self._name, line.format(company=loaded.company.name, month=month, date=date))
        if loaded.payday.working_day_before is not None:
            self.explain_subtitle(
                _("What holds on a day off is for the work agreement or the company's rules to say. Nothing is moved.")
            )
        tags: list[tuple[str, TagTone]] = []
        if run is not None:
            tone: TagTone = "" if state is RunState.DRAFT else "daun"
            tags.append((run_word(run.head), tone))
            if rules_word(run):
                tags.append((rules_word(run), ""))
        self.set_tags(*tags)
        self.recalculate.setVisible(state is RunState.DRAFT and not loaded.outdated)  # else it is the next step
        self.reopen.setVisible(state in (RunState.APPROVED, RunState.CLOSED))
        self.close_month.setVisible(state is RunState.APPROVED)
        self.primary.set_text(next_step(loaded))
        self.primary.set_icon_name(_ICONS[loaded.stage])
        self.primary.setShortcut("Alt+P")
        self.periods.set_periods(period_cells(loaded.heads, loaded.month, today), loaded.month)


def next_step(loaded: LoadedMonth) -> str:
    """What is to be done next, as a verb."""
    return {
        "people": _("Add employees"),
        "calculate": _("Calculate again") if loaded.run is not None else _("Calculate & check"),
        "check": ngettext("Check {count} finding", "Check {count} findings", loaded.errors).format(count=loaded.errors),
        "approve": _("Approve"),
        "files": _("Make files & payslips"),
    }[loaded.stage]
