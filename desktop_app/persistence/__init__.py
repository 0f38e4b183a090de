"""The only place that knows the database: SQLite (plain or SQLCipher) and PostgreSQL through SQLAlchemy Core."""
