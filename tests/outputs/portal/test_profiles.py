"""Profiles are data: strictly read, and enough for a layout that no code knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.foundation.files import resource_path
from desktop_app.outputs.portal import profiles
from desktop_app.outputs.portal.profile_files import ProfileError, load_profile
from desktop_app.outputs.portal.profiles import date_pattern, normalised
from tests.tools.portal_templates import EDABU_HEADINGS, NA_HEADINGS, TK_HEADINGS, UPAH_HEADINGS

LEAVERS = resource_path("formats", "portal", "sipp_tk_nonaktif.toml")


def changed(folder: Path, old: str, new: str) -> Path:
    """A copy of a profile with one text exchanged."""
    text = LEAVERS.read_text("utf-8")
    assert old in text
    path = folder / "format.toml"
    path.write_text(text.replace(old, new, 1), "utf-8")
    return path


def test_the_built_in_profiles_have_the_portals_columns_in_order() -> None:
    by_key = {profile.key: [column.header for column in profile.columns] for profile in profiles()}

    assert by_key["sipp_upah"] == list(UPAH_HEADINGS)
    assert by_key["sipp_tk_baru"] == list(TK_HEADINGS)
    assert by_key["sipp_tk_nonaktif"] == list(NA_HEADINGS)
    assert len(by_key["edabu_mutasi"]) == len(EDABU_HEADINGS) == 37


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('field = "kpj"', 'field = "kpj"\nfeild = "x"'),
        ("checked = true", "checked = true\nverified = true"),
        ("checked = true", 'checked = "ya"'),
        ('key = "sipp_tk_nonaktif"\n', ""),
        ('kind = "leavers"', 'kind = "guests"'),
        ('missing = "error"', 'missing = "fatal"'),
        ('code_list = "reasons"', 'code_list = "places"'),
        ('aliases = ["NAMA"]', 'aliases = ["KPJ"]'),
        ('kind = "date"', 'kind = "date"\npattern = "tanggal"'),
        ("[[columns]]", "[[columns"),
    ],
)
def test_a_profile_with_a_mistake_is_refused_with_its_file(tmp_path: Path, old: str, new: str) -> None:
    with pytest.raises(ProfileError, match=r"format\.toml"):
        load_profile(changed(tmp_path, old, new))


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("Tgl Lahir (DD/MM/YYYY)", "dd/mm/yyyy"),
        ("mm/dd/yyyy", "mm/dd/yyyy"),
        ("yyyy-mm-dd", "yyyy-mm-dd"),
        ("dd/dd/yyyy", None),
        ("Tgl Lahir", None),
    ],
)
def test_the_date_pattern_in_a_heading(text: str, pattern: str | None) -> None:
    assert date_pattern(text) == pattern


def test_headings_are_compared_without_case_blanks_and_signs() -> None:
    assert normalised(" Tgl. Akhir\nKontrak ") == normalised("TGL_AKHIR_KONTRAK") == "TGLAKHIRKONTRAK"
