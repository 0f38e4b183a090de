"""A run in the few words that heads and strips have room for."""

from __future__ import annotations

from desktop_app.application.law.term import newest_rule_of
from desktop_app.application.results import Run, RunHead
from desktop_app.domain.payroll.run import RunState
from desktop_app.foundation.i18n import _


def state_word(state: RunState) -> str:
    """The state in a word."""
    return {RunState.DRAFT: _("draft"), RunState.APPROVED: _("approved"), RunState.CLOSED: _("closed")}[state]


def run_word(head: RunHead) -> str:
    """Number and state of a run."""
    return _("Run {number} · {state}").format(number=head.number, state=state_word(head.state))


def rules_word(run: Run) -> str:
    """How new the law is that the run's figures rest on; the status bar says how new the law is that is known."""
    newest = newest_rule_of(run.payslips)
    return _("uses rules {version}").format(version=newest) if newest else ""
