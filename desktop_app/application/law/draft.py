"""A version of the law as it was typed, and what must be right about it before it is stored."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from desktop_app.application.law.entry import raw_value
from desktop_app.application.law.words import place_code
from desktop_app.application.records.law import AddedParameter
from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.regulation import Parameter, Reference, RegulationSet, Title

CONFIDENCES: Final = ("high", "medium", "low")
UMK: Final = "wages.minimum.umk"
UMP: Final = "wages.minimum.ump"
BY_ROWS: Final = frozenset({UMK, UMP})
"""Tables of which each place has its own row: one that isn't entered keeps its old amount, with a warning."""
_HOLIDAYS: Final = "calendar.holidays_"
_PLACE: Final = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class VersionDraft:
    """A version as it was typed: cells of text in the columns of the parameter's kind."""

    key: str
    starts_on: date | None
    rows: tuple[tuple[str, ...], ...]
    reference: Reference
    repeals: bool = False
    """Whether the rule ends; then there are no rows."""
    rows_only: bool = False
    """Whether rows that aren't typed stay as they are."""


def described_rule(law: RegulationSet, key: str) -> tuple[Parameter, AddedParameter | None]:
    """The rule of a key, and its description where it is new. Raises KnownProblem ``law.key_unknown``."""
    known = law.parameters.get(key)
    if known is not None:
        return known, None
    year = key.removeprefix(_HOLIDAYS)
    if not key.startswith(_HOLIDAYS) or not year.isdigit() or len(year) != 4:
        raise KnownProblem("law.key_unknown", key=key)
    described = holiday_year(int(year))
    return Parameter(described.key, described.kind, described.title, ()), described


def holiday_year(year: int) -> AddedParameter:
    """The holidays of a year that the program's own files don't have yet."""
    return AddedParameter(f"{_HOLIDAYS}{year}", "holidays", Title(f"Hari libur {year}", f"Public holidays {year}"))


def value_of(parameter: Parameter, draft: VersionDraft) -> Any:
    """What was typed, as plain tables and numbers; rows without an amount are left out where each has its own.

    Raises KnownProblem as ``raw_value`` does, and ``law.place_code`` and ``law.province_unknown``.
    """
    rows = draft.rows
    if draft.rows_only:
        rows = tuple(cells for cells in rows if cells[-1].strip())
    if parameter.key == UMK:
        rows = tuple((place_code(place), *rest) for place, *rest in rows)
    raw = raw_value(parameter.kind, rows)
    if parameter.key == UMK:
        wrong = next((code for code in raw if not _PLACE.fullmatch(code)), None)
        if wrong is not None:
            raise KnownProblem("law.place_code", found=wrong)
    if parameter.key == UMP:
        provinces = {name for version in parameter.versions for name in version.value or ()}
        wrong = next((name for name in raw if name not in provinces), None)
        if wrong is not None:
            raise KnownProblem("law.province_unknown", found=wrong)
    return raw


def complete(reference: Reference) -> Reference:
    """The reference without blanks at the ends. Raises KnownProblem where something that the law asks is missing."""
    stripped = {name: getattr(reference, name).strip() for name in ("instrument", "article", "source", "note")}
    reference = replace(reference, **stripped)
    for name in ("instrument", "source"):
        if not stripped[name]:
            raise KnownProblem(f"law.{name}_missing")
    if not reference.article and not reference.note:
        raise KnownProblem("law.article_missing")
    if reference.confidence == "low" and not reference.note:
        raise KnownProblem("law.note_missing")
    return reference
