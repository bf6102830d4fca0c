"""What the starter does once it runs inside the environment: demo, serve, and every Django command."""

import argparse
import multiprocessing
import os
import socket
import sys
import traceback
from pathlib import Path

import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command, execute_from_command_line, get_commands
from django.core.wsgi import get_wsgi_application
from django.db import DatabaseError, connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.urls import get_resolver
from django.utils import timezone

from qms import daily
from qms.starter.words import Stop, say, say_stop

try:
    from gunicorn.app.base import BaseApplication
except ImportError:  # Windows: no fork, so no gunicorn
    BaseApplication = None


def arguments_of(command: str, words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog=f"python3 -m qms {command}", allow_abbrev=False)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=port_number, default=8000)
    parser.add_argument("--workers", type=positive, default=min(2, multiprocessing.cpu_count()))
    parser.add_argument("--threads", type=positive, default=4)
    parser.add_argument("--traceback", action="store_true")
    if command == "demo":
        parser.add_argument("--no-serve", action="store_true")
    return parser.parse_args(words)


def port_number(text: str) -> int:
    number = positive(text)
    if number > 65535:
        raise argparse.ArgumentTypeError("1–65535")
    return number


def positive(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r}: cần số nguyên dương · a positive whole number is needed")
    return int(text)


def demo(words: list[str]) -> int:
    """Migrate, load the demo once, print address and accounts, serve unless told not to."""
    options = arguments_of("demo", words)
    os.environ["QMS_DEMO"] = "1"
    if not options.no_serve:
        refuse_busy_port(options)
    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    if "load_demo" in get_commands():
        call_command("load_demo")
    if options.no_serve:
        say("Dữ liệu mẫu đã sẵn sàng. Mở trang: python3 -m qms demo", "The demo is ready. Serve: …qms demo")
        return 0
    return listen(options)


def serve(words: list[str]) -> int:
    """Serve the office's own data; a new database is created, an old one is never migrated unasked."""
    options = arguments_of("serve", words)
    refuse_busy_port(options)
    django.setup()
    refuse_pending_migrations()
    return listen(options)


def refuse_busy_port(options: argparse.Namespace) -> None:
    try:
        family, kind, protocol, _name, address = socket.getaddrinfo(
            options.host, options.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind, protocol) as probe:
            if os.name == "posix":
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise Stop(
            f"không mở được {options.host}:{options.port} ({error.strerror}); có thể cổng đang được dùng. "
            f"Hãy chọn cổng khác: --port {options.port % 65535 + 1}",
            f"cannot listen on {options.host}:{options.port} ({error.strerror}); it may be in use. "
            f"Choose another: --port {options.port % 65535 + 1}",
        ) from error


def refuse_pending_migrations() -> None:
    """Fill an empty database; stop when one with data is older than the code (back it up first)."""
    executor = MigrationExecutor(connection)
    if not executor.loader.applied_migrations:
        call_command("migrate", verbosity=0, interactive=False)
        return
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise Stop(
            "cơ sở dữ liệu cũ hơn chương trình. Hãy sao lưu, rồi chạy: python3 -m qms migrate",
            "the database is older than the program. Back it up, then run: python3 -m qms migrate",
        )


def listen(options: argparse.Namespace) -> int:
    """Serve until stopped: gunicorn, or Django's own server where gunicorn cannot run."""
    get_resolver().url_patterns  # noqa: B018  (loads every page once, before the workers are forked)
    daily.run_once(timezone.localdate())
    if BaseApplication is None:
        announce(options)
        call_command("runserver", f"{options.host}:{options.port}", use_reloader=False)
        return 0
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)  # else WhiteNoise warns on every start
    connections.close_all()  # a forked worker must not share the parent's connection
    OfficeServer(options).run()
    return 0


def announce(options: argparse.Namespace) -> None:
    host = f"[{options.host}]" if ":" in options.host else options.host
    address = f"http://{host}:{options.port}/"
    say(f"Mở trình duyệt tại {address}   (dừng: Ctrl+C)", f"Open {address} in a browser   (stop: Ctrl+C)")


if BaseApplication is not None:

    class OfficeServer(BaseApplication):
        """gunicorn with threads: a slow export does not hold up the desk."""

        def __init__(self, options: argparse.Namespace):
            self.options = options
            super().__init__()

        def load_config(self):
            wanted = {
                "bind": f"{self.options.host}:{self.options.port}",
                "worker_class": "gthread",
                "workers": self.options.workers,
                "threads": self.options.threads,
                "preload_app": True,
                "max_requests": 2000,
                "max_requests_jitter": 200,
                "timeout": 180,  # seconds; a register of 3,000 rows as PDF takes about a minute
                "loglevel": "warning",
                "when_ready": lambda _server: announce(self.options),
            }
            for name, value in wanted.items():
                self.cfg.set(name, value)

        def load(self):
            return get_wsgi_application()


COMMANDS = {"demo": demo, "serve": serve}

# Commands of libraries that write past the history, and what to do instead, in both languages.
ADD = ("python3 -m qms add_unit, add_person",) * 2
NEW_PASSWORD = ("trang Người và vai trò (/people/)", "the page People and roles (/people/)")
ELSEWHERE = ("một QMS_HOME khác cho dữ liệu khác", "another QMS_HOME for other data")
VERIFY = ("python3 -m qms verify",) * 2
PAST_HISTORY = {
    "createsuperuser": ADD,
    "changepassword": NEW_PASSWORD,
    "loaddata": ELSEWHERE,
    "flush": ELSEWHERE,
    "populate_history": VERIFY,
    "clean_duplicate_history": VERIFY,
    "clean_old_history": VERIFY,
}


def refuse_past_history(command: str) -> None:
    """Stop the commands of libraries that would write records without an act, or take history away."""
    if command in PAST_HISTORY:
        vi, en = PAST_HISTORY[command]
        raise Stop(
            f"không dùng {command} ở đây vì lệnh này ghi ngoài lịch sử; hãy dùng {vi}.",
            f"{command} is not used here, because it writes past the history; use {en}.",
        )


def run(words: list[str]) -> int:
    refuse_past_history(words[0])
    command = COMMANDS.get(words[0])
    if command:
        return command(words[1:])
    execute_from_command_line(["python3 -m qms", *words])
    return 0


def sentence(error: Exception) -> Stop:
    """One clear sentence for what went wrong; `--traceback` shows the rest."""
    detail = str(error).strip() or type(error).__name__
    if isinstance(error, DatabaseError):
        return Stop(f"không dùng được cơ sở dữ liệu: {detail}", f"the database cannot be used: {detail}")
    if isinstance(error, ImproperlyConfigured):
        return Stop(f"cấu hình sai: {detail}", f"wrong setting: {detail}")
    if isinstance(error, OSError):
        return Stop(f"không đọc hoặc ghi được: {detail}", f"cannot read or write: {detail}")
    if isinstance(error, CommandError):
        return Stop(detail, detail)
    name = type(error).__name__
    return Stop(
        f"lỗi ngoài dự kiến ({name}: {detail}). Chạy lại với --traceback để xem chi tiết.",
        f"unexpected error ({name}: {detail}). Run again with --traceback for details.",
    )


def main(words: list[str]) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qms.settings")
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")
    try:
        return run(words)
    except Stop as stop:
        say_stop(stop)
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if "--traceback" in words:
            traceback.print_exc()
        say_stop(sentence(error))
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
