"""The help: short pages beside the program, one per screen, in the language of the window."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextBlockFormat, QTextCursor, QTextDocument, QTextTable
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QTextBrowser, QWidget

from desktop_app.foundation.files import resource_path
from desktop_app.foundation.i18n import _, language
from desktop_app.presentation import theme
from desktop_app.presentation.widgets.card import rule
from desktop_app.presentation.widgets.window_size import open_at

FIRST_PAGE: Final = "start"
_FIRST: Final = ("start", "client_desk", "pay_run", "employees", "files")
_LAST: Final = ("data", "keyboard", "words")
"""Pages in reading order; pages of other screens stand between."""
_LIST_WIDTH: Final = 216
_PARAGRAPH_GAP: Final = 8
_LINE_HEIGHT: Final = 130
_CELL: Final = 6
_SIZE: Final = (820, 560)


def pages(code: str) -> dict[str, str]:
    """The Markdown of each help page of a language by its topic, in reading order."""
    found = {path.stem: path.read_text(encoding="utf-8") for path in sorted(resource_path("help", code).glob("*.md"))}
    others = [topic for topic in found if topic not in (*_FIRST, *_LAST)]
    order = (*_FIRST, *others, *_LAST)
    return {topic: found[topic] for topic in order if topic in found}


class HelpWindow(QWidget):
    """A list of topics and the page; it stays open beside the program."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(_("Help"))
        open_at(self, *_SIZE)
        self._pages = pages(language())
        self._topics = QListWidget()
        self._topics.setObjectName("topics")
        self._topics.setFixedWidth(_LIST_WIDTH)
        self._topics.setAccessibleName(_("Topics"))
        self._topics.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.set_font(self._topics, "body")
        for topic, text in self._pages.items():
            item = QListWidgetItem(text.partition("\n")[0].lstrip("# "))
            item.setData(Qt.ItemDataRole.UserRole, topic)
            self._topics.addItem(item)
        self._topics.currentItemChanged.connect(lambda item, _before: self._read(item))
        self.text = QTextBrowser()
        self.text.setObjectName("help")
        self.text.setOpenExternalLinks(False)
        theme.set_font(self.text, "body")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._topics)
        row.addWidget(rule(vertical=True))
        row.addWidget(self.text, 1)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)

    def show_topic(self, topic: str) -> None:
        """Open the page of a topic; the first page where there is none."""
        wanted = topic if topic in self._pages else FIRST_PAGE
        self._topics.setCurrentRow(list(self._pages).index(wanted))
        self.show()
        self.raise_()
        self.activateWindow()
        self._topics.setFocus()

    @property
    def topic(self) -> str:
        """The topic that is shown."""
        item = self._topics.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def _read(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        document = QTextDocument(self.text)
        document.setDefaultFont(theme.current().font("body"))
        document.setDocumentMargin(theme.PAD_FORM)
        document.setMarkdown(self._pages[str(item.data(Qt.ItemDataRole.UserRole))])
        _set_type(document)
        self.text.setDocument(document)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)


def _set_type(document: QTextDocument) -> None:
    """Headings, spacing and tables as in the rest of the program; Markdown brings its own."""
    spaced = QTextBlockFormat()
    spaced.setBottomMargin(_PARAGRAPH_GAP)
    spaced.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    block = document.begin()
    while block.isValid():
        cursor = QTextCursor(block)
        if cursor.currentTable() is None:
            cursor.mergeBlockFormat(spaced)
        if block.blockFormat().headingLevel():
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            heading = cursor.charFormat()
            heading.setFont(theme.current().font("title"))
            cursor.setCharFormat(heading)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            lines = frame.format()
            lines.setCellPadding(_CELL)
            lines.setBorder(0)
            frame.setFormat(lines)
