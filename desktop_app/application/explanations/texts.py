"""The words of explanations, in the language in force."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.application.explanations.explanations import Explanation, LawReference
from desktop_app.application.explanations.step import Step, StepKind, Term
from desktop_app.domain.payroll.payslip import Line
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import sentence
from desktop_app.foundation.messages import sentences


def line_name(line: Line) -> str:
    """The company's own word for a line, else the common one."""
    return label(line.name, f"line.{line.code}")


def title(explanation: Explanation) -> str:
    """What is explained."""
    return label(explanation.name, explanation.title)


def step_title(step: Step) -> str:
    """What a step does, in a word or two."""
    return sentence(f"step.{step.kind.value}")


def step_text(step: Step) -> str:
    """One step as a sentence."""
    if step.formula:
        return _capital(sentence("explain.formula", (("formula", _formula(step.formula)), *step.params)))
    if not step.terms:
        return sentence(step.code, step.params)
    parts = []
    for number, term in enumerate(step.terms):
        minus = term.minus != (term.amount.sen < 0)
        sign = formats.MINUS if minus else "+"
        shown = f"{term_name(term)}{formats.NO_BREAK}{formats.amount(abs(term.amount.sen), zero='0')}"
        if number:
            parts.append(f"{sign} {shown}")
        else:
            parts.append(f"{formats.MINUS}{shown}" if minus else shown)
    return _capital(sentence("explain.sum", (("terms", " ".join(parts)), *step.params)))


def paragraph(explanation: Explanation, *, with_wage: bool = False) -> str:
    """All steps in one run of text; how the wage is put together only on request."""
    shown = [step for step in explanation.steps if with_wage or step.kind is not StepKind.WAGE]
    return " ".join(step_text(step) for step in shown or explanation.steps)


def reference_text(reference: LawReference) -> str:
    """The law with the day since which this version of it holds."""
    return sentence("explain.law", (("law", reference.text), ("since", reference.start)))


def term_name(term: Term) -> str:
    """The label of an addend."""
    return label(term.name, term.code)


def _formula(tokens: Sequence[object]) -> str:
    """Values and operators as on paper: ``(2 × 1,5 + 4 × 2) × 8.000.000 ÷ 173``."""
    words = [sentence(f"formula.{token}") if token in ("min", "max") else formats.show(token) for token in tokens]
    return " ".join(words).replace("( ", "(").replace(" )", ")").replace(" ,", ";")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def label(name: str, code: str) -> str:
    """The company's own word, else the words of a code; a code that nobody has worded shows its last part."""
    if name:
        return name
    return sentence(code) if code in sentences() else code.rpartition(".")[2].replace("_", " ").capitalize()
