"""Regulation packs for tests, signed with keys that the tests make."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from desktop_app.regulations.packs import fingerprint, signed_pack

CONTENT = """\
name = "resmi"
number = 1
title = "Atap JP 2027"
issued = 2027-02-26
program = "0.1"

[[topics]]
topic = "bpjs.jp"
title = { id = "Jaminan Pensiun (JP)", en = "Pension (JP)" }

[topics.cap]
kind = "amount"
title = { id = "Batas upah JP", en = "JP wage cap" }
expected = { month = 3, day = 1 }

[[topics.cap.versions]]
from = 2027-03-01
instrument = "PP 45/2015; surat contoh"
article = "Ps. 29 ayat (3)–(4)"
source = "contoh"
verified = 2027-02-26
confidence = "high"
value = 11_600_000

[[topics]]
topic = "calendar"
title = { id = "Hari libur", en = "Public holidays" }

[topics.holidays_2028]
kind = "holidays"
title = { id = "Hari libur 2028", en = "Public holidays 2028" }

[[topics.holidays_2028.versions]]
from = 2028-01-01
instrument = "SKB contoh"
article = ""
source = "contoh"
verified = 2027-02-26
confidence = "low"
note = "Contoh."
value = [{ date = 2028-01-01, name = "Tahun Baru \\"Masehi\\"", kind = "national" }]
"""


def publisher() -> Ed25519PrivateKey:
    """A key pair made for one test."""
    return Ed25519PrivateKey.generate()


def trust(*keys: Ed25519PrivateKey) -> Mapping[str, Ed25519PublicKey]:
    """A trust store with these publishers."""
    return {fingerprint(key.public_key()): key.public_key() for key in keys}


def write_pack(folder: Path, key: Ed25519PrivateKey, *changes: tuple[str, str]) -> Path:
    """A signed pack whose content has the ``changes`` (old text, new text)."""
    content = CONTENT
    for old, new in changes:
        assert old in content
        content = content.replace(old, new)
    path = folder / "contoh.gbr-rules"
    path.write_bytes(signed_pack(content.encode(), key))
    return path
