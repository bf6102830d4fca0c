"""Writing through a page: nobody's typing is lost, nothing is made twice, nothing is saved over."""

from django.urls import reverse
from django.utils import timezone

from registers import actions
from registers.models import Risk
from tests.views.conftest import DUE

NEW = "/registers/risks/new/"


def edit_url(risk):
    return reverse("registers:risk_edit", args=[risk.pk])


def shown(risk, **changes):
    """What the edit form of a risk posts back, with changes."""
    return {
        "kind": risk.kind, "title": risk.title, "process": risk.process, "description": risk.description,
        "likelihood": risk.likelihood, "accepted_level": "low", "impact": risk.impact,
        "version": risk.version, **changes,
    }  # fmt: skip


def test_new_record_gets_a_code_and_its_page(office, signed_in, typed):
    response = signed_in(office.secretary).post(NEW, typed)
    risk = Risk.objects.get()
    assert (response.status_code, response["Location"]) == (302, risk.get_absolute_url())
    assert (risk.code, risk.due, risk.unit) == (f"RR-{timezone.localdate().year}-0001", DUE, office.tan_tien)


def test_a_double_click_makes_one_record(office, signed_in, typed):
    client = signed_in(office.secretary)
    answers = [client.post(NEW, typed) for _click in range(2)]
    assert Risk.objects.count() == 1
    assert answers[0]["Location"] == answers[1]["Location"]


def test_errors_stand_beside_the_field_and_at_the_top(office, signed_in, typed):
    response = signed_in(office.secretary).post(NEW, {**typed, "due": "31/02/2027", "title": ""})
    assert response.status_code == 422
    assert [(error["anchor"], error["text"]) for error in response.context["errors"]] == [
        ("id_title", "Mục này bắt buộc phải có."),
        ("id_due", "Không có ngày 31/02/2027 trong lịch. Hãy nhập theo thứ tự ngày/tháng/năm."),
    ]
    content = response.content.decode()
    assert 'href="#id_due"' in content
    assert 'value="31/02/2027"' in content
    assert Risk.objects.count() == 0


def test_control_characters_are_refused(office, signed_in, typed):
    response = signed_in(office.secretary).post(NEW, {**typed, "title": "Mất\x07 điện"})
    assert response.status_code == 422
    assert Risk.objects.count() == 0


def test_wrong_role_is_refused_and_nothing_is_made(office, signed_in, typed):
    assert signed_in(office.inspector).get(NEW).status_code == 403
    assert signed_in(office.inspector).post(NEW, typed).status_code == 403
    assert Risk.objects.count() == 0


def test_person_without_a_unit_is_told_so(office, signed_in):
    response = signed_in(office.stranger).get(NEW)
    assert (response.status_code, "chưa được phân công" in response.content.decode()) == (400, True)


def test_edit_keeps_the_reason(office, signed_in, make_risk):
    risk = make_risk()
    response = signed_in(office.secretary).post(
        edit_url(risk), shown(risk, title="Tên mới", reason="Gọi đúng tên")
    )
    assert response["Location"] == risk.get_absolute_url()
    assert Risk.objects.get().title == "Tên mới"
    newest = Risk.history.order_by("-history_id").first()
    assert newest.history_change_reason == "Gọi đúng tên"


def test_conflict_shows_three_sides_and_keeps_what_was_typed(office, signed_in, make_risk):
    risk = make_risk("Lúc đầu")
    seen = shown(risk, title="Của tôi")
    theirs = Risk.objects.get()
    theirs.title = "Của người kia"
    actions.edit(theirs, by=office.chief)
    response = signed_in(office.secretary).post(edit_url(risk), seen)
    assert response.status_code == 409
    assert response.context["conflict"]["sides"] == [
        {"label": "tên", "mine": "Của tôi", "theirs": "Của người kia", "base": "Lúc đầu"}
    ]
    content = response.content.decode()
    assert 'value="Của tôi"' in content
    assert "Nguyễn Văn Thắng đã lưu hồ sơ này" in content
    assert Risk.objects.get().title == "Của người kia"


def test_saving_again_after_the_conflict_is_a_decision(office, signed_in, make_risk):
    risk = make_risk("Lúc đầu")
    theirs = Risk.objects.get()
    theirs.title = "Của người kia"
    actions.edit(theirs, by=office.chief)
    client = signed_in(office.secretary)
    page = client.post(edit_url(risk), shown(risk, title="Của tôi"))
    again = shown(risk, title="Của tôi", version=page.context["form"]["version"].value())
    assert client.post(edit_url(risk), again).status_code == 302
    assert Risk.objects.get().title == "Của tôi"


def test_edit_without_a_version_is_refused(office, signed_in, make_risk):
    risk = make_risk()
    data = shown(risk, title="Không thấy bản nào")
    del data["version"]
    assert signed_in(office.secretary).post(edit_url(risk), data).status_code == 422
    assert Risk.objects.get().title == risk.title


def test_the_past_is_not_written(office, signed_in, make_risk):
    risk = make_risk()
    url = edit_url(risk) + f"?as_of={timezone.now().isoformat().replace('+', '%2B')}"
    response = signed_in(office.secretary).post(url, shown(risk, title="Sửa quá khứ"))
    assert (response.status_code, Risk.objects.get().title) == (400, risk.title)
