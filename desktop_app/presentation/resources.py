"""Where the files lie that the windows need."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_ROOT: Final = Path(__file__).resolve().parents[2] / "resources"


def resource(name: str) -> Path:
    """The path of a bundled file, named relative to the resources folder."""
    return _ROOT / name
