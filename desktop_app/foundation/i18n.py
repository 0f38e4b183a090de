"""Texts in the user's language, by gettext.

Message ids are English, so English needs no catalogue; a missing translation shows the English text.
"""

from __future__ import annotations

import gettext
import string
from collections.abc import Callable, Iterable, Mapping
from functools import cache

from desktop_app.foundation import formats
from desktop_app.foundation.files import resource_path
from desktop_app.foundation.languages import LANGUAGES, language, set_language, translated
from desktop_app.foundation.messages import sentences

__all__ = [
    "LANGUAGES",
    "_",
    "language",
    "mark",
    "ngettext",
    "pgettext",
    "sentence",
    "set_language",
    "translated",
]


def _(msgid: str) -> str:
    """The text in the language in force."""
    return _catalogue(language()).gettext(msgid)


def ngettext(singular: str, plural: str, count: int) -> str:
    """The text for this count in the language in force; the caller fills ``{count}`` in."""
    return _catalogue(language()).ngettext(singular, plural, count)


def pgettext(context: str, msgid: str) -> str:
    """The text of a word that has several meanings, in the meaning that the context names."""
    return _catalogue(language()).pgettext(context, msgid)


def mark(msgid: str) -> str:
    """The id itself, unchanged: marks a text that is kept in a constant and translated when shown."""
    return msgid


def sentence(
    code: str,
    params: Mapping[str, object] | Iterable[tuple[str, object]] = (),
    show: Callable[[object], str] = formats.show,
) -> str:
    """The sentence of a finding or known problem in the language in force.

    ``show`` turns each parameter into text, by default as ``formats.show`` does; one that is a code itself
    becomes that code's sentence. An unknown code or a parameter that wasn't given doesn't raise: a message
    about a problem must not become another one.
    """
    values = dict(params)
    template = sentences().get(code)
    if template is None:
        return ", ".join([code, *(f"{name}: {show(value)}" for name, value in values.items())])
    if isinstance(template, tuple):
        count = values.get("count")
        text = ngettext(*template, count if isinstance(count, int) else 0)
    else:
        text = _(template)
    return _Lenient().vformat(text, (), _words(values, show))


def _words(values: Mapping[str, object], show: Callable[[object], str]) -> dict[str, str]:
    """The text of each parameter; a code has its own sentence: ``programme.jht`` for programme, or the value itself."""
    words = {name: show(value) for name, value in values.items()}
    for name, value in values.items():
        own = sentences().get(f"{name}.{value}") if isinstance(value, str) else None
        if isinstance(own, str):
            words[name] = _(own)
    for name, value in values.items():
        reason = sentences().get(value) if isinstance(value, str) else None
        if isinstance(reason, str):
            words[name] = _Lenient().vformat(_(reason), (), words)
    return words


class _Lenient(string.Formatter):
    """Fills names in and leaves those it has no value for as they are."""

    def get_field(self, field_name: str, args: object, kwargs: Mapping[str, object]) -> tuple[object, str]:
        del args
        return kwargs.get(field_name, f"{{{field_name}}}"), field_name


@cache
def _catalogue(code: str) -> gettext.NullTranslations:
    # Read in explicitly: gettext.translation() would ask the environment's locale.
    path = resource_path("translations", code, "messages.mo")
    if not path.is_file():
        return gettext.NullTranslations()
    with path.open("rb") as stream:
        return gettext.GNUTranslations(stream)
