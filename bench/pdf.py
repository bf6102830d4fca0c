"""PDF: a register against one bare WeasyPrint document of the same rows, and the memory of its worker."""

import datetime as dt
import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from bench.measure import Result
from bench.xlsx import CAPTION, ServiceFileTable, service_files
from qms.export import pages, register_pdf, typeset

FULL = 3_000
PRINTED = dt.datetime(2026, 11, 20, 8, 15)

BARE = """
import sys, weasyprint
from weasyprint.text.fonts import FontConfiguration
html, css = (open(path, encoding="utf-8").read() for path in sys.argv[1:3])
fonts = FontConfiguration()
sheet = weasyprint.CSS(string=css, font_config=fonts, base_url=sys.argv[4])
page = weasyprint.HTML(string=html)
page.write_pdf(sys.argv[3], stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/a-3b")
"""


WORKER = """
from pathlib import Path
from qms.export import typeset
typeset.main()
status = Path("/proc/self/status").read_text(encoding="ascii")
print(int(next(line for line in status.splitlines() if line.startswith("VmHWM:")).split()[1]) / 1024)
"""


def ours(n: int) -> None:
    """Everything: rows, template, worker, joining, page numbers. A dated paper is not cached."""
    caption = replace(CAPTION, printed_at=PRINTED)
    register_pdf.render_table(ServiceFileTable(masked=False), service_files(n), caption)


def bare(n: int, folder: Path) -> None:
    """One document in a process of its own, the rows ready made: what WeasyPrint alone costs."""
    table = ServiceFileTable(masked=False)
    html, _count = next(
        register_pdf._written_chunks(table, service_files(n), CAPTION, (), (), "vi", n, folder)
    )
    css = folder / "bare.css"
    faces = typeset.font_faces().replace(typeset.FONT_SCHEME, typeset.FONTS.as_uri() + "/")
    css.write_text(faces + pages.style(), encoding="utf-8")
    subprocess.run(
        [sys.executable, "-c", BARE, str(html), str(css), str(folder / "bare.pdf"), typeset.FONTS.as_uri()],
        check=True,
    )


def cpu_with_children(act: Callable[[], object]) -> float:
    """Cpu milliseconds of this process and of the processes it waited for."""
    before = _spent()
    act()
    return (_spent() - before) * 1000


def _spent() -> float:
    mine, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return mine.ru_utime + mine.ru_stime + children.ru_utime + children.ru_stime


def worker_memory(n: int, folder: Path) -> float:
    """Peak resident MB of the worker for a register of `n` rows."""
    table = ServiceFileTable(masked=False)
    chunks = register_pdf._written_chunks(
        table, service_files(n), CAPTION, (), (), "vi", register_pdf.CHUNK, folder
    )
    css = folder / "print.css"
    css.write_text(pages.style(), encoding="utf-8")
    jobs = [
        json.dumps({"html": str(html), "css": str(css), "pdf": str(html.with_suffix(".pdf"))})
        for html, _count in chunks
    ]
    done = subprocess.run(
        [sys.executable, "-c", WORKER], input="\n".join(jobs), capture_output=True, text=True, check=True
    )
    return float(done.stdout.splitlines()[-1])


def run(scale: float) -> list[Result]:
    n = max(int(FULL * scale), 100)
    rounds = 1 if n > 1000 else 3
    pairs = []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as name:
            mine = cpu_with_children(lambda: ours(n))
            peer = cpu_with_children(lambda folder=Path(name): bare(n, folder))
        pairs.append((mine, peer))
    mine, peer = sorted(pairs, key=lambda pair: pair[0] / pair[1])[rounds // 2]
    with tempfile.TemporaryDirectory() as name:
        memory = worker_memory(n, Path(name))
    return [
        Result(f"pdf: register against bare WeasyPrint (cpu, {rounds} rounds)", n, mine, 1.10, peer),
        Result("pdf: peak memory of the worker", n, memory, 350, unit="MB"),
    ]
