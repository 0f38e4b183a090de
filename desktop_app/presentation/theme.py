"""Colours by role, type by role, spacing, and the theme in force.

Widgets that need a type role or a control height ask for it once through ``set_font`` and ``set_height``;
``renew`` repeats those wishes when the theme or the zoom changes.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from string import Template
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QWidget

from desktop_app.foundation.files import resource_path

if TYPE_CHECKING:
    from collections.abc import Mapping

ThemeName = Literal["light", "dark", "system"]
TypeRole = Literal["body", "table", "caption", "section", "title", "figure", "display"]

UNIT: Final = 4
GAP_SMALL: Final = 8
GAP: Final = 12
PAD: Final = 16
PAD_FORM: Final = 20
CONTROL_HEIGHT: Final = 30
CONTROL_SMALL: Final = 26
CONTROL_TOOLBAR: Final = 28
ROW: Final = 30
ROW_QUEUE: Final = 28
ROW_FORM: Final = 32
ROW_REASON: Final = 38
ROW_PERSON: Final = 46
HEADER: Final = 30
HEADER_TWO_LINES: Final = 42
RADIUS: Final = 5

ZOOM_LEAST: Final = 90
ZOOM_MOST: Final = 130
ZOOM_STEP: Final = 10

FAMILY: Final = "Inter Gajiberes"
"""The bundled cuts carry a name of their own: an installed Inter would be mixed in, weight by weight."""
FALLBACK: Final = "Segoe UI"
_CUTS: Final = ("Regular", "Medium", "SemiBold", "Bold")
_TYPE: Final[Mapping[str, tuple[int, int, int]]] = {
    "display": (28, 36, 600),
    "figure": (24, 30, 600),
    "title": (20, 26, 600),
    "section": (14, 20, 600),
    "body": (13, 18, 400),
    "table": (12, 16, 400),
    "caption": (11, 14, 400),
}
_PRESSED: Final = 108
_FONT_WISH: Final = "font_wish"
_HEIGHT_WISH: Final = "height_wish"


@dataclass(frozen=True)
class Theme:
    """One set of colours at one zoom; hands out colours, fonts, the palette and the style sheet."""

    name: str
    colours: Mapping[str, str]
    """Colour by role as ``#RRGGBB``."""
    zoom: int = 100
    """Per cent, 90 to 130."""
    _fonts: dict[tuple[str, int, bool], QFont] = field(default_factory=dict, repr=False, compare=False)
    _colors: dict[str, QColor] = field(default_factory=dict, repr=False, compare=False)

    @property
    def dark(self) -> bool:
        """Whether text is lighter than what it stands on."""
        return self.color("ink").lightness() > self.color("surface").lightness()

    def color(self, role: str) -> QColor:
        """The colour of a role; a KeyError names a role that doesn't exist."""
        color = self._colors.get(role)
        if color is None:
            color = self._colors[role] = QColor(self.colours[role])
        return color

    def px(self, size: int) -> int:
        """A length in logical pixels at the current zoom."""
        return (size * self.zoom + 50) // 100

    def font(self, role: TypeRole = "body", *, weight: int | None = None, tabular: bool = False) -> QFont:
        """The font of a type role; ``tabular`` for figures that stand in a column, dates and identity numbers."""
        size, _line, usual = _TYPE[role]
        key = (role, weight or usual, tabular)
        font = self._fonts.get(key)
        if font is None:
            font = QFont([FAMILY, FALLBACK])
            font.setPixelSize(self.px(size))
            font.setWeight(QFont.Weight(weight or usual))
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            if tabular:
                font.setFeature(QFont.Tag("tnum"), 1)
            self._fonts[key] = font
        return font

    def line(self, role: TypeRole) -> int:
        """The line height of a type role in pixels."""
        return self.px(_TYPE[role][1])

    def palette(self) -> QPalette:
        """The palette for what the style sheet doesn't reach."""
        palette = QPalette()
        roles = QPalette.ColorRole
        for role, name in (
            (roles.Window, "canvas"),
            (roles.WindowText, "ink"),
            (roles.Base, "surface"),
            (roles.AlternateBase, "raised"),
            (roles.Text, "ink"),
            (roles.Button, "surface"),
            (roles.ButtonText, "ink"),
            (roles.BrightText, "on-nila"),
            (roles.Highlight, "nila"),
            (roles.HighlightedText, "on-nila"),
            (roles.Link, "nila-text"),
            (roles.LinkVisited, "nila-text"),
            (roles.PlaceholderText, "ink-3"),
            (roles.ToolTipBase, "surface"),
            (roles.ToolTipText, "ink"),
            (roles.Light, "surface"),
            (roles.Midlight, "raised"),
            (roles.Mid, "line-strong"),
            (roles.Dark, "control"),
            (roles.Shadow, "line-strong"),
            (roles.Accent, "nila"),
        ):
            palette.setColor(role, self.color(name))
        for role in (roles.WindowText, roles.Text, roles.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("ink-3"))
        return palette

    def style_sheet(self) -> str:
        """The style sheet: colours, edges, radius and padding."""
        names = {role.replace("-", "_"): value for role, value in self.colours.items()}
        names["nila_pressed"] = self.color("nila-hover").darker(_PRESSED).name()
        names["nila_hover_text"] = self.color("nila-text").darker(_PRESSED).name()
        suffix = "dark" if self.dark else "light"
        names["chevron_down"] = resource_path("themes", f"chevron-down-{suffix}.svg").as_posix()
        names["check_mark"] = resource_path("themes", "check-mark.svg").as_posix()
        return Template(resource_path("themes", "widgets.qss").read_text(encoding="utf-8")).substitute(names)


@cache
def colours(name: str) -> Mapping[str, str]:
    """The colours of ``light`` or ``dark`` by role."""
    with resource_path("themes", f"{name}.toml").open("rb") as file:
        return dict(tomllib.load(file)["colours"])


class _Current:
    theme: Theme | None = None


def current() -> Theme:
    """The theme in force; the light one before the first ``put_in_force``."""
    if _Current.theme is None:
        _Current.theme = Theme("light", colours("light"))
    return _Current.theme


def put_in_force(theme: Theme) -> None:
    """Make this the current theme; widgets that live already keep their fonts and heights until ``renew``."""
    _Current.theme = theme


@cache
def load_fonts() -> tuple[str, ...]:
    """Load the bundled cuts; the families that they brought. Where a file can't be read the fallback serves."""
    families: list[str] = []
    for cut in _CUTS:
        number = QFontDatabase.addApplicationFont(str(resource_path("fonts", f"Inter-{cut}.ttf")))
        families += QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return tuple(dict.fromkeys(families))


def set_font(widget: QWidget, role: TypeRole, *, weight: int | None = None, tabular: bool = False) -> None:
    """Give a widget a type role and keep it through zooming."""
    widget.setProperty(_FONT_WISH, [role, weight or 0, tabular])
    widget.setFont(current().font(role, weight=weight, tabular=tabular))


def set_height(widget: QWidget, height: int) -> None:
    """Fix a widget's height in unzoomed pixels and keep it through zooming."""
    widget.setProperty(_HEIGHT_WISH, height)
    widget.setFixedHeight(current().px(height))


def renew(widget: QWidget) -> None:
    """Give a widget the font and height it once asked for, as the theme in force has them."""
    wish = widget.property(_FONT_WISH)
    if wish:
        role, weight, tabular = wish
        widget.setFont(current().font(role, weight=weight or None, tabular=tabular))
    height = widget.property(_HEIGHT_WISH)
    if height:
        widget.setFixedHeight(current().px(height))


def set_tone(widget: QWidget, tone: str) -> None:
    """Set a widget's colour role through the style sheet and repaint it."""
    set_state(widget, "tone", tone)


def set_state(widget: QWidget, name: str, value: object) -> None:
    """Set a dynamic property that the style sheet looks at, and let the style look again."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()
