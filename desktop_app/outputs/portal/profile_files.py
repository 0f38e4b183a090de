"""Reads the profiles of ``resources/formats/portal/*.toml``.

Loading refuses unknown keys, so a typing error can't silently change what is written.
"""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from desktop_app.domain.findings import Severity
from desktop_app.foundation.files import resource_path
from desktop_app.outputs.portal.profiles import (
    CellKind,
    CodeList,
    Column,
    Instructions,
    NumberedRows,
    Profile,
    TemplateKind,
    date_pattern,
)


class ProfileError(Exception):
    """A profile that can't be used: the file and what is wrong in it."""


@cache
def profiles() -> tuple[Profile, ...]:
    """All built-in profiles. Raises ProfileError."""
    return tuple(load_profile(path) for path in sorted(resource_path("formats", "portal").glob("*.toml")))


def load_profile(path: Path) -> Profile:
    """Read and check one profile. Raises ProfileError with the file and the place."""
    try:
        table = _Table(tomllib.loads(path.read_text(encoding="utf-8")), path.name)
        profile = _profile(table)
        table.finish()
        _check(profile)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, ValueError) as error:
        raise ProfileError(f"{path.name}: {error}") from error
    return profile


class _Table:
    """A table of the file that knows which of its keys were asked for."""

    def __init__(self, content: dict[str, Any], place: str) -> None:
        self._left = dict(content)
        self.place = place

    def take(self, key: str, kind: type, default: Any = None) -> Any:
        if key not in self._left:
            if default is None:
                raise ValueError(f"{self.place}: {key} is missing")
            return default
        value = self._left.pop(key)
        if type(value) is not kind:
            raise ValueError(f"{self.place}: {key} is not {kind.__name__}")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        values = self.take(key, list, [])
        if not all(isinstance(value, str) for value in values):
            raise ValueError(f"{self.place}: {key} holds something that isn't text")
        return tuple(values)

    def tables(self, key: str) -> list[_Table]:
        return [_Table(content, f"{self.place}, {key} {i}") for i, content in enumerate(self.take(key, list, []), 1)]

    def finish(self) -> None:
        if self._left:
            raise ValueError(f"{self.place}: unknown {', '.join(sorted(self._left))}")


def _profile(table: _Table) -> Profile:
    return Profile(
        key=table.take("key", str),
        title=table.take("title", str),
        kind=TemplateKind(table.take("kind", str)),
        portal=table.take("portal", str),
        file_name=table.take("file_name", str, ""),
        own_name=table.take("own_name", str, ""),
        sheets=table.texts("sheets"),
        columns=tuple(_column(column) for column in table.tables("columns")),
        numbered=tuple(_numbered(rows) for rows in table.tables("numbered_rows")),
        code_lists=tuple(_code_list(codes) for codes in table.tables("code_lists")),
        instructions=next((_instructions(sheet) for sheet in table.tables("instructions")), None),
        source=table.take("source", str),
        seen=table.take("seen", date),
        checked=table.take("checked", bool),
    )


def _column(table: _Table) -> Column:
    codes = table.take("codes", dict, {})
    missing = table.take("missing", str, "")
    when = table.texts("missing_when")
    column = Column(
        header=table.take("header", str),
        field=table.take("field", str, ""),
        kind=CellKind(table.take("kind", str, "text")),
        aliases=table.texts("aliases"),
        legend=table.take("legend", str, ""),
        group=table.take("group", str, ""),
        needed=table.take("needed", bool, False),
        editable=table.take("editable", bool, True),
        missing=Severity(missing) if missing else None,
        missing_when=(when[0], when[1]) if when else None,
        codes={str(key): str(value) for key, value in codes.items()} or None,
        code_list=table.take("code_list", str, ""),
        default=table.take("default", str, ""),
        checks=table.texts("checks"),
        pattern=table.take("pattern", str, "dd-mm-yyyy"),
        width=table.take("width", int, 0) or None,
        number_format=table.take("number_format", str, "General"),
        column_format=table.take("column_format", str, ""),
        fill=table.take("fill", str, ""),
    )
    table.finish()
    return column


def _numbered(table: _Table) -> NumberedRows:
    rows = NumberedRows(tuple(table.take("headings", list)), table.take("numbers", int), table.take("data", int))
    table.finish()
    return rows


def _code_list(table: _Table) -> CodeList:
    codes = CodeList(
        name=table.take("name", str),
        sheet=table.take("sheet", str),
        code_header=table.take("code_header", str),
        name_header=table.take("name_header", str),
        resource=table.take("resource", str),
        widths=tuple(table.take("widths", list, [])),
    )
    table.finish()
    return codes


def _instructions(table: _Table) -> Instructions:
    head = table.texts("head")
    rows = table.take("rows", list)
    sheet = Instructions(
        sheet=table.take("sheet", str),
        title=table.take("title", str),
        head=(head[0], head[1]),
        rows=tuple((str(topic), str(text)) for topic, text in rows),
        notes=table.texts("notes"),
        notes_row=table.take("notes_row", int),
        notes_fill=table.take("notes_fill", str, ""),
    )
    table.finish()
    return sheet


def _check(profile: Profile) -> None:
    known_lists = {codes.name for codes in profile.code_lists}
    owner: dict[str, str] = {}
    for column in profile.columns:
        if column.code_list and column.code_list not in known_lists:
            raise ValueError(f"{column.header}: no code list {column.code_list}")
        if column.kind is CellKind.DATE and column.pattern != "label" and date_pattern(column.pattern) is None:
            raise ValueError(f"{column.header}: {column.pattern} is no date pattern")
        for name in column.names:
            if owner.setdefault(name, column.header) != column.header:
                raise ValueError(f"{name} names {owner[name]} and {column.header}")
