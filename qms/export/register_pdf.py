"""A register of any length as PDF: typeset in chunks by a worker of its own, joined, numbered.

One document of 10,000 rows needs 2.2 GB of memory; chunks of 800 rows keep the worker below 350 MB, and it
gives its memory back when it ends. Page numbers are known only after the last chunk, so they are laid
over the joined pages.
"""

import io
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from qms.export import cache, typeset
from qms.export.captions import Caption, Figure, moment_in_words, period_in_words
from qms.export.overlay import number_pages
from qms.export.pages import set_page, style, unavailable
from qms.export.papers import printed_line
from qms.export.tables import Column, batches
from qms.export.values import local, shown_text

CHUNK = 800  # rows a document; about 0.25 MB of memory a row
CHUNKS_A_WORKER = 4  # then it ends and gives its memory back: flat at any number of rows
IN_PROCESS = 60  # rows typeset here and now: starting a worker would cost more
LAST_ROWS = 3  # kept together with what follows the table
ORDINAL_WIDTH = 10  # mm
TEMPLATE = "print/register.html"
PAGE = {
    "landscape": ("register", "A4 landscape"),
    "portrait": ("upright", "A4"),
}
MARGIN = "24mm 15mm 25mm 20mm"
RIGHT, CENTRE = {"int", "decimal"}, {"code", "date", "datetime", "bool"}


def render_table(
    table, records: Iterable, caption: Caption, *,
    figures: Sequence[Figure] = (), signers: Sequence = (), lang: str = "vi",
    chunk: int = CHUNK, in_process: int = IN_PROCESS,
) -> bytes:  # fmt: skip
    """The register as PDF/A-3b, numbered "Trang k/n", with the caption in the footer of every page.

    The same rows and caption give the same bytes. Raises PdfUnavailable when PDF is off on this machine.
    """
    with translation.override(lang), tempfile.TemporaryDirectory(prefix="qms-register-") as folder:
        pages = list(_written_chunks(table, records, caption, figures, signers, lang, chunk, Path(folder)))
        if len(pages) == 1 and pages[0][1] <= in_process:
            return set_page(pages[0][0].read_text(encoding="utf-8"), keep=not caption.printed_at)
        return _kept(pages, caption, table, lang, Path(folder))


def _kept(pages, caption: Caption, table, lang: str, folder: Path) -> bytes:
    def make():
        return _join(_work(files, folder), table.orientation, str(caption.title), lang)

    files = [path for path, _count in pages]
    if caption.printed_at:  # carries the time of printing and will never be asked for again
        return make()
    try:
        version = typeset.renderer_version()
    except typeset.PdfUnavailable as error:
        raise unavailable() from error
    hashes = [cache.key_of(path.read_text(encoding="utf-8")) for path in files]
    return cache.kept(cache.key_of("register", style(), version, *hashes), make)


# --- html of the chunks --------------------------------------------------------------------------------
def _written_chunks(
    table, records, caption, figures, signers, lang, size, folder
) -> Iterator[tuple[Path, int]]:
    """The chunks as HTML files; one chunk late, because the caption carries the count of all rows."""
    columns = [Column("ordinal", _("STT"), width=ORDINAL_WIDTH), *table.shown]
    kinds = [column.kind for column in table.shown]
    rows, counts = [], []
    done = 0
    for batch in batches(records, size):
        part = folder / f"rows-{len(rows):05d}"
        cells = [row_html(n, table.cells(record), kinds) for n, record in enumerate(batch, start=done + 1)]
        part.write_text(_bodies(cells), encoding="utf-8")
        rows.append(part)
        counts.append(len(batch))
        done += len(batch)
    if not rows:
        rows, counts = [folder / "rows-none"], [0]
        rows[0].write_text(_no_rows(len(columns), table.empty_hint), encoding="utf-8")
    common = _words(caption, done, lang)
    for index, (part, count) in enumerate(zip(rows, counts, strict=True)):
        kind = PAGE[table.orientation][0]
        context = {
            **common, "columns": fitted(columns, table.orientation), "figures": figures, "signers": signers,
            "first": index == 0, "last": index == len(rows) - 1, "stamped": len(rows) > 1,
            "page_kind": kind if index == 0 else f"{kind}-next",
            "rows": mark_safe(part.read_text(encoding="utf-8")),  # noqa: S308  escaped in row_html
        }  # fmt: skip
        page = folder / f"chunk-{index:05d}.html"
        page.write_text(render_to_string(TEMPLATE, context), encoding="utf-8")
        part.unlink()
        yield page, count


def _words(caption: Caption, count: int, lang: str) -> dict:
    return {
        "caption": caption, "count": caption.count if caption.count is not None else count,
        "paper_title": str(caption.title), "lang": lang,
        "period": period_in_words(caption.period), "as_of": moment_in_words(caption.as_of) or _now(caption),
        "printed": printed_line(_local(caption.printed_at), caption.printed_by),
        "masked": ", ".join(label.lower() for label in caption.masked),
        "ledger": caption.ledger_line(digits=32),
    }  # fmt: skip


def _now(caption: Caption) -> str:
    return moment_in_words(caption.printed_at) or "–"


def _local(at):
    return local(at) if at else None


def row_html(number: int, values: Sequence, kinds: Sequence[str]) -> str:
    """One row: the ordinal, then the values; a row in a state of danger is tinted and its word marked."""
    late = any(getattr(value, "tone", "") == "danger" for value in values)
    cells = "".join([_cell_html(value, kind) for value, kind in zip(values, kinds, strict=True)])
    return f'<tr{" class=late" if late else ""}><td class="c">{number}</td>{cells}</tr>\n'


def _cell_html(value, kind: str) -> str:
    if kind == "datetime" and hasattr(value, "hour"):
        at = local(value)
        return f'<td class="c">{at:%d/%m/%Y}<br>{at:%H:%M}</td>'
    text = escape(shown_text(value, kind))
    if getattr(value, "tone", "") == "danger":
        return f'<td><span class="late-word">▲ {text}</span></td>'
    css = ' class="r"' if kind in RIGHT else ' class="c"' if kind in CENTRE or text == "–" else ""
    return f"<td{css}>{text}</td>"


def _bodies(cells: list[str]) -> str:
    """The rows in two bodies: the last few stay together and with the figures below them."""
    most, last = cells[:-LAST_ROWS], cells[-LAST_ROWS:]
    body = f"<tbody>{''.join(most)}</tbody>" if most else ""
    return f'{body}<tbody class="last">{"".join(last)}</tbody>'


def _no_rows(columns: int, hint) -> str:
    return f'<tbody><tr><td class="empty" colspan="{columns}">{escape(str(hint))}</td></tr></tbody>'


def fitted(columns: Sequence[Column], orientation: str) -> list[dict]:
    """Labels and widths in mm that fill the sheet exactly; a column of width 0 takes what is left."""
    room = 262 if orientation == "landscape" else 175
    fixed = sum(column.width for column in columns)
    free = [column for column in columns if not column.width]
    scale = room / fixed if (fixed > room - 12 * len(free) or not free) and fixed else 1
    if free and scale != 1:
        scale = (room - 22 * len(free)) / fixed
    return [
        {"label": column.label, "width": f"{column.width * scale:.2f}" if column.width else ""}
        for column in columns
    ]


# --- the worker and the joining ----------------------------------------------------------------------------
def _work(files: Sequence[Path], folder: Path) -> list[Path]:
    """Typeset the files, a few in each spawned worker, and return the PDFs.

    Raises PdfUnavailable when the libraries are missing, RuntimeError with the worker's last words otherwise.
    """
    sheet = folder / "print.css"
    sheet.write_text(style(), encoding="utf-8")
    for few in batches(files, CHUNKS_A_WORKER):
        _one_worker(few, sheet)
    return [path.with_suffix(".pdf") for path in files]


def _one_worker(files: Sequence[Path], sheet: Path) -> None:
    jobs = [
        json.dumps({"html": str(html), "css": str(sheet), "pdf": str(html.with_suffix(".pdf"))})
        for html in files
    ]
    worker = subprocess.run(
        [sys.executable, "-m", "qms.export.typeset"], input="\n".join(jobs) + "\n",
        capture_output=True, text=True, cwd=Path(typeset.__file__).parents[2], check=False,
    )  # fmt: skip
    if "PdfUnavailable" in worker.stderr:
        raise unavailable()
    if worker.returncode or not all(path.with_suffix(".pdf").exists() for path in files):
        raise RuntimeError(f"the PDF worker failed: {worker.stderr[-2000:]}")


def _join(parts: Sequence[Path], orientation: str, title: str, lang: str) -> bytes:
    """The parts one after another; more than one part gets its page numbers laid over."""
    if len(parts) == 1:
        return parts[0].read_bytes()
    size = PAGE[orientation][1]

    def numbers(pages: int) -> bytes:
        context = {"pages": range(pages), "size": size, "margin": MARGIN, "paper_title": title, "lang": lang}
        html = render_to_string("print/page_numbers.html", context)
        return typeset.typeset(html, style())

    out = io.BytesIO()
    number_pages(parts, numbers, out)
    return out.getvalue()
