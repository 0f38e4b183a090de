"""Builds the translation catalogues that gettext reads from the .tsv files that people write.

Every ``resources/translations/<language>/*.tsv`` of a language goes into ``messages.po`` (to read and
compare) and ``messages.mo`` (what the program loads), both committed. A line of a .tsv file is one of

    english text<TAB>translation
    english singular<TAB>english plural<TAB>translation
    @context<TAB>english text<TAB>translation

with ``\\n``, ``\\t`` and ``\\\\`` for a line break, a tab and a backslash. Lines that begin with ``#`` and
empty lines are ignored. Needs the standard library only.
"""

from __future__ import annotations

import re
import struct
import sys
from dataclasses import dataclass
from pathlib import Path

TRANSLATIONS = Path(__file__).resolve().parents[1] / "resources" / "translations"

# Indonesian has one form for every count. A language that joins with more forms needs more columns.
_HEADER = "Content-Type: text/plain; charset=UTF-8\nLanguage: {language}\nPlural-Forms: nplurals=1; plural=0;\n"
_CONTEXT_MARK = "\x04"
_ESCAPES = {"\\n": "\n", "\\t": "\t", "\\\\": "\\"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One translated text and where it was written."""

    msgid: str
    translation: str
    place: str
    plural: str | None = None
    context: str | None = None

    @property
    def key(self) -> tuple[str, str]:
        """What gettext finds it by: context (empty without one) and singular."""
        return (self.context or "", self.msgid)


def read(path: Path) -> list[Entry]:
    """The entries of one .tsv file.

    Raises ValueError, naming file and line, for a line with an empty or missing column.
    """
    entries = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        place = f"{path.name}:{number}"
        columns = [re.sub(r"\\[nt\\]", lambda found: _ESCAPES[found[0]], column) for column in line.split("\t")]
        if not all(columns):
            raise ValueError(f"{place}: an empty column")
        match columns:
            case [msgid, translation]:
                entries.append(Entry(msgid, translation, place))
            case [context, msgid, translation] if context.startswith("@"):
                entries.append(Entry(msgid, translation, place, context=context[1:]))
            case [msgid, plural, translation]:
                entries.append(Entry(msgid, translation, place, plural=plural))
            case _:
                raise ValueError(f"{place}: expected two or three columns, found {len(columns)}")
    return entries


def merge(folder: Path) -> list[Entry]:
    """The entries of all .tsv files of a language, sorted; the same text may stand in several of them.

    Raises ValueError that lists every text with two different translations.
    """
    merged: dict[tuple[str, str], Entry] = {}
    conflicts = []
    for path in sorted(folder.glob("*.tsv")):
        for entry in read(path):
            other = merged.get(entry.key)
            if other is None or (other.plural is None and other.translation == entry.translation):
                merged[entry.key] = entry
            elif other.translation != entry.translation or (entry.plural and entry.plural != other.plural):
                conflicts.append(f"{other.place} and {entry.place} translate {entry.msgid!r} differently")
    if conflicts:
        raise ValueError("\n".join(conflicts))
    return [merged[key] for key in sorted(merged)]


def po(entries: list[Entry], language: str) -> str:
    """The catalogue as gettext's text file."""
    header = "".join(f"\n{_quoted(line)}" for line in _HEADER.format(language=language).splitlines(keepends=True))
    blocks = [f'msgid ""\nmsgstr ""{header}\n']
    for entry in entries:
        lines = [f"#: {entry.place.partition(':')[0]}"]
        if entry.context is not None:
            lines.append(f"msgctxt {_quoted(entry.context)}")
        lines.append(f"msgid {_quoted(entry.msgid)}")
        if entry.plural is not None:
            lines.append(f"msgid_plural {_quoted(entry.plural)}")
        lines.append(f"msgstr{'' if entry.plural is None else '[0]'} {_quoted(entry.translation)}")
        blocks.append("\n".join(lines) + "\n")
    return "\n".join(blocks)


def mo(entries: list[Entry], language: str) -> bytes:
    """The catalogue as gettext's binary file, the same bytes for the same entries."""
    texts = {b"": _HEADER.format(language=language).encode()}
    for entry in entries:
        key = entry.msgid if entry.context is None else f"{entry.context}{_CONTEXT_MARK}{entry.msgid}"
        texts[(key if entry.plural is None else f"{key}\0{entry.plural}").encode()] = entry.translation.encode()
    ids, translations = b"", b""
    id_table, translation_table = [], []
    first = 28 + 16 * len(texts)  # seven header words, then two tables of two words per text
    for msgid in sorted(texts):
        id_table += [len(msgid), first + len(ids)]
        ids += msgid + b"\0"
    for msgid in sorted(texts):
        translation_table += [len(texts[msgid]), first + len(ids) + len(translations)]
        translations += texts[msgid] + b"\0"
    header = [0x950412DE, 0, len(texts), 28, 28 + 8 * len(texts), 0, first]
    words = header + id_table + translation_table
    return struct.pack(f"<{len(words)}I", *words) + ids + translations


def build(translations: Path = TRANSLATIONS) -> dict[Path, bytes]:
    """What the catalogue files of every language must hold, by path.

    Raises ValueError for a faulty or contradictory source.
    """
    files = {}
    for folder in sorted(path for path in translations.iterdir() if path.is_dir()):
        entries = merge(folder)
        files[folder / "messages.po"] = po(entries, folder.name).encode()
        files[folder / "messages.mo"] = mo(entries, folder.name)
    return files


def main() -> int:
    """Writes the catalogues that have changed; 1 when the sources contradict each other."""
    try:
        files = build()
    except ValueError as problem:
        print(problem, file=sys.stderr)
        return 1
    for path, content in files.items():
        if not path.is_file() or path.read_bytes() != content:
            path.write_bytes(content)
            print(f"written: {path}")
    return 0


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


if __name__ == "__main__":
    sys.exit(main())
