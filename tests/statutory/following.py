"""Whether a reader with a pocket calculator can follow a small calculation."""

from __future__ import annotations

from desktop_app.application.explanations.texts import paragraph, title
from desktop_app.application.explanations.worked import explain_figure, explain_worked
from desktop_app.domain.money import Money
from desktop_app.domain.payroll.formulas import exact_value
from desktop_app.domain.payroll.worked import Worked
from desktop_app.foundation.i18n import LANGUAGES, sentence, translated
from desktop_app.foundation.messages import sentences


def assert_followable(worked: Worked) -> None:
    """Every figure but zero is explained in both languages, and every formula gives the result that stands there."""
    for line in worked.trace:
        exact = exact_value(line)
        assert exact is not None
        if line.rounding is None:
            assert exact == line.result.as_fraction()
        else:
            assert Money.from_fraction(exact, line.rounding) == line.result
    assert all(explain_figure(worked, figure.key) is not None for figure in worked.figures if figure.amount)
    for language in LANGUAGES:
        with translated(language):
            for explanation in explain_worked(worked):
                assert explanation.title in sentences()
                assert title(explanation)
                assert "{" not in paragraph(explanation)
                labels = {term.code for step in explanation.steps for term in step.terms}
                assert labels <= sentences().keys()
            for finding in worked.findings:
                assert finding.code in sentences()
                assert "{" not in sentence(finding.code, finding.params)
