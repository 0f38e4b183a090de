"""Files that appear whole or not at all, and never in the place of another one."""

from __future__ import annotations

import contextlib
import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop_app.domain.findings import KnownProblem
from desktop_app.persistence.problems import file_problem

_OWNER_ONLY = 0o600


@contextmanager
def temporary_beside(target: Path) -> Iterator[Path]:
    """A free name in the folder of ``target``; whatever is left under it, or beside it, is removed."""
    name = target.with_name(f".{target.name}.{uuid.uuid4().hex}.new")
    try:
        yield name
    finally:
        for leftover in (name, *(name.with_name(name.name + end) for end in ("-wal", "-shm", "-journal"))):
            with contextlib.suppress(OSError):
                leftover.unlink(missing_ok=True)


def put_in_place(finished: Path, target: Path, exists: str) -> None:
    """Move a finished file to its name. Raises KnownProblem with the code ``exists`` when that is taken."""
    try:
        # As every file that holds wages: its owner's alone. SQLite gives its companions the same rights.
        finished.chmod(_OWNER_ONLY)
        sync(finished)
        # Taking the name first keeps the move from replacing a file that appeared meanwhile.
        reserved = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _OWNER_ONLY)
        os.close(reserved)
        try:
            finished.replace(target)
        except OSError:
            target.unlink()
            raise
        _sync_folder(target.parent)
    except FileExistsError:
        raise KnownProblem(exists, path=str(target)) from None
    except OSError as error:
        raise file_problem(error, str(target)) from error


def write_new(target: Path, content: bytes) -> bool:
    """Write a file that only its owner may read; False when there is one of that name."""
    if target.exists():
        return False
    try:
        with temporary_beside(target) as name:
            descriptor = os.open(name, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _OWNER_ONLY)
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(content)
            put_in_place(name, target, "workspace.exists")
    except KnownProblem as problem:
        if problem.code == "workspace.exists":
            return False
        raise
    except OSError as error:
        raise file_problem(error, str(target)) from error
    return True


def sync(path: Path) -> None:
    """Wait until a file's content is on the disk."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sync_folder(path: Path) -> None:
    # Windows can't open a folder; its rename is durable by itself.
    if os.name != "nt":
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
