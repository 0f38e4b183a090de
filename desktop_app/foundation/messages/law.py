"""Sentences about versions of the law that are added in a workspace, and about regulation packs."""

from __future__ import annotations

from desktop_app.foundation.messages import Sentence

SENTENCES: dict[str, Sentence] = {
    "regulation.overdue_table": (
        "A change of {key} was to be expected on {expected} but isn't entered yet; the table since {since} was "
        "carried on. Check for the announcement."
    ),
    "key.wages.minimum.ump": "the minimum wage of the provinces (UMP)",
    "key.wages.minimum.umk": "the minimum wage of the regencies and cities (UMK)",
    "law.added_broken": (
        "The version of {key} from {since} that was added in this workspace can't be used: {reason}. "
        "Correct or remove it under Rules & rates."
    ),
    "law.key_unknown": "The program has no rule {key}.",
    "law.start_missing": "The date from which the version holds is missing.",
    "law.instrument_missing": "The instrument is missing: the law, regulation or letter that says so.",
    "law.article_missing": "The article is missing. Where there is none, say so in the note.",
    "law.source_missing": "The source is missing: where was the value read?",
    "law.note_missing": "A value of low confidence needs a note that says what is open.",
    "law.cell": "Row {row}, {column}: {found} can't be read.",
    "law.rows_missing": "The value is missing.",
    "law.row_twice": "{name} stands there twice.",
    "law.rows_order": "Row {row} isn't above the one before it. Rows ascend, and only the last has no limit.",
    "law.place_code": "{found} isn't a place code: SIPP's codes have four digits.",
    "law.province_unknown": "{found} isn't a province of the list. Spell it as in the list.",
    "law.version_used": (
        "The version of {key} from {since} decided {month} of {company}, which is approved. It stays to be read. "
        "Enter a version with another start, or reopen the month first."
    ),
    "law.nothing_to_remove": "There is no version of {key} from {since} that was entered by hand.",
    "law.rows_file": "{path} can't be read as a list of place codes and amounts: {reason}.",
    "law.rows_file.empty": "it holds no row",
    "law.rows_file.row": "row {row} isn't a place code of four digits and an amount: {found}",
    "law.rows_file.kind": "only .csv and .xlsx can be read",
    "law.pack_other_file": "{path} isn't a regulation pack. Packs end in .gbr-rules.",
    "law.pack_malformed": "{path} can't be used: {reason}. Nothing was installed. Ask the publisher for a new copy.",
    "law.pack_unsigned": "{path} isn't signed, so nobody knows where it comes from. Nothing was installed.",
    "law.pack_unknown_key": (
        "{path} is signed by somebody whom this program doesn't know (key {signer}). Nothing was installed. "
        "Take packs only from the publisher of Gajiberes."
    ),
    "law.pack_tampered": (
        "{path} was changed after it was signed, or damaged on the way. Nothing was installed. Download it again."
    ),
    "law.pack_unreadable": "{path} isn't there or can't be read. Check its name, its folder and the right to read it.",
    "law.pack_too_big": "{path} is larger than {most} MB, more than any regulation pack. Nothing was installed.",
    "law.pack_needs_newer": (
        "{path} needs Gajiberes {needed} or later; this is {installed}. Nothing was installed. "
        "Update the program first."
    ),
    "law.pack_older": (
        "Issue {number} of {name} is older than issue {installed}, which is installed. Nothing was changed."
    ),
    "law.pack_there": "Issue {number} of {name} is installed already. Nothing was changed.",
}
