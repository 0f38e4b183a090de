"""Sentences about files that can't be written."""

from __future__ import annotations

from desktop_app.foundation.messages import Sentence

SENTENCES: dict[str, Sentence] = {
    "files.lacks_data": "{name} lacks data that {portal} asks for. The employee's form says which.",
    "files.no_account": "{name} has no bank account, so the transfer list leaves the pay out.",
    "file.no_permission": "{path} can't be written: there is no right to write there. Choose another folder.",
    "file.disk_full": "{path} can't be written: the disk is full. Make room or choose another disk.",
    "file.locked": "{path} is open in another program. Close it and try again.",
    "file.missing_folder": "{path} can't be written: the folder doesn't exist. Create it or choose another one.",
    "file.is_a_folder": "{path} is a folder, so nothing was written. Give the name of a file in it.",
    "file.not_a_folder": "{path} isn't a folder but a file, so nothing was written there. Choose another folder.",
}
