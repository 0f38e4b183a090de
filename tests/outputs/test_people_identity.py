"""Whatever people a workspace holds: importing its export changes nothing, and twice is as good as once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.application.exchange.export import CompanyPeople, PeopleExport
from desktop_app.application.exchange.imports import ImportSummary, PeopleImport
from desktop_app.domain.company import Branch, BranchTerms, Company, CompanySize, CompanyTerms, Programme
from desktop_app.domain.components import Component, ComponentKind, ComponentTerms, Variable
from desktop_app.domain.employee import (
    Citizenship,
    ComponentAmount,
    Employee,
    EmployeeKind,
    EmployeeTerms,
    Employment,
    Leave,
    OpeningTotals,
    PayBasis,
    TaxMethod,
    VariableItem,
    Wage,
)
from desktop_app.domain.family import FamilyMember, Relation
from desktop_app.domain.money import ZERO, Money
from desktop_app.domain.periods import Month
from desktop_app.domain.policies import DeductionRounding, KesehatanStart, PartMonthBase, ProrationMethod
from desktop_app.intake.people import read_people
from desktop_app.outputs.people_workbook import write_people
from tests.application.memory import MemoryWorkspace
from tests.clock import FixedClock

T = TypeVar("T", EmployeeTerms, CompanyTerms, BranchTerms, ComponentTerms)
START = date(2020, 1, 1)
HOSTILE = st.sampled_from(["=1+1", "+62", "-0", "@SUM(A1)", "Budi (Bandung)", "x*", "a: b", "1.500", "TRUE", "#N/A"])
TEXTS = (
    HOSTILE
    | st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=20).map(
        lambda text: " ".join(text.split())
    )
).filter(str.isprintable)
NAMES = TEXTS.filter(bool)
DIGITS = st.text("0123456789", min_size=1, max_size=16)
DATES = st.dates(date(1950, 1, 1), date(2026, 10, 31))
AMOUNTS = st.integers(0, 2**63 - 1).map(Money) | st.integers(0, 10**9).map(Money.rupiah)
PROGRAMMES = st.sets(st.sampled_from(Programme)).map(
    lambda chosen: tuple(programme for programme in Programme if programme in chosen)
)
MONTHS = st.builds(Month, st.integers(2020, 2026), st.integers(1, 12))
ALLOWANCES = st.lists(
    st.builds(ComponentAmount, NAMES, st.sampled_from(ComponentKind), AMOUNTS),
    max_size=3,
    unique_by=lambda item: (item.kind, item.name.casefold()),
).map(tuple)
FAMILY = st.lists(
    st.builds(
        FamilyMember,
        id=st.uuids().map(lambda key: key.hex),
        relation=st.sampled_from(Relation),
        name=NAMES,
        sex=st.sampled_from("LP"),
        birth_date=DATES,
        nik=st.just("") | DIGITS,
        jkn_number=st.just("") | DIGITS,
        birth_place=TEXTS,
        studying=st.booleans(),
        takes_part=st.booleans(),
        employed=st.booleans(),
        covered_from=st.none() | MONTHS,
        covered_until=st.none() | MONTHS,
    ),
    max_size=3,
    unique_by=lambda member: (member.relation, member.name),
).map(tuple)
WAGES = st.lists(
    st.builds(Wage, DATES, AMOUNTS, ALLOWANCES, st.none() | AMOUNTS, TEXTS, st.sampled_from(PayBasis)),
    min_size=1,
    max_size=3,
    unique_by=lambda wage: wage.starts_on,
).map(lambda wages: tuple(sorted(wages, key=lambda wage: wage.starts_on)))
BRANCHES = ("A1", "B-2")
REASONS = st.dictionaries(st.sampled_from(Programme), NAMES.filter(lambda text: ";" not in text)).map(
    lambda reasons: tuple((programme, reasons[programme]) for programme in Programme if programme in reasons)
)
"""In the employer's words; a semicolon may stand before the next programme."""


def dated(records: st.SearchStrategy[T], start: date | None) -> st.SearchStrategy[tuple[T, ...]]:
    """One record, which begins at ``start``, or several in order; None: as they come."""
    several = st.lists(records, min_size=1, max_size=3, unique_by=lambda record: record.starts_on).map(
        lambda found: tuple(sorted(found, key=lambda record: record.starts_on))
    )
    if start is None:
        return several
    return several.map(lambda found: found if len(found) > 1 else (replace(found[0], starts_on=start),))


TERMS = st.builds(
    EmployeeTerms,
    DATES,
    st.sampled_from([EmployeeKind.PERMANENT, EmployeeKind.CONTRACT, EmployeeKind.DAILY, EmployeeKind.INTERN]),
    st.sampled_from(["TK/0", "K/3", "HB/1"]),
    st.sampled_from(TaxMethod),
    st.none() | st.integers(1, 3),
    PROGRAMMES,
    PROGRAMMES,
    address=TEXTS,
    bank=TEXTS,
    bank_account=st.just("") | DIGITS,
    job_title=TEXTS,
    branch=st.sampled_from(["", *BRANCHES]),
    programme_reasons=REASONS,
)
COMPANY_TERMS = st.builds(
    CompanyTerms,
    DATES,
    st.sampled_from(CompanySize),
    st.integers(1, 5),
    st.sampled_from([5, 6]),
    st.none() | st.integers(1, 31),
    st.none() | AMOUNTS,
    st.none() | PROGRAMMES,
    st.booleans(),
    st.sampled_from(ProrationMethod),
    st.sampled_from(DeductionRounding),
    st.sampled_from(PartMonthBase),
    st.sampled_from(KesehatanStart),
    st.sampled_from([20, 25]),
    st.booleans(),
    st.booleans(),
)
BRANCH_TERMS = st.builds(BranchTerms, DATES, st.none() | st.integers(1, 5), st.none() | AMOUNTS)
COMPONENT_TERMS = st.builds(ComponentTerms, DATES, *(st.booleans() for _ in range(5)))


@st.composite
def leaves(draw: st.DrawFn) -> tuple[Leave, ...]:
    found: list[Leave] = []
    start = START
    for _ in range(draw(st.integers(0, 2))):
        start += timedelta(draw(st.integers(1, 400)))
        end = start + timedelta(draw(st.integers(0, 90)))
        found.append(Leave(start, end, suspended=draw(PROGRAMMES), note=draw(TEXTS)))
        start = end
    return tuple(found)


EARLIER = st.sampled_from(
    [
        (),
        (Employment(date(2011, 2, 3), None, date(2012, 12, 31), "A1"),),
        (
            Employment(date(2011, 2, 3), None, date(2012, 12, 31)),
            Employment(date(2013, 1, 1), date(2014, 1, 1), date(2014, 1, 1), "A3"),
        ),
    ]
)


@st.composite
def employees(draw: st.DrawFn, nip: str) -> Employee:
    return Employee(
        id=nip.encode().hex().rjust(32, "0"),
        nip=nip,
        name=draw(NAMES),
        citizenship=draw(st.sampled_from(Citizenship)),
        country="ID",
        sex=draw(st.sampled_from("LP")),
        birth_date=draw(DATES),
        employments=(*draw(EARLIER), Employment(START, draw(st.none() | st.just(date(2026, 12, 31))))),
        terms=draw(dated(TERMS, START)),
        wages=draw(WAGES),
        family=draw(FAMILY),
        nik=draw(st.just("") | DIGITS),
        phone=draw(st.just("") | DIGITS),
        religion=draw(st.sampled_from(["", "Islam", "Khonghucu"])),
        birth_place=draw(TEXTS),
        leaves=draw(leaves()),
        payslip_language=draw(st.sampled_from(["id", "en"])),
    )


@st.composite
def companies(draw: st.DrawFn) -> CompanyPeople:
    nips = draw(st.lists(st.text("0123456789ABC-/.", min_size=1, max_size=6), min_size=1, max_size=3, unique=True))
    people = tuple(draw(employees(nip)) for nip in sorted(nips))
    words = [word.value for word in Variable if word is not Variable.DAYS_WORKED]
    items = {}
    for person in people:
        names = {item.name.casefold() for wage in person.wages for item in wage.allowances}
        for word in draw(st.lists(st.sampled_from(words), max_size=2, unique=True)):
            if word not in names:
                item = VariableItem(person.nip, draw(MONTHS), word, draw(AMOUNTS))
                items[item.nip, item.month, item.component] = item
        if draw(st.booleans()):
            days = VariableItem(person.nip, draw(MONTHS), Variable.DAYS_WORKED, ZERO, draw(st.integers(1, 31)))
            items[days.nip, days.month, days.component] = days
    openings = tuple(
        OpeningTotals(person.nip, 2026, Month(2026, 3), *(draw(AMOUNTS) for _ in range(6)))
        for person in people
        if draw(st.booleans())
    )
    company = Company(
        id="c" * 32,
        code="UJI",
        name=draw(NAMES),
        address=draw(TEXTS),
        npp=draw(DIGITS),
        bank=draw(TEXTS),
        bank_account=draw(st.just("") | DIGITS),
        signatory_name=draw(TEXTS),
        terms=draw(dated(COMPANY_TERMS, START)),
        branches=tuple(
            Branch(code, draw(NAMES), draw(st.just("") | DIGITS), terms=draw(st.just(()) | dated(BRANCH_TERMS, None)))
            for code in BRANCHES
        ),
        components=tuple(
            Component(name, draw(st.sampled_from(ComponentKind)), draw(st.just(()) | dated(COMPONENT_TERMS, None)))
            for name in draw(st.sampled_from([(), ("Komponen rumah",), ("Komponen dinas", "Komponen rumah")]))
        ),
    )
    return CompanyPeople(company, people, tuple(items.values()), openings)


def stored(held: CompanyPeople) -> MemoryWorkspace:
    workspace = MemoryWorkspace()
    with workspace.unit_of_work() as uow:
        store = uow.store(held.company.id)
        store.save_company(held.company)
        store.save_employees(held.employees)
        store.save_variables(held.variables)
        store.save_openings(held.openings)
        uow.commit()
    return workspace


def bare(held: CompanyPeople) -> CompanyPeople:
    """Without the keys that each workspace makes for itself, in one order."""
    people = tuple(
        replace(
            person,
            id="",
            family=tuple(replace(member, id="") for member in person.family),
            wages=tuple(
                replace(wage, allowances=tuple(sorted(wage.allowances, key=lambda item: (item.kind, item.name))))
                for wage in person.wages
            ),
        )
        for person in held.employees
    )
    return CompanyPeople(
        replace(held.company, id=""),
        people,
        tuple(sorted(held.variables, key=lambda item: (item.month, item.nip, item.component))),
        tuple(sorted(held.openings, key=lambda totals: (totals.year, totals.nip))),
    )


@settings(max_examples=30, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(companies())
def test_an_export_imported_again_changes_nothing_and_elsewhere_gives_the_same(held: CompanyPeople) -> None:
    workspace, elsewhere = stored(held), MemoryWorkspace()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "orang.xlsx"
        write_people(path, PeopleExport(workspace).gather())
        read = read_people(path)
    rows = sum(len(sheet.rows) for sheet in read.sheets)
    before = workspace.data
    for _time in range(2):
        done = PeopleImport(workspace, FixedClock()).apply(read)
        assert done.value.summary == ImportSummary(0, 0, rows, 0), done.findings
        assert workspace.data is before
    new = PeopleImport(elsewhere, FixedClock()).apply(read)
    assert new.value.summary == ImportSummary(rows, 0, 0, 0), new.findings
    (copied,) = PeopleExport(elsewhere).gather()
    assert bare(copied) == bare(held)
