"""What argparse refuses, in the user's language. argparse itself speaks English, or what the computer is set to."""

from __future__ import annotations

import re

from desktop_app.foundation.i18n import _, mark

_REASONS = (
    (r"the following arguments are required: (?P<names>.+)", mark("{names} is missing")),
    (r"one of the arguments (?P<names>.+) is required", mark("one of {names} is missing")),
    (r"unrecognized arguments: (?P<names>.+)", mark("{names} is unknown")),
    (r"argument (?P<name>.+?): expected one argument", mark("{name} needs a value")),
    (r"argument (?P<name>.+?): not allowed with argument (?P<other>.+)", mark("{name} and {other} exclude each other")),
    (
        r"argument (?P<name>.+?): invalid choice: (?P<found>.+?) \(choose from (?P<choices>.+)\)",
        mark("{found} isn't known here; possible: {choices}"),
    ),
    (r"argument (?P<name>.+?): (?P<reason>.+)", mark("{name}: {reason}")),
)


def reason_in_words(message: str) -> str:
    """The reason in the language in force; one that isn't known here stays as argparse gives it."""
    for pattern, text in _REASONS:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found is not None:
            return _(text).format(**found.groupdict())
    return message
