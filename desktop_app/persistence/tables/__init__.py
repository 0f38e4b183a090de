"""The tables of a workspace.

Every row of a client carries ``company_id``, and composite foreign keys make the database itself refuse a
child of another company's record. Ids are made by the application (uuid4 in hex).
"""

from desktop_app.persistence.tables.client import (
    branch_terms,
    branches,
    companies,
    company_terms,
    component_terms,
    components,
    import_mappings,
)
from desktop_app.persistence.tables.history import audit_head, audit_trail, change_history, saved_filters
from desktop_app.persistence.tables.law import law_packs, law_parameters, law_versions
from desktop_app.persistence.tables.month import opening_totals, payslip_lines, payslips, runs, variable_items
from desktop_app.persistence.tables.paperwork import checklist_texts, checklist_ticks, letters
from desktop_app.persistence.tables.person import (
    employee_terms,
    employees,
    employments,
    family_members,
    leaves,
    wage_allowances,
    wages,
)
from desktop_app.persistence.tables.schema import metadata

__all__ = [
    "audit_head",
    "audit_trail",
    "branch_terms",
    "branches",
    "change_history",
    "checklist_texts",
    "checklist_ticks",
    "companies",
    "company_terms",
    "component_terms",
    "components",
    "employee_terms",
    "employees",
    "employments",
    "family_members",
    "import_mappings",
    "law_packs",
    "law_parameters",
    "law_versions",
    "leaves",
    "letters",
    "metadata",
    "opening_totals",
    "payslip_lines",
    "payslips",
    "runs",
    "saved_filters",
    "variable_items",
    "wage_allowances",
    "wages",
]
