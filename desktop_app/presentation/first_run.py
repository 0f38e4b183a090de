"""The first page: start with a client, an import or the example; open or restore a data file; the language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.foundation import i18n
from desktop_app.foundation.files import resource_path
from desktop_app.foundation.i18n import _
from desktop_app.presentation import icons, theme
from desktop_app.presentation.widgets.buttons import Button
from desktop_app.presentation.widgets.card import label, rule
from desktop_app.presentation.widgets.segments import Segment, Segments

_COLUMN: Final = 600
_SIDE: Final = 480
_SIDE_NARROW: Final = 400
_NARROW_BELOW: Final = 1400
_LOW_BELOW: Final = 620


@dataclass(frozen=True)
class FirstRunActions:
    """What the page can do; a None leaves the choice out."""

    new_client: Callable[[], None]
    set_language: Callable[[str], None]
    import_people: Callable[[], None] | None = None
    example: Callable[[], None] | None = None
    open_workspace: Callable[[], None] | None = None
    restore: Callable[[], None] | None = None


def program_icon() -> QIcon:
    """The program's own picture."""
    return QIcon(str(resource_path("icons", "gajiberes.svg")))


class FirstRunPage(QWidget):
    """Three choices at the left, the course of a month at the right."""

    def __init__(self, actions: FirstRunActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        left = QVBoxLayout()
        left.setContentsMargins(theme.PAD_FORM, theme.PAD_FORM, theme.PAD_FORM, theme.PAD_FORM)
        left.addStretch(1)
        column = QWidget()
        column.setFixedWidth(_COLUMN)
        self._fill(column, actions)
        middle = QHBoxLayout()  # an aligned item would be given no height for its wrapped lines
        middle.addStretch(1)
        middle.addWidget(column)
        middle.addStretch(1)
        left.addLayout(middle)
        left.addStretch(1)
        row.addLayout(left, 1)
        self._side = _Course()
        row.addWidget(self._side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower right side on a small window, and on a low one only what is needed to begin."""
        super().resizeEvent(event)
        low = self.height() < _LOW_BELOW
        self._picture.setVisible(not low)
        self._side.show_notes(shown=not low)
        self._side.setFixedWidth(_SIDE_NARROW if self.width() < _NARROW_BELOW else _SIDE)

    def _fill(self, column: QWidget, actions: FirstRunActions) -> None:
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._picture = QLabel()
        self._picture.setPixmap(program_icon().pixmap(QSize(52, 52)))
        self._picture.setContentsMargins(0, 0, 0, 20)
        layout.addWidget(self._picture)
        layout.addWidget(label(_("Welcome to Gajiberes"), "display"))
        layout.addSpacing(4)
        line = _("Pay, BPJS and PPh 21 for one company or dozens of clients. Where shall we start?")
        layout.addWidget(label(line, "section", "ink-2", weight=400, wrap=True))
        layout.addSpacing(24)
        self.start = Button(_("Start"), "primary")
        self.start.clicked.connect(actions.new_client)
        choices = [
            _Choice(
                "building-2",
                _("Create the first client"),
                _("One's own company is a client, too. Name, NPWP, NPP, city and risk class: about 3 minutes."),
                self.start,
                first=True,
            )
        ]
        if actions.import_people is not None:
            button = Button(_("Choose file…"))
            button.clicked.connect(actions.import_people)
            note = _("Columns are matched first; nothing is stored before you agree.")
            choices.append(_Choice("file-spreadsheet", _("Import from Excel"), note, button))
        if actions.example is not None:
            button = Button(_("Open the example"))
            button.clicked.connect(actions.example)
            note = _("An invented company with its people; it can be deleted at any time.")
            choices.append(_Choice("flask-conical", _("Try the example"), note, button))
        for choice in choices:
            layout.addWidget(choice)
            layout.addSpacing(10)
        layout.addSpacing(4)
        layout.addLayout(self._foot(actions))

    def _foot(self, actions: FirstRunActions) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(24)
        for run, text, icon_name in (
            (actions.open_workspace, _("Open a data file"), "folder-open"),
            (actions.restore, _("Restore from a backup"), "hard-drive"),
        ):
            if run is not None:
                button = Button(text, "link", icon_name, height=theme.CONTROL_SMALL)
                button.clicked.connect(run)
                foot.addWidget(button)
        foot.addStretch(1)
        words = QHBoxLayout()
        words.setSpacing(theme.GAP_SMALL)
        words.addWidget(label(_("Language"), "body", "ink-3"))
        languages = Segments([Segment("id", "Indonesia"), Segment("en", "English")], height=theme.CONTROL_SMALL)
        languages.choose(i18n.language())
        languages.chosen.connect(actions.set_language)
        words.addWidget(languages)
        foot.addLayout(words)
        return foot


class _Choice(QFrame):
    def __init__(self, icon_name: str, title: str, note: str, button: Button, *, first: bool = False) -> None:
        super().__init__()
        self.setObjectName("choice")
        self.setProperty("first", first)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 16, 18, 16)
        row.setSpacing(16)
        row.addWidget(_Picture(icon_name, first=first), 0, Qt.AlignmentFlag.AlignVCenter)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(label(title, "section"))
        texts.addWidget(label(note, "body", "ink-2", wrap=True))
        row.addLayout(texts, 1)
        button.setAccessibleDescription(f"{title}. {note}")
        row.addWidget(button)


class _Picture(QWidget):
    def __init__(self, icon_name: str, *, first: bool) -> None:
        super().__init__()
        self._icon_name = icon_name
        self._first = first
        self.setFixedSize(44, 44)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().color("nila" if self._first else "nila-soft"))
        painter.drawRoundedRect(self.rect(), 6, 6)
        role = "on-nila" if self._first else "nila-text"
        painter.drawPixmap(12, 12, icons.pixmap(self._icon_name, role, 20))
        painter.end()


class _Course(QFrame):
    """The six steps of a month, on the colour of the navigation."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("first-run-side")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(56, 40, 56, 40)
        layout.setSpacing(0)
        layout.addStretch(1)
        layout.addWidget(label(_("One month, from data to proof"), "title", "nav-ink", wrap=True))
        layout.addSpacing(20)
        steps = (
            (_("Data changed"), _("New employees, raises, family. Every figure has a start date.")),
            (_("Attendance & variables"), _("Type or paste from Excel. Works without attendance too.")),
            (_("Calculate & check"), _("Every figure can be asked for its reason, down to the article.")),
            (_("Approve"), _("Locked, and can still be reopened under a new run number.")),
            (_("Files & payslips"), _("For SIPP and e-Dabu, the transfer list, payslips as PDF.")),
            (_("Proof of payment"), _("Every due date with its amount, moved to the next working day.")),
        )
        self._steps = [
            _CourseStep(number, title, note, last=number == len(steps))
            for number, (title, note) in enumerate(steps, start=1)
        ]
        for step in self._steps:
            layout.addWidget(step)
        layout.addSpacing(12)
        line = rule()
        line.setObjectName("nav-rule")
        layout.addWidget(line)
        layout.addSpacing(16)
        foot = QHBoxLayout()
        foot.setSpacing(theme.GAP)
        picture = QLabel()
        picture.setPixmap(icons.pixmap("shield-check", "nav-ink-2", 20))
        foot.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        safe = _("All data stays on this computer, encrypted. Gajiberes works without the internet.")
        foot.addWidget(label(safe, "body", "nav-ink-2", wrap=True), 1)
        layout.addLayout(foot)
        layout.addStretch(1)

    def show_notes(self, *, shown: bool) -> None:
        """Show what each step is, or its name alone."""
        for step in self._steps:
            step.note.setVisible(shown)


class _CourseStep(QWidget):
    def __init__(self, number: int, title: str, note: str, *, last: bool) -> None:
        super().__init__()
        self._number, self._last = number, last
        layout = QVBoxLayout(self)
        layout.setContentsMargins(46, 3, 0, 22)
        layout.setSpacing(2)
        layout.addWidget(label(title, "body", "nav-ink", weight=600))
        self.note = label(note, "body", "nav-ink-2", wrap=True)
        layout.addWidget(self.note)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._last:
            painter.setPen(QPen(colors.color("nav-line"), 2))
            painter.drawLine(QPointF(15, 28), QPointF(15, self.height()))
        painter.setPen(QPen(colors.color("mark"), 1.2))
        painter.setFont(colors.font("table", weight=600))
        disc = QRectF(1, 1, 27, 27)
        painter.drawEllipse(disc)
        painter.drawText(disc, int(Qt.AlignmentFlag.AlignCenter), str(self._number))
        painter.end()
