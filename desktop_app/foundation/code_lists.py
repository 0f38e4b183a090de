"""The code lists of the portals that come with the program."""

from __future__ import annotations

import csv
from functools import cache

from desktop_app.foundation.files import resource_path


@cache
def location_codes() -> frozenset[str]:
    """The four-digit codes of SIPP's list Lokasi Pekerjaan; empty when the list isn't there."""
    try:
        with resource_path("codes", "sipp_locations.csv").open(encoding="utf-8", newline="") as stream:
            return frozenset(row["KODE_LOKASI"] for row in csv.DictReader(stream))
    except (OSError, KeyError):
        return frozenset()
