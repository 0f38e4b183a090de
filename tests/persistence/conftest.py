"""The databases that the store's tests run on."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from desktop_app.persistence.gate import DatabaseGate
from desktop_app.persistence.workspace import DatabaseWorkspace
from tests.persistence.samples import fill, new_workspace


@pytest.fixture
def server() -> Iterator[str]:
    """The URL of an emptied PostgreSQL database that GAJIBERES_TEST_POSTGRES_URL names."""
    url = os.environ.get("GAJIBERES_TEST_POSTGRES_URL")
    if not url:
        pytest.skip("GAJIBERES_TEST_POSTGRES_URL names no database")
    _empty(url)
    yield url
    _empty(url)


@pytest.fixture(params=["plain", "encrypted", pytest.param("postgres", marks=pytest.mark.postgres)])
def workspace(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[DatabaseWorkspace]:
    """A workspace of each kind, with one company and two employees."""
    if request.param == "postgres":
        url = request.getfixturevalue("server")
        gate = DatabaseGate()
        gate.create(url, None)
        opened = gate.open(url, None)
        fill(opened)
    else:
        opened = new_workspace(tmp_path, None if request.param == "plain" else "kata sandi")
    yield opened
    opened.close()


def _empty(url: str) -> None:
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
