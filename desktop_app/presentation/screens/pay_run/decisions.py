"""What the user decides about a month: each asks what must be asked, then lets the work be done."""

from __future__ import annotations

from collections.abc import Callable

from desktop_app.application.month.runs import PayrollRuns
from desktop_app.domain.payroll.run import RunState
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _, ngettext
from desktop_app.presentation.dialogs import Dialogs
from desktop_app.presentation.screens.pay_run.state import LoadedMonth


class Decisions:
    """Passes over what doesn't fit the state of the month. ``run`` does the work on a worker."""

    def __init__(self, runs: PayrollRuns, dialogs: Dialogs, run: Callable[..., None]) -> None:
        self._runs = runs
        self._dialogs = dialogs
        self._run = run

    def calculate(self, loaded: LoadedMonth) -> None:
        """Calculate the draft anew."""
        if loaded.stage == "files":
            return
        runs, code, month = self._runs, loaded.company.code, loaded.month
        self._run(lambda progress: runs.calculate(code, month, progress), with_progress=True)

    def approve(self, loaded: LoadedMonth) -> None:
        """Approve, after the remarks were read."""
        if loaded.stage != "approve":
            return
        count = loaded.warnings
        month = formats.month_name(loaded.month.year, loaded.month.number)
        text = _("The figures of {month} are then locked. The month can be reopened under a new run number.")
        text = text.format(month=month)
        if count:
            remarks = ngettext(
                "{count} remark stays as it is and is noted as accepted.",
                "{count} remarks stay as they are and are noted as accepted.",
                count,
            )
            text = f"{remarks.format(count=count)} {text}"
        if self._dialogs.confirm(_("Approve {month}?").format(month=month), text, _("Approve")):
            runs, code, wanted = self._runs, loaded.company.code, loaded.month
            self._run(lambda: runs.approve(code, wanted))

    def close(self, loaded: LoadedMonth) -> None:
        """Close the approved month."""
        if loaded.state is RunState.APPROVED:
            runs, code, month = self._runs, loaded.company.code, loaded.month
            self._run(lambda: runs.close(code, month))

    def reopen(self, loaded: LoadedMonth) -> None:
        """Go on with a new run, for a reason."""
        if loaded.run is None or loaded.state is RunState.DRAFT:
            return
        month = formats.month_name(loaded.month.year, loaded.month.number)
        number = loaded.run.head.number + 1
        title = _("Reopen {month} as run {number}").format(month=month, number=number)
        reason = self._dialogs.text(title, _("Why? The reason stays with the run."), verb=_("Reopen"))
        if reason:
            runs, code, wanted = self._runs, loaded.company.code, loaded.month
            self._run(lambda: runs.reopen(code, wanted, reason))
