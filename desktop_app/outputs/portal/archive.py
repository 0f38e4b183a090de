"""An xlsx file as the parts of its zip archive: taken apart, and put together with one part exchanged.

Spreadsheet libraries rewrite what they don't know. A portal's own workbook is therefore never loaded and
saved: every part goes through unread except the sheet that gets values.
"""

from __future__ import annotations

import io
import lzma
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from desktop_app.domain.findings import KnownProblem

MAX_BYTES = 200 * 1024 * 1024
"""Unpacked size beyond which a file isn't a template; keeps a packed bomb from filling the memory."""

_FIXED_TIME = (1980, 1, 1, 0, 0, 0)  # the same bytes each time, and valid in every zip
_BROKEN = (
    KeyError, ValueError, IndexError, EOFError, OSError, RuntimeError, ET.ParseError, struct.error,
    zipfile.BadZipFile, zlib.error, lzma.LZMAError,
)  # fmt: skip
_OLE_HEAD = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_OFFICE_DOCUMENT = "/officeDocument"
_SHARED_STRINGS = "/sharedStrings"


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet's name and the archive part that holds its cells."""

    name: str
    part: str


@dataclass(frozen=True, slots=True)
class Archive:
    """The parts of a workbook in their order, and what the workbook says about its sheets."""

    file_name: str
    parts: Mapping[str, bytes]
    sheets: tuple[SheetPart, ...]
    shared_strings: tuple[str, ...]

    def with_part(self, part: str, content: bytes) -> bytes:
        """The file with one part exchanged; every other part has the bytes it had, in the same order."""
        return pack({**self.parts, part: content})


def pack(parts: Mapping[str, bytes]) -> bytes:
    """A zip archive of these parts, the same bytes for the same parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _FIXED_TIME)
            entry.compress_type = zipfile.ZIP_STORED if name.endswith("/") else zipfile.ZIP_DEFLATED
            packed.writestr(entry, content)
    return target.getvalue()


def read_archive(path: Path) -> Archive:
    """Take a workbook file apart.

    Raises KnownProblem ``portal.not_found``, ``portal.locked``, ``portal.password``, ``portal.old_format`` or
    ``portal.not_a_workbook``.
    """
    return open_archive(_bytes_of(path), path.name)


def open_archive(content: bytes, file_name: str) -> Archive:
    """Take the bytes of a workbook apart; raises as ``read_archive`` does."""
    if content.startswith(_OLE_HEAD):
        code = "portal.password" if _ENCRYPTED_STREAM in content else "portal.old_format"
        raise KnownProblem(code, file=file_name)
    try:
        parts = _unpacked(content)
        workbook_part = _target(parts, "_rels/.rels", "", _OFFICE_DOCUMENT)
        folder = posixpath.dirname(workbook_part)
        links_part = f"{folder}/_rels/{posixpath.basename(workbook_part)}.rels"
        links = {link.id: link for link in _links(parts, links_part, folder)}
        strings_part = next((link.target for link in links.values() if link.kind.endswith(_SHARED_STRINGS)), None)
        return Archive(
            file_name,
            parts,
            tuple(
                SheetPart(name, links[link_id].target)
                for name, link_id in _sheet_names(parts[workbook_part])
                if links[link_id].target in parts
            ),
            _strings(parts[strings_part]) if strings_part in parts else (),
        )
    except _BROKEN as error:
        raise KnownProblem("portal.not_a_workbook", file=file_name) from error


@dataclass(frozen=True, slots=True)
class _Link:
    id: str
    kind: str
    target: str


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise KnownProblem("portal.not_found", file=path.name) from error
    except OSError as error:
        raise KnownProblem("portal.locked", file=path.name) from error


def _unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        entries = packed.infolist()
        if sum(entry.file_size for entry in entries) > MAX_BYTES:
            raise ValueError("too large")
        if len({entry.filename for entry in entries}) != len(entries):
            raise ValueError("a part occurs twice")
        return {entry.filename: packed.read(entry) for entry in entries}


def parse(content: bytes) -> ET.Element:
    """A part's XML. Raises ValueError for a document type: no workbook has one, and it could expand without end."""
    if b"<!DOCTYPE" in content:
        raise ValueError("document type")
    return ET.fromstring(content)


def local_name(tag: str) -> str:
    """An element's name without its namespace."""
    return tag.rpartition("}")[2]


def _links(parts: Mapping[str, bytes], part: str, folder: str) -> list[_Link]:
    return [
        _Link(
            node.attrib["Id"],
            node.attrib["Type"],
            posixpath.normpath(posixpath.join("/" + folder, node.attrib["Target"])).lstrip("/"),
        )
        for node in parse(parts[part])
        if node.attrib.get("TargetMode") != "External"
    ]


def _target(parts: Mapping[str, bytes], part: str, folder: str, kind: str) -> str:
    for link in _links(parts, part, folder):
        if link.kind.endswith(kind):
            return link.target
    raise ValueError(f"no {kind}")


def _sheet_names(workbook: bytes) -> list[tuple[str, str]]:
    found = []
    for node in parse(workbook).iter():
        if local_name(node.tag) == "sheet":
            link_id = next((value for key, value in node.attrib.items() if key.endswith("}id")), "")
            found.append((node.attrib["name"], link_id))
    if not found:
        raise ValueError("no sheets")
    return found


def _strings(content: bytes) -> tuple[str, ...]:
    return tuple(text_of(item) for item in parse(content) if local_name(item.tag) == "si")


def text_of(item: ET.Element) -> str:
    """The text of a rich or plain string item, without its phonetic hints."""
    pieces = []
    for child in item:
        name = local_name(child.tag)
        if name == "t":
            pieces.append(child.text or "")
        elif name == "r":
            pieces.append("".join(run.text or "" for run in child if local_name(run.tag) == "t"))
    return "".join(pieces)
