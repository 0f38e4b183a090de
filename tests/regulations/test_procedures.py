"""The shipped checklists are whole, and faulty files are refused by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.paperwork import DeadlineKind, Institution, LetterKind
from desktop_app.regulations.procedures import read_procedures, shipped_procedures
from desktop_app.regulations.source import FileRegulations

SOUND = """
[uji]
institution = "kesehatan"
about = "employee"
title = { id = "Uji", en = "Test" }
when = { id = "Uji.", en = "Test." }
send_to = { id = "Cabang", en = "Branch" }
seen = 2026-11-20
source = "Uji"
confidence = "low"
steps = [{ key = "satu", id = "Satu.", en = "One." }]
documents = []
"""


def test_every_case_of_both_institutions_is_there() -> None:
    keys = {procedure.key for procedure in shipped_procedures()}
    for institution in (Institution.KESEHATAN, Institution.KETENAGAKERJAAN):
        for case in ("company_registration", "worker_registration", "family_registration"):
            assert f"{institution.value}_{case}" in keys
        for case in ("worker_deactivation", "company_closure"):
            assert f"{institution.value}_{case}" in keys
    assert {"claim_jht", "claim_jkk", "claim_jkm", "claim_jkp", "claim_jp"} <= keys
    assert {"kesehatan_after_dismissal", "kesehatan_care_class", "kesehatan_child_of_age", "unpaid_leave"} <= keys


def test_every_letter_belongs_to_a_checklist() -> None:
    assert {procedure.letter for procedure in shipped_procedures()} - {None} == set(LetterKind)


def test_a_deadline_of_the_law_names_a_regulation() -> None:
    law = FileRegulations().current()
    for procedure in shipped_procedures():
        if procedure.deadline is not None and procedure.deadline.kind is DeadlineKind.LAW:
            assert procedure.deadline.law in law.parameters


def test_dismissal_opens_jkp_and_resignation_does_not() -> None:
    by_key = {procedure.key: procedure for procedure in shipped_procedures()}
    assert by_key["claim_jkp"].reasons == ("A2",)
    assert "A2" in by_key["kesehatan_after_dismissal"].reasons
    assert "A2" not in by_key["kesehatan_worker_deactivation"].reasons


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('institution = "kesehatan"', 'institution = "lain"'),
        ('en = "Test" }', "}"),
        ('source = "Uji"', 'source = ""'),
        ("seen = 2026-11-20", 'seen = "20-11-2026"'),
        ('confidence = "low"', 'confidence = "sure"'),
        ("documents = []", 'documents = []\ncolour = "red"'),
        ("documents = []", 'documents = []\ndeadline = { kind = "days_after", shift = "next" }'),
        ("documents = []", "documents = [{ key = 1 }]"),
        ("[uji]", "[uji"),
    ],
)
def test_a_faulty_file_is_named(tmp_path: Path, old: str, new: str) -> None:
    (tmp_path / "uji.toml").write_text(SOUND, "utf-8")
    assert read_procedures(tmp_path)[0].items[0].key == "step.satu"
    (tmp_path / "uji.toml").write_text(SOUND.replace(old, new), "utf-8")
    with pytest.raises(KnownProblem) as problem:
        read_procedures(tmp_path)
    assert problem.value.code == "procedures.file_broken"
    assert "uji.toml" in str(dict(problem.value.params)["place"])


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnownProblem):
        read_procedures(tmp_path)
