"""Which cases a month brings, their deadlines and ticks, and letters filled from the records."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from desktop_app.application.paperwork.letters import Agent, Letter
from desktop_app.application.paperwork.service import Paperwork
from desktop_app.application.records.paperwork import Case, CaseKey, CaseState
from desktop_app.application.results import WrittenFile
from desktop_app.domain.company import Company, CompanySize, CompanyTerms, Programme
from desktop_app.domain.components import BY_LAW, Component, ComponentKind
from desktop_app.domain.employee import (
    Citizenship,
    ComponentAmount,
    Employee,
    EmployeeKind,
    EmployeeTerms,
    Employment,
    Leave,
    Wage,
)
from desktop_app.domain.family import FamilyMember, Relation
from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.money import Money
from desktop_app.domain.paperwork import LetterKind
from desktop_app.domain.periods import Month
from desktop_app.persistence.gate import DatabaseGate
from desktop_app.persistence.workspace import DatabaseWorkspace
from desktop_app.regulations.procedures import shipped_procedures
from desktop_app.regulations.source import FileRegulations
from tests.clock import FixedClock

NOVEMBER = Month(2026, 11)
COMPANY = Company(
    id="a" * 32,
    code="SNU",
    name="PT Sinar Niaga Utama",
    npp="24101780",
    business_unit_code="01234567",
    address="Jl. Soekarno-Hatta No. 618, Buahbatu, Kota Bandung 40286",
    signatory_name="Hendra Gunawan",
    signatory_position="Direktur",
    terms=(CompanyTerms(date(2020, 1, 1), CompanySize.MEDIUM, 1, 5),),
)


CLOCK = FixedClock(datetime(2026, 11, 18, 9, 0, tzinfo=UTC))


def person(number: int, *employments: Employment, **more: object) -> Employee:
    start = employments[0].started_on
    return Employee(
        id=f"{number:032x}",
        nip=f"{number:04d}",
        name=f"Orang {number}",
        citizenship=Citizenship.WNI,
        sex="L",
        birth_date=date(1990, 1, 1),
        employments=employments,
        **{  # type: ignore[arg-type]
            "terms": (EmployeeTerms(start, EmployeeKind.PERMANENT, "TK/0", job_title="Staf"),),
            "nik": "3273010101900003",
            "jkn_number": "0001234567890",
            **more,
        },
    )


def left(number: int, day: date, reason: str) -> Employee:
    return person(number, Employment(date(2021, 1, 4), ended_on=day, leaving_reason=reason))


def child(name: str, born: date, *, studying: bool = False) -> FamilyMember:
    return FamilyMember(name.lower(), Relation.CHILD, name, "P", born, studying=studying)


class Office:
    """A workspace with the company and some people."""

    def __init__(self, folder: Path) -> None:
        location = str(folder / "kantor.gbr")
        DatabaseGate().create(location, None)
        self.workspace: DatabaseWorkspace = DatabaseGate().open(location, None)
        self.written: list[Letter] = []
        self.paperwork = Paperwork(self.workspace, FileRegulations(), CLOCK, shipped_procedures, self._write)
        self.save(COMPANY)

    def save(self, company: Company, *people: Employee) -> None:
        with self.workspace.unit_of_work() as unit:
            unit.store(company.id).save_company(company)
            unit.store(company.id).save_employees(people)
            unit.commit()

    def cases(self, month: Month = NOVEMBER) -> dict[str, Case]:
        return {case.key.procedure: case for case in self.paperwork.cases(COMPANY.id, month)}

    def _write(self, letter: Letter, folder: Path) -> WrittenFile:
        self.written.append(letter)
        return WrittenFile("letters", str(folder / "surat.pdf"))


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def test_a_month_without_events_is_empty(office: Office) -> None:
    office.save(COMPANY, person(1, Employment(date(2020, 3, 2))))
    assert office.cases() == {}


def test_a_joiner_is_registered_with_both(office: Office) -> None:
    office.save(COMPANY, person(1, Employment(date(2026, 11, 9))))
    cases = office.cases()
    assert set(cases) == {"kesehatan_worker_registration", "ketenagakerjaan_worker_registration"}
    health, work = cases["kesehatan_worker_registration"], cases["ketenagakerjaan_worker_registration"]
    assert health.deadline is not None
    assert health.deadline.day == date(2026, 11, 20)
    assert work.deadline is not None
    assert work.deadline.day == date(2026, 12, 9)
    assert (health.name, health.nip, health.state) == ("Orang 1", "0001", CaseState.NOT_STARTED)


def test_who_joins_on_the_first_is_entered_the_month_before(office: Office) -> None:
    office.save(COMPANY, person(1, Employment(date(2026, 12, 1))))
    cases = office.cases()
    assert set(cases) == {"kesehatan_worker_registration"}
    assert cases["kesehatan_worker_registration"].deadline is not None


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        ("A1", {"kesehatan_worker_deactivation", "claim_jht"}),
        ("A2", {"kesehatan_after_dismissal", "claim_jht", "claim_jkp"}),
        ("A4", {"kesehatan_worker_deactivation", "claim_jht", "claim_jp"}),
        ("A6", {"kesehatan_worker_deactivation", "claim_jkm", "claim_jp"}),
        ("A7", {"kesehatan_worker_deactivation"}),
        ("A10", {"kesehatan_after_dismissal"}),
    ],
)
def test_the_reason_for_leaving_decides(office: Office, reason: str, expected: set[str]) -> None:
    office.save(COMPANY, left(1, date(2026, 11, 13), reason))
    assert set(office.cases()) == expected | {"ketenagakerjaan_worker_deactivation"}


def test_deadlines_of_a_leaver(office: Office) -> None:
    office.save(COMPANY, left(1, date(2026, 11, 13), "A2"))
    days = {key: case.deadline.day for key, case in office.cases().items() if case.deadline}
    assert days["kesehatan_after_dismissal"] == date(2026, 11, 20)
    assert days["ketenagakerjaan_worker_deactivation"] == date(2026, 12, 15)
    assert days["claim_jkp"] == date(2027, 5, 13)


def test_a_leaver_without_a_reason_is_noticed(office: Office) -> None:
    office.save(COMPANY, left(1, date(2026, 11, 13), ""))
    case = office.cases()["kesehatan_worker_deactivation"]
    assert [finding.code for finding in case.findings] == ["paperwork.reason_missing"]


def test_the_company_s_own_cut_off_counts(office: Office) -> None:
    terms = replace(COMPANY.terms[0], edabu_cutoff=25)
    office.save(replace(COMPANY, terms=(terms,)), left(1, date(2026, 11, 13), "A1"))
    case = office.cases()["kesehatan_worker_deactivation"]
    assert case.deadline is not None
    assert case.deadline.day == date(2026, 11, 25)


def test_who_takes_no_part_needs_no_paper(office: Office) -> None:
    programmes = (Programme.KESEHATAN, Programme.JHT, Programme.JP, Programme.JKK, Programme.JKM)
    terms = (EmployeeTerms(date(2026, 11, 9), EmployeeKind.PERMANENT, "TK/0", programmes_off=programmes),)
    office.save(COMPANY, person(1, Employment(date(2026, 11, 9)), terms=terms))
    assert office.cases() == {}


def test_children_come_of_age_at_21_or_25(office: Office) -> None:
    family = (child("Ani", date(2005, 11, 12)), child("Budi", date(2005, 11, 12), studying=True))
    office.save(COMPANY, person(1, Employment(date(2020, 3, 2)), family=family))
    (case,) = office.paperwork.cases(COMPANY.id, NOVEMBER)
    assert (case.key.procedure, case.member) == ("kesehatan_child_of_age", "Ani")
    assert case.deadline is not None
    assert case.deadline.day == date(2026, 11, 20)
    later = office.cases(Month(2030, 11))
    assert later["kesehatan_child_of_age"].member == "Budi"


def test_a_birth_registers_the_family(office: Office) -> None:
    office.save(COMPANY, person(1, Employment(date(2020, 3, 2)), family=(child("Ani", date(2026, 11, 3)),)))
    assert set(office.cases()) == {"kesehatan_family_registration", "ketenagakerjaan_family_registration"}


def test_who_is_counted_from_a_month_on_is_registered_by_the_cut_off_before(office: Office) -> None:
    wife = FamilyMember("w", Relation.WIFE, "Sari", "P", date(1991, 1, 1), covered_from=Month(2026, 12))
    office.save(COMPANY, person(1, Employment(date(2020, 3, 2)), family=(wife,)))
    case = office.cases()["kesehatan_family_registration"]
    assert case.member == "Sari"
    assert case.deadline is not None
    assert case.deadline.day == date(2026, 11, 20)


def test_a_child_that_is_counted_no_longer_does_not_come_of_age(office: Office) -> None:
    ended = replace(child("Ani", date(2005, 11, 12)), covered_until=Month(2026, 3))
    office.save(COMPANY, person(1, Employment(date(2020, 3, 2)), family=(ended,)))
    assert office.cases() == {}


def test_unpaid_leave_shows_what_rests(office: Office) -> None:
    leave = Leave(date(2026, 11, 2), date(2027, 1, 31), suspended=(Programme.JHT, Programme.JP))
    office.save(COMPANY, person(1, Employment(date(2020, 3, 2)), leaves=(leave,)))
    assert office.cases()["unpaid_leave"].suspended == (Programme.JHT, Programme.JP)


def test_a_wage_over_the_limit_changes_the_class(office: Office) -> None:
    wages = (
        Wage(date(2020, 3, 2), Money.rupiah(3_900_000)),
        Wage(date(2026, 11, 1), Money.rupiah(4_000_001)),
    )
    office.save(COMPANY, person(1, Employment(date(2020, 3, 2)), wages=wages))
    assert set(office.cases()) == {"kesehatan_care_class"}
    office.save(COMPANY, person(1, Employment(date(2020, 3, 2)), wages=wages[:1]))
    assert office.cases() == {}


def test_an_allowance_that_bpjs_does_not_count_changes_no_class(office: Office) -> None:
    kind = ComponentKind.FIXED
    left_out = replace(BY_LAW[kind], starts_on=date(2020, 1, 1), bpjs=False)
    company = replace(COMPANY, components=(Component("Perumahan", kind, (left_out,)),))
    wages = (
        Wage(date(2020, 3, 2), Money.rupiah(3_900_000)),
        Wage(date(2026, 11, 1), Money.rupiah(3_900_000), (ComponentAmount("Perumahan", kind, Money.rupiah(500_000)),)),
    )
    office.save(company, person(1, Employment(date(2020, 3, 2)), wages=wages))
    assert office.cases() == {}
    office.save(COMPANY, person(1, Employment(date(2020, 3, 2)), wages=wages))
    assert set(office.cases()) == {"kesehatan_care_class"}


def test_ticks_are_kept_and_a_started_case_stays_until_it_is_done(office: Office) -> None:
    key = CaseKey("ketenagakerjaan_company_closure", COMPANY.id, date(2026, 11, 18))
    lines = office.paperwork.checklist(COMPANY.id, key).lines
    after = office.paperwork.tick(COMPANY.id, key, lines[0].item.key, done=True).value
    assert after.case.state is CaseState.UNDER_WAY
    assert after.lines[0].ticked_at == CLOCK.now()
    assert office.cases(Month(2027, 1))["ketenagakerjaan_company_closure"].done == 1
    for line in lines:
        office.paperwork.tick(COMPANY.id, key, line.item.key, done=True)
    assert office.paperwork.checklist(COMPANY.id, key).case.state is CaseState.DONE
    assert office.cases(Month(2027, 1)) == {}
    assert office.cases()["ketenagakerjaan_company_closure"].state is CaseState.DONE
    office.paperwork.tick(COMPANY.id, key, lines[0].item.key, done=False)
    assert office.cases(Month(2027, 1))["ketenagakerjaan_company_closure"].done == len(lines) - 1


@pytest.mark.parametrize(
    ("procedure", "subject", "item"),
    [
        ("none", COMPANY.id, "step.form"),
        ("claim_jht", "f" * 32, "step.form"),
        ("kesehatan_company_closure", "f" * 32, "step.letter"),
        ("kesehatan_company_closure", COMPANY.id, "step.none"),
    ],
)
def test_what_is_not_there_is_refused(office: Office, procedure: str, subject: str, item: str) -> None:
    with pytest.raises(KnownProblem) as problem:
        office.paperwork.tick(COMPANY.id, CaseKey(procedure, subject, date(2026, 11, 18)), item, done=True)
    assert problem.value.code == "paperwork.unknown"


def test_a_line_in_own_words_and_back(office: Office) -> None:
    key = CaseKey("kesehatan_company_closure", COMPANY.id, date(2026, 11, 18))
    office.paperwork.edit_text(key.procedure, "step.send", "  Antar langsung ke cabang.  ")
    line = next(line for line in office.paperwork.checklist(COMPANY.id, key).lines if line.item.key == "step.send")
    assert line.own is not None
    assert (line.own.text, line.own.edited_at) == ("Antar langsung ke cabang.", CLOCK.now())
    office.paperwork.restore_text(key.procedure, "step.send")
    assert all(line.own is None for line in office.paperwork.checklist(COMPANY.id, key).lines)
    with pytest.raises(KnownProblem) as problem:
        office.paperwork.edit_text(key.procedure, "step.send", " ")
    assert problem.value.code == "paperwork.text_empty"


def test_a_letter_is_filled_from_the_records(office: Office) -> None:
    office.save(
        COMPANY, left(1, date(2026, 11, 13), "A1"), left(2, date(2026, 11, 30), "A3"), left(3, date(2026, 10, 2), "A1")
    )
    key = CaseKey("kesehatan_worker_deactivation", f"{1:032x}", date(2026, 11, 13))
    letter = office.paperwork.draft_letter(COMPANY.id, key, LetterKind.KESEHATAN_DEACTIVATION)
    assert [(each.name, each.member_number, each.reason) for each in letter.people] == [
        ("Orang 1", "0001234567890", "A1"),
        ("Orang 2", "0001234567890", "A3"),
    ]
    assert (letter.number, letter.place, letter.branch) == ("001/SNU/XI/2026", "Bandung", "Bandung")
    assert (letter.signatory_name, letter.effective_on) == ("Hendra Gunawan", date(2026, 12, 1))


def test_written_letters_are_numbered_on_and_can_be_written_again(office: Office, tmp_path: Path) -> None:
    office.save(COMPANY, left(1, date(2026, 11, 13), "A1"))
    key = CaseKey("kesehatan_worker_deactivation", f"{1:032x}", date(2026, 11, 13))
    kind = LetterKind.KESEHATAN_DEACTIVATION
    letter = office.paperwork.draft_letter(COMPANY.id, key, kind)
    for _again in range(2):
        office.paperwork.write_letter(COMPANY.id, key, letter, tmp_path)
    assert len(office.written) == 2
    assert [entry.number for entry in office.paperwork.checklist(COMPANY.id, key).letters] == [letter.number]
    assert office.paperwork.draft_letter(COMPANY.id, key, kind).number == letter.number
    closing = CaseKey("ketenagakerjaan_company_closure", COMPANY.id, date(2026, 11, 18))
    other = office.paperwork.draft_letter(COMPANY.id, closing, LetterKind.KETENAGAKERJAAN_CLOSURE)
    assert other.number == "002/SNU/XI/2026"
    with pytest.raises(KnownProblem) as problem:
        office.paperwork.write_letter(COMPANY.id, closing, replace(other, number=letter.number), tmp_path)
    assert problem.value.code == "letter.number_taken"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"number": " "}, "letter.number_missing"),
        ({"place": ""}, "letter.place_missing"),
        ({"signatory_name": ""}, "letter.signatory_missing"),
        ({"people": ()}, "letter.people_missing"),
        ({"kind": LetterKind.EDABU_POWER_OF_ATTORNEY, "agent": Agent("Rina")}, "letter.agent_missing"),
    ],
)
def test_an_unfinished_letter_is_not_written(
    office: Office, tmp_path: Path, change: dict[str, object], code: str
) -> None:
    office.save(COMPANY, left(1, date(2026, 11, 13), "A1"))
    key = CaseKey("kesehatan_worker_deactivation", f"{1:032x}", date(2026, 11, 13))
    letter = office.paperwork.draft_letter(COMPANY.id, key, LetterKind.KESEHATAN_DEACTIVATION)
    with pytest.raises(KnownProblem) as problem:
        office.paperwork.write_letter(COMPANY.id, key, replace(letter, **change), tmp_path)  # type: ignore[arg-type]
    assert problem.value.code == code
    assert office.written == []
