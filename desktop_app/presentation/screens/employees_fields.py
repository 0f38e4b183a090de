"""The fields of the employee form: what they are called, what fits into them, what the checks say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from desktop_app.application.people_layout import KINDS, METHODS
from desktop_app.domain.company import Programme
from desktop_app.domain.employee import Citizenship, EmployeeKind, TaxMethod
from desktop_app.domain.identifiers import (
    NIK_DIGITS,
    has_length,
    is_digits,
    is_email,
    is_phone,
    nik_fits_birth,
    nik_fits_sex,
)
from desktop_app.foundation.i18n import _
from desktop_app.presentation.screens.company_words import programme_names
from desktop_app.presentation.screens.employees_draft import Draft, value_of
from desktop_app.presentation.screens.employees_leaving import jkp_meaning, reason_choices
from desktop_app.presentation.widgets.form_field import Trouble

Kind = Literal["text", "number", "date", "choice", "segments"]
Message = tuple[str, Trouble]
Check = Callable[[Draft], Message]
NOTHING: Final[Message] = ("", "")
TABS: Final = ("identity", "work", "family", "bpjs", "tax", "bank")
_ACCOUNT: Final = (5, 20)
_CLINIC_CODE: Final = 8
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
    hint: str = ""
    note: str = ""
    choices: tuple[tuple[str, Any], ...] = ()
    check: Check = _silent
    shown: Callable[[Draft], bool] = lambda _draft: True

    @property
    def may_object(self) -> bool:
        """Whether something may have to be said under the field, so that room is kept for it."""
        return self.check is not _silent or self.kind == "date" or (self.required and self.kind != "segments")


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


def problems(draft: Draft, fields: Sequence[FieldSpec]) -> dict[str, Message]:
    """What is said about these fields, by key; only those about which something is said."""
    found = {}
    for field in fields:
        if not field.shown(draft):
            continue
        message = field.check(draft)
        if message == NOTHING and field.required and not value_of(draft, field.key):
            message = (_("This must be filled."), "error")
        if message != NOTHING:
            found[field.key] = message
    return found


def _digits(key: str, *lengths: int, place: str = "") -> Check:
    def check(draft: Draft) -> Message:
        text = value_of(draft, key)
        if not text or has_length(text, *lengths):
            return NOTHING
        wanted = _(" or ").join(str(length) for length in lengths)
        if not is_digits(text):
            return _("Digits only; {wanted} of them.").format(wanted=wanted), "warning"
        said = _("{count} digits so far, {wanted} are asked for.").format(count=len(text), wanted=wanted)
        return f"{said} {place}".strip(), "warning"

    return check


def _code(key: str) -> Check:
    def check(draft: Draft) -> Message:
        text = value_of(draft, key)
        if not text or len(text) == _CLINIC_CODE:
            return NOTHING
        return _("{count} characters; eight are usual.").format(count=len(text)), "warning"

    return check


def _nik(draft: Draft) -> Message:  # noqa: PLR0911 - one line per kind of trouble
    nik = draft.person.nik
    if draft.person.citizenship is not Citizenship.WNI and not nik:
        return NOTHING
    if not nik:
        return _("Without a NIK this person can't be registered at SIPP and e-Dabu."), "warning"
    if not is_digits(nik):
        return _("A NIK has digits only."), "error"
    if len(nik) != NIK_DIGITS:
        text = _("{count} digits so far, SIPP asks for 16. Check the KTP.").format(count=len(nik))
        return text, "error"
    if not nik_fits_birth(nik, draft.person.birth_date):
        return _("The NIK names another birth date. Check both against the KTP."), "warning"
    if not nik_fits_sex(nik, draft.person.sex):
        return _("The NIK names the other sex. Check the KTP."), "warning"
    return NOTHING


def _name(draft: Draft) -> Message:
    if any(letter.isdigit() for letter in draft.person.name):
        return _("The name contains digits. SIPP compares it with the KTP letter by letter."), "warning"
    return NOTHING


def _phone(draft: Draft) -> Message:
    if draft.person.phone and not is_phone(draft.person.phone):
        return _("SIPP takes 9 to 14 digits that begin with 08 or 628."), "warning"
    return NOTHING


def _email(draft: Draft) -> Message:
    if draft.person.email and not is_email(draft.person.email):
        return _("This isn't the form of an e-mail address."), "warning"
    return NOTHING


def _contract_end(draft: Draft) -> Message:
    if draft.facts.kind is EmployeeKind.CONTRACT and draft.stay.contract_end is None:
        return _("A PKWT needs its end; SIPP asks for it."), "warning"
    return NOTHING


def _ended(draft: Draft) -> Message:
    stay = draft.stay
    if stay.ended_on is not None and stay.ended_on < stay.started_on:
        return _("The last day lies before the first."), "error"
    return NOTHING


def _reason(draft: Draft) -> Message:
    if draft.stay.ended_on is not None and not draft.stay.leaving_reason:
        return _("SIPP asks for the reason when somebody leaves."), "warning"
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


def _account(draft: Draft) -> Message:
    number = draft.facts.bank_account
    if number and not (is_digits(number) and _ACCOUNT[0] <= len(number) <= _ACCOUNT[1]):
        return _("Account numbers have 5 to 20 digits and nothing else."), "warning"
    return NOTHING


def _account_name(draft: Draft) -> Message:
    name = draft.facts.bank_account_name
    if name and name.casefold() != draft.person.name.casefold():
        return _("Differs from the employee's name; the bank may refuse it."), "info"
    return NOTHING


def _marital(draft: Draft) -> Message:
    marital, ptkp = draft.person.marital_status, draft.facts.ptkp
    if marital and ptkp and marital == "TK" and not ptkp.startswith("TK"):
        return _("PTKP {ptkp} doesn't fit an unmarried person.").format(ptkp=ptkp), "warning"
    return NOTHING


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
            check=_name,
        ),
        FieldSpec("person.nik", _("NIK"), "number", required=True, check=_nik),
        FieldSpec(
            "person.family_card",
            _("Family card number"),
            "number",
            hint=_("e-Dabu ties the family together with it."),
            check=_digits("person.family_card", 16),
        ),
        FieldSpec("person.birth_place", _("Place of birth")),
        FieldSpec("person.birth_date", _("Date of birth"), "date", required=True),
        FieldSpec("person.sex", _("Sex"), "segments", required=True, choices=((_("Male"), "L"), (_("Female"), "P"))),
        FieldSpec(
            "person.citizenship",
            _("Citizenship"),
            "choice",
            choices=((_("Indonesian (WNI)"), Citizenship.WNI), (_("Foreign (WNA)"), Citizenship.WNA)),
        ),
        FieldSpec("person.passport", _("Passport"), "number", shown=_is_foreign, required=True),
        FieldSpec("person.country", _("Country code"), shown=_is_foreign, hint=_("Two letters")),
        FieldSpec("person.mother_name", _("Mother's name")),
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
            choices=(("–", ""), (_("Unmarried"), "TK"), (_("Married"), "K"), (_("Divorced"), "C")),
            check=_marital,
        ),
        FieldSpec("person.blood_group", _("Blood group")),
        FieldSpec("person.phone", _("Mobile phone"), "number", check=_phone),
        FieldSpec("person.email", _("E-mail"), check=_email),
        FieldSpec("facts.address", _("Address as on the KTP"), span=6),
        FieldSpec("facts.rt", _("RT"), "number", span=1),
        FieldSpec("facts.rw", _("RW"), "number", span=1),
        FieldSpec("facts.village", _("Village"), span=2),
        FieldSpec("facts.district", _("District"), span=2),
        FieldSpec("facts.postal_code", _("Postal code"), "number", span=3, check=_digits("facts.postal_code", 5)),
        FieldSpec("facts.district_code", _("District code"), "number", span=3, hint=_("From SIPP's list")),
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
        FieldSpec("stay.contract_end", _("End of contract"), "date", span=2, check=_contract_end),
        FieldSpec("stay.ended_on", _("Last day of work"), "date", span=2, check=_ended),
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
            check=_digits("facts.work_location", 4),
        ),
    )


def _bpjs() -> tuple[FieldSpec, ...]:
    switch = ((_("By law"), ""), (_("Takes part"), "on"), (_("Doesn't take part"), "off"))
    return (
        FieldSpec(
            "person.kpj", _("KPJ number"), "number", hint=_("BPJS Ketenagakerjaan"), check=_digits("person.kpj", 11)
        ),
        FieldSpec(
            "person.kode_tk", _("Worker code"), "number", hint=_("From SIPP"), check=_digits("person.kode_tk", 15)
        ),
        FieldSpec(
            "person.jkn_number",
            _("JKN number"),
            "number",
            hint=_("BPJS Kesehatan"),
            check=_digits("person.jkn_number", 13),
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
        FieldSpec("person.clinic_code", _("Clinic code"), "number", span=2, check=_code("person.clinic_code")),
        FieldSpec("person.clinic_name", _("Clinic"), span=4),
        FieldSpec("person.dentist_code", _("Dentist code"), "number", span=2, check=_code("person.dentist_code")),
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
            check=_marital,
        ),
        FieldSpec(
            "facts.tax_method", _("Tax method"), "choice", choices=tuple((words[m], m) for m in METHODS.values())
        ),
        FieldSpec(
            "person.npwp",
            _("NPWP"),
            "number",
            hint=_("16 digits; for citizens usually the NIK."),
            check=_digits("person.npwp", 15, 16),
        ),
    )


def _bank() -> tuple[FieldSpec, ...]:
    return (
        FieldSpec("facts.bank", _("Bank")),
        FieldSpec("facts.bank_account", _("Account number"), "number", check=_account),
        FieldSpec("facts.bank_account_name", _("Name of the account"), span=6, check=_account_name),
    )
