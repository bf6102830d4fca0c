"""What becomes of what citizens tell the office: days due, who may do what, who reads the sender."""

from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from audits.actions.nonconformities import record_nonconformity
from audits.from_feedback import drafted_from_feedback
from qms import figures, search, worklist
from qms.evidence import find
from qms.export import pdf
from qms.history import Moment
from qms.history.changes import entries_of
from qms.links import links_of
from qms.models import PersonalData
from qms.states import Refused
from registers.actions import feedback as acts
from registers.feedback_figures import answered_on_time, received
from registers.models import Feedback
from registers.senders import sender_of

from .making import SENDER, answered, assigned, feedback, set_days

pytestmark = pytest.mark.django_db
NOW = Moment()
MONDAY = timezone.make_aware(datetime(2026, 3, 2, 9))
DAY = timedelta(days=1)


def test_it_gets_a_code_its_words_are_masked_and_the_sender_is_apart(office):
    one = feedback(office, content="Gọi 0912345678 không ai nghe, số định danh 024012345678")
    assert one.code == f"PA-{timezone.localdate().year}-0001"
    assert one.content == "Gọi •••••••678 không ai nghe, số định danh •••••••••678"
    assert (one.status, one.due_on, one.answer_days, one.person) == ("new", None, None, None)
    kept = PersonalData.objects.get()
    assert kept.fields == SENDER and kept.matches(one.personal_ref)
    rows = list(Feedback.history.filter(id=one.pk).values())
    assert "Giáp" not in str(rows) and "0912345678" not in str(rows)


def test_the_day_due_is_counted_in_working_days_of_the_nearest_unit_that_says_it(office):
    acts.set_feedback(office.province_unit, answer_days=10, basis="Quy chế", by=office.province)
    above = feedback(office, at=MONDAY)
    assert (above.due_on, above.answer_days) == (date(2026, 3, 16), 10)
    set_days(office, 5)
    own = feedback(office, at=MONDAY)
    assert (own.due_on, own.answer_days) == (date(2026, 3, 9), 5)
    assert Feedback.objects.get(pk=above.pk).due_on == date(2026, 3, 16)  # days counted do not move
    typed = feedback(office, at=MONDAY, due_on=date(2026, 3, 4))
    assert (typed.due_on, typed.answer_days) == (date(2026, 3, 4), None)
    assert feedback(office, at=MONDAY, kind="praise").due_on is None


def test_a_number_of_days_needs_its_ground_and_the_right(office):
    with pytest.raises(Refused, match="căn cứ"):
        acts.set_feedback(office.tan_tien, answer_days=5, basis=" ", by=office.chief)
    for who in (office.desk, office.owner, office.auditor, office.neighbour):
        with pytest.raises(PermissionDenied):
            acts.set_feedback(office.tan_tien, answer_days=5, basis="QĐ", by=who)


@pytest.mark.parametrize("who", ["chief", "owner", "auditor", "inspector", "neighbour", "stranger"])
def test_only_desk_and_officer_write_it_down(office, who):
    with pytest.raises(PermissionDenied):
        feedback(office, by=getattr(office, who))
    assert Feedback.objects.count() == 0


def test_a_double_click_is_one(office):
    key = "12345678-1234-1234-1234-123456789012"
    first = feedback(office, submission_key=key)
    assert feedback(office, submission_key=key).pk == first.pk
    assert Feedback.objects.count() == PersonalData.objects.count() == 1


def test_the_head_assigns_and_only_the_assigned_person_answers(office):
    one = feedback(office, at=MONDAY)
    with pytest.raises(PermissionDenied):
        acts.assign(one, person=office.owner, by=office.secretary)
    with pytest.raises(Refused, match="không giữ vai trò"):
        acts.assign(one, person=office.neighbour, by=office.chief)
    one = acts.assign(
        Feedback.objects.get(pk=one.pk), person=office.owner, due_on=date(2026, 3, 9), by=office.chief
    )
    for who in (office.chief, office.secretary, office.owner2, office.desk):
        with pytest.raises(PermissionDenied):
            acts.answer(one, answer="Đã xem", answered_by="phone", by=who)
    with pytest.raises(Refused, match="từ ngày nhận đến hôm nay"):
        acts.answer(one, answer="Đã xem", answered_by="phone", answered_on=date(2026, 3, 1), by=office.owner)
    one = Feedback.objects.get(pk=one.pk)
    acts.answer(
        one, answer="Gọi lại 0987654321", answered_by="phone", answered_on=date(2026, 3, 10), by=office.owner
    )
    assert (one.status, one.answer, str(one.timely)) == ("answered", "Gọi lại •••••••321", "Quá hạn")
    acts.close(one, satisfied="no", by=office.desk)
    assert (one.status, one.get_satisfied_display()) == ("closed", "Không hài lòng")


def test_taken_up_again_it_waits_for_the_head_with_a_new_day(office):
    set_days(office, 5)
    one = acts.reopen(
        answered(office, at=MONDAY), reason="Người gửi chưa hài lòng", by=office.chief, at=MONDAY + 7 * DAY
    )
    assert (one.status, one.person, one.answer, one.answered_on, one.reopened) == ("new", None, "", None, 1)
    assert one.due_on == date(2026, 3, 16)
    kept = Feedback.history.filter(id=one.pk, status="answered").get()
    assert (kept.answer, kept.history_verb) == ("Đã mở thêm quầy số 2.", "registers.feedback_answer")


def test_praise_needs_no_answer_but_a_note(office):
    praise = feedback(office, kind="praise", content="Cán bộ Lan rất tận tình")
    with pytest.raises(PermissionDenied):
        acts.assign(praise, person=office.owner, by=office.chief)
    with pytest.raises(Refused, match="lời khen"):
        acts.thank(praise, note=" ", by=office.desk)
    acts.thank(Feedback.objects.get(pk=praise.pk), note="Nêu trong giao ban", by=office.desk)
    with pytest.raises(PermissionDenied):
        acts.thank(feedback(office), note="x", by=office.desk)


def test_what_is_answered_is_not_edited_and_what_citizens_sent_keeps_its_words(office):
    one, _code = acts.receive(office.tan_tien, key="12345678-1234-1234-1234-123456789012", kind="complaint",
                              content="Quầy đóng sớm")  # fmt: skip
    one.content, one.channel, one.field = "Khác", "zalo", "Cư trú"
    acts.edit(one, by=office.desk)
    one.refresh_from_db()
    assert (one.content, one.channel, one.field, one.created_by) == (
        "Quầy đóng sớm",
        "public",
        "Cư trú",
        None,
    )
    with pytest.raises(Refused, match="Trang công khai"):
        feedback(office, channel="public")
    done = answered(office)
    done.title = "Khác"
    with pytest.raises(Refused, match="không sửa được nữa"):
        acts.edit(done, by=office.desk)


# --- who reads the sender ------------------------------------------------------------------------


def test_the_sender_is_whole_for_those_who_need_it_and_masked_for_others(office):
    one = assigned(office)
    whole = [("Họ và tên", "Giáp Văn Bền"), ("Điện thoại", "0912345678")]
    masked = [("Họ và tên", "G.V.B."), ("Điện thoại", "•••••••678")]
    for who in ("desk", "secretary", "chief", "province", "owner"):
        assert sender_of(one, getattr(office, who)).lines == whole, who
    for who in ("owner2", "auditor", "inspector"):
        assert sender_of(one, getattr(office, who)).lines == masked, who
    assert sender_of(one).lines == masked  # on paper
    assert sender_of(feedback(office, contact={})).words == "Ẩn danh"


def test_erasing_takes_the_sender_out_of_every_version(office):
    one = feedback(office)
    acts.edit(one, contact={"name": "Giáp Văn Bền", "phone": "0999888777"}, by=office.desk)
    assert PersonalData.objects.count() == 2
    with pytest.raises(PermissionDenied):
        acts.forget_sender(one, reason="Người gửi yêu cầu", by=office.desk)
    with pytest.raises(Refused, match="lý do"):
        acts.forget_sender(one, reason="", by=office.chief)
    assert acts.forget_sender(one, reason="Người gửi yêu cầu", by=office.chief) == 2
    assert {row.fields == {} for row in PersonalData.objects.all()} == {True}
    assert sender_of(one, office.desk).words == "đã xóa theo yêu cầu"
    with pytest.raises(Refused, match="Không còn"):
        acts.forget_sender(one, reason="Lần nữa", by=office.chief)


def test_search_finds_words_and_codes_and_never_the_sender(office):
    one = feedback(office)
    for text in ("cho hon mot gio", one.code, "cho lau o quay"):
        assert search.find(text, office.auditor, NOW) == {Feedback: [one]}, text
    for text in ("Giáp Văn Bền", "0912345678", "giap"):
        assert search.find(text, office.desk, NOW) == {}, text


def test_an_exported_list_masks_the_sender(office):
    one = feedback(office)
    table = find("feedback").table
    for masked, told in ((True, ["G.V.B.", "•••••••678"]), (False, ["Giáp Văn Bền", "0912345678"])):
        register = table(chosen=["sender", "phone"], masked=masked)
        rows = register.queryset(office.desk, [office.tan_tien.pk], NOW)
        assert [register.cells(record) for record in register.records(rows, NOW)] == [told]
    assert one.personal_ref


# --- who has to do what, and how it went ---------------------------------------------------------


def tasks(who, office, on=None):
    found = worklist.tasks(who, [office.tan_tien.pk], on or timezone.localdate())
    return [(task.verb, task.record.code, task.due) for task in found if isinstance(task.record, Feedback)]


def test_it_waits_for_the_head_then_for_the_person_then_to_be_closed(office):
    one, due = feedback(office, at=MONDAY), date(2026, 3, 9)
    assert tasks(office.chief, office) == [("Phân công trả lời phản ánh", one.code, None)]
    assert tasks(office.owner, office) == tasks(office.desk, office) == []
    acts.assign(one, person=office.owner, due_on=due, by=office.chief)
    assert tasks(office.owner, office) == [("Trả lời phản ánh", one.code, due)]
    assert tasks(office.chief, office) == tasks(office.owner2, office) == []
    acts.answer(one, answer="Đã xử lý", answered_by="phone", by=office.owner)
    assert tasks(office.desk, office) == [("Hỏi ý kiến người gửi rồi đóng", one.code, None)]
    praise = feedback(office, kind="praise")
    assert tasks(office.desk, office)[-1] == ("Ghi nhận lời khen", praise.code, None)


def test_on_time_counts_what_is_answered_or_past_its_day(office):
    period, later = (date(2026, 3, 1), date(2026, 3, 31)), Moment(MONDAY + 30 * DAY)
    units = [office.tan_tien.pk]
    assert answered_on_time(units, period, NOW) == (0, 0)
    set_days(office, 5, at=MONDAY)
    answered(office, at=MONDAY)  # on time
    feedback(office, at=MONDAY)  # past its day without an answer
    feedback(office, at=MONDAY, kind="praise")
    acts.dismiss(feedback(office, at=MONDAY), reason="Gửi hai lần", by=office.chief, at=MONDAY)
    feedback(office, at=MONDAY, due_on=date(2027, 3, 1))  # still in time
    feedback(office, at=MONDAY - 5 * DAY)  # of another month
    assert (answered_on_time(units, period, later), received(units, period, later)) == ((1, 2), 5)
    figure = [one for one in figures.figures_of(office.chief, units, later) if "phản ánh" in str(one.label)]
    assert [(one.value, one.of, one.trend) for one in figure] == [
        ("33,3", "1 trong 3 đã đến hạn; nhận 6 phản ánh, kiến nghị", "2 quá hạn, chưa trả lời")
    ]


def test_a_nonconformity_raised_from_it_shows_on_both(office):
    one = feedback(office)
    raised = record_nonconformity(
        office.tan_tien, source="complaint", title="Chờ quá lâu", grade="minor",
        detected_on=timezone.localdate(), department="Một cửa", lead=office.owner, clauses=["8.2"],
        requirement="Chờ dưới 15 phút", evidence=one.code, statement="Chờ hơn một giờ",
        source_record=one, by=office.secretary,
    )  # fmt: skip
    assert raised.get_absolute_url() in [link.url for link in links_of(one, NOW)]
    assert (raised.source_type, raised.source_id) == ("registers.feedback", one.pk)


def test_paper_and_history_of_a_pack_hold_no_sender(office, monkeypatch):
    printed = []
    monkeypatch.setattr(
        pdf, "render_paper", lambda template, context, **more: printed.append((template, context))
    )
    one = answered(office)
    find("feedback").record_pdf(one, NOW)
    ((template, context),) = printed
    html = render_to_string(template, context)
    assert "G.V.B." in html and "•••••••678" in html
    assert [mark for mark in ("Giáp", "0912345678") if mark in html] == []
    told = str([entry.__dict__ for entry in entries_of(one, NOW)])
    assert [mark for mark in ("Giáp", "0912345678") if mark in told] == []


def test_the_form_of_a_nonconformity_begins_with_what_was_said_and_never_with_who(office, signed_in):
    one = feedback(office)
    page = signed_in(office.secretary).get(
        reverse("audits:nonconformity_create"), {"source": f"registers.feedback:{one.pk}"}
    )
    form = page.context["form"]
    told = form["evidence"].value()
    assert (form["title"].value(), form["clauses"].value()) == (f"{one.code}: {one.title}", ["8.2.1"])
    assert told.startswith(f"{one.code}, nhận ngày ") and one.content in told
    assert form["source"].value() == "complaint" and form["grade"].value() in (None, "")
    assert not any(value in told for value in SENDER.values())
    praise = feedback(office, kind="praise")
    assert drafted_from_feedback(praise, timezone.localdate()) == {}
    assert drafted_from_feedback(office.tan_tien, timezone.localdate()) == {}
