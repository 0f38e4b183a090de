"""Filling the portals' own workbooks, and making the forms where none was downloaded."""

from __future__ import annotations

import re
from pathlib import Path

from desktop_app.application.filings.portal_rows import (
    KesehatanTerms,
    PortalGroup,
    by_npp,
    family_groups,
    joiner_groups,
    kesehatan_late,
    kesehatan_leavers,
    leaver_groups,
)
from desktop_app.application.results import Outcome, Run, WrittenFile
from desktop_app.domain.findings import Finding, KnownProblem, error, info, warning
from desktop_app.outputs.portal.blank import blank_form
from desktop_app.outputs.portal.profile_files import profiles
from desktop_app.outputs.portal.profiles import Profile, TemplateKind, normalised
from desktop_app.outputs.portal.rows import add_rows
from desktop_app.outputs.portal.template import Template, read_template, template_of
from desktop_app.outputs.portal.wages import fill_wages, wages_without_template
from desktop_app.outputs.written import file_part, write_file

KIND = "portal"
"""The kind of these files in the command line's contract."""

_NPP_LENGTH = 8
_NUMBER = "{npp}"


def fill(path: Path, run: Run, terms: KesehatanTerms, out_folder: Path) -> Outcome[tuple[WrittenFile, ...]]:
    """Recognise a portal's workbook and write a filled copy under the same file name.

    The workbook itself is never touched. Rows that the portal would certainly refuse are left out or stay as
    they were, and are named. Raises KnownProblem: what the workbook is not, another company's or another month's, or
    an output folder that holds the workbook itself.
    """
    if _same_folder(path.parent, out_folder):
        raise KnownProblem("portal.same_folder", file=path.name, folder=str(out_folder.resolve()))
    template = read_template(path)
    elsewhere: tuple[Run, ...] = ()
    if template.profile.file_name:
        run, elsewhere = _of_number(template, run)
    findings = [*_check_file_name(template, run), *template.findings]
    if template.profile.kind is TemplateKind.WAGES:
        filled = fill_wages(template, run, elsewhere)
        count = filled.count
        findings += filled.findings
    else:
        groups, remarks = _groups(template.profile, run, terms)
        added = add_rows(template, groups)
        count = added.count
        findings += [*remarks, *added.findings]
        if not groups:
            findings.append(warning("portal.nobody", file=path.name, month=run.head.month))
    if not count:
        findings.append(warning("portal.nothing_written", file=path.name))
        return Outcome((), tuple(findings))
    findings += _unchecked(template.profile)
    return Outcome((_write(template, out_folder / path.name),), tuple(findings))


def write_portal_files(run: Run, terms: KesehatanTerms, out_folder: Path) -> Outcome[tuple[WrittenFile, ...]]:
    """Make the forms of the month's joiners and leavers without a downloaded workbook.

    They carry the portal's layout and say inside that they weren't downloaded. Wages have no such form: SIPP
    lists its workers itself.
    """
    findings: list[Finding] = []
    written: list[WrittenFile] = []
    for profile in profiles():
        if not profile.own_name:
            continue
        for part in by_npp(run) if _NUMBER in profile.own_name else (run,):
            made, remarks = _own_form(profile, part, terms, out_folder)
            written += made
            findings += remarks
    needed = wages_without_template(run)
    return Outcome(tuple(written), (*findings, *([needed] if needed else [])))


def _own_form(
    profile: Profile, run: Run, terms: KesehatanTerms, out_folder: Path
) -> tuple[list[WrittenFile], list[Finding]]:
    groups, remarks = _groups(profile, run, terms)
    findings = list(remarks)
    if not groups:
        return [], findings
    company = run.company
    if _NUMBER in profile.own_name and not company.npp:
        return [], [*findings, error("portal.no_npp", company=company.name, form=profile.title)]
    name = profile.own_name.format(npp=normalised(company.npp), code=file_part(company.code), month=run.head.month)
    template = template_of(blank_form(profile, name))
    added = add_rows(template, groups)
    findings += added.findings
    if not added.count:
        return [], findings
    written = _write(template, out_folder / name)
    findings.append(info("portal.made_here", file=name, portal=profile.portal))
    return [written], [*findings, *_unchecked(profile)]


def _of_number(template: Template, run: Run) -> tuple[Run, tuple[Run, ...]]:
    """The people of the number that the workbook names, by its rows or its file name, else of the company's own; and
    those of its other numbers.
    """
    parts = by_npp(run)
    named = {_number_in(template)}
    if template.profile.kind is TemplateKind.WAGES:
        named |= {normalised(template.text(row, "npp")) for row in template.data_rows()}
    named.discard("")
    meant = next((part for part in parts if normalised(part.company.npp) in named), parts[0])
    return meant, tuple(part for part in parts if part is not meant)


def _number_in(template: Template) -> str:
    """The number in the workbook's file name; empty when there is none."""
    head = template.profile.file_name.partition(_NUMBER)[0]
    pattern = re.escape(head) + rf"([0-9A-Z]{{{_NPP_LENGTH}}})(?![0-9A-Z])"
    found = re.match(pattern, template.archive.file_name, re.IGNORECASE)
    return normalised(found[1]) if found else ""


def _groups(profile: Profile, run: Run, terms: KesehatanTerms) -> tuple[tuple[PortalGroup, ...], tuple[Finding, ...]]:
    if profile.kind is TemplateKind.JOINERS:
        return joiner_groups(run), ()
    if profile.kind is TemplateKind.LEAVERS:
        return leaver_groups(run), ()
    groups, findings = family_groups(run, terms)
    return groups, (*findings, *kesehatan_leavers(run), *kesehatan_late(run))


def _check_file_name(template: Template, run: Run) -> list[Finding]:
    """SIPP names its files by the company's NPP and refuses a changed name."""
    proper = template.profile.file_name
    if not proper:
        return []
    name = template.archive.file_name
    head, tail = proper.split(_NUMBER)
    found = _number_in(template)
    own = normalised(run.company.npp)
    if found and found != own:
        raise KnownProblem(
            "portal.other_company",
            file=name,
            npp=found,
            company=run.company.name,
            own=run.company.npp or "-",
        )
    expected = proper.format(npp=own or "NPP")
    if found and name[len(head) + _NPP_LENGTH :].lower() == tail.lower():
        return []
    return [warning("portal.renamed", file=name, expected=expected)]


def _unchecked(profile: Profile) -> list[Finding]:
    return [] if profile.checked else [info("portal.profile_unchecked", form=profile.title, seen=profile.seen)]


def _write(template: Template, target: Path) -> WrittenFile:
    return write_file(KIND, target, template.archive.with_part(template.part, template.sheet.render()))


def _same_folder(folder: Path, other: Path) -> bool:
    try:
        return folder.samefile(other)
    except OSError:
        return folder.resolve() == other.resolve()
