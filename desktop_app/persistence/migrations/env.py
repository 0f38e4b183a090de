"""Run by Alembic; the connection comes from ``persistence.upgrade``."""

from __future__ import annotations

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    render_as_batch=True,
    # Our SQLite connections begin their transactions themselves, so an upgrade is all or nothing there, too.
    transactional_ddl=True,
)
context.run_migrations()
