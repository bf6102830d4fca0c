"""`python3 -m qms …`: the one command of the office, from a bare machine to a running site.

Standard library only: this file runs before anything is installed. It builds `.venv` when needed and then
replaces itself by a process inside it.
"""

import os
import subprocess
import sys
import tempfile

if sys.version_info < (3, 11):
    sys.exit(
        "Lỗi: cần Python 3.11 trở lên, máy này có {0}.\n  Error: Python 3.11 or later is needed, "
        "this is {0}.".format(".".join(map(str, sys.version_info[:3])))
    )

from qms.starter import environment, home, machine, words

LONG_RUNNING = ("demo", "serve", "test")


def extras_for(arguments):
    """Optional packages this start needs: the test tools, the PostgreSQL driver."""
    extras = set()
    if arguments[0] == "test":
        extras.add("test")
    if os.environ.get("DATABASE_URL", "").startswith(("postgres", "psql", "pgsql")):
        extras.add("scale")
    return extras


def run_tests(python, arguments):
    """Run pytest in an empty data folder of its own (unless QMS_HOME is set), removed afterwards."""
    # Our own options come first, so that the caller's win.
    command = [python, "-m", "pytest", "-n", "auto", "--dist", "loadgroup", *arguments]
    with tempfile.TemporaryDirectory(prefix="qms-test-", ignore_cleanup_errors=True) as scratch:
        environ = {**os.environ, "QMS_HOME": os.environ.get("QMS_HOME") or scratch}
        return subprocess.run(command, cwd=environment.ROOT, env=environ).returncode


def replace_by(command):
    """Become that command; Windows has no exec, so there we wait for it."""
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name == "nt":
        return subprocess.run(command).returncode
    os.execv(command[0], command)


def start(arguments):
    if arguments[0] != "test":
        home.claim()
    if arguments[0] in LONG_RUNNING:
        machine.ensure_pdf_libraries()
    python = str(environment.ensure(extras_for(arguments)))
    if arguments[0] == "test":
        return run_tests(python, arguments[1:])
    return replace_by([python, "-m", "qms.starter.inside", *arguments])


def main():
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")
    arguments = sys.argv[1:]
    if not arguments or arguments[0] in ("-h", "--help"):
        print(words.HELP)
        return 0
    try:
        return start(arguments)
    except words.Stop as stop:
        words.say_stop(stop)
    except KeyboardInterrupt:
        return 130
    return 1


if __name__ == "__main__":
    sys.exit(main())
