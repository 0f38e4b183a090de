"""``simulate``: what-if calculations by command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import CODE, Cli


@pytest.fixture(scope="module")
def at_example(calculated: Path) -> tuple[str, str]:
    """The option that names the workspace of the example company."""
    return "--workspace", str(calculated)


def test_the_list_names_every_simulation_and_its_fields(cli: Cli) -> None:
    ran = cli("simulate", "list", "--json")
    assert ran.status == 0
    listed = {one["name"]: one for one in ran.document["simulations"]}
    assert {"person", "take-home", "hire", "raise", "minimum-wage", "thr", "overtime", "pbpu", "lump-sum"} <= set(
        listed
    )
    target = next(field for field in listed["take-home"]["fields"] if field["name"] == "target")
    assert target == {
        "name": "target",
        "label": "Gaji diterima yang diinginkan",
        "kind": "money",
        "required": True,
        "default": None,
        "choices": [],
    }
    assert [one["name"] for one in listed.values() if one["needs_company"]] == ["raise", "minimum-wage"]
    asked = cli("simulate", "unit-wage", "--help", "--language", "en").out
    told = " ".join(asked.split())
    assert "Paid by [hour = Hour; day = Day; hour unless given]" in told
    assert "Hours worked. In the month [only with --unit hour; required]" in told
    plain = cli("simulate", "list", "--language", "en")
    assert "take-home\tTake-home to wage\t" in plain.out


@pytest.mark.parametrize("amount", ["8000000", "8.000.000", "8jt", "8000000.00", "8 juta"])
def test_an_amount_is_typed_as_on_screen_or_as_in_json(cli: Cli, amount: str) -> None:
    ran = cli("simulate", "take-home", "--target", amount, "--month", "2026-11", "--birth-date", "1990-01-15", "--json")
    assert ran.status == 0
    assert ran.document["simulation"] == "take-home"
    assert ran.document["values"]["target"] == "8000000.00"
    figures = {figure["key"]: figure["amount"] for figure in ran.document["figures"]}
    assert figures["basic_wanted"] == "8495224.00"
    assert figures["totals.take_home"] == ran.document["totals"]["take_home"] == "8000000.00"
    assert ran.document["trace"]


def test_one_person_speaks_the_words_of_calculate(cli: Cli, tmp_path: Path) -> None:
    case = {
        "id": "1",
        "month": "2026-11",
        "employee": {"birth_date": "1990-01-15", "ptkp": "K/1"},
        "pay": {"basic": 9_000_000},
    }
    path = tmp_path / "cases.json"
    path.write_text(json.dumps({"contract": 1, "cases": [case]}))
    wanted = cli("calculate", path).document["cases"][0]
    words = ("--month", "2026-11", "--basic", "9jt", "--ptkp", "K/1", "--birth-date", "1990-01-15")
    found = cli("simulate", "person", *words, "--json").document
    assert {key: found[key] for key in ("bpjs", "tax", "totals", "trace")} == {
        key: wanted[key] for key in ("bpjs", "tax", "totals", "trace")
    }


def test_plain_text_in_either_language(cli: Cli) -> None:
    assert "Gaji diterima\t7.554.552" in cli("simulate", "person", "--basic", "8jt", "--month", "2026-11").out
    ran = cli("simulate", "person", "--basic", "8jt", "--month", "2026-11", "--language", "en")
    assert "Take-home pay\t7.554.552" in ran.out


@pytest.mark.parametrize(
    ("words", "field", "reason"),
    [
        (("take-home",), "--target", "Harus diisi"),
        (("take-home", "--target", "delapan"), "--target", "delapan"),
        (("take-home", "--target", "-5"), "--target", ""),
        (("take-home", "--target", "2000000000000000"), "--target", "Paling banyak"),
        (("person", "--ptkp", "Z/1"), "--ptkp", "TK/0"),
        (("person", "--jkk-class", "6"), "--jkk-class", "1, 2, 3, 4, 5"),
        (("person", "--extra-family", "1,5"), "--extra-family", "1,5"),
        (("person", "--birth-date", "15-01-1990"), "--birth-date", "YYYY-MM-DD"),
        (("person", "--birth-date", "19900115"), "--birth-date", "YYYY-MM-DD"),
        (("person", "--birth-date", "2099-01-01"), "--birth-date", "lahir"),
        (("person", "--month", "2026-13"), "--month", "YYYY-MM"),
        (("person", "--month", "0001-01"), "--month", "1945"),
        (("person", "--labour-intensive-relief", "maybe"), "--labour-intensive-relief", "yes|no"),
        (("thr", "--basic", "6jt", "--year", "2045"), "--year", "2045"),
        (("overtime", "--basic", "6jt", "--hours", "40:2"), "--hours", "40:2"),
        (("pbpu", "--persons", "0"), "--persons", "Antara 1 dan 99"),
        (("raise", "--company", CODE, "--percent", "5000"), "--percent", "1.000%"),
    ],
)
def test_a_wrong_value_is_refused_with_its_field(
    cli: Cli, at_example: tuple[str, str], words: tuple[str, ...], field: str, reason: str
) -> None:
    place = at_example if words[0] == "raise" else ()
    ran = cli("simulate", *words, *place)
    assert ran.status == 2
    assert not ran.out
    assert field in ran.err
    assert reason in ran.err


@pytest.mark.parametrize(
    "words", [(), ("nosuch",), ("thr", "--nosuch", "1"), ("raise", "--percent", "5"), ("thr", "--basic")]
)
def test_a_command_that_is_incomplete_or_unknown_is_refused(cli: Cli, words: tuple[str, ...]) -> None:
    ran = cli("simulate", *words)
    assert ran.status == 2
    assert not ran.out
    assert "--help" in ran.err


@pytest.mark.parametrize("words", [("--help",), ("thr", "--help"), ("raise", "--help")])
def test_help_is_given(cli: Cli, words: tuple[str, ...]) -> None:
    ran = cli("simulate", *words)
    assert ran.status == 0
    assert "simulate" in ran.out


def test_a_day_without_law_ends_with_a_finding(cli: Cli) -> None:
    ran = cli("simulate", "late-wage", "--wage", "5jt", "--due-on", "1999-01-05", "--paid-on", "1999-02-01", "--json")
    assert ran.status == 1
    assert ran.document["figures"] == []
    assert [finding["severity"] for finding in ran.document["findings"]] == ["error"]


def test_a_raise_compares_each_employee_of_a_client(cli: Cli, at_example: tuple[str, str]) -> None:
    words = ("--company", CODE, "--month", "2026-11", "--percent", "5,5", "--json", *at_example)
    ran = cli("simulate", "raise", *words)
    assert ran.status == 0
    assert ran.document["values"]["percent"] == "5.5"
    assert len(ran.document["people"]) == 16
    for person in ran.document["people"]:
        assert float(person["wage"]["after"]) > float(person["wage"]["before"])
    cost = next(figure for figure in ran.document["figures"] if figure["key"] == "employer_cost")
    assert float(cost["amount"]) > float(cost["before"])


def test_some_of_the_employees(cli: Cli, at_example: tuple[str, str]) -> None:
    words = ("--company", CODE, "--month", "2026-11", "--by", "amount", "--amount", "100rb", "--employees", "1002,1003")
    ran = cli("simulate", "raise", *words, "--json", *at_example)
    assert [person["nip"] for person in ran.document["people"]] == ["1002", "1003"]
    ran = cli("simulate", "raise", *words[:-1], "1002,nobody", *at_example)
    assert ran.status == 2
    assert "--employees" in ran.err
    assert "nobody" in ran.err


def test_a_new_minimum_wage_says_who_is_below(cli: Cli, at_example: tuple[str, str]) -> None:
    words = ("--company", CODE, "--month", "2026-11", "--amount", "6jt", "--lift", "no", "--json", *at_example)
    ran = cli("simulate", "minimum-wage", *words)
    assert ran.status == 0
    assert [person["nip"] for person in ran.document["people"] if person["below_minimum"]]
    assert "simulation.below" in [finding["code"] for finding in ran.document["findings"]]


def test_people_need_a_workspace_and_a_client_that_exists(cli: Cli, at_example: tuple[str, str]) -> None:
    assert cli("simulate", "raise", "--company", CODE, "--percent", "5").status == 2
    ran = cli("simulate", "raise", "--company", "NOBODY", "--percent", "5", *at_example)
    assert ran.status == 2
    assert "NOBODY" in ran.err
