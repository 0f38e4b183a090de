"""Every calculator there is: its form, and the work that answers it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from desktop_app.application.simulations import (
    benefits,
    contributions,
    endings,
    hire,
    labour,
    person,
    person_fields,
    staff,
    take_home,
    taxes,
    unit_wages,
)
from desktop_app.application.simulations.forms import Form, Values
from desktop_app.application.simulations.results import Simulated
from desktop_app.application.simulations.small import shown
from desktop_app.domain.payroll.worked import Worked
from desktop_app.domain.regulation import RegulationSet

ByLaw = Callable[[Values, RegulationSet], Simulated]
ByTrial = Callable[[Values, staff.Trial], Simulated]


@dataclass(frozen=True, slots=True)
class Calculator:
    """A form, and its work: by the law alone, or on the records of a client."""

    form: Form
    by_law: ByLaw | None = None
    by_trial: ByTrial | None = None


def _small(form: Form, work: Callable[[Values, RegulationSet], Worked]) -> Calculator:
    return Calculator(form, lambda values, law: shown(work(values, law)))


_ALL: Final = (
    Calculator(person_fields.form(), person.simulate),
    Calculator(take_home.form(), take_home.simulate),
    Calculator(hire.form(), hire.simulate),
    Calculator(staff.raise_form(), by_trial=staff.simulate_raise),
    Calculator(staff.minimum_wage_form(), by_trial=staff.simulate_minimum_wage),
    _small(contributions.pbpu_form(), contributions.work_pbpu),
    _small(contributions.bpu_form(), contributions.work_bpu),
    _small(contributions.pmi_form(), contributions.work_pmi),
    _small(contributions.construction_form(), contributions.work_construction),
    _small(contributions.late_fee_form(), contributions.work_late_fee),
    _small(contributions.hospital_form(), contributions.work_hospital),
    _small(labour.overtime_form(), labour.work_overtime),
    _small(labour.thr_form(), labour.work_thr),
    _small(endings.pkwt_form(), endings.work_pkwt),
    _small(endings.severance_form(), endings.work_severance),
    _small(labour.late_wage_form(), labour.work_late_wage),
    _small(labour.part_month_form(), labour.work_part_month),
    _small(unit_wages.form(), unit_wages.work),
    _small(benefits.form(), benefits.work),
    _small(taxes.recipient_form(), taxes.work_recipient),
    _small(taxes.foreign_form(), taxes.work_foreign),
    _small(taxes.lump_sum_form(), taxes.work_lump_sum),
)

CALCULATORS: Final[Mapping[str, Calculator]] = MappingProxyType({one.form.name: one for one in _ALL})
"""By name, in the order of the list on screen."""
