"""A layer lies upright over all of a page, whatever its size, turn, cut, unit, or the state it leaves."""

import datetime as dt
import io
import subprocess

import pikepdf
import pypdf
import pytest
from PIL import Image

from qms.export import overlay
from qms.export.stamping import stamp_status

A4, A3_FLAT, SLIP = (595, 842), (1191, 842), (227, 400)
ODD = {
    "portrait": {},
    "landscape": {"size": (842, 595)},
    "large": {"size": A3_FLAT},
    "slip": {"size": SLIP},
    "turned right": {"Rotate": 90},
    "upside down": {"Rotate": 180},
    "turned left": {"Rotate": 270},
    "moved": {"MediaBox": [100, 200, 695, 1042]},
    "cut": {"CropBox": [95, 42, 500, 742]},
    "cut and turned": {"CropBox": [95, 42, 500, 742], "Rotate": 90},
    "in its own unit": {"UserUnit": 2},
    "leaving states open": {"content": b"q 0.5 0 0 0.5 90 90 cm q 3 0 0 3 0 0 cm"},
    "closing too many": {"content": b"Q Q 0.5 0 0 0.5 90 90 cm"},
}


def book(pages) -> bytes:
    made, out = pikepdf.new(), io.BytesIO()
    for told in pages:
        page = made.add_blank_page(page_size=told.get("size", A4))
        for key in ("Rotate", "MediaBox", "CropBox", "UserUnit"):
            if key in told:
                page.obj[f"/{key}"] = pikepdf.Array(told[key]) if "Box" in key else told[key]
        page.Contents = made.make_stream(told.get("content", b""))
    made.save(out)
    return out.getvalue()


def layer(width, height) -> bytes:
    """Black in the lower left tenth, grey in the upper right one."""
    made, out = pikepdf.new(), io.BytesIO()
    page = made.add_blank_page(page_size=(width, height))
    w, h = width / 10, height / 10
    page.Contents = made.make_stream(f"0 g 0 0 {w} {h} re f 0.5 g {9 * w} {9 * h} {w} {h} re f".encode())
    made.save(out)
    return out.getvalue()


def corners(pdf: bytes, tmp_path) -> tuple[int, int, int, int]:
    """The grey (0 black, 255 white) as looked at: lower left, upper right, upper left, lower right."""
    (tmp_path / "a.pdf").write_bytes(pdf)
    command = ["pdftoppm", "-cropbox", "-gray", "-r", "36", "a.pdf", "a"]
    subprocess.run(command, cwd=tmp_path, check=True)
    image = Image.open(next(tmp_path.glob("a-*.pgm")))
    right, low = image.width - image.width // 20, image.height - image.height // 20
    near, far = image.width // 20, image.height // 20
    return tuple(image.getpixel(at) for at in ((near, low), (right, far), (near, far), (right, low)))


@pytest.mark.needs("pdftoppm")
@pytest.mark.parametrize("told", ODD.values(), ids=ODD)
def test_a_layer_lies_upright_over_what_is_seen(told, tmp_path):
    paper = book([told])
    [(width, height)] = overlay.page_sizes(paper)
    assert corners(overlay.lay_over(paper, layer(width, height), [0]), tmp_path) == (0, 128, 255, 255)


def test_each_page_is_measured_as_it_is_looked_at():
    pages = [ODD[name] for name in ("portrait", "turned right", "large", "cut and turned", "in its own unit")]
    assert [tuple(map(round, size)) for size in overlay.page_sizes(book(pages))] == [
        (210, 297), (297, 210), (420, 297), (247, 143), (420, 594),
    ]  # fmt: skip


def test_what_pages_inherit_stays_theirs():
    paper = book([{}, {}])
    with pikepdf.open(io.BytesIO(paper)) as made:
        made.Root.Pages.Rotate = 90
        made.Root.Pages.Resources = pikepdf.Dictionary(
            ColorSpace=pikepdf.Dictionary(C1=pikepdf.Name.DeviceRGB)
        )
        for page in made.pages:
            del page.obj["/Resources"]
        out = io.BytesIO()
        made.save(out)
    for _turn in (1, 2):  # a layer over a copy that has one already
        out = io.BytesIO(overlay.lay_over(out.getvalue(), layer(842, 595), [0, 0]))
    with pikepdf.open(out) as stamped:
        assert [page.rotation for page in stamped.pages] == [90, 90]
        assert [list(page.resources["/ColorSpace"].keys()) for page in stamped.pages] == [["/C1"]] * 2
        for page in stamped.pages:
            page.contents_coalesce()
        drawn = [page.Contents.read_bytes() for page in stamped.pages]
        names = [{word for word in content.split() if word.startswith(b"/Qms")} for content in drawn]
        assert [len(found) for found in names] == [2, 2]


@pytest.mark.needs("pango")
def test_every_page_of_a_file_says_in_its_own_size_what_it_is(tmp_path):
    paper = book([{}, {"size": A3_FLAT}, {"Rotate": 90}])
    stamped = stamp_status(
        paper, status="effective", printed_at=dt.datetime(2026, 11, 20, 8, 17), own=1, name="HD-07 · 01/00"
    )
    reader = pypdf.PdfReader(io.BytesIO(stamped))
    words = [" ".join(page.extract_text().split()) for page in reader.pages]
    assert ["trang kèm" in text for text in words] == [False, True, True]
    assert words[2].startswith(
        "BẢN IN KHÔNG KIỂM SOÁT HD-07 · 01/00, trang kèm 2/2 Bản đang hiệu lực xem trên hệ thống; "
        "quét mã trên trang bìa để kiểm tra trước khi dùng. Bản in không kiểm soát – in lúc 08:17"
    )
    assert [tuple(map(round, size)) for size in overlay.page_sizes(stamped)] == [
        (210, 297),
        (420, 297),
        (297, 210),
    ]
