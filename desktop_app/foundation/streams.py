"""The process's standard streams, on every system alike."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final, TextIO

_STREAMS: Final = (("stdin", "r"), ("stdout", "w"), ("stderr", "w"))
_NOWHERE: Final = Path(os.devnull)


def open_streams() -> None:
    """Make the streams usable: empty ones where the process has none, and UTF-8 for what is written.

    A launcher of windows starts a process without streams, as ``>&-`` does in a shell. Windows consoles and pipes
    would refuse letters of their code page's neighbours.
    """
    for name, mode in _STREAMS:
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, _NOWHERE.open(mode, encoding="utf-8"))
        elif mode == "w" and (reconfigure := getattr(stream, "reconfigure", None)) is not None:
            reconfigure(encoding="utf-8")


def finish(stream: TextIO) -> None:
    """Leave nothing to flush at exit into a pipe that nobody reads any more, or onto a full disk."""
    try:
        stream.flush()
    except OSError:
        with suppress(OSError), _NOWHERE.open("wb") as nowhere:  # a stream without a file keeps nothing
            os.dup2(nowhere.fileno(), stream.fileno())
