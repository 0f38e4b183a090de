"""What headings and words of other people's spreadsheets mean: resources/formats/people_aliases.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from desktop_app.application.exchange.layout import SHEETS
from desktop_app.application.exchange.mapping import COMPANY, MAPPED_SHEETS, NIP, targets_of
from desktop_app.application.records.mapping import folded
from desktop_app.foundation.files import resource_path

_WORD: Final = re.compile(r"[^\W_]+")
_REMARK: Final = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Aliases:
    """The file as it is looked up: everything folded."""

    tokens: Mapping[str, str]
    headings: Mapping[str, str]
    """Target by folded heading."""
    words: Mapping[str, Mapping[str, str]]
    """By field: the layout's word by folded word."""
    variable_allowances: frozenset[str]
    allowance_beginnings: tuple[str, ...]
    """Longest first."""
    months: Mapping[str, int]

    def target(self, heading: str) -> str:
        """The target that a heading names; empty when it's unknown."""
        for text in (heading, _REMARK.sub(" ", heading)):
            found = self.headings.get(self.key(text))
            if found:
                return found
        return ""

    def key(self, heading: str) -> str:
        """A heading as it is looked up."""
        return "".join(self.tokens.get(word, word) for word in _WORD.findall(heading.casefold()))

    def word(self, field: str, text: str) -> str:
        """The layout's word for a word, or the text as it is."""
        return self.words.get(field, {}).get(folded(text) or text, text)


@cache
def aliases() -> Aliases:
    """The aliases that the program ships."""
    with resource_path("formats", "people_aliases.toml").open("rb") as stream:
        data = tomllib.load(stream)
    bare = Aliases(data["tokens"], {}, {}, frozenset(), (), {})
    headings: dict[str, str] = {}
    for sheet, fields in data["headings"].items():
        for field, texts in fields.items():
            for text in texts:
                headings[bare.key(text)] = f"{sheet}.{field}"
    for target, heading in _own_headings():
        headings.setdefault(bare.key(heading), target)
    return Aliases(
        tokens=data["tokens"],
        headings=headings,
        words={
            field: {folded(text) or text: word for word, texts in meanings.items() for text in (*texts, word)}
            for field, meanings in data["words"].items()
        },
        variable_allowances=frozenset(data["allowances"]["variable"]),
        allowance_beginnings=tuple(sorted(data["allowances"]["beginnings"], key=len, reverse=True)),
        months=data["months"],
    )


def _own_headings() -> list[tuple[str, str]]:
    """The people workbook's own headings."""
    own = [(COMPANY, "Kode perusahaan"), (NIP, "NIP")]
    columns = {f"{sheet.name}.{column.field}": column.heading for sheet in SHEETS for column in sheet.columns}
    for sheet in MAPPED_SHEETS:
        own.extend((target, columns[target]) for target in targets_of(sheet) if target in columns)
    return own
