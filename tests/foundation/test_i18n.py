"""Texts in two languages: the functions, and whether the catalogue and the code agree."""

from __future__ import annotations

import ast
import string
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

import catalogue
from desktop_app.foundation import i18n
from desktop_app.foundation.messages import sentences
from tests.source_code import ROOT, modules

INDONESIAN = catalogue.merge(catalogue.TRANSLATIONS / "id")
KEYS = {entry.key for entry in INDONESIAN}


@pytest.fixture
def two_texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A catalogue of a few invented texts instead of the program's own."""
    folder = tmp_path / "id"
    folder.mkdir()
    (folder / "area.tsv").write_text(
        "Good morning\tSelamat pagi\n"
        "{count} file\t{count} files\t{count} berkas\n"
        "@door\tClose\tTutup\n"
        "The {part} of {name} is missing.\t{name} belum punya {part}.\n",
        "utf-8",
    )
    for path, content in catalogue.build(tmp_path).items():
        path.write_bytes(content)
    monkeypatch.setattr(i18n, "resource_path", lambda _translations, *parts: tmp_path.joinpath(*parts))
    monkeypatch.setattr(
        i18n,
        "sentences",
        lambda: {
            "part.missing": "The {part} of {name} is missing.",
            "files.written": ("{count} file", "{count} files"),
        },
    )
    i18n._catalogue.cache_clear()
    yield
    i18n._catalogue.cache_clear()


@pytest.mark.usefixtures("two_texts")
class TestLanguages:
    def test_indonesian_comes_first(self) -> None:
        assert i18n.language() == "id"
        assert i18n._("Good morning") == "Selamat pagi"
        assert i18n.ngettext("{count} file", "{count} files", 2) == "{count} berkas"
        assert i18n.pgettext("door", "Close") == "Tutup"

    def test_english_needs_no_catalogue(self) -> None:
        i18n.set_language("en")
        assert i18n._("Good morning") == "Good morning"
        assert i18n.ngettext("{count} file", "{count} files", 1) == "{count} file"
        assert i18n.ngettext("{count} file", "{count} files", 2) == "{count} files"
        assert i18n.pgettext("door", "Close") == "Close"

    def test_a_missing_translation_shows_english(self) -> None:
        assert i18n._("Never translated") == "Never translated"
        assert i18n.pgettext("shop", "Close") == "Close"

    def test_an_unknown_language_is_refused(self) -> None:
        with pytest.raises(ValueError, match="nl"):
            i18n.set_language("nl")
        with pytest.raises(ValueError, match="nl"), i18n.translated("nl"):
            pass
        assert i18n.language() == "id"

    def test_a_document_has_its_own_language(self) -> None:
        with i18n.translated("en"):
            assert i18n._("Good morning") == "Good morning"
            with i18n.translated("id"):
                assert i18n._("Good morning") == "Selamat pagi"
            assert i18n.language() == "en"
        assert i18n.language() == "id"

    def test_a_document_leaves_other_threads_alone(self) -> None:
        seen = []
        worker = threading.Thread(target=lambda: seen.append(i18n.language()))
        with i18n.translated("en"):
            worker.start()
            worker.join()
        assert seen == ["id"]

    def test_the_language_returns_after_an_error(self) -> None:
        with pytest.raises(KeyError), i18n.translated("en"):
            raise KeyError
        assert i18n.language() == "id"


@pytest.mark.usefixtures("two_texts")
class TestSentences:
    def test_values_are_shown(self) -> None:
        params = (("part", "NPP"), ("name", "PT Contoh"))
        assert i18n.sentence("part.missing", params, show=str) == "PT Contoh belum punya NPP."
        i18n.set_language("en")
        assert i18n.sentence("part.missing", dict(params), show=repr) == "The 'NPP' of 'PT Contoh' is missing."

    def test_the_count_chooses_the_form(self) -> None:
        i18n.set_language("en")
        assert i18n.sentence("files.written", {"count": 1}, show=str) == "1 file"
        assert i18n.sentence("files.written", {"count": 3}, show=str) == "3 files"

    def test_what_is_unknown_is_shown_instead_of_raised(self) -> None:
        assert i18n.sentence("no.such", {"row": 7}, show=str) == "no.such, row: 7"
        assert i18n.sentence("part.missing", {"part": "NPP"}, show=str) == "{name} belum punya NPP."

    def test_braces_in_a_value_stay(self) -> None:
        assert i18n.sentence("part.missing", {"part": "{x}", "name": "{0}"}, show=str) == "{0} belum punya {x}."


def test_the_compiled_catalogues_are_current() -> None:
    stale = [path for path, content in catalogue.build().items() if not path.is_file() or path.read_bytes() != content]
    assert not stale, "run: python installer/dev.py texts"


def test_translations_keep_their_placeholders() -> None:
    different = [
        entry.place
        for entry in INDONESIAN
        if _placeholders(entry.translation) != _placeholders(entry.plural or entry.msgid)
    ]
    assert not different


def test_every_sentence_is_translated() -> None:
    singulars = {text if isinstance(text, str) else text[0] for text in sentences().values()}
    missing = sorted(text for text in singulars if ("", text) not in KEYS)
    assert not missing, "\n" + "\n".join(missing)


def test_sentences_name_values_plainly() -> None:
    """Values arrive as finished text, so a format specification or an attribute would fail."""
    texts = [text for both in sentences().values() for text in ((both,) if isinstance(both, str) else both)]
    assert not [text for text in texts if any(not name.isidentifier() for name in _placeholders(text))]


def test_every_text_in_the_code_is_translated() -> None:
    missing = []
    for path, call, function in _calls({"_", "mark", "ngettext", "pgettext"}):
        literals = [argument.value for argument in call.args if isinstance(argument, ast.Constant)]
        key = tuple(literals[:2]) if function == "pgettext" else ("", literals[0]) if literals else None
        if key is not None and key not in KEYS:
            missing.append(f"{path.relative_to(ROOT)}:{call.lineno}: {key[1]!r}")
    assert not missing, "\n" + "\n".join(missing)


def test_texts_are_filled_in_after_translation() -> None:
    early = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path, call, _function in _calls({"_", "mark", "ngettext", "pgettext"})
        if any(isinstance(argument, ast.JoinedStr | ast.BinOp | ast.Call) for argument in call.args[:1])
        and not _looks_text_up(call.args[0])
    ]
    assert not early, "write _('{count} files').format(count=n), not _(f'{n} files')"


def test_no_translation_is_left_over() -> None:
    used = {
        node.value
        for _path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert not [entry.place for entry in INDONESIAN if entry.msgid not in used]


def _placeholders(text: str) -> set[str]:
    return {name for _literal, name, _spec, _conversion in string.Formatter().parse(text) if name is not None}


def _calls(functions: set[str]) -> Iterator[tuple[Path, ast.Call, str]]:
    """Calls of these functions by their bare name, or through the module that they live in."""
    for path, tree in modules():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            match node.func:
                case ast.Name(id=name) if name in functions:
                    yield path, node, name
                case ast.Attribute(value=ast.Name(id="i18n" | "findings"), attr=name) if name in functions:
                    yield path, node, name


def _looks_text_up(argument: ast.expr) -> bool:
    """A call such as ``_(LABELS.get(kind))`` chooses a text; ``.format(...)`` would fill one in."""
    if not isinstance(argument, ast.Call):
        return False
    return not (isinstance(argument.func, ast.Attribute) and argument.func.attr in {"format", "join"})
