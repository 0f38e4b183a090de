"""Signs a regulation pack, for the publisher. The private key is never in this repository.

    python installer/sign_pack.py new-key PRIVATE.pem PUBLIC.pem
    python installer/sign_pack.py sign CONTENT.toml PRIVATE.pem OUT.gbr-rules

``new-key`` makes a key pair: the public half goes to ``resources/keys`` and into the next release, the private half
to wherever the publisher keeps secrets, outside any repository; it is written readable for its owner only.
``sign`` writes the pack; ``desktop_app/regulations/packs.py`` describes the content, which is read back and checked
by the same rules as on the user's computer before anything is written. Programs that hold the public half of the key
install the pack; all others refuse it. A key that got lost or stolen is replaced by a new pair and a release without
the old public half.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from desktop_app import __version__  # noqa: E402 - run as a script, the package is found through the line above
from desktop_app.domain.findings import KnownProblem  # noqa: E402
from desktop_app.foundation.i18n import sentence, set_language  # noqa: E402
from desktop_app.regulations.packs import PackReader, fingerprint, signed_pack  # noqa: E402


def new_key(private: Path, public: Path) -> None:
    """Write a new pair. Raises FileExistsError rather than replace a key, and ValueError inside the repository."""
    if private.resolve().is_relative_to(ROOT):
        raise ValueError(f"{private} is inside the repository; keep the private key elsewhere")
    key = Ed25519PrivateKey.generate()
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    with os.fdopen(os.open(private, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
        stream.write(secret)
    with public.open("xb") as stream:
        stream.write(key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))


def sign(content: Path, private: Path, out: Path) -> str:
    """Write the signed pack; the fingerprint of its key. Raises KnownProblem for content that no program would take."""
    key = load_pem_private_key(private.read_bytes(), None)
    if not isinstance(key, Ed25519PrivateKey):
        raise TypeError(f"{private} is not an Ed25519 key")
    pack = signed_pack(content.read_bytes(), key)
    signer = fingerprint(key.public_key())
    with tempfile.TemporaryDirectory() as folder:
        trial = Path(folder) / content.name
        trial.write_bytes(pack)
        PackReader(__version__, {signer: key.public_key()}).read(trial)
    out.write_bytes(pack)
    return signer


def main(arguments: list[str]) -> int:
    """The command line; 0 done, 2 refused."""
    parser = argparse.ArgumentParser(description="Sign regulation packs.")
    actions = parser.add_subparsers(dest="action", required=True)
    making = actions.add_parser("new-key")
    making.add_argument("private", type=Path)
    making.add_argument("public", type=Path)
    signing = actions.add_parser("sign")
    for name in ("content", "private", "out"):
        signing.add_argument(name, type=Path)
    options = parser.parse_args(arguments)
    set_language("en")
    try:
        if options.action == "new-key":
            new_key(options.private, options.public)
        else:
            print(f"signed by {sign(options.content, options.private, options.out)}")
    except KnownProblem as problem:
        print(sentence(problem.code, problem.params), file=sys.stderr)
        return 2
    except (OSError, ValueError, TypeError) as problem:
        print(problem, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
