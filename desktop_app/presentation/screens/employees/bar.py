"""The save bar: how many changes wait, from when dated facts hold, undo, discard, save."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from desktop_app.foundation.i18n import _, ngettext
from desktop_app.presentation import theme
from desktop_app.presentation.models.rows_model import StatusKind
from desktop_app.presentation.widgets.buttons import Button
from desktop_app.presentation.widgets.card import label
from desktop_app.presentation.widgets.segments import Segment, Segments
from desktop_app.presentation.widgets.status_mark import StatusMark


class SaveBar(QFrame):
    """Always at the foot of the form, so that nothing moves when the first change is made."""

    save_wanted = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()
    discard_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.PAD_FORM, 10, theme.PAD_FORM, 10)
        row.setSpacing(theme.GAP_SMALL)
        self._mark = StatusMark("passed")
        self._text = label("", "table", weight=600)
        self._note = label("", "table", "ink-3")
        self._note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._from_text = label(_("Holds from"), "table", "ink-2")
        self.effective = Segments(height=theme.CONTROL_SMALL)
        self.effective.setAccessibleName(_("From when dated facts hold"))
        self.effective.setToolTip(
            _("Job, tax status, class, account and address keep their history: choose from when the change holds.")
        )
        self.undo = Button(_("Undo"), "ghost", "undo-2", "Ctrl+Z")
        self.redo = Button(_("Redo"), "ghost")
        self.redo.show_hint("Ctrl+Y")  # the screen's own key, which also steps through edits
        self.redo.hide()
        self.discard = Button(_("Discard all"))
        self.save = Button(_("Save"), "primary", "save", "Ctrl+S")
        self.undo.clicked.connect(self.undo_wanted)
        self.redo.clicked.connect(self.redo_wanted)
        self.discard.clicked.connect(self.discard_wanted)
        self.save.clicked.connect(self.save_wanted)
        row.addWidget(self._mark)
        row.addWidget(self._text)
        row.addWidget(self._note, 1)
        row.addWidget(self._from_text)
        row.addWidget(self.effective)
        row.addWidget(self.undo)
        row.addWidget(self.redo)
        row.addWidget(self.discard)
        row.addWidget(self.save)
        self.show_saved("")

    waits = False
    """Whether something waits to be saved."""

    def show_saved(self, text: str, *, may_undo: bool = False, may_redo: bool = False) -> None:
        """Nothing waits; what was saved last may be taken back, or a save taken back may hold again."""
        self._mark.set_kind("passed", text)
        self._mark.setVisible(bool(text))
        self._text.setText("")
        self._note.setText(text)
        self._note.setToolTip(text)
        self._enable(changes=False)
        self.undo.setEnabled(may_undo)
        self.undo.setVisible(not may_redo)
        self.redo.setVisible(may_redo)
        self.show_effective(())

    def show_changes(self, names: Sequence[str], mark: StatusKind | None, warning: str = "") -> None:
        """These fields wait; ``warning`` says what saving them holds back."""
        count = len(names)
        self._text.setText(
            ngettext("{count} change not saved.", "{count} changes not saved.", count).format(count=count)
        )
        self._note.setText(warning or " · ".join(names))
        self._note.setToolTip(", ".join(names))
        self._mark.setVisible(mark is not None)
        if mark is not None:
            self._mark.set_kind(mark, warning)
        self._enable(changes=True)

    def show_effective(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer from when dated facts hold; without choices nothing is asked."""
        self._from_text.setVisible(bool(choices))
        self.effective.setVisible(bool(choices))
        if choices:
            self.effective.set_segments([Segment(key, text) for key, text in choices])
            self._note.setText("")  # the names stand in the tooltip; here the choice takes their room

    def _enable(self, *, changes: bool) -> None:
        self.waits = changes
        self.undo.show()
        self.redo.hide()
        for button in (self.undo, self.discard, self.save):
            button.setEnabled(changes)
        self.save.set_look("primary" if changes else "plain")
