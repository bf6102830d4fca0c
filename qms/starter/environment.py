"""The project's own environment: `.venv` beside the code, filled from the pins, checked by a stamp."""

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

from qms.starter import machine
from qms.starter.words import Stop, say

ROOT = Path(__file__).resolve().parent.parent.parent
CONSTRAINTS = ROOT / "qms" / "constraints.txt"
PROJECT = ROOT / "pyproject.toml"

VENV_LINE = "sudo apt-get install -y python3-venv"

# uv reads its own names only; a machine set up for pip means the same by these.
PIP_TO_UV = {
    "PIP_INDEX_URL": "UV_DEFAULT_INDEX",
    "PIP_EXTRA_INDEX_URL": "UV_INDEX",
    "PIP_FIND_LINKS": "UV_FIND_LINKS",
    "PIP_CERT": "SSL_CERT_FILE",
}
CERTIFICATE_VARIABLES = ("SSL_CERT_FILE", "PIP_CERT", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")
SYSTEM_BUNDLE = Path("/etc/ssl/certs/ca-certificates.crt")


def folder() -> Path:
    """Where the environment lives; `QMS_VENV` moves it."""
    return Path(os.environ.get("QMS_VENV") or ROOT / ".venv").absolute()


def python() -> Path:
    return folder() / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def is_checkout() -> bool:
    """False when installed from a wheel: then whoever installed it already provided the environment."""
    return PROJECT.is_file()


def ensure(extras: set[str]) -> Path:
    """Return the interpreter to run in, after installing whatever the stamp says is missing."""
    if not is_checkout():
        return Path(sys.executable)
    if not _is_current(extras):
        with _certificates_kept() as environ:
            _create()
            _install(extras | _stamped_extras(), environ)
        _write_stamp(extras | _stamped_extras())
    return python()


# --- the stamp --------------------------------------------------------------------------------


def key() -> str:
    """Changes whenever the declared packages, their pins or the Python line change."""
    parts = (PROJECT.read_bytes(), CONSTRAINTS.read_bytes(), _python_line().encode())
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _python_line() -> str:
    return f"{sys.version_info[0]}.{sys.version_info[1]}"


def _stamp() -> dict:
    try:
        return json.loads((folder() / "qms-stamp.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def _stamped_extras() -> set[str]:
    return set(_stamp().get("extras", []))


def _is_current(extras: set[str]) -> bool:
    return python().is_file() and _stamp().get("key") == key() and extras <= _stamped_extras()


def _write_stamp(extras: set[str]) -> None:
    stamp = {"key": key(), "python": _python_line(), "extras": sorted(extras)}
    (folder() / "qms-stamp.json").write_text(json.dumps(stamp), encoding="utf-8")


# --- building ---------------------------------------------------------------------------------


def _create() -> None:
    if _is_usable():
        return
    if not machine.can_make_environments():
        machine.provide(["python3-venv"])
    say("Đang tạo môi trường chạy (.venv)…", "Creating the environment (.venv)…")
    done = _quiet([sys.executable, "-m", "venv", "--clear", str(folder())], os.environ)
    if done.returncode:
        raise Stop(
            f"không tạo được môi trường Python. Hãy cài gói còn thiếu: {VENV_LINE}",
            f"could not create the Python environment. Install what is missing: {VENV_LINE}",
            _tail(done),
        )


def _is_usable() -> bool:
    """An environment of this Python line with pip in it; a half-made one gets its pip back."""
    if not python().is_file() or _stamp().get("python", _python_line()) != _python_line():
        return False
    inside = [str(python()), "-m"]
    return any(
        _quiet([*inside, *words], os.environ).returncode == 0
        for words in (["pip", "--version"], ["ensurepip"])
    )


def _install(extras: set[str], environ: dict) -> None:
    say(
        "Đang cài thư viện, lần đầu mất khoảng một phút…",
        "Installing libraries, about a minute the first time…",
    )
    wanted = ["install", "-c", str(CONSTRAINTS), *requirements(extras)]
    uv = _uv(environ)
    if uv and not _quiet([uv, "pip", *wanted, "--python", str(python())], _for_uv(environ)).returncode:
        return
    done = _quiet([str(python()), "-m", "pip", *wanted], environ)
    if done.returncode:
        raise Stop(
            "không tải hoặc cài được thư viện. Hãy kiểm tra mạng, máy chủ trung gian (proxy) và chứng thư.",
            "could not download or install the libraries. Check the network, proxy and certificate settings.",
            _tail(done),
        )


def requirements(extras: set[str]) -> list[str]:
    """What pyproject.toml asks for. The project itself runs from its folder, so nothing has to be built."""
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    optional = project["optional-dependencies"]
    return [*project["dependencies"], *(line for extra in sorted(extras) for line in optional[extra])]


def _uv(environ: dict) -> str | None:
    """uv installs eight times faster than pip; without it pip does the same work."""
    own = folder() / ("Scripts/uv.exe" if os.name == "nt" else "bin/uv")
    if not own.is_file():
        _quiet([str(python()), "-m", "pip", "install", "uv"], environ)
    return str(own) if own.is_file() else shutil.which("uv")


def _for_uv(environ: dict) -> dict:
    given = {uv: environ[pip] for pip, uv in PIP_TO_UV.items() if environ.get(pip)}
    return {**given, **environ, "UV_PYTHON_DOWNLOADS": "never"}


@contextlib.contextmanager
def _certificates_kept() -> Iterator[dict]:
    """Installing python3-venv makes Debian rebuild its certificate bundle, which drops an office proxy's.

    Gives the environment variables for the downloads; they point at a copy when the bundle changed meanwhile.
    """
    bundle = Path(os.environ.get("SSL_CERT_FILE") or SYSTEM_BUNDLE)
    before = bundle.read_bytes() if bundle.is_file() else None
    if before is None or machine.can_make_environments():
        yield dict(os.environ)
        return
    machine.provide(["python3-venv"])
    if bundle.is_file() and bundle.read_bytes() == before:
        yield dict(os.environ)
        return
    with tempfile.TemporaryDirectory() as scratch:
        kept = Path(scratch) / "certificates.pem"
        kept.write_bytes(before)
        yield {**os.environ, **dict.fromkeys(CERTIFICATE_VARIABLES, str(kept))}


def _quiet(words: list[str], environ) -> subprocess.CompletedProcess:
    return subprocess.run(
        words,
        cwd=ROOT,
        env=environ,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
    )


def _tail(done: subprocess.CompletedProcess, lines: int = 5) -> str:
    said = (done.stderr or done.stdout).strip().splitlines()
    return "\n".join(f"    {line}" for line in said[-lines:])
