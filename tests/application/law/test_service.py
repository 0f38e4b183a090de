"""Versions of the law that are added in a workspace: kept, used, shown against the month, and never for closed ones."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop_app.application.law.draft import UMK, UMP, VersionDraft
from desktop_app.application.law.service import Law
from desktop_app.application.law.workspace_law import WorkspaceRegulations
from desktop_app.application.services import Services
from desktop_app.bootstrap import build_gate, build_services, main
from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.money import Money
from desktop_app.domain.periods import Month
from desktop_app.domain.regulation import Reference
from desktop_app.foundation.files import resource_path
from desktop_app.regulations.merging import LawBook
from desktop_app.regulations.packs import PackReader
from desktop_app.regulations.source import FileRegulations
from tests.regulations.sample_packs import publisher, trust, write_pack

CODE = "MELATI"
MONTH = Month(2026, 11)
CAP = "bpjs.jp.cap"
REFERENCE = Reference("Surat contoh", "Ps. 29", "contoh", date(2026, 11, 1), "high")


@pytest.fixture(scope="module")
def calculated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plain workspace with the example company. To copy, not to change."""
    place = tmp_path_factory.mktemp("law") / "contoh.gbr"
    example = next(resource_path("example").glob("*.xlsx"))
    assert main(["workspace", "create", str(place), "--plain"]) == 0
    assert main(["import", "people", str(example), "--apply", "--workspace", str(place)]) == 0
    return place


@pytest.fixture
def open_again(calculated: Path, tmp_path: Path) -> Iterator[Callable[[], Services]]:
    """Opens one and the same workspace as often as asked, as several people of an office do."""
    place = tmp_path / "kerja.gbr"
    shutil.copy(calculated, place)
    opened = []

    def open_it() -> Services:
        services = build_services(build_gate().open(str(place), None))
        opened.append(services)
        return services

    yield open_it
    for services in opened:
        services.workspace.close()


@pytest.fixture
def services(open_again: Callable[[], Services]) -> Services:
    return open_again()


def cap(amount: str, start: date | None = date(2026, 11, 1), **more: Any) -> VersionDraft:
    return VersionDraft(CAP, start, ((amount,),), REFERENCE, **more)


def refused(act: Callable[[], object]) -> KnownProblem:
    with pytest.raises(KnownProblem) as caught:
        act()
    return caught.value


def test_a_version_is_used_by_the_next_calculation(services: Services) -> None:
    before = services.runs.calculate(CODE, MONTH).value
    outcome = services.law.add(cap("5jt"))
    after = services.runs.calculate(CODE, MONTH).value
    assert after.head.regulation_fingerprint == outcome.value.fingerprint != before.head.regulation_fingerprint
    assert after.head.totals.jp.employee < before.head.totals.jp.employee
    assert {
        line.law.start for slip in after.payslips for line in slip.payslip.trace if line.law and line.law.key == CAP
    } == {date(2026, 11, 1)}


def test_the_programs_own_law_stays_as_it_is(services: Services) -> None:
    services.law.add(cap("5jt"))
    assert FileRegulations().current().at(CAP, date(2026, 11, 30)).value == Money.rupiah(11_086_300)


def test_everybody_in_the_office_calculates_with_it(open_again: Callable[[], Services]) -> None:
    mine, theirs = open_again(), open_again()
    assert theirs.regulations.current().at(CAP, date(2026, 11, 30)).value == Money.rupiah(11_086_300)
    mine.law.add(cap("5jt"))
    run = theirs.runs.calculate(CODE, MONTH).value
    assert run.head.regulation_fingerprint == mine.regulations.current().fingerprint
    mine.law.remove(CAP, date(2026, 11, 1))
    assert theirs.law.state().law.fingerprint == FileRegulations().current().fingerprint


def test_it_travels_with_the_backup(services: Services, tmp_path: Path) -> None:
    services.law.add(cap("5jt"))
    services.workspace.backup(tmp_path / "cadangan.gbr")
    build_gate().restore(tmp_path / "cadangan.gbr", str(tmp_path / "pulih.gbr"))
    restored = build_services(build_gate().open(str(tmp_path / "pulih.gbr"), None))
    try:
        assert restored.law.state() == services.law.state()
        assert restored.workspace.verify() == ()
    finally:
        restored.workspace.close()


def test_it_is_kept_with_reference_author_and_moment(services: Services) -> None:
    services.law.add(cap("5jt"))
    (added,) = services.law.state().added.versions
    assert (added.origin, added.reference, added.value) == ("hand", REFERENCE, "5000000")
    assert added.added_at.tzinfo is not None


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        (cap("5jt", start=None), "law.start_missing"),
        (cap("lima"), "law.cell"),
        (replace(cap("5jt"), key="bpjs.jp.tidak_ada"), "law.key_unknown"),
        (replace(cap("5jt"), reference=replace(REFERENCE, instrument=" ")), "law.instrument_missing"),
        (replace(cap("5jt"), reference=replace(REFERENCE, source="")), "law.source_missing"),
        (replace(cap("5jt"), reference=replace(REFERENCE, article="")), "law.article_missing"),
        (replace(cap("5jt"), reference=replace(REFERENCE, confidence="low")), "law.note_missing"),
        (cap("", start=date(2010, 1, 1), repeals=True), "law.added_broken"),
    ],
)
def test_an_incomplete_version_is_refused_and_nothing_kept(services: Services, draft: VersionDraft, code: str) -> None:
    assert refused(lambda: services.law.add(draft)).code == code
    assert services.law.state().added.versions == ()


def test_a_note_stands_in_for_an_article_that_doesnt_exist(services: Services) -> None:
    services.law.add(replace(cap("5jt"), reference=replace(REFERENCE, article="", note="Tanpa pasal")))
    assert services.law.state().findings == ()


def test_a_version_that_decided_an_approved_month_stays(services: Services) -> None:
    services.law.add(cap("5jt"))
    services.runs.calculate(CODE, MONTH)
    services.runs.approve(CODE, MONTH)
    stored = services.runs.show(CODE, MONTH)
    for act in (lambda: services.law.remove(CAP, date(2026, 11, 1)), lambda: services.law.add(cap("6jt"))):
        problem = refused(act)
        assert problem.code == "law.version_used"
        assert dict(problem.params)["company"] == CODE
    services.law.add(cap("6jt", date(2026, 11, 2)))
    assert services.runs.show(CODE, MONTH) == stored


def test_a_version_of_no_month_can_be_corrected_and_removed(services: Services) -> None:
    services.law.add(cap("5jt"))
    services.law.add(cap("6jt"))
    services.runs.calculate(CODE, MONTH)
    assert services.regulations.current().at(CAP, date(2026, 11, 30)).value == Money.rupiah(6_000_000)
    services.law.remove(CAP, date(2026, 11, 1))
    assert services.regulations.current().fingerprint == FileRegulations().current().fingerprint
    assert refused(lambda: services.law.remove(CAP, date(2026, 11, 1))).code == "law.nothing_to_remove"


def test_rows_typed_one_after_the_other_come_together(services: Services) -> None:
    year = date(2027, 1, 1)
    for place, amount in (("3275", "6,3jt"), ("3273 Kota Bandung", "5jt"), ("3275 kota bekasi", "6,4jt")):
        services.law.add(VersionDraft(UMK, year, ((place, amount),), REFERENCE, rows_only=True))
    found = services.regulations.current().parameters[UMK]
    rows = {place: found.row_in_force(place, date(2027, 1, 31)) for place in ("3275", "3273", "3578")}
    assert [dated.value.sen // 100 for dated in rows.values() if dated] == [6_400_000, 5_000_000, 5_288_796]
    assert [dated.overdue_since for dated in rows.values() if dated] == [None, None, year]


def test_places_are_known_by_their_code_and_provinces_by_their_name(services: Services) -> None:
    year = date(2027, 1, 1)
    for key, name, code in (
        (UMK, "Bandung", "law.place_code"),
        (UMK, "3273 Bandung", "law.place_code"),
        (UMP, "Jawa barat", "law.province_unknown"),
    ):
        draft = VersionDraft(key, year, ((name, "5jt"),), REFERENCE, rows_only=True)
        assert refused(partial(services.law.add, draft)).code == code
    services.law.add(VersionDraft(UMP, year, (("Bali", "3,4jt"), ("Banten", "")), REFERENCE, rows_only=True))
    found = services.regulations.current().parameters[UMP]
    bali, banten = (found.row_in_force(name, date(2027, 1, 31)) for name in ("Bali", "Banten"))
    assert bali is not None
    assert bali.value == Money.rupiah(3_400_000)
    assert banten is not None
    assert banten.overdue_since == year


def test_the_holidays_of_a_further_year_can_be_entered(services: Services) -> None:
    key = "calendar.holidays_2031"
    services.law.add(VersionDraft(key, date(2031, 1, 1), (("01-01-2031", "Tahun Baru", "national"),), REFERENCE))
    assert len(services.regulations.current().at(key, date(2031, 1, 1)).value) == 1


def test_a_workspace_with_a_broken_version_still_opens_and_says_so(services: Services) -> None:
    services.law.add(cap("5jt"))
    (added,) = services.law.state().added.versions
    with services.workspace.unit_of_work() as uow:
        uow.law().save(replace(added, value="[", starts_on=date(2026, 12, 1)))
        uow.commit()
    again = build_services(services.workspace)
    state = again.law.state()
    assert [finding.code for finding in state.findings] == ["law.added_broken"]
    assert state.law.fingerprint == FileRegulations().current().fingerprint
    assert refused(lambda: again.runs.calculate(CODE, MONTH)).code == "law.added_broken"
    again.law.remove(CAP, date(2026, 12, 1))
    assert again.law.state().findings == ()


def test_the_effect_is_shown_per_person_and_nothing_is_stored(services: Services) -> None:
    services.runs.calculate(CODE, MONTH)
    stored = services.runs.show(CODE, MONTH)
    law = services.law.state().law
    (effect,) = services.law_effects.compare(MONTH, law, services.law.drafted(cap("5jt")))
    assert effect.is_open
    assert effect.before == stored.head.totals
    assert effect.after is not None
    assert effect.changed
    assert sum(person.take_home.sen for person in effect.changed if person.take_home) == (
        effect.after.take_home.sen - effect.before.take_home.sen
    )
    assert services.runs.show(CODE, MONTH) == stored
    assert services.law.state().added.versions == ()
    (same,) = services.law_effects.compare(MONTH, law, law)
    assert same.changed == ()


def test_closed_months_never_move(services: Services) -> None:
    services.runs.calculate(CODE, MONTH)
    services.runs.approve(CODE, MONTH)
    services.runs.close(CODE, MONTH)
    law = services.law.state().law
    (effect,) = services.law_effects.compare(MONTH, law, services.law.drafted(cap("5jt")))
    assert not effect.is_open
    assert (effect.before, effect.after, effect.changed) == (None, None, ())


# Packs


@pytest.fixture
def key() -> Ed25519PrivateKey:
    return publisher()


@pytest.fixture
def law(services: Services, key: Ed25519PrivateKey) -> Law:
    """The law of the workspace, for a publisher that this test trusts."""
    book = LawBook()
    regulations = WorkspaceRegulations(FileRegulations(), services.workspace, book)
    return Law(services.workspace, regulations, book, PackReader("0.1.0", trust(key)), services.clock, lambda: "Rina")


def test_a_pack_is_shown_before_it_is_installed(law: Law, key: Ed25519PrivateKey, tmp_path: Path) -> None:
    preview = law.preview(write_pack(tmp_path, key))
    assert [(one.parameter.key, one.replaces) for one in preview.changes] == [
        (CAP, False),
        ("calendar.holidays_2028", False),
    ]
    before = preview.changes[0].before
    assert before is not None
    assert before.value == Money.rupiah(11_086_300)
    assert law.state().added.versions == ()


def test_a_pack_is_installed_whole_and_recorded(
    law: Law, services: Services, key: Ed25519PrivateKey, tmp_path: Path
) -> None:
    law.install(write_pack(tmp_path, key))
    state = law.state()
    assert [(one.name, one.number, one.installed_by) for one in state.added.packs] == [("resmi", 1, "Rina")]
    assert {one.origin for one in state.added.versions} == {"resmi"}
    assert state.law.at(CAP, date(2027, 3, 31)).value == Money.rupiah(11_600_000)
    services.regulations.refresh()
    assert services.regulations.current() == state.law
    assert services.workspace.verify() == ()


def test_a_later_issue_takes_the_place_of_the_earlier_one(law: Law, key: Ed25519PrivateKey, tmp_path: Path) -> None:
    law.install(write_pack(tmp_path, key))
    law.install(write_pack(tmp_path, key, ("number = 1", "number = 3"), ("11_600_000", "11_700_000")))
    assert law.state().law.at(CAP, date(2027, 3, 31)).value == Money.rupiah(11_700_000)
    assert len(law.state().added.versions) == 2
    older = write_pack(tmp_path, key, ("number = 1", "number = 2"))
    assert refused(lambda: law.install(older)).code == "law.pack_older"
    same = write_pack(tmp_path, key, ("number = 1", "number = 3"))
    assert refused(lambda: law.preview(same)).code == "law.pack_there"


def test_a_pack_that_breaks_the_rules_of_the_files_leaves_nothing(
    law: Law, key: Ed25519PrivateKey, tmp_path: Path
) -> None:
    broken = write_pack(tmp_path, key, ('kind = "amount"', 'kind = "number"'), ("11_600_000", "7"))
    assert refused(lambda: law.install(broken)).code == "law.added_broken"
    assert law.state().added.packs == ()
    assert law.state().added.versions == ()


def test_what_was_typed_by_hand_stays_over_a_pack(law: Law, key: Ed25519PrivateKey, tmp_path: Path) -> None:
    law.add(cap("12jt", date(2027, 3, 1)))
    law.install(write_pack(tmp_path, key))
    assert law.state().law.at(CAP, date(2027, 3, 31)).value == Money.rupiah(12_000_000)
    law.remove(CAP, date(2027, 3, 1))
    assert law.state().law.at(CAP, date(2027, 3, 31)).value == Money.rupiah(11_600_000)
