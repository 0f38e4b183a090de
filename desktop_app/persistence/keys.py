"""The key of an encrypted workspace and the envelope that holds it.

The file is encrypted with a random 256-bit key. The envelope ``<workspace>.key`` beside it holds that key
twice: wrapped by the passphrase (Argon2id, AES-256-GCM) and by a recovery key of 160 random bits. So the
passphrase can change without writing the workspace anew, and a forgotten one isn't the end.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Callable
from pathlib import Path
from typing import Any

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from desktop_app.domain.findings import KnownProblem
from desktop_app.persistence.files import write_new
from desktop_app.persistence.problems import file_problem

FORMAT = "gajiberes-key"
_VERSION = 1
_KEY_BYTES = 32
_RECOVERY_BYTES = 20
_CHECK_LETTERS = 3
_GROUP = 5
# Crockford's base32: no I, L, O or U, so that nothing is mistaken when it's read from paper.
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD = str.maketrans("ILO", "110")
_ARGON2 = {"t": 3, "m": 64 * 1024, "p": 4}
_MOST_MEMORY = 1024 * 1024
"""KiB. An envelope that asks for more was not made by this program."""


def envelope_path(workspace: Path) -> Path:
    """Where the envelope of a workspace is."""
    return workspace.with_name(workspace.name + ".key")


def new_key() -> bytes:
    """A random key for a file."""
    return secrets.token_bytes(_KEY_BYTES)


def seal(key: bytes, passphrase: str) -> tuple[str, str]:
    """An envelope for a key, as text, and the recovery key that opens it, too."""
    recovery = secrets.token_bytes(_RECOVERY_BYTES)
    envelope = {
        "format": FORMAT,
        "version": _VERSION,
        "passphrase": _wrap(key, "passphrase", lambda salt: _from_passphrase(passphrase, salt, _ARGON2))
        | {"kdf": "argon2id", **_ARGON2},
        "recovery": _wrap(key, "recovery", lambda salt: _from_recovery(recovery, salt)) | {"kdf": "hkdf-sha256"},
    }
    return json.dumps(envelope, indent=1), recovery_text(recovery)


def unseal(envelope: str, secret: str, where: str) -> bytes:
    """The key in an envelope, by the passphrase or the recovery key.

    Raises KnownProblem ``workspace.wrong_passphrase``, ``workspace.recovery_key_mistyped`` or
    ``workspace.key_file_damaged``.
    """
    try:
        key = _opened(json.loads(envelope), secret, where)
    except (ValueError, KeyError, TypeError, HashingError):
        raise KnownProblem("workspace.key_file_damaged", path=where) from None
    if key is None:
        looks_like_recovery, recovery = read_recovery(secret)
        mistyped = looks_like_recovery and recovery is None
        raise KnownProblem("workspace.recovery_key_mistyped" if mistyped else "workspace.wrong_passphrase", path=where)
    return key


def _opened(content: dict[str, Any], secret: str, where: str) -> bytes | None:
    if content["format"] != FORMAT:
        raise ValueError(content["format"])
    if content["version"] > _VERSION:
        raise KnownProblem("workspace.newer", path=where)
    by_passphrase, by_recovery = content["passphrase"], content["recovery"]
    cost = {name: int(by_passphrase[name]) for name in _ARGON2}
    if cost["m"] > _MOST_MEMORY:
        raise ValueError(cost["m"])
    recovery = read_recovery(secret)[1]
    key = None
    if recovery is not None:
        key = _unwrap(by_recovery, "recovery", _from_recovery(recovery, _bytes(by_recovery["salt"])))
    if key is None:
        key = _unwrap(by_passphrase, "passphrase", _from_passphrase(secret, _bytes(by_passphrase["salt"]), cost))
    return key


def read_envelope(workspace: Path) -> str:
    """The envelope beside a workspace. Raises KnownProblem when it's missing or can't be read."""
    path = envelope_path(workspace)
    try:
        return path.read_text("utf-8")
    except FileNotFoundError:
        raise KnownProblem("workspace.key_file_missing", path=str(path)) from None
    except UnicodeDecodeError:
        raise KnownProblem("workspace.key_file_damaged", path=str(path)) from None
    except OSError as error:
        raise file_problem(error, str(path)) from error


def write_envelope(workspace: Path, envelope: str) -> None:
    """Put an envelope beside a workspace. Raises KnownProblem when there is one: it may be another's only key."""
    path = envelope_path(workspace)
    if not write_new(path, envelope.encode()):
        raise KnownProblem("workspace.key_file_exists", path=str(path))


def recovery_text(recovery: bytes) -> str:
    """A recovery key as it's shown: seven groups of five letters, the last three of which are a check."""
    letters = _base32(recovery) + _check(recovery)
    return "-".join(letters[start : start + _GROUP] for start in range(0, len(letters), _GROUP))


def read_recovery(text: str) -> tuple[bool, bytes | None]:
    """Whether a text has the form of a recovery key, and the key when its check letters agree."""
    letters = "".join(text.split()).replace("-", "").upper().translate(_MISREAD)
    length = _RECOVERY_BYTES * 8 // 5
    if len(letters) != length + _CHECK_LETTERS or not set(letters) <= set(_LETTERS):
        return False, None
    number = 0
    for letter in letters[:length]:
        number = number * len(_LETTERS) + _LETTERS.index(letter)
    recovery = number.to_bytes(_RECOVERY_BYTES, "big")
    return True, recovery if _check(recovery) == letters[length:] else None


def _base32(data: bytes) -> str:
    number, letters = int.from_bytes(data, "big"), []
    for _ in range(len(data) * 8 // 5):
        number, letter = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[letter])
    return "".join(reversed(letters))


def _check(recovery: bytes) -> str:
    return _base32(hashlib.sha256(recovery).digest()[:5])[:_CHECK_LETTERS]


def _from_passphrase(passphrase: str, salt: bytes, cost: dict[str, int]) -> bytes:
    # The same letters typed on another keyboard may come composed or not.
    secret = unicodedata.normalize("NFC", passphrase).encode()
    return hash_secret_raw(secret, salt, cost["t"], cost["m"], cost["p"], _KEY_BYTES, Type.ID)


def _from_recovery(recovery: bytes, salt: bytes) -> bytes:
    # 160 random bits need no slow derivation.
    return HKDF(SHA256(), _KEY_BYTES, salt, f"{FORMAT} recovery".encode()).derive(recovery)


def _wrap(key: bytes, purpose: str, derive: Callable[[bytes], bytes]) -> dict[str, Any]:
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    wrapped = AESGCM(derive(salt)).encrypt(nonce, key, _bound_to(purpose))
    return {"salt": _text(salt), "nonce": _text(nonce), "wrapped": _text(wrapped)}


def _unwrap(part: dict[str, Any], purpose: str, wrapping: bytes) -> bytes | None:
    try:
        key = AESGCM(wrapping).decrypt(_bytes(part["nonce"]), _bytes(part["wrapped"]), _bound_to(purpose))
    except InvalidTag:
        return None
    return key


def _bound_to(purpose: str) -> bytes:
    return f"{FORMAT} {_VERSION} {purpose}".encode()


def _text(data: bytes) -> str:
    return b64encode(data).decode("ascii")


def _bytes(text: str) -> bytes:
    return b64decode(text, validate=True)
