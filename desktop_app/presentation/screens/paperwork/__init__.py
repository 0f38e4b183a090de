"""Paperwork and procedures."""
