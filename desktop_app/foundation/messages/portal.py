"""Sentences about the portals' workbooks."""

from __future__ import annotations

from desktop_app.foundation.messages import Sentence

SENTENCES: dict[str, Sentence] = {
    "portal.not_found": "{file} wasn't found. Choose the workbook that was downloaded from the portal.",
    "portal.locked": "{file} can't be read; another program may hold it open. Close it there and try again.",
    "portal.password": (
        "{file} is protected by a password. Save it without a password, or download it from the portal again."
    ),
    "portal.old_format": (
        "{file} is a workbook in the old .xls format. Download the template from the portal as "
        ".xlsx, or save it as .xlsx."
    ),
    "portal.not_a_workbook": (
        "{file} can't be read as an .xlsx workbook. It may be damaged or of another kind. "
        "Download it from the portal again."
    ),
    "portal.unknown": (
        "{file} isn't a portal workbook that Gajiberes knows. Its sheets: {sheets}. Known are: {known}."
    ),
    "portal.headings_missing": (
        "Sheet {sheet} in {file} lacks {count} headings of the known template, such as {headings}. Download the "
        "template again; if it still differs, the portal has changed its layout."
    ),
    "portal.headings_unknown": (
        "Sheet {sheet} in {file} has {count} headings that the known template doesn't have, such as {headings}. "
        "Download the template again; if it still differs, the portal has changed its layout."
    ),
    "portal.other_company": (
        "{file} belongs to NPP {npp}, but {company} has NPP {own}. Nothing was written. Take "
        "this company's file, or correct the NPP in the company's data."
    ),
    "portal.month_unreadable": (
        "Row {row} of {file} has {found} as BLTH, which can't be read as a month; SIPP writes 01-11-2026 for November. "
        "Nothing was written. Download the file again."
    ),
    "portal.other_month": (
        "{file} is for another month: row {row} has BLTH {found}, the run is {month}. Nothing "
        "was written. Download the file of that month, or choose the other month."
    ),
    "portal.no_key_column": (
        "{file} has no column KODE_TK, KPJ or NIK, so nobody can be found in it. Download the template again."
    ),
    "portal.same_folder": (
        "{file} lies in {folder} itself, and the filled copy has the same name. Choose another folder for it."
    ),
    "portal.renamed": (
        "{file} isn't the name that SIPP gave, {expected}. SIPP refuses a changed name: rename "
        "the filled file before the upload."
    ),
    "portal.sheet_name": (
        "The data stand on sheet {sheet} of {file}; the portal's name for it is {expected} and it may refuse another."
    ),
    "portal.unknown_columns": "{file} has columns that Gajiberes doesn't know: {columns}. They stay as they are.",
    "portal.number_cells": (
        (
            "{column} is kept as a number in {count} row (the first is row {row}), not as text; SIPP "
            "may refuse that. Download the file again and don't save it in Excel."
        ),
        (
            "{column} is kept as a number in {count} rows (the first is row {row}), not as text; "
            "SIPP may refuse that. Download the file again and don't save it in Excel."
        ),
    ),
    "portal.unproven": (
        (
            "{column} is empty in {count} row (the first is row {row}), so it isn't certain that the "
            "file is of this company and month. Check before the upload."
        ),
        (
            "{column} is empty in {count} rows (the first is row {row}), so it isn't certain that "
            "the file is of this company and month. Check before the upload."
        ),
    ),
    "portal.too_many_rows": "{portal} takes at most {limit} rows in one upload. Split the file.",
    "portal.nothing_written": "No row of {file} could be filled, so no file was written.",
    "portal.nobody": "Nobody in {month} belongs into {file}.",
    "portal.profile_unchecked": (
        "{form}: the layout was known on {seen} and hasn't been checked against the portal's "
        "present file. Compare it with a fresh download."
    ),
    "portal.made_here": (
        "{file} was made by Gajiberes in the layout of {portal}, not downloaded there. If the "
        "portal refuses it, download its template and let Gajiberes fill that."
    ),
    "portal.wages_need_template": (
        (
            "SIPP's wage file lists {count} worker by itself: download template_upah from SIPP and "
            "let Gajiberes fill it."
        ),
        (
            "SIPP's wage file lists the {count} workers by itself: download template_upah from SIPP "
            "and let Gajiberes fill it."
        ),
    ),
    "portal.no_npp": (
        "{company} has no NPP, so the file {form} has no name and wasn't made. Fill in the NPP in the company's data."
    ),
    "portal.not_in_run": (
        "{name} ({identifier}, row {row}) stands in SIPP's file but not in this run; the row "
        "stays as it was. If the person has left, report it as TK nonaktif."
    ),
    "portal.other_number": (
        "{name} (row {row}) is reported under NPP {npp} of this company; the row stays as it was. Choose the branch "
        "in the employee's record, or move the worker at SIPP."
    ),
    "portal.not_in_template": (
        "{name} isn't in SIPP's file, so the wage isn't reported. Check KPJ, KODE_TK and NIK, or "
        "register the worker at SIPP."
    ),
    "portal.joiner_not_in_template": (
        "{name} joined this month and isn't in SIPP's file yet. Upload TK mendaftar first, then "
        "download the wage file again."
    ),
    "portal.no_identifier": (
        "{name} has neither KODE_TK nor KPJ nor NIK and can't be found in SIPP's file. Fill in one of them."
    ),
    "portal.identifiers_contradict": (
        "Row {row} ({name}) names several people by its KODE_TK, KPJ and NIK: {names}. The row "
        "stays as it was. Correct the numbers in the employees' data."
    ),
    "portal.identifier_refused": (
        "Row {row} ({name}) looks like {employee}, but the surer number differs: {identifiers}. "
        "The row stays as it was. Correct the number in the employee's data."
    ),
    "portal.identifier_differs": (
        "{employee} (row {row}) was filled in, but SIPP has another {identifiers}. Compare with "
        "the card and correct the data here or at SIPP."
    ),
    "portal.shared_identifier": "{names} have the same {identifier}. Correct it in the employees' data.",
    "portal.twice_in_template": (
        "{name} stands in SIPP's file more than once (rows {rows}). None of the rows was filled: "
        "ask SIPP to remove one."
    ),
    "portal.wage_not_positive_in_run": (
        "The wage of {name} is zero or negative, which SIPP refuses. Row {row} stays as it was. Check the wage."
    ),
    "portal.not_participating": (
        "{name} (row {row}) is active at SIPP but takes part in no programme of BPJS "
        "Ketenagakerjaan here. The row stays as it was. Check the programmes."
    ),
    "portal.back_pay_negative": (
        "The back pay of {name} is negative, which SIPP refuses. RAPEL in row {row} stays as it was."
    ),
    "portal.formula": ("A cell of {name} in row {row} holds a formula and stays as it was. Download the file again."),
    "portal.row_left_out": (
        "{name} was left out of {file} because the portal would refuse the row. Correct what is "
        "named above and write the file again."
    ),
    "portal.missing": "{name}: {column} is empty; {portal} wants it filled in.",
    "portal.not_in_list": "{name}: {value} isn't in the code list of {column}.",
    "portal.no_code": "{name}: there is no code for {value} in {column}.",
    "portal.nik_length": "{name}: the NIK has {length} digits, {portal} wants 16. Check the KTP.",
    "portal.nik_zeros": "{name}: the NIK ends in 0000, which no real one does. Check the KTP.",
    "portal.nik_birth_date": "{name}: the NIK doesn't fit the date of birth or the sex. Check the KTP.",
    "portal.digits": "{name}: {column} should have {wanted} digits.",
    "portal.phone": ("{name}: {column} should be a mobile number of 9 to 14 digits that begins with 08 or 628."),
    "portal.email": "{name}: {column} doesn't look like an e-mail address.",
    "portal.name_characters": (
        "{name}: the name has a title, digits or signs; write it as on the KTP, without titles."
    ),
    "portal.wage_not_positive": "{name}: {column} is zero or negative.",
    "portal.clinic_code": "{name}: {column} should have 8 characters.",
    "portal.spouse_sex": "{name}: husband or wife doesn't fit the sex.",
    "portal.already_in_file": "{name} stands in the file already ({column}) and wasn't added again.",
    "portal.twice": "{name} has the same {column} as {other}. Only one of them is in the file.",
    "portal.shared_contact": "{name} has the same {column} as {other}; {portal} may object.",
    "portal.default_used": (
        "{column}: {value} was filled in for {count} person, as nothing was entered.",
        "{column}: {value} was filled in for {count} people, as nothing was entered.",
    ),
    "portal.child_over_age": (
        "{name}, child of {employee}, is past the age limit of BPJS Kesehatan and wasn't registered."
    ),
    "portal.edabu_leaver": (
        "{name} (JKN {jkn}) left on {day}. End the membership in e-Dabu by hand: its upload has no known code for it."
    ),
}
