"""Where a figure of a payslip comes from, step by step, as data.

The screen's "Mengapa angka ini?" and the payslip's second page show the same explanations; their words are made
by ``explanation_texts``. Everything is read from the payslip's trace: nothing is calculated anew except the
unrounded product that a pocket calculator would show.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.application.explanations.step import Step, StepKind, rounding_step
from desktop_app.application.explanations.steps import steps_for
from desktop_app.application.explanations.tax_steps import LEFT_OUT
from desktop_app.application.explanations.wage_steps import COUNTED
from desktop_app.application.month.pay import PART_MONTH
from desktop_app.application.results import StoredPayslip
from desktop_app.domain.components import ComponentKind
from desktop_app.domain.money import Money, Rounding
from desktop_app.domain.payroll.payslip import Line, Payslip, Share
from desktop_app.domain.payroll.trace import TraceLine
from desktop_app.domain.regulation import citation


@dataclass(frozen=True, slots=True)
class LawReference:
    """The law behind a figure, in force since ``start``."""

    key: str
    instrument: str
    article: str
    start: date

    @property
    def text(self) -> str:
        """Instrument and article."""
        return citation(self.instrument, self.article)


@dataclass(frozen=True, slots=True)
class Explanation:
    """One figure with its steps in order and the law it used."""

    key: str
    """The trace key, or ``line.`` and the line's code."""
    title: str
    """Code of the title."""
    name: str
    """The company's own word for the line; replaces the title when not empty."""
    figure: Money
    steps: tuple[Step, ...]
    references: tuple[LawReference, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """The explanations of one part of a payslip."""

    title: str
    explanations: tuple[Explanation, ...]


LINE_KEYS = {
    "kesehatan": "bpjs.kesehatan.employee",
    "extra_family": "bpjs.kesehatan.extra_family",
    "jht": "bpjs.jht.employee",
    "jp": "bpjs.jp.employee",
    "pph21": "tax.tax",
    "pph21_dtp": "tax.dtp",
    "tax_allowance": "tax.allowance",
    "tax_borne": "tax.borne_by_employer",
    "kesehatan_employer": "bpjs.kesehatan.employer",
    "jht_employer": "bpjs.jht.employer",
    "jp_employer": "bpjs.jp.employer",
    "jkk_employer": "bpjs.jkk.employer",
    "jkm_employer": "bpjs.jkm.employer",
}
"""The trace key of each line that the law computes."""


_PART = "_part"
_ENTERED = {
    Share.EARNING: "explain.entered_pay",
    Share.DEDUCTION: "explain.entered_deduction",
    Share.BENEFIT: "explain.entered_benefit",
    Share.EMPLOYER: "explain.deduction_rounding",
    Share.STATE: "explain.entered_pay",
}


def explain(stored: StoredPayslip, key: str) -> Explanation | None:
    """The explanation of a trace key such as ``bpjs.jp.employee``; None when the payslip has no such figure."""
    return explain_payslip(stored.payslip, key)


def explain_payslip(payslip: Payslip, key: str) -> Explanation | None:
    """The same for a payslip that belongs to nobody, as a simulation makes it."""
    lines = {line.key: line for line in reversed(payslip.trace)}
    line = lines.get(key)
    if line is None:
        return None
    used, made = steps_for(payslip, lines, line)
    return Explanation(key, f"figure.{key}", "", line.result, tuple(made), _references(used))


def explain_line(stored: StoredPayslip, line: Line) -> Explanation:
    """The explanation of a printed line, whether the law or the company decided it."""
    return explain_printed(stored.payslip, line, lambda: _agreed(stored, line))


def explain_printed(payslip: Payslip, line: Line, agreed: Callable[[], Step]) -> Explanation:
    """The explanation of a printed line; ``agreed`` says why one has its amount that the law doesn't compute."""
    key = LINE_KEYS.get(line.code)
    found = explain_payslip(payslip, key) if key else None
    if found is None:
        steps = _with_method(payslip, agreed())
        return Explanation(f"line.{line.code}", f"line.{line.code}", line.name, line.amount, steps)
    steps = found.steps
    if line.amount != found.figure:
        whole = found.figure.rounded(Rounding.RUPIAH_HALF_UP) == line.amount
        steps = (*steps, rounding_step(Rounding.RUPIAH_HALF_UP if whole else Rounding.HUNDRED_DOWN, line.amount))
    return replace(found, title=f"line.{line.code}", name=line.name, figure=line.amount, steps=steps)


def sections(stored: StoredPayslip) -> tuple[Section, ...]:
    """All parts of a payslip that have something to explain, in the order of the page."""
    payslip = stored.payslip
    earnings = [explain_line(stored, line) for line in _of(payslip, Share.EARNING)]
    base = explain(stored, "pay.base")
    from_state = [explain_line(stored, line) for line in _of(payslip, Share.STATE)]
    parts = (
        ("section.earnings", [*earnings, *([base] if base else [])]),
        ("section.deductions", [explain_line(stored, line) for line in _of(payslip, Share.DEDUCTION)]),
        ("section.employer", [explain_line(stored, line) for line in _of(payslip, Share.EMPLOYER, Share.BENEFIT)]),
        ("section.paid", [*from_state, *(found for found in [explain(stored, "totals.take_home")] if found)]),
    )
    return tuple(Section(title, tuple(found)) for title, found in parts if found)


def _of(payslip: Payslip, *shares: Share) -> list[Line]:
    return [line for share in shares for line in payslip.lines if line.share is share]


def _references(used: Iterable[TraceLine]) -> tuple[LawReference, ...]:
    found: dict[str, LawReference] = {}
    for line in used:
        if line.law is not None and line.law.key not in found:
            law = line.law
            found[law.key] = LawReference(law.key, law.reference.instrument, law.reference.article, law.start)
    return tuple(found.values())


def _agreed(stored: StoredPayslip, line: Line) -> Step:
    """Why a line that the law doesn't compute has its amount."""
    wage = stored.employee.wage_on(stored.payslip.month.last_day)
    if line.share is not Share.EARNING or wage is None:
        return Step(StepKind.BASE, _ENTERED[line.share])
    if line.code == "output":
        return Step(StepKind.BASE, "explain.output")
    if line.code == "basic":
        return _agreed_amount("explain.basic", wage.basic, wage.starts_on, line.amount)
    if line.code == "daily" and wage.daily and line.amount.sen % wage.daily.sen == 0:
        days = line.amount.sen // wage.daily.sen
        return Step(StepKind.BASE, "explain.daily", (("daily", wage.daily), ("days", days)))
    for allowance in wage.allowances:
        if allowance.name == line.name:
            code = _allowance_code(stored.payslip, allowance.name, allowance.kind)
            return _agreed_amount(code, allowance.amount, wage.starts_on, line.amount)
    return Step(StepKind.BASE, _ENTERED[Share.EARNING])


def _allowance_code(payslip: Payslip, name: str, kind: ComponentKind) -> str:
    """What an allowance counted for, as the payslip's trace tells where a company defined it."""
    base = [given for line in payslip.trace if line.key.startswith("pay.base") for given in line.inputs]
    counted = {value for given, value in base if given.startswith(COUNTED)}
    gross = [given for line in payslip.trace if line.key == "tax.gross" for given in line.inputs]
    untaxed = {value for given, value in gross if given.startswith(LEFT_OUT)}
    if kind is ComponentKind.FIXED:
        left_out = name not in counted and any(given == "variable_allowances" for given, _value in base)
        return "explain.fixed_left_out" if left_out else "explain.fixed"
    if name in counted:
        return "explain.variable_counted"
    return "explain.variable_untaxed" if name in untaxed else "explain.variable"


def _with_method(payslip: Payslip, agreed: Step) -> tuple[Step, ...]:
    """The step, and for a part of a month the method by which the company counts its days."""
    if not agreed.code.endswith(_PART):
        return (agreed,)
    methods = (finding for finding in payslip.findings if finding.code.startswith(PART_MONTH))
    return agreed, *(Step(StepKind.NOTE, method.code, method.params) for method in methods)


def _agreed_amount(code: str, agreed: Money, since: date, paid: Money) -> Step:
    if paid == agreed:
        return Step(StepKind.BASE, code, (("since", since),))
    return Step(StepKind.BASE, f"{code}{_PART}", (("agreed", agreed), ("since", since), ("paid", paid)))
