"""Starts Gajiberes: the window, or the command line when a command is given."""

import sys

_STOPPED = 130
"""What shells expect of a program that was interrupted from the keyboard."""


def start() -> int:
    """The exit status. Also an interruption while the program still loads ends without a traceback."""
    try:
        from desktop_app.bootstrap import main  # noqa: PLC0415 - loading is what may be interrupted

        return main(sys.argv[1:])
    except KeyboardInterrupt:
        return _STOPPED


if __name__ == "__main__":
    sys.exit(start())
