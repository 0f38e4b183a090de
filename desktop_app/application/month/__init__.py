"""A month of a client: its facts, pay, runs and dues."""
