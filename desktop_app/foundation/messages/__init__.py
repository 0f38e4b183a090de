"""The English sentence of every finding and known problem, by code.

Each area of work has a module here with a dict ``SENTENCES``: code to sentence with ``{params}``. A
pair of sentences is singular and plural, chosen by the parameter ``count``. Adding a module is enough.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache

Sentence = str | tuple[str, str]


@cache
def sentences() -> Mapping[str, Sentence]:
    """All sentences by code.

    Raises ValueError where two areas use the same code.
    """
    merged: dict[str, Sentence] = {}
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda found: found.name):
        area: Mapping[str, Sentence] = importlib.import_module(f"{__name__}.{module.name}").SENTENCES
        twice = merged.keys() & area.keys()
        if twice:
            raise ValueError(f"codes with a sentence in {module.name} and in another area: {sorted(twice)}")
        merged.update(area)
    return merged
