"""The loader refuses anything that isn't exactly as the format says, and names the place."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from desktop_app.foundation.i18n import sentence, translated
from desktop_app.regulations.loader import RegulationFileError, load_regulations

BROKEN = sorted((Path(__file__).parent / "broken").glob("*.toml"))


def expectation(path: Path, name: str) -> str:
    match = re.search(rf"^# {name}:(.*)$", path.read_bytes().decode("latin-1"), re.MULTILINE)
    assert match is not None
    return match[1].strip()


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_broken_file_is_refused_with_its_place(path: Path, tmp_path: Path) -> None:
    shutil.copy(path, tmp_path)
    with pytest.raises(RegulationFileError) as caught:
        load_regulations(tmp_path)
    problem = caught.value
    assert problem.file == path.name
    assert problem.parameter == expectation(path, "parameter")
    assert problem.version == expectation(path, "version")
    assert expectation(path, "reason") in problem.reason


def test_there_are_broken_files() -> None:
    assert len(BROKEN) > 50


def test_same_parameter_in_two_files_is_refused(sound: str, tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(sound, encoding="utf-8")
    (tmp_path / "b.toml").write_text(sound, encoding="utf-8")
    with pytest.raises(RegulationFileError, match=r"b\.toml: test\.rule: another file"):
        load_regulations(tmp_path)


def test_folder_without_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RegulationFileError, match="holds no regulation file"):
        load_regulations(tmp_path)


def test_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RegulationFileError, match="can't be read"):
        load_regulations(tmp_path / "nowhere")


def test_refusal_has_a_sentence_that_names_the_place(sound: str, tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(sound.replace("value = 1", 'value = "1"'), encoding="utf-8")
    with pytest.raises(RegulationFileError) as caught:
        load_regulations(tmp_path)
    with translated("en"):
        text = sentence(caught.value.code, caught.value.params, show=str)
    assert "a.toml, test.rule, from 2020-01-01: expected a number" in text
