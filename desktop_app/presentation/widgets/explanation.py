"""What the panel "Why this figure?" shows, already in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Emphasis = Literal["", "strong", "quiet", "sum"]


@dataclass(frozen=True, slots=True)
class Gauge:
    """A bar for a base against its limit; places in thousandths of the bar's width."""

    limit_permille: int
    value_permille: int
    limit_label: str
    start_label: str = ""
    end_label: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its number, title, rows of label, value and emphasis (``sum`` has a line above), a gauge, a note.

    ``heading`` is the figure that this step and those after it lead to, where a cell adds up several.
    """

    number: int
    title: str
    rows: tuple[tuple[str, str, Emphasis], ...] = ()
    gauge: Gauge | None = None
    note: str = ""
    heading: tuple[str, str] | None = None


class LawLine(NamedTuple):
    """A legal source, what it governs, and the key of its rule where the list of rules has it."""

    source: str
    detail: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything the panel shows, already in words."""

    title: str
    subtitle: str = ""
    figure: str = ""
    note: str = ""
    steps: tuple[Step, ...] = ()
    references: tuple[LawLine, ...] = ()

    def as_text(self) -> str:
        """The explanation as plain text, for the clipboard."""
        lines = [self.title, self.subtitle, f"{self.figure} {self.note}".strip()]
        for step in self.steps:
            lines += ["", "\t".join(step.heading)] if step.heading else []
            lines += ["", f"{step.number}. {step.title}"]
            lines += [f"   {name}\t{value}" for name, value, _emphasis in step.rows]
            lines += [f"   {step.note}"] if step.note else []
        lines += ["", *(f"{source} {detail}".strip() for source, detail, _key in self.references)]
        return "\n".join(lines).strip() + "\n"
