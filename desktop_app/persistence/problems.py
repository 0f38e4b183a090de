"""From what a database says went wrong to problems that the user can act on."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import IntegrityError

from desktop_app.domain.findings import KnownProblem

_LEAST_ROOM = 64 * 1024
"""Bytes that SQLite needs beside a file before it can read it."""
_BY_SQLITE_CODE = {
    # Also for a unit of work that writes after reading what somebody else has changed since.
    "SQLITE_BUSY": "workspace.locked",
    "SQLITE_LOCKED": "workspace.locked",
    "SQLITE_FULL": "workspace.disk_full",
    "SQLITE_CANTOPEN": "workspace.no_permission",
    "SQLITE_READONLY": "workspace.no_permission",
    "SQLITE_PERM": "workspace.no_permission",
    "SQLITE_AUTH": "workspace.no_permission",
    "SQLITE_NOTADB": "workspace.damaged",
    "SQLITE_CORRUPT": "workspace.damaged",
    "SQLITE_IOERR": "workspace.io_error",
}
_BY_SQLSTATE = {
    "40001": "workspace.changed_meanwhile",
    "40P01": "workspace.changed_meanwhile",
    "55P03": "workspace.locked",
    "53100": "workspace.disk_full",
    "42501": "workspace.no_permission",
    "28P01": "workspace.server_refused",
    "28000": "workspace.server_refused",
    "3D000": "workspace.not_found",
}


def known_problem(error: BaseException, where: str) -> KnownProblem | None:
    """The known problem behind an error of the driver or the file system; None when it's none of ours."""
    if isinstance(error, OSError):
        return KnownProblem(_file_code(error), path=where)
    name = str(getattr(error, "sqlite_errorname", "") or "")
    for prefix, code in _BY_SQLITE_CODE.items():
        if name.startswith(prefix):
            full = code == "workspace.io_error" and _no_room(where)
            return KnownProblem("workspace.disk_full" if full else code, path=where)
    state = getattr(error, "sqlstate", None)
    if state in _BY_SQLSTATE:
        return KnownProblem(_BY_SQLSTATE[state], path=where)
    if type(error).__module__.startswith("psycopg") and type(error).__name__ in {
        "OperationalError",
        "ConnectionTimeout",
    }:
        return KnownProblem("workspace.server_unreachable", path=where)
    return None


def translate_errors(engine: Engine, where: str) -> None:
    """Let the engine raise KnownProblem in place of the driver's errors, wherever they happen."""

    def translate(context: ExceptionContext) -> BaseException | None:
        if isinstance(context.sqlalchemy_exception, IntegrityError):
            # Somebody else wrote the same key first: within one unit of work the services see to it.
            return KnownProblem("workspace.conflict", path=where)
        return known_problem(context.original_exception, where)

    listener: Callable[[ExceptionContext], BaseException | None] = translate
    event.listen(engine, "handle_error", listener)


def file_problem(error: OSError, where: str) -> KnownProblem:
    """The known problem behind an error of the file system."""
    return KnownProblem(_file_code(error), path=where)


def _no_room(where: str) -> bool:
    """Whether the disk of a path is full. SQLite says only "input or output" when its shared file can't be made."""
    try:
        return shutil.disk_usage(Path(where).resolve().parent).free < _LEAST_ROOM
    except OSError:
        return False


def _file_code(error: OSError) -> str:
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return "workspace.disk_full"
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return "workspace.no_permission"
    if error.errno == errno.ENOENT:
        return "workspace.folder_missing"
    return "workspace.io_error"
