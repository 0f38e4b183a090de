"""Windows in tests wear the light theme, as it is shipped."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.presentation import theme


@pytest.fixture(autouse=True)
def light_theme(qapp: QApplication) -> theme.Theme:
    """The light theme at 100 %."""
    if theme.current().zoom != 100 or theme.current().name != "light" or qapp.property("focus_style") is None:
        return theme.apply(qapp, "light")
    return theme.current()
