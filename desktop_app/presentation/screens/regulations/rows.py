"""The list of rules: one row per parameter, in the order of the topics, as it stands on a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from desktop_app.application.law.draft import holiday_year
from desktop_app.application.law.service import LawState
from desktop_app.application.law.values import in_a_line
from desktop_app.domain.regulation import SHIPPED, Dated, Parameter, Title, Version
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _, language, mark
from desktop_app.presentation.models.rows_model import Column, Status

TOPICS: Final = {
    "bpjs.kesehatan": mark("BPJS Kesehatan"),
    "bpjs.kesehatan.pbpu": mark("BPJS Kes PBPU"),
    "bpjs.ketenagakerjaan": mark("BPJS TK"),
    "bpjs.jht": mark("JHT"),
    "bpjs.jp": mark("JP"),
    "bpjs.jkk": mark("JKK"),
    "bpjs.jkm": mark("JKM"),
    "bpjs.jkp": mark("JKP"),
    "bpjs.bpu": mark("BPJS TK BPU"),
    "bpjs.pmi": mark("BPJS TK PMI"),
    "bpjs.construction": mark("Construction"),
    "bpjs.penalties": mark("BPJS penalties"),
    "pph21": mark("PPh 21"),
    "pph21.benefits": mark("Benefits in kind"),
    "pph21.dtp": mark("PPh 21 DTP"),
    "wages.minimum": mark("Minimum wage"),
    "labour.wages": mark("Wages"),
    "labour.overtime": mark("Overtime"),
    "labour.thr": mark("THR"),
    "labour.pkwt": mark("Fixed-term contracts"),
    "labour.severance": mark("Severance"),
    "due": mark("Due dates"),
    "calendar": mark("Public holidays"),
}
"""Topics in the order of the list; one that isn't named here comes last under its own key."""

CONFIDENCE: Final = {"high": mark("high"), "medium": mark("medium"), "low": mark("low")}


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One parameter on the day that the list is about."""

    parameter: Parameter
    day: date
    dated: Dated[Any] | None
    first: bool = False
    """Whether it is the first row of its topic that is shown."""

    @property
    def key(self) -> str:
        """The parameter's key."""
        return self.parameter.key

    @property
    def topic(self) -> str:
        """The key of its topic."""
        return self.key.rpartition(".")[0]

    @property
    def title(self) -> str:
        """The parameter's name in the language in force."""
        return title_of(self.parameter.title)

    @property
    def version(self) -> Version[Any] | None:
        """The version in force, a repeal too."""
        return self.parameter.version_on(self.day)

    @property
    def is_added(self) -> bool:
        """Whether any version of it was added in this workspace."""
        return any(version.origin != SHIPPED for version in self.parameter.versions)

    @property
    def needs_care(self) -> bool:
        """Whether a change of it is overdue, or the year that begins next has none."""
        return not self.parameter.versions or (self.dated is not None and self.dated.overdue_since is not None)


def title_of(title: Title) -> str:
    """A name in the language in force."""
    return title.id if language() == "id" else title.en


def topic_title(topic: str) -> str:
    """The name of a topic."""
    return _(TOPICS[topic]) if topic in TOPICS else topic


def rows_of(state: LawState, day: date) -> tuple[RuleRow, ...]:
    """All rules by topic, in the order of the files; years without holidays are there as rules without a version."""
    law = state.law
    missing = [holiday_year(year) for year in (day.year, day.year + 1)]
    parameters = [
        *law.parameters.values(),
        *(Parameter(one.key, one.kind, one.title, ()) for one in missing if one.key not in law.parameters),
    ]
    order = {topic: place for place, topic in enumerate(TOPICS)}
    rows = [RuleRow(parameter, day, parameter.in_force(day)) for parameter in parameters]
    return tuple(sorted(rows, key=lambda row: (order.get(row.topic, len(order)), row.topic, _late(row))))


def _late(row: RuleRow) -> str:
    """Years come newest first, everything else stays as the file has it."""
    year = row.key.rpartition("_")[2]
    return str(9999 - int(year)) if row.topic == "calendar" and year.isdigit() else ""


def found(rows: Iterable[RuleRow], words: Sequence[str]) -> tuple[RuleRow, ...]:
    """The rows that hold every word, in name, topic, key, instrument or article."""
    kept = [row for row in rows if all(word in _text(row) for word in words)]
    return grouped(kept)


def grouped(rows: Sequence[RuleRow]) -> tuple[RuleRow, ...]:
    """The same rows, the first of each topic marked."""
    topics = [None, *(row.topic for row in rows)]
    return tuple(replace(row, first=row.topic != before) for row, before in zip(rows, topics, strict=False))


def _text(row: RuleRow) -> str:
    version = row.version
    law = f"{version.reference.instrument} {version.reference.article} {version.reference.source}" if version else ""
    title = row.parameter.title
    return f"{title.id} {title.en} {topic_title(row.topic)} {row.key} {law}".casefold()


def state_of(row: RuleRow) -> Status:
    """Whether a rule is up to date."""
    dated, version = row.dated, row.version
    if not row.parameter.versions:
        return Status("warning", _("Not entered"), strong=True)
    if dated is not None and dated.overdue_since is not None:
        return Status("warning", _("Change awaited"), strong=True)
    if version is None:
        return Status("none", _("Not yet in force"))
    if dated is None:
        return Status("none", _("Repealed"))
    if version.origin != SHIPPED:
        return Status("info", _("Added here"))
    return Status("proven", _("Up to date"))


def state_note(row: RuleRow) -> str:
    """The state in a sentence."""
    dated = row.dated
    if not row.parameter.versions:
        return _("Nothing is entered yet. Enter it as soon as it is announced.")
    if dated is not None and dated.overdue_since is not None:
        text = _("A change was to be expected on {date} but isn't entered. The value since {since} is carried on.")
        since = formats.day_month_year(dated.start)
        return text.format(date=formats.day_month_year(dated.overdue_since), since=since)
    expected = row.parameter.next_expected()
    if expected is not None:
        return _("The next change is to be expected on {date}.").format(date=formats.day_month_year(expected))
    return ""


def only_words() -> str:
    """What is to be said of a rule that is a text: nothing is calculated from it."""
    return _("A sentence for the explanations: it says what the program does, another wording changes no figure.")


def _value(row: RuleRow) -> str:
    return in_a_line(row.parameter.kind, row.dated.value) if row.dated is not None else formats.NOTHING


def _law(row: RuleRow) -> str:
    version = row.version
    return str(version.reference) if version is not None else ""


def _confidence(row: RuleRow) -> str:
    return _(CONFIDENCE[row.version.reference.confidence]) if row.version is not None else ""


def columns() -> tuple[Column[RuleRow], ...]:
    """The columns of the list; it stays in the order of the topics."""
    return (
        Column[RuleRow](
            "topic",
            _("Topic"),
            lambda row: topic_title(row.topic) if row.first else "",
            width=118,
            weight=600,
            sortable=False,
        ),
        Column[RuleRow](
            "title", _("Rule"), lambda row: row.title, kind="name", tooltip=lambda row: row.key, sortable=False
        ),
        Column[RuleRow]("value", _("Value"), _value, width=122, align="right", tabular=True, sortable=False),
        Column[RuleRow](
            "start",
            _("Since"),
            lambda row: formats.short_date(row.version.start) if row.version is not None else "",
            width=96,
            tabular=True,
            sortable=False,
        ),
        Column[RuleRow]("law", _("Legal basis"), _law, width=140, tooltip=_law, sortable=False),
        Column[RuleRow](
            "confidence",
            _("Confidence"),
            _confidence,
            width=76,
            tone=lambda row: (
                "soga" if row.version is not None and row.version.reference.confidence == "low" else "ink-3"
            ),
            sortable=False,
        ),
        Column[RuleRow]("state", _("State"), state_of, kind="status", width=112, tooltip=state_note, sortable=False),
    )
