"""The import contracts of pyproject.toml hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from importlinter import cli

ROOT = Path(__file__).resolve().parents[2]


def test_import_contracts_are_kept(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    # It would switch off every logger that exists, and with it the tests of the log that follow.
    monkeypatch.setattr("logging.config.dictConfig", lambda _config: None)
    kept = cli.lint_imports(config_filename=str(ROOT / "pyproject.toml"), cache_dir=None) == cli.EXIT_STATUS_SUCCESS
    assert kept, capsys.readouterr().out
