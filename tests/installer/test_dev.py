"""The set-up script's commands, the system's packages and the example client, without touching the machine."""

from __future__ import annotations

import ast
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import dev
import environment
import example
import system_packages

INSTALLER = environment.ROOT / "installer"
SET_UP = sorted(set(INSTALLER.glob("*.py")) - {INSTALLER / "sign_pack.py"})
"""What runs before anything is installed; the publisher signs with the program's own libraries."""


@pytest.mark.parametrize("path", SET_UP, ids=lambda path: path.name)
def test_only_the_standard_library(path: Path) -> None:
    own = {file.stem for file in INSTALLER.glob("*.py")}
    imported = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            imported |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add(str(node.module).partition(".")[0])
    assert imported - own <= dev.sys.stdlib_module_names


def test_an_old_python_can_read_the_script_far_enough_to_refuse() -> None:
    ast.parse((INSTALLER / "dev.py").read_text("utf-8"), feature_version=(3, 6))


@pytest.mark.parametrize("arguments", [[], ["fly"], ["run", "now"]])
def test_an_unknown_command_shows_the_commands(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(arguments) == 2
    assert "dev.py run" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["run", "--help"]])
def test_help_is_an_answer(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(arguments) == 0
    assert "dev.py run" in capsys.readouterr().out


def test_a_failing_step_ends_with_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def fail() -> None:
        raise subprocess.CalledProcessError(3, ["pip", "install"])

    monkeypatch.setattr(system_packages, "ensure_all", fail)
    assert dev.main(["run"]) == 1
    assert capsys.readouterr().err == "This did not work (exit status 3): pip install\n"


class TestSystemPackages:
    @pytest.fixture
    def commands(self, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
        """The commands that would have run, on a Debian that lacks two libraries and knows one newer name."""
        done: list[list[str]] = []

        def run(command: list[str], **_options: object) -> subprocess.CompletedProcess[bytes]:
            if command[:2] == ["apt-cache", "show"]:
                return subprocess.CompletedProcess(command, 0 if command[2] == "libglib2.0-0t64" else 100)
            if command == ["sudo", "-n", "true"]:
                return subprocess.CompletedProcess(command, 1)
            done.append(command)
            return subprocess.CompletedProcess(command, 0)

        monkeypatch.setattr(system_packages.sys, "platform", "linux")
        monkeypatch.setattr(system_packages, "missing_libraries", lambda: ["libglib-2.0.so.0", "libEGL.so.1"])
        monkeypatch.setattr(system_packages.shutil, "which", lambda name: f"/usr/bin/{name}")
        monkeypatch.setattr(system_packages.subprocess, "run", run)
        monkeypatch.setattr(system_packages.os, "geteuid", lambda: 0, raising=False)
        return done

    def test_root_installs_them(self, commands: list[list[str]]) -> None:
        system_packages.ensure_all()
        update, install = commands
        assert update[-3:] == ["apt-get", "update", "--quiet"]
        assert install[-3:] == ["--no-install-recommends", "libglib2.0-0t64", "libegl1"]
        assert "sudo" not in install

    def test_others_are_told_the_command(self, commands: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(system_packages.os, "geteuid", lambda: 1000, raising=False)
        monkeypatch.setattr(system_packages, "_may_sudo", lambda: False)
        with pytest.raises(
            system_packages.MissingPackagesError, match=r"sudo apt-get install .* libglib2\.0-0t64 libegl1$"
        ):
            system_packages.ensure_all()
        assert commands == []

    def test_sudo_is_said_before_it_is_used(
        self, commands: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(system_packages.os, "geteuid", lambda: 1000, raising=False)
        monkeypatch.setattr(system_packages, "_may_sudo", lambda: True)
        system_packages.ensure_all()
        assert [command[0] for command in commands] == ["sudo", "sudo"]
        assert "Running: sudo apt-get install" in capsys.readouterr().out

    def test_a_missing_venv_is_installed_too(self, commands: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(system_packages, "missing_libraries", list)
        monkeypatch.setattr(system_packages.importlib.util, "find_spec", lambda _name: None)
        system_packages.ensure_all()
        assert commands[-1][-1].endswith("-venv")

    def test_nothing_missing_does_nothing(self, commands: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(system_packages, "missing_libraries", list)
        system_packages.ensure_all()
        assert commands == []


class TestExample:
    @pytest.fixture
    def program(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
        """The program as the contract describes it; calling the fixture sets its state and gives the log."""
        log: list[str] = []
        state = {"state": "none", "exit": 0, "shows": 0}

        def run(command: list[str], **_options: object) -> subprocess.CompletedProcess[str]:
            if command[1] == "-c":
                return subprocess.CompletedProcess(command, int(state["shows"]), stdout="")
            arguments = command[2:]
            log.append(" ".join(arguments[:2]))
            answer: dict[str, object] = {}
            match arguments[0]:
                case "workspace":
                    Path(arguments[2]).touch()
                case "companies":
                    answer = {"companies": [{"code": "CONTOH", "state": state["state"]}]}
                case "files":
                    answer = {"files": [{"kind": "payslips", "path": f"{arguments[-4]}/all.pdf"}], "findings": []}
            return subprocess.CompletedProcess(command, int(state["exit"]), stdout=json.dumps(answer))

        monkeypatch.setattr(example, "FOLDER", tmp_path / "example")
        monkeypatch.setattr(example, "WORKSPACE", tmp_path / "example" / "contoh.gbr")
        monkeypatch.setattr(example, "ROOT", tmp_path)
        monkeypatch.setattr(example.subprocess, "run", run)
        (tmp_path / "resources" / "example").mkdir(parents=True)
        (tmp_path / "resources" / "example" / "people.xlsx").write_bytes(b"first")

        def set_state(**changes: object) -> list[str]:
            state.update(changes)
            return log

        return set_state

    def test_the_month_end_without_a_window(
        self, program: Callable[..., list[str]], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert example.month_end(Path("python")) == 0
        assert program() == [
            "workspace create",
            "import people",
            "companies --month",
            "month run",
            "files --month",
        ]
        said = capsys.readouterr().out
        assert "payslips" in said
        for step in ("month show", "month approve", "--help", "dev.py run"):
            assert step in said.partition("What next")[2]

    def test_the_second_time_keeps_the_workspace(self, program: Callable[..., list[str]]) -> None:
        example.make_workspace(Path("python"))
        example.make_workspace(Path("python"))
        assert program() == ["workspace create", "import people"]

    def test_a_new_example_workbook_is_imported(self, program: Callable[..., list[str]], tmp_path: Path) -> None:
        example.make_workspace(Path("python"))
        (tmp_path / "resources" / "example" / "people.xlsx").write_bytes(b"second")
        example.make_workspace(Path("python"))
        assert program() == ["workspace create", "import people", "import people"]

    def test_an_approved_month_stays(self, program: Callable[..., list[str]]) -> None:
        log = program(state="approved", exit=1)
        assert example.month_end(Path("python")) == 0
        assert "month run" not in log

    def test_a_refusal_stops(self, program: Callable[..., list[str]]) -> None:
        program(exit=2)
        with pytest.raises(subprocess.CalledProcessError):
            example.month_end(Path("python"))

    def test_the_window_opens_where_there_is_a_display(
        self, program: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(example.sys, "platform", "linux")
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "GAJIBERES_HEADLESS"):
            monkeypatch.delenv(name, raising=False)
        python = Path("python")
        assert not example.has_display(python)
        monkeypatch.setenv("DISPLAY", ":0")
        assert example.has_display(python)
        program(shows=-6)  # nobody answers at that display, and Qt aborts
        assert not example.has_display(python)
        program(shows=0)
        monkeypatch.setenv("GAJIBERES_HEADLESS", "1")
        assert not example.has_display(python)
        example.open_program(Path("python"))
        assert program()[-1].startswith("--workspace")
