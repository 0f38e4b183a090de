"""Windows in tests wear the light theme, as it is shipped."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.presentation import appearance, theme


@pytest.fixture(autouse=True)
def light_theme(qapp: QApplication) -> theme.Theme:
    """The light theme at 100 %."""
    if theme.current().zoom != 100 or theme.current().name != "light" or qapp.property("focus_style") is None:
        return appearance.apply(qapp, "light")
    return theme.current()
