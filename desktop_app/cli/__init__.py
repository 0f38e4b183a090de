"""The command line: every command does what a screen does, through the same services."""
