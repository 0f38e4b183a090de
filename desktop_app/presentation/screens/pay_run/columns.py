"""The columns of the grid of a pay run, and the totals under them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtGui import QFontMetrics

from desktop_app.domain.findings import Severity
from desktop_app.domain.money import Money
from desktop_app.domain.periods import Month
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _, ngettext, sentence
from desktop_app.presentation import theme
from desktop_app.presentation.models.rows_model import Column, Difference, StatusKind
from desktop_app.presentation.screens.pay_run.rows import AMOUNTS, PersonRow, total
from desktop_app.presentation.widgets.cell_delegate import PADDING
from desktop_app.presentation.widgets.table import Total

_MARKS: Final[dict[Severity, StatusKind]] = {
    Severity.ERROR: "blocking",
    Severity.WARNING: "warning",
    Severity.INFO: "info",
}
_LEAST: Final = 56
_MEASURED: Final = 50
_FULL_ZOOM: Final = 100
_DIFFERENCE: Final = 84
_TRIANGLE: Final = 15
_CAPTIONS: Final = {"jht": "bpjs.jht.employee", "jp": "bpjs.jp.employee", "kes": "bpjs.kesehatan.employee"}


def columns(month: Month, rows: Sequence[PersonRow] = ()) -> tuple[Column[PersonRow], ...]:
    """Name and PTKP, the NIP, the amounts, and the difference to the month before."""
    captions = {key: rate_text(rows, trace) for key, trace in _CAPTIONS.items()} | {"tax": "TER"}
    if month.closes_tax_year:
        captions["tax"] = _("year end")
    captions |= {"fixed": _("fixed"), "variable": _("not fixed")}
    titles = {
        "fixed": _("Wage"),
        "variable": _("Variable"),
        "gross": _("Gross"),
        "jht": "JHT",
        "jp": "JP",
        "kes": "Kes",
        "tax": "PPh 21",
        "other": _("Other"),
        "paid": _("Take-home"),
    }
    before = formats.short_month((month + -1).number)
    return (
        Column[PersonRow](
            "name",
            _("Employee"),
            lambda row: row.stored.employee.name,
            caption="PTKP",
            kind="name",
            note=lambda row: row.ptkp,
            mark=lambda row: _MARKS[row.severity] if row.severity else None,
            tooltip=lambda row: "\n".join(filter(None, (row.stored.employee.name, finding_texts(row)))),
        ),
        Column[PersonRow]("nip", "NIP", lambda row: row.nip, width=_nip_width(rows), tabular=True, tone=_quiet),
        *(
            _amount(
                key, titles[key], captions.get(key, ""), before, _width(rows, key, (titles[key], captions.get(key, "")))
            )
            for key in AMOUNTS
        ),
        Column[PersonRow](
            "difference",
            f"± {before}",
            difference,
            kind="difference",
            width=_difference_width(rows),
            sort=lambda row: (row.difference is None, row.difference or Money(0)),
        ),
    )


def _amount(key: str, title: str, caption: str, before: str, width: int) -> Column[PersonRow]:
    def value(row: PersonRow) -> Money | None:
        return row.amounts[key]

    return Column[PersonRow](
        key,
        title,
        value,
        caption=caption,
        kind="amount",
        width=width,
        weight=600 if key == "paid" else 0,
        text=lambda row: _text(row.amounts[key]),
        change=_change(key, before) if key in {"fixed", "variable", "other"} else None,
    )


def _width(rows: Sequence[PersonRow], key: str, heads: Sequence[str]) -> int:
    """Just wide enough for the greatest figure and the head, so that names get the rest."""
    texts = [_text(row.amounts[key]) for row in rows]
    head = max(_measured([head], "caption", 600) for head in heads)
    return max(_LEAST, head + 2 * PADDING, _measured(texts, "table", 600 if key == "paid" else 400) + 2 * PADDING)


def _nip_width(rows: Sequence[PersonRow]) -> int:
    return max(_LEAST, _measured([row.nip for row in rows], "table", 400) + 2 * PADDING)


def _quiet(_row: PersonRow) -> str:
    return "ink-2"


def _difference_width(rows: Sequence[PersonRow]) -> int:
    texts = [formats.amount(abs(row.difference.sen)) for row in rows if row.difference is not None]
    return max(_DIFFERENCE, _measured(texts, "table", 400) + _TRIANGLE + 2 * PADDING)


def _measured(texts: Sequence[str], role: theme.TypeRole, weight: int) -> int:
    """The width of the widest text, in unzoomed pixels."""
    colors = theme.current()
    metrics = QFontMetrics(colors.font(role, weight=weight, tabular=True))
    longest = max(map(len, texts), default=0)  # figures are of one width: only the longest need measuring
    widest = max(
        (metrics.horizontalAdvance(text) for text in [text for text in texts if len(text) == longest][:_MEASURED]),
        default=0,
    )
    return widest * _FULL_ZOOM // colors.zoom + 2


def _text(amount: Money | None) -> str:
    return "?" if amount is None else formats.amount(amount.sen)


def _change(key: str, before: str) -> Callable[[PersonRow], str]:
    def change(row: PersonRow) -> str:
        then, now = row.before[key] if row.before is not None else None, row.amounts[key]
        if then is None or now is None or then == now:
            return ""
        return f"{before} {formats.amount(then.sen, zero='0')} → {formats.amount(now.sen, zero='0')}"

    return change


def difference(row: PersonRow) -> Difference | None:
    """Against the month before: an amount, or that the person is new or leaves."""
    if row.leaves:
        return Difference(word=_("leaving"))
    if row.starts or (row.compared and row.before is None):
        return Difference(word=_("new"))
    return Difference(row.difference) if row.difference is not None else None


def finding_texts(row: PersonRow) -> str:
    """What was found about a person, a line each."""
    return "\n".join(sentence(found.code, found.params) for found in row.findings)


def rate_text(rows: Sequence[PersonRow], trace: str) -> str:
    """The rate of a trace key in the first payslip that used it."""
    for row in rows:
        for line in row.stored.payslip.trace:
            if line.key == trace:
                rate = dict(line.inputs).get("rate")
                if rate is not None:
                    return formats.show(rate)
    return ""


def totals(rows: Sequence[PersonRow]) -> dict[str, Total]:
    """The line under the grid."""
    if not rows:
        return {}
    people = ngettext("Total of {count} person", "Total of {count} people", len(rows)).format(count=len(rows))
    cells = {"name": Total(people)}
    cells |= {key: Total(formats.amount(total(rows, key).sen)) for key in AMOUNTS}
    differences = [row.difference for row in rows if row.difference is not None]
    if differences:
        sen = sum(found.sen for found in differences)
        arrow = "▲ " if sen > 0 else "▼ " if sen < 0 else ""
        cells["difference"] = Total(f"{arrow}{formats.amount(abs(sen), zero='=')}")
    return cells
