"""Backups: one zip with a copy made by the database itself, its envelope and a manifest with checksums.

Members: ``manifest.json``, ``workspace.db`` and, for an encrypted workspace, ``key.json``. The copy of an
encrypted file stays encrypted under the same key; a database server is copied into a plain SQLite file.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, inspect

from desktop_app.domain.findings import KnownProblem
from desktop_app.foundation.clock import SystemClock
from desktop_app.persistence.engine import file_engine, is_url, outside_transaction, place, server_engine
from desktop_app.persistence.files import put_in_place, temporary_beside
from desktop_app.persistence.keys import read_envelope
from desktop_app.persistence.placement import publish, require_free
from desktop_app.persistence.problems import file_problem
from desktop_app.persistence.tables import metadata
from desktop_app.persistence.upgrade import REVISIONS, migrate, needs_upgrade, stored_revision

FORMAT = "gajiberes-backup"
_VERSION = 1
_MANIFEST, _DATABASE, _ENVELOPE = "manifest.json", "workspace.db", "key.json"
_ROWS = 2_000
_CHUNK = 1 << 20


def write_backup(engine: Engine, encrypted: Path | None, target: Path) -> None:
    """Write a backup. ``encrypted`` is the path of an encrypted workspace, beside which its envelope lies.

    Raises KnownProblem ``backup.exists`` and those of the file system.
    """
    if target.exists():
        raise KnownProblem("backup.exists", path=str(target))
    if not target.parent.is_dir():
        raise KnownProblem("workspace.folder_missing", path=str(target))
    envelope = None if encrypted is None else read_envelope(encrypted)
    try:
        with temporary_beside(target) as copy, temporary_beside(target) as packed:
            revision = _copy_database(engine, copy, str(target))
            manifest = {
                "format": FORMAT,
                "version": _VERSION,
                "schema": revision,
                "program": _program_version(),
                "created": SystemClock().now().isoformat(timespec="seconds"),
                "source": engine.dialect.name,
                "encrypted": envelope is not None,
                "sha256": {_DATABASE: _digest(copy)}
                | ({_ENVELOPE: hashlib.sha256(envelope.encode()).hexdigest()} if envelope is not None else {}),
            }
            with zipfile.ZipFile(packed, "x", zipfile.ZIP_STORED) as archive:
                archive.writestr(_MANIFEST, json.dumps(manifest, indent=1))
                archive.write(copy, _DATABASE)
                if envelope is not None:
                    archive.writestr(_ENVELOPE, envelope)
            put_in_place(packed, target, "backup.exists")
    except OSError as error:
        raise file_problem(error, str(target)) from error


def restore_backup(backup: Path, location: str) -> None:
    """Put a backup in place as a new workspace, all or nothing.

    Raises KnownProblem ``backup.not_found``, ``backup.not_a_backup``, ``backup.damaged``, ``backup.newer``,
    ``backup.encrypted_to_server`` and ``workspace.exists``.
    """
    if is_url(location):
        _restore_to_server(backup, location)
        return
    path = Path(location)
    require_free(path)
    with temporary_beside(path) as name:
        envelope = _unpack(backup, name, location)
        publish(name, envelope, path)


def _restore_to_server(backup: Path, location: str) -> None:
    engine = server_engine(location)
    try:
        with engine.connect() as connection:
            if inspect(connection).get_table_names():
                raise KnownProblem("workspace.exists", path=place(location))
        with temporary_beside(backup) as name:
            if _unpack(backup, name, str(backup.parent)) is not None:
                raise KnownProblem("backup.encrypted_to_server", path=str(backup))
            source = file_engine(name)
            try:
                with source.connect() as connection:
                    outdated = needs_upgrade(connection, str(backup))
                if outdated:
                    migrate(source)
                migrate(engine, then=lambda connection: _copy_rows(source, connection))
            finally:
                source.dispose()
    finally:
        engine.dispose()


def _copy_database(engine: Engine, copy: Path, where: str) -> str | None:
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            revision = stored_revision(connection)
            source = str(connection.exec_driver_sql("PRAGMA database_list").one().file)
        try:
            outside_transaction(engine, where, "VACUUM INTO ?", str(copy))
        except KnownProblem as problem:
            if problem.code == "workspace.damaged":  # the copy is new, so it's the workspace that can't be read
                raise KnownProblem(problem.code, path=source) from problem
            raise
        return revision
    target = file_engine(copy)
    try:
        migrate(target, then=lambda connection: _copy_rows(engine, connection))
    finally:
        target.dispose()
    return REVISIONS[-1]


def _copy_rows(source: Engine, target: Connection) -> None:
    for table in reversed(metadata.sorted_tables):
        # The schema's own first rows give way to the copied ones.
        target.execute(table.delete())
    with source.connect() as connection:
        for table in metadata.sorted_tables:
            rows = connection.execution_options(stream_results=True).execute(table.select()).mappings()
            for batch in rows.partitions(_ROWS):
                target.execute(table.insert(), [dict(row) for row in batch])


def _unpack(backup: Path, database: Path, where: str) -> str | None:
    """Write the database of a backup to a path, checked; gives the envelope if there is one.

    Problems of writing name ``where``, those of reading the backup.
    """
    try:
        with zipfile.ZipFile(backup) as archive:
            manifest = _manifest(archive, backup)
            sums: dict[str, str] = manifest["sha256"]
            with archive.open(_DATABASE) as packed:
                try:
                    with database.open("xb") as stream:
                        shutil.copyfileobj(packed, stream, _CHUNK)
                except OSError as error:
                    raise file_problem(error, where) from error
            envelope = archive.read(_ENVELOPE).decode() if _ENVELOPE in sums else None
    except FileNotFoundError:
        raise KnownProblem("backup.not_found", path=str(backup)) from None
    except OSError as error:
        raise file_problem(error, str(backup)) from error
    except zipfile.BadZipFile:
        code = "backup.damaged" if zipfile.is_zipfile(backup) else "backup.not_a_backup"
        raise KnownProblem(code, path=str(backup)) from None
    except (KeyError, ValueError, TypeError):
        raise KnownProblem("backup.not_a_backup", path=str(backup)) from None
    whole = _digest(database) == sums.get(_DATABASE)
    if envelope is not None:
        whole = whole and hashlib.sha256(envelope.encode()).hexdigest() == sums[_ENVELOPE]
    if not whole:
        raise KnownProblem("backup.damaged", path=str(backup))
    return envelope


def _manifest(archive: zipfile.ZipFile, backup: Path) -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads(archive.read(_MANIFEST))
    if manifest["format"] != FORMAT:
        raise ValueError(manifest["format"])
    if manifest["version"] > _VERSION or manifest["schema"] not in REVISIONS:
        raise KnownProblem("backup.newer", path=str(backup))
    return manifest


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _program_version() -> str:
    try:
        return version("gajiberes")
    except PackageNotFoundError:
        return ""
