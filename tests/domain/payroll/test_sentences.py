"""Everything that the engine may find has a sentence in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from desktop_app.domain import payroll
from desktop_app.foundation.i18n import _, sentence, translated
from desktop_app.foundation.messages import sentences

_ENGINE = Path(payroll.__file__).parent
_FOUND = re.compile(r'\b(?:info|warning|error)\(\s*"([a-z0-9_.]+)"|return "((?:bpjs|tax|pay)\.[a-z0-9_.]+)"')
_PARAMETER = re.compile(r"\{(\w+)\}")


def _codes() -> list[str]:
    text = "\n".join(path.read_text("utf-8") for path in sorted(_ENGINE.glob("*.py")))
    return sorted({first or second for first, second in _FOUND.findall(text)})


def test_the_engine_finds_something() -> None:
    assert len(_codes()) >= 25


@pytest.mark.parametrize("code", _codes())
def test_a_code_has_a_sentence_and_a_translation_with_the_same_parameters(code: str) -> None:
    english = sentences()[code]
    assert isinstance(english, str)
    with translated("id"):
        indonesian = _(english)
    assert indonesian != english
    assert set(_PARAMETER.findall(indonesian)) == set(_PARAMETER.findall(english))


def test_a_parameter_that_is_a_code_is_worded() -> None:
    with translated("en"):
        assert sentence("bpjs.switched_off", {"programme": "kesehatan"}).startswith("BPJS Kesehatan is switched off")
