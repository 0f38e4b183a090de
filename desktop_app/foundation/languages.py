"""The language in force.

The screen's language belongs to the process (``set_language``); a document in somebody else's
language is made inside ``with translated(language)``, which holds for the running thread or task only.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

LANGUAGES = ("id", "en")
"""The languages there are, the default first."""

_process_language = LANGUAGES[0]
_document_language: ContextVar[str | None] = ContextVar("document_language", default=None)


def set_language(code: str) -> None:
    """Chooses the language of screens and messages for the whole process.

    Raises ValueError for a language that isn't in ``LANGUAGES``.
    """
    global _process_language  # noqa: PLW0603 - one screen, one language
    _process_language = _known(code)


def language() -> str:
    """The language in force here: the document's inside ``translated``, else the process's."""
    return _document_language.get() or _process_language


@contextmanager
def translated(code: str) -> Iterator[None]:
    """Texts inside the block are in this language, in this thread or task alone.

    Raises ValueError for a language that isn't in ``LANGUAGES``.
    """
    token = _document_language.set(_known(code))
    try:
        yield
    finally:
        _document_language.reset(token)


def _known(code: str) -> str:
    if code not in LANGUAGES:
        raise ValueError(f"not a language of this program: {code}")
    return code
