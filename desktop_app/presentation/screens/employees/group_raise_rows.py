"""The preview of wages changed for many at once: one row a person."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from desktop_app.application.people.group_raises import PersonRaise
from desktop_app.domain.findings import Finding, Severity
from desktop_app.domain.money import Money
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _, ngettext, sentence
from desktop_app.presentation.models.rows_model import Column, Difference, StatusKind
from desktop_app.presentation.widgets.table import Total

_MARKS: Final[dict[Severity, StatusKind]] = {
    Severity.ERROR: "blocking",
    Severity.WARNING: "warning",
    Severity.INFO: "info",
}
_ORDER: Final = tuple(_MARKS)


def columns() -> tuple[Column[PersonRaise], ...]:
    """Name, old and new wage, the difference, and what is to be said."""
    return (
        Column("tick", "", kind="check", width=34),
        Column(
            "name",
            _("Employee"),
            lambda row: row.employee.name,
            kind="name",
            width=230,
            note=lambda row: row.employee.nip,
            mark=_mark,
            tone=lambda row: "" if row.after is not None else "ink-3",
        ),
        Column("old", _("Old wage"), lambda row: row.old if row.before else None, kind="amount", width=94),
        Column(
            "new",
            _("New wage"),
            lambda row: row.new if row.after else None,
            kind="amount",
            width=94,
            weight=600,
            tooltip=_parts,
        ),
        Column(
            "difference",
            _("Difference"),
            lambda row: Difference(_difference(row)) if row.after else None,
            kind="difference",
            width=94,
            sort=lambda row: _difference(row).sen,
        ),
        Column("share", _("Share"), _share, align="right", width=58, tabular=True),
        Column(
            "finding",
            _("Remarks"),
            lambda row: " ".join(_said(row.findings)),
            wrap=True,
            tone=lambda _row: "ink-2",
            tooltip=lambda row: "\n".join(_said(row.findings)),
        ),
    )


def totals(people: Sequence[PersonRaise]) -> dict[str, Total]:
    """The line under the preview, of those who are ticked; a day's wage isn't added to a month's."""
    if not people:
        return {}
    monthly = [row for row in people if row.before is not None and row.before.daily is None]
    text = ngettext("Monthly wages of {count} person", "Monthly wages of {count} people", len(monthly))
    names = text.format(count=len(monthly))
    old, new = sum(row.old.sen for row in monthly), sum(row.new.sen for row in monthly)
    return {
        "name": Total(names),
        "old": Total(formats.amount(old)),
        "new": Total(formats.amount(new)),
        "difference": Total(formats.signed_amount(new - old)),
    }


def _difference(row: PersonRaise) -> Money:
    return row.new - row.old


def _share(row: PersonRaise) -> str:
    if row.after is None or not row.old:
        return ""
    tenth = Fraction(round(Fraction(_difference(row).sen, row.old.sen) * 1000), 1000)
    return f"{'+' if tenth > 0 else ''}{formats.percent(tenth)}"


def _said(findings: Sequence[Finding]) -> list[str]:
    ordered = sorted(findings, key=lambda found: _ORDER.index(found.severity))
    return [sentence(found.code, found.params) for found in ordered]


def _mark(row: PersonRaise) -> StatusKind | None:
    """Only what objects; what merely explains stands in the remarks."""
    worst = min((_ORDER.index(found.severity) for found in row.findings), default=len(_ORDER))
    return _MARKS[_ORDER[worst]] if worst < _ORDER.index(Severity.INFO) else None


def _parts(row: PersonRaise) -> str:
    wage = row.after
    if wage is None or wage.daily is not None:
        return ""
    parts = [(_("Basic wage"), wage.basic), *((one.name, one.amount) for one in wage.allowances)]
    return "\n".join(f"{name}: {formats.amount(amount.sen, zero='0')}" for name, amount in parts)
