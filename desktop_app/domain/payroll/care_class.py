"""The class of care in hospital of BPJS Kesehatan: by wage (Perpres 82/2018 art. 50), or set by hand."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.domain.findings import Finding, info, warning
from desktop_app.domain.money import Money
from desktop_app.domain.regulation import Dated

FIRST, SECOND = 1, 2


def by_wage(wage: Money, class_two_up_to: Money | None) -> int | None:
    """The class of a month's wage; None where the law of the day names no limit."""
    if class_two_up_to is None:
        return None
    return SECOND if wage <= class_two_up_to else FIRST


def objections(chosen: int | None, wage: Money, limit: Dated[Money] | None) -> Iterator[Finding]:
    """What is to be said of a class set by hand that isn't the wage's.

    A higher one is right where a spouse is insured with a higher wage, so it is only worth knowing; a lower one
    takes something away.
    """
    lawful = by_wage(wage, limit.value if limit is not None else None)
    if chosen is None or lawful is None or chosen == lawful:
        return
    make = warning if chosen > lawful else info
    code = "kesehatan.class_lower" if chosen > lawful else "kesehatan.class_higher"
    yield make(code, chosen=chosen, by_wage=lawful)
