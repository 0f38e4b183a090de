"""The words of the company form: what each choice is called, and on which law it stands or that none exists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from desktop_app.domain.company import CompanySize, CompanyTerms, Programme
from desktop_app.domain.policies import EDABU_CUTOFFS, DeductionRounding, KesehatanStart, PartMonthBase, ProrationMethod
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _

Choices = tuple[tuple[str, Any], ...]
CLASSES = ("I", "II", "III", "IV", "V")


@dataclass(frozen=True, slots=True)
class Policy:
    """One dated choice: the field of the terms, its title, its choices and their legal basis."""

    name: str
    title: str
    choices: Choices
    basis: str


def policies() -> tuple[Policy, ...]:
    """The choices of which one holds, in the order of the page."""
    return (
        Policy(
            "proration",
            _("Pay of a part of a month"),
            (
                (_("Calendar days of the month"), ProrationMethod.CALENDAR_DAYS),
                (_("Working days of the month"), ProrationMethod.WORKING_DAYS),
                (_("Calendar days out of 30"), ProrationMethod.DAYS_30),
                (_("Working days out of 25 (six-day week)"), ProrationMethod.DAYS_25),
                (_("Working days out of 21 (five-day week)"), ProrationMethod.DAYS_21),
            ),
            _("No statute says it. PP 36/2021 art. 17 knows one day's wage: a 25th or a 21st of the month's."),
        ),
        Policy(
            "part_month_base",
            _("BPJS Ketenagakerjaan in a part of a month"),
            (
                (_("Agreed wage of the full month"), PartMonthBase.FULL_MONTH),
                (_("What is paid for the days"), PartMonthBase.AS_PAID),
            ),
            _("PP 44, 45 and 46/2015 name the wage of a month and no part of it. The portal bills the full month."),
        ),
        Policy(
            "kesehatan_start",
            _("First month of BPJS Kesehatan"),
            (
                (_("The next month, unless joined on the 1st"), KesehatanStart.NEXT_UNLESS_FIRST),
                (_("Always the next month"), KesehatanStart.NEXT),
                (_("Always the month of joining"), KesehatanStart.JOINING),
            ),
            _("It bills whole months (Perpres 82/2018 art. 39); a joiner's first month is practice, not law."),
        ),
        Policy(
            "edabu_cutoff",
            _("e-Dabu takes changes up to"),
            tuple((_("the {day}th of the month").format(day=day), day) for day in EDABU_CUTOFFS),
            _("No law: the branch offices differ. Newer sheets say the 20th, older ones the 25th."),
        ),
        Policy(
            "deduction_rounding",
            _("Rounding of BPJS deductions"),
            (
                (_("To the rupiah, halves up"), DeductionRounding.RUPIAH),
                (_("Down to the hundred; the company bears the rest"), DeductionRounding.HUNDRED_DOWN),
            ),
            _("No statute rounds deductions. BPJS is paid to two decimals whichever is chosen."),
        ),
    )


def switches() -> Choices:
    """The yes-or-no choices: title and legal basis in one, by the field of the terms."""
    return (
        (
            _("JKK relief of labour-intensive industry"),
            "labour_intensive_relief",
        ),
        (
            _("Makes use of PPh 21 borne by the government (DTP)"),
            "dtp",
        ),
        (
            _("Raise the tax of people without a valid NIK or NPWP"),
            "no_npwp_surcharge",
        ),
    )


def switch_basis() -> dict[str, str]:
    """On which law each switch stands."""
    return {
        "labour_intensive_relief": _("PP 7/2025 and 36/2025: six industries, 50 workers or more, up to January 2026."),
        "dtp": _("PMK 10/2025, 72/2025 and 105/2025: only for the business codes (KLU) that they name."),
        "no_npwp_surcharge": _(
            "UU PPh art. 21(5a), 20 % higher. Since 2024 a valid NIK serves as NPWP (PENG-6/PJ.09/2024) and "
            "PMK 168/2023 names no surcharge: usually off."
        ),
    }


def size_words() -> dict[CompanySize, str]:
    """The sizes of PP 7/2021."""
    return {
        CompanySize.MICRO: _("Micro"),
        CompanySize.SMALL: _("Small"),
        CompanySize.MEDIUM: _("Medium"),
        CompanySize.LARGE: _("Large"),
    }


def class_examples() -> tuple[str, ...]:
    """Trades of each JKK class, from Lampiran I of PP 44/2015 and PP 82/2019; BPJS sets the class."""
    return (
        _("Shops, offices, banks, health, services, garments, trade, livestock, creative and free professions"),
        _("Smallholder farming, plantations, tea and coffee plants, cigarette factories, laboratory instruments"),
        _("Most food, textile, leather, paper, printing and chemical factories; hotels and restaurants"),
        _("Transport, heavier industry, fertiliser and paint, timber"),
        _("Construction, mining, quarrying, logging, deep-sea fishing, explosives"),
    )


def programme_names() -> dict[Programme, str]:
    """The programmes as people call them."""
    return {
        Programme.KESEHATAN: _("BPJS Kesehatan"),
        Programme.JHT: "JHT",
        Programme.JKK: "JKK",
        Programme.JKM: "JKM",
        Programme.JP: "JP",
        Programme.JKP: "JKP",
    }


def programmes_text(programmes: tuple[Programme, ...] | None) -> str:
    """A choice of programmes in words."""
    if programmes is None:
        return _("by law, from the size")
    return ", ".join(programme_names()[one] for one in programmes) or _("none")


def terms_texts(terms: CompanyTerms) -> Iterator[tuple[str, str]]:
    """Every dated fact of a company as title and value."""
    yield _("Business size"), size_words()[terms.size]
    yield _("JKK risk class"), CLASSES[terms.jkk_class - 1]
    yield _("Working week"), _("{count} days").format(count=terms.workweek)
    yield _("Pay day"), str(terms.payday) if terms.payday else _("Last day of the month")
    yield _("Minimum wage"), _("by place") if terms.minimum_wage is None else formats.rupiah(terms.minimum_wage.sen)
    yield _("Programmes"), programmes_text(terms.programmes)
    for policy in policies():
        value = getattr(terms, policy.name)
        yield policy.title, next((text for text, one in policy.choices if one == value), str(value))
    for title, name in switches():
        yield title, _("yes") if getattr(terms, name) else _("no")


def changes_text(before: CompanyTerms | None, after: CompanyTerms) -> str:
    """What changed with these terms, in one line; what the first ones say of size and class."""
    texts = list(terms_texts(after))
    if before is not None:
        texts = [text for text, old in zip(texts, terms_texts(before), strict=True) if text != old]
    else:
        texts = texts[:2]
    return " · ".join(f"{title}: {value}" for title, value in texts) or _("nothing else")
