"""The virtual environment ``.venv``: made from a lock file, checked quickly, rebuilt when broken.

A stamp inside ``.venv`` says which lock file was installed for which Python. While an installation is
under way it says so instead; an interrupted one is therefore never taken for a finished one.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / ".venv"
STAMP = "gajiberes-setup"
UNFINISHED = "unfinished"

RUN_LOCK = ROOT / "installer" / "requirements.lock"
TEST_LOCK = ROOT / "installer" / "requirements-test.lock"

# The lock file is the complete list, so pip resolves nothing (--no-deps). It leaves docopt out: num2words
# names it for its command line only, and it's the one package that would have to be built on this machine.
STRICT = ["--no-deps", "--require-hashes", "--only-binary", ":all:"]
NEVER_INSTALLED = "docopt"


def python_of(folder: Path) -> Path:
    """The interpreter of a virtual environment."""
    return folder / "Scripts" / "python.exe" if os.name == "nt" else folder / "bin" / "python"


def prepare(lock: Path, folder: Path = FOLDER) -> Path:
    """Brings ``.venv`` to what the lock file says and returns its interpreter; quick when it's there already.

    Raises subprocess.CalledProcessError when making it or installing fails.
    """
    python = python_of(folder)
    stamp = folder / STAMP
    state = stamp.read_text("utf-8") if stamp.is_file() else ""
    usable = _answers(python)
    if usable and state in _satisfying(lock):
        return python

    if folder.exists() and (not usable or state == UNFINISHED):
        print(f"The environment in {folder.name} is broken or unfinished. Making it anew.", flush=True)
        shutil.rmtree(folder)
        usable = False
    folder.mkdir(exist_ok=True)
    stamp.write_text(UNFINISHED, "utf-8")
    if not usable:
        print(f"Making {folder.name} for Python {_version()} ...", flush=True)
        subprocess.run([_base_python(), "-m", "venv", str(folder)], check=True)
    print(f"Installing the packages of {lock.name} ...", flush=True)
    _install(python, lock)
    stamp.write_text(state_of(lock), "utf-8")
    return python


def state_of(lock: Path) -> str:
    """What the stamp says once this lock file is installed for the running Python."""
    return f"python {_version()} {lock.name} sha256 {hashlib.sha256(lock.read_bytes()).hexdigest()}"


def lock_again(python: Path) -> None:
    """Resolves the dependencies of pyproject.toml anew into the two lock files, for every system and Python.

    Raises subprocess.CalledProcessError when that isn't possible, and ValueError when a lock file would
    name an address of a package index.
    """
    uv = shutil.which("uv") or shutil.which("uv", path=str(python.parent))
    if uv is None:
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", "uv"], check=True)
        uv = str(python.parent / "uv")
    options = ["--universal", "--python-version", "3.11", "--upgrade", "--generate-hashes", "--quiet"]
    options += ["--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"]
    options += ["--no-emit-package", NEVER_INSTALLED]
    for lock, extra in ((RUN_LOCK, "postgres"), (TEST_LOCK, "test")):
        command = [uv, "pip", "compile", "pyproject.toml", "--extra", extra, *options]
        found = subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8").stdout
        if "://" in found:
            raise ValueError(f"{lock.name} would name an address; the package index is the reader's own choice")
        lock.write_text(found, "utf-8")
        print(f"written: {lock}", flush=True)


def _satisfying(lock: Path) -> list[str]:
    """The stamps that are good enough: the test packages include those to run."""
    return [state_of(candidate) for candidate in {lock, TEST_LOCK}]


def _answers(python: Path) -> bool:
    """Whether the environment's interpreter starts, has pip, and is the running Python's version."""
    if not python.exists():
        return False
    command = [str(python), "-c", "import pip, sys; print('{}.{}.{}'.format(*sys.version_info[:3]))"]
    try:
        answer = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.stdout.strip() == _version()


def _install(python: Path, lock: Path) -> None:
    """Installs with uv where it's on the path, as it's many times quicker; else with the environment's pip."""
    uv = shutil.which("uv")
    if uv is not None:
        command = [uv, "pip", "install", "--quiet", "--compile-bytecode", "--python", str(python), *STRICT]
        if subprocess.run([*command, "-r", str(lock)], check=False).returncode == 0:
            return
        print("uv could not do it. Trying pip.", flush=True)
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *STRICT]
    subprocess.run([*command, "-r", str(lock)], check=True)


def _version() -> str:
    return "{}.{}.{}".format(*sys.version_info[:3])


def _base_python() -> str:
    """The Python outside any virtual environment, as one can't rebuild itself while it runs."""
    return getattr(sys, "_base_executable", None) or sys.executable
