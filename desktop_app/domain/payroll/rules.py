"""The law of one month, resolved once and used for every employee of that month.

BPJS Ketenagakerjaan takes the rule of the month's last day, BPJS Kesehatan the rule of its due date,
PPh 21 the rule of the month's last day. A topic that isn't in force yet is None.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.company import CompanySize, Programme
from desktop_app.domain.family import CoverageRules
from desktop_app.domain.findings import Finding
from desktop_app.domain.money import Money, Rate, Rounding
from desktop_app.domain.payroll.overdue import overdue
from desktop_app.domain.periods import Month
from desktop_app.domain.regulation import Band, Dated, NotedSet, RegulationSet, Shares


@dataclass(frozen=True, slots=True)
class KesehatanRules:
    """Perpres 82/2018 and its amendments."""

    shares: Dated[Shares]
    extra_member_rate: Dated[Rate]
    cap: Dated[Money]
    floor_applies: Dated[bool]
    floor_exempt_sizes: Dated[frozenset[str]] | None
    class_two_up_to: Dated[Money] | None = None
    """The highest wage of class II of care."""


@dataclass(frozen=True, slots=True)
class JpRules:
    """PP 45/2015."""

    shares: Dated[Shares]
    cap: Dated[Money]
    pension_ages: tuple[tuple[date, int], ...]
    """For each age in force up to the month: the last day on which it decided, and the age."""


@dataclass(frozen=True, slots=True)
class JkkRules:
    """PP 44/2015, with the relief of labour-intensive industries where one is in force."""

    rates: Dated[Mapping[str, Rate]]
    relieved_rates: Dated[Mapping[str, Rate]] | None


@dataclass(frozen=True, slots=True)
class JkpRules:
    """PP 37/2021 and PP 6/2025."""

    state: Dated[Rate]
    from_jkk: Dated[Rate]
    from_jkm: Dated[Rate]
    cap: Dated[Money]
    age_limit: int


@dataclass(frozen=True, slots=True)
class TaxRules:
    """PP 58/2023, PMK 168/2023, UU PPh art. 17."""

    ter_category: Dated[Mapping[str, str]]
    ter_monthly: Dated[Mapping[str, tuple[Band, ...]]]
    ter_bounds: Mapping[str, tuple[int, ...]]
    """By category the upper bounds of the monthly bands in sen, without the last, open one: to look a band up fast."""
    ter_daily: Dated[tuple[Band, ...]]
    ter_daily_above_base: Dated[Rate]
    brackets: Dated[tuple[Band, ...]]
    ptkp: Dated[Mapping[str, Money]]
    occupational_cost_rate: Dated[Rate]
    occupational_cost_monthly_cap: Dated[Money]
    no_npwp_surcharge: Dated[Rate] | None
    """By how much the tax of who has no tax number is raised."""
    taxable_income_step: Dated[Money]
    gross_income: Dated[str] | None
    own_contributions: Dated[str] | None
    zakat: Dated[str] | None
    tax_on_top: Dated[str] | None
    last_month: Dated[str] | None
    """These five are the law that a trace names: they say in words what the calculation does."""


@dataclass(frozen=True, slots=True)
class OutputRules:
    """How BPJS Ketenagakerjaan makes a month's wage of pay by output (PP 44/2015 art. 19(4)-(5))."""

    months: Dated[int]
    weather_months: Dated[int]
    counts_current_month: Dated[bool]
    """Whether the month of the contribution itself is one of them."""


@dataclass(frozen=True, slots=True)
class DtpRules:
    """PPh 21 borne by the government (PMK 10/2025, PMK 72/2025, PMK 105/2025)."""

    schemes: tuple[Dated[frozenset[str]], ...]
    """The business codes (KLU) of each scheme in force."""
    monthly_limit: Dated[Money]
    daily_limit: Dated[Money]

    def scheme(self, business_code: str) -> Dated[frozenset[str]] | None:
        """The scheme that names a business code."""
        return next((scheme for scheme in self.schemes if business_code in scheme.value), None)


@dataclass(frozen=True, slots=True)
class MonthRules:
    """All law that a payslip of the month needs."""

    month: Month
    kesehatan: KesehatanRules | None
    jht: Dated[Shares] | None
    jkk: JkkRules | None
    jkm: Dated[Rate] | None
    jp: JpRules | None
    jkp: JkpRules | None
    tax: TaxRules | None
    dtp: DtpRules | None
    daily_wage_days: Dated[int] | None
    output: OutputRules | None
    wage_parts: Dated[str] | None
    """The parts of the wage that BPJS counts, in words."""
    mandatory: Mapping[CompanySize, frozenset[Programme]]
    foreigner_months: Dated[int] | None
    """The months of work in Indonesia after which a foreigner must take part (UU 24/2011 art. 14)."""
    daily_contract_days: Dated[int] | None
    daily_contract_months: Dated[int] | None
    """How many days in how many months in a row make a daily worker permanent (PP 35/2021 art. 10)."""
    basic_share_of_fixed: Dated[Rate] | None
    small_employers: Dated[Mapping[str, Rate]] | None
    """What micro and small employers may agree below the minimum wage (PP 36/2021 art. 36)."""
    deduction_limit: Dated[Rate] | None
    coverage: CoverageRules
    relief_left_out: bool
    """Whether BPJS Ketenagakerjaan granted a relief that month which isn't calculated here (PP 49/2020)."""
    findings: tuple[Finding, ...]
    """Changes of the law that were to be expected but aren't entered."""


def rules_for(law: RegulationSet, month: Month) -> MonthRules:
    """Resolve the law of a month."""
    law = noted = NotedSet.of(law)
    last = month.last_day
    kesehatan = kesehatan_day(law, month)
    jp = _jp(law, last)
    jkp = _jkp(law, last)
    return MonthRules(
        month=month,
        kesehatan=_kesehatan(law, kesehatan),
        jht=law.find("bpjs.jht.shares", last),
        jkk=_jkk(law, last),
        jkm=law.find("bpjs.jkm.rate", last),
        jp=jp,
        jkp=jkp,
        tax=_tax(law, last),
        dtp=_dtp(law, last),
        daily_wage_days=law.find("bpjs.ketenagakerjaan.daily_wage_days", last),
        output=_output(law, last),
        wage_parts=law.find("bpjs.wage.parts", last),
        mandatory=_mandatory(law, last),
        foreigner_months=law.find("bpjs.ketenagakerjaan.foreigner_months", last),
        daily_contract_days=law.find("labour.pkwt.daily_contract_days", last),
        daily_contract_months=law.find("labour.pkwt.daily_contract_months", last),
        basic_share_of_fixed=law.find("wages.minimum.basic_share_of_fixed", last),
        small_employers=law.find("wages.minimum.small_employers", last),
        deduction_limit=law.find("wages.minimum.deduction_limit", last),
        coverage=_coverage(law, kesehatan),
        relief_left_out=law.find("bpjs.ketenagakerjaan.relief_left_out", last) is not None,
        findings=overdue(noted.used.values()),
    )


def kesehatan_day(law: RegulationSet, month: Month) -> date:
    """The day whose law holds for BPJS Kesehatan of a month: the contribution's due date."""
    due = law.find("due.bpjs_kesehatan", month.last_day)
    return month.day(due.value["day"]) if due else month.last_day


def _kesehatan(law: RegulationSet, day: date) -> KesehatanRules | None:
    shares = law.find("bpjs.kesehatan.shares", day)
    cap = law.find("bpjs.kesehatan.cap", day)
    extra = law.find("bpjs.kesehatan.extra_member_rate", day)
    floor = law.find("bpjs.kesehatan.floor_applies", day)
    if shares is None or cap is None or extra is None or floor is None:
        return None
    exempt = law.find("bpjs.kesehatan.floor_exempt_sizes", day)
    return KesehatanRules(shares, extra, cap, floor, exempt, law.find("bpjs.kesehatan.class_two_up_to", day))


def _jkk(law: RegulationSet, day: date) -> JkkRules | None:
    rates = law.find("bpjs.jkk.rates", day)
    return JkkRules(rates, law.find("bpjs.jkk.labour_intensive_rates", day)) if rates else None


def _jp(law: RegulationSet, day: date) -> JpRules | None:
    shares, cap = law.find("bpjs.jp.shares", day), law.find("bpjs.jp.cap", day)
    if shares is None or cap is None:
        return None
    versions = [version for version in law.parameters["bpjs.jp.pension_age"].versions if version.start <= day]
    next_starts = [version.start for version in versions[1:]]
    last_days = [date.fromordinal(start.toordinal() - 1) for start in next_starts]
    ages = tuple((last, int(version.value or 0)) for last, version in zip([*last_days, day], versions, strict=True))
    return JpRules(shares, cap, ages)


def _jkp(law: RegulationSet, day: date) -> JkpRules | None:
    state = law.find("bpjs.jkp.state_rate", day)
    if state is None:
        return None
    return JkpRules(
        state,
        law.at("bpjs.jkp.from_jkk_rate", day),
        law.at("bpjs.jkp.from_jkm_rate", day),
        law.at("bpjs.jkp.cap", day),
        law.at("bpjs.jkp.age_limit", day).value,
    )


def _tax(law: RegulationSet, day: date) -> TaxRules | None:
    monthly = law.find("pph21.ter_monthly", day)
    if monthly is None:
        return None
    return TaxRules(
        law.at("pph21.ter_category", day),
        monthly,
        {category: _bounds(bands) for category, bands in monthly.value.items()},
        law.at("pph21.ter_daily", day),
        law.at("pph21.ter_daily_above_base", day),
        law.at("pph21.brackets", day),
        law.at("pph21.ptkp", day),
        law.at("pph21.occupational_cost_rate", day),
        law.at("pph21.occupational_cost_monthly_cap", day),
        law.find("pph21.no_npwp_surcharge", day),
        law.at("pph21.taxable_income_step", day),
        law.find("pph21.gross_income", day),
        law.find("pph21.own_contributions", day),
        law.find("pph21.zakat", day),
        law.find("pph21.tax_on_top", day),
        law.find("pph21.last_month", day),
    )


def _output(law: RegulationSet, day: date) -> OutputRules | None:
    months = law.find("bpjs.ketenagakerjaan.output_average_months", day)
    if months is None:
        return None
    return OutputRules(
        months,
        law.at("bpjs.ketenagakerjaan.output_average_weather_months", day),
        law.at("bpjs.ketenagakerjaan.output_counts_current_month", day),
    )


def _dtp(law: RegulationSet, day: date) -> DtpRules | None:
    monthly, daily = law.find("pph21.dtp.monthly_limit", day), law.find("pph21.dtp.daily_limit", day)
    if monthly is None or daily is None:
        return None
    listed = (law.find(key, day) for key in sorted(law.parameters) if key.startswith("pph21.dtp.klu_"))
    return DtpRules(tuple(scheme for scheme in listed if scheme is not None), monthly, daily)


def _bounds(bands: tuple[Band, ...]) -> tuple[int, ...]:
    return tuple(band.up_to.sen for band in bands if band.up_to is not None)


def _mandatory(law: RegulationSet, day: date) -> dict[CompanySize, frozenset[Programme]]:
    found = {}
    for size in CompanySize:
        codes = law.find(f"bpjs.ketenagakerjaan.mandatory_programmes_{size.value}", day)
        found[size] = frozenset(Programme(code) for code in codes.value) if codes else frozenset()
    return found


def _coverage(law: RegulationSet, day: date) -> CoverageRules:
    def number(name: str) -> int:
        parameter = law.parameters[f"bpjs.kesehatan.{name}"]
        dated = law.find(parameter.key, day) or parameter.in_force(parameter.versions[0].start)
        return int(dated.value) if dated else 0

    return CoverageRules(number("covered_persons"), number("child_age_limit"), number("student_age_limit"))


TAXABLE_INCOME_ROUNDING = Rounding.THOUSAND_DOWN
"""Taxable income is cut down to full thousands (UU PPh art. 17(4))."""
