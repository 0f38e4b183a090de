from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import BinaryIO

import pytest

from desktop_app.foundation.files import FileProblem, make_folder, staged, write_atomically


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    target = tmp_path / "berkas.txt"
    for content in (b"satu", b"dua"):
        write_atomically(target, lambda stream, content=content: _write(stream, content))
        assert target.read_bytes() == content
    assert list(tmp_path.iterdir()) == [target]


def test_a_write_that_breaks_off_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "berkas.txt"
    target.write_bytes(b"lama")

    def broken(stream: BinaryIO) -> None:
        stream.write(b"separuh")
        raise ValueError("berhenti")

    with pytest.raises(ValueError, match="berhenti"):
        write_atomically(target, broken)
    assert target.read_bytes() == b"lama"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(("number", "code"), [(errno.ENOSPC, "file.disk_full"), (errno.EACCES, "file.no_permission")])
def test_problems_of_the_environment_have_a_code_and_the_path(tmp_path: Path, number: int, code: str) -> None:
    target = tmp_path / "berkas.txt"

    def full(stream: BinaryIO) -> None:
        raise OSError(number, os.strerror(number))

    with pytest.raises(FileProblem) as caught:
        write_atomically(target, full)
    assert (caught.value.code, caught.value.path) == (code, target)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match=r"file\.missing_folder"):
        write_atomically(tmp_path / "tidak" / "ada.txt", lambda stream: _write(stream, b""))


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "bagian").mkdir()
    target, link = tmp_path / "bagian" / "berkas.txt", tmp_path / "tautan.txt"
    link.symlink_to(target)
    for content in (b"satu", b"dua"):
        write_atomically(link, lambda stream, content=content: _write(stream, content))
        assert (link.is_symlink(), target.read_bytes()) == (True, content)


@pytest.mark.skipif(os.name != "posix", reason="other systems have no named pipes among their files")
def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    target = tmp_path / "pipa"
    os.mkfifo(target)
    reader = os.open(target, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_atomically(target, lambda stream: _write(stream, b"isi"))
        assert os.read(reader, 10) == b"isi"
    finally:
        os.close(reader)
    assert target.is_fifo()


@pytest.mark.skipif(os.name != "posix", reason="elsewhere the system only says that access is denied")
def test_a_folder_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(FileProblem, match=r"file\.is_a_folder"):
        write_atomically(tmp_path / "folder", lambda stream: _write(stream, b""))
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_a_file_is_no_folder_to_write_in(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_bytes(b"")
    for path in (tmp_path / "berkas", tmp_path / "berkas" / "dalam"):
        with pytest.raises(FileProblem, match=r"file\.not_a_folder") as caught:
            make_folder(path)
        assert caught.value.path == path


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_a_replaced_file_keeps_its_rights(tmp_path: Path) -> None:
    target = tmp_path / "berkas.txt"
    target.write_bytes(b"lama")
    target.chmod(0o640)
    write_atomically(target, lambda stream: _write(stream, b"baru"))
    assert target.stat().st_mode & 0o777 == 0o640


def _write(stream: BinaryIO, content: bytes) -> None:
    stream.write(content)


def test_staged_files_take_their_places_together(tmp_path: Path) -> None:
    (tmp_path / "satu.txt").write_text("lama", encoding="utf-8")
    with staged(tmp_path) as place:
        (place / "satu.txt").write_text("baru", encoding="utf-8")
        (place / "slip").mkdir()
        (place / "slip" / "dua.txt").write_text("dua", encoding="utf-8")
        assert (tmp_path / "satu.txt").read_text(encoding="utf-8") == "lama"
    found = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert found == {"satu.txt", "slip/dua.txt"}
    assert (tmp_path / "satu.txt").read_text(encoding="utf-8") == "baru"


def test_a_set_that_breaks_off_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "satu.txt").write_text("lama", encoding="utf-8")

    def break_off() -> None:
        with staged(tmp_path) as place:
            (place / "satu.txt").write_text("baru", encoding="utf-8")
            raise ValueError("berhenti")

    with pytest.raises(ValueError, match="berhenti"):
        break_off()
    assert [path.name for path in tmp_path.iterdir()] == ["satu.txt"]
    assert (tmp_path / "satu.txt").read_text(encoding="utf-8") == "lama"


def test_a_target_that_cannot_be_replaced_stops_the_set_before_the_first_file(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()

    def make_both() -> None:
        with staged(tmp_path) as place:
            (place / "a").write_text("a", encoding="utf-8")
            (place / "b").write_text("b", encoding="utf-8")

    with pytest.raises(FileProblem) as problem:
        make_both()
    assert (problem.value.code, problem.value.path) == ("file.is_a_folder", tmp_path / "b")
    assert [path.name for path in tmp_path.iterdir()] == ["b"]


def test_a_folder_that_nothing_was_put_into_isnt_left(tmp_path: Path) -> None:
    def break_off() -> None:
        with staged(tmp_path / "a" / "b") as place:
            (place / "satu.txt").write_text("baru", encoding="utf-8")
            raise ValueError("berhenti")

    with pytest.raises(ValueError, match="berhenti"):
        break_off()
    with staged(tmp_path / "kosong"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_even_be_looked_for_is_a_problem_of_the_place(tmp_path: Path) -> None:
    place = tmp_path / "a" / ("x" * 300)
    with pytest.raises(FileProblem) as problem, staged(place):
        pass
    assert problem.value.path == place
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="elsewhere only the time tells who is still writing")
def test_what_a_program_left_that_was_killed_just_now_is_cleared(tmp_path: Path) -> None:
    left = tmp_path / ".berkas-mati.part"
    left.mkdir()
    (left / "slip.pdf").write_bytes(b"separuh")
    _made_before(left, 60)
    with staged(tmp_path) as busy:
        _made_before(busy, 60)
        with staged(tmp_path):
            assert not left.exists()
            assert busy.exists()


def test_what_a_killed_program_left_is_cleared_and_what_another_writes_stays(tmp_path: Path) -> None:
    left, busy = tmp_path / ".berkas-lama.part", tmp_path / ".berkas-baru.part"
    for place in (left, busy):
        place.mkdir()
        (place / "slip.pdf").write_bytes(b"separuh")
    os.utime(left, (1_000_000_000, 1_000_000_000))
    with staged(tmp_path) as place:
        (place / "slip.pdf").write_bytes(b"utuh")
    assert not left.exists()
    assert busy.exists()
    assert (tmp_path / "slip.pdf").read_bytes() == b"utuh"


def _made_before(place: Path, seconds: int) -> None:
    then = place.stat().st_mtime - seconds
    os.utime(place, (then, then))
