"""The code printed on a payslip, by which its figures are checked against the stored run without a network."""

from __future__ import annotations

from base64 import b32encode
from hashlib import sha256

from desktop_app.application.results import RunHead, StoredPayslip

_GROUP = 4
_GROUPS = 3
# Letters and digits that can't be mistaken for one another when typed.
_MISTAKEN = str.maketrans("OILU", "011V", " -")
_READABLE = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", b"ABCDEFGHJKMNPQRSTVWXYZ0123456789")


def verification_code(head: RunHead, stored: StoredPayslip) -> str:
    """Twelve signs in groups of four, for example ``7K2M-4QXP-91TD``.

    They depend on the run, the employee, the month, the amount paid and the law that was used.
    """
    take_home = stored.payslip.totals.take_home
    parts = (
        head.id,
        str(head.number),
        str(head.month),
        stored.employee.nip,
        "" if take_home is None else str(take_home.sen),
        head.regulation_fingerprint,
    )
    digest = sha256("\x1f".join(parts).encode()).digest()
    code = b32encode(digest).translate(_READABLE).decode()
    return "-".join(code[start : start + _GROUP] for start in range(0, _GROUP * _GROUPS, _GROUP))


def is_code_of(typed: str, head: RunHead, stored: StoredPayslip) -> bool:
    """Whether a typed or scanned code belongs to a stored payslip; case, dashes and similar signs don't matter."""
    plain = typed.upper().removeprefix("GAJIBERES").translate(_MISTAKEN)
    return plain == verification_code(head, stored).replace("-", "")
