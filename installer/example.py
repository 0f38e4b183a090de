"""The example client: its workspace under ``example/``, made by the very commands that a user has."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "example"
WORKSPACE = FOLDER / "contoh.gbr"
MONTH = "2026-11"

DONE = 0
DONE_WITH_FINDINGS = 1


def has_display(python: Path) -> bool:
    """Whether a window can be shown here. On Linux a display may be named at which nobody answers, so Qt is asked."""
    if os.environ.get("GAJIBERES_HEADLESS") == "1":
        return False
    if not sys.platform.startswith("linux"):
        return True
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False
    command = [str(python), "-c", "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"]
    try:
        return subprocess.run(command, capture_output=True, timeout=30, check=False).returncode == 0
    except subprocess.TimeoutExpired:
        return False


def open_program(python: Path) -> int:
    """Opens the program on the example workspace; returns its exit status when it's closed."""
    make_workspace(python)
    return subprocess.run([str(python), "main.py", "--workspace", str(WORKSPACE)], cwd=ROOT, check=False).returncode


def month_end(python: Path) -> int:
    """Runs the example's month end without a window and prints where the files lie."""
    make_workspace(python)
    companies = json.loads(_command(python, "companies", "--month", MONTH, "--json"))["companies"]
    for company in companies:
        code = str(company["code"])
        out = FOLDER / MONTH if len(companies) == 1 else FOLDER / MONTH / code
        of_company = ["--month", MONTH, "--company", code]
        if company["state"] not in {"approved", "closed"}:
            print(f"Calculating {MONTH} of {code} ...", flush=True)
            _command(python, "month", "run", *of_company, "--json")
        print(f"Writing the files of {code} ...", flush=True)
        out.mkdir(parents=True, exist_ok=True)
        written = json.loads(_command(python, "files", *of_company, "--out", str(out), "--json"))
        print(f"{len(written['files'])} files in {out}:", flush=True)
        for file in written["files"]:
            print(f"  {file['kind']:12} {file['path']}", flush=True)
    for company in companies:
        print(_next_steps(python, str(company["code"])), flush=True)
    return 0


def _next_steps(python: Path, code: str) -> str:
    """What somebody who has seen the example's files may type now."""
    program = f"{_from_root(python)} main.py"
    month = f"--month {MONTH} --company {code} --workspace {_from_root(WORKSPACE)}"
    return f"""
What next, in {ROOT}:
  why every figure is so          {program} month show {month} --json
  accept the month                {program} month approve {month}
                                  (slips and registers then lose the word DRAF)
  every command                   {program} --help
  the window, where there is one  python3 installer/dev.py run"""


def _from_root(path: Path) -> str:
    """A path as it's typed in the folder of the program."""
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)


def make_workspace(python: Path) -> None:
    """Makes the example workspace where it's missing and imports the example workbooks when they are new.

    Raises subprocess.CalledProcessError when a command refuses; its own message has been shown by then.
    """
    workbooks = sorted((ROOT / "resources" / "example").glob("*.xlsx"))
    imported = FOLDER / "imported"
    fingerprint = hashlib.sha256(b"".join(path.read_bytes() for path in workbooks)).hexdigest()
    if WORKSPACE.exists() and imported.is_file() and imported.read_text("utf-8") == fingerprint:
        return
    FOLDER.mkdir(exist_ok=True)
    if not WORKSPACE.exists():
        print(f"Making the example workspace {WORKSPACE} ...", flush=True)
        _command(python, "workspace", "create", str(WORKSPACE), "--plain", workspace=None)
    for workbook in workbooks:
        print(f"Importing {workbook.name} ...", flush=True)
        _command(python, "import", "people", str(workbook), "--apply", "--json")
    imported.write_text(fingerprint, "utf-8")


def _command(python: Path, *arguments: str, workspace: Path | None = WORKSPACE) -> str:
    """What one command of the program prints on standard output; its messages pass through."""
    command = [str(python), "main.py", *arguments]
    if workspace is not None:
        command += ["--workspace", str(workspace)]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, encoding="utf-8", check=False)
    if done.returncode not in {DONE, DONE_WITH_FINDINGS}:
        raise subprocess.CalledProcessError(done.returncode, command)
    return done.stdout
