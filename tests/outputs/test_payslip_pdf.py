"""Payslips as a reader of the PDF sees them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import ClassVar

import pytest
from PIL import Image
from pypdf import PdfReader

from desktop_app.application.results import Run
from desktop_app.application.verification import plain_code, verification_code
from desktop_app.application.year_to_date import YearToDate
from desktop_app.domain.company import Branch, BranchTerms
from desktop_app.domain.components import ComponentKind, DeductionKind, PayKind
from desktop_app.domain.employee import TaxMethod
from desktop_app.domain.findings import Severity
from desktop_app.domain.money import ZERO, Money
from desktop_app.domain.payroll.facts import YearFacts
from desktop_app.domain.payroll.payslip import Share
from desktop_app.domain.payroll.run import RunState
from desktop_app.domain.periods import Month
from desktop_app.foundation.i18n import sentence
from desktop_app.outputs.payslip_pdf import payslip_pdf, write_payslips
from tests.outputs.sample import Person, run


def _pages(content: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(content)).pages]


def _slip(made: Run, **options: object) -> list[str]:
    return _pages(payslip_pdf(made, made.payslips[0], **options))  # type: ignore[arg-type]


def test_figures_words_and_masked_numbers() -> None:
    first, second = _slip(run())
    for text in (
        "PT Sinar Niaga Utama",
        "Andi Prasetyo",
        "K/1, TER kategori B",
        "3273 ···· ···· 0003",
        "9.108.671",
        "712.078",
        "Rp 8.396.593",
        "Delapan juta tiga ratus sembilan puluh enam ribu lima ratus sembilan puluh tiga rupiah",
        "Dibayarkan ke BCA ···· 4471, Jumat, 27 November 2026",
        "Jaminan Kecelakaan Kerja (JKK), kelas I",
        "819.200",
        "Halaman 1 dari 2",
    ):
        assert text in first
    assert "3273010101900003" not in first + second
    assert "4378214471" not in first + second
    assert "9.471.871 × 1,5% = 142.078,065" in second.replace("\n", " ")


def test_every_line_stands_on_the_slip() -> None:
    made = run()
    first = _slip(made)[0]
    for line in made.payslips[0].payslip.lines:
        assert f"{line.amount.sen // 100:,}".replace(",", ".") in first


def test_the_language_is_the_employees() -> None:
    first, second = _slip(run([Person(language="en")]))
    assert "Payslip" in first
    assert "Eight million, three hundred" in first
    assert "Where does this figure come from?" in second
    assert "Potongan" not in first.replace("Angsuran koperasi", "")
    with pytest.raises(ValueError, match="not a language"):
        _slip(run(), language="fr")


def test_the_same_run_gives_the_same_bytes() -> None:
    first, again = run(), run()
    assert payslip_pdf(first, first.payslips[0]) == payslip_pdf(again, again.payslips[0])


def test_the_risk_class_is_that_of_the_persons_branch() -> None:
    made = run()
    stored = made.payslips[0]
    assert "kelas I\n" in _slip(made)[0] or "kelas I " in _slip(made)[0]
    terms = tuple(replace(one, branch="SBY") for one in stored.employee.terms)
    there = replace(stored, employee=replace(stored.employee, terms=terms))
    branch = Branch("SBY", "Surabaya", terms=(BranchTerms(date(2026, 1, 1), 4),))
    moved = replace(made, company=replace(made.company, branches=(branch,)), payslips=(there,))
    assert "kelas IV" in _slip(moved)[0]


def _logo(kind: str = "PNG", mode: str = "RGBA") -> bytes:
    stream = BytesIO()
    Image.new(mode, (80, 40), "teal").save(stream, kind)
    return stream.getvalue()


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "RGBA"), ("PNG", "RGB"), ("PNG", "L"), ("JPEG", "RGB")])
def test_the_companys_logo_takes_the_place_of_its_initials(kind: str, mode: str) -> None:
    plain = run()
    with_logo = replace(plain, company=replace(plain.company, logo=_logo(kind, mode)))
    content = payslip_pdf(with_logo, with_logo.payslips[0])
    first = PdfReader(BytesIO(content)).pages[0]
    assert len(first.images) == 1
    assert "SN" not in first.extract_text().split()
    assert content == payslip_pdf(with_logo, with_logo.payslips[0])


def test_a_logo_that_cannot_be_drawn_leaves_the_initials() -> None:
    plain = run()
    broken = replace(plain, company=replace(plain.company, logo=_logo()[:60]))
    first = PdfReader(BytesIO(payslip_pdf(broken, broken.payslips[0]))).pages[0]
    assert not first.images
    assert "SN" in first.extract_text()


def test_only_a_draft_says_so() -> None:
    assert "DRAF" in _slip(run(state=RunState.DRAFT))[0]
    for state in (RunState.APPROVED, RunState.CLOSED):
        assert "DRAF" not in "".join(_slip(run(state=state)))


def test_the_verification_code_depends_on_the_figures() -> None:
    made = run()
    code = verification_code(made.head, made.payslips[0])
    assert code in _slip(made)[0]
    richer = run([Person(basic=6_800_001)])
    reopened = run(number=4)
    other = run([Person(nip="0005")])
    codes = {code, *(verification_code(one.head, one.payslips[0]) for one in (richer, reopened, other))}
    assert len(codes) == 4
    assert plain_code(f"gajiberes {code.lower()}") == code.replace("-", "")


def test_many_lines_and_long_names_go_on_to_further_pages() -> None:
    allowances = tuple((f"Tunjangan khusus {number}", ComponentKind.FIXED, 100_000 + number) for number in range(60))
    name = "Raden Mas Haryo Suryodiningrat Wicaksono Kusumo Ningrat bin Abdurrahman"
    made = run([Person(name=name, allowances=allowances)])
    long_name = "PT Persatuan Perusahaan Perkebunan dan Perdagangan Nusantara Raya Sejahtera Abadi Tbk"
    pages = _slip(replace(made, company=replace(made.company, name=long_name)), explanation=False)
    assert len(pages) > 1
    text = " ".join(pages).replace("\n", " ")
    for number in range(60):
        assert f"100.{number:03d}" in text
    assert name in text
    assert long_name in text
    assert f"Halaman {len(pages)} dari {len(pages)}" in text


def test_tax_paid_back_in_december() -> None:
    year = YearFacts(Month(2026, 1), gross_before=Money.rupiah(104_000_000), tax_before=Money.rupiah(2_900_000))
    first, second = _slip(run([Person(year=year)], month=Month(2026, 12)))
    assert "lebih potong tahun ini, dikembalikan" in first
    assert "−672.100" in first
    for text in ("Biaya jabatan", "PTKP K/1: 63.000.000", "44.558.000 × 5% = 2.227.900"):
        assert text in second.replace("\n", " ")


def test_tax_allowance_and_tax_borne_by_the_company() -> None:
    up = run([Person(tax_method=TaxMethod.GROSS_UP)])
    assert "Tunjangan pajak" in _slip(up)[0]
    net = run([Person(tax_method=TaxMethod.NET)])
    first = _slip(net)[0]
    assert "PPh 21 ditanggung perusahaan" in first
    assert all(line.code != "pph21" for line in net.payslips[0].payslip.lines)


def test_nothing_deducted_no_account_and_benefits() -> None:
    person = Person(
        basic=0,
        allowances=(),
        extra_pay=(("thr", "", PayKind.IRREGULAR, 1_000_000), ("benefit", "Rumah dinas", PayKind.BENEFIT, 2_000_000)),
        deductions=(),
        account="",
    )
    first = _slip(run([person]))[0]
    assert "THR" in first
    assert "Rumah dinas" in first
    assert "Dibayarkan Jumat, 27 November 2026" in first


def test_year_to_date_has_its_own_column() -> None:
    made = run()
    lines = {(line.share, line.code, line.name): line.amount * 11 for line in made.payslips[0].payslip.lines}
    lines[Share.EARNING, "thr", ""] = Money.rupiah(8_000_000)
    year = YearToDate(lines, gross=Money.rupiah(107_103_871), tax=Money.rupiah(1_562_858), first_month=1)
    first = _slip(made, year_to_date=year)[0]
    for text in ("Jan–Nov", "74.800.000", "8.000.000", "107.103.871", "1.562.858"):
        assert text in first
    assert "Jan–Nov" not in _slip(made)[0]


def test_sums_of_the_year_from_its_payslips() -> None:
    slips = [run(month=Month(2026, number)).payslips[0].payslip for number in (10, 11)]
    year = YearToDate({}, ZERO, ZERO, first_month=10)
    for slip in slips:
        year = year.with_month(slip)
    assert year.lines[Share.EARNING, "basic", ""] == Money.rupiah(13_600_000)
    assert year.tax == Money.rupiah(2 * 142_078)
    assert "Okt–Nov" in _slip(run(), year_to_date=year)[0]


def test_work_can_be_stopped_between_employees(tmp_path: Path) -> None:
    class StopAfterOne:
        reports: ClassVar[list[tuple[int, int]]] = []

        def report(self, done: int, total: int) -> None:
            self.reports.append((done, total))

        @property
        def cancelled(self) -> bool:
            return bool(self.reports)

    written = write_payslips(run([Person(), Person(nip="0005")]), tmp_path, progress=StopAfterOne())
    assert [path.name for path in written.paths] == ["slip-SNU-0004-2026-11.pdf"]
    assert StopAfterOne.reports == [(1, 2)]


def test_a_slip_without_take_home_says_so() -> None:
    made = run()
    slip = made.payslips[0]
    totals = slip.payslip.totals._replace(take_home=None, deductions=None)
    broken = replace(slip, payslip=replace(slip.payslip, totals=totals))
    first = _pages(payslip_pdf(replace(made, payslips=(broken,)), broken))[0]
    assert "Belum semua angka bisa dihitung." in first


def test_files_of_a_run(tmp_path: Path) -> None:
    made = run(
        [Person(), Person(nip="7/A", language="en", deductions=(("deduction", "Kasbon", DeductionKind.OTHER, 1),))]
    )
    written = write_payslips(made, tmp_path).paths
    assert [path.name for path in written][::2] == ["slip-SNU-0004-2026-11.pdf", "slip-semua-SNU-2026-11.pdf"]
    assert written[1].parent == tmp_path
    pages = _pages(written[2].read_bytes())
    assert len(pages) == 2
    assert "Slip Gaji" in pages[0]
    assert "Payslip" in pages[1]
    again = tmp_path / "again"
    again.mkdir()
    other = write_payslips(made, again).paths
    assert [path.read_bytes() for path in written] == [path.read_bytes() for path in other]


def test_who_left_in_the_month() -> None:
    first = _slip(run([Person(ended_on=date(2026, 11, 15))]))[0]
    assert "keluar 15 November" in first


@pytest.mark.parametrize("name", ["王小明", "สมชาย", "Иван", "عمر"])
def test_letters_that_the_font_lacks_are_boxes_and_are_named(tmp_path: Path, name: str) -> None:
    written = write_payslips(run([Person(name=f"Budi {name}")]), tmp_path)
    assert "Budi □" in _pages(written.paths[0].read_bytes())[0]
    (found,) = written.findings
    assert (found.code, found.severity, found.subject) == ("payslip.letters", Severity.WARNING, "0004")
    said = sentence(found.code, found.params)
    assert all(letter in said for letter in name if letter.isalpha())


def test_letters_made_of_two_signs_and_signs_without_a_picture_are_no_loss(tmp_path: Path) -> None:
    written = write_payslips(run([Person(name="Rene\u0301e\u200b Nur\u00a0Aini\tSari")]), tmp_path)
    assert "Renée Nur Aini Sari" in _pages(written.paths[0].read_bytes())[0].replace("\u00a0", " ")
    assert written.findings == ()
