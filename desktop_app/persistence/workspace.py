"""An opened workspace."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine, text

from desktop_app.domain.findings import Finding, KnownProblem, error
from desktop_app.persistence import audit
from desktop_app.persistence.backup import write_backup
from desktop_app.persistence.unit_of_work import DatabaseUnitOfWork
from desktop_app.persistence.upgrade import REVISIONS, stored_revision


class DatabaseWorkspace:
    """Implements ``Workspace`` on an engine, which it owns."""

    def __init__(self, engine: Engine, label: str, path: Path | None, *, encrypted: bool) -> None:
        self._engine = engine
        self._label = label
        self._path = path
        self._encrypted = encrypted

    @property
    def label(self) -> str:
        """Short name for titles and the status bar."""
        return self._label

    @property
    def encrypted(self) -> bool:
        """Whether the file is encrypted by this program."""
        return self._encrypted

    def unit_of_work(self) -> DatabaseUnitOfWork:
        """A new transaction."""
        return DatabaseUnitOfWork(self._engine)

    def backup(self, target: Path) -> None:
        """Write a copy made by the database itself. Raises KnownProblem, also when the target exists."""
        write_backup(self._engine, self._path if self._encrypted else None, target)

    def verify(self) -> tuple[Finding, ...]:
        """Check integrity, foreign keys, schema and the audit chain; error findings say what is damaged."""
        findings: list[Finding] = []
        try:
            with self._engine.connect() as connection:
                if self._engine.dialect.name == "sqlite":
                    if self._encrypted:
                        broken = connection.execute(text("PRAGMA cipher_integrity_check")).all()
                        findings += [error("workspace.pages_damaged", count=len(broken))] if broken else []
                    answers = connection.execute(text("PRAGMA integrity_check")).scalars().all()
                    findings += [] if answers == ["ok"] else [error("workspace.pages_damaged", count=len(answers))]
                    orphans = connection.execute(text("PRAGMA foreign_key_check")).all()
                    findings += [error("workspace.orphans", count=len(orphans))] if orphans else []
                if stored_revision(connection) != REVISIONS[-1]:
                    findings.append(error("workspace.schema_differs"))
                findings += audit.verify(connection)
        except KnownProblem as problem:
            findings.append(error(problem.code, **dict(problem.params)))
        return tuple(findings)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()
