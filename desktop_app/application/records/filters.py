"""What a list of people shows, and the filters that users keep."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Preset(StrEnum):
    """The ready-made questions."""

    JOINED = "joined"
    LEAVING = "leaving"
    CONTRACTS = "contracts"
    CHILDREN = "children"
    PENSION = "pension"
    SIPP = "sipp"
    EDABU = "edabu"
    PTKP = "ptkp"
    """PTKP and the family as it was on 1 January disagree."""
    NO_ACCOUNT = "no_account"


MONTHS_AHEAD: Final = {Preset.CONTRACTS: 2, Preset.CHILDREN: 3, Preset.PENSION: 12}
"""How far the questions about the future look, in months after the one in force, unless the user says otherwise."""


class Order(StrEnum):
    """Orders of the list."""

    NAME = "name"
    NIP = "nip"
    NEWEST = "newest"
    """By the first day of the newest employment, the latest first."""


@dataclass(frozen=True, slots=True)
class PeopleFilter:
    """What a list shows: a search, a ready-made question and an order; with a name when it's kept."""

    name: str = ""
    search: str = ""
    preset: Preset | None = None
    months: int = 0
    """Months ahead of a question about the future."""
    order: Order = Order.NAME
