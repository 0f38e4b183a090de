"""What a writer gives back, and names of files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from desktop_app.application.results import Run, WrittenFile
from desktop_app.domain.findings import Finding, KnownProblem
from desktop_app.foundation.files import FileProblem, folder_for_writing, write_atomically


@dataclass(frozen=True, slots=True)
class Written:
    """The files that a writer made and what it has to say about them."""

    files: tuple[WrittenFile, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def paths(self) -> list[Path]:
        """Where the files are."""
        return [Path(file.path) for file in self.files]


def write_file(kind: str, path: Path, content: bytes) -> WrittenFile:
    """Write a whole file at once, into a folder that is made where it's missing. Raises KnownProblem ``file.*``."""

    def write(stream: BinaryIO) -> None:
        stream.write(content)

    try:
        with folder_for_writing(path.parent):
            write_atomically(path, write)
    except FileProblem as problem:
        raise KnownProblem(problem.code, path=str(problem.path)) from problem
    return WrittenFile(kind, str(path))


def file_part(key: str) -> str:
    """A number or code as part of a file name; a changed one gets a mark, so that two never collide."""
    safe = re.sub(r"[^A-Za-z0-9._-]", "_", key)
    return safe if safe == key else f"{safe}-{sha256(key.encode()).hexdigest()[:6]}"


def path_for(run: Run, folder: Path, name: str, ending: str, nip: str = "") -> Path:
    """``<name>-<company>-<month>.<ending>``, with the employee's number before the month when it's about one."""
    keys = "-".join(file_part(key) for key in (run.company.code, nip) if key)
    return folder / f"{name}-{keys}-{run.head.month}.{ending}"
