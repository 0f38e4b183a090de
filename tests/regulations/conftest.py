"""What the tests of the regulations share."""

from __future__ import annotations

import pytest

from desktop_app.domain.regulation import RegulationSet
from desktop_app.regulations.loader import load_regulations

SOUND = """\
topic = "test"
title = { id = "Uji", en = "Test" }

[rule]
kind = "number"
title = { id = "Aturan", en = "Rule" }

[[rule.versions]]
from = 2020-01-01
instrument = "PP 1"
article = "Ps. 1"
source = "contoh"
verified = 2026-11-20
confidence = "high"
value = 1
"""


@pytest.fixture
def sound() -> str:
    """A file with one rule that nothing is wrong with."""
    return SOUND


@pytest.fixture(scope="session")
def law() -> RegulationSet:
    """The program's own regulations."""
    return load_regulations()
