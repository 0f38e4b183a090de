"""Sentences about reading workbooks and about the import of people."""

from __future__ import annotations

from desktop_app.foundation.messages import Sentence

SENTENCES: dict[str, Sentence] = {
    "workbook.missing": "The file {file} isn't in {folder}. Check the name and the folder.",
    "workbook.no_access": (
        "{file} can't be opened: it is in use by another program, or you have no right to read it. Close "
        "it in Excel and try again."
    ),
    "workbook.empty_file": "{file} is empty. Save it again from Excel or download it again.",
    "workbook.not_a_workbook": (
        "{file} isn't an Excel workbook (.xlsx), whatever its name says. Open it in Excel or LibreOffice "
        "and save it as .xlsx."
    ),
    "workbook.numbers": (
        "{file} was made by Numbers. In Numbers choose File, Export To, Excel, and open the new file here."
    ),
    "workbook.password": "{file} is protected by a password. Remove the password in Excel and save it again.",
    "workbook.too_large": (
        "{file} is too large to be read safely. Delete pictures and unneeded sheets, or divide it into several files."
    ),
    "workbook.unreadable": (
        "{file} is damaged and can't be read. Open it in Excel and save it again, or ask for a new copy."
    ),
    "workbook.too_many_rows": (
        "Sheet {sheet} of {file} goes beyond {most} rows or 256 columns. Delete stray cells far below "
        "or to the right, or divide the file."
    ),
    "workbook.sheet_missing": "{file} has no sheet {sheet}. Take the sheet from the template and keep its name.",
    "workbook.sheet_twice": "{file} has the sheet {sheet} twice. Keep one of them.",
    "workbook.column_missing": (
        "A column is missing in sheet {sheet} of {file}: {columns}. Take the heading from the template.",
        ("{count} columns are missing in sheet {sheet} of {file}: {columns}. Take the headings from the template."),
    ),
    "workbook.column_twice": (
        "Sheet {sheet} of {file} has the column {column} twice, again in {cell}. Delete or rename one of them."
    ),
    "people.no_such_company": "There is no company with the code {company}. Check the code on the client desk.",
    "people.unknown_sheet": (
        "Sheet {sheet} isn't part of the layout and was not read. If it was meant to be imported, give "
        "it the template's name."
    ),
    "people.unknown_column": (
        "{sheet} {cell}: the column {column} isn't part of the layout and was not read. If it was meant, "
        "use the template's heading."
    ),
    "people.no_heading": "{sheet} {cell}: this column has values but no heading, so it was not read.",
    "people.required": "{sheet} {cell}: {column} must be filled.",
    "people.cell_error": "{sheet} {cell}: the formula in {column} gives an error. Repair it or type the value.",
    "people.cell_uncalculated": (
        "{sheet} {cell}: the formula in {column} has no stored result. Open the file in Excel, save it, "
        "and import again."
    ),
    "people.not_text": "{sheet} {cell}: {found} can't be used for {column}. Type it as text.",
    "people.not_an_identifier": (
        "{sheet} {cell}: {column} can't be read from {found}. Format the cell as text and type the number again."
    ),
    "people.number_too_long": (
        "{sheet} {cell}: {column} is a number cell with more than {most} digits, so Excel has changed "
        "its last digits. Format the cell as text and type it again from the document."
    ),
    "people.lost_zeros": (
        "{sheet} {cell}: {column} is the number {found} and has probably lost zeros at its beginning. "
        "Format the cell as text and type it again."
    ),
    "people.not_a_date": "{sheet} {cell}: {found} isn't a date for {column}. Use a date cell, or 31-12-2026.",
    "people.not_an_amount": "{sheet} {cell}: {found} isn't an amount for {column}. Use a number, or 8.000.000.",
    "people.ambiguous_amount": (
        "{sheet} {cell}: {found} in {column} can mean thousands or decimals. Use a number cell, or write "
        "it without the dot."
    ),
    "people.too_many_decimals": (
        "{sheet} {cell}: {found} in {column} has more than two decimals. Round it in the workbook."
    ),
    "people.negative": "{sheet} {cell}: {column} is below zero ({found}).",
    "people.out_of_bounds": "{sheet} {cell}: {found} isn't possible for {column}; it goes from {low} to {high}.",
    "people.not_a_year": "{sheet} {cell}: {found} isn't a year for {column}, such as 2026.",
    "people.not_a_month": "{sheet} {cell}: {found} isn't a month for {column}, such as 2026-11.",
    "people.not_in_list": "{sheet} {cell}: {found} isn't possible for {column}. Possible: {words}.",
    "people.duplicate": ("{sheet} {cell}: {key} stands in this sheet twice, first in {first}. Delete one of the rows."),
    "people.unknown_company": (
        "{sheet} {cell}: there is no company {company}, neither in the sheet Perusahaan nor in the program."
    ),
    "people.numbers_made": (
        "{count} person without a NIP is new and gets the number {first}.",
        "{count} people without a NIP are new and get the numbers {first} to {last}.",
    ),
    "people.several_of_this_name": (
        "{sheet} {cell}: several people are called {name}. Add the NIP or the NIK, so that it is clear who is meant."
    ),
    "people.number_taken": (
        "{sheet} {cell}: the number {nip} was given to {holder} meanwhile. Open the file again, so that the new person "
        "gets another one."
    ),
    "people.unknown_branch": (
        "{sheet} {cell}: the company has no branch {branch}, neither in the sheet Cabang nor in the program."
    ),
    "people.no_branches": (
        "{sheet} {cell}: the company has no branches, so {branch} was not read. Enter the branches first if it is one."
    ),
    "people.history_not_earlier": (
        "{sheet} {cell}: only what held before {newest} belongs in this sheet; what holds since then stands in the "
        "sheet Perusahaan or Karyawan."
    ),
    "people.history_before_approved": (
        "{sheet} {cell}: this changes what held before {month}, in months that are already approved. They stay as "
        "they are."
    ),
    "people.component_kind": "{sheet} {cell}: {component} is already an allowance of the other kind.",
    "people.overlapping": "{sheet} {cell}: these days end before they begin, or overlap others in this sheet.",
    "people.not_reasons": "{sheet} {cell}: {found} doesn't say for which programme, such as jp: reason.",
    "people.export_without_logo": "The logo of {company} isn't in the workbook; choose it again in another workspace.",
    "people.company_refused": (
        "{sheet} {cell}: the row of company {company} in the sheet Perusahaan was refused, so this row can't be "
        "used either. Repair that row first."
    ),
    "people.unknown_employee": (
        "{sheet} {cell}: there is no employee with NIP {nip}, neither in the sheet Karyawan nor in the program."
    ),
    "people.person_refused": (
        "{sheet} {cell}: the row of NIP {nip} in the sheet Karyawan was refused, so this row can't be "
        "used either. Repair that row first."
    ),
    "people.ends_before_start": "{sheet} {cell}: the last day lies before the first day of work, {started}.",
    "people.basic_required": "{sheet} {cell}: Gaji pokok must be filled; only daily workers may leave it empty.",
    "people.daily_required": "{sheet} {cell}: fill Upah harian or Gaji pokok for this daily worker.",
    "people.unknown_component": (
        "{sheet} {cell}: {component} is neither a word of the list nor an allowance of this person. Put "
        "the allowance into the sheet Upah, with 0 if there is no monthly amount."
    ),
    "people.days_worked": "{sheet} {cell}: days worked must be a whole number from 0 to 31.",
    "people.first_month_of_other_year": "{sheet} {cell}: the first month doesn't lie in {year}.",
    "people.length": (
        "{sheet} {cell}: {column} has {count} characters; {expected} digits are usual. Check it against "
        "the document before uploading."
    ),
    "people.unknown_location": "{sheet} {cell}: {location} isn't in SIPP's list of places of work ({column}).",
    "people.tiny_amount": (
        "{sheet} {cell}: {amount} is less than any wage. Were thousands or millions meant, or is it a percentage?"
    ),
    "people.contract_before_start": "{sheet} {cell}: the contract ends before the first day of work, {started}.",
    "people.country": "{sheet} {cell}: {country} isn't a country's code of two letters, such as ID or JP.",
    "people.digits_in_name": (
        "{sheet} {cell}: the name contains digits. The portals compare names with the identity card."
    ),
    "people.nik_birth": (
        "{sheet} {cell}: the NIK doesn't fit the birth date {birth}. Check both against the identity card."
    ),
    "people.nik_sex": "{sheet} {cell}: the NIK doesn't fit the sex {sex}. Check both against the identity card.",
    "people.phone": "{sheet} {cell}: SIPP takes mobile numbers of 9 to 14 digits that begin with 08 or 628.",
    "people.email": "{sheet} {cell}: this isn't the form of an e-mail address.",
    "people.account": "{sheet} {cell}: account numbers have 5 to 20 digits and nothing else.",
    "people.no_nik": "{sheet} {cell}: without a NIK this person can't be registered at the portals.",
    "people.no_passport": ("{sheet} {cell}: without a passport number this person can't be registered at the portals."),
    "people.no_contract_end": "{sheet} {cell}: a PKWT needs the end of the contract; SIPP asks for it.",
    "people.no_leaving_reason": ("{sheet} {cell}: the reason for leaving is missing; SIPP asks for it (A1 to A10)."),
    "people.ptkp_marital": "{sheet} {cell}: PTKP {ptkp} doesn't fit the marital status {marital}.",
    "people.too_young": "{sheet} {cell}: born on {birth}, younger than 15 at the start of work. Check the date.",
    "people.shared_number": ("{sheet} {cell}: {column} is the same as that of NIP {other}. The portals may refuse it."),
    "people.below_minimum_wage": (
        "{sheet} {cell}: the wage of {wage} is below the minimum wage of {minimum}. BPJS Kesehatan is "
        "calculated from the minimum wage, except for micro and small companies."
    ),
    "people.wage_before_approved": (
        "{sheet} {cell}: this wage begins before {month}, in a month that is already approved. Approved "
        "months stay as they are; a difference is paid as rapel."
    ),
    "people.variable_before_approved": (
        "{sheet} {cell}: the month {month} is already approved and doesn't change. Reopen it if this "
        "amount belongs there."
    ),
    "people.from_approved_month": (
        "{company}: changes hold from {month}, which is already approved. Approved months stay as they are."
    ),
    "people.cell_too_long": "{sheet} {cell}: {column} holds more text than a cell of Excel can. Shorten it.",
    "people.text_too_long": "{sheet} {cell}: {column} has {count} characters; at most {most} are taken. Shorten it.",
    "people.incomplete": (
        "{sheet} {cell}: this is new, so {columns} must be filled, too. Add the column, or choose a value for all rows."
    ),
    "people.row_without_person": (
        "{sheet} row {row}: no NIP and no person's data stand here, so the row was taken for a title or a sum."
    ),
    "people.text_encoding": (
        "The file isn't saved as UTF-8 and was read as a Windows text. Check names with unusual letters."
    ),
    "people.text_under_workbook_name": (
        "{file} is a text table under a workbook's name. It was read as text; check numbers that begin with 0."
    ),
    "people.no_mapping": (
        "{file} isn't the people workbook, and its columns aren't known yet. Import it once in the program's window "
        "and say what each column means; then this command reads it, too."
    ),
    "workbook.not_a_table": (
        "{file} is neither a workbook nor a text table. Save it from its program as .xlsx, .xls, .ods or .csv."
    ),
    "workbook.pdf": "{file} is a PDF. Ask for the spreadsheet itself, or copy the table and paste its cells here.",
    "workbook.web_page": (
        "{file} is a web page under a workbook's name, as some sites export it. Open it in Excel or LibreOffice and "
        "save it as .xlsx."
    ),
}
