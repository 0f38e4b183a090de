"""PTKP beside the family: what the tax status counts, and whether the recorded family agrees.

Tax and BPJS count differently. PTKP follows the family on 1 January (UU PPh art. 7(2)), with at most three
dependants in the direct line (art. 7(1)d); a married woman is taxed as unmarried unless her husband has no income
(PMK 168/2023 art. 9). Nothing here changes a status: it only says where the two disagree.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from desktop_app.domain.family import FamilyMember, Relation
from desktop_app.domain.findings import Finding, info, warning
from desktop_app.domain.periods import Month, age_on

_MOST: Final = 3
"""The statuses end with three dependants."""


def ptkp_remarks(
    ptkp: str, sex: str, marital_status: str, family: Iterable[FamilyMember], year: int, adult: int
) -> tuple[Finding, ...]:
    """Where a PTKP such as ``K/2`` and the family as it was on 1 January of a year disagree.

    Whoever BPJS Kesehatan counted for the last time before that day belongs to the family no longer; whoever it
    counts from a later month on may belong to it already, as one may register late, but isn't expected to.
    ``marital_status`` is TK, K, C or empty. From the age ``adult`` on a child is no longer expected to be a dependant
    (tax law knows no limit). Findings are about the PTKP; a family that was never recorded gives information only.
    """
    status, _slash, count = ptkp.partition("/")
    day = date(year, 1, 1)
    members = tuple(member for member in family if not member.has_ended(Month.of(day)))
    if not count.isdigit():
        return ()
    if marital_status in ("TK", "C") and status == "K":
        return (warning("ptkp.not_married", ptkp=ptkp).about("ptkp"),)
    if not members:
        alone = status == "TK" and count == "0"
        return () if alone else (info("ptkp.no_family", ptkp=ptkp).about("ptkp"),)
    spouses = [member for member in members if member.relation.is_spouse]
    found: list[Finding] = []
    if status == "K" and not spouses:
        found.append(warning("ptkp.no_spouse", ptkp=ptkp))
    elif status == "TK" and sex == "L" and any(member.counts_in(Month.of(day)) for member in spouses):
        found.append(warning("ptkp.spouse", ptkp=ptkp))
    found += _dependants(ptkp, int(count), sex, members, day, adult)
    return tuple(finding.about("ptkp") for finding in found)


def possible_dependants(members: Iterable[FamilyMember], day: date) -> tuple[FamilyMember, ...]:
    """Who may be a dependant on a day: relatives in the direct line who were born by then, and parents-in-law."""
    return tuple(member for member in members if not member.relation.is_spouse and member.birth_date <= day)


def _dependants(
    ptkp: str, count: int, sex: str, members: tuple[FamilyMember, ...], day: date, adult: int
) -> list[Finding]:
    possible = possible_dependants(members, day)
    if count > len(possible):
        return [warning("ptkp.too_many", ptkp=ptkp, count=len(possible), counted=count, day=day)]
    children = [member for member in possible if member.relation is Relation.CHILD and member.counts_in(Month.of(day))]
    minors = [child for child in children if age_on(child.birth_date, day) < adult]
    expected = min(len(minors), _MOST)
    # The children of a married woman are usually her husband's dependants.
    if count < expected and sex == "L":
        return [info("ptkp.more_children", ptkp=ptkp, count=len(minors), counted=count, day=day)]
    return []
