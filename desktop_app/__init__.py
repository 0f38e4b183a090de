"""Gajiberes: desktop payroll for Indonesia."""

__version__ = "0.1.0"
