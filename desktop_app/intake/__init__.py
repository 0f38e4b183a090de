"""Reads workbooks, portal files and bills into plain rows and findings with cell addresses."""
