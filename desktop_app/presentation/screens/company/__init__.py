"""The form of a company."""
