"""The set-up script's decisions: when an environment is kept, mended or made anew."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import environment

PINNED = re.compile(r"^([a-z0-9-]+)==([^ ;\\]+)", re.MULTILINE)


@pytest.fixture
def lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Lock files without a package, so that nothing is fetched."""
    for name in ("RUN_LOCK", "TEST_LOCK"):
        path = tmp_path / f"{name}.lock"
        path.write_text(f"# {name}\n", "utf-8")
        monkeypatch.setattr(environment, name, path)
    return environment.RUN_LOCK


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was done: "make" for a new environment, the lock file's name for an installation."""
    done: list[str] = []

    def make(command: list[str], **_options: object) -> subprocess.CompletedProcess[str]:
        python = environment.python_of(Path(command[-1]))
        python.parent.mkdir(parents=True)
        python.touch()
        done.append("make")
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(environment.subprocess, "run", make)
    monkeypatch.setattr(environment, "_answers", lambda python: python.exists())
    monkeypatch.setattr(environment, "_install", lambda _python, lock: done.append(lock.name))
    return done


def test_the_second_time_does_nothing(tmp_path: Path, lock: Path, steps: list[str]) -> None:
    folder = tmp_path / "env"
    assert environment.prepare(lock, folder) == environment.python_of(folder)
    assert steps == ["make", lock.name]
    environment.prepare(lock, folder)
    assert steps == ["make", lock.name]


def test_a_changed_lock_file_is_installed(tmp_path: Path, lock: Path, steps: list[str]) -> None:
    environment.prepare(lock, tmp_path / "env")
    lock.write_text("# newer\n", "utf-8")
    environment.prepare(lock, tmp_path / "env")
    assert steps == ["make", lock.name, lock.name]


def test_the_test_packages_are_enough_to_run(tmp_path: Path, lock: Path, steps: list[str]) -> None:
    environment.prepare(environment.TEST_LOCK, tmp_path / "env")
    environment.prepare(lock, tmp_path / "env")
    assert steps == ["make", environment.TEST_LOCK.name]


def test_the_run_packages_are_not_enough_to_test(tmp_path: Path, lock: Path, steps: list[str]) -> None:
    environment.prepare(lock, tmp_path / "env")
    environment.prepare(environment.TEST_LOCK, tmp_path / "env")
    assert steps == ["make", lock.name, environment.TEST_LOCK.name]


def test_an_interrupted_installation_is_made_anew(
    tmp_path: Path, lock: Path, steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "env"

    def interrupted(_python: Path, _lock: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(environment, "_install", interrupted)
        with pytest.raises(KeyboardInterrupt):
            environment.prepare(lock, folder)
    leftover = folder / "leftover"
    leftover.touch()
    environment.prepare(lock, folder)
    assert steps == ["make", "make", lock.name]
    assert not leftover.exists()


def test_an_environment_without_its_interpreter_is_made_anew(tmp_path: Path, lock: Path, steps: list[str]) -> None:
    folder = tmp_path / "env"
    environment.prepare(lock, folder)
    environment.python_of(folder).unlink()
    environment.prepare(lock, folder)
    assert steps == ["make", lock.name, "make", lock.name]


def test_an_interpreter_that_does_not_start_is_no_answer(tmp_path: Path) -> None:
    broken = tmp_path / "python"
    assert not environment._answers(broken)
    broken.write_text("not a program", "utf-8")
    broken.chmod(0o755)
    assert not environment._answers(broken)


def test_the_running_interpreter_answers() -> None:
    assert environment._answers(Path(sys.executable))


class TestLockFiles:
    """Read as they are in the repository."""

    def test_they_hold_every_dependency_in_a_version_that_fits(self) -> None:
        project = tomllib.loads((environment.ROOT / "pyproject.toml").read_text("utf-8"))["project"]
        extra = project["optional-dependencies"]["test"]
        for path, wanted in (
            (environment.RUN_LOCK, project["dependencies"]),
            (environment.TEST_LOCK, project["dependencies"] + extra),
        ):
            pinned = dict(PINNED.findall(path.read_text("utf-8")))
            for requirement in map(Requirement, wanted):
                assert requirement.specifier.contains(pinned[requirement.name]), requirement

    def test_the_test_lock_holds_the_run_lock(self) -> None:
        run, test = (set(PINNED.findall(path.read_text("utf-8"))) for path in _locks())
        assert run < test

    def test_every_package_has_hashes_and_no_address(self) -> None:
        for path in _locks():
            text = path.read_text("utf-8")
            assert "://" not in text
            assert "@" not in text
            packages = re.split(r"\n(?=\S)", text.strip())
            assert len(packages) > 15
            assert all("--hash=sha256:" in package for package in packages)


def _locks() -> tuple[Path, Path]:
    return environment.RUN_LOCK, environment.TEST_LOCK


def test_every_package_is_named_with_its_licence() -> None:
    notice = (environment.ROOT / "installer" / "THIRD_PARTY.md").read_text("utf-8")
    named = set(re.findall(r"[a-z0-9-]+", "\n".join(line for line in notice.splitlines() if line.startswith("|"))))
    packages = {name for name, _version in PINNED.findall(environment.RUN_LOCK.read_text("utf-8"))}
    assert packages <= named
