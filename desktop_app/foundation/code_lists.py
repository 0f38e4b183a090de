"""The code lists of the portals that come with the program."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from desktop_app.foundation.files import resource_path


@cache
def location_names() -> Mapping[str, str]:
    """SIPP's list Lokasi Pekerjaan: names by four-digit code; empty when the list isn't there."""
    try:
        with resource_path("codes", "sipp_locations.csv").open(encoding="utf-8", newline="") as stream:
            names = {row["KODE_LOKASI"]: row["NAMA"].title() for row in csv.DictReader(stream)}
    except (OSError, KeyError):
        names = {}
    return MappingProxyType(names)


@cache
def location_codes() -> frozenset[str]:
    """The codes of ``location_names``."""
    return frozenset(location_names())
