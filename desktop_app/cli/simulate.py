"""``simulate``: what-if calculations by the same calculators as the screen. Nothing is stored.

The options of each calculator are made from its form, only when this command is options for.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, Final

from desktop_app.application.simulations import typed
from desktop_app.application.simulations.catalogue import CALCULATORS
from desktop_app.application.simulations.forms import Field, FieldKind, Form, Objection, Value
from desktop_app.application.simulations.results import Simulated
from desktop_app.application.simulations.service import Simulations
from desktop_app.application.simulations.shape import as_text, simulation_shape, value_shape
from desktop_app.cli.environment import DONE, INCOMPLETE, REFUSED, Environment
from desktop_app.cli.grammar import Parser, add_common
from desktop_app.cli.printing import finding_message, has_errors, put_json
from desktop_app.cli.session import opened
from desktop_app.domain.money import SEN_PER_RUPIAH, Money
from desktop_app.domain.periods import Month, iso_day
from desktop_app.foundation import formats
from desktop_app.foundation.clock import SystemClock
from desktop_app.foundation.i18n import _, sentence

_LIST: Final = "list"
_POINT: Final = re.compile(r"(\d+)\.(\d{1,2})")
_COMPANY: Final = "company"


def run(options: argparse.Namespace, environment: Environment) -> int:
    """``simulate list`` and ``simulate NAME --field value …``."""
    offline = Simulations(environment.regulations(), SystemClock())
    if options.simulation == _LIST:
        return _list(offline, options, environment)
    form = CALCULATORS[options.simulation].form
    try:
        return _calculate(form, offline, options, environment)
    except Objection as objection:
        environment.err.write(f"--{objection.field}: {sentence(objection.code, objection.params)}\n")
        return REFUSED


def _calculate(form: Form, offline: Simulations, options: argparse.Namespace, environment: Environment) -> int:
    given = {field.name: getattr(options, _place(field)) for field in form.fields if hasattr(options, _place(field))}
    if form.needs_people:
        with opened(options, environment) as services:
            found = services.simulations.calculate(form.name, given, getattr(options, _COMPANY))
    else:
        found = offline.calculate(form.name, given)
    return _put(form, given, found, options, environment)


def _put(
    form: Form, given: dict[str, Value], found: Simulated, options: argparse.Namespace, environment: Environment
) -> int:
    if getattr(options, "json", False):
        values = {name: value_shape(value) for name, value in given.items()}
        put_json(
            environment.out,
            {"simulation": form.name, "values": values, **simulation_shape(found, finding_message)},
        )
    else:
        environment.out.write(as_text(_(form.title), found))
    return INCOMPLETE if has_errors(found.findings) else DONE


def _list(offline: Simulations, options: argparse.Namespace, environment: Environment) -> int:
    """Every calculator with its fields."""
    if getattr(options, "json", False):
        put_json(environment.out, {"simulations": [_form_shape(form, offline.today) for form in offline.forms()]})
        return DONE
    for form in offline.forms():
        environment.out.write(f"{form.name}\t{_(form.title)}\t{_(form.purpose)}\n")
    return DONE


def _form_shape(form: Form, today: date) -> dict[str, Any]:
    return {
        "name": form.name,
        "group": form.group.value,
        "title": _(form.title),
        "purpose": _(form.purpose),
        "needs_company": form.needs_people,
        "fields": [
            {
                "name": field.name,
                "label": _(field.label),
                "kind": field.kind.value,
                "required": field.required,
                "default": value_shape(field.default_on(today)),
                "choices": [choice.word for choice in field.choices],
            }
            for field in form.fields
        ],
    }


def grammar(program: str) -> Parser:
    """The grammar of the command, made from the forms."""
    root = Parser(prog=program, description=_("What-if calculations; nothing is stored"))
    add_common(root)
    names = root.add_subparsers(dest="simulation", required=True, metavar=_("NAME"), parser_class=Parser)
    add_common(names.add_parser(_LIST, help=_("Every simulation; with --json also its fields")))
    for calculator in CALCULATORS.values():
        form = calculator.form
        parser = names.add_parser(form.name, help=_(form.title), description=_(form.purpose))
        add_common(parser)
        if form.needs_people:
            parser.add_argument("--company", required=True, metavar="CODE", help=_("code of the client"))
        for field in form.fields:
            _add_field(parser, field)
    return root


def _add_field(parser: argparse.ArgumentParser, field: Field) -> None:
    parser.add_argument(
        f"--{field.name}",
        dest=_place(field),
        type=_reader(field),
        default=argparse.SUPPRESS,
        metavar=_FORMS[field.kind],
        help=_help(field).replace("%", "%%"),
    )


def _help(field: Field) -> str:
    """What a field is called and means, and in brackets how it is answered."""
    said = ". ".join(filter(None, (_(field.label), _(field.help).rstrip(".") if field.help else "")))
    terms = "; ".join(_terms(field))
    return f"{said} [{terms}]" if terms else said


def _terms(field: Field) -> Iterator[str]:
    """The words of a field, when it counts, whether it must be given, and what stands for it otherwise."""
    if field.choices:
        called = ((choice.word, _(choice.label)) for choice in field.choices)
        yield "; ".join(word if word == label else f"{word} = {label}" for word, label in called)
    if field.only_if is not None:
        other, wanted = field.only_if
        words = "|".join("yes" if word is True else str(word) for word in wanted)
        yield _("only with --{option} {words}").format(option=other, words=words)
    if field.required and field.default is None:
        yield _("required")
    elif isinstance(field.default, str | int) and not isinstance(field.default, bool):
        yield _("{value} unless given").format(value=field.default)
    elif field.default is True:
        yield _("{value} unless given").format(value="yes")


def _place(field: Field) -> str:
    """Where argparse keeps a field, out of the way of the options that every command has."""
    return f"field {field.name}"


_FORMS: Final = {
    FieldKind.MONEY: "RP",
    FieldKind.WHOLE: "N",
    FieldKind.PERCENT: "PERCENT",
    FieldKind.DATE: "YYYY-MM-DD",
    FieldKind.MONTH: "YYYY-MM",
    FieldKind.CHOICE: "WORD",
    FieldKind.FLAG: "yes|no",
    FieldKind.WORDS: "WORDS",
    FieldKind.PEOPLE: "NIP,NIP",
}


def _reader(field: Field) -> Callable[[str], Value]:
    def read(text: str) -> Value:
        try:
            return _READERS[field.kind](text.strip())
        except ValueError as problem:
            reason = _("{text} is not {form}").format(text=text, form=_FORMS[field.kind])
            raise argparse.ArgumentTypeError(reason) from problem

    return read


def _money(text: str) -> Money:
    """Typed as on screen, or as the JSON of this program writes it: with two decimals behind a point."""
    if match := _POINT.fullmatch(text):
        amount = Money(int(match[1]) * SEN_PER_RUPIAH + int(match[2].ljust(2, "0")))
    else:
        amount = Money(formats.parse_amount(text))
    if amount.sen < 0:
        raise ValueError(text)
    return amount


_READERS: Final[dict[FieldKind, Callable[[str], Value]]] = {
    FieldKind.MONEY: _money,
    FieldKind.WHOLE: typed.whole,
    FieldKind.PERCENT: typed.percent,
    FieldKind.DATE: iso_day,
    FieldKind.MONTH: Month.parse,
    FieldKind.CHOICE: str,
    FieldKind.FLAG: typed.flag,
    FieldKind.WORDS: typed.words,
    FieldKind.PEOPLE: typed.people,
}
