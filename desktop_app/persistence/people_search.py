"""People found across all companies, and the filters that users keep."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, and_, func, or_, select

from desktop_app.application.records.filters import Order, PeopleFilter, Preset
from desktop_app.application.results import PersonHit
from desktop_app.persistence import tables
from desktop_app.persistence.records import upsert


def find(connection: Connection, words: Sequence[str], limit: int) -> tuple[PersonHit, ...]:
    """People in whose name or numbers every word (in small letters) occurs, by name."""
    people, companies = tables.employees.c, tables.companies.c
    # Numbers have no letters to fold; only names and NIPs do.
    texts = (func.lower(people.name), func.lower(people.nip), people.nik, people.kpj, people.jkn_number, people.phone)
    found = [or_(*[text.contains(word, autoescape=True) for text in texts]) for word in words]
    query = (
        select(
            *[people.company_id, companies.name.label("company_name"), people.id, people.nip, people.name],
            *[people.nik, people.kpj, people.jkn_number, people.phone],
        )
        .join_from(tables.employees, tables.companies, companies.id == people.company_id)
        .where(and_(*found))
        .order_by(people.name, companies.name, people.nip)
        .limit(limit)
    )
    return tuple(PersonHit(*row) for row in connection.execute(query))


def saved_filters(connection: Connection, who: str) -> tuple[PeopleFilter, ...]:
    """The filters that somebody keeps, by name."""
    table = tables.saved_filters.c
    query = select(table.name, table.search, table.preset, table.months, table.sort).where(table.who == who)
    return tuple(
        PeopleFilter(name, search, Preset(preset) if preset else None, months, Order(order))
        for name, search, preset, months, order in connection.execute(query.order_by(table.name))
    )


def save_filter(connection: Connection, who: str, chosen: PeopleFilter) -> None:
    """Insert or replace a filter by name."""
    row = {
        "who": who,
        "name": chosen.name,
        "search": chosen.search,
        "preset": chosen.preset.value if chosen.preset else "",
        "sort": chosen.order.value,
        "months": chosen.months,
    }
    upsert(connection, tables.saved_filters, [row])


def remove_filter(connection: Connection, who: str, name: str) -> None:
    """Remove a filter."""
    table = tables.saved_filters
    connection.execute(table.delete().where(table.c.who == who, table.c.name == name))
