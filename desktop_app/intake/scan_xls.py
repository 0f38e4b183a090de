"""Looks through an old Excel file (.xls) before it is read: far cells, formulas that gave errors, a password.

Only as much of the format as that needs: the container's chains of sectors ([MS-CFB]) and the heads of the
records of its workbook ([MS-XLS]).
"""

from __future__ import annotations

import struct
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from desktop_app.application.exchange.spreadsheet import BadCell
from desktop_app.domain.findings import KnownProblem
from desktop_app.intake.bounds import MOST_BYTES, BadCells, check_place

_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_ENTRY: Final = 128
_IN_HEADER: Final = 109
_SMALL: Final = 4096
"""Streams below this size lie in the small sectors of the root's stream."""
_LAST_SECTOR: Final = 0xFFFFFFFA
_PASSWORD: Final = 0x002F
_SHEET: Final = 0x0085
_BEGIN, _END = 0x0809, 0x000A
_FORMULA: Final = 0x0006
_ERROR: Final = 0x0205
_CELLS: Final = frozenset({_FORMULA, _ERROR, 0x0203, 0x0204, 0x00FD, 0x00D6, 0x027E})
_MANY_NUMBERS: Final = 0x00BD


def scan_xls(content: bytes, file: str) -> BadCells:
    """The unusable cells of all sheets. Raises KnownProblem ``workbook.*``."""
    try:
        streams = _Container(content)
        stream = streams.find("Workbook", "Book")
        if stream is None:
            protected = streams.find("EncryptedPackage") is not None
            raise KnownProblem("workbook.password" if protected else "workbook.not_a_workbook", file=file)
        return _bad_cells(stream, file)
    except (struct.error, IndexError, ValueError) as problem:
        code = "workbook.password" if _ENCRYPTED in content else "workbook.unreadable"
        raise KnownProblem(code, file=file) from problem


class _Container:
    """The streams of a compound file by name."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        sector_shift, self._small_shift = struct.unpack_from("<HH", content, 30)
        if sector_shift not in (9, 12) or self._small_shift != 6:
            raise ValueError("sector size")
        self._size: int = 1 << sector_shift
        first_entry, first_small = struct.unpack_from("<I", content, 48)[0], struct.unpack_from("<I", content, 60)[0]
        self._next = self._table(self._table_sectors())
        entries = self._chain(first_entry)
        self._next_small = self._table_of(self._chain(first_small))
        self._entries: dict[str, tuple[int, int]] = {}
        self._root = (0, 0)
        for at in range(0, len(entries) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", entries, at + 64)
            start, size = struct.unpack_from("<II", entries, at + 116)
            if kind == 5:
                self._root = (start, size)
            elif kind == 2:
                name = entries[at : at + max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
                self._entries.setdefault(name, (start, size))

    def find(self, *names: str) -> bytes | None:
        """The first stream with one of these names."""
        for name in names:
            if name in self._entries:
                start, size = self._entries[name]
                if size >= _SMALL:
                    return self._chain(start)[:size]
                return self._small_chain(start)[:size]
        return None

    def _table_sectors(self) -> Iterator[int]:
        content = self._content
        yield from struct.unpack_from(f"<{_IN_HEADER}I", content, 76)
        following, count = struct.unpack_from("<II", content, 68)
        per_sector = self._size // 4
        for _ in range(min(count, len(content) // self._size)):
            if following >= _LAST_SECTOR:
                return
            *sectors, following = struct.unpack_from(f"<{per_sector}I", content, self._offset(following))
            yield from sectors

    def _table(self, sectors: Iterator[int]) -> list[int]:
        most = len(self._content) // self._size + 1
        pieces: list[bytes] = []
        for sector in sectors:
            if sector < _LAST_SECTOR and len(pieces) < most:
                offset = self._offset(sector)
                pieces.append(self._content[offset : offset + self._size])
        return self._table_of(b"".join(pieces))

    @staticmethod
    def _table_of(content: bytes) -> list[int]:
        return list(struct.unpack_from(f"<{len(content) // 4}I", content))

    def _offset(self, sector: int) -> int:
        return (sector + 1) * self._size

    def _chain(self, sector: int) -> bytes:
        return _joined(self._content, self._next, sector, self._size, self._offset(0))

    def _small_chain(self, sector: int) -> bytes:
        start, size = self._root
        return _joined(self._chain(start)[:size], self._next_small, sector, 1 << self._small_shift, 0)


def _joined(content: bytes, following: list[int], sector: int, size: int, start: int) -> bytes:
    pieces: list[bytes] = []
    while sector < _LAST_SECTOR:
        if len(pieces) * size > min(len(content), MOST_BYTES):
            raise ValueError("a chain without an end")
        offset = start + sector * size
        pieces.append(content[offset : offset + size])
        sector = following[sector]
    return b"".join(pieces)


def _bad_cells(stream: bytes, file: str) -> BadCells:
    found: dict[str, list[tuple[int, int, BadCell]]] = defaultdict(list)
    sheets: dict[int, str] = {}
    sheet, depth, at, end = "", 0, 0, len(stream) - 4
    while at <= end:
        kind, length = struct.unpack_from("<HH", stream, at)
        if kind == _BEGIN:
            sheet = sheets.get(at, sheet)
            depth += 1
        elif kind == _END:
            depth -= 1
        elif kind == _PASSWORD:
            raise KnownProblem("workbook.password", file=file)
        elif kind == _SHEET:
            offset, name = _sheet_name(stream[at + 4 : at + 4 + length])
            sheets[offset] = name
        # Charts inside a sheet are one level deeper and keep numbers of their own.
        elif depth == 1 and (kind in _CELLS or kind == _MANY_NUMBERS):
            row, column = struct.unpack_from("<HH", stream, at + 4)
            last = struct.unpack_from("<H", stream, at + 2 + length)[0] if kind == _MANY_NUMBERS else column
            check_place(file, sheet, row + 1, last + 1)
            if (kind == _ERROR and stream[at + 11]) or (kind == _FORMULA and _is_error(stream[at + 10 : at + 18])):
                found[sheet].append((row + 1, column + 1, BadCell.ERROR))
        at += 4 + length
    return found


def _is_error(result: bytes) -> bool:
    return result[6:8] == b"\xff\xff" and result[0] == 2


def _sheet_name(record: bytes) -> tuple[int, str]:
    offset, length = struct.unpack_from("<I2xB", record)
    if len(record) == 7 + length:  # before Excel 97
        return offset, record[7:].decode("cp1252", "replace")
    wide = bool(record[7] & 1)
    return offset, record[8:].decode("utf-16-le" if wide else "latin-1", "replace")[:length]
