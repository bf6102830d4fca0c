"""Chapter five: an evidence pack is built, taken home and checked in five ways."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

from tests.journeys.desk import Desk, day

ROOT = Path(__file__).parents[2]


def build(officer: Desk, folder: Path, order: str = "clauses") -> Path:
    """The pack of the office for its last year, as the browser saves it."""
    officer.go("/evidence/packs/new/")
    officer.fill(
        period_from=day(-365), period_to=day(), order=order, requester="Đoàn kiểm tra số 5",
        purpose="Kiểm tra định kỳ",
    )  # fmt: skip
    officer.press("Lập hồ sơ")
    with officer.page.expect_download() as coming:
        officer.page.locator("main a", has_text="Tải tệp ZIP").click()
    saved = folder / coming.value.suggested_filename
    coming.value.save_as(saved)
    return saved


def check_on_page(desk: Desk, pack: Path) -> str:
    """What the page for checking a pack says of it."""
    desk.go("/evidence/verify/")
    desk.page.locator('main input[name="pack"]').set_input_files(pack)
    return desk.press("Kiểm tra").page.locator("main [role=status]").inner_text()


def check_with_verifier(desk: Desk, pack: Path) -> subprocess.CompletedProcess:
    """The one file handed out by the office, run by a bare Python beside the pack."""
    desk.go("/evidence/verify/")
    with desk.page.expect_download() as coming:
        desk.page.get_by_role("link", name="Tải công cụ kiểm tra một tệp").click()
    verifier = pack.parent / "verify_pack.py"
    coming.value.save_as(verifier)
    return run([sys.executable, "-I", "-S", verifier, pack], pack.parent)


def unpacked(pack: Path) -> Path:
    """The bag inside the ZIP, laid out beside it."""
    folder = pack.parent / "opened"
    with ZipFile(pack) as archive:
        archive.extractall(folder)
    return next(path.parent for path in folder.rglob("bagit.txt"))


def run(command: list, folder: Path) -> subprocess.CompletedProcess:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)
