"""The office's pages of surveys: writing one factor by factor, entering papers row by row."""

import re

import pytest
from django.utils import timezone

from registers.actions import surveys as acts
from registers.models import Survey, SurveyAnswer

from .making import entered, opened, row, survey

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_questions_are_written_a_line_each_under_their_factor(office, signed_in):
    client = signed_in(office.secretary)
    form = client.get("/one-stop/surveys/new/")
    key = form.context["submission_key"]
    told = {
        "title": "Khảo sát quý", "starts_on": "01/01/2026", "ends_on": "31/12/2026", "intro": "",
        "access": "Nơi chờ sạch.\n\n Đủ ghế. ", "staff": "Lịch sự.", "submission_key": key,
    }  # fmt: skip
    answer = client.post("/one-stop/surveys/new/", told)
    assert answer.status_code == 302
    assert Survey.objects.get().questions == [
        {"key": "q1", "factor": "access", "text": "Nơi chờ sạch."},
        {"key": "q2", "factor": "access", "text": "Đủ ghế."},
        {"key": "q3", "factor": "staff", "text": "Lịch sự."},
    ]
    answer = client.post("/one-stop/surveys/new/", {**told, "ends_on": "31/12/2025", "staff": "x" * 301})
    assert answer.status_code == 302  # the same page sent twice
    again = {**told, "submission_key": "", "ends_on": "31/12/2025", "staff": "x" * 301}
    answer = client.post("/one-stop/surveys/new/", again)
    assert answer.status_code == 422
    assert "Ngày kết thúc phải từ ngày bắt đầu" in words(answer) or "dài nhất 300 ký tự" in words(answer)


def sheet(**boxes):
    return {f"r{number}-answered_on": f"{TODAY:%d/%m/%Y}" for number in range(1, 11)} | boxes


def test_papers_are_entered_from_a_sheet_and_empty_rows_are_none(office, signed_in):
    of = opened(office)
    client = signed_in(office.desk)
    boxes = {"r1-q1": "5", "r1-q2": "4", "r1-field": "Cư trú", "r3-q4": "1", "r3-comment": "Chậm"}
    answer = client.post(of.url("papers"), sheet(**boxes))
    assert (answer.status_code, answer["Location"]) == (302, f"{of.url('papers')}?rows=10")  # the next batch
    assert list(SurveyAnswer.objects.order_by("id").values_list("scores", "field", "comment", "channel")) == [
        ({"q1": 5, "q2": 4}, "Cư trú", "", "paper"), ({"q4": 1}, "", "Chậm", "paper"),
    ]  # fmt: skip


def test_what_is_wrong_on_a_sheet_is_told_by_row_and_column_and_nothing_is_kept(office, signed_in):
    of = opened(office)
    client = signed_in(office.desk)
    boxes = {
        "r1-q1": "5", "r2-q1": "7", "r3-comment": "Không chấm", "r4-q1": "3", "r4-answered_on": "31/02/2026",
        "r5-q1": "4", "r5-file_code": "HS-1999-0001", "r6-q1": "4", "r6-answered_on": "01/01/2099",
    }  # fmt: skip
    answer = client.post(of.url("papers"), sheet(**boxes))
    assert answer.status_code == 422 and SurveyAnswer.objects.count() == 0
    assert [error["text"].split(":")[0] for error in answer.context["errors"]] == [
        "Dòng 2, cột “Câu 1”", "Dòng 3, cột “Câu 1”", "Dòng 4, cột “Ngày”", "Dòng 5, cột “Mã hồ sơ”",
        "Dòng 6, cột “Ngày”",
    ]  # fmt: skip
    assert 'value="7"' in answer.content.decode()
    empty = client.post(of.url("papers"), sheet())
    assert empty.status_code == 422 and "Chưa có phiếu nào được nhập." in words(empty)


def test_who_may_not_enter_is_told_and_a_draft_takes_nothing(office, signed_in):
    of = opened(office)
    assert signed_in(office.owner).get(of.url("papers")).status_code == 403
    assert signed_in(office.neighbour).get(of.url("papers")).status_code == 404
    draft = survey(office)
    assert signed_in(office.desk).get(draft.url("papers")).status_code == 400


def test_the_summary_shows_and_exports_a_period(office, signed_in):
    of = opened(office)
    entered(office, of, row(TODAY, (5, 4, 4, 3)), row(TODAY, (3, 5, None, 2)))
    client = signed_in(office.secretary)
    page = words(client.get("/one-stop/surveys/summary/"))
    assert "3,71 · 57,1 % chấm 4–5 (n = 7 lượt, 2 phiếu)" in page
    sheet_ = b"".join(client.get("/one-stop/surveys/summary/?format=csv")).decode("utf-8-sig")
    assert "Tất cả câu hỏi" in sheet_ and "57,1" in sheet_
    nothing = words(client.get("/one-stop/surveys/summary/?first=01/01/2020&last=31/12/2020"))
    assert "Chưa có phiếu nào trong kỳ." in nothing and "– (n = 0)" in nothing
    assert client.get("/one-stop/surveys/summary/?first=32/13/2020").status_code == 400
    assert client.get("/one-stop/surveys/summary/?first=01/02/2020&last=01/01/2020").status_code == 400


def test_a_new_version_is_one_button_and_paper_is_left_out_from_the_list(office, signed_in):
    of = opened(office)
    (paper,) = entered(office, of, row(TODAY, (1, 1, 1, 1)))
    client = signed_in(office.secretary)
    answer = client.post(of.url("revise"))
    new = Survey.objects.get(replaces=of)
    assert answer["Location"] == new.url("edit")
    told = {"do": "leave_out", "row": paper.pk, "confirmed": "1", "reason": "Nhập nhầm",
            f"version_{paper.pk}": paper.version}  # fmt: skip
    assert client.post("/one-stop/surveys/answers/", told).status_code == 302
    paper.refresh_from_db()
    assert paper.left_out
    assert acts.has_answers(of)


def test_a_sheet_sent_twice_is_kept_once(office, signed_in):
    of, client = opened(office), signed_in(office.desk)
    key = client.get(of.url("papers")).context["key"]
    told = sheet(**{"r1-q1": "5", "r2-q1": "4", "key": str(key)})
    for _click in range(2):
        assert client.post(of.url("papers"), told).status_code == 302
    assert SurveyAnswer.objects.count() == 2
    assert client.get(of.url("papers")).context["key"] != key
    other = client.post(of.url("papers"), {**told, "key": "không phải mã"})
    assert other.status_code == 302 and SurveyAnswer.objects.count() == 4


def test_few_papers_are_told_beside_their_figure(office, signed_in):
    of, client = opened(office), signed_in(office.secretary)
    boxes = {f"r{number}-q1": "5" for number in range(1, 6)} | {"r1-q4": "1"}
    signed_in(office.desk).post(of.url("papers"), sheet(**boxes))
    page = client.get(of.get_absolute_url()).content.decode()
    lines = [line for line in page.split("<tr>") if "fw-normal" in line]
    few = {line.partition('fw-normal">')[2].partition("<")[0].strip(): "ít phiếu" in line for line in lines}
    assert few["Tiếp cận dịch vụ"] is False and few["Kết quả dịch vụ"] is True


def test_questions_with_answers_are_shown_and_not_open(office, signed_in):
    of, client = opened(office), signed_in(office.secretary)
    before = client.get(of.url("edit")).context["form"]
    assert not before.fields["access"].disabled
    told = {
        name: before[name].value() for name in ("title", "access", "procedure", "staff", "result", "voice")
    }
    told |= {"version": of.version, "starts_on": "01/01/2025", "ends_on": "31/12/2027", "intro": "Mời"}
    signed_in(office.desk).post(of.url("papers"), sheet(**{"r1-q1": "5"}))
    client = signed_in(office.secretary)
    page = client.get(of.url("edit"))
    assert page.context["form"].fields["access"].disabled and "Muốn đổi: lập bản mới" in words(page)
    late = client.post(of.url("edit"), {**told, "access": "Câu khác."})  # the page was opened before
    assert late.status_code == 422 and "Vừa có phiếu trả lời" in words(late)
    assert client.post(of.url("edit"), told).status_code == 302
    kept = Survey.objects.get()
    assert (kept.intro, kept.questions) == ("Mời", of.questions)
