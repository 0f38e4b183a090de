"""Every problem that the store can report has its sentence."""

from __future__ import annotations

import re
from pathlib import Path

import desktop_app.persistence
from desktop_app.foundation.messages import sentences

PACKAGE = Path(desktop_app.persistence.__file__).parent


def test_every_code_has_a_sentence() -> None:
    code = re.compile(r'"((?:workspace|backup|run)\.[a-z_]+)"')
    used = {found for path in PACKAGE.rglob("*.py") for found in code.findall(path.read_text("utf-8"))}
    assert used - {"workspace.db"} <= sentences().keys()
    assert len(used) > 30
