"""Opening the workspace that a command names."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from desktop_app.cli.environment import PASSPHRASE_VARIABLE, WORKSPACE_VARIABLE, Environment
from desktop_app.domain.findings import KnownProblem
from desktop_app.foundation.i18n import _

if TYPE_CHECKING:
    from desktop_app.application.services import Services  # names every use case; most commands need a few


def location(options: argparse.Namespace, environment: Environment) -> str:
    """The workspace named by option or variable. Raises KnownProblem when neither is given."""
    named = getattr(options, "workspace", None) or environment.variables.get(WORKSPACE_VARIABLE)
    if not named:
        raise KnownProblem("cli.workspace_missing", variable=WORKSPACE_VARIABLE)
    return str(named)


def passphrase(environment: Environment, *, twice: bool = False) -> str:
    """From the variable, else asked at the terminal. Raises KnownProblem where there is neither."""
    given = environment.variables.get(PASSPHRASE_VARIABLE)
    if given:
        return given
    if environment.ask_passphrase is None:
        raise KnownProblem("cli.passphrase_missing", variable=PASSPHRASE_VARIABLE)
    try:
        first = environment.ask_passphrase(_("Passphrase: "))
        again = environment.ask_passphrase(_("Passphrase again: ")) if twice else first
    except EOFError as problem:
        raise KnownProblem("cli.passphrase_missing", variable=PASSPHRASE_VARIABLE) from problem
    if again != first:
        raise KnownProblem("cli.passphrases_differ")
    return first


@contextmanager
def opened(options: argparse.Namespace, environment: Environment) -> Iterator[Services]:
    """The services over the named workspace, which is closed at the end."""
    place = location(options, environment)
    gate = environment.gate()
    phrase = passphrase(environment) if gate.is_encrypted(place) else None
    workspace = gate.open(place, phrase)
    try:
        yield environment.services(workspace)
    finally:
        workspace.close()
