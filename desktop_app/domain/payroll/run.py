"""Life of a run: draft, approved, closed; a reopened month goes on as a new numbered run."""

from __future__ import annotations

from enum import StrEnum

from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.periods import Month


class RunState(StrEnum):
    """Where a run stands."""

    DRAFT = "draft"
    APPROVED = "approved"
    CLOSED = "closed"


class Move(StrEnum):
    """What can be asked of a run."""

    CALCULATE = "calculate"
    APPROVE = "approve"
    CLOSE = "close"
    REOPEN = "reopen"


_ALLOWED = {
    Move.CALCULATE: frozenset({RunState.DRAFT}),
    Move.APPROVE: frozenset({RunState.DRAFT}),
    Move.CLOSE: frozenset({RunState.APPROVED}),
    Move.REOPEN: frozenset({RunState.APPROVED, RunState.CLOSED}),
}


def is_allowed(move: Move, state: RunState) -> bool:
    """Whether a run in that state can make that move."""
    return state in _ALLOWED[move]


def require(move: Move, state: RunState, company: str, month: Month) -> None:
    """Raise KnownProblem ``run.cannot_…`` when the move isn't possible."""
    if not is_allowed(move, state):
        raise KnownProblem(f"run.cannot_{move}", company=company, month=month, state=state.value)
