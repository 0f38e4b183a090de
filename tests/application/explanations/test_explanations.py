"""A reader with a pocket calculator can follow every figure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.application.explanations.explanations import explain, explain_line, sections
from desktop_app.application.explanations.texts import line_name, paragraph, reference_text, title
from desktop_app.application.results import StoredPayslip
from desktop_app.domain.components import ComponentKind
from desktop_app.domain.employee import EmployeeKind, TaxMethod
from desktop_app.domain.money import Money
from desktop_app.domain.payroll.facts import DailyPay, YearFacts
from desktop_app.domain.payroll.payslip import Line, Share
from desktop_app.domain.periods import Month
from desktop_app.foundation.i18n import translated
from tests.outputs.sample import Person, stored

_YEAR = YearFacts(
    Month(2026, 1),
    gross_before=Money.rupiah(904_000_000),
    pension_before=Money.rupiah(3_000_000),
    zakat_before=Money.rupiah(1_000_000),
    tax_before=Money.rupiah(90_000_000),
    previous_net=Money.rupiah(10_000_000),
)


def _text(slip: StoredPayslip, key: str, *, with_wage: bool = False) -> str:
    found = explain(slip, key)
    assert found is not None
    return paragraph(found, with_wage=with_wage)


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("bpjs.jht.employee", "Upah 8.000.000 dipakai penuh, tanpa batas upah. 8.000.000 × 2% = 160.000."),
        (
            "bpjs.jp.employer",
            "tidak melebihi batas 11.086.300, jadi dipakai penuh. 8.000.000 × 2% = 160.000.",
        ),
        (
            "bpjs.jkp.state",
            "di atas batas 5.000.000, jadi dipakai 5.000.000. 5.000.000 × 0,22% = 11.000.",
        ),
        ("bpjs.kesehatan.extra_family", "8.000.000 × 1% = 80.000 per orang × 2 = 160.000."),
        (
            "tax.gross",
            "tunai 9.108.671 + JKK 19.200 + JKM 24.000 + Kesehatan perusahaan 320.000 = 9.471.871.",
        ),
        (
            "tax.tax",
            "1,5%. 9.471.871 × 1,5% = 142.078,065. Dibulatkan ke rupiah penuh, setengah ke atas: 142.078.",
        ),
        ("totals.take_home", "Pendapatan 9.108.671 − potongan 872.078 = 8.236.593."),
    ],
)
def test_the_arithmetic_of_a_figure(key: str, words: str) -> None:
    shown = _text(stored(Person(extra_family=2)), key).replace("\u00a0", " ")
    assert shown.endswith(words)


def test_below_the_minimum_wage_and_how_the_wage_is_made() -> None:
    slip = stored(Person(basic=3_000_000, allowances=(("Makan", ComponentKind.FIXED, 500_000),)))
    assert "di bawah upah minimum 4.737.678" in _text(slip, "bpjs.kesehatan.employee")
    assert "Gaji pokok\u00a03.000.000 + Makan\u00a0500.000 = 3.500.000." in _text(slip, "pay.base")
    assert "Makan" in _text(slip, "bpjs.jht.employee", with_wage=True)


def test_the_year_step_by_step() -> None:
    slip = stored(Person(year=_YEAR), Month(2026, 12))
    text = _text(slip, "tax.tax").replace("\u00a0", " ")
    annual = slip.payslip.tax.annual
    assert annual is not None
    for words in (
        "Bruto setahun: 904.000.000 sebelumnya + 9.471.871 bulan ini = 913.471.871.",
        "yang lebih kecil dari 913.471.871 × 5% = 45.673.593,55 dan 12 bulan × 500.000 = 6.000.000: 6.000.000.",
        "Ditambah neto dari pemberi kerja lama:",
        "PTKP K/1: 63.000.000.",
        "60.000.000 × 5% = 3.000.000.",
        "190.000.000 × 15% = 28.500.000.",
        "Jumlahnya ",
        "dipotong bulan sebelumnya 90.000.000",
    ):
        assert words in text
    assert "TER B" not in text
    found = explain(slip, "tax.tax")
    assert found is not None
    assert any("Ps. 17" in reference_text(reference) for reference in found.references)


@pytest.mark.parametrize("method", [TaxMethod.GROSS_UP, TaxMethod.NET])
def test_tax_on_top_names_the_gross_that_contains_it(method: TaxMethod) -> None:
    slip = stored(Person(tax_method=method))
    key = "tax.allowance" if method is TaxMethod.GROSS_UP else "tax.borne_by_employer"
    text = _text(slip, key)
    assert "TER B" in text
    assert "jumlah bulat terkecil" in text


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("month", [Month(2026, 11), Month(2026, 12)])
def test_every_figure_has_complete_words(language: str, month: Month) -> None:
    slip = stored(Person(extra_family=1, year=_YEAR if month.closes_tax_year else None), month)
    with translated(language):
        for traced in slip.payslip.trace:
            found = explain(slip, traced.key)
            assert found is not None
            text = f"{title(found)}: {paragraph(found, with_wage=True)}"
            assert "{" not in text
            assert "figure." not in text
            assert "explain." not in text
            assert found.figure == traced.result


def test_daily_workers() -> None:
    def slip(wage: int, days: int) -> StoredPayslip:
        daily = DailyPay(Money.rupiah(wage), days)
        return stored(Person(kind=EmployeeKind.DAILY, basic=0, allowances=(), extra_pay=(), daily=daily))

    usual = slip(500_000, 20)
    assert _text(usual, "pay.base") == "500.000 sehari × 25 hari = 12.500.000."
    assert _text(usual, "pay.base_worked") == "500.000 sehari × 20 hari = 10.000.000."
    assert "TER harian: 0,5%" in _text(usual, "tax.tax")
    line = next(line for line in usual.payslip.lines if line.code == "daily")
    assert paragraph(explain_line(usual, line)) == "500.000 sehari × 20 hari kerja."
    rich = _text(slip(3_000_000, 10), "tax.tax")
    assert "yang dikenai 50%" in rich
    assert "× 10 hari =" in rich


def test_participants_in_training_and_nothing_taxable() -> None:
    intern = stored(Person(kind=EmployeeKind.INTERN))
    assert "× 5% =" in _text(intern, "tax.tax")
    year = YearFacts(Month(2026, 12))
    nothing = stored(Person(year=year), Month(2026, 12))
    assert "Tidak ada yang dikenai pajak." in _text(nothing, "tax.tax")


def test_a_year_that_is_annualised() -> None:
    year = YearFacts(Month(2026, 7), annualise=True, gross_before=Money.rupiah(90_000_000))
    text = _text(stored(Person(year=year)), "tax.tax")
    assert "Disetahunkan: (" in text
    assert "× 12 ÷ 5 =" in text
    assert "Dikembalikan ke jumlah bulan tahun ini" in text


def test_an_explanation_needs_no_regulation_files() -> None:
    """A stored trace keeps which law decided, but not its values."""
    for slip in (stored(Person()), stored(Person(year=_YEAR), Month(2026, 12))):
        trace = tuple(
            traced if traced.law is None else traced._replace(law=replace(traced.law, value=None))
            for traced in slip.payslip.trace
        )
        loaded = replace(slip, payslip=replace(slip.payslip, trace=trace))
        assert sections(loaded) == sections(slip)


def test_law_with_the_day_since_which_it_holds() -> None:
    found = explain(stored(Person()), "bpjs.jp.employee")
    assert found is not None
    assert reference_text(found.references[0]).startswith("PP 45/2015 Ps. 28")
    assert any(reference.start == date(2026, 3, 1) for reference in found.references)


def test_lines_of_the_company() -> None:
    slip = stored(Person())
    lines = {line_name(line): line for line in slip.payslip.lines if line.share in (Share.EARNING, Share.DEDUCTION)}
    words = {name: paragraph(explain_line(slip, line)) for name, line in lines.items()}
    assert words["Gaji pokok"] == "Sesuai gaji yang berlaku sejak 1 Januari 2026."
    assert words["Tunjangan jabatan"].startswith("Tetap, tidak bergantung kehadiran")
    assert words["Uang makan"].startswith("Tidak tetap")
    assert words["Angsuran koperasi"] == "Sesuai isian bulan ini."
    half = Line("basic", "", Money.rupiah(3_400_000), Share.EARNING)
    assert "Gaji sebulan penuh 6.800.000" in paragraph(explain_line(slip, half))


def test_a_deduction_in_whole_rupiah_says_how_it_was_rounded() -> None:
    slip = stored(Person(basic=6_800_077))
    line = next(line for line in slip.payslip.lines if line.code == "jp")
    found = explain_line(slip, line)
    assert found.figure == line.amount
    assert "Dibulatkan ke rupiah penuh" in paragraph(found)


def test_sections_cover_all_lines() -> None:
    slip = stored(Person())
    shown = [one for section in sections(slip) for one in section.explanations]
    amounts = [one.figure for one in shown]
    assert all(line.amount in amounts for line in slip.payslip.lines)
    assert explain(slip, "tax.annual.net") is None
