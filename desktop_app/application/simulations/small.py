"""The small calculations of the law as calculators: a ``Worked`` shown as figures with explanations."""

from __future__ import annotations

from desktop_app.application.explanations.explanations import Explanation
from desktop_app.application.explanations.worked import explain_figure, explain_worked
from desktop_app.application.simulations.results import Part, Row, Simulated, Weight
from desktop_app.domain.payroll.worked import Figure, Worked


def shown(worked: Worked) -> Simulated:
    """The figures with the main one first, then the steps of the calculation that aren't figures themselves."""
    if not worked.figures:
        return Simulated((), worked.findings, worked.trace)
    own = {figure.key: explain_figure(worked, figure.key) for figure in worked.figures}
    # A figure of nothing without a step of its own, such as JHT that wasn't chosen, has nothing to say.
    said = [figure for figure in worked.figures if figure.amount or own[figure.key] is not None]
    rows = tuple(_row(worked, figure, own[figure.key], is_main=figure is worked.figures[0]) for figure in said)
    told = {found.key for found in own.values() if found is not None}
    steps = tuple(
        Row(found.key, found.title, found.figure, (found,)) for found in explain_worked(worked) if found.key not in told
    )
    parts = (Part("simulation.part.result", rows), Part("simulation.part.steps", steps))
    return Simulated(tuple(part for part in parts if part.rows), worked.findings, worked.trace)


def _row(worked: Worked, figure: Figure, own: Explanation | None, *, is_main: bool) -> Row:
    label = own.title if own is not None else f"figure.{figure.key}"
    weight = Weight.MAIN if is_main else Weight.PLAIN
    made = () if own is None else _before(worked, own) if is_main else (own,)
    return Row(figure.key, label, figure.amount, made, weight=weight)


def _before(worked: Worked, own: Explanation) -> tuple[Explanation, ...]:
    """A figure's explanation with those of the steps before it."""
    found = explain_worked(worked)
    last = max(number for number, one in enumerate(found) if one.key == own.key)
    return found[: last + 1]
