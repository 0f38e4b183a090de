"""Time to the first window against a bare PySide6 window, each in a process of its own.

Run with ``pytest -m benchmark -s tests/benchmarks/test_first_window.py``.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest

pytestmark = pytest.mark.benchmark

_ROUNDS = 9
_ROOT = Path(__file__).resolve().parents[2]
_READY = (
    "from PySide6.QtWidgets import QApplication\n"
    """
def ready(*_application):
    application = QApplication.instance()
    while not any(widget.isVisible() for widget in application.topLevelWidgets()):
        application.processEvents()
    application.processEvents()
    print("shown", sorted(name for name in LATER if name in sys.modules), flush=True)
    os._exit(0)
"""
)
_LATER = ("sqlalchemy", "alembic", "openpyxl", "reportlab", "sqlcipher3")
"""What the first window doesn't need."""
_HEAD = f"import os, sys\nLATER = {_LATER!r}\n"
_BARE = f"""{_HEAD}{_READY}
from PySide6.QtWidgets import QLabel, QMainWindow
application = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLabel("Gajiberes"))
window.show()
ready()
"""
_OURS = f"""{_HEAD}{_READY}
QApplication.exec = ready
from desktop_app.bootstrap import main
main([])
"""


def _shown_after(program: str, settings: Path) -> tuple[float, str]:
    # An installed program has its bytecode beside it.
    environment = os.environ | {
        "XDG_CONFIG_HOME": str(settings),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPYCACHEPREFIX": str(settings / "bytecode"),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    started = perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", program], cwd=_ROOT, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline().strip()
        seconds = perf_counter() - started
    assert line.startswith("shown"), f"no window, exit status {process.returncode}"
    return seconds, line


def test_the_first_window_against_a_bare_one(tmp_path: Path) -> None:
    for program in (_BARE, _OURS):
        _shown_after(program, tmp_path)
    rounds = [(_shown_after(_BARE, tmp_path)[0], *_shown_after(_OURS, tmp_path)) for _ in range(_ROUNDS)]
    bare, ours = median(first for first, _, _ in rounds), median(second for _, second, _ in rounds)
    print(f"\nbare window {bare:.3f} s, first window {ours:.3f} s, ratio {ours / bare:.2f}; {rounds[0][2]}")
    assert rounds[0][2] == "shown []"
