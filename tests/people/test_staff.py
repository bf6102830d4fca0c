"""An office keeps its own list of people: added, assigned, ended, and never by oneself."""

import io
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from qms import staff
from qms.models import Assignment, LedgerEntry, Unit, User
from qms.states import Refused


def add(office, by, username="moi"):
    person = User(username=username, full_name="Lý Thị Mới")
    password = staff.add_person(
        person, unit=office.tan_tien, role="desk", from_date=timezone.localdate(), by=by
    )
    return person, password


def test_a_new_person_signs_in_with_the_password_told_once(office, client):
    person, password = add(office, office.secretary)
    assert client.post(reverse("login"), {"username": "moi", "password": password}).status_code == 302
    assert password not in "".join(LedgerEntry.objects.values_list("payload", flat=True))
    assert [role.get_role_display() for role in person.assignments.all()] == [
        "Cán bộ tiếp nhận và trả kết quả"
    ]


def test_a_password_that_was_handed_over_opens_only_the_page_to_change_it(office, client):
    person, password = add(office, office.secretary)
    client.post(reverse("login"), {"username": "moi", "password": password})
    for page in (reverse("home"), reverse("history_feed"), reverse("people")):
        assert client.get(page).headers["Location"] == reverse("password_change")
    own = {"old_password": password, "new_password1": "cua-rieng-toi-92", "new_password2": "cua-rieng-toi-92"}
    assert client.post(reverse("password_change"), own).status_code == 302
    assert client.get(reverse("home")).status_code == 200
    staff.reset_password(User.objects.get(pk=person.pk), unit=office.tan_tien, by=office.chief)
    assert User.objects.get(pk=person.pk).must_change_password is True


@pytest.mark.parametrize("who", ["owner", "desk", "auditor", "inspector", "neighbour", "stranger"])
def test_others_may_not_add_people(office, who):
    with pytest.raises(PermissionDenied):
        add(office, getattr(office, who))
    assert not User.objects.filter(username="moi").exists()


def test_nobody_gives_or_ends_a_role_of_their_own(office):
    own = Assignment(user=office.secretary, unit=office.tan_tien, role="desk", from_date=timezone.localdate())
    with pytest.raises(Refused, match="Không ai tự thay đổi"):
        staff.assign(own, by=office.secretary)
    with pytest.raises(Refused, match="Không ai tự thay đổi"):
        staff.end_assignment(office.chief.assignments.get(), on=timezone.localdate(), by=office.chief)


def test_a_role_held_already_is_refused_and_an_ended_one_may_come_again(office):
    today = timezone.localdate()
    again = Assignment(user=office.desk, unit=office.tan_tien, role="desk", from_date=today)
    with pytest.raises(Refused, match="đang giữ vai trò"):
        staff.assign(again, by=office.chief)
    staff.end_assignment(office.desk.assignments.get(), on=today - timedelta(days=1), by=office.chief)
    assert User.objects.get(username="desk").roles == []
    staff.assign(again, by=office.chief)
    assert User.objects.get(username="desk").roles_in(office.tan_tien) == {"desk"}


def test_an_officer_makes_no_head_and_touches_none(office):
    today = timezone.localdate()
    named = Assignment(user=office.desk, unit=office.tan_tien, role="head", from_date=today)
    new_head = User(username="truongmoi", full_name="Lý Văn Mới")
    for forbidden in (
        lambda: staff.assign(named, by=office.secretary),
        lambda: staff.add_person(
            new_head, unit=office.tan_tien, role="head", from_date=today, by=office.province
        ),
        lambda: staff.reset_password(office.chief, unit=office.tan_tien, by=office.secretary),
        lambda: staff.edit_person(office.chief, unit=office.tan_tien, by=office.secretary),
    ):
        with pytest.raises(PermissionDenied):
            forbidden()
    staff.assign(named, by=office.chief)


def test_a_former_colleague_is_out_of_reach(office):
    """The province's officer once worked at Tân Tiến; its secretary may not touch the account any more."""
    staff.assign(
        Assignment(user=office.province, unit=office.tan_tien, role="desk", from_date=timezone.localdate()),
        by=office.chief,
    )
    with pytest.raises(PermissionDenied):
        staff.reset_password(office.province, unit=office.tan_tien, by=office.secretary)
    assert staff.reset_password(office.desk, unit=office.tan_tien, by=office.secretary)


def test_a_role_cannot_end_before_it_began(office):
    with pytest.raises(Refused, match="Ngày cuối"):
        staff.end_assignment(
            office.desk.assignments.get(), on=timezone.localdate() - timedelta(days=9999), by=office.chief
        )


def test_the_page_shows_the_people_of_the_unit_only(office, signed_in):
    text = signed_in(office.secretary).get(reverse("people")).content.decode()
    assert "Phạm Minh Đức" in text
    assert "Ngô Thị Mai" not in text


def test_the_page_of_a_reader_offers_nothing_to_change(office, signed_in):
    client = signed_in(office.inspector)
    assert reverse("person_create") not in client.get(reverse("people")).content.decode()
    assert client.get(reverse("person_create")).status_code == 403


def test_a_person_is_added_through_the_page(office, signed_in):
    client = signed_in(office.secretary)
    answer = client.post(
        reverse("person_create"),
        {"full_name": "Lý Thị Mới", "username": "moi", "role": "owner", "from_date": "01/02/2026"},
    )
    assert answer.status_code == 302
    assert Assignment.objects.get(user__username="moi").from_date.isoformat() == "2026-02-01"
    assert "mật khẩu" in client.get(reverse("people")).content.decode().lower()


@pytest.mark.parametrize(
    ("field", "value"),
    [("from_date", "31/02/2026"), ("username", "secretary"), ("role", "vua"), ("full_name", "")],
)
def test_nonsense_is_told_beside_its_field_and_adds_nobody(office, signed_in, field, value):
    sent = {"full_name": "Lý Thị Mới", "username": "moi", "role": "owner", "from_date": "01/02/2026"}
    before = User.objects.count()
    answer = signed_in(office.secretary).post(reverse("person_create"), sent | {field: value})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert User.objects.count() == before


def test_people_of_another_unit_are_not_found(office, signed_in):
    client = signed_in(office.secretary)
    assert client.get(reverse("person_edit", args=[office.neighbour.pk])).status_code == 404
    foreign = office.neighbour.assignments.get()
    assert client.get(reverse("role_end", args=[foreign.pk])).status_code == 404


def test_a_unit_says_itself_what_stands_on_its_papers(office, signed_in):
    client = signed_in(office.secretary)
    version = client.get(reverse("unit_edit")).context["form"]["version"].value()
    sent = {"place": "Tân Tiến", "address": "Số 1", "phone": "", "version": version}
    assert client.post(reverse("unit_edit"), sent).status_code == 302
    assert Unit.objects.get(code="TANTIEN").address == "Số 1"
    assert client.post(reverse("unit_edit"), sent).status_code == 409
    assert signed_in(office.desk).get(reverse("unit_edit")).status_code == 403


def test_people_are_not_changed_in_the_past(office, signed_in):
    client = signed_in(office.secretary)
    for name in ("person_create", "unit_edit"):
        assert client.get(reverse(name) + "?as_of=2026-01-01").status_code == 400


def test_an_installation_begins_with_two_commands(db):
    out = io.StringIO()
    call_command("add_unit", "CAT", "Công an tỉnh", stdout=out)
    call_command("add_unit", "TT", "Công an xã Tân Tiến", "--parent", "CAT", stdout=out)
    call_command("add_person", "hoa", "Trần Thị Hoa", "--unit", "TT", stdout=out)
    name, password = out.getvalue().splitlines()[-1].split()
    person = User.objects.get(username=name)
    assert person.check_password(password)
    assert person.roles_in(Unit.objects.get(code="TT")) == {"officer"}


ODD = "Văn bản có ký tự không dùng được (mã U+DCFF, ký tự thứ 1). Hãy xóa hoặc gõ lại."
EMPTY = "Mục này không được để trống."


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (("add_unit", "X", "Đơn vị", "--parent", "KHONG-CO"), "Không có đơn vị mang mã “KHONG-CO”."),
        (("add_unit", "TANTIEN", "Trùng mã"), "MÃ: "),
        (("add_unit", "", ""), f"MÃ: {EMPTY} TÊN: {EMPTY}\n"),
        (("add_unit", "\udcff", "Đơn vị"), f"MÃ: {ODD}\n"),
        (("add_unit", "X", "\udcff"), f"TÊN: {ODD}\n"),
        (("add_unit", "X", "Đơn vị", "--place", "\udcff"), f"--place: {ODD}\n"),
        (("add_person", "x", "X", "--unit", "KHONG-CO"), "Không có đơn vị mang mã “KHONG-CO”."),
        (("add_person", "x", "X", "--unit", "\udcff"), f"--unit: {ODD}\n"),
        (("add_person", "x", "", "--unit", "TANTIEN"), f"HỌ_TÊN: {EMPTY}\n"),
        (("add_person", "x", "a\x07", "--unit", "TANTIEN"), "HỌ_TÊN: Văn bản có ký tự không dùng được"),
        (("add_person", "secretary", "Trùng tên", "--unit", "TANTIEN"), "TÊN_ĐĂNG_NHẬP: "),
    ],
)
def test_a_wrong_command_says_one_sentence_naming_the_argument(office, command, sentence):
    said, before = io.StringIO(), (Unit.objects.count(), User.objects.count())
    with pytest.raises(SystemExit) as ending:
        call_command(*command, stderr=said)
    assert ending.value.code == 2
    assert (said.getvalue()[: len(sentence)], said.getvalue().count("\n")) == (sentence, 1)
    assert (Unit.objects.count(), User.objects.count()) == before
