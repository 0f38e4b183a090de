"""A service without a workspace, and answers with what a form requires."""

from __future__ import annotations

from desktop_app.application.simulations.forms import FieldKind, Form, Value
from desktop_app.application.simulations.service import Simulations
from desktop_app.domain.money import Money, Rate
from tests.application.months import REGULATIONS
from tests.clock import FixedClock

SIMULATIONS = Simulations(REGULATIONS, FixedClock())
FORMS = {form.name: form for form in SIMULATIONS.forms()}
_GIVEN: dict[FieldKind, Value] = {
    FieldKind.MONEY: Money.rupiah(8_000_000),
    FieldKind.PERCENT: Rate.percent(10),
    FieldKind.WHOLE: 2,
    FieldKind.DATE: FixedClock().now().date(),
    FieldKind.WORDS: ("13111",),
}


def required(form: Form) -> dict[str, Value]:
    """An answer for every field that must have one and has none at first."""
    defaults = form.defaults(SIMULATIONS.today)
    return {field.name: _GIVEN[field.kind] for field in form.fields if field.required and defaults[field.name] is None}
