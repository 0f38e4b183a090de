"""The use cases behind the screen "Simulasi" and the command ``simulate``. Nothing is ever stored."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.application.month.facts import MonthRecords
from desktop_app.application.month.minimum_wages import MinimumWages
from desktop_app.application.month.runs import PayrollRuns
from desktop_app.application.ports import Clock, RegulationSource
from desktop_app.application.results import Run
from desktop_app.application.simulations.forms import Form, Value, fill
from desktop_app.application.simulations.results import Simulated
from desktop_app.domain.company import Company
from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.periods import Month

if TYPE_CHECKING:
    from desktop_app.application.simulations.catalogue import Calculator


class Simulations:
    """Calculators over the law, and over the records of a client where a workspace is open."""

    def __init__(
        self,
        regulations: RegulationSource,
        clock: Clock,
        runs: PayrollRuns | None = None,
        minimum_wages: MinimumWages | None = None,
    ) -> None:
        """``runs``: of the opened workspace; without one only calculators that need no people answer."""
        self._minimum_wages = minimum_wages
        self._regulations = regulations
        self._clock = clock
        self._runs = runs

    @property
    def today(self) -> date:
        """The day from which defaults are made."""
        return self._clock.now().date()

    def forms(self) -> tuple[Form, ...]:
        """Every calculator."""
        return tuple(calculator.form for calculator in _calculators().values())

    def calculate(self, name: str, given: Mapping[str, Value], company: str | None = None) -> Simulated:
        """The answer of a calculator; ``company`` is the code of the client whose people it looks at.

        Raises Objection for a wrong answer in a field, KnownProblem without the client it needs, KeyError for a
        name or field that doesn't exist.
        """
        calculator = _calculators()[name]
        values = fill(calculator.form, given, self.today)
        if calculator.by_law is not None:
            return calculator.by_law(values, self._regulations.current())
        runs = self._runs
        if runs is None or company is None or calculator.by_trial is None:
            raise KnownProblem("simulation.needs_company")

        def trial(month: Month, change: Callable[[MonthRecords], MonthRecords]) -> Run:
            return runs.trial(company, month, change)

        return calculator.by_trial(values, trial)

    def company_values(self, company: Company, month: Month) -> dict[str, Value]:
        """What the forms ask about a company, by the names of their fields, as it is for a client in a month."""
        terms = company.terms_on(month.last_day)
        known: dict[str, Value] = {
            "jkk-class": str(terms.jkk_class),
            "size": terms.size.value,
            "labour-intensive-relief": terms.labour_intensive_relief,
            "workweek": str(terms.workweek),
            "dtp": terms.dtp,
            "klu": (company.klu,) if company.klu else (),
        }
        if self._minimum_wages is not None:
            known["minimum-wage"] = self._minimum_wages.amount(company, "", month.last_day)
        return known


def _calculators() -> Mapping[str, Calculator]:
    from desktop_app.application.simulations.catalogue import CALCULATORS  # noqa: PLC0415 - many modules, on first use

    return CALCULATORS
