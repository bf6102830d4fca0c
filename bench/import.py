"""Word import: a hundred procedures read and understood, against mammoth alone on the same files."""

import gc
import io
import os
from statistics import median

import mammoth

from bench.measure import Result
from documents.importing.reading import read_file
from tests.documents.importing.papers import LAYOUTS, Facts, paper_of

FULL, ROUNDS = 100, 3


def run(scale: float) -> Result:
    contents = papers(max(5, int(FULL * scale)))
    read(contents[:5])
    mammoth_alone(contents[:5])
    pairs = [(cpu_ms(read, contents), cpu_ms(mammoth_alone, contents)) for _round in range(ROUNDS)]
    mine, peer = (median(side) for side in zip(*pairs, strict=True))
    return Result(
        "import: procedures out of Word files / mammoth alone (cpu)", len(contents), mine, 1.5, peer
    )


def papers(n: int) -> list[bytes]:
    """As many files in turn of the five layouts, one procedure each."""
    layouts = list(LAYOUTS)
    return [
        paper_of(layouts[i % len(layouts)], Facts(code=f"QT.CT.{i:03d}", title=f"Xác nhận cư trú loại {i}"))
        for i in range(n)
    ]


def read(contents) -> None:
    for content in contents:
        upload = io.BytesIO(content)
        upload.name = "quy_trinh.docx"
        assert len(read_file(upload).procedures) == 1


def mammoth_alone(contents) -> None:
    for content in contents:
        mammoth.convert_to_html(io.BytesIO(content))


def cpu_ms(act, contents) -> float:
    """Cpu milliseconds of ours and of the processes the gate starts, which judge the inside of each file."""
    gc.collect()
    before = os.times()
    act(contents)
    after = os.times()
    return sum(b - a for a, b in zip(before[:4], after[:4], strict=True)) * 1000
