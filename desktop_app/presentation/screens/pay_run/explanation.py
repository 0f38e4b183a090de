""" "Why this figure?" for a cell of the grid, in the words of the language in force."""

from __future__ import annotations

from typing import Final

from desktop_app.application.explanations import texts as explanation_texts
from desktop_app.application.explanations.explanations import Explanation, explain, explain_line
from desktop_app.application.results import StoredPayslip
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _
from desktop_app.presentation.explanation_words import in_panel
from desktop_app.presentation.screens.pay_run.rows import PersonRow, column_of
from desktop_app.presentation.widgets import explanation as panel

_PAID: Final = "totals.take_home"
_KEYS: Final = {
    "gross": "totals.earnings",
    "jht": "bpjs.jht.employee",
    "jp": "bpjs.jp.employee",
    "kes": "bpjs.kesehatan.employee",
    "tax": "tax.tax",
    "paid": _PAID,
    "difference": _PAID,
    "name": _PAID,
}


def explain_cell(row: PersonRow, column: str, before: str) -> panel.Explanation | None:
    """What stands behind a cell; ``before`` is the name of the month before. None when it wasn't calculated."""
    found = _explanations(row.stored, column)
    if not found:
        return None
    amount = row.amounts.get(column if column in row.amounts else "paid")
    if amount is None:
        return None
    title = explanation_texts.title(found[0]) if len(found) == 1 else _column_title(column)
    subject = f"{row.stored.employee.name} · {title}"
    return in_panel(found, subject, formats.rupiah(amount.sen), _against(row, column, before))


def _explanations(stored: StoredPayslip, column: str) -> list[Explanation]:
    key = _KEYS.get(column)
    if key == _PAID:
        parts = (explain(stored, part) for part in ("totals.earnings", "totals.deductions", "tax.dtp", _PAID))
        return [part for part in parts if part is not None]
    if key is not None and column != "kes":
        found = explain(stored, key)
        return [found] if found is not None else []
    lines = [line for line in stored.payslip.lines if column_of(line) == column]
    if lines:
        return [explain_line(stored, line) for line in lines]
    found = explain(stored, key) if key is not None else None
    return [found] if found is not None else []


def _column_title(column: str) -> str:
    return {"fixed": _("Fixed wage"), "variable": _("Variable pay"), "other": _("Other deductions")}.get(
        column, "BPJS Kesehatan" if column == "kes" else _("Take-home")
    )


def _against(row: PersonRow, column: str, before: str) -> str:
    if row.before is None:
        return ""
    key = column if column in row.amounts else "paid"
    then, now = row.before[key], row.amounts[key]
    if then is None or now is None:
        return ""
    if then == now:
        return _("as in {month}").format(month=before)
    return _("{difference} against {month}").format(difference=formats.signed_amount((now - then).sen), month=before)
