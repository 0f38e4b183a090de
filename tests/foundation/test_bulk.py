"""The collector's pause ends as it began."""

from __future__ import annotations

import gc

from desktop_app.foundation.bulk import no_cycle_collection


def test_the_collector_goes_on_after_the_outermost_block() -> None:
    with no_cycle_collection():
        with no_cycle_collection():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with no_cycle_collection():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
