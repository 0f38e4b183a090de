"""A payslip's explanation as compact JSON, written by hand because a run holds thousands of them.

Arrays stand for records, in the order of their fields. A bare number is an amount in sen; every other
value is a text whose first letter says what it is. The law that a trace used is kept once per run, in
``LawTable``, and the lines refer to it by index.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Any

from desktop_app.domain.findings import Finding, Severity
from desktop_app.domain.money import ZERO, Money, Rate, Rounding
from desktop_app.domain.payroll.payslip import AnnualTax, Bpjs, Contribution, JkpFunding, Tax
from desktop_app.domain.payroll.trace import TraceLine
from desktop_app.domain.periods import Month
from desktop_app.domain.regulation import Dated, Reference
from desktop_app.persistence.plain_values import encode, money_or_none, sen_or_none

_ROUNDING_CODES: dict[Rounding | None, str | None] = {None: None} | {rounding: rounding.code for rounding in Rounding}
_ROUNDINGS = {code: rounding for rounding, code in _ROUNDING_CODES.items()}
_SEVERITIES = {severity.value: severity for severity in Severity}


class _Amounts(dict[int, Money]):
    """One object for equal amounts: most of a trace repeats them, and making each anew takes far longer."""

    def __missing__(self, sen: int) -> Money:
        amount = self[sen] = Money(sen)
        return amount


class LawTable:
    """The versions of the law that one run used, each once. Their values stay in the regulation files."""

    def __init__(self, text: str = "[]") -> None:
        self._rows: list[list[Any]] = json.loads(text)
        self._laws = [_law(row) for row in self._rows]
        self._index: dict[int, int] = {}
        self._kept: list[Dated[Any]] = []
        self.amounts = _Amounts()
        """Amounts met so far while the run is read."""

    def index(self, law: Dated[Any] | None) -> int:
        """Where a version stands; -1 for none."""
        if law is None:
            return -1
        # By identity: all payslips of a run share the rules of their month, and hashing a reference's texts for
        # every line of every payslip would cost more than the rest.
        found = self._index.get(id(law))
        if found is None:
            found = self._index[id(law)] = len(self._rows)
            self._kept.append(law)
            reference = law.reference
            overdue = law.overdue_since.isoformat() if law.overdue_since else None
            self._rows.append(
                [
                    law.key,
                    law.start.isoformat(),
                    overdue,
                    reference.instrument,
                    reference.article,
                    reference.source,
                    reference.verified.isoformat(),
                    reference.confidence,
                    reference.note,
                ]
            )
        return found

    def law(self, index: int) -> Dated[Any] | None:
        """The version at an index, without its value."""
        return self._laws[index] if index >= 0 else None

    def text(self) -> str:
        """All versions as JSON."""
        return encode(self._rows)


def encode_detail(bpjs: Bpjs, tax: Tax, trace: Iterable[TraceLine], findings: Iterable[Finding], laws: LawTable) -> str:
    """Contributions, tax, trace and findings of one payslip."""
    index, codes, plain = laws.index, _ROUNDING_CODES, _plain
    lines = [
        [
            key,
            formula,
            [[name, value.sen if type(value) is Money else plain(value)] for name, value in inputs],
            index(law),
            codes[rounding],
            result.sen,
        ]
        for key, formula, inputs, law, rounding, result in trace
    ]
    return encode([_plain_bpjs(bpjs), _plain_tax(tax), lines, [_plain_finding(finding) for finding in findings]])


def decode_detail(text: str, laws: LawTable) -> tuple[Bpjs, Tax, tuple[TraceLine, ...], tuple[Finding, ...]]:
    """The reverse of ``encode_detail``; the law of a trace line comes back without its value."""
    bpjs, tax, lines, findings = json.loads(text)
    law, roundings, worded, amounts = laws.law, _ROUNDINGS, _worded, laws.amounts
    trace = tuple(
        [
            TraceLine(
                key,
                formula,
                tuple([(name, amounts[v] if type(v) is int else worded(v)) for name, v in inputs]),
                law(index),
                roundings[rounding],
                amounts[result],
            )
            for key, formula, inputs, index, rounding, result in lines
        ]
    )
    return _bpjs(bpjs), _tax(tax), trace, tuple([_finding(row) for row in findings])


def encode_findings(findings: Iterable[Finding]) -> str:
    """Findings alone."""
    return encode([_plain_finding(finding) for finding in findings])


def decode_findings(text: str) -> tuple[Finding, ...]:
    """The reverse of ``encode_findings``."""
    return tuple(_finding(row) for row in json.loads(text))


def _plain(value: object) -> int | str:  # noqa: PLR0911 - one line for each kind of value
    if isinstance(value, Money):
        return value.sen
    if isinstance(value, str):
        return f"s{value}"
    if isinstance(value, int):
        return f"i{int(value)}"
    if isinstance(value, Rate):
        return f"r{value.numerator}/{value.denominator}"
    if isinstance(value, Fraction):
        return f"f{value.numerator}/{value.denominator}"
    if isinstance(value, Month):
        return f"m{value}"
    if isinstance(value, date):
        return f"d{value.isoformat()}"
    raise TypeError(f"{type(value).__name__} has no place in a payslip")


def _value(plain: int | str) -> Any:
    return Money(plain) if isinstance(plain, int) else _worded(plain)


@lru_cache(maxsize=4096)
def _worded(plain: str) -> Any:
    # The same few rates and words stand on every payslip.
    kind, text = plain[0], plain[1:]
    if kind == "s":
        return text
    if kind == "i":
        return int(text)
    if kind == "r":
        numerator, denominator = text.split("/")
        return Rate(int(numerator), int(denominator))
    if kind == "f":
        return Fraction(text)
    if kind == "m":
        return Month.parse(text)
    if kind == "d":
        return date.fromisoformat(text)
    raise ValueError(f"unknown kind of value {kind!r}")


def _plain_contribution(value: Contribution | None) -> list[int] | None:
    return None if value is None else [value.base.sen, value.employer.sen, value.employee.sen]


def _contribution(row: list[int] | None) -> Contribution | None:
    return None if row is None else Contribution(Money(row[0]), Money(row[1]), Money(row[2]))


def _plain_bpjs(bpjs: Bpjs) -> list[Any]:
    jkp = bpjs.jkp
    return [
        _plain_contribution(bpjs.kesehatan),
        sen_or_none(bpjs.extra_family),
        _plain_contribution(bpjs.jht),
        _plain_contribution(bpjs.jp),
        _plain_contribution(bpjs.jkk),
        _plain_contribution(bpjs.jkm),
        None if jkp is None else [jkp.base.sen, jkp.state.sen, jkp.from_jkk.sen, jkp.from_jkm.sen],
    ]


def _bpjs(row: list[Any]) -> Bpjs:
    kesehatan, extra, jht, jp, jkk, jkm, jkp = row
    return Bpjs(
        _contribution(kesehatan),
        money_or_none(extra),
        _contribution(jht),
        _contribution(jp),
        _contribution(jkk),
        _contribution(jkm),
        None if jkp is None else JkpFunding(*map(Money, jkp)),
    )


def _plain_tax(tax: Tax) -> list[Any]:
    annual = tax.annual
    return [
        tax.category,
        sen_or_none(tax.gross),
        None if tax.rate is None else [tax.rate.numerator, tax.rate.denominator],
        sen_or_none(tax.tax),
        sen_or_none(tax.allowance),
        sen_or_none(tax.borne_by_employer),
        None
        if annual is None
        else [
            annual.gross.sen,
            annual.occupational_cost.sen,
            annual.contributions.sen,
            annual.zakat.sen,
            annual.net.sen,
            annual.net_taxed.sen,
            annual.ptkp.sen,
            annual.taxable.sen,
            annual.tax_year.sen,
        ],
        *((tax.dtp.sen,) if tax.dtp else ()),
    ]


def _tax(row: list[Any]) -> Tax:
    category, gross, rate, tax, allowance, borne, annual, *dtp = row  # the last only where the government bears any
    return Tax(
        category,
        money_or_none(gross),
        None if rate is None else Rate(*rate),
        money_or_none(tax),
        money_or_none(allowance),
        money_or_none(borne),
        None if annual is None else AnnualTax(*map(Money, annual)),
        Money(dtp[0]) if dtp else ZERO,
    )


def _plain_finding(finding: Finding) -> list[Any]:
    params = [[name, _plain(value)] for name, value in finding.params]
    return [finding.code, finding.severity.value, params, finding.subject]


def _finding(row: list[Any]) -> Finding:
    code, severity, params, subject = row
    return Finding(code, _SEVERITIES[severity], tuple((name, _value(value)) for name, value in params), subject)


def _law(row: list[Any]) -> Dated[Any]:
    key, start, overdue, instrument, article, source, verified, confidence, note = row
    reference = Reference(instrument, article, source, date.fromisoformat(verified), confidence, note)
    overdue_since = date.fromisoformat(overdue) if overdue else None
    return Dated(key, date.fromisoformat(start), None, reference, overdue_since)
