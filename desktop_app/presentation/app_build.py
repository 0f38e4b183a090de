"""What the composition root hands to the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.application.ports import Workspace, WorkspaceGate
    from desktop_app.application.services import Services
    from desktop_app.domain.regulation import RegulationSet


@dataclass(frozen=True)
class AppBuild:
    """The parts that the window is started with. The functions are called on a worker."""

    gate: Callable[[], WorkspaceGate]
    services: Callable[[Workspace], Services]
    example: Callable[[], Path]
    """Where the example people workbook lies."""
    settings_folder: Path | None = None
    """Where choices are kept; None: the user's own place for settings."""
    location: str | None = None
    """The workspace to open; None: the one opened last, or the first page."""
    passphrase: str | None = None
    language: str | None = None
    """None: the one chosen last."""
    law: Callable[[], RegulationSet] | None = None
    """The law that comes with the program; None: the first page doesn't say how new it is."""
