"""A parser that speaks the user's language, and the options that every command has."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any, NoReturn

from desktop_app.cli.environment import REFUSED
from desktop_app.cli.refusals import reason_in_words
from desktop_app.foundation.i18n import LANGUAGES, _


class Parser(argparse.ArgumentParser):
    """A parser that speaks the user's language, where argparse would speak English."""

    def __init__(self, **settings: Any) -> None:
        with_help = settings.pop("add_help", True)
        self._made_on_use: Callable[[str], argparse.ArgumentParser] | None = settings.pop("made_on_use", None)
        super().__init__(add_help=False, allow_abbrev=False, **settings)
        self._positionals.title = _("arguments")
        self._optionals.title = _("options")
        if with_help:
            self.add_argument("-h", "--help", action="help", help=_("show this help"))

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Read arguments; a command whose grammar takes long to make (``made_on_use``) makes it only now."""
        if self._made_on_use is not None:
            return self._made_on_use(self.prog).parse_known_args(args, namespace)
        return super().parse_known_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where the help is; exit status 2."""
        text = _("This command can't be understood: {reason}\nHelp: {program} --help")
        self.exit(REFUSED, text.format(reason=reason_in_words(message), program=self.prog) + "\n")


def add_common(target: argparse.ArgumentParser) -> None:
    """The options that every command has."""
    target.add_argument(
        "--workspace", metavar="W", default=argparse.SUPPRESS, help=_("file or database URL of the workspace")
    )
    target.add_argument("--language", choices=LANGUAGES, default=argparse.SUPPRESS, help=_("language of messages"))
    target.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help=_("print one JSON document"))
