"""Lucide outline icons, drawn from SVG in the colour of a role."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop_app.foundation.files import resource_path
from desktop_app.presentation import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

_WISH: Final = "icon_wish"
_pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}


def icon(name: str, role: str = "ink", size: int = 16) -> QIcon:
    """An icon by its Lucide name, tinted with a colour role; FileNotFoundError for a name that isn't bundled."""
    result = QIcon()
    result.addPixmap(pixmap(name, role, size))
    result.addPixmap(pixmap(name, "ink-3" if not role.startswith("nav") else role, size), QIcon.Mode.Disabled)
    return result


def pixmap(name: str, role: str = "ink", size: int = 16, ratio: float = 0.0) -> QPixmap:
    """The icon as a pixmap for a device ratio (by default the sharpest screen's)."""
    color = theme.current().color(role)
    ratio = ratio or _ratio()
    key = (name, color.name(), size, ratio)
    found = _pixmaps.get(key)
    if found is None:
        found = _pixmaps[key] = _drawn(name, color, size, ratio)
    return found


def square(size: int) -> QSize:
    """A square size."""
    return QSize(size, size)


def set_icon(button: QAbstractButton, name: str, role: str = "ink", size: int = 16) -> None:
    """Give a button a tinted icon and keep its tint through changes of theme."""
    button.setProperty(_WISH, [name, role, size])
    button.setIcon(icon(name, role, size))
    button.setIconSize(square(size))


def set_action_icon(action: QAction, name: str, role: str = "ink") -> None:
    """Give an entry of a menu, or the sign within a field, a tinted icon and keep its tint."""
    action.setProperty(_WISH, [name, role])
    action.setIcon(icon(name, role))


def renew(widget: QWidget) -> None:
    """Tint the icons that a button and a widget's actions once asked for anew, in the colours in force."""
    for action in widget.actions():
        wish = action.property(_WISH)
        if wish:
            action.setIcon(icon(*wish))
    wanted = widget.property(_WISH)
    if wanted and isinstance(widget, QAbstractButton):
        name, role, size = wanted
        widget.setIcon(icon(name, role, size))
        widget.setIconSize(square(size))


def clear() -> None:
    """Forget what was drawn; icons asked for later take the colours then in force."""
    _pixmaps.clear()


def _ratio() -> float:
    app = QGuiApplication.instance()
    return app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0


@cache
def _source(name: str) -> str:
    return resource_path("icons", f"{name}.svg").read_text(encoding="utf-8")


def _drawn(name: str, color: QColor, size: int, ratio: float) -> QPixmap:
    svg = _source(name).replace("currentColor", color.name())
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    result = QPixmap(round(size * ratio), round(size * ratio))
    result.setDevicePixelRatio(ratio)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return result
