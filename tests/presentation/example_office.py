"""The example client in a workspace of its own, and dialogs that answer as a test says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from desktop_app.application.services import Services
from desktop_app.bootstrap import build_gate, build_services
from desktop_app.domain.company import Company
from desktop_app.domain.periods import Month
from desktop_app.foundation.files import resource_path
from desktop_app.presentation.dialogs import Answer

NOVEMBER = Month(2026, 11)
PASSPHRASE = "kata sandi rekaan"


def example_workbook() -> Path:
    """The people workbook of the invented company."""
    return next(iter(sorted(resource_path("example").glob("*.xlsx"))))


def example_services(folder: Path) -> tuple[Services, Company]:
    """The services over a plain workspace with the example in it; the caller closes the workspace."""
    location = str(folder / "contoh.gbr")
    gate = build_gate()
    gate.create(location, None)
    services = build_services(gate.open(location, None))
    services.imports.apply(services.read_people(example_workbook()))
    return services, services.companies.desk(NOVEMBER)[0].company


@dataclass
class ScriptedDialogs:
    """Answers every question at once and remembers what was said."""

    agrees: bool = True
    opens: Path | None = None
    saves: Path | None = None
    types: str | None = None
    secret: str | None = PASSPHRASE
    said: list[tuple[str, str]] = field(default_factory=list)

    def ask(self, title: str, text: str, answers: Sequence[Answer], default: str) -> str | None:
        self.said.append((title, text))
        return answers[0].key if self.agrees else default

    def confirm(self, title: str, text: str, verb: str, *, danger: bool = False, word: str = "") -> bool:
        del verb, danger, word
        self.said.append((title, text))
        return self.agrees

    def tell(self, title: str, text: str) -> None:
        self.said.append((title, text))

    def open_file(self, title: str, kinds: str, folder: Path | None = None) -> Path | None:
        del title, kinds, folder
        return self.opens

    def save_file(self, title: str, kinds: str, suggestion: str = "", folder: Path | None = None) -> Path | None:
        del title, kinds, suggestion, folder
        return self.saves

    def folder(self, title: str, folder: Path | None = None) -> Path | None:
        del title
        return folder

    def text(self, title: str, label: str, start: str = "", verb: str = "") -> str | None:
        del label, start, verb
        self.said.append((title, ""))
        return self.types

    def new_data_file(self, wanted: Path) -> tuple[Path, str] | None:
        return (self.saves or wanted, self.secret) if self.secret else None

    def show_recovery_key(self, key: str, data_file: Path) -> None:
        self.said.append(("Kunci pemulihan", key))
        del data_file
