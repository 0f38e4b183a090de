"""Kinds of pay and deduction: a closed set, so that no formula is ever stored."""

from __future__ import annotations

from enum import StrEnum


class ComponentKind(StrEnum):
    """Kinds of company-defined allowances."""

    FIXED = "fixed"
    """Tunjangan tetap: paid whatever the attendance; part of the BPJS base."""
    VARIABLE = "variable"
    """Tunjangan tidak tetap: outside the BPJS base."""


class PayKind(StrEnum):
    """What an amount of pay counts as."""

    BASIC = "basic"
    FIXED = "fixed"
    VARIABLE = "variable"
    DAILY = "daily"
    OVERTIME = "overtime"
    IRREGULAR = "irregular"
    """THR, bonus, back pay."""
    BENEFIT = "benefit"
    """Taxable benefits in kind; no cash."""


class DeductionKind(StrEnum):
    """Deductions that the law doesn't compute."""

    PENSION_FUND = "pension_fund"
    """The employee's own contribution to a DPLK or similar."""
    ZAKAT = "zakat"
    OTHER = "other"


class Variable(StrEnum):
    """The reserved words of the sheet Variabel, as they stand in the people workbook."""

    OVERTIME = "lembur"
    BONUS = "bonus"
    THR = "thr"
    BACK_PAY = "rapel"
    BENEFIT = "natura"
    ZAKAT = "zakat"
    PENSION_FUND = "dana pensiun"
    DEDUCTION = "potongan"
    DAYS_WORKED = "hari kerja"
