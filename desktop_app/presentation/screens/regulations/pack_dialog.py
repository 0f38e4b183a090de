"""A regulation pack before it is installed: who issued it, and what it brings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from desktop_app.application.law.service import PackChange, PackPreview
from desktop_app.application.law.values import in_a_line
from desktop_app.domain.findings import KnownProblem
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _, sentence
from desktop_app.presentation.jobs import Jobs
from desktop_app.presentation.models.rows_model import Column, Status
from desktop_app.presentation.screens.regulations.effects_dialog import show_effects
from desktop_app.presentation.screens.regulations.rows import title_of
from desktop_app.presentation.widgets.buttons import Button
from desktop_app.presentation.widgets.page_dialog import PageDialog
from desktop_app.presentation.widgets.table import Table

if TYPE_CHECKING:
    from desktop_app.application.services import Services

_SIZE: Final = (900, 560)


class PackDialog(PageDialog):
    """Shows the preview; installs it whole or not at all."""

    def __init__(
        self, services: Services, jobs: Jobs, path: Path, preview: PackPreview, parent: QWidget | None = None
    ) -> None:
        pack = preview.pack
        issued = _("issued {date}").format(date=formats.day_month_year(pack.issued_on))
        parts = [_("{name}, issue {number}").format(name=pack.name, number=pack.number), issued]
        if preview.installed:
            parts.append(_("replaces issue {number}").format(number=preview.installed))
        super().__init__(pack.title, " · ".join(parts), _SIZE, parent)
        self.setWindowTitle(_("Regulation pack"))
        self.head.set_tags((_("signature holds"), "daun"))
        self._services = services
        self._jobs = jobs
        self._path = path
        self._preview = preview
        self.installed = False
        self.table = Table(_columns(), lambda change: (change.parameter.key, change.after.start))
        self.table.set_rows(preview.changes)
        self.column.addWidget(self.table, 1)
        self._build_foot()
        self.install_button.setFocus()

    def install(self) -> None:
        """Install it and close."""
        self.install_button.setEnabled(False)
        path = self._path
        job = self._jobs.run(
            lambda: self._services.law.install(path),
            lambda _outcome: self._close(),
            problem=self._say,
            changes=lambda outcome: outcome.changes,
        )
        self.head.bar.follow(job)
        job.finished.connect(lambda: self.install_button.setEnabled(True))

    def _build_foot(self) -> None:
        effects = Button(_("What it changes…"), icon_name="calculator")
        effects.setAutoDefault(False)
        effects.clicked.connect(self._try_out)
        self.install_button = Button(_("Install"), "primary", "download")
        self.install_button.setDefault(True)
        self.install_button.clicked.connect(self.install)
        self.add_foot(effects, self.cancel_button(), self.install_button)

    def _try_out(self) -> None:
        starts = min(change.after.start for change in self._preview.changes)
        laws = (self._services.regulations.current(), self._preview.law)
        show_effects(self, self._services, self._jobs, laws, starts)

    def _close(self) -> None:
        self.installed = True
        self.accept()

    def _say(self, problem: KnownProblem) -> None:
        self.message.say(sentence(problem.code, problem.params))


def _state(change: PackChange) -> Status:
    before = change.before
    if before is None:
        return Status("ready", _("new rule"))
    if before.value == change.after.value:
        return Status("none", _("same value"))
    return Status("warning", _("replaces")) if change.replaces else Status("info", _("new version"))


def _columns() -> tuple[Column[PackChange], ...]:
    def before(change: PackChange) -> str:
        return in_a_line(change.parameter.kind, change.before.value) if change.before is not None else formats.NOTHING

    return (
        Column[PackChange](
            "title",
            _("Rule"),
            lambda change: title_of(change.parameter.title),
            kind="name",
            tooltip=lambda change: change.parameter.key,
        ),
        Column[PackChange](
            "start", _("Since"), lambda change: formats.short_date(change.after.start), width=92, tabular=True
        ),
        Column[PackChange]("before", _("Before"), before, width=130, align="right", tabular=True),
        Column[PackChange](
            "after",
            _("After"),
            lambda change: in_a_line(change.parameter.kind, change.after.value),
            width=130,
            align="right",
            tabular=True,
            weight=600,
        ),
        Column[PackChange]("law", _("Legal basis"), lambda change: str(change.after.reference), width=190),
        Column[PackChange]("state", _("State"), _state, kind="status", width=120),
    )
