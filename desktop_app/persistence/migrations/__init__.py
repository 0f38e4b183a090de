"""The history of the schema, for Alembic. It never imports the current tables."""
