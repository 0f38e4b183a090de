"""A raise and a new minimum wage on the records of a client: before and after, and nothing stored."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.application.services import Services
from desktop_app.application.simulations.forms import Objection, Value
from desktop_app.application.simulations.results import Simulated
from desktop_app.domain.money import ZERO, Money, Rate
from desktop_app.domain.periods import Month
from tests.presentation.example_office import NOVEMBER, example_services

Asked = tuple[Services, str]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asked]:
    services, company = example_services(Path(tmp_path_factory.mktemp("simulasi")))
    yield services, company.code
    services.workspace.close()


def ask(office: Asked, name: str, month: Month = NOVEMBER, **given: Value) -> Simulated:
    services, code = office
    return services.simulations.calculate(name, {"month": month} | given, code)


def test_a_raise_by_percent_is_the_run_with_the_raised_wages(office: Asked) -> None:
    services, code = office
    found = ask(office, "raise", percent=Rate.percent(5))
    run = services.runs.trial(code, NOVEMBER, lambda records: records)
    assert [change.before for change in found.people] == [stored.payslip for stored in run.payslips]
    rows = {row.key: row for row in found.rows}
    assert rows["employer_cost"].before == run.head.totals.employer_cost
    assert rows["take_home"].amount is not None
    assert rows["take_home"].amount > run.head.totals.take_home
    assert rows["bpjs.jht.employer"].before == run.head.totals.jht.employer
    for row in found.rows:
        assert row.explanations[-1].figure == row.amount


def test_totals_are_the_sums_over_the_people(office: Asked) -> None:
    found = ask(office, "raise", percent=Rate.percent(7), of="fixed")
    rows = {row.key: row for row in found.rows}
    after = [change.after.totals.take_home or ZERO for change in found.people]
    assert rows["take_home"].amount == Money(sum(amount.sen for amount in after))


def test_only_those_chosen_are_raised_and_counted(office: Asked) -> None:
    everybody = ask(office, "raise", percent=Rate.percent(5)).people
    chosen = next(one for one in everybody if one.wage_after > one.wage_before)
    found = ask(office, "raise", by="amount", amount=Money.rupiah(250_000), employees=(chosen.nip,))
    (change,) = found.people
    assert change.wage_after - change.wage_before == Money.rupiah(250_000)
    assert len(found.rows[0].explanations[0].steps[0].terms) == 1


def test_a_monthly_amount_leaves_a_wage_per_day_alone_and_says_so(office: Asked) -> None:
    found = ask(office, "raise", by="amount", amount=Money.rupiah(100_000))
    assert "simulation.daily_not_raised" in [finding.code for finding in found.findings]


def test_a_number_that_nobody_has_is_refused(office: Asked) -> None:
    with pytest.raises(Objection) as caught:
        ask(office, "raise", percent=Rate.percent(5), employees=("nobody",))
    assert (caught.value.field, caught.value.code) == ("employees", "simulation.unknown_people")


def test_a_new_minimum_wage_names_who_falls_below_and_lifts_them(office: Asked) -> None:
    minimum = Money.rupiah(6_000_000)
    found = ask(office, "minimum-wage", amount=minimum)
    below = [change for change in found.people if change.falls_below]
    assert below
    assert all(change.wage_before < minimum and change.wage_after == minimum for change in below)
    assert all(change.wage_after == change.wage_before for change in found.people if not change.falls_below)
    counted = next(dict(one.params)["count"] for one in found.findings if one.code == "simulation.below")
    assert counted == len(below)


def test_without_lifting_only_floors_move(office: Asked) -> None:
    found = ask(office, "minimum-wage", amount=Money.rupiah(6_000_000), lift=False)
    assert all(change.wage_after == change.wage_before for change in found.people)
    rows = {row.key: row for row in found.rows}
    kesehatan = rows["bpjs.kesehatan.employer"]
    assert kesehatan.before is not None
    assert kesehatan.amount is not None
    assert kesehatan.amount > kesehatan.before
    assert rows["earnings"].amount == rows["earnings"].before
    assert rows["bpjs.jht.employer"].amount == rows["bpjs.jht.employer"].before


def test_nothing_is_stored(office: Asked) -> None:
    services, code = office
    ask(office, "raise", percent=Rate.percent(5))
    assert services.runs.find(code, NOVEMBER) is None
