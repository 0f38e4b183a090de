"""What the commands are given: streams, settings, and ways to build services when a command needs them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, TextIO

if TYPE_CHECKING:
    from desktop_app.application.ports import RegulationSource, Workspace, WorkspaceGate
    from desktop_app.application.services import Services

DONE = 0
INCOMPLETE = 1
REFUSED = 2
BUG = 70
STOPPED = 130
"""What shells expect of a command that was interrupted from the keyboard."""

WORKSPACE_VARIABLE = "GAJIBERES_WORKSPACE"
PASSPHRASE_VARIABLE = "GAJIBERES_PASSPHRASE"
OPERATOR_VARIABLE = "GAJIBERES_OPERATOR"
"""Who works here, for the history of changes; without it the name of the system's account."""


@dataclass(frozen=True, slots=True)
class Environment:
    """The outside of one invocation. Services are built only by commands that need them."""

    stdin: BinaryIO
    out: TextIO
    err: TextIO
    variables: Mapping[str, str]
    ask_passphrase: Callable[[str], str] | None
    """Asks at the terminal; None where there is no terminal."""
    gate: Callable[[], WorkspaceGate]
    services: Callable[[Workspace], Services]
    regulations: Callable[[], RegulationSource]
    write_template: Callable[[], Callable[..., None]]
