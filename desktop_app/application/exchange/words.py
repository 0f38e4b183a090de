"""Values of the people workbook as the words and texts that stand in its cells."""

from __future__ import annotations

from datetime import date
from typing import Any

from desktop_app.application.exchange.layout import NO_PROGRAMMES, Column, Kind
from desktop_app.domain.money import Money
from desktop_app.domain.periods import Month


def text_of(column: Column, value: Any) -> str:
    """A value as text for a preview: the workbook's words, ISO dates, amounts with two decimals; empty for none."""
    if value is None or value == "":
        return ""
    if column.kind is Kind.WORD:
        return _word_of(column, value)
    if column.kind is Kind.PROGRAMMES:
        words = ", ".join(programme.value for programme in value)
        return words or (NO_PROGRAMMES if column.empty is None else "")
    if column.kind is Kind.REASONS:
        return "; ".join(f"{programme.value}: {reason}" for programme, reason in value)
    if isinstance(value, date):
        return value.isoformat()
    assert isinstance(value, str | int | Money | Month)
    return str(value)


def _word_of(column: Column, value: Any) -> str:
    return next((word for word, meaning in column.words.items() if meaning == value), str(value))
