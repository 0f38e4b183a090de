"""Logo, signatory and the account from which the company pays."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.logo import MOST_BYTES, check_logo
from desktop_app.foundation.i18n import _, sentence
from desktop_app.presentation import theme
from desktop_app.presentation.dialogs import Dialogs
from desktop_app.presentation.widgets.buttons import Button
from desktop_app.presentation.widgets.card import Card, label

_FRAME = 78
_KEPT_SIDE = 400
"""A larger image is kept in this many dots: more than a printer shows on a payslip's corner."""
_MOST_READ = 20 * 1024 * 1024


class LogoCard(Card):
    """The image on the payslip; an image that is too large is made smaller before it is kept."""

    def __init__(self, dialogs: Dialogs, parent: QWidget | None = None) -> None:
        super().__init__(_("Logo on the payslip"), parent=parent)
        self._dialogs = dialogs
        self.logo = b""
        row = QHBoxLayout()
        row.setSpacing(theme.PAD)
        self._shown = QLabel()
        self._shown.setObjectName("logo")
        self._shown.setFixedSize(theme.current().px(_FRAME), theme.current().px(_FRAME))
        self._shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        theme.set_font(self._shown, "caption")
        row.addWidget(self._shown)
        lines = QVBoxLayout()
        lines.setSpacing(6)
        self._note = label("", "table", "ink-3", wrap=True)
        lines.addWidget(self._note)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GAP_SMALL)
        self.choose = Button(_("Choose image…"), height=theme.CONTROL_SMALL)
        self.choose.clicked.connect(self._choose)
        self.remove = Button(_("Remove"), "ghost", height=theme.CONTROL_SMALL)
        self.remove.clicked.connect(lambda: self.show_logo(b""))
        buttons.addWidget(self.choose)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        lines.addLayout(buttons)
        lines.addStretch(1)
        row.addLayout(lines, 1)
        self.body.addLayout(row)
        self.show_logo(b"")

    def show_logo(self, logo: bytes) -> None:
        """Show an image, or none."""
        self.logo = logo
        pixmap = QPixmap()
        if logo and pixmap.loadFromData(logo):
            side = theme.current().px(_FRAME) - 10
            fit, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            ratio = self.devicePixelRatioF()
            scaled = pixmap.scaled(round(side * ratio), round(side * ratio), fit, smooth)
            scaled.setDevicePixelRatio(ratio)
            self._shown.setPixmap(scaled)
        else:
            self._shown.clear()
            self._shown.setText(_("No logo"))
        self._shown.setAccessibleName(_("Logo of the company") if logo else _("No logo"))
        self.remove.setVisible(bool(logo))
        self.say("")

    def say(self, text: str) -> None:
        """Say what is wrong with an image, or what fits."""
        self._note.setText(text or _("PNG or JPEG. Without one the payslip shows the company's initials."))
        theme.set_tone(self._note, "merah" if text else "ink-3")

    def take(self, path: Path) -> None:
        """Read an image file. Raises KnownProblem when it isn't one."""
        try:
            content = path.read_bytes() if path.stat().st_size <= _MOST_READ else b""
        except OSError as error:
            raise KnownProblem("company.logo_broken") from error
        self.show_logo(kept(content))

    def _choose(self) -> None:
        path = self._dialogs.open_file(_("Choose the logo"), _("Images (*.png *.jpg *.jpeg)"))
        if path is None:
            return
        try:
            self.take(path)
        except KnownProblem as problem:
            self.say(sentence(problem.code, problem.params))


def kept(content: bytes) -> bytes:
    """The image as it is kept: itself when it is small and sound, else a smaller PNG of it.

    Raises KnownProblem ``company.logo_kind`` or ``company.logo_broken``.
    """
    image = QImage()
    if not content.startswith((b"\x89PNG", b"\xff\xd8")):
        raise KnownProblem("company.logo_kind")
    if not image.loadFromData(content):
        raise KnownProblem("company.logo_broken")
    if max(image.width(), image.height()) <= _KEPT_SIDE and len(content) <= MOST_BYTES:
        check_logo(content)
        return content
    side = _KEPT_SIDE
    while True:
        small = image.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        made = _png(small)
        if len(made) <= MOST_BYTES:
            check_logo(made)
            return made
        side = side * 3 // 4


def _png(image: QImage) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(content.data())
