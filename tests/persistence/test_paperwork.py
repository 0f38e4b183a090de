"""Ticks, own words and the book of letters last, and stay with their company."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from desktop_app.application.records.paperwork import CaseKey, LetterEntry, OwnText, Tick
from desktop_app.domain.paperwork import LetterKind
from desktop_app.persistence.workspace import DatabaseWorkspace
from tests.persistence.samples import NOW, company

KEY = CaseKey("kesehatan_worker_deactivation", "c" * 32, date(2026, 11, 15))
TICK = Tick(*KEY, "step.letter", NOW)
LETTER = LetterEntry("001/PTA/XI/2026", LetterKind.KESEHATAN_DEACTIVATION, *KEY, date(2026, 11, 20), NOW)


def test_ticks_and_letters_last(workspace: DatabaseWorkspace) -> None:
    mine = company().id
    with workspace.unit_of_work() as unit:
        store = unit.paperwork(mine)
        store.set_tick(TICK)
        store.set_tick(replace(TICK, ticked_at=NOW + timedelta(hours=1)))
        store.set_tick(replace(TICK, item="step.send"))
        store.save_letter(LETTER)
        store.save_letter(replace(LETTER, dated=date(2026, 11, 21)))
        unit.commit()
    with workspace.unit_of_work() as unit:
        store = unit.paperwork(mine)
        assert {tick.item: tick.ticked_at for tick in store.ticks()} == {
            "step.letter": NOW + timedelta(hours=1),
            "step.send": NOW,
        }
        assert store.letters() == (replace(LETTER, dated=date(2026, 11, 21)),)
        store.clear_tick(KEY, "step.letter")
        store.clear_tick(KEY, "step.none")
        assert [tick.item for tick in store.ticks()] == ["step.send"]


def test_another_company_sees_none_of_them(workspace: DatabaseWorkspace) -> None:
    with workspace.unit_of_work() as unit:
        unit.store("b" * 32).save_company(company("b"))
        unit.paperwork("b" * 32).set_tick(TICK)
        unit.paperwork("b" * 32).save_letter(LETTER)
        unit.commit()
    with workspace.unit_of_work() as unit:
        assert unit.paperwork(company().id).ticks() == ()
        assert unit.paperwork(company().id).letters() == ()
        unit.paperwork(company().id).clear_tick(KEY, TICK.item)
        assert unit.paperwork("b" * 32).ticks() == (TICK,)


def test_own_words_are_kept_and_given_back(workspace: DatabaseWorkspace) -> None:
    own = OwnText(KEY.procedure, "step.letter", "Tanda tangan basah di cabang Bandung.", NOW)
    with workspace.unit_of_work() as unit:
        unit.checklist_texts().save(replace(own, text="Lama"))
        unit.checklist_texts().save(own)
        unit.commit()
    with workspace.unit_of_work() as unit:
        texts = unit.checklist_texts()
        assert texts.all() == (own,)
        texts.remove(own.procedure, own.item)
        assert texts.all() == ()
