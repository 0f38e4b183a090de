"""The fixed words of letters around BPJS, with the facts put in, in the language in force."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.application.paperwork.letters import ClosureGround, Letter, LetterPerson
from desktop_app.domain.paperwork import Institution, LetterKind
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _, sentence

_UNKNOWN: Final = "................................"


@dataclass(frozen=True, slots=True)
class PeopleColumn:
    """A column of the list of people; ``width`` in points, 0 takes what is left."""

    title: str
    value: Callable[[LetterPerson], str]
    width: float = 0


@dataclass(frozen=True, slots=True)
class Words:
    """A letter in parts, from top to bottom."""

    subject: str
    title: str = ""
    """Centred, for statements and powers of attorney; empty for a letter to somebody."""
    addressee: tuple[str, ...] = ()
    attachments: str = ""
    opening: tuple[str, ...] = ()
    signer: tuple[tuple[str, str], ...] = ()
    """Who declares or gives, as label and text."""
    between: tuple[str, ...] = ()
    receiver: tuple[tuple[str, str], ...] = ()
    body: tuple[str, ...] = ()
    columns: tuple[PeopleColumn, ...] = ()
    people: Sequence[LetterPerson] = ()
    closing: tuple[str, ...] = ()
    second_signature: tuple[str, str] = ("", "")
    """What stands over and under the place where a second person signs."""


def words_of(letter: Letter) -> Words:
    """The words of a letter."""
    return _MAKERS[letter.kind](letter)


def _institution(letter: Letter) -> str:
    return "BPJS Kesehatan" if letter.institution is Institution.KESEHATAN else "BPJS Ketenagakerjaan"


def _addressee(letter: Letter) -> tuple[str, ...]:
    office = _("{institution}, {branch} branch office").format(
        institution=_institution(letter), branch=letter.branch or _UNKNOWN
    )
    return _("To the head of"), office, _("in place")


def _registration_number(letter: Letter) -> str:
    """The company's number at the institution, in a sentence."""
    company = letter.company
    if letter.institution is Institution.KESEHATAN:
        return _("company code {number}").format(number=company.business_unit_code or _UNKNOWN)
    return _("NPP {number}").format(number=company.npp or _UNKNOWN)


def _company_rows(letter: Letter) -> tuple[tuple[str, str], ...]:
    company = letter.company
    number = (
        (_("Company code"), company.business_unit_code)
        if letter.institution is Institution.KESEHATAN
        else (_("NPP"), company.npp)
    )
    return (
        (_("Name"), letter.signatory_name),
        (_("Position"), letter.signatory_position),
        (_("Company"), company.name),
        (number[0], number[1] or _UNKNOWN),
        (_("NPWP"), company.npwp or _UNKNOWN),
        (_("Address"), company.address or _UNKNOWN),
    )


def _deactivation(letter: Letter) -> Words:
    day = _day(letter.effective_on)
    return Words(
        subject=_("Application for the deactivation of members"),
        attachments=_("Proof that the employment ended"),
        addressee=_addressee(letter),
        opening=(_("Dear Sir or Madam,"),),
        body=(
            _(
                "As the employer {company} ({number}) we ask that the following members be deactivated as workers of "
                "our company from {date}, because their employment has ended:"
            ).format(company=letter.company.name, number=_registration_number(letter), date=day),
        ),
        columns=_people_columns(_("JKN number"), _("Last day"), (_("Reason"), _reason)),
        people=letter.people,
        closing=(
            _("The data above is true. The proof of the end of each employment is attached."),
            _("We thank you for your attention and cooperation."),
        ),
    )


def _registration(letter: Letter) -> Words:
    number = _("JKN number") if letter.institution is Institution.KESEHATAN else _("KPJ")
    return Words(
        subject=_("Registration of workers"),
        attachments=_("Copies of identity cards and family cards"),
        addressee=_addressee(letter),
        opening=(_("Dear Sir or Madam,"),),
        body=(
            _("As the employer {company} ({number}) we herewith register the following workers:").format(
                company=letter.company.name, number=_registration_number(letter)
            ),
        ),
        columns=_people_columns(number, _("First day"), (_("Position"), lambda person: person.position)),
        people=letter.people,
        closing=(
            _("The data above is true and agrees with the identity cards of the workers."),
            _("We thank you for your attention and cooperation."),
        ),
    )


def _kesehatan_closure(letter: Letter) -> Words:
    grounds = {
        ClosureGround.NOT_OPERATING: _("the company doesn't operate any more"),
        ClosureGround.BANKRUPTCY: _("the company was declared bankrupt"),
        ClosureGround.LOSS: _("the company ceased its business because of continued losses"),
        ClosureGround.TAKEOVER: _("the company was taken over by or merged into another company"),
    }
    proofs = {
        ClosureGround.NOT_OPERATING: _("certificate of the manpower office"),
        ClosureGround.BANKRUPTCY: _("audit summary of a public accountant and decision of the commercial court"),
        ClosureGround.LOSS: _("audit summary of a public accountant"),
        ClosureGround.TAKEOVER: _("last deed of amendment"),
    }
    return Words(
        subject=_("Application for the closure of a company"),
        attachments=_("Proof of payment, e-Dabu tickets, {proof}").format(proof=proofs[letter.ground]),
        addressee=_addressee(letter),
        opening=(_("Dear Sir or Madam,"),),
        body=(
            _(
                "As the employer {company} ({number}) we ask that the membership of our company be closed from {date}, "
                "because {ground}."
            ).format(
                company=letter.company.name,
                number=_registration_number(letter),
                date=_day(letter.effective_on),
                ground=grounds[letter.ground],
            ),
            _(
                "All workers and their families have been deactivated in e-Dabu, and the contribution of the current "
                "month has been paid. We are ready to reconcile with your officer until nothing is in arrears."
            ),
        ),
        closing=(_("We thank you for your attention and cooperation."),),
    )


def _ketenagakerjaan_closure(letter: Letter) -> Words:
    return Words(
        subject=_("Statement of closure"),
        title=_("Statement that no workers are employed any more"),
        opening=(_("The undersigned:"),),
        signer=_company_rows(letter),
        body=(
            _(
                "herewith states truthfully that {company} has employed no workers since {date} and asks that its "
                "membership of BPJS Ketenagakerjaan be closed."
            ).format(company=letter.company.name, date=_day(letter.effective_on)),
            _(
                "All workers have been reported as inactive in SIPP and all contributions due have been paid. Should "
                "this statement prove untrue, I take responsibility for it under the laws in force."
            ),
        ),
        closing=(_("This statement was made truthfully, to be used where it's needed."),),
    )


def _power_of_attorney(letter: Letter) -> Words:
    agent = letter.agent
    return Words(
        subject=_("Power of attorney for the e-Dabu user"),
        title=_("Power of attorney"),
        opening=(_("The undersigned:"),),
        signer=_company_rows(letter),
        between=(_("herewith gives power of attorney to:"),),
        receiver=(
            (_("Name"), agent.name),
            (_("NIK"), agent.nik),
            (_("Position"), agent.position or _UNKNOWN),
            (_("Phone"), agent.phone or _UNKNOWN),
            (_("E-mail"), agent.email or _UNKNOWN),
        ),
        body=(
            _(
                "to act as the user of the e-Dabu application of BPJS Kesehatan in the name of {company}: to register, "
                "change and deactivate workers and members of their families, and to receive information about members "
                "and contributions."
            ).format(company=letter.company.name),
            _(
                "The holder keeps the user account and its password secret and uses the members' data for this purpose "
                "alone. This power of attorney holds from {date} until it's revoked in writing."
            ).format(date=_day(letter.dated)),
        ),
        closing=(_("This power of attorney was made to be used where it's needed."),),
        second_signature=(_("Holder of the power of attorney,"), agent.name),
    )


def _people_columns(number: str, day: str, last: tuple[str, Callable[[LetterPerson], str]]) -> tuple[PeopleColumn, ...]:
    return (
        PeopleColumn(_("Name"), lambda person: person.name),
        PeopleColumn(_("NIK"), lambda person: person.nik or "–", 100),
        PeopleColumn(number, lambda person: person.member_number or "–", 86),
        PeopleColumn(day, lambda person: formats.short_date(person.day), 62),
        PeopleColumn(last[0], last[1], 98),
    )


def _day(day: date) -> str:
    """A date that stays on one line."""
    return formats.day_month_year(day).replace(" ", formats.NO_BREAK)


def _reason(person: LetterPerson) -> str:
    return sentence(f"leaving.{person.reason}")


_MAKERS: Final[dict[LetterKind, Callable[[Letter], Words]]] = {
    LetterKind.KESEHATAN_DEACTIVATION: _deactivation,
    LetterKind.KESEHATAN_CLOSURE: _kesehatan_closure,
    LetterKind.EDABU_POWER_OF_ATTORNEY: _power_of_attorney,
    LetterKind.KETENAGAKERJAAN_CLOSURE: _ketenagakerjaan_closure,
    LetterKind.REGISTRATION: _registration,
}
