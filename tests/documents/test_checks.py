"""Refusals and warnings before signing."""

from dataclasses import replace
from decimal import Decimal

import pytest

from documents.checks import cited_codes, findings, refusals, sums_up
from documents.content import Content, DossierItem, FormRef, KeptRecord, Step, TimeLimit

GOOD = Content(
    purpose="<p>Thống nhất cách làm.</p>",
    scope="<p>Công dân.</p>",
    legal_basis=("Luật Cư trú số 68/2020/QH14",),
    dossier=(DossierItem("Tờ khai", original=True),),
    time_limit=TimeLimit(Decimal(3)),
    place="Bộ phận Một cửa",
    fee="Không",
    steps=(
        Step("Tiếp nhận", "Cán bộ TN&TKQ", None, "office_hours", "Mẫu 01"),
        Step("Thẩm tra", "Cán bộ xử lý", Decimal("2.5"), "day", "BM-QT01-01"),
        Step("Phê duyệt", "Trưởng Công an xã", Decimal(4), "hour"),
    ),
    forms=(FormRef("Mẫu 01", "Giấy hẹn"), FormRef("BM-QT01-01", "Biên bản", transient=True)),
    records=(KeptRecord("Mẫu 01", "Bản chính", "Một cửa", "05 năm"),),
)


def texts(content, structured=True):
    return [(finding.level, finding.text) for finding in findings(content, structured=structured)]


def test_a_good_procedure_has_nothing_to_say():
    assert texts(GOOD) == []
    assert sums_up(GOOD) is True


def test_an_empty_procedure_names_everything_that_stops_it():
    assert [finding.anchor for finding in refusals(Content(), structured=True)] == [
        "legal_basis", "fee", "time_limit", "steps",
    ]  # fmt: skip


def test_too_long_steps_are_refused_and_too_short_ones_warned_with_the_difference():
    long = replace(GOOD, time_limit=TimeLimit(Decimal("2.5")))
    short = replace(GOOD, time_limit=TimeLimit(Decimal(5)))
    assert texts(long) == [
        ("refuse", "Tổng các bước 3\xa0ngày, dài hơn thời hạn 2,5\xa0ngày làm việc: thừa 0,5\xa0ngày.")
    ]
    assert texts(short) == [
        ("warn", "Tổng các bước 3\xa0ngày, ngắn hơn thời hạn 5\xa0ngày làm việc: thiếu 2\xa0ngày.")
    ]
    assert (sums_up(long), sums_up(short)) == (False, False)


def test_two_hundred_forty_hours_are_thirty_days():
    steps = (Step("a", "b", Decimal(30), "day"),)
    assert sums_up(replace(GOOD, steps=steps, time_limit=TimeLimit(Decimal(240), "working_hour"))) is True


def test_within_the_day_only_the_upper_bound_counts():
    steps = (Step("a", "b", Decimal(3), "hour"),)
    assert texts(replace(GOOD, steps=steps, forms=(), time_limit=TimeLimit(unit="same_day"))) == []


@pytest.mark.parametrize(
    ("step", "text"),
    [
        (Step("Thẩm tra", "", Decimal(3)), "Bước B1 chưa có trách nhiệm."),
        (Step("", "Cán bộ", Decimal(3)), "Bước B1 chưa ghi trình tự."),
        (Step("Thẩm tra", "Cán bộ", None), "Bước B1 chưa ghi thời gian."),
        (Step("Thẩm tra", "Cán bộ", None, "shared"), "Bước B1 không có bước trên để chung thời gian."),
    ],
)
def test_a_step_must_say_what_who_and_how_long(step, text):
    assert ("refuse", text) in texts(replace(GOOD, steps=(step,)))


def test_forms_are_checked_both_ways_and_against_the_kept_records():
    content = replace(GOOD, forms=(FormRef("Mẫu 05", "Phiếu kiểm soát"),))
    assert texts(content) == [
        ("warn", "Bước B1 nêu Mẫu 01 nhưng mục Biểu mẫu chưa có."),
        ("warn", "Bước B2 nêu BM-QT01-01 nhưng mục Biểu mẫu chưa có."),
        ("warn", "Biểu mẫu Mẫu 05 chưa được bước nào dùng."),
        ("warn", "Biểu mẫu Mẫu 05 chưa có trong hồ sơ cần lưu và chưa đánh dấu không lưu."),
    ]


def test_a_kept_record_without_retention_stops():
    content = replace(GOOD, records=(KeptRecord("Mẫu 01"),))
    assert texts(content) == [("refuse", "Hồ sơ lưu “Mẫu 01” chưa ghi thời hạn lưu.")]


def test_a_text_document_needs_only_its_text():
    assert texts(Content(), structured=False) == [("refuse", "Chưa có nội dung.")]
    assert texts(Content(body="<p>x</p>"), structured=False) == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Mẫu 01, 02 (nếu có), 06; hồ sơ kèm theo mục 2.3", ["Mẫu 01", "Mẫu 02", "Mẫu 06"]),
        ("Mẫu 05; Dự thảo Quyết định", ["Mẫu 05"]),
        ("CT01, CT04", ["CT01", "CT04"]),
        ("BM-QT01-01 và BM.TBYT.02.03", ["BM-QT01-01", "BM.TBYT.02.03"]),
        ("Nghị định 118/2025/NĐ-CP, TCVN, B4", []),
        ("", []),
    ],
)
def test_form_codes_are_found_in_free_text(text, codes):
    assert cited_codes(text) == codes
