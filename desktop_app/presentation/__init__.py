"""Windows, tables and dialogs: the only place that knows Qt."""
