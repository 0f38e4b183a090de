"""Sentences about files that are written."""

from __future__ import annotations

from desktop_app.foundation.messages import Sentence

SENTENCES: dict[str, Sentence] = {
    "payslip.letters": (
        "The payslip of {name} shows a box for {letters}, which the font of payslips hasn't got. Write the name in "
        "Latin letters if the slip must be readable without them."
    ),
    "transfer.no_account": (
        "{name} has no bank or account number, so {amount} isn't in the transfer list. Enter the account, or pay "
        "by hand."
    ),
    "transfer.nothing_to_pay": "{name} isn't in the transfer list: the pay is {amount}.",
    "transfer.not_calculated": "{name} isn't in the transfer list: the pay couldn't be calculated.",
}
