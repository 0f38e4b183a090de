"""The fields of the employee form: what they are called, what fits into them, what the checks say."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final, Literal

from desktop_app.application.exchange.layout import KINDS, METHODS
from desktop_app.application.people.person_checks import BLOOD_GROUPS
from desktop_app.domain.company import Programme
from desktop_app.domain.employee import Citizenship, EmployeeKind, TaxMethod
from desktop_app.foundation.i18n import _
from desktop_app.presentation.screens.company.words import programme_names
from desktop_app.presentation.screens.employees.checks import Message
from desktop_app.presentation.screens.employees.draft import Draft, value_of
from desktop_app.presentation.screens.employees.leaving import jkp_meaning, reason_choices

Kind = Literal["text", "number", "date", "choice", "segments"]
Check = Callable[[Draft], Message]
NOTHING: Final[Message] = ("", "")
TABS: Final = ("identity", "work", "family", "bpjs", "tax", "bank")
_PTKP: Final = tuple(f"{status}/{count}" for status in ("TK", "K", "HB") for count in range(4))


def _silent(_draft: Draft) -> Message:
    return NOTHING


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field: where its value lives, how it is typed, and what is said about it."""

    key: str
    title: str
    kind: Kind = "text"
    span: int = 3
    """Sixths of the row."""
    required: bool = False
    asked: bool = False
    """Whether SIPP or e-Dabu won't register anybody without it: it carries the star, too, but may wait."""
    hint: str = ""
    note: str = ""
    choices: tuple[tuple[str, Any], ...] = ()
    check: Check = _silent
    """What the form itself says; findings about the person come first."""
    checked: bool = False
    """Whether findings about the person can be about this field."""
    shown: Callable[[Draft], bool] = lambda _draft: True


def tab_titles() -> dict[str, str]:
    """The tabs by key, in order."""
    return {
        "identity": _("Identity"),
        "work": _("Work & wage"),
        "family": _("Family"),
        "bpjs": _("BPJS"),
        "tax": _("Tax"),
        "bank": _("Account"),
    }


def specs() -> dict[str, tuple[FieldSpec, ...]]:
    """The fields of each tab, in the language in force."""
    return {
        "identity": _identity(),
        "work": _work(),
        "family": (),
        "bpjs": _bpjs(),
        "tax": _tax(),
        "bank": _bank(),
    }


def problems(
    draft: Draft, fields: Sequence[FieldSpec], said: Mapping[str, Message] = MappingProxyType({})
) -> dict[str, Message]:
    """What is said about these fields, by key; only those about which something is said.

    ``said`` are the findings about the person by the field's own name, see ``checks``.
    """
    found = {}
    for field in fields:
        if not field.shown(draft):
            continue
        message = said.get(field.key.partition(".")[2], NOTHING)
        if message == NOTHING:
            message = field.check(draft)
        if message == NOTHING and field.required and not value_of(draft, field.key):
            message = (_("This must be filled."), "error")
        if message != NOTHING:
            found[field.key] = message
    return found


def _reason(draft: Draft) -> Message:
    meaning = jkp_meaning(draft.stay.leaving_reason)
    return (meaning, "info") if meaning else NOTHING


def _needs_reason(programme: Programme) -> Check:
    def check(draft: Draft) -> Message:
        if value_of(draft, f"programme.{programme.value}") and not draft.facts.reason_of(programme):
            return _("Say why: it stands beside the figures of every month."), "warning"
        return NOTHING

    return check


def _is_switched(programme: Programme) -> Callable[[Draft], bool]:
    return lambda draft: bool(value_of(draft, f"programme.{programme.value}"))


def _is_foreign(draft: Draft) -> bool:
    return draft.person.citizenship is Citizenship.WNA


def _identity() -> tuple[FieldSpec, ...]:
    religions = ("Islam", "Kristen", "Katolik", "Hindu", "Buddha", "Khonghucu")
    return (
        FieldSpec(
            "person.name",
            _("Full name as on the KTP"),
            span=6,
            required=True,
            hint=_("Without titles. SIPP compares it with the KTP letter by letter."),
            checked=True,
        ),
        FieldSpec("person.nik", _("NIK"), "number", required=True, checked=True),
        FieldSpec(
            "person.family_card",
            _("Family card number"),
            "number",
            asked=True,
            hint=_("e-Dabu ties the family together with it."),
            checked=True,
        ),
        FieldSpec("person.birth_place", _("Place of birth"), asked=True),
        FieldSpec("person.birth_date", _("Date of birth"), "date", required=True, checked=True),
        FieldSpec("person.sex", _("Sex"), "segments", required=True, choices=((_("Male"), "L"), (_("Female"), "P"))),
        FieldSpec(
            "person.citizenship",
            _("Citizenship"),
            "choice",
            choices=((_("Indonesian (WNI)"), Citizenship.WNI), (_("Foreign (WNA)"), Citizenship.WNA)),
        ),
        FieldSpec("person.passport", _("Passport"), "number", shown=_is_foreign, required=True),
        FieldSpec("person.identity_expires", _("Valid until"), "date", shown=_is_foreign, checked=True),
        FieldSpec(
            "person.country",
            _("Country code"),
            asked=True,
            shown=_is_foreign,
            hint=_("Two letters"),
            checked=True,
        ),
        FieldSpec("person.mother_name", _("Mother's name"), asked=True, checked=True),
        FieldSpec(
            "person.religion",
            _("Religion"),
            "choice",
            note=_("(holiday of the THR)"),
            choices=(("–", ""), *((name, name) for name in religions)),
        ),
        FieldSpec(
            "person.marital_status",
            _("Marital status"),
            "choice",
            asked=True,
            choices=(("–", ""), (_("Unmarried"), "TK"), (_("Married"), "K"), (_("Divorced"), "C")),
            checked=True,
        ),
        FieldSpec(
            "person.blood_group",
            _("Blood group"),
            "choice",
            asked=True,
            choices=(("–", ""), *((group, group) for group in BLOOD_GROUPS)),
        ),
        FieldSpec("person.phone", _("Mobile phone"), "number", checked=True),
        FieldSpec("person.email", _("E-mail"), checked=True),
        FieldSpec("facts.address", _("Address as on the KTP"), span=6, asked=True),
        FieldSpec("facts.rt", _("RT"), "number", span=1, asked=True),
        FieldSpec("facts.rw", _("RW"), "number", span=1, asked=True),
        FieldSpec("facts.village", _("Village"), span=2),
        FieldSpec("facts.district", _("District"), span=2),
        FieldSpec("facts.postal_code", _("Postal code"), "number", span=3, asked=True, checked=True),
        FieldSpec(
            "facts.district_code",
            _("District code"),
            "number",
            span=3,
            asked=True,
            hint=_("BPJS Kesehatan's code, as in e-Dabu"),
        ),
        FieldSpec(
            "person.payslip_language",
            _("Language of the payslip"),
            "choice",
            choices=(("Bahasa Indonesia", "id"), ("English", "en")),
        ),
    )


def kind_choices() -> tuple[tuple[str, EmployeeKind], ...]:
    """The kinds of employment in words."""
    words = {
        EmployeeKind.PERMANENT: _("Permanent (PKWTT)"),
        EmployeeKind.CONTRACT: _("Contract (PKWT)"),
        EmployeeKind.DAILY: _("Daily worker"),
        EmployeeKind.INTERN: _("In training"),
    }
    return tuple((words[kind], kind) for kind in KINDS.values())


def ptkp_choices() -> tuple[tuple[str, str], ...]:
    """The PTKP statuses."""
    return tuple((status, status) for status in _PTKP)


def _work() -> tuple[FieldSpec, ...]:
    return (
        FieldSpec("person.nip", _("NIP"), "number", span=2, required=True),
        FieldSpec("facts.job_title", _("Job title"), span=2),
        FieldSpec("facts.department", _("Department"), span=2),
        FieldSpec("facts.kind", _("Kind of employment"), "choice", span=2, choices=kind_choices()),
        FieldSpec("stay.started_on", _("First day of work"), "date", span=2, required=True),
        FieldSpec("stay.contract_end", _("End of contract"), "date", span=2, checked=True),
        FieldSpec("stay.ended_on", _("Last day of work"), "date", span=2, checked=True),
        FieldSpec(
            "stay.leaving_reason",
            _("Reason for leaving"),
            "choice",
            span=4,
            choices=reason_choices(),
            hint=_("SIPP code"),
            check=_reason,
        ),
        FieldSpec(
            "facts.branch",
            _("Branch"),
            "choice",
            span=2,
            choices=((_("Head office"), ""),),
            hint=_("Decides NPP, JKK class and minimum wage"),
        ),
        FieldSpec(
            "facts.work_location",
            _("Place of work"),
            "number",
            span=2,
            hint=_("4 digits; empty: the branch's or company's"),
            checked=True,
        ),
    )


def _bpjs() -> tuple[FieldSpec, ...]:
    switch = ((_("By law"), ""), (_("Takes part"), "on"), (_("Doesn't take part"), "off"))
    return (
        FieldSpec("person.kpj", _("KPJ number"), "number", hint=_("BPJS Ketenagakerjaan"), checked=True),
        FieldSpec("person.kode_tk", _("Worker code"), "number", hint=_("From SIPP"), checked=True),
        FieldSpec(
            "person.jkn_number",
            _("JKN number"),
            "number",
            hint=_("BPJS Kesehatan"),
            checked=True,
        ),
        FieldSpec(
            "facts.kelas_rawat",
            _("Class of care"),
            "choice",
            choices=(
                (_("By wage"), None),
                *((_("Class {number}").format(number=number), number) for number in (1, 2, 3)),
            ),
        ),
        FieldSpec("person.clinic_code", _("Clinic code"), "number", span=2, asked=True, checked=True),
        FieldSpec("person.clinic_name", _("Clinic"), span=4, asked=True),
        FieldSpec("person.dentist_code", _("Dentist code"), "number", span=2, checked=True),
        FieldSpec("person.dentist_name", _("Dentist"), span=4),
        *(
            FieldSpec(f"programme.{programme.value}", name, "choice", span=2, choices=switch)
            for programme, name in programme_names().items()
        ),
        *(
            FieldSpec(
                f"reason.{programme.value}",
                _("Reason: {programme}").format(programme=name),
                check=_needs_reason(programme),
                shown=_is_switched(programme),
            )
            for programme, name in programme_names().items()
        ),
    )


def _tax() -> tuple[FieldSpec, ...]:
    words = {
        TaxMethod.GROSS: _("Gross: deducted from the wage"),
        TaxMethod.GROSS_UP: _("Gross-up: tax allowance"),
        TaxMethod.NET: _("Net: borne by the company"),
    }
    return (
        FieldSpec(
            "facts.ptkp",
            _("PTKP"),
            "choice",
            required=True,
            choices=ptkp_choices(),
            hint=_("As it was on 1 January; holds for the whole year."),
            checked=True,
        ),
        FieldSpec(
            "facts.tax_method", _("Tax method"), "choice", choices=tuple((words[m], m) for m in METHODS.values())
        ),
        FieldSpec(
            "person.npwp",
            _("NPWP"),
            "number",
            hint=_("16 digits; for citizens usually the NIK."),
            checked=True,
        ),
    )


def _bank() -> tuple[FieldSpec, ...]:
    return (
        FieldSpec("facts.bank", _("Bank")),
        FieldSpec("facts.bank_account", _("Account number"), "number", checked=True),
        FieldSpec("facts.bank_account_name", _("Name of the account"), span=6, checked=True),
    )
