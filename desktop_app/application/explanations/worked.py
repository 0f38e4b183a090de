"""Where the figures of a small calculation come from: one explanation for each line of its trace.

Works for every ``Worked``, whichever rule made it. What a line means is the sentence ``explain.`` and its key,
where there is one; its arithmetic is read from its formula, so a reader with a pocket calculator gets to the
same figure.
"""

from __future__ import annotations

from desktop_app.application.explanations.explanations import Explanation, LawReference
from desktop_app.application.explanations.step import Step, StepKind, Term, rounding_step
from desktop_app.domain.money import Money
from desktop_app.domain.payroll.formulas import exact_value, tokens
from desktop_app.domain.payroll.trace import TraceLine
from desktop_app.domain.payroll.worked import Worked
from desktop_app.foundation.messages import sentences


def explain_worked(worked: Worked) -> tuple[Explanation, ...]:
    """Every line of the trace explained, in the order of the calculation."""
    return tuple(_explanation(line) for line in worked.trace)


def explain_figure(worked: Worked, key: str) -> Explanation | None:
    """The explanation of a figure: of the last line whose key is the figure's, or ends with it after a point."""
    for line in reversed(worked.trace):
        if line.key == key or line.key.endswith(f".{key}"):
            return _explanation(line)
    return None


def _explanation(line: TraceLine) -> Explanation:
    references: tuple[LawReference, ...] = ()
    if line.law is not None:
        law = line.law
        references = (LawReference(law.key, law.reference.instrument, law.reference.article, law.start),)
    return Explanation(line.key, f"figure.{line.key}", "", line.result, tuple(_steps(line)), references)


def _steps(line: TraceLine) -> list[Step]:
    meaning = "explain.not_due" if any(name == "reason" for name, _ in line.inputs) else f"explain.{line.key}"
    steps = []
    if meaning in sentences():
        steps.append(Step(StepKind.NOTE, meaning, (*line.inputs, ("result", line.result))))
    exact, parts, terms = exact_value(line), tokens(line), _terms(line)
    # One amount alone is no arithmetic: where a sentence says what it is, "X = X" adds nothing.
    told = bool(steps) and len(parts) == 1
    if exact is not None and not told and (terms or len(parts) > 1):
        params = (("result", exact),)
        if terms:
            steps.append(Step(StepKind.ARITHMETIC, "explain.sum", params, terms))
        else:
            steps.append(Step(StepKind.ARITHMETIC, "explain.formula", params, formula=parts))
        if line.rounding is not None and exact != line.result.as_fraction():
            steps.append(rounding_step(line.rounding, line.result))
    return steps or [Step(StepKind.NOTE, "explain.given", (("result", line.result),))]


def _terms(line: TraceLine) -> tuple[Term, ...]:
    """The addends of a mere sum of amounts, each by its name and without those that are nothing; else none."""
    inputs = dict(line.inputs)
    words = line.formula.split()
    terms = []
    for operator, name in zip(["+", *words[1::2]], words[::2], strict=False):
        value = inputs.get(name)
        if operator not in ("+", "−") or not isinstance(value, Money):
            return ()
        terms.append(Term(f"term.{name}", value, minus=operator == "−"))
    return tuple(term for term in terms if term.amount) or tuple(terms[:1])
