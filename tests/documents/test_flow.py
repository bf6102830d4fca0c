"""The process sheet: drawn where Graphviz is, listed where it is not, never a way for markup to come in."""

import io

import pypdf
import pytest
from lxml import etree

from documents import content as contents
from documents import flow
from tests.documents.samples import effective

SVG = "{http://www.w3.org/2000/svg}"
STEPS = [
    {
        "action": "Tiếp nhận, kiểm tra hồ sơ",
        "role": "Cán bộ tiếp nhận",
        "unit": "office_hours",
        "forms": "CT04",
    },
    {"action": "Xác minh & trình <b>chỉ huy</b>", "role": "Cảnh sát khu vực", "value": "0.5", "unit": "day"},
]


def drawn(steps=STEPS, **more):
    return flow.drawing(contents.parse({"steps": steps, **more}), "Lưu đồ QT-02")


def texts(svg) -> list[str]:
    return ["".join(text.itertext()).strip() for text in etree.fromstring(svg).iter(f"{SVG}text")]


@pytest.mark.needs("graphviz")
def test_every_step_stands_in_the_flow_with_its_person_time_and_forms():
    assert texts(drawn(result="Giấy xác nhận")) == [
        "Công dân nộp hồ sơ",
        "B1", "Cán bộ tiếp nhận", "Giờ hành chính", "Tiếp nhận, kiểm tra hồ sơ", "CT04",
        "B2", "Cảnh sát khu vực", "0,5\xa0ngày", "Xác minh & trình <b>chỉ huy</b>",
        "Giấy xác nhận",
    ]  # fmt: skip


@pytest.mark.needs("graphviz")
def test_the_drawing_brings_nothing_but_a_drawing():
    svg = drawn(
        [
            {
                "action": "</TD></TABLE>> <script>x</script> \\N {a|b}",
                "role": '"; URL="javascript:x',
                "value": "1",
            }
        ]
    )
    tags = {etree.QName(element).localname for element in etree.fromstring(svg).iter()}
    assert tags == {"svg", "title", "g", "path", "polygon", "text"}
    assert ("style=" in svg, "href" in svg.replace("xmlns:xlink", "")) == (False, False)


@pytest.mark.needs("graphviz")
def test_a_text_of_any_length_stays_a_box():
    svg = drawn([{"action": "Rất dài " * 400, "role": "Người " * 60, "value": "1", "forms": "Mẫu 01, " * 90}])
    assert max(len(text) for text in texts(svg)) <= 60


def test_without_steps_there_is_nothing_to_draw():
    assert drawn(steps=[]) is None


def test_without_graphviz_the_steps_are_listed_in_their_order(office, signed_in, monkeypatch):
    monkeypatch.setattr(flow, "can_draw", lambda: False)
    revision = effective(office)
    answer = signed_in(office.desk).get(revision.url("flow"))
    assert answer.context["drawing"] is None
    assert answer.content.decode().count("<li><p><b>B") == len(revision.body.steps)


@pytest.mark.needs("graphviz")
def test_the_page_shows_the_drawing_and_the_paper_is_one_uncontrolled_sheet(office, signed_in):
    client, revision = signed_in(office.desk), effective(office)
    assert '<svg xmlns="http://www.w3.org/2000/svg"' in client.get(revision.url("flow")).content.decode()
    reader = pypdf.PdfReader(io.BytesIO(client.get(revision.url("flow_pdf")).content))
    text = reader.pages[0].extract_text()
    assert len(reader.pages) == 1
    told = ("BẢN IN KHÔNG KIỂM SOÁT", "Mã số QT-02", "HIỆU LỰC", "B1 Cán bộ TN&TKQ")
    assert [words for words in told if words not in text] == []
