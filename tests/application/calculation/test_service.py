"""The contract of ``calculate``: what it refuses, and the words of its answer."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from desktop_app.application.calculation.service import CONTRACT, case_shape, payslips, read_cases
from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.money import Money
from desktop_app.domain.periods import Month
from desktop_app.foundation.messages import sentences
from desktop_app.regulations.source import FileRegulations

Document = dict[str, Any]
_REMOVED = object()


def _document() -> Document:
    case = {
        "id": "A-1",
        "month": "2026-04",
        "employer": {"jkk_class": 1, "size": "medium", "minimum_wage": 5_000_000, "workweek": 5},
        "employee": {"birth_date": "1990-01-15", "kind": "permanent", "ptkp": "TK/0", "programmes": {"jp": True}},
        "pay": {"basic": 8_000_000},
        "deductions": {"other": "150000.50"},
    }
    second = {
        "id": "B-2",
        "month": "2026-12",
        "employee": {"birth_date": "1990-01-15"},
        "year": {"first_month": "2026-01"},
    }
    return {"contract": 1, "cases": [case, second]}


def _changed(path: str, value: object) -> bytes:
    document = _document()
    target: Any = document
    *parents, last = [int(part) if part.isdigit() else part for part in path.split(".")]
    for part in parents:
        target = target[part]
    if value is _REMOVED:
        del target[last]
    else:
        target[last] = value
    return json.dumps(document).encode()


def _problem(content: bytes) -> tuple[str, str]:
    with pytest.raises(KnownProblem) as caught:
        read_cases(content)
    assert caught.value.code in sentences()
    return caught.value.code.removeprefix("calculate."), str(dict(caught.value.params).get("place", ""))


_FIRST, _SECOND = "A-1: cases[0]", "B-2: cases[1]"


@pytest.mark.parametrize(
    ("path", "value", "code", "place"),
    [
        ("contract", _REMOVED, "missing_key", "contract"),
        ("contract", 2, "other_contract", "contract"),
        ("contract", "1", "not_an_integer", "contract"),
        ("contract", True, "not_an_integer", "contract"),
        ("contract", 1.0, "not_an_integer", "contract"),
        ("cases", _REMOVED, "missing_key", "cases"),
        ("cases", {}, "not_a_list", "cases"),
        ("version", 1, "unknown_key", "version"),
        ("cases.0", [], "not_an_object", "#1: cases[0]"),
        ("cases.0", None, "not_an_object", "#1: cases[0]"),
        ("cases.0.id", _REMOVED, "missing_key", "#1: cases[0].id"),
        ("cases.0.id", 7, "not_a_text", "#1: cases[0].id"),
        ("cases.0.id", "B-2", "repeated_id", "B-2: cases[1].id"),
        ("cases.0.name", "x", "unknown_key", f"{_FIRST}.name"),
        ("cases.0.month", _REMOVED, "missing_key", f"{_FIRST}.month"),
        ("cases.0.month", "2026-4", "not_a_month", f"{_FIRST}.month"),
        ("cases.0.month", "2026-13", "not_a_month", f"{_FIRST}.month"),
        ("cases.0.month", "0000-01", "not_a_month", f"{_FIRST}.month"),
        ("cases.0.month", "2026-04-01", "not_a_month", f"{_FIRST}.month"),
        ("cases.0.month", "２０２６-04", "not_a_month", f"{_FIRST}.month"),
        ("cases.0.month", 202604, "not_a_month", f"{_FIRST}.month"),
        ("cases.0.employer", None, "not_an_object", f"{_FIRST}.employer"),
        ("cases.0.employer.npp", "1", "unknown_key", f"{_FIRST}.employer.npp"),
        ("cases.0.employer.jkk_class", 0, "outside_bounds", f"{_FIRST}.employer.jkk_class"),
        ("cases.0.employer.jkk_class", 6, "outside_bounds", f"{_FIRST}.employer.jkk_class"),
        ("cases.0.employer.jkk_class", True, "not_an_integer", f"{_FIRST}.employer.jkk_class"),
        ("cases.0.employer.jkk_class", None, "not_an_integer", f"{_FIRST}.employer.jkk_class"),
        ("cases.0.employer.size", "huge", "not_among", f"{_FIRST}.employer.size"),
        ("cases.0.employer.size", ["micro"], "not_among", f"{_FIRST}.employer.size"),
        ("cases.0.employer.workweek", 7, "outside_bounds", f"{_FIRST}.employer.workweek"),
        ("cases.0.employer.workweek", 4, "outside_bounds", f"{_FIRST}.employer.workweek"),
        ("cases.0.employer.labour_intensive_relief", 1, "not_a_flag", f"{_FIRST}.employer.labour_intensive_relief"),
        ("cases.0.employer.minimum_wage", -1, "negative", f"{_FIRST}.employer.minimum_wage"),
        ("cases.0.employee", _REMOVED, "missing_key", f"{_FIRST}.employee"),
        ("cases.0.employee.birth_date", _REMOVED, "missing_key", f"{_FIRST}.employee.birth_date"),
        ("cases.0.employee.birth_date", "1990-02-30", "not_a_day", f"{_FIRST}.employee.birth_date"),
        ("cases.0.employee.birth_date", "19900115", "not_a_day", f"{_FIRST}.employee.birth_date"),
        ("cases.0.employee.birth_date", "1990-W03-1", "not_a_day", f"{_FIRST}.employee.birth_date"),
        ("cases.0.employee.birth_date", "2026-05-01", "born_later", f"{_FIRST}.employee.birth_date"),
        ("cases.0.employee.kind", "boss", "not_among", f"{_FIRST}.employee.kind"),
        ("cases.0.employee.citizenship", "wni", "not_among", f"{_FIRST}.employee.citizenship"),
        ("cases.0.employee.ptkp", "K/4", "not_among", f"{_FIRST}.employee.ptkp"),
        ("cases.0.employee.ptkp", "K/I/1", "not_among", f"{_FIRST}.employee.ptkp"),
        ("cases.0.employee.tax_method", "grossup", "not_among", f"{_FIRST}.employee.tax_method"),
        ("cases.0.employee.extra_family", -1, "outside_bounds", f"{_FIRST}.employee.extra_family"),
        ("cases.0.employee.extra_family", "1", "not_an_integer", f"{_FIRST}.employee.extra_family"),
        ("cases.0.employee.programmes", [], "not_an_object", f"{_FIRST}.employee.programmes"),
        ("cases.0.employee.programmes.jpk", True, "unknown_key", f"{_FIRST}.employee.programmes.jpk"),
        ("cases.0.employee.programmes.jp", 0, "not_a_flag", f"{_FIRST}.employee.programmes.jp"),
        ("cases.0.pay.bonus", 1, "unknown_key", f"{_FIRST}.pay.bonus"),
        ("cases.0.pay.basic", 8_000_000.0, "not_an_amount", f"{_FIRST}.pay.basic"),
        ("cases.0.pay.basic", float("inf"), "not_an_amount", f"{_FIRST}.pay.basic"),
        ("cases.0.pay.basic", True, "not_an_amount", f"{_FIRST}.pay.basic"),
        ("cases.0.pay.basic", None, "not_an_amount", f"{_FIRST}.pay.basic"),
        ("cases.0.pay.basic", -1, "negative", f"{_FIRST}.pay.basic"),
        ("cases.0.pay.basic", "-1", "not_an_amount", f"{_FIRST}.pay.basic"),
        ("cases.0.pay.basic", "1.005", "not_an_amount", f"{_FIRST}.pay.basic"),
        ("cases.0.pay.basic", "8.000.000", "not_an_amount", f"{_FIRST}.pay.basic"),
        ("cases.0.pay.basic", "8e6", "not_an_amount", f"{_FIRST}.pay.basic"),
        ("cases.0.pay.basic", " 1", "not_an_amount", f"{_FIRST}.pay.basic"),
        ("cases.0.pay.basic", "١٢٣", "not_an_amount", f"{_FIRST}.pay.basic"),
        ("cases.0.pay.basic", "", "not_an_amount", f"{_FIRST}.pay.basic"),
        ("cases.0.pay.basic", 10**15 + 1, "amount_too_large", f"{_FIRST}.pay.basic"),
        ("cases.0.pay.basic", "1000000000000000.01", "amount_too_large", f"{_FIRST}.pay.basic"),
        ("cases.0.pay.daily_wage", 1, "daily_key", f"{_FIRST}.pay.daily_wage"),
        ("cases.0.pay.days_worked", 0, "daily_key", f"{_FIRST}.pay.days_worked"),
        ("cases.0.employee.kind", "daily", "missing_key", f"{_FIRST}.pay.daily_wage"),
        ("cases.0.deductions.tax", 1, "unknown_key", f"{_FIRST}.deductions.tax"),
        ("cases.0.deductions.zakat", -5, "negative", f"{_FIRST}.deductions.zakat"),
        ("cases.1.year", None, "not_an_object", f"{_SECOND}.year"),
        ("cases.1.year.first_month", _REMOVED, "missing_key", f"{_SECOND}.year.first_month"),
        ("cases.1.year.first_month", "2025-12", "first_month_outside", f"{_SECOND}.year.first_month"),
        ("cases.1.year.first_month", "2027-01", "first_month_outside", f"{_SECOND}.year.first_month"),
        ("cases.1.year.annualise", "yes", "not_a_flag", f"{_SECOND}.year.annualise"),
        ("cases.1.year.tax_before", -1, "negative", f"{_SECOND}.year.tax_before"),
        ("cases.1.year.bruto", 1, "unknown_key", f"{_SECOND}.year.bruto"),
    ],
)
def test_what_breaks_the_contract_is_refused_with_its_place(path: str, value: object, code: str, place: str) -> None:
    assert _problem(_changed(path, value)) == (code, place)


@pytest.mark.parametrize("days", [-1, 32, "5", 2.5])
def test_days_worked_lie_between_0_and_31(days: object) -> None:
    document = _document()
    document["cases"][0]["employee"]["kind"] = "daily"
    document["cases"][0]["pay"] = {"daily_wage": 100_000, "days_worked": days}
    assert _problem(json.dumps(document).encode())[1] == f"{_FIRST}.pay.days_worked"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "not_json"),
        (b"{", "not_json"),
        (b"[1,]", "not_json"),
        (b'{"contract": 1, "cases": []} x', "not_json"),
        (b'{"contract": 1, "cases": [\xff]}', "not_utf8"),
        ('{"contract": 1, "cases": []}'.encode("utf-16"), "not_utf8"),
        (b"[" * 200_000, "nested_too_deep"),
        (b'{"contract": ' + b"9" * 10_000 + b"}", "number_too_long"),
        (b"[]", "not_an_object"),
        (b"null", "not_an_object"),
        (b'{"contract": 1, "contract": 1, "cases": []}', "repeated_key"),
        (b'{"contract": 1, "cases": [{"id": "\\ud800"}]}', "not_a_text"),
    ],
)
def test_what_is_no_such_document_is_refused(content: bytes, code: str) -> None:
    assert _problem(content)[0] == code


def test_a_repeated_key_deep_inside_is_named() -> None:
    content = json.dumps(_document()).replace('"basic": 8000000', '"basic": 1, "basic": 2').encode()
    assert _problem(content) == ("repeated_key", f"{_FIRST}.pay.basic")


def test_a_long_or_unprintable_key_is_shown_short_and_plain() -> None:
    _, place = _problem(_changed("cases.0.pay", {"x\n" * 500: 1}))
    assert "\n" not in place
    assert len(place) < 100


def test_a_byte_order_mark_and_null_for_an_unknown_minimum_wage_are_fine() -> None:
    assert len(read_cases(b"\xef\xbb\xbf" + _changed("cases.0.employer.minimum_wage", None))) == 2


def test_amounts_are_exact() -> None:
    case, _ = read_cases(_changed("cases.0.pay.basic", "2773184.5"))
    assert case.facts.pay[0].amount == Money(277_318_450)


Shaped = Callable[[Document], list[dict[str, Any]]]


@pytest.fixture(scope="module")
def shaped() -> Shaped:
    law = FileRegulations().current()

    def run(document: Document) -> list[dict[str, Any]]:
        cases = read_cases(json.dumps(document).encode())
        return [case_shape(case, payslip, lambda finding: finding.code) for case, payslip in payslips(cases, law)]

    return run


def test_the_words_of_the_answer(shaped: Shaped) -> None:
    first, second = shaped(_document())
    assert list(first) == ["id", "month", "bpjs", "tax", "totals", "trace", "findings"]
    assert first["bpjs"] == {
        "kesehatan": {"base": "8000000.00", "employer": "320000.00", "employee": "80000.00", "extra_family": "0.00"},
        "jht": {"base": "8000000.00", "employer": "296000.00", "employee": "160000.00"},
        "jp": {"base": "8000000.00", "employer": "160000.00", "employee": "80000.00"},
        "jkk": {"base": "8000000.00", "employer": "19200.00", "employee": "0.00"},
        "jkm": {"base": "8000000.00", "employer": "24000.00", "employee": "0.00"},
        "jkp": {
            "base": "5000000.00",
            "state": "11000.00",
            "recomposed_from_jkk": "7000.00",
            "recomposed_from_jkm": "0.00",
        },
    }
    assert first["tax"] == {
        "category": "A",
        "gross": "8363200.00",
        "rate_percent": "1.5",
        "tax": "125448.00",
        "allowance": "0.00",
        "borne_by_employer": "0.00",
    }
    # 80.000 + 160.000 + 80.000 + 150.001 (150.000,50 half up) + 125.448
    assert first["totals"] == {
        "earnings": "8000000.00",
        "deductions": "595449.00",
        "take_home": "7404551.00",
        "employer_cost": "8819200.00",
    }
    assert set(second["tax"]["annual"]) == {
        "gross", "occupational_cost", "contributions", "zakat", "net", "net_taxed", "ptkp", "taxable", "tax_year",
    }  # fmt: skip


def test_the_trace_names_base_rate_rounding_and_law(shaped: Shaped) -> None:
    trace = {line["key"]: line for line in shaped(_document())[0]["trace"]}
    assert trace["bpjs.jp.employee"] == {
        "key": "bpjs.jp.employee",
        "formula": "base × rate",
        "inputs": {"base": "8000000.00", "rate": "1%"},
        "regulation": {"key": "bpjs.jp.shares", "from": "2015-07-01", "reference": "PP 45/2015 Ps. 28 ayat (3)"},
        "rounding": "sen_half_up",
        "result": "80000.00",
    }
    assert trace["totals.take_home"]["regulation"] is None
    assert trace["totals.take_home"]["rounding"] is None
    assert all(isinstance(value, str) for line in trace.values() for value in line["inputs"].values())


def test_figures_that_cannot_be_calculated_are_null(shaped: Shaped) -> None:
    document = _document()
    for case, month in zip(document["cases"], ("2013-12", "2023-12"), strict=True):
        case["month"] = month
    document["cases"][1]["year"]["first_month"] = "2023-01"
    first, second = shaped(document)
    assert first["bpjs"]["kesehatan"] == dict.fromkeys(("base", "employer", "employee", "extra_family"))
    assert first["bpjs"]["jkp"] == dict.fromkeys(("base", "state", "recomposed_from_jkk", "recomposed_from_jkm"))
    assert {finding["code"] for finding in first["findings"] if finding["severity"] == "error"} == {
        "bpjs.kesehatan.month_outside",
        "bpjs.ketenagakerjaan.month_outside",
        "tax.month_outside",
    }
    assert second["bpjs"]["jht"]["employee"] == "0.00"
    assert second["tax"]["tax"] is None
    assert "annual" not in second["tax"]


def test_every_month_that_can_be_written_gets_an_answer(shaped: Shaped) -> None:
    case = _document()["cases"][0]
    case["employee"]["birth_date"] = "0001-01-01"
    months = [str(month) for month in Month(2013, 10).through(Month(2031, 2))]
    cases = [{**deepcopy(case), "id": month, "month": month} for month in ("0001-01", *months, "9999-12")]
    assert [found["month"] for found in shaped({"contract": CONTRACT, "cases": cases})] == [
        "0001-01",
        *months,
        "9999-12",
    ]


def test_parameters_of_a_finding_are_json_values(shaped: Shaped) -> None:
    document = _document()
    document["cases"][0]["month"] = "2027-03"
    (overdue,) = (one for one in shaped(document)[0]["findings"] if one["code"] == "regulation.overdue")
    assert overdue == {
        "code": "regulation.overdue",
        "severity": "warning",
        "params": {"key": "bpjs.jp.cap", "since": "2026-03-01", "expected": "2027-03-01", "value": "11086300.00"},
        "message": "regulation.overdue",
    }


def test_the_order_of_the_cases_does_not_matter(shaped: Shaped) -> None:
    document = _document()
    turned = {**document, "cases": document["cases"][::-1]}
    assert shaped(turned)[::-1] == shaped(document)
