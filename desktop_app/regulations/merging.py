"""The program's own law with the versions of a workspace in it, under the same rules as the files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import groupby
from types import MappingProxyType
from typing import Any

from desktop_app.application.records.law import AddedLaw, AddedParameter, AddedVersion
from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.regulation import BY_HAND, Parameter, Reference, RegulationSet, Version
from desktop_app.regulations.kinds import WrongValue, is_kind
from desktop_app.regulations.loader import check_order, read_version
from desktop_app.regulations.notation import from_text, to_text


class LawBook:
    """Implements the port of the same name: puts added versions into the shipped law."""

    def merged(self, shipped: RegulationSet, added: AddedLaw) -> RegulationSet:
        """Both together. Raises KnownProblem ``law.added_broken`` for a version that breaks the rules of the files."""
        if not added.versions:
            return shipped
        parameters = dict(shipped.parameters)
        known = {parameter.key: parameter for parameter in added.parameters}
        ordered = sorted(added.versions, key=lambda version: version.key)
        for key, versions in groupby(ordered, key=lambda version: version.key):
            parameters[key] = _with(parameters.get(key), known.get(key), key, list(versions))
        return RegulationSet(parameters, _fingerprint(shipped, added))

    def notation(self, raw: object) -> str:
        """A value of plain tables, lists and numbers in the notation of the files."""
        return to_text(raw)

    def rows(self, text: str) -> Mapping[str, Any]:
        """The plain rows of a table in that notation."""
        raw = from_text(text)
        return raw if isinstance(raw, dict) else {}


def _with(
    shipped: Parameter | None, described: AddedParameter | None, key: str, added: Sequence[AddedVersion]
) -> Parameter:
    """A parameter with further versions. Packs go in as they came, what was typed by hand goes over them."""
    first = added[0]
    if shipped is None and described is not None:
        if not is_kind(described.kind):
            raise _broken(first, f"unknown kind: {described.kind}")
        shipped = Parameter(key, described.kind, described.title, (), described.expected, described.closed)
    if shipped is None:
        raise _broken(first, "the program has no parameter with this key")
    if described is not None and described.kind != shipped.kind:
        raise _broken(first, f"the kind is {shipped.kind}, not {described.kind}")
    by_start = {version.start: version for version in shipped.versions}
    by_entry: dict[Any, AddedVersion] = {}
    for entry in sorted(added, key=lambda version: version.origin == BY_HAND):
        version = _version(shipped, entry)
        below = by_start.get(version.start)
        if entry.rows_only and below is not None and isinstance(below.value, Mapping):
            version = replace(version, value=MappingProxyType({**below.value, **(version.value or {})}))
        by_start[version.start] = version
        by_entry[version.start] = entry
    versions = tuple(by_start[start] for start in sorted(by_start))
    before = None
    for version in versions:
        try:
            check_order(before, version)
        except WrongValue as problem:
            raise _broken(by_entry.get(version.start, first), str(problem)) from problem
        before = version
    return replace(shipped, versions=versions)


def _version(parameter: Parameter, entry: AddedVersion) -> Version[Any]:
    try:
        table = _table(entry.starts_on, entry.reference)
        table |= {"value": from_text(entry.value)} if entry.value else {"repealed": True}
        return replace(read_version(table, parameter.kind, closed=parameter.closed), origin=entry.origin)
    except WrongValue as problem:
        raise _broken(entry, str(problem)) from problem


def _table(start: object, reference: Reference) -> dict[str, Any]:
    table = {
        "from": start,
        "instrument": reference.instrument,
        "article": reference.article,
        "source": reference.source,
        "verified": reference.verified,
        "confidence": reference.confidence,
    }
    return table | ({"note": reference.note} if reference.note else {})


def _broken(entry: AddedVersion, reason: str) -> KnownProblem:
    return KnownProblem("law.added_broken", key=entry.key, since=entry.starts_on, reason=reason)


def _fingerprint(shipped: RegulationSet, added: AddedLaw) -> str:
    digest = sha256(shipped.fingerprint.encode())
    for line in sorted(_lines(added)):
        digest.update(b"\0" + line.encode())
    return digest.hexdigest()


def _lines(added: AddedLaw) -> Iterable[str]:
    for parameter in added.parameters:
        yield to_text(
            [parameter.key, parameter.kind, parameter.title.id, parameter.title.en, parameter.closed, parameter.origin]
            + ([parameter.expected.month, parameter.expected.day] if parameter.expected else [])
        )
    for entry in added.versions:
        yield to_text(
            [entry.key, entry.value, entry.origin, entry.rows_only, *_table(entry.starts_on, entry.reference).values()]
        )
