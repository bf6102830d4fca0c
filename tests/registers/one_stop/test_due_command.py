"""``due`` prints the due time and every day skipped, with why; nonsense gets one sentence and exit 2."""

import io

import pytest
from django.core.management import call_command


def told(*arguments) -> list[str]:
    out = io.StringIO()
    call_command("due", *arguments, "--lang", "vi", stdout=out)
    return out.getvalue().splitlines()


def test_the_due_time_and_each_day_skipped(office):
    lines = told("--unit", "TANTIEN", "--received", "2026-11-23T10:00", "--time", "03 ngày làm việc")

    assert lines[:5] == [
        "Đơn vị: Công an xã Tân Tiến",
        "Nhận lúc: 10:00 Thứ Hai, 23/11/2026",
        "Thời hạn: 03\xa0ngày làm việc",
        "Tính từ: 10:00 Thứ Hai, 23/11/2026",
        "Hẹn trả: 17:30 Thứ Sáu, 27/11/2026",
    ]
    assert lines[6:] == ["Ngày không tính đủ:", "  24/11/2026  Ngày Văn hóa Việt Nam"]


def test_a_late_receipt_counts_from_the_next_working_day(office):
    lines = told(
        "--unit", "tantien", "--received", "05/06/2026 15:10", "--time",
        "Trong ngày, sau 15 giờ thì trả vào ngày làm việc tiếp theo",
    )  # fmt: skip

    assert lines[2] == "Thời hạn: trong ngày, chốt 15:00"
    assert lines[4] == "Hẹn trả: 17:30 Thứ Hai, 08/06/2026"


def test_words_beside_the_time_that_were_not_understood_are_told(office):
    lines = told("--unit", "tantien", "--received", "05/06/2026 15:10", "--time", "5 ngày (kể cả lễ)")

    assert lines[-1] == "Chưa hiểu, không tính vào hạn: “(kể cả lễ)”"


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"--unit": "KHONGCO"}, "Không có đơn vị"),
        ({"--received": "31/02/2026 10:00"}, "--received: "),
        ({"--received": "hôm qua"}, "--received: "),
        ({"--time": "vài ngày"}, "--time: không đọc được"),
        ({"--time": "9999 ngày làm việc"}, "mười năm"),
        ({"--received": "2026-11-23T10:00\x07"}, "không dùng được"),
        ({"--time": ""}, "Thiếu --time"),
    ],
)
def test_nonsense_is_refused_in_a_sentence(office, capsys, changed, words):
    given = {"--unit": "TANTIEN", "--received": "2026-11-23T10:00", "--time": "3 ngày"} | changed
    with pytest.raises(SystemExit) as stopped:
        call_command("due", *[part for pair in given.items() for part in pair], "--lang", "vi")
    said = capsys.readouterr().err
    assert stopped.value.code == 2
    assert words in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("received", "channel", "notes"),
    [
        (
            "2026-11-24T10:00", "desk",
            ["Lưu ý: Ngày 24/11/2026 (Ngày Văn hóa Việt Nam) bộ phận một cửa không tiếp nhận trực tiếp."],
        ),
        ("2026-11-22T10:00", "desk",
         ["Lưu ý: Ngày 22/11/2026 (Chủ nhật) bộ phận một cửa không tiếp nhận trực tiếp."]),
        ("2026-11-21T14:00", "desk", ["Lưu ý: Nhận ngoài giờ tiếp nhận (07:30–11:30): hãy ghi lý do."]),
        ("2026-11-23T10:00", "desk", []),
        ("2026-11-24T10:00", "online", []),
    ],
)  # fmt: skip
def test_a_receipt_when_the_desk_is_closed_is_told(office, received, channel, notes):
    lines = told(
        "--unit", "TANTIEN", "--received", received, "--time", "3 ngày làm việc", "--channel", channel
    )
    assert [line for line in lines if line.startswith("Lưu ý")] == notes
    assert [line for line in lines if line.startswith("Hẹn trả: ")] != []
