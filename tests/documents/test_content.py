"""The content of a revision: read, cleaned, in one form, hashed."""

import datetime as dt
import unicodedata
from decimal import Decimal

import pytest
from django.utils import translation

from documents import content as contents
from documents.amounts import format_amount, read_amount
from documents.content import Content, Step, TimeLimit, normalise, parse, to_json
from documents.wording import BadContent, clean_html, clean_text, html_from_text, is_plain, text_from_html
from qms.hashing import sha256_of
from qms.workdays import Calendar, Limit, TimeUnit, due


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("0,5", "0.5"),
        ("15", "15"),
        ("02", "2"),
        ("½", "0.5"),
        ("1/2", "0.5"),
        ("1.234,5", "1234.5"),
        (" 0,25 ", "0.25"),
    ],
)
def test_amounts_are_read_as_officers_write_them(typed, amount):
    assert read_amount(typed) == Decimal(amount)


@pytest.mark.parametrize(
    "typed", ["0.5", "-1", "1,2,3", "mười", "1/0", "99999999", "NaN", "Infinity", "1e5", "½½"]
)
def test_bad_amounts_are_refused_with_a_sentence(typed):
    with pytest.raises(BadContent) as refusal:
        read_amount(typed)
    assert str(refusal.value).endswith(".")


def test_no_amount_is_none():
    assert read_amount("") is None
    assert read_amount(None) is None


@pytest.mark.parametrize(
    ("amount", "digits", "text"), [("2", 2, "02"), ("0.5", 2, "0,5"), ("15", 2, "15"), ("2.50", 1, "2,5")]
)
def test_amounts_print_with_comma_and_leading_zero(amount, digits, text):
    assert format_amount(Decimal(amount), digits) == text


def test_the_stored_form_is_the_same_whatever_the_typing():
    decomposed = unicodedata.normalize("NFD", "Cán bộ tiếp nhận")
    one = normalise({"steps": [{"action": "Tiếp nhận", "role": decomposed, "value": "0,50", "unit": "day"}]})
    two = normalise(
        {"steps": [{"role": "Cán bộ tiếp nhận", "value": Decimal("0.5"), "action": "Tiếp nhận "}]}
    )
    assert one == two
    assert sha256_of(one) == sha256_of(two)
    assert one["steps"][0]["value"] == "0.5"
    assert normalise(one) == one


def test_an_empty_document_is_complete_json():
    assert contents.empty() == to_json(Content())
    assert parse(contents.empty()) == Content()


@pytest.mark.parametrize(
    "value",
    [
        None, [], "x", {"unknown": 1}, {"format": 2}, {"steps": "B1"}, {"steps": [1]},
        {"steps": [{"unit": "week"}]},
        {"steps": [{"action": "a", "unit": "office_hours", "value": "1"}]}, {"steps": [{"value": -1}]},
        {"steps": [{"value": True}]}, {"purpose": 5}, {"fee": "a\x00b"},
        {"time_limit": {"value": "1", "unit": "năm"}}, {"time_limit": {"cutoff": "25:00"}},
        {"time_limit": {"cutoff": 15}}, {"steps": [{"cutoff": "15:00"}]},
        {"steps": [{}] * 301}, {"legal_basis": [1]}, {"dossier": [{"ten": "x"}]}, {"fee": "a" * 10_000_000},
    ],
)  # fmt: skip
def test_nonsense_is_refused_and_nothing_is_dropped(value):
    with pytest.raises(BadContent):
        parse(value)


def test_a_cut_off_hour_is_kept_told_and_absent_where_there_is_none():
    value = {"time_limit": {"unit": "same_day", "note": "kể từ khi nhận", "cutoff": "15:00"}}
    limit = parse(value).time_limit
    assert (limit.cutoff, to_json(parse(value))["time_limit"]["cutoff"]) == (dt.time(15), "15:00")
    assert limit.conditions == "kể từ khi nhận; nhận sau 15\xa0giờ thì tính từ ngày làm việc tiếp theo"
    assert TimeLimit(cutoff=dt.time(15, 30)).cutoff_words.startswith("nhận sau 15\xa0giờ\xa030 thì")
    assert set(to_json(Content())["time_limit"]) == {"value", "unit", "note"}  # what was signed stays


def test_the_hour_of_the_content_is_the_one_the_calendar_counts_with():
    calendar = Calendar({}, 2026, 2026)
    cutoff = parse({"time_limit": {"unit": "same_day", "cutoff": "15:00"}}).time_limit.cutoff
    limit = Limit(Decimal(0), TimeUnit.WORKING_DAYS)
    early, late = (
        due(dt.datetime(2026, 11, 23, 15, minute), limit, calendar, cutoff=cutoff) for minute in (0, 1)
    )
    assert (early.day, late.day) == (dt.date(2026, 11, 23), dt.date(2026, 11, 24))


def test_a_step_within_the_day_is_told_and_not_counted():
    content = parse({"steps": [{"action": "Trả kết quả", "role": "Cán bộ", "unit": "same_day"}]})
    assert (content.steps[0].time, content.step_hours) == ("Trong ngày", 0)


def test_steps_sum_in_the_unit_of_the_limit():
    steps = (
        Step("a", "b", Decimal("0.5")),
        Step("a", "b", Decimal(4), "hour"),
        Step("a", "b", None, "office_hours"),
    )
    days = Content(steps=steps, time_limit=TimeLimit(Decimal(1)))
    hours = Content(steps=steps, time_limit=TimeLimit(Decimal(8), "working_hour"))
    assert (days.step_total, hours.step_total) == (Decimal(1), Decimal(8))
    assert [number for number, _step in days.numbered_steps] == ["B1", "B2", "B3"]


def test_thirty_minutes_are_a_sixteenth_of_a_day():
    content = Content(steps=(Step("a", "b", Decimal(30), "minute"),), time_limit=TimeLimit(Decimal(1)))
    assert content.step_total == Decimal("0.0625")


def test_html_keeps_the_safe_subset_only():
    dirty = (
        '<p onclick="x()">Mục <strong>đích</strong><script>alert(1)</script></p>'
        '<a href="javascript:x()">y</a><a href="/z">z</a><style>p{}</style>'
    )
    assert clean_html(dirty) == "<p>Mục <strong>đích</strong></p><a>y</a><a>z</a>"


@pytest.mark.parametrize(
    "text",
    [
        "Một đoạn.", "Một đoạn.\n\nHai đoạn.", "Gồm:\n- một;\n- hai.", "Dòng\ntiếp theo", "- a\n- b\nsau",
        "1. Tiếp nhận\n2. Trả", "a < b & c > d", "Gồm:\n- một\n\nĐoạn sau\n- ba",
    ],
)  # fmt: skip
def test_plain_typing_survives_the_round_trip(text):
    html = html_from_text(text)
    assert is_plain(html)
    assert html_from_text(text_from_html(html)) == html


def test_rich_text_is_known_to_be_rich():
    assert not is_plain("<p>Có <strong>chữ đậm</strong></p>")
    assert not is_plain("<table><tr><td>a</td></tr></table>")


def test_text_is_composed_and_control_characters_are_refused():
    assert clean_text(unicodedata.normalize("NFD", "Đường  dây\r\nnóng\xa0")) == "Đường  dây\nnóng"
    with pytest.raises(BadContent):
        clean_text("xấu\x07")


def test_one_is_told_from_many_where_a_language_does_so():
    steps = [Step(value=Decimal("0.5")), Step(value=Decimal("1.0"), unit="hour")]
    told = [TimeLimit(Decimal(1), "working_day"), *steps]
    assert [part.words() for part in told] == ["1\xa0ngày làm việc", "0,5\xa0ngày", "1\xa0giờ"]
    with translation.override("en"):
        assert [part.words() for part in told] == ["1\xa0working day", "0,5\xa0days", "1\xa0hour"]
    assert (Step().words(), TimeLimit(Decimal(3)).on_paper) == ("–", "03\xa0ngày làm việc")
