"""Colours can be read by everyone; type follows the zoom; figures stand in columns."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
from pytestqt.qtbot import QtBot

from desktop_app.presentation import appearance, icons, shell_menus, theme

# Contrast as published in the design: pair, light, dark. Text needs 4.5, edges and rings 3.
CONTRAST = [
    ("ink", "surface", "15.70", "13.79", 4.5),
    ("ink", "canvas", "14.03", "15.29", 4.5),
    ("ink-2", "canvas", "7.02", "10.10", 4.5),
    ("ink-3", "surface", "5.44", "6.42", 4.5),
    ("ink-3", "canvas", "4.86", "7.12", 4.5),
    ("ink-3", "raised", "5.12", "5.88", 4.5),
    ("ink-3", "nila-soft", "4.67", "5.05", 4.5),
    ("nila-text", "surface", "9.02", "8.49", 4.5),
    ("nila-text", "nila-soft", "7.75", "6.68", 4.5),
    ("on-nila", "nila", "9.02", "5.73", 4.5),
    ("on-nila", "nila-hover", "10.78", "4.67", 4.5),
    ("control", "surface", "3.68", "4.18", 3.0),
    ("focus", "surface", "4.70", "7.43", 3.0),
    ("soga", "surface", "6.80", "9.41", 4.5),
    ("soga", "soga-soft", "6.02", "8.16", 4.5),
    ("soga", "nila-soft", "5.85", "7.40", 4.5),
    ("daun", "surface", "6.50", "8.65", 4.5),
    ("daun", "daun-soft", "5.62", "7.49", 4.5),
    ("kirim", "surface", "6.80", "8.67", 4.5),
    ("kirim", "nila-soft", "5.84", "6.82", 4.5),
    ("merah", "surface", "6.69", "8.15", 4.5),
    ("merah", "merah-soft", "5.75", "7.30", 4.5),
    ("merah", "nila-soft", "5.75", "6.41", 4.5),
    ("nav-ink-2", "nav", "7.90", "7.95", 4.5),
    ("control", "canvas", "3.29", "4.63", 3.0),
    ("focus", "canvas", "4.20", "8.24", 3.0),
]


def luminance(color: QColor) -> float:
    """Relative luminance as WCAG defines it."""

    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(color.red()) + 0.7152 * linear(color.green()) + 0.0722 * linear(color.blue())


@pytest.mark.parametrize(("front", "back", "light", "dark", "least"), CONTRAST)
def test_every_pair_has_its_published_contrast(front: str, back: str, light: str, dark: str, least: float) -> None:
    for name, published in (("light", light), ("dark", dark)):
        colors = theme.Theme(name, theme.colours(name))
        pair = sorted((luminance(colors.color(front)), luminance(colors.color(back))), reverse=True)
        ratio = (pair[0] + 0.05) / (pair[1] + 0.05)
        assert f"{ratio:.2f}" == published
        assert ratio >= least


def test_both_themes_name_the_same_roles() -> None:
    assert theme.colours("light").keys() == theme.colours("dark").keys()


def test_tabular_figures_have_one_width() -> None:
    metrics = QFontMetricsF(theme.current().font("table", tabular=True))
    assert len({metrics.horizontalAdvance(digit * 4) for digit in "0123456789"}) == 1


def test_the_bundled_font_is_the_one_used() -> None:
    assert theme.FAMILY in theme.load_fonts()


def test_zoom_reaches_open_widgets_and_stays_in_bounds(qapp: QApplication) -> None:
    label = QLabel()
    theme.set_font(label, "section")
    theme.set_height(label, 30)
    assert appearance.apply(qapp, "light", 400).zoom == 130
    assert label.font().pixelSize() == 18
    assert label.height() == 39
    appearance.apply(qapp, "light")
    assert label.font().pixelSize() == 14


def test_icons_take_the_colour_of_their_role() -> None:
    image = icons.pixmap("check", "merah", 16, 1.0).toImage()
    inked = {
        image.pixelColor(x, y).name() for x in range(16) for y in range(16) if image.pixelColor(x, y).alpha() > 250
    }
    assert inked == {theme.current().color("merah").name()}


def test_signs_of_menus_and_fields_follow_the_theme(qapp: QApplication, qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    entry = shell_menus.action(window, "Klien", lambda: None, icon_name="users")
    window.addAction(entry)

    def shade() -> int:
        return max(entry.icon().pixmap(16).toImage().pixelColor(x, y).lightness() for x in range(16) for y in range(16))

    before = shade()
    appearance.apply(qapp, "dark")
    assert shade() > before
