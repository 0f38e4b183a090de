"""Ctrl+Z and Ctrl+Y in a form's fields mean the form's own steps, not the letters of one field."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

_STEPS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class FormUndo(QObject):
    """Keeps text fields inside a widget from taking the keys before the form's actions see them."""

    def __init__(self, form: QWidget) -> None:
        super().__init__(form)
        for field in form.findChildren(QLineEdit):
            field.installEventFilter(self)

    def eventFilter(self, _field: QObject, event: QEvent) -> bool:
        """A field asks first whether a key is its own; for these two it isn't."""
        own = (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (event.keyCombination() == _REDO or any(event.matches(step) for step in _STEPS))
        )
        if own:
            event.ignore()
        return own


_REDO = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Y)
"""On some systems the standard key for redo is another one."""
