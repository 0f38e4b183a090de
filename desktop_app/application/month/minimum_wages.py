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
    """A minimum wage and where it comes from.

    ``company``: typed; ``umk``: of the place; ``ump``: of the province, while the UMK of the place isn't known;
    ``ump_only``: of a province that has no UMK.
    """

    amount: Money
    origin: str
    is_overdue: bool = False
    """Whether a newer amount was to be expected by now but isn't entered."""


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
        # Row by row: a place that the new year's table doesn't name yet keeps its old amount, with a warning.
        umk = law.parameters["wages.minimum.umk"].row_in_force(code, day)
        if umk is not None:
            return PlaceWage(umk.value, "umk", umk.overdue_since is not None)
        province = self._province(company, code)
        ump = law.parameters["wages.minimum.ump"].row_in_force(province, day)
        if ump is not None:
            without_umk = law.find("wages.minimum.provinces_without_umk", day)
            origin = "ump_only" if without_umk is not None and province in without_umk.value else "ump"
            return PlaceWage(ump.value, origin, ump.overdue_since is not None)
        return None

    def amount(self, company: Company, work_location: str, day: date) -> Money | None:
        """The amount alone."""
        found = self.at(company, work_location, day)
        return found.amount if found else None

    def _province(self, company: Company, code: str) -> str:
        """The province of a place; where its code names several provinces (Papua), the company's own."""
        province = self._provinces.get(code[:_PREFIX], "")
        if province or code[:_PREFIX] != company.location_code[:_PREFIX]:
            return province
        return company.province
