"""What this machine has and lacks, and Debian's packages for what it lacks."""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys

from qms.starter.words import say

# Shared library -> Debian package; the names are the same on Debian 12 and 13 and on Ubuntu.
PDF_LIBRARIES = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}


def missing_pdf_packages() -> list[str]:
    """Packages without which WeasyPrint makes no PDF (or, for harfbuzz-subset, slow and large ones)."""
    return [package for library, package in PDF_LIBRARIES.items() if not loads(library)]


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def can_make_environments() -> bool:
    """Debian splits ensurepip out of python3; `venv` is useless without it."""
    return importlib.util.find_spec("venv") is not None and importlib.util.find_spec("ensurepip") is not None


def provide(packages: list[str]) -> bool:
    """Install Debian packages when we may; True when apt says they are there. Never asks for a password."""
    apt = shutil.which("apt-get")
    if not packages or not apt or not sys.platform.startswith("linux"):
        return False
    prefix = _privilege()
    if prefix is None:
        return False
    say(f"Đang cài gói hệ thống: {' '.join(packages)}", f"Installing system packages: {' '.join(packages)}")
    # Package lists of a fresh machine are often empty or stale: refresh them only when the first try fails.
    if _apt(prefix, apt, "install", packages):
        return True
    return _apt(prefix, apt, "update", []) and _apt(prefix, apt, "install", packages)


def _privilege() -> list[str] | None:
    """The words to put before a command to run it as root, or None when that is not possible."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True).returncode == 0:
        return [sudo, "-n"]
    return None


def _apt(prefix: list[str], apt: str, verb: str, packages: list[str]) -> bool:
    # `env` carries the setting through sudo, which drops the caller's environment.
    words = [*prefix, "/usr/bin/env", "DEBIAN_FRONTEND=noninteractive", apt, "-q", "-y"]
    if verb == "install":
        words += ["--no-install-recommends"]
    done = subprocess.run([*words, verb, *packages], stdin=subprocess.DEVNULL, capture_output=True)
    return done.returncode == 0


def ensure_pdf_libraries() -> None:
    """Install what PDF needs, or say what stays off: everything but PDF works without it."""
    if not sys.platform.startswith("linux"):
        return  # the libraries have other names there; `check` says whether PDF works
    missing = missing_pdf_packages()
    if not missing or provide(missing):
        return
    command = f"sudo apt-get install -y --no-install-recommends {' '.join(missing)}"
    if not shutil.which("apt-get"):
        command = "Pango (pango, harfbuzz-subset)"
    names = ", ".join(missing)
    say(
        f"Chưa tạo được PDF: thiếu {names}. Các phần khác vẫn dùng bình thường. Để bật: {command}",
        f"PDF is off: missing {names}. Everything else works. To turn it on: {command}",
    )
