"""Explanations in the words of the language in force, as the panel "Why this figure?" shows them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Final

from desktop_app.application.explanations import texts as explanation_texts
from desktop_app.application.explanations.explanations import Explanation
from desktop_app.application.explanations.step import Step, StepKind
from desktop_app.domain.money import ZERO, Money
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _
from desktop_app.presentation.widgets import explanation as panel

_FULL: Final = 1000
_REACH: Final = 118
"""Per cent of the greater of wage and cap that the bar spans."""


def in_panel(
    found: Sequence[Explanation], subject: str, figure: str, note: str = "", *, each_whole: bool = False
) -> panel.Explanation:
    """One figure, or one that is put together from several.

    ``each_whole``: each of several is one step of the panel, however many sentences it has.
    """
    steps = tuple(_steps(found, each_whole=each_whole and len(found) > 1))
    return panel.Explanation(_("Why this figure?"), subject, figure, note, steps, tuple(_references(found)))


def _steps(found: Sequence[Explanation], *, each_whole: bool) -> Iterable[panel.Step]:
    number = 0
    for explanation in found:
        groups: Sequence[Sequence[Step]] = [explanation.steps] if each_whole else _grouped(explanation.steps)
        whole = explanation if len(found) > 1 and len(groups) == 1 else None
        heads = len(found) > 1 and whole is None
        for at, group in enumerate(groups):
            number += 1
            title = explanation_texts.step_title(group[0]) if whole is None else explanation_texts.title(whole)
            step = _step(number, title, group, whole)
            yield replace(step, heading=_heading(explanation)) if heads and not at else step


def _heading(explanation: Explanation) -> tuple[str, str]:
    return explanation_texts.title(explanation), formats.amount(explanation.figure.sen, zero="0")


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


def _references(found: Sequence[Explanation]) -> Iterable[panel.LawLine]:
    seen = set()
    for explanation in found:
        for reference in explanation.references:
            if reference.text not in seen:
                seen.add(reference.text)
                since = _("since {date}").format(date=formats.day_month_year(reference.start))
                yield panel.LawLine(reference.text, since, reference.key)
