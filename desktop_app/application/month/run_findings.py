"""The findings of a run: those of its payslips and those of the whole."""

from __future__ import annotations

from desktop_app.application.results import Run, StoredPayslip
from desktop_app.domain.findings import Finding, Severity


def all_findings(run: Run) -> tuple[Finding, ...]:
    """The findings of the run and of each payslip, which are about the employee's number."""
    return (
        *run.findings,
        *(finding.about(stored.employee.nip) for stored in run.payslips for finding in stored.payslip.findings),
    )


def errors_of(run: Run) -> tuple[Finding, ...]:
    """The findings that keep a run from being approved, each once."""
    return tuple(dict.fromkeys(finding for finding in all_findings(run) if finding.severity is Severity.ERROR))


def findings_of(run: Run, stored: StoredPayslip) -> tuple[Finding, ...]:
    """What was found about a person: on the payslip itself, and in the run under the person's number."""
    own = stored.payslip.findings
    about = (found for found in run.findings if found.subject == stored.employee.nip)
    return (*own, *(found for found in about if found not in own and found.about("") not in own))


def open_findings_of(run: Run) -> tuple[Finding, ...]:
    """The findings of a run, those of people under their number and those of the whole, each once."""
    of_people = [(found, stored.employee.nip) for stored in run.payslips for found in findings_of(run, stored)]
    people, known = {stored.employee.nip for stored in run.payslips}, {found for found, _nip in of_people}
    of_run = (found for found in run.findings if found.subject not in people and found not in known)
    return (*(found.about(nip) for found, nip in of_people), *of_run)


def open_findings(run: Run, severity: Severity) -> int:
    """How many findings of one severity a run has."""
    return sum(found.severity is severity for found in open_findings_of(run))
