"""Faults of the program: a number to quote, and a report that holds no personal data."""

from __future__ import annotations

import platform
import traceback
from pathlib import Path
from secrets import token_hex
from typing import Final

_DIGITS: Final = 4


def new_reference() -> str:
    """A reference number to quote, such as ``3FA9-01C2``."""
    digits = token_hex(_DIGITS).upper()
    return f"{digits[:4]}-{digits[4:]}"


def report(error: BaseException, reference: str, version: str) -> str:
    """Where it happened and in which versions; exception texts are left out, because they may hold people's data."""
    lines = [
        f"Gajiberes {version}, reference {reference}",
        f"Python {platform.python_version()}, {platform.platform()}",
        "",
    ]
    seen: BaseException | None = error
    while seen is not None:
        frames = traceback.extract_tb(seen.__traceback__)
        lines += [f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in frames]
        lines.append(type(seen).__qualname__)
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines) + "\n"
