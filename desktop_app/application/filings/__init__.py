"""The files of a month, and what the portals ask for."""
