"""Gathers what the people workbook holds, for export."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desktop_app.application.ports import Workspace
from desktop_app.domain.company import Company
from desktop_app.domain.employee import Employee, OpeningTotals, VariableItem
from desktop_app.domain.findings import Finding, KnownProblem, info


@dataclass(frozen=True, slots=True)
class CompanyPeople:
    """One company with everything that the people workbook says about it."""

    company: Company
    employees: tuple[Employee, ...] = ()
    variables: tuple[VariableItem, ...] = ()
    openings: tuple[OpeningTotals, ...] = ()


class PeopleExport:
    """The use case behind ``export people``."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def gather(self, code: str | None = None) -> tuple[CompanyPeople, ...]:
        """One company, or all of them by name. Raises KnownProblem ``people.no_such_company``."""
        with self._workspace.unit_of_work() as uow:
            if code is None:
                companies = uow.companies()
            else:
                company = uow.company_by_code(code)
                if company is None:
                    raise KnownProblem("people.no_such_company", company=code)
                companies = (company,)
            gathered = []
            for company in companies:
                store = uow.store(company.id)
                gathered.append(CompanyPeople(company, store.employees(), store.all_variables(), store.openings()))
            return tuple(gathered)


def not_exported(companies: Iterable[CompanyPeople]) -> tuple[Finding, ...]:
    """What belongs to these companies and has no place in a workbook."""
    return tuple(
        info("people.export_without_logo", company=people.company.code).about(people.company.code)
        for people in companies
        if people.company.logo
    )
