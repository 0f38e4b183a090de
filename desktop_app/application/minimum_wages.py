"""The minimum wage of a workplace: typed for the company, else the UMK of the place, else the UMP of the province."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from desktop_app.application.ports import RegulationSource
from desktop_app.domain.company import Company
from desktop_app.domain.money import Money

_PREFIX = 2
"""Digits of a location code that name the province."""


@dataclass(frozen=True, slots=True)
class PlaceWage:
    """A minimum wage and where it comes from: ``company``, ``umk`` or ``ump``."""

    amount: Money
    origin: str


class MinimumWages:
    """Looks up minimum wages in the law and the company's own terms."""

    def __init__(self, regulations: RegulationSource, provinces: Mapping[str, str]) -> None:
        """``provinces`` maps the first two digits of SIPP's location codes to names of the UMP table."""
        self._regulations = regulations
        self._provinces = provinces

    def at(self, company: Company, work_location: str, day: date) -> PlaceWage | None:
        """The minimum wage on a day; ``work_location`` is empty where it is the company's own place."""
        elsewhere = bool(work_location) and work_location != company.location_code
        typed = company.terms_on(day).minimum_wage
        if typed is not None and not elsewhere:
            return PlaceWage(typed, "company")
        code = work_location or company.location_code
        law = self._regulations.current()
        umk = law.find("wages.minimum.umk", day)
        if umk is not None and code in umk.value:
            return PlaceWage(umk.value[code], "umk")
        province = self._provinces.get(code[:_PREFIX], "")
        if not province and not elsewhere:
            province = company.province
        ump = law.find("wages.minimum.ump", day)
        if ump is not None and province in ump.value:
            return PlaceWage(ump.value[province], "ump")
        return None

    def amount(self, company: Company, work_location: str, day: date) -> Money | None:
        """The amount alone."""
        found = self.at(company, work_location, day)
        return found.amount if found else None

    def is_overdue(self, day: date) -> bool:
        """Whether the tables in force on a day are of an earlier year than was to be expected."""
        ump = self._regulations.current().find("wages.minimum.ump", day)
        return ump is not None and ump.overdue_since is not None
