"""How the values of the domain stand in columns: exact, readable by any database tool, equal on both databases."""

from __future__ import annotations

import json
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, LargeBinary, String, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from desktop_app.domain.money import Money
from desktop_app.domain.periods import Month


class Sen(TypeDecorator[Money]):
    """An amount as whole sen. BIGINT, because SQLite's NUMERIC would turn large amounts into floats."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Money | None, dialect: Dialect) -> int | None:
        """To sen."""
        del dialect
        return None if value is None else value.sen

    def process_result_value(self, value: int | None, dialect: Dialect) -> Money | None:
        """From sen."""
        del dialect
        return None if value is None else Money(value)


class MonthText(TypeDecorator[Month]):
    """A month as ``YYYY-MM``, which sorts and compares as text."""

    impl = String(7)
    cache_ok = True

    def process_bind_param(self, value: Month | None, dialect: Dialect) -> str | None:
        """To text."""
        del dialect
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Month | None:
        """From text."""
        del dialect
        return None if value is None else Month.parse(value)


class Moment(TypeDecorator[datetime]):
    """A moment with the offset that the clock showed, in ISO 8601. A database's own type would drop the offset."""

    impl = String(40)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """To text."""
        del dialect
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """From text."""
        del dialect
        return None if value is None else datetime.fromisoformat(value)


class Word(TypeDecorator[StrEnum]):
    """A member of an enumeration by its value."""

    impl = String(40)
    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """To the value."""
        del dialect
        return None if value is None else self.kind(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        """To the member."""
        del dialect
        return None if value is None else self.kind(value)


class Words(TypeDecorator[tuple[StrEnum, ...]]):
    """Several members of an enumeration, separated by commas; NULL is not the same as none."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: tuple[StrEnum, ...] | None, dialect: Dialect) -> str | None:
        """To text."""
        del dialect
        return None if value is None else ",".join(word.value for word in value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[StrEnum, ...] | None:
        """To members, in their order."""
        del dialect
        if value is None:
            return None
        return tuple(self.kind(word) for word in value.split(",")) if value else ()


class Content(TypeDecorator[bytes]):
    """The content of a small file; NULL for none."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: bytes | None, dialect: Dialect) -> bytes | None:
        """To the column."""
        del dialect
        return value or None

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> bytes:
        """From the column."""
        del dialect
        return value or b""


class Reasons(TypeDecorator[tuple[tuple[StrEnum, str], ...]]):
    """A text for members of an enumeration, as a JSON object in the order of the enumeration."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: tuple[tuple[StrEnum, str], ...] | None, dialect: Dialect) -> str | None:
        """To JSON."""
        del dialect
        return None if value is None else json.dumps(dict(value), ensure_ascii=False) if value else "{}"

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[tuple[StrEnum, str], ...] | None:
        """From JSON."""
        del dialect
        if value is None:
            return None
        return tuple((self.kind(word), text) for word, text in json.loads(value).items()) if value != "{}" else ()
