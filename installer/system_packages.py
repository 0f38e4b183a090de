"""What has to come from the operating system: on Debian and Ubuntu installed by apt, elsewhere named."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

# The library that Qt loads, and the Debian package that holds it.
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-shape.so.0": "libxcb-shape0",
}


class MissingPackagesError(Exception):
    """Packages of the operating system are missing and this script may not install them; the text says how."""


def ensure_all() -> None:
    """Makes sure that virtual environments can be made and Qt finds its libraries.

    Raises MissingPackagesError with the command to type where that needs rights which this user lacks,
    and subprocess.CalledProcessError when the installation fails.
    """
    libraries = missing_libraries() if sys.platform.startswith("linux") else []
    venv_works = importlib.util.find_spec("ensurepip") is not None and importlib.util.find_spec("venv") is not None
    if not libraries and venv_works:
        return
    if shutil.which("apt-get") is None:
        if not venv_works:
            raise MissingPackagesError(
                "This Python cannot make virtual environments: its modules venv and ensurepip are missing."
            )
        print(f"Qt may need these libraries of your system: {', '.join(libraries)}", flush=True)
        return
    names = [QT_LIBRARIES[library] for library in libraries]
    if not venv_works:
        names.append("python{}.{}-venv".format(*sys.version_info[:2]) if _is_debian_python() else "python3-venv")
    _apt_install(names)


def missing_libraries() -> list[str]:
    """The libraries for Qt that this system can't load."""
    missing = []
    for library in QT_LIBRARIES:
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(library)
    return missing


def _apt_install(names: list[str]) -> None:
    if os.geteuid() == 0:
        prefix = []
    elif _may_sudo():
        prefix = ["sudo"]
    else:
        raise MissingPackagesError(
            "Packages of the system are missing. Have an administrator type this, then try again:\n"
            f"    sudo apt-get update && sudo {shlex.join(_install_command(names))}"
        )
    print(f"Packages of the system are missing: {' '.join(names)}", flush=True)
    # A stale package list is no reason to stop: what is asked for may well be in it.
    _apt(prefix, ["apt-get", "update", "--quiet"], check=False)
    _apt(prefix, _install_command(names), check=True)


def _apt(prefix: list[str], command: list[str], check: bool) -> None:
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive"]
    print(f"Running: {shlex.join(prefix + command)}", flush=True)
    subprocess.run([*prefix, *quiet, *command], check=check, stdout=subprocess.DEVNULL)


def _install_command(names: list[str]) -> list[str]:
    return ["apt-get", "install", "--yes", "--no-install-recommends", *(_name_here(name) for name in names)]


def _name_here(name: str) -> str:
    """The name in this release: some libraries carry ``t64`` since the change of the time type."""
    if shutil.which("apt-cache") is None:
        return name
    newer = subprocess.run(["apt-cache", "show", f"{name}t64"], capture_output=True, check=False)
    return f"{name}t64" if newer.returncode == 0 else name


def _may_sudo() -> bool:
    """Whether sudo would work: without a password, or with somebody there to type it."""
    if shutil.which("sudo") is None:
        return False
    return (
        sys.stdin.isatty() or subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    )


def _is_debian_python() -> bool:
    return Path(sys.executable).resolve().parent == Path("/usr/bin")
