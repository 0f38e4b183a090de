"""The audit trail shows whether somebody touched it from outside."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from desktop_app.persistence.workspace import DatabaseWorkspace
from tests.persistence.samples import entry


@pytest.fixture
def trail(workspace: DatabaseWorkspace) -> DatabaseWorkspace:
    for action in ("month.calculated", "month.approved"):
        with workspace.unit_of_work() as unit:
            unit.record(entry(action))
            unit.record(entry("files.written"))
            unit.commit()
    with workspace.unit_of_work() as unit:
        unit.record(entry("never committed"))
    assert workspace.verify() == ()
    return workspace


@pytest.mark.parametrize(
    ("tampering", "code"),
    [
        ("UPDATE audit_trail SET detail = 'run 2' WHERE sequence = 3", "workspace.audit_changed"),
        ("UPDATE audit_trail SET at = '2026-01-01T00:00:00+00:00' WHERE sequence = 3", "workspace.audit_changed"),
        ("DELETE FROM audit_trail WHERE sequence = 2", "workspace.audit_missing"),
        ("DELETE FROM audit_trail WHERE sequence = 1", "workspace.audit_missing"),
        ("DELETE FROM audit_trail WHERE sequence = 5", "workspace.audit_missing"),
        ("DELETE FROM audit_trail", "workspace.audit_missing"),
        ("UPDATE audit_trail SET sequence = 7 - sequence WHERE sequence IN (2, 5)", "workspace.audit_changed"),
        ("UPDATE audit_head SET digest = '0'", "workspace.audit_missing"),
        ("DELETE FROM audit_head", "workspace.audit_missing"),
    ],
)
def test_tampering_is_found(trail: DatabaseWorkspace, tampering: str, code: str) -> None:
    with trail._engine.begin() as connection:
        for statement in swapped(tampering):
            connection.execute(text(statement))
    assert [finding.code for finding in trail.verify()] == [code]


def swapped(tampering: str) -> list[str]:
    """Two keys can't change places in one statement, so they go by way of a third."""
    if "7 - sequence" not in tampering:
        return [tampering]
    moves = ((2, 99), (5, 2), (99, 5))
    return [f"UPDATE audit_trail SET sequence = {new} WHERE sequence = {old}" for old, new in moves]
