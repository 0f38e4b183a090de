"""What holds for every command: faults, interruption, closed pipes, help; and the commands without a workspace."""

from __future__ import annotations

import errno
import io
import json
import logging
import re
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest

from desktop_app import bootstrap
from desktop_app.cli import main as dispatch
from main import start
from tests.cli.conftest import Cli

CASE = {
    "id": "satu",
    "month": "2026-11",
    "employee": {"birth_date": "1990-05-01"},
    "pay": {"basic": 8_000_000},
}


def broken(error: BaseException) -> Callable[[], NoReturn]:
    def gate() -> NoReturn:
        raise error

    return gate


@pytest.mark.parametrize(("language", "word"), [("id", "Nomor rujukan"), ("en", "Reference")])
def test_a_fault_gives_a_reference_and_no_personal_data(
    language: str, word: str, caplog: pytest.LogCaptureFixture
) -> None:
    err = io.StringIO()
    environment = replace(bootstrap._environment(), err=err, gate=broken(RuntimeError("NIK 3273065204810001")))
    with caplog.at_level(logging.ERROR):
        status = dispatch.run(["--language", language, "--workspace", "w", "companies"], environment)
    reference = re.search(rf"{word} ([0-9A-F]{{4}}-[0-9A-F]{{4}})\.", err.getvalue())
    assert status == 70
    assert reference is not None
    assert reference[1] in caplog.text
    assert "3273065204810001" not in err.getvalue() + caplog.text


@pytest.mark.parametrize(
    ("error", "status", "said"), [(BrokenPipeError(), 1, ""), (KeyboardInterrupt(), 130, "tidak disimpan")]
)
def test_an_ending_from_outside_is_no_fault(error: BaseException, status: int, said: str) -> None:
    err = io.StringIO()
    environment = replace(bootstrap._environment(), err=err, gate=broken(error))
    assert dispatch.run(["--workspace", "w", "companies"], environment) == status
    assert said in err.getvalue()


def test_an_interruption_while_the_program_loads_ends_it_quietly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(arguments: list[str]) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(bootstrap, "main", interrupted)
    assert start() == 130
    assert capsys.readouterr() == ("", "")


def test_an_option_without_its_value_is_refused_in_one_language(cli: Cli) -> None:
    ran = cli("companies", "--language")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "Perintah ini tidak dimengerti: --language memerlukan nilai\nBantuan: main.py companies --help\n"


@pytest.mark.parametrize("name", ["stdin", "stdout", "stderr"])
def test_a_process_without_a_standard_stream_does_its_work(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, name, None)
    assert bootstrap.main(["regulations", "list"]) == 0
    getattr(sys, name).close()


class FullDisk(io.StringIO):
    """What standard output is when it goes to a file on a full disk."""

    def flush(self) -> None:
        raise OSError(errno.ENOSPC, "full")


def test_an_output_on_a_full_disk_is_no_fault_of_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    err = io.StringIO()
    monkeypatch.setattr(sys, "stderr", err)
    monkeypatch.setattr(sys, "stdout", FullDisk())
    assert bootstrap.main(["regulations", "list"]) == 1
    assert "disk penuh" in err.getvalue()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize(("words", "status"), [(["--help"], 0), (["simulate", "list"], 1)])
def test_nothing_is_left_to_say_at_exit(words: list[str], status: int, monkeypatch: pytest.MonkeyPatch) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        assert bootstrap.main(words) == status


def test_help_speaks_the_language(cli: Cli) -> None:
    for words, said in (
        (("--help",), "Hitung, setujui, dan tutup"),
        (("--language", "en", "--help"), "Calculate, approve"),
    ):
        ran = cli(*words)
        assert (ran.status, ran.err) == (0, "")
        assert said in ran.out


def test_calculate_passes_through(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GAJIBERES_WORKSPACE", str(tmp_path / "tidak_ada"))
    cases = tmp_path / "kasus.json"
    cases.write_text(json.dumps({"contract": 1, "cases": [CASE]}), "utf-8")
    (case,) = cli("calculate", cases).document["cases"]
    assert case["bpjs"]["kesehatan"]["employee"] == "80000.00"
    to_file = cli("calculate", cases, "--out", tmp_path / "hasil.json")
    assert (to_file.status, to_file.out) == (0, "")
    assert json.loads((tmp_path / "hasil.json").read_text("utf-8"))["cases"] == [case]
    assert cli("calculate", tmp_path / "nihil.json").status == 2


def test_regulations_are_listed_for_a_day(cli: Cli) -> None:
    document = cli("regulations", "list", "--on", "2026-11-30", "--json").document
    assert (document["contract"], document["on"]) == (1, "2026-11-30")
    assert len(document["regulations"]) > 50
    assert {"key", "from", "reference"} <= set(document["regulations"][0])
    assert all(row["from"] <= "2026-11-30" for row in document["regulations"])
    text = cli("regulations", "list", "--on", "2026-11-30")
    assert len(text.out.splitlines()) == len(document["regulations"])
    assert cli("regulations", "list", "--on", "kemarin").status == 2


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a display")
@pytest.mark.parametrize(("words", "said"), [((), "Tidak ada layar"), (("--language", "en"), "There is no display")])
def test_a_window_without_a_display_is_refused_in_a_sentence(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], said: str
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    ran = cli(*words)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(said)
