"""Checklists with deadlines, and letters."""
