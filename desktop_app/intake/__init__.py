"""Reads workbooks, portal files and bills into plain rows plus findings with cell addresses."""
