"""The system's own choice of files and folders. Where Qt has to show one itself, its labels are ours."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.foundation.i18n import _


def choose_file(parent: QWidget | None, title: str, kinds: str, folder: Path) -> Path | None:
    """An existing file; ``kinds`` as in ``Excel (*.xlsx)``."""
    dialog = _dialog(parent, title, folder, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _chosen(dialog)


def choose_new_file(parent: QWidget | None, title: str, kinds: str, wanted: Path) -> Path | None:
    """A place for a file to be written; the system asks before something is replaced."""
    dialog = _dialog(parent, title, wanted.parent, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, _("Save"))
    dialog.selectFile(wanted.name)
    return _chosen(dialog)


def choose_folder(parent: QWidget | None, title: str, folder: Path) -> Path | None:
    """An existing folder."""
    dialog = _dialog(parent, title, folder, "")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _chosen(dialog)


def _dialog(parent: QWidget | None, title: str, folder: Path, kinds: str) -> QFileDialog:
    dialog = QFileDialog(parent, title, str(folder), kinds)
    names = QFileDialog.DialogLabel
    for name, text in (
        (names.LookIn, _("Folder:")),
        (names.FileName, _("File name:")),
        (names.FileType, _("Kind:")),
        (names.Accept, _("Open")),
        (names.Reject, _("Cancel")),
    ):
        dialog.setLabelText(name, text)
    return dialog


def _chosen(dialog: QFileDialog) -> Path | None:
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None
