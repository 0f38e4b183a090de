"""Versions of the law that were added in a workspace: typed by hand, or brought by a regulation pack."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from desktop_app.domain.regulation import BY_HAND, Reference, Title, YearlyChange


@dataclass(frozen=True, slots=True)
class AddedVersion:
    """One version of one parameter, as it is kept: the value in the notation of the regulation files."""

    key: str
    starts_on: date
    value: str
    """TOML as in a regulation file, for example ``11_500_000`` or ``{ "3273" = 5_000_000 }``; empty: repeals."""
    reference: Reference
    added_at: datetime
    added_by: str
    origin: str = BY_HAND
    """``hand``, or the name of the pack."""
    rows_only: bool = False
    """Whether only the rows named are replaced in a version that begins on the same day, such as a few UMK."""


@dataclass(frozen=True, slots=True)
class AddedParameter:
    """A parameter that the program's own files don't have, such as the holidays of a further year."""

    key: str
    kind: str
    title: Title
    expected: YearlyChange | None = None
    closed: bool = False
    origin: str = BY_HAND


@dataclass(frozen=True, slots=True)
class InstalledPack:
    """A regulation pack in the workspace; a later issue of the same name replaces it."""

    name: str
    number: int
    title: str
    issued_on: date
    signer: str
    """The fingerprint of the key that signed it."""
    digest: str
    """SHA-256 of its content in hex."""
    installed_at: datetime
    installed_by: str


@dataclass(frozen=True, slots=True)
class AddedLaw:
    """Everything that was added to the program's own law, in the order in which it was added."""

    parameters: tuple[AddedParameter, ...] = ()
    versions: tuple[AddedVersion, ...] = ()
    packs: tuple[InstalledPack, ...] = ()


@dataclass(frozen=True, slots=True)
class Pack:
    """A regulation pack that was read and whose signature holds. Nothing of it is stored yet."""

    name: str
    number: int
    title: str
    issued_on: date
    program: str
    """The least version of the program that it is made for."""
    signer: str
    digest: str
    parameters: tuple[AddedParameter, ...] = field(default=())
    """The parameter of every version in it."""
    versions: tuple[PackVersion, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class PackVersion:
    """One version in a pack."""

    key: str
    starts_on: date
    value: str
    reference: Reference
