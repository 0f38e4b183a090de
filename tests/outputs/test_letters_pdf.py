"""Letters as a reader of the PDF sees them."""

from __future__ import annotations

from base64 import b64decode
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from desktop_app.application.paperwork.letters import Agent, ClosureGround, Letter, LetterPerson
from desktop_app.domain.company import Company
from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.paperwork import Institution, LetterKind
from desktop_app.outputs.letters_pdf import letter_pdf, write_letter

COMPANY = Company(
    id="a",
    code="SNU",
    name="PT Sinar Niaga Utama",
    npp="24101780",
    npwp="0012345678901000",
    business_unit_code="01234567",
    address="Jl. Soekarno-Hatta No. 618, Buahbatu, Kota Bandung 40286",
)
PERSON = LetterPerson(
    "p1", "Tono Sugiarto", "3273010101900003", "0001234567890", date(2026, 11, 13), "A1", "Staf Gudang"
)
LETTER = Letter(
    kind=LetterKind.KESEHATAN_DEACTIVATION,
    institution=Institution.KESEHATAN,
    company=COMPANY,
    number="004/SNU/XI/2026",
    place="Bandung",
    dated=date(2026, 11, 20),
    branch="Bandung",
    signatory_name="Hendra Gunawan",
    signatory_position="Direktur Operasional",
    effective_on=date(2026, 12, 1),
    people=(PERSON,),
    agent=Agent("Rina Wulandari", "3273014101900004", "Staf Personalia", "081221457788", "rina@contoh.co.id"),
)


def pages(letter: Letter, language: str = "id") -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(letter_pdf(letter, language))).pages]


def test_an_application_for_deactivation() -> None:
    (page,) = pages(LETTER)
    for text in (
        "PT Sinar Niaga Utama",
        "Jl. Soekarno-Hatta No. 618",
        "004/SNU/XI/2026",
        "Bandung, 20 November 2026",
        "Permohonan penonaktifan peserta",
        "Kepada Yth. Kepala",
        "BPJS Kesehatan Kantor Cabang Bandung",
        "kode badan usaha 01234567",
        "1 Desember 2026",
        "Tono Sugiarto",
        "3273010101900003",
        "0001234567890",
        "13-11-2026",
        "Mengundurkan diri",
        "Hormat kami,",
        "Meterai",
        "10.000",
        "tanda tangan dan cap perusahaan",
        "Hendra Gunawan",
        "Direktur Operasional",
    ):
        assert text in page, text


def test_the_list_goes_on_to_further_pages_with_its_head() -> None:
    people = tuple(replace(PERSON, id=str(number), name=f"Pekerja {number}") for number in range(1, 81))
    found = pages(replace(LETTER, people=people))
    assert len(found) > 1
    assert all("PT Sinar Niaga Utama" in page for page in found)
    assert all(f"Halaman {number} dari {len(found)}" in page for number, page in enumerate(found, start=1))
    assert sum("Nomor JKN" in page for page in found) >= len(found) - 1
    assert all(f"Pekerja {number} " in " ".join(found) for number in range(1, 81))
    assert "Hendra Gunawan" in found[-1]


@pytest.mark.parametrize(
    ("ground", "reason", "proof"),
    [
        (ClosureGround.NOT_OPERATING, "sudah tidak beroperasi", "surat keterangan dinas tenaga kerja"),
        (ClosureGround.BANKRUPTCY, "dinyatakan pailit", "putusan pengadilan niaga"),
        (ClosureGround.LOSS, "kerugian yang berkelanjutan", "ringkasan audit akuntan publik"),
        (ClosureGround.TAKEOVER, "diambil alih", "akta perubahan terakhir"),
    ],
)
def test_a_closure_names_its_ground_and_proof(ground: ClosureGround, reason: str, proof: str) -> None:
    (page,) = pages(replace(LETTER, kind=LetterKind.KESEHATAN_CLOSURE, ground=ground))
    assert reason in page
    assert proof in page
    assert "Tono Sugiarto" not in page


def test_a_power_of_attorney_is_signed_by_both() -> None:
    (page,) = pages(replace(LETTER, kind=LetterKind.EDABU_POWER_OF_ATTORNEY))
    for text in ("Surat kuasa", "Pemberi kuasa,", "Penerima kuasa,", "Rina Wulandari", "3273014101900004", "Meterai"):
        assert text in page, text


def test_a_statement_of_closure() -> None:
    letter = replace(LETTER, kind=LetterKind.KETENAGAKERJAAN_CLOSURE, institution=Institution.KETENAGAKERJAAN)
    (page,) = pages(letter)
    assert "tidak lagi mempekerjakan tenaga kerja terhitung mulai 1 Desember 2026" in page
    assert "24101780" in page
    assert "Yang membuat pernyataan," in page


def test_a_cover_letter_lists_joiners_with_their_kpj() -> None:
    letter = replace(LETTER, kind=LetterKind.REGISTRATION, institution=Institution.KETENAGAKERJAAN)
    (page,) = pages(letter)
    assert "Pengantar pendaftaran tenaga kerja" in page
    assert "KPJ" in page
    assert "Staf Gudang" in page


def test_what_is_not_known_leaves_room() -> None:
    empty = replace(COMPANY, address="", npwp="", business_unit_code="")
    (page,) = pages(replace(LETTER, company=empty, branch="", people=(replace(PERSON, nik="", member_number=""),)))
    assert "kode badan usaha ........" in page


def test_the_letterhead_bears_the_logo() -> None:
    logo = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
    reader = PdfReader(BytesIO(letter_pdf(replace(LETTER, company=replace(COMPANY, logo=logo)))))
    assert len(reader.pages[0].images) == 1
    broken = replace(LETTER, company=replace(COMPANY, logo=b"no image"))
    assert not PdfReader(BytesIO(letter_pdf(broken))).pages[0].images


def test_the_same_letter_gives_the_same_bytes() -> None:
    assert letter_pdf(LETTER) == letter_pdf(LETTER)


def test_a_translation_to_read() -> None:
    (page,) = pages(LETTER, "en")
    assert "Application for the deactivation of members" in page
    assert "20 November 2026" in page


@pytest.mark.parametrize("kind", LetterKind)
def test_every_letter_is_written_under_its_number(tmp_path: Path, kind: LetterKind) -> None:
    written = write_letter(replace(LETTER, kind=kind), tmp_path)
    assert Path(written.path).name.endswith("004-SNU-XI-2026.pdf")
    assert Path(written.path).read_bytes().startswith(b"%PDF")


def test_a_number_is_no_way_out_of_the_folder(tmp_path: Path) -> None:
    written = write_letter(replace(LETTER, number="../../etc"), tmp_path)
    assert Path(written.path).parent == tmp_path


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("")
    with pytest.raises(KnownProblem):
        write_letter(LETTER, tmp_path / "berkas")
