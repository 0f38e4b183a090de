"""Sentences about runs, files and the command line."""

SENTENCES = {
    "cli.workspace_missing": "No workspace was named. Give --workspace W or set {variable}.",
    "cli.passphrase_missing": "The workspace is encrypted and there is no terminal to ask at. Set {variable}.",
    "cli.passphrases_differ": "The two passphrases differ. Nothing was created; try again.",
    "cli.output_cut_off": (
        "The output couldn't be written to its end: the disk is full. The command itself was carried out."
    ),
    "cli.no_display": (
        "There is no display for the window. Start Gajiberes on a desktop, or give a command: --help lists them."
    ),
    "company.unknown": "There is no company {company} in this workspace. The command companies lists them.",
    "run.none": "{company} has no such run for {month}. Calculate the month first.",
    "run.nobody": "Nobody is employed at {company} in {month}.",
    "state.not_started": "not started",
    "state.draft": "draft",
    "state.approved": "approved",
    "state.closed": "closed",
    "obligation.bpjs_kesehatan": "BPJS Kes",
    "obligation.bpjs_ketenagakerjaan": "BPJS TK",
    "obligation.pph21_deposit": "PPh 21 deposit",
    "obligation.pph21_return": "PPh 21 return",
    "obligation.not_started": "Not yet",
    "obligation.ready": "Ready",
    "obligation.sent": "Sent",
    "obligation.proven": "Proven",
    "obligation.none_due": "None due",
    "run.cannot_calculate": "{month} of {company} is {state}. Reopen it with a reason to calculate it again.",
    "run.cannot_approve": "{month} of {company} is {state}; only a draft can be approved.",
    "run.cannot_close": "{month} of {company} is {state}; only an approved month can be closed.",
    "run.cannot_reopen": "{month} of {company} is {state}; only an approved or closed month can be reopened.",
    "run.outdated": (
        "Data of {company} were changed after {month} was calculated and don't count in this run. To take them in, "
        "reopen the month."
    ),
    "run.reason_needed": "Reopening {month} of {company} needs a reason, which stays with the run.",
    "run.person_removed": (
        "{month} can't be approved: {name} is in it and was removed since. Calculate the month again."
    ),
    "run.errors_remain": (
        "{month} of {company} can't be approved: {count} finding blocks it. Mend it and calculate again.",
        "{month} of {company} can't be approved: {count} findings block it. Mend them and calculate again.",
    ),
    "files.unknown_kind": "{kind} is not a kind of file that can be written. There are: {kinds}.",
    "due.holidays_missing": "The holidays of {year} aren't entered yet, so the due date {date} may still move.",
    "wages.umk_unknown": (
        "The minimum wage of this place isn't in the tables. The province's {minimum} is used; type the place's own."
    ),
    "wages.minimum_overdue": "The minimum wages of {year} aren't entered yet; {minimum} of the year before is used.",
    "pay.no_wage": "There is no wage for {month}. Add one with its start date.",
    "pay.no_daily_wage": "A daily worker needs a daily wage. Add it to the wage in force.",
    "pay.no_days_worked": "The days worked in {month} are missing. Enter them under 'hari kerja'.",
    "tax.year_incomplete": (
        "The year can't be settled: {first} is neither calculated here nor in Awal tahun. Taxed as an ordinary month.",
        "The year can't be settled: {first} to {last} are neither calculated here nor in Awal tahun. Taxed as usual.",
    ),
    "tax.foreigner_annualised": (
        "A foreigner who began in {first} counts as newly resident, so the year is annualised. Enter the former "
        "employer's slip under Awal tahun if that isn't so."
    ),
    "family.child_aged_out": "{name} is over {limit} and no longer covered unless studying. Check the family.",
}
