"""Letters around BPJS as A4 PDF, ready to be signed over stamp duty. The same letter gives the same bytes."""

from __future__ import annotations

from pathlib import Path

from desktop_app.application.paperwork.letters import Letter
from desktop_app.application.results import WrittenFile
from desktop_app.domain.paperwork import LetterKind
from desktop_app.foundation.i18n import LANGUAGES, translated
from desktop_app.outputs.letter_page import LetterPage
from desktop_app.outputs.letter_words import words_of
from desktop_app.outputs.pdf_sheet import Sheets
from desktop_app.outputs.written import file_part, write_file

_NAMES = {
    LetterKind.KESEHATAN_DEACTIVATION: "surat-nonaktif-kesehatan",
    LetterKind.KESEHATAN_CLOSURE: "surat-penutupan-kesehatan",
    LetterKind.EDABU_POWER_OF_ATTORNEY: "surat-kuasa-edabu",
    LetterKind.KETENAGAKERJAAN_CLOSURE: "surat-pernyataan-penutupan",
    LetterKind.REGISTRATION: "surat-pengantar-pendaftaran",
}


def letter_pdf(letter: Letter, language: str = LANGUAGES[0]) -> bytes:
    """A letter. Offices read Indonesian; another language gives a translation for the signatory to read.

    Raises ValueError for an unknown language.
    """
    with translated(language):
        words = words_of(letter)
        sheets = Sheets(f"{words.subject} {letter.number}", letter.company.name)
        page = LetterPage(sheets, letter)
        page.head(words)
        page.paragraphs(words.opening)
        page.rows(words.signer)
        page.paragraphs(words.between)
        page.rows(words.receiver)
        page.paragraphs(words.body)
        page.people(words.columns, words.people)
        page.paragraphs(words.closing)
        page.signatures(words)
        page.finish()
        return sheets.pdf()


def write_letter(letter: Letter, folder: Path) -> WrittenFile:
    """Write ``<kind>-<number>.pdf``. Raises KnownProblem ``file.*``."""
    path = folder / f"{_NAMES[letter.kind]}-{file_part(letter.number.replace('/', '-'))}.pdf"
    return write_file("letters", path, letter_pdf(letter))
