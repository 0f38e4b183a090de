"""The run of a month."""
