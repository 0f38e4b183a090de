"""A company's logo: whether its bytes are a small PNG or JPEG image, told from the file's own structure."""

from __future__ import annotations

import struct
import zlib
from typing import Final, NamedTuple

from desktop_app.domain.findings import KnownProblem

MOST_BYTES: Final = 100 * 1024
"""It is kept with every run, so that payslips of closed months print as they were."""
MOST_DOTS: Final = 1200
"""On each side; a payslip shows it less than two centimetres wide."""

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"
_SIZES_OF_JPEG: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The markers of a JPEG's frame, which names its size."""
_WITHOUT_LENGTH: Final = frozenset({0x01, *range(0xD0, 0xD9)})


class Size(NamedTuple):
    """An image's dots."""

    width: int
    height: int


def check_logo(content: bytes) -> None:
    """Refuse what isn't a PNG or JPEG image of a modest size. Empty content is no logo, which is fine.

    Raises KnownProblem ``company.logo_large``, ``company.logo_kind``, ``company.logo_broken`` or
    ``company.logo_wide``.
    """
    if not content:
        return
    if len(content) > MOST_BYTES:
        raise KnownProblem("company.logo_large", size=-(-len(content) // 1024), limit=MOST_BYTES // 1024)
    try:
        size = size_of(content)
    except (ValueError, IndexError, struct.error, zlib.error) as broken:
        raise KnownProblem("company.logo_broken") from broken
    if size is None:
        raise KnownProblem("company.logo_kind")
    if not all(0 < side <= MOST_DOTS for side in size):
        raise KnownProblem("company.logo_wide", width=size.width, height=size.height, limit=MOST_DOTS)


def size_of(content: bytes) -> Size | None:
    """The size of a PNG or JPEG image; None for another kind. Raises ValueError and the like for a broken one."""
    if content.startswith(_PNG):
        return _png(content)
    return _jpeg(content) if content.startswith(_JPEG) else None


def _png(content: bytes) -> Size:
    """Walks through all chunks with their checksums to the end."""
    at, size, has_dots = len(_PNG), None, False
    while True:
        length, kind = struct.unpack_from(">I4s", content, at)
        data = content[at + 8 : at + 8 + length]
        (checksum,) = struct.unpack_from(">I", content, at + 8 + length)
        if zlib.crc32(kind + data) != checksum:
            raise ValueError("checksum")
        if kind == b"IHDR":
            size = Size(*struct.unpack_from(">II", data))
        has_dots = has_dots or kind == b"IDAT"
        if kind == b"IEND":
            if size is None or not has_dots:
                raise ValueError("no image")
            return size
        at += 12 + length


def _jpeg(content: bytes) -> Size:
    """Looks for the frame; the file must reach its end marker."""
    if not content.rstrip(b"\0").endswith(b"\xff\xd9"):
        raise ValueError("cut off")
    at = 2
    while True:
        if content[at] != 0xFF:
            raise ValueError("marker")
        marker = content[at + 1]
        if marker == 0xFF:
            at += 1
        elif marker in _WITHOUT_LENGTH:
            at += 2
        elif marker in _SIZES_OF_JPEG:
            height, width = struct.unpack_from(">HH", content, at + 5)
            return Size(width, height)
        else:
            (length,) = struct.unpack_from(">H", content, at + 2)
            if length < 2:
                raise ValueError("length")
            at += 2 + length
