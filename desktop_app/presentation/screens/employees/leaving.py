"""SIPP's reasons for leaving in words, and what each means for the job loss benefit (JKP)."""

from __future__ import annotations

from typing import Final

from desktop_app.foundation.i18n import _, sentence

REASONS: Final = tuple(f"A{number}" for number in range(1, 11))


def reason_name(code: str) -> str:
    """The reason of a code."""
    return sentence(f"leaving.{code}") if code in REASONS else code


def reason_choices() -> tuple[tuple[str, str], ...]:
    """Each reason with its code, for a choice; first the empty one."""
    return ("–", ""), *((f"{code} · {reason_name(code)}", code) for code in REASONS)


def jkp_meaning(code: str) -> str:
    """What the reason means for JKP; empty for an unknown code."""
    only = _("No JKP: it is only for dismissal by the employer.")
    words = {
        "A1": _("No JKP: who resigns has no claim."),
        "A2": _("JKP may be claimed where the person was registered and paid for."),
        "A3": _("No JKP: the contract ended as agreed. A dismissal before its end is A2."),
        "A4": _("No JKP: pension. JHT and JP may be claimed."),
        "A5": only,
        "A6": _("No JKP. The heirs claim JKM, JHT and JP."),
        "A7": _("No JKP: the work goes on in another unit."),
        "A8": _("No JKP: pension. JHT and JP may be claimed."),
        "A9": only,
        "A10": _("JKP waits for the outcome; until then both sides go on paying BPJS Kesehatan."),
    }
    return words.get(code, "")
