"""Reads a folder of regulation files into one set, or says exactly what is wrong with them.

Each file holds one statutory topic; ``README.md`` beside the files describes the format. Nothing is
guessed and nothing unknown is passed over: a rule that is silently ignored costs somebody money.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.regulation import Parameter, Reference, RegulationSet, Title, Version, YearlyChange
from desktop_app.foundation.files import resource_path
from desktop_app.regulations.kinds import WrongValue, is_kind, known_keys, read_value

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_TOPIC = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*")
_CONFIDENCES = ("high", "medium", "low")


class RegulationFileError(KnownProblem):
    """A regulation file that can't be used: which file, parameter and version, and what is wrong."""

    def __init__(self, file: str, parameter: str, version: str, reason: str) -> None:
        place = ", ".join(part for part in (file, parameter, version) if part)
        super().__init__("regulations.file_broken", place=place, reason=reason)
        self.file = file
        self.parameter = parameter
        self.version = version
        self.reason = reason

    def __str__(self) -> str:
        return ": ".join(part for part in (self.file, self.parameter, self.version, self.reason) if part)


def load_regulations(directory: Path | None = None) -> RegulationSet:
    """The set of all ``*.toml`` files of a folder, by default of the program's own.

    Raises RegulationFileError for the first thing that is wrong.
    """
    folder = directory if directory is not None else resource_path("regulations")
    parameters: dict[str, Parameter] = {}
    digest = sha256()
    for name, content in _contents(folder):
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
        for parameter in read_topic(name, _table(name, content)):
            if parameter.key in parameters:
                raise RegulationFileError(name, parameter.key, "", "another file has a parameter with this key")
            parameters[parameter.key] = parameter
    return RegulationSet(parameters, digest.hexdigest())


def _contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    # Line ends are normalised: a checkout on Windows must have the same fingerprint.
    try:
        paths = sorted((path for path in folder.iterdir() if path.suffix == ".toml"), key=lambda path: path.name)
        contents = [(path.name, path.read_bytes().replace(b"\r\n", b"\n")) for path in paths]
    except OSError as problem:
        raise RegulationFileError(folder.name, "", "", f"can't be read: {problem.strerror}") from problem
    if not contents:
        raise RegulationFileError(folder.name, "", "", "the folder holds no regulation file")
    yield from contents


class _Place:
    """Where in a file the reading is; becomes part of the error."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.parameter = ""
        self.version = ""

    @contextmanager
    def named_in_errors(self) -> Iterator[None]:
        try:
            yield
        except WrongValue as problem:
            raise RegulationFileError(self.file, self.parameter, self.version, str(problem)) from problem


def _table(file: str, content: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(content.decode("utf-8"), parse_float=Decimal)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise RegulationFileError(file, "", "", f"is not TOML: {problem}") from problem


def read_topic(file: str, content: Mapping[str, Any]) -> Iterator[Parameter]:
    """The parameters of one topic, written as in a regulation file. Raises RegulationFileError; ``file`` names it."""
    place = _Place(file)
    with place.named_in_errors():
        for key, raw in read_keys(content):
            place.parameter, place.version = key, ""
            yield _parameter(place, raw)


def read_keys(content: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The key of each parameter of a topic, and its table. Raises WrongValue."""
    table = dict(content)
    topic = table.pop("topic", None)
    if not isinstance(topic, str) or not _TOPIC.fullmatch(topic):
        raise WrongValue("the topic is missing or not in the form bpjs.jp")
    _title(table.pop("title", None))
    for name, raw in table.items():
        if not _NAME.fullmatch(name) or not isinstance(raw, dict):
            raise WrongValue(f"unknown key: {name}")
        yield f"{topic}.{name}", raw


def _parameter(place: _Place, raw: object) -> Parameter:
    head = read_head(place.parameter, raw)
    versions = raw["versions"] if isinstance(raw, dict) else None
    return replace(head, versions=_versions(place, versions, head.kind, head.closed))


def read_head(key: str, raw: object) -> Parameter:
    """A parameter as a file describes it, without its versions. Raises WrongValue."""
    table = known_keys(raw, {"kind", "title", "versions"}, {"expected", "closed"})
    kind = table["kind"]
    if not isinstance(kind, str) or not is_kind(kind):
        raise WrongValue(f"unknown kind: {kind}")
    closed = table.get("closed", False)
    if not isinstance(closed, bool):
        raise WrongValue("closed is true or false")
    title = _title(table["title"])
    expected = _yearly_change(table["expected"]) if "expected" in table else None
    return Parameter(key, kind, title, (), expected, closed)


def _versions(place: _Place, raw: object, kind: str, closed: bool) -> tuple[Version[Any], ...]:
    if not isinstance(raw, list) or not raw:
        raise WrongValue("there is no version")
    versions: list[Version[Any]] = []
    for number, table in enumerate(raw, 1):
        start = table.get("from") if isinstance(table, dict) else None
        place.version = f"from {start}" if start is not None else f"version {number}"
        version = read_version(table, kind, closed=closed)
        check_order(versions[-1] if versions else None, version)
        versions.append(version)
    place.version = ""
    return tuple(versions)


def check_order(before: Version[Any] | None, version: Version[Any]) -> None:
    """Refuse a version that doesn't follow the one before it. Raises WrongValue."""
    if before is not None and version.start <= before.start:
        raise WrongValue(f"does not start after the version before it ({before.start})")
    if version.value is None and (before is None or before.value is None):
        raise WrongValue("repeals although nothing is in force")


def read_version(raw: object, kind: str, *, closed: bool = False) -> Version[Any]:
    """One version, written as in a regulation file. Raises WrongValue."""
    table = known_keys(
        raw,
        {"from", "instrument", "article", "source", "verified", "confidence"},
        {"note", "value", "repealed"},
    )
    start = _day(table, "from")
    reference = _reference(table)
    if "repealed" in table:
        if table["repealed"] is not True or "value" in table:
            raise WrongValue("repealed = true stands alone, without a value")
        return Version(start, None, reference)
    if "value" not in table:
        raise WrongValue("has neither value nor repealed = true")
    return Version(start, read_value(kind, table["value"], closed=closed), reference)


def _reference(table: dict[str, Any]) -> Reference:
    confidence = table["confidence"]
    if confidence not in _CONFIDENCES:
        raise WrongValue(f"confidence is one of {', '.join(_CONFIDENCES)}")
    note = _filled(table, "note") if "note" in table else ""
    if confidence == "low" and not note:
        raise WrongValue("a value of low confidence needs a note")
    if not isinstance(table["article"], str):
        raise WrongValue("article is not a text")
    return Reference(
        instrument=_filled(table, "instrument"),
        article=table["article"],
        source=_filled(table, "source"),
        verified=_day(table, "verified"),
        confidence=confidence,
        note=note,
    )


def _title(raw: object) -> Title:
    table = known_keys(raw, {"id", "en"})
    return Title(_filled(table, "id"), _filled(table, "en"))


def _yearly_change(raw: object) -> YearlyChange:
    table = known_keys(raw, {"month", "day"})
    month, day = table["month"], table["day"]
    try:
        date(2001, month, day)  # a year without 29 February
    except (TypeError, ValueError) as problem:
        raise WrongValue("expected is not a day that every year has") from problem
    return YearlyChange(month, day)


def _filled(table: dict[str, Any], key: str) -> str:
    text = table[key]
    if not isinstance(text, str) or not text.strip():
        raise WrongValue(f"{key} is empty")
    return text


def _day(table: dict[str, Any], key: str) -> date:
    day = table[key]
    if type(day) is not date:
        raise WrongValue(f"{key} is not a date")
    return day
