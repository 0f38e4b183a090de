"""The rows and words of the screen of letters and procedures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.application.paperwork.letters import ClosureGround
from desktop_app.application.records.paperwork import Case, CaseState
from desktop_app.application.services import Services
from desktop_app.domain.company import Company, Programme
from desktop_app.domain.employee import Employee
from desktop_app.domain.paperwork import About, Institution, LetterKind, Procedure
from desktop_app.domain.periods import Month
from desktop_app.domain.regulation import Title
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _, language
from desktop_app.presentation.due_words import due_day
from desktop_app.presentation.models.rows_model import Column, Due, Status


@dataclass(frozen=True, slots=True)
class LoadedPaperwork:
    """A month's cases, all checklists, and whom they can be about."""

    company: Company
    month: Month
    cases: tuple[Case, ...]
    procedures: tuple[Procedure, ...]
    people: tuple[Employee, ...]


def load(services: Services, company_id: str, month: Month) -> LoadedPaperwork:
    """What the screen shows; for a worker."""
    return LoadedPaperwork(
        services.companies.by_id(company_id),
        month,
        services.paperwork.cases(company_id, month),
        services.paperwork.procedures(),
        services.people.all(company_id),
    )


def words(title: Title) -> str:
    """A text of a checklist in the language of the screen."""
    return title.id if language() == "id" else title.en


def case_columns(today: date) -> tuple[Column[Case], ...]:
    """The columns of the cases of a month."""
    return (
        Column[Case](
            "what", _("Procedure"), lambda case: words(case.procedure.title), weight=500, tooltip=_hint, note=_short
        ),
        Column[Case]("who", _("About"), lambda case: case.member or case.name, width=150, note=_member_of),
        Column[Case]("due", _("Due"), lambda case: due_of(case, today), kind="due", width=150, sort=_due_day),
        Column[Case]("state", _("Status"), state_of, kind="status", width=104),
    )


def procedure_columns() -> tuple[Column[Procedure], ...]:
    """The columns of all checklists."""
    return (
        Column[Procedure]("what", _("Procedure"), lambda found: words(found.title), weight=500),
        Column[Procedure]("where", _("Institution"), lambda found: institution_name(found.institution), width=150),
        Column[Procedure]("who", _("About"), lambda found: about_name(found.about), width=104),
    )


def institution_name(institution: Institution) -> str:
    """The name of an office; never translated."""
    names = {Institution.KESEHATAN: "BPJS Kesehatan", Institution.KETENAGAKERJAAN: "BPJS Ketenagakerjaan"}
    return names.get(institution) or _("Both BPJS")


def about_name(about: About) -> str:
    """Whom a procedure is about, in a word."""
    return _("Company") if about is About.COMPANY else _("Employee")


def letter_name(kind: LetterKind) -> str:
    """A kind of letter."""
    return {
        LetterKind.KESEHATAN_DEACTIVATION: _("Application for the deactivation of members"),
        LetterKind.KESEHATAN_CLOSURE: _("Application for the closure of a company"),
        LetterKind.EDABU_POWER_OF_ATTORNEY: _("Power of attorney for the e-Dabu user"),
        LetterKind.KETENAGAKERJAAN_CLOSURE: _("Statement of closure"),
        LetterKind.REGISTRATION: _("Registration of workers"),
    }[kind]


def ground_choices() -> Sequence[tuple[str, ClosureGround]]:
    """The grounds on which a company leaves BPJS Kesehatan."""
    return (
        (_("Doesn't operate"), ClosureGround.NOT_OPERATING),
        (_("Bankrupt"), ClosureGround.BANKRUPTCY),
        (_("Continued losses"), ClosureGround.LOSS),
        (_("Taken over or merged"), ClosureGround.TAKEOVER),
    )


def confidence_name(confidence: str) -> str:
    """How far a source can be relied on."""
    return {"high": _("well supported"), "medium": _("moderately supported")}.get(confidence, _("weakly supported"))


def programme_names(programmes: Sequence[Programme]) -> str:
    """Programmes by their usual short names, which are never translated."""
    return ", ".join("Kesehatan" if each is Programme.KESEHATAN else each.value.upper() for each in programmes)


def matches(row: Case | Procedure, wanted: Sequence[str]) -> bool:
    """Whether all the words (casefolded) stand in a row: procedure, institution, person, number, family member."""
    procedure = row.procedure if isinstance(row, Case) else row
    texts = [words(procedure.title), institution_name(procedure.institution)]
    texts += [row.name, row.nip, row.member] if isinstance(row, Case) else []
    whole = " ".join(texts).casefold()
    return all(word in whole for word in wanted)


def state_of(case: Case) -> Status:
    """How far a case is."""
    total = len(case.procedure.items)
    if case.state is CaseState.DONE:
        return Status("proven", _("All done"))
    if case.state is CaseState.UNDER_WAY:
        return Status("ready", f"{case.done} / {total}")
    return Status("not_started", f"0 / {total}")


def due_of(case: Case, today: date) -> Due | None:
    """The deadline with its nearness; what is done needs none."""
    if case.deadline is None:
        return None
    day = case.deadline.day
    if case.state is CaseState.DONE:
        return Due(formats.day_month(day), formats.long_date(day).partition(",")[0])
    return due_day(day, today)


def deadline_text(case: Case) -> str:
    """The deadline in a sentence, with why it was moved."""
    if case.deadline is None:
        return _("No fixed day")
    text = formats.long_date(case.deadline.day)
    if case.deadline.day != case.deadline.by_rule:
        named = formats.long_date(case.deadline.by_rule)
        text = _("{date} ({named} is a day off)").format(date=text, named=named)
    return text


def _due_day(case: Case) -> date:
    return case.deadline.day if case.deadline is not None else date.max


def _hint(case: Case) -> str:
    return f"{words(case.procedure.title)}\n{institution_name(case.procedure.institution)}"


def _short(case: Case) -> str:
    names = {Institution.KESEHATAN: "BPJS Kes", Institution.KETENAGAKERJAAN: "BPJS TK"}
    return names.get(case.procedure.institution, "BPJS")


def _member_of(case: Case) -> str:
    return case.name if case.member else ""
