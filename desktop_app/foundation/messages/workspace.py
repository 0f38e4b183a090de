"""Sentences about workspaces and backups."""

from __future__ import annotations

from desktop_app.foundation.messages import Sentence

SENTENCES: dict[str, Sentence] = {
    "workspace.not_found": "There is no workspace at {path}. Check the place, or create a new workspace.",
    "workspace.exists": "Something exists already at {path}, so nothing was written. Choose another name or place.",
    "workspace.not_a_workspace": "{path} is not a Gajiberes workspace. Nothing was changed; choose another file.",
    "workspace.damaged": (
        "The workspace {path} is damaged and can't be read. Keep the file, and restore the latest backup "
        "under another name."
    ),
    "workspace.newer": (
        "{path} was made by a newer Gajiberes. Nothing was changed; update Gajiberes on this computer, then "
        "open it again."
    ),
    "workspace.locked": (
        "Somebody else is writing to the workspace {path}, or just did. "
        "Nothing was changed; wait a moment and try again."
    ),
    "workspace.no_permission": (
        "Gajiberes may not read or write {path}. Check the permissions of the file and its folder, or choose "
        "another place."
    ),
    "workspace.disk_full": (
        "The disk is full: {path} couldn't be written. Nothing was changed; free some space and try again."
    ),
    "workspace.io_error": (
        "The disk or network drive reported an error at {path}. Check the connection or the disk, then try again."
    ),
    "workspace.folder_missing": "The folder of {path} doesn't exist. Create it, or choose another place.",
    "workspace.wrong_passphrase": "The passphrase doesn't open {path}. Try again, or use the recovery key.",
    "workspace.recovery_key_mistyped": (
        "The recovery key for {path} is mistyped: its check letters don't agree. Compare it with your note "
        "letter by letter."
    ),
    "workspace.passphrase_needed": "The workspace {path} is encrypted. Enter its passphrase or the recovery key.",
    "workspace.passphrase_empty": "An empty passphrase protects nothing. Choose a passphrase for {path}.",
    "workspace.key_file_missing": (
        "The key file {path} is missing. If the file beside it is an encrypted workspace, put its key file "
        "back or restore a backup; otherwise it is not a workspace."
    ),
    "workspace.key_file_damaged": (
        "The key file of {path} can't be read. Put an intact copy of it back, for example by restoring a "
        "backup under another name."
    ),
    "workspace.key_file_exists": (
        "There is a key file {path} already; it may be the only key to another workspace, so nothing was "
        "written. Choose another name."
    ),
    "workspace.changed_meanwhile": (
        "Somebody else changed the same data in the meantime. Nothing was saved; open it again and repeat your change."
    ),
    "workspace.conflict": (
        "An entry with the same number or code exists already in {path}. Nothing was saved; use another number or code."
    ),
    "workspace.no_company": "The company {company} isn't in this workspace. Choose one from the list.",
    "workspace.unknown_employee": (
        "There is no employee with the NIP {nip} in this company. Add the employee first, or correct the NIP."
    ),
    "workspace.unknown_database": (
        "Gajiberes can't use a database of the kind {scheme}. Give a file path or a postgresql:// address."
    ),
    "workspace.bad_url": (
        "The address of the database server can't be read. It looks like postgresql://user@server/database."
    ),
    "workspace.driver_missing": (
        "The part of Gajiberes that talks to PostgreSQL isn't installed. Install the package psycopg, or use "
        "a workspace file."
    ),
    "workspace.server_refused": (
        "The database server refused the user or password for {path}. Check both, then try again."
    ),
    "workspace.server_unreachable": (
        "The database server at {path} doesn't answer. Check the network and the address, then try again."
    ),
    "workspace.pages_damaged": (
        "{count} part of the workspace file is damaged. Restore the latest backup under another name.",
        "{count} parts of the workspace file are damaged. Restore the latest backup under another name.",
    ),
    "workspace.orphans": (
        "{count} row refers to a record that doesn't exist. Restore the latest backup under another name.",
        "{count} rows refer to records that don't exist. Restore the latest backup under another name.",
    ),
    "workspace.schema_differs": (
        "The structure of the workspace isn't that of this version of Gajiberes. Close it and open it again."
    ),
    "workspace.audit_changed": (
        "Entry {number} of the audit trail was changed outside Gajiberes. Compare with a backup to find out "
        "what it said."
    ),
    "workspace.audit_missing": (
        "Entry {number} of the audit trail was removed outside Gajiberes. Compare with a backup to find out "
        "what it said."
    ),
    "backup.exists": "There is a file {path} already, so no backup was written. Choose another name.",
    "backup.not_found": "There is no backup at {path}. Check the place.",
    "backup.not_a_backup": "{path} is not a Gajiberes backup. Nothing was restored; choose another file.",
    "backup.damaged": (
        "The backup {path} is damaged: its checksum doesn't agree. Nothing was restored; use another backup."
    ),
    "backup.newer": (
        "The backup {path} was made by a newer Gajiberes. Nothing was restored; update Gajiberes on this "
        "computer first."
    ),
    "backup.encrypted_to_server": (
        "The backup {path} is encrypted and can't be put on a database server. Restore it to a file."
    ),
    "run.changed_meanwhile": (
        "The calculation of {month} was changed by somebody else in the meantime. Nothing was saved; open the "
        "month again."
    ),
    "run.not_a_draft": (
        "Calculation {number} of {month} is approved or closed and stays as it is. Reopen the month to make a new one."
    ),
}
