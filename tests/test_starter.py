"""The starter: on a bare machine, on a poor one, and when something is in its way."""

import ast
import contextlib
import json
import os
import re
import socket
import sqlite3
import subprocess
import sys
import time
import types
import urllib.request
from pathlib import Path

import pytest

from qms.starter import environment, home, inside, machine, words
from qms.starter.words import Stop
from tests.migrated import copy_database

ROOT = Path(__file__).resolve().parent.parent
BARE = ["__init__.py", "__main__.py", *(f"starter/{n}.py" for n in ("__init__", "environment", "home"))]
BARE += ["starter/machine.py", "starter/words.py"]


@pytest.fixture
def papers_kept_for_all():
    """These tests look at what a command leaves in an empty folder."""


def run(*words, python=sys.executable, **environ):
    """Run `python -m qms …` in a process of its own; never with a terminal."""
    return subprocess.run(
        [python, "-m", "qms", *words],
        cwd=ROOT,
        env={**os.environ, **environ},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
    )


def run_inside(*words, **environ):
    """The second half alone, in the environment of this test run."""
    return subprocess.run(
        [sys.executable, "-m", "qms.starter.inside", *words],
        cwd=ROOT,
        env={**os.environ, **environ},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
    )


@pytest.fixture
def venv(tmp_path, monkeypatch):
    """An environment folder with an interpreter in it, and a record of every program that would have run."""
    folder = tmp_path / "venv"
    (folder / "bin").mkdir(parents=True)
    (folder / "bin" / "python").touch()
    monkeypatch.setenv("QMS_VENV", str(folder))
    return folder


@pytest.fixture
def programs(monkeypatch):
    """Replace subprocess.run by a record; `fails` holds words whose presence makes a program fail."""
    record = types.SimpleNamespace(lines=[], environs=[], fails=set())

    def run(words, **options):
        record.lines.append(words)
        record.environs.append(options.get("env"))
        failed = int(bool(record.fails & set(words)))
        return subprocess.CompletedProcess(words, failed, stdout="", stderr="no route\nto host" * failed)

    monkeypatch.setattr(subprocess, "run", run)
    return record


# --- before anything is installed -------------------------------------------------------------


@pytest.mark.parametrize("name", BARE)
def test_the_first_half_needs_the_standard_library_only(name):
    tree = ast.parse((ROOT / "qms" / name).read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    foreign = {n for n in names if n.split(".")[0] not in sys.stdlib_module_names}
    assert foreign <= {"qms.starter", "qms.starter.words"}


def test_help_needs_no_environment(tmp_path):
    done = run("--help", QMS_VENV=str(tmp_path / "none"))
    assert done.returncode == 0
    assert "python3 -m qms demo" in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_an_unwritable_home_is_one_sentence(tmp_path):
    blocker = tmp_path / "file"
    blocker.touch()
    done = run("check", QMS_HOME=str(blocker / "data"))
    assert done.returncode == 1
    assert done.stdout == ""
    folder = blocker / "data"
    assert done.stderr.splitlines() == [
        f"Lỗi: không ghi được vào thư mục dữ liệu {folder} (Not a directory). "
        "Hãy đặt QMS_HOME là một thư mục ghi được.",
        f"  Error: the data folder {folder} is not writable (Not a directory). "
        "Set QMS_HOME to a folder you can write to.",
    ]


def test_home_is_var_beside_the_code_unless_named(monkeypatch, tmp_path):
    monkeypatch.delenv("QMS_HOME", raising=False)
    assert home.folder() == ROOT / "var"
    monkeypatch.setenv("QMS_HOME", "")
    assert home.folder() == ROOT / "var"
    monkeypatch.setenv("QMS_HOME", str(tmp_path))
    assert home.folder() == tmp_path


def test_home_is_below_the_current_folder_when_installed_from_a_wheel(monkeypatch, tmp_path):
    monkeypatch.delenv("QMS_HOME", raising=False)
    monkeypatch.setattr(environment, "is_checkout", lambda: False)
    monkeypatch.chdir(tmp_path)
    assert home.folder() == tmp_path / "var"


# --- system packages --------------------------------------------------------------------------


def test_only_missing_libraries_are_asked_for(monkeypatch):
    monkeypatch.setattr(machine, "loads", lambda library: library == "libpango-1.0.so.0")
    assert machine.missing_pdf_packages() == ["libpangoft2-1.0-0", "libharfbuzz-subset0"]


@pytest.fixture
def debian(monkeypatch):
    monkeypatch.setattr(machine.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(machine.sys, "platform", "linux")
    monkeypatch.setattr(machine.os, "geteuid", lambda: 0)


APT = ["/usr/bin/env", "DEBIAN_FRONTEND=noninteractive", "/usr/bin/apt-get", "-q", "-y"]


def test_root_installs_without_refreshing_the_lists(debian, programs):
    assert machine.provide(["python3-venv"])
    assert programs.lines == [[*APT, "--no-install-recommends", "install", "python3-venv"]]


def test_stale_lists_are_refreshed_once(debian, programs):
    programs.fails = {"install"}
    assert not machine.provide(["python3-venv"])
    verbs = [line[5] if line[5] == "update" else line[6] for line in programs.lines]
    assert verbs == ["install", "update", "install"]


def test_a_user_with_sudo_goes_through_it(debian, programs, monkeypatch):
    monkeypatch.setattr(machine.os, "geteuid", lambda: 1000)
    assert machine.provide(["python3-venv"])
    assert programs.lines[0] == ["/usr/bin/sudo", "-n", "true"]
    assert programs.lines[1][:3] == ["/usr/bin/sudo", "-n", "/usr/bin/env"]


def test_without_root_pdf_is_off_and_the_rest_goes_on(debian, programs, monkeypatch, capsys):
    monkeypatch.setattr(machine.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(machine, "loads", lambda library: False)
    programs.fails = {"true"}
    machine.ensure_pdf_libraries()
    names = "libpango-1.0-0, libpangoft2-1.0-0, libharfbuzz-subset0"
    command = "sudo apt-get install -y --no-install-recommends " + names.replace(",", "")
    assert capsys.readouterr().err.splitlines() == [
        f"Chưa tạo được PDF: thiếu {names}. Các phần khác vẫn dùng bình thường. Để bật: {command}",
        f"  PDF is off: missing {names}. Everything else works. To turn it on: {command}",
    ]


def test_without_apt_the_library_is_named_instead(debian, programs, monkeypatch, capsys):
    monkeypatch.setattr(machine.shutil, "which", lambda name: None)
    monkeypatch.setattr(machine, "loads", lambda library: False)
    machine.ensure_pdf_libraries()
    assert programs.lines == []
    assert capsys.readouterr().err.splitlines()[1].endswith("To turn it on: Pango (pango, harfbuzz-subset)")


def test_nothing_is_installed_when_nothing_is_missing(debian, programs, monkeypatch, capsys):
    monkeypatch.setattr(machine, "loads", lambda library: True)
    machine.ensure_pdf_libraries()
    assert programs.lines == []
    assert capsys.readouterr().err == ""


# --- the environment and its stamp ------------------------------------------------------------


def installs(programs):
    return [line for line in programs.lines if "install" in line]


def test_a_current_stamp_runs_nothing(venv, programs):
    environment._write_stamp({"test"})
    assert environment.ensure({"test"}) == venv / "bin" / "python"
    assert environment.ensure(set()) == venv / "bin" / "python"
    assert programs.lines == []


def test_a_new_extra_is_installed_beside_the_old_ones(venv, programs):
    environment._write_stamp({"test"})
    environment.ensure({"scale"})
    assert json.loads((venv / "qms-stamp.json").read_text())["extras"] == ["scale", "test"]
    last = installs(programs)[-1]
    assert any(word.startswith("pytest>=") for word in last)
    assert any(word.startswith("psycopg[binary]>=") for word in last)


def test_changed_pins_are_installed(venv, programs, tmp_path, monkeypatch):
    environment._write_stamp(set())
    pins = tmp_path / "constraints.txt"
    pins.write_text("django==5.2.20\n", encoding="utf-8")
    monkeypatch.setattr(environment, "CONSTRAINTS", pins)
    environment.ensure(set())
    assert installs(programs)[-1][2:5] == ["install", "-c", str(pins)] or str(pins) in installs(programs)[-1]
    assert json.loads((venv / "qms-stamp.json").read_text())["key"] == environment.key()


def test_uv_is_used_when_it_is_there(venv, programs):
    (venv / "bin" / "uv").touch()
    environment.ensure(set())
    assert [line[:3] for line in installs(programs)] == [[str(venv / "bin" / "uv"), "pip", "install"]]


def test_pip_takes_over_when_uv_fails(venv, programs):
    (venv / "bin" / "uv").touch()
    programs.fails = {str(venv / "bin" / "uv")}
    environment.ensure(set())
    assert installs(programs)[-1][:4] == [str(venv / "bin" / "python"), "-m", "pip", "install"]


def test_a_failed_installation_leaves_no_stamp(venv, programs):
    programs.fails = {"install"}
    with pytest.raises(Stop) as stop:
        environment.ensure(set())
    assert stop.value.vi.startswith("không tải hoặc cài được thư viện.")
    assert stop.value.details == "    no route\n    to host"
    assert not (venv / "qms-stamp.json").exists()


def test_an_environment_of_another_python_is_rebuilt(venv, programs, monkeypatch):
    environment._write_stamp(set())
    monkeypatch.setattr(environment, "_python_line", lambda: "3.99")
    environment.ensure(set())
    assert [sys.executable, "-m", "venv", "--clear", str(venv)] in programs.lines


def test_no_venv_module_and_no_rights_is_one_sentence(tmp_path, programs, monkeypatch):
    monkeypatch.setenv("QMS_VENV", str(tmp_path / "none"))
    monkeypatch.setattr(machine, "can_make_environments", lambda: False)
    monkeypatch.setattr(machine, "provide", lambda packages: False)
    programs.fails = {"venv"}
    with pytest.raises(Stop) as stop:
        environment.ensure(set())
    assert stop.value.en == (
        "could not create the Python environment. "
        "Install what is missing: sudo apt-get install -y python3-venv"
    )


def test_uv_gets_what_the_machine_told_pip():
    given = {"PIP_INDEX_URL": "mirror", "PIP_CERT": "a.pem", "SSL_CERT_FILE": "own.pem", "PATH": "/bin"}
    assert environment._for_uv(given) == {
        **given,
        "UV_DEFAULT_INDEX": "mirror",
        "SSL_CERT_FILE": "own.pem",
        "UV_PYTHON_DOWNLOADS": "never",
    }


def test_certificates_that_apt_rebuilt_are_kept_for_the_downloads(tmp_path, monkeypatch):
    bundle = tmp_path / "bundle.pem"
    bundle.write_text("office proxy", encoding="ascii")
    monkeypatch.setenv("SSL_CERT_FILE", str(bundle))
    monkeypatch.setattr(machine, "can_make_environments", lambda: False)
    monkeypatch.setattr(machine, "provide", lambda packages: bundle.write_text("distribution only"))
    with environment._certificates_kept() as environ:
        kept = Path(environ["PIP_CERT"])
        assert kept.read_text(encoding="ascii") == "office proxy"
        assert environ["SSL_CERT_FILE"] == str(kept)
    assert not kept.exists()
    assert bundle.read_text(encoding="ascii") == "distribution only"


# --- inside -----------------------------------------------------------------------------------


@pytest.fixture
def busy_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield taken.getsockname()[1]


@pytest.mark.parametrize("command", ["demo", "serve"])
def test_a_busy_port_is_one_sentence(command, busy_port, tmp_path):
    done = run_inside(command, "--port", str(busy_port), QMS_HOME=str(tmp_path))
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        f"Lỗi: không mở được 127.0.0.1:{busy_port} (Address already in use); có thể cổng đang được dùng. "
        f"Hãy chọn cổng khác: --port {busy_port + 1}",
        f"  Error: cannot listen on 127.0.0.1:{busy_port} (Address already in use); it may be in use. "
        f"Choose another: --port {busy_port + 1}",
    ]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("port", ["0", "65536", "tám nghìn", "-1", "٨٠٠٠"])
def test_a_senseless_port_is_refused(port):
    done = run_inside("serve", f"--port={port}")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "--port" in done.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    "environ, part",
    [
        ({"DATABASE_URL": "postgres://nobody@127.0.0.1:9/none"}, "không dùng được cơ sở dữ liệu"),
        ({"BEHIND_TLS": "1", "ALLOWED_HOSTS": "*"}, "cấu hình sai"),
    ],
)
def test_a_wrong_setting_is_one_sentence(environ, part, tmp_path):
    done = run_inside("migrate", **{"DATABASE_URL": "", "QMS_HOME": str(tmp_path), **environ})
    assert done.returncode == 1
    assert part in done.stderr
    assert "Traceback" not in done.stderr


def test_an_unknown_command_is_one_sentence(tmp_path):
    done = run_inside("no-such-command", QMS_HOME=str(tmp_path))
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "Unknown command: 'no-such-command'",
        "Type 'python3 -m qms help' for usage.",
    ]
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", sorted(inside.PAST_HISTORY))
def test_commands_that_write_past_the_history_are_refused_before_they_start(command, monkeypatch, capsys):
    monkeypatch.setattr(inside, "execute_from_command_line", lambda words: pytest.fail("it ran"))
    assert inside.main([command, "x.json"]) == 1
    vi, en = capsys.readouterr().err.splitlines()
    assert vi.startswith(f"Lỗi: không dùng {command} ở đây vì lệnh này ghi ngoài lịch sử; hãy dùng ")
    assert en.startswith(f"  Error: {command} is not used here, because it writes past the history; use ")


def test_no_page_and_no_help_tells_to_use_a_refused_command():
    pages = [(ROOT / name).read_text(encoding="utf-8") for name in ("docs/operations.md", "README.md")]
    told = set(re.findall(r"python3 -m qms (\w+)", "".join(pages))) | set(re.findall(r"\w+", words.HELP))
    assert {"add_unit", "add_person", "serve"} <= told
    assert told & set(inside.PAST_HISTORY) == set()


def test_an_unexpected_error_is_one_sentence_unless_asked(monkeypatch, capsys):
    def broken(words):
        raise ValueError("đứt dây")

    monkeypatch.setitem(inside.COMMANDS, "demo", broken)
    assert inside.main(["demo"]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "Lỗi: lỗi ngoài dự kiến (ValueError: đứt dây). Chạy lại với --traceback để xem chi tiết.",
        "  Error: unexpected error (ValueError: đứt dây). Run again with --traceback for details.",
    ]
    assert inside.main(["demo", "--traceback"]) == 1
    assert "Traceback" in capsys.readouterr().err


def test_starting_writes_no_setting_of_the_machine_into_a_file(venv, programs, monkeypatch):
    monkeypatch.setenv("PIP_INDEX_URL", "https://mirror.example/simple")
    environment.ensure(set())
    written = [path.read_text(encoding="utf-8") for path in venv.rglob("*") if path.is_file()]
    assert not re.search("mirror.example", "".join(written))
    assert programs.environs[-1]["PIP_INDEX_URL"] == "https://mirror.example/simple"


# --- a real office, started as its people start it --------------------------------------------


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_listening(port, server, seconds=240):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and server.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)
    server.kill()
    pytest.fail(f"nothing listens on {port}: {server.communicate()[1]}")


served = pytest.mark.xdist_group("served")  # one office for all of them, which is migrated once


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """`serve` on a data folder with nothing but the draft of a killed process: (address, folder)."""
    folder, port = tmp_path_factory.mktemp("office"), free_port()
    (folder / "files" / "ab").mkdir(parents=True)
    (folder / "files" / "ab" / "part-killed").write_bytes(b"half")
    os.utime(folder / "files" / "ab" / "part-killed", (1_000_000, 1_000_000))
    environ = {**os.environ, "QMS_HOME": str(folder)}
    environ.pop("DATABASE_URL", None)
    server = subprocess.Popen(
        [sys.executable, "-m", "qms.starter.inside", "serve", "--port", str(port), "--workers", "1"],
        cwd=ROOT,
        env=environ,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    wait_until_listening(port, server)
    yield f"http://127.0.0.1:{port}", folder
    server.terminate()
    assert server.wait(timeout=30) == 0
    assert "Traceback" not in server.stderr.read()


@served
def test_serve_makes_the_database_and_answers_in_vietnamese(office):
    address, folder = office
    request = urllib.request.Request(f"{address}/", headers={"Accept-Language": "en"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        page = answer.read().decode()
    assert (folder / "qms.sqlite3").is_file()
    assert '<html lang="vi"' in page
    assert "csrfmiddlewaretoken" in page


@served
def test_serve_begins_without_the_drafts_of_killed_processes(office):
    _address, folder = office
    assert list((folder / "files").rglob("part-*")) == []


@served
def test_serve_gives_out_its_own_styles_with_debug_off(office):
    address, _folder = office
    with urllib.request.urlopen(f"{address}/", timeout=30) as answer:
        page = answer.read().decode()
    styles = re.findall(r'href="(/static/[^"]+\.css)"', page)
    assert styles
    for style in styles:
        with urllib.request.urlopen(address + style, timeout=30) as answer:
            assert answer.headers.get_content_type() == "text/css"
            assert answer.read()


@served
def test_serve_refuses_a_database_older_than_the_program(office, tmp_path):
    _address, folder = office
    copy_database(folder / "qms.sqlite3", tmp_path / "qms.sqlite3")
    environ = {"QMS_HOME": str(tmp_path), "DATABASE_URL": ""}
    with contextlib.closing(sqlite3.connect(tmp_path / "qms.sqlite3")) as database:
        with database:
            forgotten = database.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
        assert forgotten.rowcount == 1
    done = run_inside("serve", "--port", str(free_port()), **environ)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "Lỗi: cơ sở dữ liệu cũ hơn chương trình. Hãy sao lưu, rồi chạy: python3 -m qms migrate",
        "  Error: the database is older than the program. Back it up, then run: python3 -m qms migrate",
    ]
