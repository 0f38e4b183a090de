"""The list of employees and the form of one."""
