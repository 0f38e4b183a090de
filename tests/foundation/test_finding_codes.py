"""Every finding and known problem has a sentence in both languages, and every sentence is about something."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

from desktop_app.foundation.i18n import _, ngettext, translated
from desktop_app.foundation.messages import Sentence, sentences
from tests.source_code import PACKAGE, modules

MAKERS = frozenset({"error", "warning", "info", "Finding", "KnownProblem", "FileProblem", "Refused", "sentence"})
"""What is called with a code first."""
CODE = re.compile(r"[a-z]\w*(\.\w+)+", re.ASCII)
PARAMETERS = frozenset({"termination", "day_kind", "method", "key"})
"""Words of a finding's parameter: the sentence of ``name.value`` stands in for the value."""


def trees() -> Iterator[tuple[Path, ast.Module]]:
    """The program without the sentences."""
    return ((path, tree) for path, tree in modules() if "messages" not in path.parts)


def made() -> dict[str, str]:
    """The codes with which findings and problems are made, and a place of each."""
    found = {}
    for path, tree in trees():
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            code = node.args[0].value
            if name in MAKERS and isinstance(code, str) and CODE.fullmatch(code):
                found[code] = f"{path.relative_to(PACKAGE)}:{node.lineno}"
    return found


def written() -> tuple[set[str], tuple[str, ...]]:
    """All texts in the program, and the beginnings of codes that are put together."""
    texts, beginnings = set(), set()
    for _path, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                texts.add(node.value)
            elif isinstance(node, ast.JoinedStr) and node.values and isinstance(node.values[0], ast.Constant):
                beginnings.add(str(node.values[0].value))
    return texts, tuple(one for one in beginnings if re.fullmatch(r"[a-z]\w*\.(\w+[._])*", one))


def parameters(text: str) -> set[str]:
    """The names in braces."""
    return {name.split(":")[0] for _text, name, _spec, _how in string.Formatter().parse(text) if name}


def test_every_code_has_a_sentence() -> None:
    codes = made()
    assert len(codes) > 300
    assert {code: place for code, place in codes.items() if code not in sentences()} == {}


def test_every_sentence_is_about_something() -> None:
    texts, beginnings = written()
    left = [
        code
        for code in sentences()
        if code not in texts and not code.startswith(beginnings) and code.partition(".")[0] not in PARAMETERS
    ]
    # The method of a part month is a parameter whose words are codes of their own.
    assert [code for code in left if not code.startswith("pay.part_month.")] == []


def test_every_sentence_is_said_in_both_languages_with_the_same_parameters() -> None:
    wrong = []
    for code, template in sentences().items():
        english = forms(template)
        with translated("id"):
            indonesian = ngettext(*template, 2) if isinstance(template, tuple) else _(template)
        named = set().union(*(parameters(form) for form in english))
        if not indonesian.strip() or not parameters(indonesian) <= named or named - parameters(indonesian) - {"count"}:
            wrong.append(code)
    assert wrong == []


def forms(template: Sentence) -> tuple[str, ...]:
    """Singular and plural, or the one sentence."""
    return template if isinstance(template, tuple) else (template,)
