"""Where the program's own files are; and writing, so that a target is either the old file or the whole new one."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import NamedTemporaryFile, mkdtemp
from typing import BinaryIO, Final, cast

if sys.platform != "win32":
    import fcntl

_RESOURCES: Final = Path(__file__).resolve().parents[2] / "resources"
"""Beside the package, in the source tree as in the frozen program."""
_DISK_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_LOCKED_ON_WINDOWS: Final = frozenset({32, 33})
"""Sharing violation and lock violation: another program, often Excel, holds the file open."""


_STAGE: Final = ".berkas-"
_PART: Final = ".part"
_LEFT_AFTER: Final = 3600
"""Seconds after which nobody can still be writing, where a file system can't say who is."""
_JUST_MADE: Final = 2
"""Seconds within which a place may belong to somebody who hasn't marked it yet."""


class FileProblem(Exception):  # noqa: N818 - a problem of the environment, not of the program
    """A file that couldn't be written.

    ``code`` is ``file.no_permission``, ``file.disk_full``, ``file.locked``, ``file.missing_folder``,
    ``file.is_a_folder``, or ``file.not_a_folder``, which is about the folder itself.
    """

    def __init__(self, code: str, path: Path) -> None:
        super().__init__(code)
        self.code = code
        self.path = path


def resource_path(*parts: str) -> Path:
    """The path of a file or folder under ``resources``; it need not exist."""
    return _RESOURCES.joinpath(*parts)


def make_folder(path: Path) -> None:
    """Make a folder and those above it, where they are missing. Raises FileProblem."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as problem:
        raise FileProblem("file.not_a_folder", path) from problem
    except OSError as problem:
        raise FileProblem(_code(problem), path) from problem


@contextmanager
def folder_for_writing(path: Path) -> Iterator[None]:
    """A folder, made where it and those above are missing; what was made and stays empty is taken away at the end.

    Raises FileProblem.
    """
    missing = [folder for folder in (path, *path.parents) if _is_missing(folder)]
    try:
        make_folder(path)
        yield
    finally:
        for folder in missing:
            with suppress(OSError):  # it holds what was written, or was never made
                folder.rmdir()


def _is_missing(folder: Path) -> bool:
    try:
        return not folder.exists()
    except OSError:
        return False  # it can't be looked for; the making of it says why


def write_atomically(path: Path, write: Callable[[BinaryIO], None]) -> None:
    """Write through a temporary file beside the target: flush, sync, replace. A link stays one.

    Whatever goes wrong, the old file stays and no temporary file is left. A device or a pipe, which has nothing to
    keep, is written to as it is. Raises FileProblem when the environment is the reason; what ``write`` raises passes
    through.
    """
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            with path.open("wb") as stream:
                write(stream)
        else:
            _replace(Path(os.path.realpath(path)), write)
    except NotADirectoryError as problem:
        raise FileProblem("file.not_a_folder", path.parent) from problem
    except OSError as problem:
        raise FileProblem(_code(problem), path) from problem


def _replace(path: Path, write: Callable[[BinaryIO], None]) -> None:
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", suffix=".part", delete=False) as stream:
        temporary = Path(stream.name)
        try:
            write(cast(BinaryIO, stream))
            stream.flush()
            os.fsync(stream.fileno())
        except BaseException:
            stream.close()
            temporary.unlink(missing_ok=True)
            raise
    try:
        _keep_rights(temporary, path)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


@contextmanager
def staged(folder: Path) -> Iterator[Path]:
    """A place in which several files are made that belong together; leaving it puts all of them into ``folder``.

    When the making breaks off, or one of the files to be replaced is in use, ``folder`` stays as it was.
    Raises FileProblem.
    """
    with folder_for_writing(folder):
        try:
            place = Path(mkdtemp(prefix=_STAGE, suffix=_PART, dir=folder))
        except OSError as problem:
            raise FileProblem(_code(problem), folder) from problem
        mark = _marked(place)
        try:
            _clear_leftovers(folder, place)
            yield place
            _move_all(place, folder)
        finally:
            shutil.rmtree(place, ignore_errors=True)
            if mark is not None:
                os.close(mark)


def _marked(place: Path) -> int | None:
    """Mark a place as in use until the handle is closed, which the system does for a killed program.

    None when somebody else has marked it, and where places can't be marked.
    """
    if sys.platform == "win32":
        return None
    try:
        handle = os.open(place, os.O_RDONLY)
    except OSError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle


def _clear_leftovers(folder: Path, newest: Path) -> None:
    """Remove what a killed program left behind, but no place in which another one is at work."""
    try:
        now = newest.stat().st_mtime
        ages = {place: now - place.stat().st_mtime for place in folder.glob(f"{_STAGE}*{_PART}") if place != newest}
    except OSError:
        return  # the owner of one has just finished; the next time will do
    for place, age in ages.items():
        mark = _marked(place) if age > _JUST_MADE else None
        if mark is not None or age > _LEFT_AFTER:
            shutil.rmtree(place, ignore_errors=True)
        if mark is not None:
            os.close(mark)


def _move_all(place: Path, folder: Path) -> None:
    made = sorted(path for path in place.rglob("*") if path.is_file())
    targets = [folder / path.relative_to(place) for path in made]
    for target in targets:
        try:
            if target.exists():
                target.open("r+b").close()  # an open workbook is noticed before the first file is replaced
        except OSError as problem:
            raise FileProblem(_code(problem), target) from problem
    for path, target in zip(made, targets, strict=True):
        make_folder(target.parent)
        try:
            _keep_rights(path, target)
            path.replace(target)
        except OSError as problem:
            raise FileProblem(_code(problem), target) from problem
    _sync_folder(folder)


def _keep_rights(temporary: Path, target: Path) -> None:
    """A replaced file keeps its rights. A new one is its owner's alone, as it may hold wages."""
    if os.name == "posix" and target.exists():
        temporary.chmod(target.stat().st_mode & 0o777)


def _sync_folder(folder: Path) -> None:
    """Makes the new name last, too, where folders can be synced. The content is safe without it."""
    if os.name != "posix":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        return
    finally:
        os.close(handle)


def _code(problem: OSError) -> str:
    if getattr(problem, "winerror", None) in _LOCKED_ON_WINDOWS:
        return "file.locked"
    if problem.errno in _DISK_FULL:
        return "file.disk_full"
    if isinstance(problem, IsADirectoryError):
        return "file.is_a_folder"
    if isinstance(problem, FileNotFoundError):
        return "file.missing_folder"
    return "file.no_permission"
