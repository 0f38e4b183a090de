"""Where the program's own files are."""

from __future__ import annotations

import sysconfig
from functools import cache
from pathlib import Path


def resource_path(*parts: str) -> Path:
    """The path of a file or folder under ``resources``; it need not exist."""
    return _resources().joinpath(*parts)


@cache
def _resources() -> Path:
    # In the source tree and in the frozen program the folder lies beside the package. An installed
    # wheel keeps it under share/: site-packages must not get a folder named "resources".
    beside = Path(__file__).resolve().parents[2] / "resources"
    if (beside / "regulations").is_dir():
        return beside
    return Path(sysconfig.get_path("data")) / "share" / "gajiberes" / "resources"
