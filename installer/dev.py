"""Sets everything up on a machine that has nothing but Python, then runs the program or its tests.

    python3 installer/dev.py run             opens the program on the example client
    python3 installer/dev.py test [...]      runs the tests; what follows goes to pytest
    python3 installer/dev.py check           linter, formatter and type checker
    python3 installer/dev.py texts           builds the translation catalogues
    python3 installer/dev.py lock            resolves the dependencies anew into the lock files

Standard library only. Everything goes into ``.venv`` and ``example/`` beside it; the second time is quick.
"""

import os
import subprocess
import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this is what an older Python is meant to reach
    sys.exit("Gajiberes needs Python 3.11 or newer. This is Python {}.{}.".format(*sys.version_info[:2]))

import environment
import example
import system_packages


def run() -> int:
    """Opens the program on the example client, or without a display runs the example's month end."""
    system_packages.ensure_all()
    python = environment.prepare(environment.RUN_LOCK)
    if example.has_display(python):
        return example.open_program(python)
    print("There is no display here, so this is the example's month end without a window.", flush=True)
    return example.month_end(python)


def test(arguments: list[str]) -> int:
    """The test suite, spread over the processors; more arguments go to pytest."""
    system_packages.ensure_all()
    python = environment.prepare(environment.TEST_LOCK)
    command = [str(python), "-m", "pytest", "-n", "auto", *arguments]
    variables = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(command, cwd=environment.ROOT, env=variables, check=False).returncode


def check() -> int:
    """Linter, formatter and type checker; all of them, even when the first objects."""
    system_packages.ensure_all()
    python = environment.prepare(environment.TEST_LOCK)
    failed = []
    for tool in (["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"]):
        print(f"{' '.join(tool)}:", flush=True)
        if subprocess.run([str(python), "-m", *tool], cwd=environment.ROOT, check=False).returncode != 0:
            failed.append(" ".join(tool))
    if failed:
        print(f"objections from: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def texts() -> int:
    """The translation catalogues."""
    return subprocess.run([sys.executable, "installer/catalogue.py"], cwd=environment.ROOT, check=False).returncode


def lock() -> int:
    """The lock files."""
    environment.lock_again(environment.prepare(environment.TEST_LOCK))
    return 0


def main(arguments: list[str]) -> int:
    """Runs one command and returns its exit status; 2 when there is no such command."""
    commands = {"run": run, "check": check, "texts": texts, "lock": lock}
    try:
        if arguments[:1] == ["test"]:
            return test(arguments[1:])
        if len(arguments) == 1 and arguments[0] in commands:
            return commands[arguments[0]]()
    except (system_packages.MissingPackagesError, ValueError) as problem:
        print(problem, file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as problem:
        print(f"This did not work (exit status {problem.returncode}): {_shown(problem.cmd)}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    asked = not {"-h", "--help"}.isdisjoint(arguments)
    print(__doc__, file=sys.stdout if asked else sys.stderr)
    return 0 if asked else 2


def _shown(command: list[str]) -> str:
    return " ".join(str(part) for part in command)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
