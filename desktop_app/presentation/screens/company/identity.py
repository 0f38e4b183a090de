"""The facts of a company that are corrected in place, as cards of text fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtWidgets import QLineEdit

from desktop_app.domain.company import Company
from desktop_app.domain.identifiers import has_length, without_separators
from desktop_app.foundation.i18n import _
from desktop_app.presentation.screens.company.grid import grid, place
from desktop_app.presentation.widgets.card import Card
from desktop_app.presentation.widgets.form_field import FormField

_DIGITS: Final[Mapping[str, tuple[int, ...]]] = {
    "npwp": (15, 16),
    "nitku": (22,),
    "npp": (8,),
    "business_unit_code": (8,),
    "location_code": (4,),
    "klu": (5,),
}
_LETTERS_ALLOWED: Final = frozenset({"npp"})
_LEGAL_FORMS: Final = frozenset({"PT", "CV", "UD", "PD", "FA", "TBK", "PERSERO"})
_OF_ONE_WORD: Final = 3
_LONGEST_CODE: Final = 6
_Field = tuple[str, str, int, bool, str]
"""Name, title, sixths of the row, whether needed, hint."""


class CompanyTexts:
    """All text fields of the form by the name of their fact, and the cards in which they stand."""

    def __init__(self) -> None:
        self.edits: dict[str, QLineEdit] = {}
        self.fields: dict[str, FormField] = {}
        self.identity = self._identity_card()
        self.place = self._place_card()
        self.signatory = self._signatory_card()
        self.bank = self._bank_card()
        self._suggested = ""
        self.edits["name"].textEdited.connect(self._suggest_code)

    def show_company(self, company: Company) -> None:
        """Show the facts of a company."""
        for name, edit in self.edits.items():
            edit.setText(getattr(company, name))
            edit.setCursorPosition(0)
            self._checker(name)()

    def values(self) -> dict[str, str]:
        """The facts as typed, identifiers without their separators."""
        return {name: without_separators(name, edit.text().strip()) for name, edit in self.edits.items()}

    def _suggest_code(self, name: str) -> None:
        """A code out of the name, unless somebody chose one."""
        if self.edits["code"].text() == self._suggested:
            self._suggested = suggested_code(name)
            self.edits["code"].setText(self._suggested)

    def _identity_card(self) -> Card:
        return self._card(
            _("Company"),
            [
                ("name", _("Name"), 4, True, ""),
                ("code", _("Code"), 2, True, _("Short, suggested from the name")),
                ("npwp", _("NPWP"), 3, False, _("15 or 16 digits")),
                ("nitku", _("NITKU"), 3, False, _("22 digits")),
                ("npp", _("NPP of BPJS Ketenagakerjaan"), 2, False, _("As in SIPP")),
                ("business_unit_code", _("Unit code of BPJS Kesehatan"), 2, False, _("8 digits, as in e-Dabu")),
                ("klu", _("KLU (line of business)"), 2, False, _("5 digits, as in Coretax")),
            ],
        )

    def _place_card(self) -> Card:
        return self._card(
            _("Head office"),
            [
                ("address", _("Address"), 6, False, ""),
                ("location_code", _("Place code"), 3, False, _("4 digits of SIPP's list")),
                ("province", _("Province"), 3, False, _("Where the UMK of the place isn't known, its UMP counts")),
            ],
        )

    def _signatory_card(self) -> Card:
        return self._card(
            _("Who signs"),
            [
                ("signatory_name", _("Name"), 3, False, _("On letters and forms")),
                ("signatory_position", _("Position"), 3, False, _("For example Direktur")),
            ],
        )

    def _bank_card(self) -> Card:
        return self._card(
            _("Account from which wages are paid"),
            [
                ("bank", _("Bank"), 2, False, ""),
                ("bank_account", _("Account number"), 2, False, _("Stands on the transfer list")),
                ("bank_account_name", _("Name of the account"), 2, False, ""),
            ],
        )

    def _card(self, title: str, fields: list[_Field]) -> Card:
        card = Card(title)
        layout = grid()
        for name, text, span, required, hint in fields:
            edit = QLineEdit()
            edit.editingFinished.connect(self._checker(name))
            self.edits[name] = edit
            field = self.fields[name] = FormField(text, edit, required=required, hint=hint, parent=card)
            place(layout, field, span)
        card.body.addLayout(layout)
        return card

    def _checker(self, name: str) -> Callable[[], None]:
        def check() -> None:
            text = without_separators(name, self.edits[name].text().strip())
            lengths = _DIGITS.get(name)
            if text and lengths and name not in _LETTERS_ALLOWED and not has_length(text, *lengths):
                expected = _(" or ").join(str(length) for length in lengths)
                message = _("{count} characters; {expected} digits are usual.").format(
                    count=len(text), expected=expected
                )
                self.fields[name].say(message, "warning")
            else:
                self.fields[name].say("")

        return check


def suggested_code(name: str) -> str:
    """The initials of a company's name without its legal form; of a single word its first letters."""
    words = ["".join(filter(str.isalnum, word)).upper() for word in name.split()]
    words = [word for word in words if word and word not in _LEGAL_FORMS]
    if len(words) == 1:
        return words[0][:_OF_ONE_WORD]
    return "".join(word[0] for word in words)[:_LONGEST_CODE]
