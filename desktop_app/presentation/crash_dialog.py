"""What a fault of the program shows: a reference number, and a report without names or amounts to save."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.foundation.i18n import _
from desktop_app.presentation import theme
from desktop_app.presentation.file_chooser import choose_new_file
from desktop_app.presentation.widgets.buttons import Button
from desktop_app.presentation.widgets.card import label


class CrashDialog(QDialog):
    """Says that nothing half-done was saved, gives the number, offers the report."""

    def __init__(self, text: str, reference: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._reference = reference
        self.setWindowTitle("Gajiberes")
        self.setMinimumWidth(440)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.PAD_FORM, theme.PAD_FORM, theme.PAD_FORM, theme.PAD)
        layout.setSpacing(theme.GAP)
        layout.addWidget(label(_("The program made a mistake"), "section"))
        sentence = _(
            "The last step was not carried out; everything saved before is safe. Reference {reference}. "
            "The report says where in the program it happened and holds no names or amounts."
        ).format(reference=reference)
        body = self._body = label(sentence, "body", "ink-2", wrap=True)
        body.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addWidget(body)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_SMALL)
        row.addStretch(1)
        save = Button(_("Save report"), icon_name="save")
        save.setAutoDefault(False)
        save.clicked.connect(self._save)
        go_on = Button(_("Go on"), "primary")
        go_on.setDefault(True)
        go_on.clicked.connect(self.accept)
        row.addWidget(save)
        row.addWidget(go_on)
        layout.addLayout(row)

    def _save(self) -> None:
        wanted = Path.home() / f"gajiberes-{self._reference}.txt"
        target = choose_new_file(self, _("Save report"), "Text (*.txt)", wanted)
        if target is not None:
            try:
                target.write_text(self._text, encoding="utf-8")
            except OSError:
                self._body.setText(_("{file} can't be written there. Choose another folder.").format(file=target.name))


class CrashGuard(QObject):
    """Catches what nobody else did, on whichever thread, and shows it on the GUI thread."""

    _caught = Signal(object)

    def __init__(self, version: str, log: Callable[[str], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._version = version
        self._log = log
        self._showing = False
        self._caught.connect(self.show_fault, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Become the program's handler of uncaught exceptions."""
        sys.excepthook = self._hook

    def show_fault(self, error: BaseException) -> None:
        """Log a fault by its reference and show it; one at a time."""
        from desktop_app.foundation.faults import new_reference, report  # noqa: PLC0415 - hopefully never needed

        reference = new_reference()
        text = report(error, reference, self._version)
        self._log(text)
        if not self._showing:
            self._showing = True
            CrashDialog(text, reference, QApplication.activeWindow()).exec()
            self._showing = False

    def _hook(self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            QApplication.quit()
        else:
            self._caught.emit(error)
