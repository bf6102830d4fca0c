"""Who works when: drawn where Graphviz is, missed by nobody elsewhere, never a way for markup to come in."""

import io
import shutil

import pypdf
import pytest
from lxml import etree

from documents import content as contents
from documents import lanes
from documents.flow import flow_of
from tests.documents.samples import effective, written

SVG = "{http://www.w3.org/2000/svg}"
STEPS = [
    {"action": "Tiếp nhận", "role": "Cán bộ TN&TKQ", "unit": "office_hours"},
    {"action": "Xác minh", "role": "Cảnh sát khu vực phụ trách địa bàn tổ dân phố",
     "value": "0.5", "unit": "day"},
    {"action": "Trình", "role": "cán bộ  TN&TKQ", "unit": "shared"},
    {"action": "Duyệt", "role": "Chỉ huy", "value": "2", "unit": "hour"},
]  # fmt: skip
drawn_here = pytest.mark.needs("graphviz")


def drawn(steps=STEPS, title="Lưu đồ QT-02"):
    return lanes.drawing(flow_of(contents.parse({"steps": steps})), title)


def boxes(svg) -> list[tuple[float, list[str]]]:
    """(place from the left, lines) of every box, from the top."""
    found = []
    for box in etree.fromstring(svg).iter(f"{SVG}g"):
        texts = box.findall(f"{SVG}text")
        if texts:
            place = float(texts[0].get("y")), float(texts[0].get("x"))
            found.append((*place, [text.text.replace("\xa0", " ") for text in texts]))
    return [(x, lines) for _y, x, lines in sorted(found)]


@drawn_here
def test_each_person_has_a_column_and_each_step_a_row():
    svg = drawn()
    heads = {lines[0]: (x, lines) for x, lines in boxes(svg)[:3]}
    (desk, _), (police, wrapped), (head, _) = (heads[w] for w in ("Cán bộ TN&TKQ", "Cảnh sát khu", "Chỉ huy"))
    assert desk < police < head
    assert wrapped == ["Cảnh sát khu", "vực phụ trách", "địa bàn tổ", "dân phố"]
    assert boxes(svg)[3:] == [
        (desk, ["Công dân", "nộp hồ sơ"]),
        (desk, ["B1", "Giờ hành chính"]),
        (police, ["B2 · 0,5 ngày"]),
        (desk, ["B3 · Chung", "với bước trên"]),
        (head, ["B4 · 2 giờ"]),
        (head, ["Trả kết quả"]),
    ]
    arrows = etree.fromstring(svg).findall(f".//{SVG}g[@class='edge flow-arrow']")
    assert len(arrows) == len(STEPS) + 1


@drawn_here
def test_the_drawing_brings_nothing_but_a_drawing():
    words = ["<script>alert(1)</script>", '"; URL="javascript:x', "&lt;b&gt; & \\N {a|b}"]
    svg = drawn([{"action": "x", "role": role, "value": "1"} for role in words], title='<i> & "QT"')
    root = etree.fromstring(svg)
    assert {etree.QName(element).localname for element in root.iter()} == {
        "svg", "title", "g", "path", "polygon", "text",
    }  # fmt: skip
    names = {name for element in root.iter() for name in element.attrib}
    assert names & {"style", "id", "href", "{http://www.w3.org/1999/xlink}href", "onclick"} == set()
    assert (root.get("role"), root.findtext(f"{SVG}title")) == ("img", '<i> & "QT"')
    told = {"".join("".join(lines).split()) for _x, lines in boxes(svg)}
    assert {"".join(role.split()) for role in words} <= told


@drawn_here
def test_names_of_any_length_stay_over_their_column():
    svg = drawn([{"action": "x", "role": "Người phụ trách " * 40, "value": "1"}])
    lines = boxes(svg)[0][1]
    assert (len(lines), max(map(len, lines)) <= lanes.LETTERS, lines[-1][-1]) == (lanes.HEAD_LINES, True, "…")


@drawn_here
def test_more_people_or_steps_than_can_be_read_are_not_drawn():
    people = [{"action": "x", "role": f"Người {n}", "value": "1"} for n in range(lanes.MOST_LANES + 1)]
    assert (drawn(people) is None, drawn(people[1:]) is None) == (True, False)
    steps = [{"action": "x", "role": "Chỉ huy", "value": "1"}] * (lanes.MOST_STEPS + 1)
    assert (drawn(steps) is None, drawn(steps[1:]) is None) == (True, False)


@drawn_here
def test_what_was_drawn_once_is_not_drawn_again(monkeypatch):
    first = drawn(title="vẽ một lần")
    monkeypatch.setattr(lanes, "_graph", lambda rows: pytest.fail("drawn again"))
    assert drawn(title="vẽ một lần") == first


@drawn_here
def test_a_graphviz_that_breaks_takes_no_page_with_it(monkeypatch, caplog):
    monkeypatch.setattr(lanes.graphviz.Digraph, "pipe", broken)
    assert drawn(title="máy vẽ hỏng") is None
    assert "Graphviz could not draw" in caplog.text


def broken(*args, **kwargs):
    raise lanes.graphviz.CalledProcessError(-6, ["dot"], b"", b"Assertion failed")


def test_without_steps_there_is_nothing_to_draw():
    assert drawn(steps=[]) is None


@drawn_here
@pytest.mark.needs("pango")
def test_page_and_paper_show_the_drawing_beside_the_steps(office, signed_in):
    client, revision = signed_in(office.desk), effective(office)
    page = client.get(revision.url("flow")).content.decode()
    assert (page.count('class="flow-drawing" role="img"'), page.count('class="flow-row"')) == (1, 6)
    assert "<title>Ai làm, theo thứ tự nào: Lưu đồ quy trình QT-02 · 01/00</title>" in page
    assert told_on_paper(client, revision).count("AI LÀM, THEO THỨ TỰ NÀO") == 1


@pytest.mark.needs("pango")
def test_without_graphviz_page_and_paper_are_the_steps_and_nothing_is_missed(office, signed_in, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    client, revision = signed_in(office.desk), written(office, content={"steps": STEPS})
    page = client.get(revision.url("flow")).content.decode()
    assert (page.count("flow-drawing"), page.count("flow-lanes"), page.count('class="flow-row"')) == (0, 0, 6)
    assert ("Từng bước" in page, "Graphviz" in page) == (False, False)
    told = told_on_paper(client, revision)
    assert ("AI LÀM" in told, "B4 Chỉ huy 2 giờ" in told) == (False, True)


def told_on_paper(client, revision) -> str:
    reader = pypdf.PdfReader(io.BytesIO(client.get(revision.url("flow_pdf")).content))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())
