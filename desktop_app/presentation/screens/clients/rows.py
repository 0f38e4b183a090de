"""What the client desk shows of each company: columns, states in words, dates, totals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from desktop_app.application.results import CompanyRow, Obligation, ObligationState
from desktop_app.domain.money import ZERO, Money, Rounding
from desktop_app.domain.payroll.run import RunState
from desktop_app.domain.periods import Month
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _, ngettext
from desktop_app.presentation.due_words import due_text
from desktop_app.presentation.models.rows_model import Column, Due, Status
from desktop_app.presentation.widgets.calendar import DayMark
from desktop_app.presentation.widgets.table import Total

DONE: Final = (RunState.APPROVED, RunState.CLOSED)
Standing = Literal["empty", "none", "findings", "calculated", "approved", "closed"]
_MARKS: Final[Mapping[Obligation, DayMark]] = {
    Obligation.KESEHATAN: "kes",
    Obligation.KETENAGAKERJAAN: "tk",
    Obligation.TAX_DEPOSIT: "tk",
    Obligation.TAX_RETURN: "tax",
}
_FAR: Final = dt.date.max


@dataclass(frozen=True, slots=True)
class Event:
    """Something that a company has to do by a day."""

    day: dt.date
    label: str
    mark: DayMark
    company_id: str
    statutory: dt.date


def obligation_label(obligation: Obligation) -> str:
    """The short name of an obligation."""
    return {
        Obligation.KESEHATAN: _("BPJS Kes"),
        Obligation.KETENAGAKERJAAN: _("BPJS TK"),
        Obligation.TAX_DEPOSIT: _("PPh 21 deposit"),
        Obligation.TAX_RETURN: _("PPh 21 return"),
    }[obligation]


def standing(row: CompanyRow) -> Standing:
    """Where the month's pay is."""
    if row.state is None:
        return "none" if row.people else "empty"
    if row.state is RunState.DRAFT:
        return "findings" if row.findings else "calculated"
    return "approved" if row.state is RunState.APPROVED else "closed"


def pay_status(row: CompanyRow) -> Status:
    """The month's pay as shape and word."""
    match standing(row):
        case "empty":
            return Status("none", _("No people"))
        case "none":
            return Status("not_started", _("Not yet"))
        case "findings":
            text = ngettext("{count} finding", "{count} findings", row.findings).format(count=row.findings)
            return Status("blocking", text, strong=True)
        case "calculated":
            return Status("ready", _("Calculated"))
        case "approved":
            return Status("passed", _("Approved"))
        case "closed":
            return Status("proven", _("Closed"))


def obligation_status(state: ObligationState) -> Status:
    """An obligation as shape and word."""
    return {
        ObligationState.NOT_STARTED: Status("not_started", _("Not yet")),
        ObligationState.READY: Status("ready", _("Ready")),
        ObligationState.SENT: Status("sent", _("Sent")),
        ObligationState.PROVEN: Status("proven", _("Proven")),
        ObligationState.NONE_DUE: Status("none", _("None due")),
    }[state]


def tax_state(row: CompanyRow) -> ObligationState:
    """Deposit and return together: as far as the one that is behind."""
    states = dict(row.obligations)
    deposit, sent = states[Obligation.TAX_DEPOSIT], states[Obligation.TAX_RETURN]
    order = list(ObligationState)
    return min((deposit, sent), key=order.index)


def events(row: CompanyRow) -> tuple[Event, ...]:
    """What the company still has to do: pay day of an open month, then what the stored run owes."""
    company = row.company
    found = []
    states = dict(row.obligations)
    for due in row.dues:
        if states[due.obligation] in (ObligationState.SENT, ObligationState.PROVEN, ObligationState.NONE_DUE):
            continue
        if due.amount is not None and not due.amount:
            continue
        label = obligation_label(due.obligation)
        found.append(Event(due.date, label, _MARKS[due.obligation], company.id, due.statutory_date))
    if row.state not in DONE and standing(row) != "empty":
        day = company.payday_in(row.month)
        found.append(Event(day, _("Pay"), "pay", company.id, day))
    return tuple(sorted(found, key=lambda event: event.day))


def owed(row: CompanyRow) -> Money:
    """The sum of what the month owes."""
    total = ZERO
    for due in row.dues:
        total = total + (due.amount or ZERO)
    return total


def columns(month: Month, today: dt.date, rows: Sequence[CompanyRow]) -> tuple[Column[CompanyRow], ...]:
    """The table's columns; heads name the month and the day by which it is owed."""
    short = formats.short_month(month.number)

    def caption(obligation: Obligation) -> str:
        day = next((due.date for row in rows for due in row.dues if due.obligation is obligation), None)
        return f"{short} · {formats.day_month(day)}" if day else short

    def state(obligation: Obligation) -> Callable[[CompanyRow], Status]:
        return lambda row: obligation_status(dict(row.obligations)[obligation])

    def next_due(row: CompanyRow) -> Due | None:
        following = events(row)
        if not following:
            return None
        due = due_text(following[0].day, today)
        return Due(due.text, following[0].label, due.urgency)

    def order(row: CompanyRow) -> dt.date:
        following = events(row)
        return following[0].day if following else _FAR

    return (
        Column("tick", "", kind="check", width=40),
        Column("client", _("Client"), lambda row: row.company.name, kind="name", tooltip=_company_note),
        Column("people", _("People"), lambda row: row.people, kind="amount", width=64),
        Column("pay", _("Pay"), pay_status, short, "status", 112, tooltip=_pay_note),
        Column(
            "tk",
            _("BPJS TK"),
            state(Obligation.KETENAGAKERJAAN),
            caption(Obligation.KETENAGAKERJAAN),
            "status",
            92,
            tooltip=lambda row: _amount_note(row, Obligation.KETENAGAKERJAAN),
        ),
        Column(
            "kes",
            _("BPJS Kes"),
            state(Obligation.KESEHATAN),
            caption(Obligation.KESEHATAN),
            "status",
            92,
            tooltip=lambda row: _amount_note(row, Obligation.KESEHATAN),
        ),
        Column(
            "tax",
            _("PPh 21"),
            lambda row: obligation_status(tax_state(row)),
            caption(Obligation.TAX_DEPOSIT),
            "status",
            92,
            tooltip=lambda row: "\n".join(
                (_amount_note(row, Obligation.TAX_DEPOSIT), _amount_note(row, Obligation.TAX_RETURN))
            ),
        ),
        Column("due", _("Next due"), next_due, kind="due", width=176, sort=order, tooltip=_events_note),
        Column(
            "owed",
            _("Owed"),
            owed,
            "Rp",
            "amount",
            104,
            text=lambda row: _whole(owed(row)),
            tooltip=lambda row: formats.rupiah(owed(row).sen) if owed(row) else "",
        ),
    )


def totals(rows: Sequence[CompanyRow]) -> dict[str, Total]:
    """What stands under the columns; nothing under a single client."""
    if len(rows) < 2:
        return {}
    count = len(rows)
    states = [standing(row) for row in rows]
    done = sum(state in ("approved", "closed") for state in states)
    parts = (
        ("daun", done),
        ("nila-text", states.count("calculated")),
        ("merah", states.count("findings")),
        ("line-strong", states.count("none") + states.count("empty")),
    )
    cells = {
        "client": Total(ngettext("{count} client", "{count} clients", count).format(count=count)),
        "people": Total(formats.grouped(sum(row.people for row in rows))),
        "pay": Total(f"{done} / {count}", parts=parts),
        "due": Total(_("Owed together"), weight=400),
        "owed": Total(_whole(Money(sum(owed(row).sen for row in rows)))),
    }
    for key, value in (
        ("tk", lambda row: dict(row.obligations)[Obligation.KETENAGAKERJAAN]),
        ("kes", lambda row: dict(row.obligations)[Obligation.KESEHATAN]),
        ("tax", tax_state),
    ):
        cells[key] = _obligation_total([value(row) for row in rows])
    return cells


def _obligation_total(states: Sequence[ObligationState]) -> Total:
    owing = [state for state in states if state is not ObligationState.NONE_DUE]
    ahead = sum(state is not ObligationState.NOT_STARTED for state in owing)
    parts = (
        ("daun", owing.count(ObligationState.PROVEN)),
        ("kirim", owing.count(ObligationState.SENT)),
        ("nila-text", owing.count(ObligationState.READY)),
        ("line-strong", owing.count(ObligationState.NOT_STARTED)),
    )
    return Total(f"{ahead} / {len(owing)}", parts=parts)


def moved_notes(found: Iterable[Event], month: Month) -> tuple[str, ...]:
    """Why dates of a month lie later than the law names them."""
    moved = sorted({(event.statutory, event.day) for event in found if event.day != event.statutory})
    return tuple(
        _("{legal} is no working day; what is due moves to {moved}.").format(
            legal=formats.day_month_year(legal), moved=formats.long_date(day)
        )
        for legal, day in moved
        if month in (Month.of(legal), Month.of(day))
    )


def _whole(amount: Money) -> str:
    """Whole rupiah for an overview; the exact sum is in the tooltip."""
    return formats.amount(amount.rounded(Rounding.RUPIAH_HALF_UP).sen)


def _company_note(row: CompanyRow) -> str:
    return f"{row.company.code} · {row.company.name}"


def _pay_note(row: CompanyRow) -> str:
    if row.run_number is None:
        return _("Not calculated yet")
    return f"{_('Run {number}').format(number=row.run_number)} · {pay_status(row).word}"


def _amount_note(row: CompanyRow, obligation: Obligation) -> str:
    word = obligation_status(dict(row.obligations)[obligation]).word
    due = next((one for one in row.dues if one.obligation is obligation), None)
    if due is None:
        return f"{obligation_label(obligation)}: {word}"
    amount = f" · {formats.rupiah(due.amount.sen)}" if due.amount is not None else ""
    return f"{obligation_label(obligation)}: {word} · {formats.day_month_year(due.date)}{amount}"


def _events_note(row: CompanyRow) -> str:
    return "\n".join(f"{formats.day_month_year(event.day)}  {event.label}" for event in events(row))
