"""The log: where it goes, that it stays small, and that it never stops the work."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.foundation import faults
from desktop_app.foundation.logs import keep_log


@pytest.fixture(autouse=True)
def own_log() -> Iterator[logging.Logger]:
    logger = logging.getLogger("desktop_app")
    before = logger.handlers[:], logger.level, logger.propagate
    yield logger
    for handler in logger.handlers:
        handler.close()
    logger.handlers[:], logger.level, logger.propagate = before


def test_the_file_is_made_with_the_first_record(tmp_path: Path) -> None:
    path = keep_log(tmp_path / "logs")
    assert not path.exists()
    logging.getLogger("desktop_app.application").info("run %s", "7f3a")
    assert path.read_text(encoding="utf-8").endswith("INFO desktop_app.application run 7f3a\n")


def test_old_records_make_room(tmp_path: Path) -> None:
    path = keep_log(tmp_path)
    logger = logging.getLogger("desktop_app.test")
    for number in range(40):
        logger.info("%s %s", number, "x" * 50_000)
    sizes = [one.stat().st_size for one in tmp_path.iterdir()]
    assert len(sizes) == 4
    assert max(sizes) <= 300 * 1024
    assert " 39 " in path.read_text(encoding="utf-8")


def test_a_place_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file, not a folder", encoding="utf-8")
    keep_log(taken / "logs")
    logging.getLogger("desktop_app.test").error("lost")
    assert taken.read_text(encoding="utf-8") == "a file, not a folder"


def test_a_report_names_places_and_no_values() -> None:
    def fail() -> None:
        raise ValueError("Siti, 3273065204810001")

    try:
        try:
            fail()
        except ValueError as cause:
            raise RuntimeError("Rp 8.000.000") from cause
    except RuntimeError as error:
        text = faults.report(error, "3FA9-01C2", "1.0")
    assert "RuntimeError" in text
    assert "ValueError" in text
    assert "in fail" in text
    assert "Siti" not in text
    assert "8.000.000" not in text
