"""Where the program's own files are; and writing, so that a target is either the old file or the whole new one."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile, mkdtemp
from typing import BinaryIO, Final, cast

_RESOURCES: Final = Path(__file__).resolve().parents[2] / "resources"
"""Beside the package, in the source tree as in the frozen program."""
_DISK_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_LOCKED_ON_WINDOWS: Final = frozenset({32, 33})
"""Sharing violation and lock violation: another program, often Excel, holds the file open."""


_STAGE: Final = ".berkas-"
_PART: Final = ".part"
_LEFT_AFTER: Final = 3600
"""Seconds after which nobody can still be writing the files of a month."""


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


def write_atomically(path: Path, write: Callable[[BinaryIO], None]) -> None:
    """Write through a temporary file beside the target: flush, sync, replace.

    Whatever goes wrong, the old file stays and no temporary file is left. Raises FileProblem when the
    environment is the reason; what ``write`` raises passes through.
    """
    try:
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
    except NotADirectoryError as problem:
        raise FileProblem("file.not_a_folder", path.parent) from problem
    except OSError as problem:
        raise FileProblem(_code(problem), path) from problem
    _sync_folder(path.parent)


@contextmanager
def staged(folder: Path) -> Iterator[Path]:
    """A place in which several files are made that belong together; leaving it puts all of them into ``folder``.

    When the making breaks off, or one of the files to be replaced is in use, ``folder`` stays as it was.
    Raises FileProblem.
    """
    make_folder(folder)
    try:
        place = Path(mkdtemp(prefix=_STAGE, suffix=_PART, dir=folder))
    except OSError as problem:
        raise FileProblem(_code(problem), folder) from problem
    _clear_leftovers(folder, place)
    try:
        yield place
        _move_all(place, folder)
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _clear_leftovers(folder: Path, newest: Path) -> None:
    """Remove what a killed program left behind; a place as young as ``newest`` may belong to another one at work."""
    try:
        oldest = newest.stat().st_mtime - _LEFT_AFTER
        left = [place for place in folder.glob(f"{_STAGE}*{_PART}") if place.stat().st_mtime < oldest]
    except OSError:
        return  # the owner of one has just finished; the next time will do
    for place in left:
        shutil.rmtree(place, ignore_errors=True)


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
