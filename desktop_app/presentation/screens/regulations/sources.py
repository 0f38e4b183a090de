"""Where a value was read, in words for somebody who runs a business; the address stands behind them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from desktop_app.foundation.i18n import _, mark

_COLLECTION: Final = "github.com"
_PUBLISHERS: Final[Mapping[str, str]] = {
    "peraturan.bpk.go.id": "Database Peraturan BPK",
    "pajak.go.id": "Direktorat Jenderal Pajak",
    "jdih.kemnaker.go.id": "JDIH Kementerian Ketenagakerjaan",
    "setneg.go.id": "Kementerian Sekretariat Negara",
    _COLLECTION: mark("Public data collection"),
}
"""Names by site; of any other site the address itself is the plainest name."""
_PLACE: Final = re.compile(
    r"(?:(?P<lead>[^:;]+): )?(?P<site>(?:[a-z0-9-]+\.)+[a-z]{2,})(?P<page>/\S*)?(?P<detail> \(.*\))?"
)


@dataclass(frozen=True, slots=True)
class Place:
    """One place where a value was read."""

    words: str
    address: str = ""
    """To be opened in a browser; empty where the source is no page."""


def places(source: str) -> tuple[Place, ...]:
    """The places that a regulation file names as its source, divided there by semicolons."""
    return tuple(_place(part) for part in source.split("; "))


def _place(part: str) -> Place:
    found = _PLACE.fullmatch(part)
    if found is None:
        return Place(part)
    site = found["site"]
    words = found["lead"] or _(_PUBLISHERS.get(site, site))
    if site != _COLLECTION:  # there it is the name of a file among many
        words += found["detail"] or ""
    return Place(words, f"https://{site}{found['page'] or ''}")
