"""Workspace files on disk: what lies at a path, and putting a finished one in place with its envelope."""

from __future__ import annotations

from pathlib import Path

from desktop_app.domain.findings import KnownProblem
from desktop_app.persistence.files import put_in_place, sync
from desktop_app.persistence.keys import envelope_path, write_envelope
from desktop_app.persistence.problems import file_problem

_PLAIN_HEADER = b"SQLite format 3\0"
_CIPHER_PAGE = 4096


def is_encrypted(path: Path) -> bool:
    """Whether a workspace file is encrypted.

    Raises KnownProblem ``workspace.not_found``, ``workspace.not_a_workspace``, or
    ``workspace.key_file_missing`` for what could be an encrypted workspace but has no envelope.
    """
    try:
        if path.is_dir():
            raise KnownProblem("workspace.not_a_workspace", path=str(path))
        with path.open("rb") as stream:
            header = stream.read(len(_PLAIN_HEADER))
        size = path.stat().st_size
    except FileNotFoundError:
        raise KnownProblem("workspace.not_found", path=str(path)) from None
    except OSError as error:
        raise file_problem(error, str(path)) from error
    if header == _PLAIN_HEADER:
        return False
    # SQLCipher writes whole pages that look random from the first byte on.
    if size == 0 or size % _CIPHER_PAGE:
        raise KnownProblem("workspace.not_a_workspace", path=str(path))
    if not envelope_path(path).exists():
        raise KnownProblem("workspace.key_file_missing", path=str(envelope_path(path)))
    return True


def require_free(path: Path) -> None:
    """Raise KnownProblem when a workspace can't be put at a path."""
    if path.exists():
        raise KnownProblem("workspace.exists", path=str(path))
    if envelope_path(path).exists():
        raise KnownProblem("workspace.key_file_exists", path=str(envelope_path(path)))
    if not path.parent.is_dir():
        raise KnownProblem("workspace.folder_missing", path=str(path))


def publish(finished: Path, envelope: str | None, path: Path) -> None:
    """Give a finished workspace its name; its envelope comes first, as nothing opens without it."""
    try:
        sync(finished)  # what takes long comes before the envelope, so that this one hardly ever stands alone
    except OSError as error:
        raise file_problem(error, str(path)) from error
    if envelope is not None:
        write_envelope(path, envelope)
    try:
        put_in_place(finished, path, "workspace.exists")
    except KnownProblem:
        if envelope is not None:
            envelope_path(path).unlink()
        raise
