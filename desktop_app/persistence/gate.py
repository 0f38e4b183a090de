"""Creates, opens and restores workspaces: files, encrypted or plain, and PostgreSQL databases."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine, inspect

from desktop_app.domain.findings import KnownProblem
from desktop_app.persistence import keys
from desktop_app.persistence.backup import restore_backup, write_backup
from desktop_app.persistence.engine import (
    BUSY_SECONDS,
    file_engine,
    is_url,
    place,
    server_engine,
    server_url,
    write_ahead,
)
from desktop_app.persistence.files import temporary_beside
from desktop_app.persistence.placement import is_encrypted, publish, require_free
from desktop_app.persistence.upgrade import migrate, needs_upgrade, stored_revision
from desktop_app.persistence.workspace import DatabaseWorkspace


class DatabaseGate:
    """Implements ``WorkspaceGate``. ``busy_seconds`` is how long a file's writer waits for another one."""

    def __init__(self, busy_seconds: float = BUSY_SECONDS) -> None:
        self._busy_seconds = busy_seconds

    def create(self, location: str, passphrase: str | None) -> str | None:
        """Make a new workspace, all or nothing; gives the recovery key of an encrypted file.

        A database server keeps its own secrets: there a passphrase isn't used.
        """
        if is_url(location):
            _create_on_server(location)
            return None
        path = Path(location)
        require_free(path)
        key, envelope, recovery = None, None, None
        if passphrase is not None:
            if not passphrase:
                raise KnownProblem("workspace.passphrase_empty", path=location)
            key = keys.new_key()
            envelope, recovery = keys.seal(key, passphrase)
        with temporary_beside(path) as name:
            engine = file_engine(name, key, where=location)
            try:
                migrate(engine)
                write_ahead(engine, location)
            finally:
                engine.dispose()
            publish(name, envelope, path)
        return recovery

    def is_encrypted(self, location: str) -> bool:
        """Whether opening will ask for a passphrase."""
        return not is_url(location) and is_encrypted(Path(location))

    def open(self, location: str, passphrase: str | None) -> DatabaseWorkspace:
        """Open and bring to the current version; a file is backed up beside itself before an upgrade."""
        if is_url(location):
            return _open_server(location)
        path = Path(location)
        key = None
        if is_encrypted(path):
            envelope = keys.read_envelope(path)
            if not passphrase:
                raise KnownProblem("workspace.passphrase_needed", path=location)
            key = keys.unseal(envelope, passphrase, location)
        engine = file_engine(path, key, busy_seconds=self._busy_seconds)
        try:
            _bring_up_to_date(engine, location, path if key else None, path)
        except BaseException:
            engine.dispose()
            raise
        return DatabaseWorkspace(engine, path.stem, path, encrypted=key is not None)

    def restore(self, backup: Path, location: str) -> None:
        """Put a backup in place as a new workspace, all or nothing."""
        restore_backup(backup, location)


def _bring_up_to_date(engine: Engine, location: str, encrypted: Path | None, path: Path) -> None:
    with engine.connect() as connection:
        outdated = needs_upgrade(connection, location)
        revision = stored_revision(connection)
    if outdated:
        safety_copy = _free_name(path, f"before-upgrade-{revision}")
        write_backup(engine, encrypted, safety_copy)
        migrate(engine)
    # After a restore, too; but never before it's certain that this file is a workspace.
    write_ahead(engine, location)


def _free_name(path: Path, why: str) -> Path:
    names = (path.with_name(f"{path.name}.{why}{number}.backup") for number in ("", *(f"-{n}" for n in range(2, 1000))))
    return next(name for name in names if not name.exists())


def _create_on_server(location: str) -> None:
    engine = server_engine(location)
    try:
        with engine.connect() as connection:
            if inspect(connection).get_table_names():
                raise KnownProblem("workspace.exists", path=place(location))
        migrate(engine)
    finally:
        engine.dispose()


def _open_server(location: str) -> DatabaseWorkspace:
    engine = server_engine(location)
    try:
        with engine.connect() as connection:
            outdated = needs_upgrade(connection, place(location))
        if outdated:
            migrate(engine)
    except BaseException:
        engine.dispose()
        raise
    return DatabaseWorkspace(engine, server_url(location).database or "", None, encrypted=False)
