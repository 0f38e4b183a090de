"""Every calculator: its form is sound, answers what is required of it, and explains each figure in both languages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from desktop_app.application.explanations.texts import paragraph, title
from desktop_app.application.simulations.forms import FieldKind, Form, Objection, Value, fill
from desktop_app.application.simulations.results import Simulated, Weight
from desktop_app.application.simulations.shape import as_text, row_name, simulation_shape, value_shape
from desktop_app.cli.printing import finding_message
from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.money import Money, Rate
from desktop_app.domain.periods import Month
from desktop_app.foundation.i18n import sentence, translated
from desktop_app.foundation.messages import sentences
from tests.application.simulations.asking import FORMS, SIMULATIONS, required

ALONE = [form for form in FORMS.values() if not form.needs_people]
_TYPES: dict[FieldKind, type[Any]] = {
    FieldKind.MONEY: Money,
    FieldKind.WHOLE: int,
    FieldKind.PERCENT: Rate,
    FieldKind.DATE: date,
    FieldKind.MONTH: Month,
    FieldKind.CHOICE: str,
    FieldKind.FLAG: bool,
    FieldKind.WORDS: tuple,
    FieldKind.PEOPLE: tuple,
}


def answered(form: Form, **given: Value) -> Simulated:
    return SIMULATIONS.calculate(form.name, required(form) | given)


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.name)
def test_a_form_is_sound(form: Form) -> None:
    names = [field.name for field in form.fields]
    assert len(set(names)) == len(names)
    for field in form.fields:
        default = field.default_on(SIMULATIONS.today)
        assert default is None or isinstance(default, _TYPES[field.kind])
        assert bool(field.choices) == (field.kind is FieldKind.CHOICE)
        if field.only_if is not None:
            other, wanted = form.field(field.only_if[0]), field.only_if[1]
            known = [choice.word for choice in other.choices] if other.choices else [True, False]
            assert all(word in known for word in wanted)


@pytest.mark.parametrize("form", ALONE, ids=lambda form: form.name)
@pytest.mark.parametrize("language", ["id", "en"])
def test_every_figure_is_named_and_explained(form: Form, language: str) -> None:
    found = answered(form)
    with translated(language):
        assert found.main is not None
        assert [row.weight for row in found.rows].count(Weight.MAIN) == 1
        for row in found.rows:
            assert row.label in sentences(), row.label
            assert "{" not in row_name(row)
            assert row.explanations, row.key
            assert row.explanations[-1].figure == row.amount
            for one in row.explanations:
                assert title(one)
                words = paragraph(one)
                assert words
                assert "{" not in words
        for finding in found.findings:
            assert finding.code in sentences()
            assert "{" not in sentence(finding.code, finding.params)


@pytest.mark.parametrize("form", ALONE, ids=lambda form: form.name)
def test_an_answer_can_be_written_as_json_and_as_text(form: Form) -> None:
    found = answered(form)
    shape = json.loads(json.dumps(simulation_shape(found, finding_message)))
    assert found.main is not None
    assert str(found.main.amount) in {figure["amount"] for figure in shape["figures"]}
    text = as_text("Judul", found)
    assert text.startswith("Judul\n")
    assert all(row_name(row) in text for row in found.rows)


def _choices(form: Form) -> Iterator[tuple[str, Value]]:
    for field in form.fields:
        yield from ((field.name, choice.word) for choice in field.choices)
        if field.kind is FieldKind.FLAG:
            yield from ((field.name, value) for value in (True, False))


@pytest.mark.parametrize("form", ALONE, ids=lambda form: form.name)
def test_each_choice_and_flag_gives_an_answer_or_a_reason(form: Form) -> None:
    for name, value in _choices(form):
        given = required(form) | {name: value}
        for field in form.fields:  # what only this choice asks for
            if field.required and given.get(field.name, field.default_on(SIMULATIONS.today)) is None:
                given[field.name] = Money.rupiah(5_000_000)
        found = SIMULATIONS.calculate(form.name, given)
        assert found.parts or found.findings


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.name)
def test_what_is_required_is_asked_for_by_name(form: Form) -> None:
    for name in required(form):
        field = form.field(name)
        if not form.counts(field, form.defaults(SIMULATIONS.today)):
            continue
        with pytest.raises(Objection) as caught:
            fill(form, required(form) | {name: None}, SIMULATIONS.today)
        assert (caught.value.field, caught.value.code) == (name, "simulation.missing")


@pytest.mark.parametrize(
    ("name", "given", "field", "code"),
    [
        ("person", {"basic": Money.rupiah(10**15 + 1)}, "basic", "simulation.too_large"),
        ("person", {"basic": Money.rupiah(-1)}, "basic", "simulation.too_small"),
        ("person", {"ptkp": "X/9"}, "ptkp", "simulation.not_among"),
        ("person", {"extra-family": 100}, "extra-family", "simulation.outside_bounds"),
        ("person", {"month": Month(1900, 1)}, "month", "simulation.outside_calendar"),
        ("person", {"birth-date": date(2027, 1, 1)}, "birth-date", "simulation.born_later"),
        (
            "person",
            {"last-month": True, "first-month": Month(2025, 3)},
            "first-month",
            "simulation.first_month_outside",
        ),
        ("raise", {"percent": Rate.percent(1001)}, "percent", "simulation.outside_percent"),
        ("thr", {"basic": Money.rupiah(1), "year": 2035}, "year", "simulation.no_holiday"),
        ("overtime", {"hours": ("31:2",)}, "hours", "simulation.not_hours"),
        ("overtime", {"hours": ("two",)}, "hours", "simulation.not_hours"),
        ("lump-sum", {"earlier": Money.rupiah(1)}, "earlier-on", "simulation.missing"),
    ],
)
def test_a_wrong_answer_is_refused_with_the_name_of_its_field(
    name: str, given: dict[str, Value], field: str, code: str
) -> None:
    with pytest.raises(Objection) as caught:
        SIMULATIONS.calculate(name, required(FORMS[name]) | given)
    assert (caught.value.field, caught.value.code) == (field, code)
    assert "{" not in sentence(caught.value.code, caught.value.params)


def test_a_name_that_is_no_field_is_a_fault_of_the_caller() -> None:
    with pytest.raises(KeyError):
        SIMULATIONS.calculate("person", {"wage": None})


@pytest.mark.parametrize("name", ["raise", "minimum-wage"])
def test_people_are_needed_where_a_client_is(name: str) -> None:
    with pytest.raises(KnownProblem) as caught:
        SIMULATIONS.calculate(name, required(FORMS[name]))
    assert caught.value.code == "simulation.needs_company"


def test_before_the_law_there_is_a_finding_and_no_figure() -> None:
    found = SIMULATIONS.calculate("late-wage", required(FORMS["late-wage"]) | {"due-on": date(1999, 1, 1)})
    assert not found.parts
    assert [finding.code for finding in found.findings] == ["law.not_in_force"]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Money.rupiah(5), "5.00"),
        (Rate.percent(5), "5"),
        (Month(2026, 11), "2026-11"),
        (date(2026, 11, 2), "2026-11-02"),
        (("a", "b"), ["a", "b"]),
        (True, True),
        (3, 3),
        (None, None),
    ],
)
def test_answers_are_written_as_they_are_typed(value: Value, shown: object) -> None:
    assert value_shape(value) == shown


def test_hidden_fields_do_not_count() -> None:
    form = FORMS["person"]
    values = fill(form, {"daily-wage": Money.rupiah(100_000), "days-worked": 3}, SIMULATIONS.today)
    assert values.money_or_none("daily-wage") is None
    assert not values.whole("days-worked")
