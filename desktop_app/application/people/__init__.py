"""Employees and their families: saved, removed, checked, found, raised."""
