"""Import of people."""
