"""The workspace's database: the only place that imports SQLAlchemy, Alembic and the key store."""
