"""Sentences about regulation files."""

from __future__ import annotations

from desktop_app.foundation.messages import Sentence

SENTENCES: dict[str, Sentence] = {
    "regulations.file_broken": (
        "A regulation file can't be used, so nothing was calculated. {place}: {reason}. "
        "Repair the file, or install Gajiberes again."
    ),
    "key.bpjs.jp.cap": "the wage cap of JP",
}
