"""Regulation packs: one signed text file that brings versions of the law without a new release.

A pack begins with three lines, the rest is its content, signed byte for byte with Ed25519:

    gajiberes rules 1
    key 3f0c…                 the signing key's fingerprint: the first 32 hex digits of SHA-256 of its raw bytes
    signature 9a41…           64 bytes in hex

    name = "resmi"            TOML from here on
    number = 3                grows with every issue of the same name; an issue holds all of that name
    title = "Atap JP 2027"
    issued = 2027-02-26
    program = "0.1"           the least version of the program
    [[topics]]                each as a regulation file, with only the parameters and versions it brings
    topic = "bpjs.jp"
    …

Nothing of a pack is read before its signature holds.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from desktop_app.application.records.law import AddedParameter, Pack, PackVersion
from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.regulation import BY_HAND, Parameter
from desktop_app.foundation.files import resource_path
from desktop_app.regulations.kinds import WrongValue, known_keys
from desktop_app.regulations.loader import read_head, read_keys, read_version
from desktop_app.regulations.notation import to_text

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

MOST_BYTES: Final = 4 * 1024 * 1024
"""More is refused before it is read."""
_FIRST_LINE: Final = b"gajiberes rules 1"
_HEAD: Final = re.compile(
    rb"gajiberes rules 1\r?\nkey ([0-9a-f]{32})?\r?\nsignature ([0-9a-f]{128})?\r?\n\r?\n(.*)", re.DOTALL
)
_DOMAIN: Final = b"gajiberes rules 1\n\n"
"""Signed before the content, so that a signature made for anything else never fits a pack."""
_NAME: Final = re.compile(r"[a-z][a-z0-9-]{0,39}")
_PROGRAM: Final = re.compile(r"\d{1,4}(\.\d{1,4}){0,2}")


def fingerprint(key: Ed25519PublicKey) -> str:
    """How a pack names the key that signed it."""
    return sha256(key.public_bytes_raw()).hexdigest()[:32]


def trusted_keys(directory: Path | None = None) -> Mapping[str, Ed25519PublicKey]:
    """The public keys of a folder (``*.pem``) by fingerprint, by default those that come with the program."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415 - on first use
    from cryptography.hazmat.primitives.serialization import load_pem_public_key  # noqa: PLC0415

    folder = directory if directory is not None else resource_path("keys")
    keys = (load_pem_public_key(path.read_bytes()) for path in sorted(folder.glob("*.pem")))
    return {fingerprint(key): key for key in keys if isinstance(key, Ed25519PublicKey)}


def signed_pack(content: bytes, key: Ed25519PrivateKey) -> bytes:
    """The pack of a content. For the publisher and for tests: the program itself has no private key."""
    content = content.replace(b"\r\n", b"\n")
    signature = key.sign(_DOMAIN + content).hex()
    head = f"key {fingerprint(key.public_key())}\nsignature {signature}\n\n".encode()
    return _FIRST_LINE + b"\n" + head + content


class PackReader:
    """Implements the port of the same name."""

    def __init__(self, program: str, keys: Mapping[str, Ed25519PublicKey] | None = None) -> None:
        """``program``: the version of this program; ``keys``: who is trusted, by default the program's own keys."""
        self._program = program
        self._keys = keys

    def read(self, path: Path) -> Pack:
        """A pack from its file. Raises KnownProblem ``law.pack_…``: nothing of a doubtful pack is taken."""
        data = _bytes(path)
        if not data.startswith(_FIRST_LINE):
            raise KnownProblem("law.pack_other_file", path=path.name)
        found = _HEAD.fullmatch(data)
        if found is None:
            raise KnownProblem("law.pack_malformed", path=path.name, reason="the head isn't complete")
        signer, signature, content = found.groups()
        if not signer or not signature:
            raise KnownProblem("law.pack_unsigned", path=path.name)
        # Mail programs and checkouts turn line ends around; the signature is over the plain ones.
        content = content.replace(b"\r\n", b"\n")
        self._verify(path, signer.decode(), bytes.fromhex(signature.decode()), content)
        try:
            return self._pack(path, signer.decode(), content)
        except WrongValue as problem:
            raise KnownProblem("law.pack_malformed", path=path.name, reason=str(problem)) from problem

    def _verify(self, path: Path, signer: str, signature: bytes, content: bytes) -> None:
        from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - only where a pack is installed

        key = (self._keys if self._keys is not None else trusted_keys()).get(signer)
        if key is None:
            raise KnownProblem("law.pack_unknown_key", path=path.name, signer=signer)
        try:
            key.verify(signature, _DOMAIN + content)
        except InvalidSignature as problem:
            raise KnownProblem("law.pack_tampered", path=path.name) from problem

    def _pack(self, path: Path, signer: str, content: bytes) -> Pack:
        try:
            raw = tomllib.loads(content.decode("utf-8"), parse_float=Decimal)
        except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as problem:
            raise WrongValue(f"is not TOML: {problem}") from problem
        table = known_keys(raw, {"name", "number", "title", "issued", "program", "topics"})
        program, title, issued = table["program"], table["title"], table["issued"]
        if not isinstance(program, str) or not _PROGRAM.fullmatch(program):
            raise WrongValue("program is not a version")
        if _numbers(program) > _numbers(self._program):
            raise KnownProblem("law.pack_needs_newer", path=path.name, needed=program, installed=self._program)
        if not isinstance(table["name"], str) or not _NAME.fullmatch(table["name"]) or table["name"] == BY_HAND:
            raise WrongValue("the name is missing or not in the form resmi")
        if type(table["number"]) is not int or table["number"] < 1:
            raise WrongValue("the number is not a whole number from 1 up")
        if not isinstance(title, str) or not title.strip():
            raise WrongValue("the title is missing")
        if type(issued) is not date:
            raise WrongValue("issued is not a date")
        topics = table["topics"]
        if not isinstance(topics, list) or not topics:
            raise WrongValue("there is no topic")
        read = [_parameter(key, rules, table["name"]) for topic in topics for key, rules in _tables(topic)]
        keys = [parameter.key for parameter, _versions in read]
        if len(set(keys)) != len(keys):
            raise WrongValue("a parameter stands there twice")
        return Pack(
            name=table["name"],
            number=table["number"],
            title=title,
            issued_on=issued,
            program=program,
            signer=signer,
            digest=sha256(content).hexdigest(),
            parameters=tuple(parameter for parameter, _versions in read),
            versions=tuple(version for _parameter, versions in read for version in versions),
        )


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as problem:
        raise KnownProblem("law.pack_unreadable", path=str(path)) from problem
    if len(data) > MOST_BYTES:
        raise KnownProblem("law.pack_too_big", path=path.name, most=MOST_BYTES // 1024 // 1024)
    return data


def _numbers(version: str) -> tuple[int, ...]:
    found = [int(part) for part in re.findall(r"\d+", version)[:3]]
    return (*found, *([0] * (3 - len(found))))


def _tables(topic: object) -> Iterator[tuple[str, dict[str, Any]]]:
    if not isinstance(topic, dict):
        raise WrongValue("a topic is not a table")
    yield from read_keys(topic)


def _parameter(key: str, raw: dict[str, Any], origin: str) -> tuple[AddedParameter, list[PackVersion]]:
    try:
        head = read_head(key, raw)
        versions = list(_versions(head, raw["versions"]))
    except WrongValue as problem:
        raise WrongValue(f"{key}: {problem}") from problem
    return AddedParameter(key, head.kind, head.title, head.expected, head.closed, origin), versions


def _versions(head: Parameter, raw: object) -> Iterator[PackVersion]:
    if not isinstance(raw, list) or not raw:
        raise WrongValue("there is no version")
    before: date | None = None
    for table in raw:
        version = read_version(table, head.kind, closed=head.closed)
        if before is not None and version.start <= before:
            raise WrongValue(f"does not start after the version before it ({before})")
        before = version.start
        text = to_text(table["value"]) if version.value is not None else ""
        yield PackVersion(head.key, version.start, text, version.reference)
