"""The code printed on a payslip, by which its figures are checked against the stored run without a network."""

from __future__ import annotations

from base64 import b32encode
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from desktop_app.application.ports import Workspace
from desktop_app.application.results import RunHead, SlipMark, StoredPayslip
from desktop_app.domain.company import Company

_GROUP: Final = 4
_GROUPS: Final = 3
_LENGTH: Final = _GROUP * _GROUPS
_PREFIX: Final = "GAJIBERES"
"""Stands before the code in the square that a telephone or a scanner reads."""
# Letters and digits that can't be mistaken for one another when typed.
_MISTAKEN: Final = str.maketrans("OILU", "011V", " -")
_SIGNS: Final = b"ABCDEFGHJKMNPQRSTVWXYZ0123456789"
_READABLE: Final = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", _SIGNS)


@dataclass(frozen=True, slots=True)
class FoundSlip:
    """The stored payslip to which a code belongs."""

    company: Company
    head: RunHead
    slip: StoredPayslip
    corrected: bool
    """Whether a later run of the month took the place of this one."""


class SlipCodes:
    """Finds the payslip of a typed or scanned code among all clients of the workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def find(self, typed: str) -> FoundSlip | None:
        """The payslip with this code; None when the text isn't a code or no stored payslip has it.

        Whoever holds the paper compares the name, the month and the amount on it with what is found: another amount
        has another code.
        """
        code = plain_code(typed)
        if not code:
            return None
        with self._workspace.unit_of_work() as uow:
            mark = next((mark for mark in uow.slip_marks() if _signs(mark) == code), None)
            if mark is None:
                return None
            store = uow.store(mark.company_id)
            run, latest = store.run(mark.month, mark.number), store.latest_run(mark.month)
            slip = next((one for one in run.payslips if one.employee.nip == mark.nip), None) if run else None
            if run is None or slip is None:
                return None
            return FoundSlip(store.company(), run.head, slip, latest is not None and latest.number > mark.number)


def verification_code(head: RunHead, stored: StoredPayslip) -> str:
    """Twelve signs in groups of four, for example ``7K2M-4QXP-91TD``.

    They depend on the run, the employee, the month, the amount paid and the law that was used.
    """
    take_home = stored.payslip.totals.take_home
    signs = _signs(
        SlipMark(
            company_id=head.company_id,
            run_id=head.id,
            month=head.month,
            number=head.number,
            regulation_fingerprint=head.regulation_fingerprint,
            nip=stored.employee.nip,
            take_home=take_home,
        )
    )
    return "-".join(signs[start : start + _GROUP] for start in range(0, _LENGTH, _GROUP))


def plain_code(typed: str) -> str:
    """The twelve signs that were typed or scanned, empty when it's something else.

    Case, blanks, dashes and signs that look alike don't matter.
    """
    signs = typed.strip().upper().removeprefix(_PREFIX).translate(_MISTAKEN)
    return signs if len(signs) == _LENGTH and all(sign.encode() in _SIGNS for sign in signs) else ""


def is_written_as_code(typed: str) -> bool:
    """Whether a text can only be meant as a code: with its dashes, or as scanned."""
    scanned = typed.strip().upper().startswith(_PREFIX)
    return bool(plain_code(typed)) and (scanned or typed.count("-") == _GROUPS - 1)


def _signs(mark: SlipMark) -> str:
    take_home = "" if mark.take_home is None else str(mark.take_home.sen)
    parts = (mark.run_id, str(mark.number), str(mark.month), mark.nip, take_home, mark.regulation_fingerprint)
    digest = sha256("\x1f".join(parts).encode()).digest()
    return b32encode(digest).translate(_READABLE).decode()[:_LENGTH]
