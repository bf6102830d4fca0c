"""The process sheet: every step with its person, time and forms, on any machine, however long it is."""

import io

import pypdf
import pytest

from documents import content as contents
from documents.flow import Box, flow_of
from tests.documents.samples import effective, written

STEPS = [
    {
        "action": "Tiếp nhận,\nkiểm tra hồ sơ",
        "role": "Cán bộ tiếp nhận",
        "unit": "office_hours",
        "forms": "CT04",
    },
    {"action": "Xác minh & trình <b>chỉ huy</b>", "role": "Cảnh sát khu vực", "value": "0.5", "unit": "day"},
]


def flow(steps=STEPS, **more):
    return flow_of(contents.parse({"steps": steps, **more}))


def test_every_step_stands_in_the_flow_with_its_person_time_and_forms():
    told = flow(result="Giấy xác nhận")
    assert (told.begins, told.ends, told.has_forms) == ("Công dân nộp hồ sơ", "Giấy xác nhận", True)
    assert told.boxes == [
        Box(
            "B1", "Tiếp nhận, kiểm tra hồ sơ", "Cán bộ tiếp nhận", "Giờ hành chính", "CT04", is_counted=False
        ),
        Box("B2", "Xác minh & trình <b>chỉ huy</b>", "Cảnh sát khu vực", "0,5\xa0ngày", "", is_counted=True),
    ]


def test_a_text_of_any_length_stays_a_box():
    box = flow([{"action": "Rất dài " * 400, "value": "1", "forms": "Mẫu 01, " * 90}]).boxes[0]
    assert (len(box.action), len(box.forms), box.action[-1]) == (220, 110, "…")


def test_without_steps_there_is_no_flow_and_without_a_result_it_is_given_back():
    assert flow([]) is None
    assert flow().ends == "Trả kết quả"


def test_the_page_says_steps_as_text_and_never_as_markup(office, signed_in):
    revision = written(office, content={"steps": STEPS})
    page = signed_in(office.desk).get(revision.url("flow")).content.decode()
    assert ("Xác minh &amp; trình &lt;b&gt;chỉ huy&lt;/b&gt;" in page, "<b>chỉ huy" in page) == (True, False)
    assert page.count('class="flow-forms"') == 1


@pytest.mark.needs("pango")
def test_the_paper_is_one_uncontrolled_sheet(office, signed_in):
    client, revision = signed_in(office.desk), effective(office)
    reader = pypdf.PdfReader(io.BytesIO(client.get(revision.url("flow_pdf")).content))
    text = " ".join(reader.pages[0].extract_text().split())
    assert len(reader.pages) == 1
    told = ("BẢN IN KHÔNG KIỂM SOÁT", "Mã số QT-02", "HIỆU LỰC", "B1 Cán bộ TN&TKQ")
    assert [words for words in told if words not in text] == []


@pytest.mark.needs("pango")
def test_a_long_procedure_goes_on_to_the_next_sheet_and_loses_nothing(office, signed_in):
    steps = [
        {"action": f"Việc thứ {n} " + "và việc đi kèm " * 12, "role": "Cán bộ " * 6, "value": "1",
         "forms": f"Mẫu {n:02d}, " + "phiếu kèm theo, " * 6}
        for n in range(1, 16)
    ]  # fmt: skip
    revision = written(office, content={"steps": steps})
    reader = pypdf.PdfReader(io.BytesIO(signed_in(office.desk).get(revision.url("flow_pdf")).content))
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert len(reader.pages) > 1
    assert [n for n in range(1, 16) if f"Việc thứ {n} " not in text or f"Mẫu {n:02d}," not in text] == []
