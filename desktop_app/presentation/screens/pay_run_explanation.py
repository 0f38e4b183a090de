""" "Why this figure?" for a cell of the grid, in the words of the language in force."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from desktop_app.application import explanation_texts
from desktop_app.application.explanation_steps import Step, StepKind
from desktop_app.application.explanations import Explanation, explain, explain_line
from desktop_app.application.results import StoredPayslip
from desktop_app.domain.money import ZERO, Money
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _
from desktop_app.presentation.screens.pay_run_rows import PersonRow, column_of
from desktop_app.presentation.widgets import explanation_panel as panel

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
_FULL: Final = 1000
_REACH: Final = 118
"""Per cent of the greater of wage and cap that the bar spans."""


def explain_cell(row: PersonRow, column: str, before: str) -> panel.Explanation | None:
    """What stands behind a cell; ``before`` is the name of the month before. None when it wasn't calculated."""
    found = _explanations(row.stored, column)
    if not found:
        return None
    amount = row.amounts.get(column if column in row.amounts else "paid")
    if amount is None:
        return None
    title = explanation_texts.title(found[0]) if len(found) == 1 else _column_title(column)
    return panel.Explanation(
        _("Why this figure?"),
        f"{row.stored.employee.name} · {title}",
        formats.rupiah(amount.sen),
        _against(row, column, before),
        tuple(_steps(found)),
        tuple(_references(found)),
    )


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


def _steps(found: Sequence[Explanation]) -> Iterable[panel.Step]:
    number = 0
    for explanation in found:
        for group in _grouped(explanation.steps):
            number += 1
            title = explanation_texts.step_title(group[0])
            if len(found) > 1:
                title = explanation_texts.title(explanation)
            yield _step(number, title, group, explanation if len(found) > 1 else None)


def _grouped(steps: Sequence[Step]) -> list[list[Step]]:
    """Steps of one kind together; a rounding joins the product that it rounds."""
    groups: list[list[Step]] = []
    for step in steps:
        joins = step.kind is StepKind.ROUNDING or (step.kind is StepKind.RATE and step.code != "explain.extra_family")
        if groups and joins and groups[-1][0].kind is StepKind.RATE:
            groups[-1].append(step)
        else:
            groups.append([step])
    return groups


def _step(number: int, title: str, group: Sequence[Step], whole: Explanation | None) -> panel.Step:
    rows: list[tuple[str, str, panel.Emphasis]] = []
    notes = []
    gauge = None
    for step in group:
        params: dict[str, Any] = dict(step.params)
        if step.terms:
            rows += _terms(step, params)
        elif step.code in ("explain.product", "explain.tier"):
            base = params.get("base", params.get("part"))
            rows.append(
                (f"{formats.show(base)} × {formats.show(params['rate'])}", formats.show(params["exact"]), "strong")
            )
        else:
            if step.kind is StepKind.LIMIT and params.get("cap") is not None:
                gauge = _gauge(params["wage"], params["cap"], params.get("floor"))
            notes.append(explanation_texts.step_text(step))
    if whole is not None and not any(step.terms for step in group):
        rows.insert(0, (_("Amount"), formats.amount(whole.figure.sen, zero="0"), "strong"))
    return panel.Step(number, title, tuple(rows), gauge, " ".join(notes))


def _terms(step: Step, params: dict[str, Any]) -> Iterable[tuple[str, str, panel.Emphasis]]:
    for term in step.terms:
        sign = -1 if term.minus else 1
        name = explanation_texts.term_name(term)
        yield name[:1].upper() + name[1:], formats.amount(sign * term.amount.sen, zero="0"), ""
    result = params.get("result", ZERO)
    yield _("Together"), formats.show(result), "sum"


def _gauge(wage: Money, cap: Money, floor: Money | None) -> panel.Gauge:
    reach = max(wage.sen, cap.sen) * _REACH // 100
    return panel.Gauge(
        cap.sen * _FULL // reach,
        wage.sen * _FULL // reach,
        _("cap {amount}").format(amount=formats.amount(cap.sen)),
        _("floor {amount}").format(amount=formats.amount(floor.sen)) if floor is not None else _("no floor"),
        _("wage {amount}").format(amount=formats.amount(wage.sen, zero="0")),
    )


def _references(found: Sequence[Explanation]) -> Iterable[tuple[str, str]]:
    seen = set()
    for explanation in found:
        for reference in explanation.references:
            if reference.text not in seen:
                seen.add(reference.text)
                since = _("since {date}").format(date=formats.day_month_year(reference.start))
                yield reference.text, since
