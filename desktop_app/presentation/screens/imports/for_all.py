"""What holds for all rows of a spreadsheet because no column says it: a choice for each word that new people need."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desktop_app.application.exchange.layout import Kind
from desktop_app.application.exchange.mapping import COMPANY, NIP, missing_targets, target_column
from desktop_app.application.records.mapping import PeopleMapping
from desktop_app.foundation.i18n import _
from desktop_app.presentation import theme
from desktop_app.presentation.screens.imports.choices import choose_in, fill_combo, new_combo
from desktop_app.presentation.widgets.card import label
from desktop_app.presentation.widgets.form_field import FormField

_KEYS: Final = (COMPANY, NIP)


class ValuesForAll(QWidget):
    """Choices by target, and a line that names what needs a column of its own, such as dates and names."""

    chosen = Signal(object)
    """The user chose: a dictionary of words by target."""

    def __init__(self) -> None:
        super().__init__()
        self.combos: dict[str, QComboBox] = {}
        self._mapping: PeopleMapping | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.UNIT)
        self._head = label(_("For all rows, because no column says it"), "table", "ink-2", weight=600)
        self._head.setContentsMargins(0, theme.GAP_SMALL, 0, 0)
        layout.addWidget(self._head)
        self._box = QVBoxLayout()
        self._box.setSpacing(theme.UNIT)
        layout.addLayout(self._box)
        self._missing = label("", "table", "soga", wrap=True)
        layout.addWidget(self._missing)

    def show_mapping(self, mapping: PeopleMapping) -> None:
        """Show the choices that a mapping leaves open, and those that it has."""
        self._mapping = mapping
        wanted: list[str] = []
        others: list[str] = []
        mapped = {column.target for column in mapping.columns}
        for target in dict.fromkeys((*missing_targets(mapping), *(set(mapping.fixed) - mapped))):
            if target not in _KEYS:
                (wanted if target_column(target)[1].kind is Kind.WORD else others).append(target)
        if set(wanted) != set(self.combos):
            self._rebuild(sorted(wanted))
        for target, combo in self.combos.items():
            choose_in(combo, mapping.fixed.get(target, ""))
        self._head.setVisible(bool(self.combos))
        names = ", ".join(target_column(target)[1].heading for target in others)
        self._missing.setText(
            _("No column for: {names}. People who are new need them.").format(names=names) if names else ""
        )

    def _rebuild(self, targets: list[str]) -> None:
        while (item := self._box.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self.combos = {}
        for target in targets:
            column = target_column(target)[1]
            combo = new_combo()
            fill_combo(combo, [(_("Not for all"), ""), *((word, word) for word in column.words)], "")
            combo.activated.connect(lambda _at, target=target: self._choose(target))
            self.combos[target] = combo
            self._box.addWidget(FormField(column.heading, combo, hint_lines=0))

    def _choose(self, target: str) -> None:
        if self._mapping is not None:
            fixed = {name: word for name, word in self._mapping.fixed.items() if name != target}
            word = self.combos[target].currentData()
            self.chosen.emit(fixed | ({target: word} if word else {}))
