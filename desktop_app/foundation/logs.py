"""The program's log: a few small files in the user's own place for logs, with ids and never with people's data."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Final

_NAME: Final = "gajiberes.log"
_BYTES: Final = 256 * 1024
_OLDER: Final = 3
_FORMAT: Final = "%(asctime)s %(levelname)s %(name)s %(message)s"


def keep_log(folder: Path | None = None) -> Path:
    """Write what the program logs to a file from now on, instead of to the terminal; the file's path.

    ``folder``: where the files go; None: the user's place for logs. The file is made with the first record.
    A folder that can't be made or written is no reason to stop working: then nothing is logged.
    """
    if folder is None:
        from platformdirs import user_log_path  # noqa: PLC0415 - only where the place isn't given

        folder = user_log_path("gajiberes", appauthor=False)
    path = folder / _NAME
    logger = logging.getLogger("desktop_app")
    for handler in logger.handlers[:]:
        logger.removeHandler(handler)
        handler.close()
    logger.propagate = False
    logger.setLevel(logging.INFO)
    logger.addHandler(_QuietFile(path))
    return path


class _QuietFile(logging.Handler):
    """Writes to small files that rotate; keeps quiet where they can't be written."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record; folder and file are made with the first."""
        try:
            if self._file is None:
                self._file = self._opened()
            self._file.emit(record)
        except OSError:
            # A full disk or a read-only folder: the record is lost, the work goes on.
            return

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            self._file.close()
        super().close()

    def _opened(self) -> logging.Handler:
        from logging.handlers import RotatingFileHandler  # noqa: PLC0415 - most days nothing is logged

        self._path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(self._path, maxBytes=_BYTES, backupCount=_OLDER, encoding="utf-8")
        handler.setFormatter(logging.Formatter(_FORMAT))
        return handler
