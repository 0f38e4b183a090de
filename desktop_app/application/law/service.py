"""Keeping the law of a workspace: versions typed by hand, regulation packs, and what they would change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from desktop_app.application.law.draft import VersionDraft, complete, described_rule, value_of
from desktop_app.application.law.workspace_law import WorkspaceRegulations
from desktop_app.application.law_ports import LawBook, LawUse, PackReader
from desktop_app.application.ports import Clock, UnitOfWork, Workspace
from desktop_app.application.records.law import AddedLaw, AddedParameter, AddedVersion, InstalledPack, Pack
from desktop_app.application.results import AuditEntry, Changed, Changes, Outcome
from desktop_app.domain.findings import Finding, KnownProblem, error
from desktop_app.domain.regulation import BY_HAND, Parameter, RegulationSet, Version

_UNNAMED: Final = ("wages.minimum.", "calendar.", "due.")
"""Topics that decide a month without being named in a payslip's trace."""
_CHANGED: Final = Changes(frozenset({Changed.LAW}))


@dataclass(frozen=True, slots=True)
class LawState:
    """The law with what was added to it; findings say why an added version couldn't be taken in."""

    law: RegulationSet
    added: AddedLaw
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class PackChange:
    """What a pack brings to one parameter: ``new`` or other value than before, or the ``same``."""

    parameter: Parameter
    before: Version[Any] | None
    """In force on the day before, or replaced by it."""
    after: Version[Any]
    replaces: bool
    """Whether a version with the same start is there already."""


@dataclass(frozen=True, slots=True)
class PackPreview:
    """A pack before it is installed, the law with it, and which issue of it is installed now (0: none)."""

    pack: Pack
    law: RegulationSet
    changes: tuple[PackChange, ...]
    installed: int


class Law:
    """The use cases behind "Aturan & tarif" and the ``regulations`` commands."""

    def __init__(
        self,
        workspace: Workspace,
        regulations: WorkspaceRegulations,
        book: LawBook,
        packs: PackReader,
        clock: Clock,
        operator: Callable[[], str],
    ) -> None:
        self._workspace = workspace
        self._regulations = regulations
        self._book = book
        self._packs = packs
        self._clock = clock
        self._operator = operator

    def state(self) -> LawState:
        """The law now. Where an added version broke the rules of the files, the law without any and a finding."""
        with self._workspace.unit_of_work() as uow:
            added = uow.law().added()
        try:
            self._regulations.refresh()
            return LawState(self._regulations.current(), added)
        except KnownProblem as problem:
            return LawState(self._regulations.shipped, added, (error(problem.code, **dict(problem.params)),))

    def drafted(self, draft: VersionDraft) -> RegulationSet:
        """The law as it would be with the draft; nothing is stored. Raises KnownProblem as ``add`` does."""
        with self._workspace.unit_of_work() as uow:
            return self._with(uow.law().added(), *self._checked(draft))

    def add(self, draft: VersionDraft) -> Outcome[RegulationSet]:
        """Store a version typed by hand, in place of an earlier one by hand with the same start.

        Raises KnownProblem: ``law.key_unknown``, ``law.start_missing``, ``law.instrument_missing``,
        ``law.article_missing``, ``law.source_missing``, ``law.note_missing``, ``law.verified_missing``, those of
        ``raw_value``, ``law.added_broken``, and ``law.version_used`` when the earlier one decided an approved month.
        """
        version, parameter = self._checked(draft)
        with self._workspace.unit_of_work() as uow:
            added = uow.law().added()
            law = self._with(added, version, parameter)
            before = _by_hand(added, version.key, version.starts_on)
            if before is not None:
                if version.rows_only and before.rows_only:
                    version = replace(version, value=self._joined(before, draft))
                    law = self._with(added, version, parameter)
                else:
                    _refuse_used(uow, before)
            uow.law().save(version, parameter)
            self._record(
                uow, "law.added", f"{version.key} {version.starts_on.isoformat()}", version.reference.instrument
            )
            uow.commit()
        self._regulations.refresh()
        return Outcome(law, changes=_CHANGED)

    def remove(self, key: str, starts_on: date) -> Outcome[RegulationSet]:
        """Remove a version typed by hand.

        Raises KnownProblem ``law.nothing_to_remove`` and, when it decided an approved month, ``law.version_used``.
        """
        with self._workspace.unit_of_work() as uow:
            before = _by_hand(uow.law().added(), key, starts_on)
            if before is None:
                raise KnownProblem("law.nothing_to_remove", key=key, since=starts_on)
            _refuse_used(uow, before)
            uow.law().remove(key, starts_on, BY_HAND)
            self._record(uow, "law.removed", f"{key} {starts_on.isoformat()}", before.reference.instrument)
            uow.commit()
        state = self.state()
        return Outcome(state.law, state.findings, _CHANGED)

    def preview(self, path: Path) -> PackPreview:
        """What a pack would bring; nothing is stored.

        Raises KnownProblem ``law.pack_…`` and ``law.added_broken``.
        """
        return self._preview(path)[0]

    def install(self, path: Path) -> Outcome[PackPreview]:
        """Install a pack, whole or not at all; an earlier issue of the same name goes. Raises as ``preview`` does."""
        with self._workspace.unit_of_work() as uow:
            preview, versions = self._preview(path, uow.law().added())
            pack = preview.pack
            installed = InstalledPack(
                name=pack.name,
                number=pack.number,
                title=pack.title,
                issued_on=pack.issued_on,
                signer=pack.signer,
                digest=pack.digest,
                installed_at=self._clock.now(),
                installed_by=self._operator(),
            )
            uow.law().install(installed, pack.parameters, versions)
            detail = f"signed by {pack.signer}, content {pack.digest}"
            self._record(uow, "law.pack_installed", f"{pack.name} {pack.number}", detail)
            uow.commit()
        self._regulations.refresh()
        return Outcome(preview, changes=_CHANGED)

    # Inside

    def _checked(self, draft: VersionDraft) -> tuple[AddedVersion, AddedParameter | None]:
        parameter, described = described_rule(self._regulations.current(), draft.key)
        if draft.starts_on is None:
            raise KnownProblem("law.start_missing")
        reference = complete(draft.reference)
        version = AddedVersion(
            key=draft.key,
            starts_on=draft.starts_on,
            value="" if draft.repeals else self._book.notation(value_of(parameter, draft)),
            reference=reference,
            added_at=self._clock.now(),
            added_by=self._operator(),
            rows_only=draft.rows_only and not draft.repeals,
        )
        return version, described

    def _joined(self, before: AddedVersion, draft: VersionDraft) -> str:
        """The rows typed earlier for the same day, with those typed now over them."""
        parameter = self._regulations.current().parameters[draft.key]
        return self._book.notation({**self._book.rows(before.value), **value_of(parameter, draft)})

    def _with(self, added: AddedLaw, version: AddedVersion, parameter: AddedParameter | None) -> RegulationSet:
        others = [
            one
            for one in added.versions
            if (one.key, one.starts_on, one.origin) != (version.key, version.starts_on, version.origin)
        ]
        parameters = added.parameters if parameter is None else (*added.parameters, parameter)
        together = replace(added, versions=(*others, version), parameters=parameters)
        return self._book.merged(self._regulations.shipped, together)

    def _preview(self, path: Path, added: AddedLaw | None = None) -> tuple[PackPreview, tuple[AddedVersion, ...]]:
        pack = self._packs.read(path)
        if added is None:
            with self._workspace.unit_of_work() as uow:
                added = uow.law().added()
        installed = next((one for one in added.packs if one.name == pack.name), None)
        if installed is not None and installed.number >= pack.number:
            code = "law.pack_older" if installed.number > pack.number else "law.pack_there"
            raise KnownProblem(code, name=pack.name, number=pack.number, installed=installed.number)
        now, who = self._clock.now(), self._operator()
        versions = tuple(
            AddedVersion(one.key, one.starts_on, one.value, one.reference, now, who, pack.name) for one in pack.versions
        )
        kept = AddedLaw(
            tuple(one for one in added.parameters if one.origin != pack.name),
            tuple(one for one in added.versions if one.origin != pack.name),
            added.packs,
        )
        before = self._book.merged(self._regulations.shipped, kept)
        together = replace(kept, parameters=(*kept.parameters, *pack.parameters), versions=(*kept.versions, *versions))
        law = self._book.merged(self._regulations.shipped, together)
        changes = tuple(_pack_change(before, law, one) for one in versions)
        return PackPreview(pack, law, changes, installed.number if installed else 0), versions

    def _record(self, uow: UnitOfWork, action: str, subject: str, detail: str) -> None:
        uow.record(AuditEntry(self._clock.now(), action, "", subject, detail))


def _by_hand(added: AddedLaw, key: str, starts_on: date) -> AddedVersion | None:
    wanted = (key, starts_on, BY_HAND)
    return next((one for one in added.versions if (one.key, one.starts_on, one.origin) == wanted), None)


def _refuse_used(uow: UnitOfWork, version: AddedVersion) -> None:
    """Approved and closed months keep their payslips whatever happens; but what decided them stays to be read."""
    used = next((use for use in uow.law().uses(version.key, version.starts_on) if _decided(use, version)), None)
    if used is not None:
        raise KnownProblem(
            "law.version_used", key=version.key, since=version.starts_on, company=used.company, month=used.month
        )


def _decided(use: LawUse, version: AddedVersion) -> bool:
    return use.calculated_at >= version.added_at and (use.named or version.key.startswith(_UNNAMED))


def _pack_change(before: RegulationSet, after: RegulationSet, added: AddedVersion) -> PackChange:
    parameter = after.parameters[added.key]
    old = before.parameters.get(added.key)
    was = old.version_on(added.starts_on) if old is not None else None
    now = next(version for version in parameter.versions if version.start == added.starts_on)
    return PackChange(parameter, was, now, was is not None and was.start == added.starts_on)
