"""Regulation packs are taken whole or not at all, and only from a publisher who is trusted."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.findings import KnownProblem
from desktop_app.foundation.files import resource_path
from desktop_app.foundation.i18n import sentence, translated
from desktop_app.regulations import packs
from desktop_app.regulations.packs import PackReader, signed_pack, trusted_keys
from tests.regulations.sample_packs import CONTENT, publisher, trust, write_pack

KEY = publisher()
READER = PackReader("0.1.0", trust(KEY))


def refused(path: Path, reader: PackReader = READER) -> str:
    with pytest.raises(KnownProblem) as caught:
        reader.read(path)
    with translated("en"):
        assert "{" not in sentence(caught.value.code, caught.value.params)
    return caught.value.code


def test_a_signed_pack_is_read(tmp_path: Path) -> None:
    pack = READER.read(write_pack(tmp_path, KEY))
    assert (pack.name, pack.number, pack.issued_on) == ("resmi", 1, date(2027, 2, 26))
    assert [(one.key, one.value) for one in pack.versions] == [
        ("bpjs.jp.cap", "11600000"),
        (
            "calendar.holidays_2028",
            '[{ "date" = 2028-01-01, "name" = "Tahun Baru \\"Masehi\\"", "kind" = "national" }]',
        ),
    ]
    assert [one.kind for one in pack.parameters] == ["amount", "holidays"]
    assert pack.signer in trust(KEY)


def test_line_ends_turned_on_the_way_do_no_harm(tmp_path: Path) -> None:
    path = write_pack(tmp_path, KEY)
    before = READER.read(path)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert READER.read(path) == before


@pytest.mark.parametrize("at", [-2, -200, -700, 170])
def test_one_changed_byte_is_enough(at: int, tmp_path: Path) -> None:
    path = write_pack(tmp_path, KEY)
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)
    assert refused(path) in {"law.pack_tampered", "law.pack_malformed"}


def test_a_changed_figure_is_tampering(tmp_path: Path) -> None:
    path = write_pack(tmp_path, KEY)
    path.write_bytes(path.read_bytes().replace(b"11_600_000", b"19_600_000"))
    assert refused(path) == "law.pack_tampered"


def test_something_appended_is_tampering(tmp_path: Path) -> None:
    path = write_pack(tmp_path, KEY)
    path.write_bytes(path.read_bytes() + b"\n")
    assert refused(path) == "law.pack_tampered"


def test_an_unknown_publisher_is_refused(tmp_path: Path) -> None:
    assert refused(write_pack(tmp_path, publisher())) == "law.pack_unknown_key"


def test_the_name_of_a_trusted_key_doesnt_help_a_stranger(tmp_path: Path) -> None:
    stranger, path = publisher(), write_pack(tmp_path, publisher())
    mine, theirs = next(iter(trust(KEY))), signed_pack(CONTENT.encode(), stranger)
    path.write_bytes(theirs.replace(next(iter(trust(stranger))).encode(), mine.encode()))
    assert refused(path) == "law.pack_tampered"


@pytest.mark.parametrize("line", ["key", "signature"])
def test_an_unsigned_pack_is_refused(line: str, tmp_path: Path) -> None:
    path = write_pack(tmp_path, KEY)
    head = [f"{line} " if row.startswith(line.encode()) else row.decode() for row in path.read_bytes().split(b"\n")[:3]]
    path.write_bytes("\n".join(head).encode() + b"\n\n" + CONTENT.encode())
    assert refused(path) == "law.pack_unsigned"


def test_other_files_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "gaji.gbr-rules"
    path.write_bytes(b"SQLite format 3\0")
    assert refused(path) == "law.pack_other_file"
    path.write_bytes(b"gajiberes rules 1\nkey")
    assert refused(path) == "law.pack_malformed"


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    assert refused(tmp_path / "tiada.gbr-rules") == "law.pack_unreadable"


def test_a_huge_file_is_refused_before_it_is_read_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_pack(tmp_path, KEY)
    monkeypatch.setattr(packs, "MOST_BYTES", path.stat().st_size - 1)
    assert refused(path) == "law.pack_too_big"


@pytest.mark.parametrize(("needed", "ok"), [("0.1", True), ("0.1.0", True), ("0.1.1", False), ("1.0", False)])
def test_a_pack_for_a_later_program_is_refused(needed: str, ok: bool, tmp_path: Path) -> None:
    path = write_pack(tmp_path, KEY, ('program = "0.1"', f'program = "{needed}"'))
    if ok:
        assert READER.read(path).program == needed
    else:
        assert refused(path) == "law.pack_needs_newer"


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('name = "resmi"', "", "missing key: name"),
        ('name = "resmi"', 'name = "hand"', "the name"),
        ('name = "resmi"', 'name = "Resmi!"', "the name"),
        ("number = 1", "number = 0", "the number"),
        ("number = 1", "number = true", "the number"),
        ("issued = 2027-02-26", 'issued = "kemarin"', "issued"),
        ('title = "Atap JP 2027"', 'title = " "', "the title"),
        ('program = "0.1"', 'program = "satu"', "program"),
        ("value = 11_600_000", 'value = "11"', "bpjs.jp.cap: expected a number"),
        ("value = 11_600_000", "value = -1", "bpjs.jp.cap: expected a number from 0 up"),
        ('source = "contoh"', 'source = ""', "source is empty"),
        ('kind = "amount"', 'kind = "money"', "unknown kind"),
        ("[topics.cap]", "[topics.cap]\nend = 1", "unknown key: end"),
        ("[topics.holidays_2028]", "[topics.Libur]", "unknown key: Libur"),
        ('topic = "calendar"', 'topic = "Kalender"', "the topic"),
        ('[[topics]]\ntopic = "calendar"', "[[topics]]\ntopic = [", "is not TOML"),
    ],
)
def test_malformed_content_is_refused_with_its_place(old: str, new: str, reason: str, tmp_path: Path) -> None:
    content = CONTENT.replace(old, new).replace("[[topics.Libur", "[[topics.Libur")
    content = content.replace("topics.holidays_2028", "topics.Libur") if "Libur" in new else content
    path = tmp_path / "rusak.gbr-rules"
    path.write_bytes(signed_pack(content.encode(), KEY))
    with pytest.raises(KnownProblem) as caught:
        READER.read(path)
    assert caught.value.code == "law.pack_malformed"
    assert reason in str(dict(caught.value.params)["reason"])


def test_the_program_trusts_its_publisher_and_holds_no_private_key() -> None:
    assert len(trusted_keys()) == 1
    for path in resource_path("keys").iterdir():
        assert b"PRIVATE" not in path.read_bytes()


def test_the_programs_own_store_is_used_by_default(tmp_path: Path) -> None:
    assert refused(write_pack(tmp_path, KEY), PackReader("0.1.0")) == "law.pack_unknown_key"
