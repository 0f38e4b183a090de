"""Writes payslips, registers, portal files and bank files."""
