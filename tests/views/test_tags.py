"""The tags of the frame."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.http import QueryDict

from qms.differences import pieces
from qms.states import State
from qms.templatetags import qms as tags

OFFICE = ZoneInfo("Asia/Ho_Chi_Minh")
TODAY = date(2026, 7, 15)


def marked(old, new):
    sign = {"same": "{}", "del": "[-{}-]", "ins": "{{+{}+}}"}
    return "".join(sign[piece.kind].format(piece.text) for piece in pieces(old, new))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("giữ nguyên", "giữ nguyên", "giữ nguyên"),
        ("", "mới", "{+mới+}"),
        ("cũ", "", "[-cũ-]"),
        ("trả trong 7 ngày", "trả trong 5 ngày", "trả trong [-7-]{+5+} ngày"),
        ("Cán bộ quên theo dõi", "Không có cảnh báo", "[-Cán bộ quên theo dõi-]{+Không có cảnh báo+}"),
        ("đúng hạn.", "đúng hạn, xin lỗi.", "đúng hạn{+, xin lỗi+}."),
    ],
)
def test_difference_by_words(old, new, expected):
    assert marked(old, new) == expected


def test_difference_loses_no_letter():
    old, new = "Một hai  ba\nbốn", "Một  ba\nnăm, bốn sáu"
    found = pieces(old, new)
    assert "".join(p.text for p in found if p.kind != "del").split() == new.split()
    assert "".join(p.text for p in found if p.kind != "ins").split() == old.split()


def test_difference_of_long_texts_goes_by_line_and_then_by_word():
    lines = [f"dòng {number}\n" for number in range(4000)]
    changed = [*lines]
    changed[1999] = "dòng khác\n"
    found = [piece for piece in pieces("".join(lines), "".join(changed)) if piece.kind != "same"]
    assert [(piece.kind, piece.text.strip()) for piece in found] == [
        ("del", "1999"),
        ("ins", "khác"),
    ]


def test_difference_is_escaped():
    assert tags.diff("", "<b>") == "<ins>&lt;b&gt;</ins>"


@pytest.mark.parametrize(
    ("days", "words", "tone"),
    [
        (-3, "Quá 3 ngày", "danger"),
        (0, "Hôm nay", "warn"),
        (2, "Còn 2 ngày", "warn"),
        (7, "Còn 7 ngày", "mute"),
        (8, "23/07/2026", "mute"),
    ],
)
def test_due_in_words(days, words, tone):
    near = tags.due_state(TODAY + timedelta(days=days), TODAY)
    assert (near.label, near.tone) == (words, tone)


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (datetime(2026, 7, 15, 8, 12, tzinfo=OFFICE), "08:12"),
        (datetime(2026, 7, 14, 16, 42, tzinfo=OFFICE), "hôm qua 16:42"),
        (datetime(2026, 6, 30, 16, 42, tzinfo=OFFICE), "30/06/2026 16:42"),
    ],
)
def test_when_in_words(at, words):
    assert f">{words}</time>" in tags.when(at, TODAY)


def test_weekday_is_written_out():
    assert tags.weekday_date(date(2026, 6, 30)) == "Thứ Ba, 30/06/2026"


def test_state_is_word_icon_and_tone():
    chip = tags.state(State("x", "Hiệu lực", "ok", "circle-check"))
    assert chip.startswith('<span class="chip t-ok"><svg')
    assert chip.endswith("<span>Hiệu lực</span></span>")
    assert 'aria-hidden="true"' in chip


def test_unknown_icon_is_a_circle_not_an_error():
    assert tags.icon("khong-co-hinh-nay") == tags.icon("circle")


def test_query_string_changes_one_thing(rf):
    context = {"request": rf.get("/", {"status": "open", "after": "x", "cols": ["a", "b"]})}
    changed = QueryDict(tags.qs(context, after=None, sort="-due")[1:])
    assert dict(changed.lists()) == {"status": ["open"], "cols": ["a", "b"], "sort": ["-due"]}
    assert tags.qs_keep(context, "cols") == "?cols=a&cols=b"
    assert tags.qs_without(context, ["status"]) == "?cols=a&cols=b"


@pytest.mark.parametrize(("size", "words"), [(0, "1 kB"), (86_400, "86 kB"), (1_240_000, "1,2 MB")])
def test_file_size_in_words(size, words):
    assert tags.filesize_vi(size) == words


def test_person_is_first_and_last_letter():
    assert tags.person("Vũ Đình Khôi") == '<span class="avatar" aria-hidden="true">VK</span>'


def test_diff_folds_long_unchanged_lines_but_keeps_the_changed_one_whole():
    middle = "\n".join(f"Bước {n}: giữ nguyên nội dung của bước này" for n in range(20))
    old = f"Đầu\n{middle}\nThời hạn: 20 ngày\n{middle}\nCuối"
    shown = str(tags.diff(old, old.replace("20 ngày", "15 ngày"), fold=True))
    assert shown == "[…]\nThời hạn: <del>20</del><ins>15</ins> ngày\n[…]"
