"""Pages of documents: who sees what, what the editor keeps, what a signature asks for."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from documents import actions, states
from documents.editing.rows import rows_of
from documents.editor import initial_of
from documents.models import Document, Revision, Signature
from tests.personas import PASSWORD

from .samples import DAY_ONE, PROCEDURE, effective, in_approval, new_document, written

pytestmark = pytest.mark.django_db

SEES = ["secretary", "chief", "owner", "owner2", "desk", "auditor", "inspector", "province"]
BLIND = ["neighbour", "neighbour_chief", "stranger"]


@pytest.fixture(autouse=True)
def without_paper(monkeypatch):
    monkeypatch.setattr("documents.actions.paper.paper_as_approved", lambda revision: None)


def url(name, *args, **query):
    address = reverse(f"documents:{name}", args=args)
    return address + ("?" + "&".join(f"{key}={value}" for key, value in query.items()) if query else "")


def draft_data(revision, **changes):
    """What the editor posts for a stored draft, with changes."""
    data = {name: value for name, value in initial_of(revision).items() if value is not None}
    for name in ("dossier", "steps", "forms", "records"):
        rows = rows_of(revision.body, name)
        data |= {f"{name}-TOTAL_FORMS": len(rows), f"{name}-INITIAL_FORMS": len(rows)}
        for number, row in enumerate(rows):
            data |= {
                f"{name}-{number}-{key}": value for key, value in row.items() if value not in (False, None)
            }
    return data | changes


@pytest.mark.parametrize("name", SEES)
def test_reading_pages_open_for_everybody_of_the_unit(office, signed_in, name):
    old = effective(office)
    draft = actions.start_revision(old.document, by=office.secretary, reason="Sửa")
    client = signed_in(getattr(office, name))
    pages = [
        url("document_list"), url("document_detail", old.document_id),
        url("document_history", old.document_id),
        url("document_compare", old.document_id), url("revision_detail", old.pk),
        url("revision_detail", draft.pk), url("revision_history", draft.pk),
        url("document_detail", old.document_id, tab="revisions"),
        url("document_detail", old.document_id, tab="evidence"),
    ]  # fmt: skip
    assert [client.get(page).status_code for page in pages] == [200] * len(pages)


@pytest.mark.parametrize("name", BLIND)
def test_nobody_else_learns_that_a_document_exists(office, signed_in, name):
    revision = written(office)
    client = signed_in(getattr(office, name))
    names = [("document_detail", revision.document_id), ("document_history", revision.document_id),
             ("document_compare", revision.document_id), ("document_start", revision.document_id),
             ("document_edit", revision.document_id), ("revision_detail", revision.pk),
             ("revision_edit", revision.pk), ("revision_pdf", revision.pk),
             ("revision_history", revision.pk)]  # fmt: skip
    assert [client.get(url(page, key)).status_code for page, key in names] == [404] * len(names)
    assert "QT-02" not in client.get(url("document_list")).content.decode()
    act = url("revision_act", revision.pk, "revision_submit")
    assert client.post(act, {"confirmed": 1, "password": PASSWORD}).status_code == 404


@pytest.mark.parametrize("name", ["desk", "auditor", "inspector", "owner2", "chief"])
def test_the_wrong_role_may_not_write(office, signed_in, name):
    revision = written(office)
    client = signed_in(getattr(office, name))
    assert client.get(url("revision_edit", revision.pk)).status_code == 403
    assert (
        client.post(url("revision_edit", revision.pk), draft_data(revision, title="Khác")).status_code == 403
    )
    assert (
        url("revision_edit", revision.pk)
        not in client.get(url("revision_detail", revision.pk)).content.decode()
    )
    assert Revision.objects.get(pk=revision.pk).title == "Đăng ký tạm trú"


def test_a_document_is_made_and_a_double_click_makes_one(office, signed_in):
    client = signed_in(office.secretary)
    data = {"kind": "procedure", "code": "QT.GĐ.01", "title": "Bổ nhiệm", "clauses": ["8.1"],
            "submission_key": "6f0a3a52-6a36-4f24-9a3b-2f7a54c3b2aa"}  # fmt: skip
    first, second = (client.post(url("document_create"), data) for _click in range(2))
    draft = Revision.objects.get()
    assert (first.status_code, first.url) == (302, url("revision_edit", draft.pk))
    assert second.status_code == 302
    assert list(Document.objects.values_list("code", flat=True)) == ["QT.GĐ.01"]
    again = client.post(url("document_create"), data | {"submission_key": "", "code": "qt.gđ.01"})
    assert again.status_code == 422 and "đã có trong đơn vị" in again.content.decode()


def test_the_editor_saves_what_it_shows(office, signed_in):
    revision = written(office)
    before = revision.content
    answer = signed_in(office.secretary).post(
        url("revision_edit", revision.pk), draft_data(revision, fee="Không")
    )
    assert (answer.status_code, answer.url) == (302, revision.get_absolute_url())
    assert Revision.objects.get(pk=revision.pk).content == before | {"fee": "Không"}


def test_formatting_survives_an_edit_elsewhere(office, signed_in):
    rich = PROCEDURE | {"scope": "<p>Công dân <strong>thường trú</strong></p>"}
    revision = written(office, content=rich)
    signed_in(office.secretary).post(url("revision_edit", revision.pk), draft_data(revision, fee="Không"))
    stored = Revision.objects.get(pk=revision.pk).content
    assert (stored["scope"], stored["fee"]) == ("<p>Công dân <strong>thường trú</strong></p>", "Không")


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("steps-1-value", "0.5", "dấu phẩy"), ("steps-1-value", "-1", "âm"), ("steps-1-value", "mười", "số"),
        ("effective_from", "31/02/2026", "31/02/2026"), ("effective_from", "hôm nay", "ngày/tháng/năm"),
        ("title", "", "bắt buộc"), ("title", "x" * 301, "300"), ("fee", "a\x00b", "ký tự"),
        ("steps-1-action", "y" * 50_000, "dài"), ("steps-0-value", "1", "giờ hành chính"),
        ("time_limit_unit", "năm", "danh sách"), ("reviewer", "999999", "danh sách"),
    ],
)  # fmt: skip
def test_bad_input_is_named_beside_its_field_and_nothing_is_saved(office, signed_in, field, value, message):
    revision = written(office)
    answer = signed_in(office.secretary).post(
        url("revision_edit", revision.pk),
        draft_data(revision, **{field: value, "fee" if field != "fee" else "place": "Mới"}),
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    errors = re.findall(r"data-error-summary.*?</div></div>", page, re.S)[0]
    assert message in errors
    assert Revision.objects.get(pk=revision.pk).content == revision.content


def test_ten_megabytes_of_text_are_refused_without_a_trace(office, signed_in):
    revision = written(office)
    data = draft_data(revision, purpose="x" * 10_000_000)
    assert signed_in(office.secretary).post(url("revision_edit", revision.pk), data).status_code == 400
    assert Revision.objects.get(pk=revision.pk).version == revision.version


@pytest.mark.parametrize(
    ("act", "actions_now"),
    [
        ("steps:add", ["Tiếp nhận", "Thẩm tra", "Phê duyệt", ""]),
        ("steps:add:0", ["Tiếp nhận", "", "Thẩm tra", "Phê duyệt"]),
        ("steps:remove:1", ["Tiếp nhận", "Phê duyệt"]),
        ("steps:up:2", ["Tiếp nhận", "Phê duyệt", "Thẩm tra"]),
        ("steps:down:0", ["Thẩm tra", "Tiếp nhận", "Phê duyệt"]),
        ("steps:up:0", ["Tiếp nhận", "Thẩm tra", "Phê duyệt"]),
        ("steps:remove:99", ["Tiếp nhận", "Thẩm tra", "Phê duyệt"]),
    ],
)
def test_rows_move_without_javascript_and_keep_what_was_typed(office, signed_in, act, actions_now):
    steps = [
        {"action": name, "role": "Cán bộ", "value": "1"} for name in ("Tiếp nhận", "Thẩm tra", "Phê duyệt")
    ]
    revision = written(office, content=PROCEDURE | {"steps": steps})
    data = draft_data(revision, row=act, **{"steps-1-value": "chưa rõ", "fee": "Đang gõ dở"})
    answer = signed_in(office.secretary).post(url("revision_edit", revision.pk), data)
    editor = answer.context["editor"]
    assert [row["action"].value() or "" for row in editor.sets["steps"]] == actions_now
    page = answer.content.decode()
    assert "Đang gõ dở" in page
    assert ("chưa rõ" in page) == (act != "steps:remove:1")
    assert Revision.objects.get(pk=revision.pk).version == revision.version


@pytest.mark.parametrize("act", ["steps:eat:1", "secrets:add", "::", "steps"])
def test_unknown_row_buttons_are_refused(office, signed_in, act):
    revision = written(office)
    answer = signed_in(office.secretary).post(
        url("revision_edit", revision.pk), draft_data(revision, row=act)
    )
    assert answer.status_code == 400


def test_two_people_in_one_draft_see_both_versions_and_lose_nothing(office, signed_in):
    revision = written(office)
    mine = draft_data(revision, fee="Tôi gõ")
    actions.edit_revision(revision, by=office.secretary, content=PROCEDURE | {"fee": "Người kia lưu"})
    client = signed_in(office.secretary)
    answer = client.post(url("revision_edit", revision.pk), mine)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Tôi gõ" in page and "Người kia lưu" in page
    assert Revision.objects.get(pk=revision.pk).content["fee"] == "Người kia lưu"
    onto = answer.context["revision"].version
    merged = mine | {"onto": onto, "pick-fee": "mine", "merge": "save"}
    assert client.post(url("revision_edit", revision.pk), merged).status_code == 302
    assert Revision.objects.get(pk=revision.pk).content["fee"] == "Tôi gõ"


def test_signing_asks_for_the_password_again(office, signed_in):
    revision = written(office)
    client = signed_in(office.secretary)
    act = url("revision_act", revision.pk, "revision_submit")
    assert client.post(act).status_code == 200
    wrong = client.post(act, {"confirmed": 1, "password": "sai", "version": revision.version})
    assert (wrong.status_code, Signature.objects.count()) == (422, 0)
    assert "Mật khẩu không đúng" in wrong.content.decode()
    right = client.post(act, {"confirmed": 1, "password": PASSWORD, "version": revision.version})
    assert (right.status_code, Signature.objects.get().person) == (302, office.secretary)


def test_who_was_overtaken_in_reviewing_is_told_so_and_who_has_signed_too(office, signed_in):
    revision = written(office)
    actions.edit_revision(revision, by=office.secretary, more_reviewers=[office.owner2])
    submitted = actions.submit(revision, by=office.secretary)
    act = url("revision_act", revision.pk, "revision_review")
    data = {"confirmed": 1, "password": PASSWORD, "version": submitted.version}
    actions.review(Revision.objects.get(pk=revision.pk), by=office.chief)
    assert signed_in(office.owner).post(act).status_code == 403
    overtaken = signed_in(office.owner).post(act, data)
    assert (overtaken.status_code, Signature.objects.filter(meaning="reviewed").count()) == (409, 1)
    assert "đã được người khác lưu" in overtaken.content.decode()
    actions.review(Revision.objects.get(pk=revision.pk, status="in_review"), by=office.owner2)
    again = signed_in(office.owner2).get(act)
    assert again.status_code == 409
    assert "Đồng chí đã ký xem xét bản này" in again.content.decode()


def test_guessing_the_password_locks_signing_too(office, signed_in):
    revision = written(office)
    client = signed_in(office.secretary)
    act = url("revision_act", revision.pk, "revision_submit")
    for _guess in range(5):
        client.post(act, {"confirmed": 1, "password": "sai", "version": revision.version})
    locked = client.post(act, {"confirmed": 1, "password": PASSWORD, "version": revision.version})
    assert locked.status_code != 302
    assert Signature.objects.count() == 0


def test_what_is_missing_is_listed_before_a_password_is_typed(office, signed_in):
    revision = new_document(office)
    client = signed_in(office.secretary)
    page = client.get(url("revision_act", revision.pk, "revision_submit")).content.decode()
    assert f'href="{url("revision_edit", revision.pk)}#part-legal_basis"' in page
    answer = client.post(
        url("revision_act", revision.pk, "revision_submit"),
        {"confirmed": 1, "password": PASSWORD, "version": revision.version},
    )
    assert answer.status_code == 409
    assert Revision.objects.get(pk=revision.pk).status == states.DRAFT


def test_approving_through_the_page_with_a_future_day(office, signed_in):
    revision = in_approval(office)
    answer = signed_in(office.chief).post(
        url("revision_act", revision.pk, "revision_approve"),
        {"confirmed": 1, "password": PASSWORD, "version": revision.version, "effective_from": "31/12/2099"},
    )
    assert answer.status_code == 302
    assert Revision.objects.get(pk=revision.pk).status == states.APPROVED


@pytest.mark.parametrize(("day", "status"), [("31/02/2099", 422), ("01/01/2020", 409), ("mai", 422)])
def test_a_bad_day_of_effect_is_refused(office, signed_in, day, status):
    revision = in_approval(office)
    answer = signed_in(office.chief).post(
        url("revision_act", revision.pk, "revision_approve"),
        {"confirmed": 1, "password": PASSWORD, "version": revision.version, "effective_from": day},
    )
    assert (answer.status_code, Revision.objects.get(pk=revision.pk).status) == (status, states.IN_APPROVAL)


def test_whoever_reviewed_states_a_reason_to_approve_too(office, signed_in):
    revision = written(office)
    actions.submit(revision, by=office.secretary)
    actions.review(revision, by=office.chief)
    client, act = signed_in(office.chief), url("revision_act", revision.pk, "revision_approve")
    data = {"confirmed": 1, "password": PASSWORD, "version": revision.version}
    assert "ít hơn ba người ký" in client.get(act).content.decode()
    assert client.post(act, data).status_code == 422
    assert client.post(act, data | {"reason_for_fewer": "Chỉ có hai người"}).status_code == 302
    assert Signature.objects.get(meaning="approved").note == "Chỉ có hai người"


def test_a_third_person_is_asked_for_no_reason(office, signed_in):
    revision = in_approval(office)
    page = signed_in(office.chief).get(url("revision_act", revision.pk, "revision_approve")).content.decode()
    assert "ít hơn ba người ký" not in page


def test_facts_are_edited_and_a_stale_page_conflicts(office, signed_in):
    revision = new_document(office)
    client, edit = signed_in(office.secretary), url("document_edit", revision.document_id)
    data = {"kind": "procedure", "code": "QT-02", "title": "Tên mới", "clauses": ["8.1"], "version": 1}
    assert client.post(edit, data).status_code == 302
    assert Document.objects.get().title == "Tên mới"
    assert client.post(edit, data | {"title": "Tên khác"}).status_code == 409
    assert Document.objects.get().title == "Tên mới"


def test_the_second_decision_is_refused(office, signed_in):
    revision = in_approval(office)
    stale = revision.version
    actions.return_(revision, by=office.chief, reason="Chưa rõ")
    answer = signed_in(office.chief).post(
        url("revision_act", revision.pk, "revision_approve"),
        {"confirmed": 1, "password": PASSWORD, "version": stale},
    )
    assert answer.status_code == 409


def test_a_revision_not_in_force_says_so_loudly(office, signed_in):
    old = effective(office)
    draft = actions.start_revision(
        old.document, by=office.secretary, reason="Sửa", at=DAY_ONE + timedelta(days=1)
    )
    client = signed_in(office.desk)
    page = client.get(url("revision_detail", draft.pk)).content.decode()
    assert "Bản này chưa có hiệu lực." in page and url("revision_detail", old.pk) in page
    effective(office, at=DAY_ONE + timedelta(days=2), revision=draft)
    page = client.get(url("revision_detail", old.pk)).content.decode()
    assert "Bản này đã hết hiệu lực, không dùng." in page and url("revision_detail", draft.pk) in page


def test_a_day_of_the_past_shows_the_revision_in_force_then(office, signed_in):
    old = effective(office)
    draft = actions.start_revision(
        old.document, by=office.secretary, reason="Sửa", at=DAY_ONE + timedelta(days=10)
    )
    actions.edit_revision(
        draft, by=office.secretary, title="Đăng ký tạm trú mới", at=DAY_ONE + timedelta(days=11),
        content=PROCEDURE | {"fee": "Không thu"},
    )  # fmt: skip
    effective(office, at=DAY_ONE + timedelta(days=12), revision=draft)
    client = signed_in(office.auditor)
    then = client.get(url("document_detail", old.document_id, as_of="2026-03-05"))
    now = client.get(url("document_detail", old.document_id))
    assert (then.context["revision"].pk, now.context["revision"].pk) == (old.pk, draft.pk)
    assert "Không thu" not in then.content.decode() and "Đăng ký tạm trú mới" not in then.content.decode()
    assert "Không thu" in now.content.decode()
    before = client.get(url("document_detail", old.document_id, as_of="2026-03-01"))
    assert before.status_code == 404
    listed = client.get(url("document_list", as_of="2026-03-05")).content.decode()
    assert "Đăng ký tạm trú mới" not in listed and "Đăng ký tạm trú" in listed
    assert client.post(url("revision_edit", draft.pk) + "?as_of=2026-03-05", {}).status_code == 400


def test_a_due_revision_takes_effect_when_somebody_looks(office, signed_in, time_machine):
    revision = in_approval(office)
    actions.approve(
        revision,
        by=office.chief,
        at=DAY_ONE + timedelta(hours=4),
        effective_from=(DAY_ONE + timedelta(days=9)).date(),
    )
    time_machine.move_to(DAY_ONE + timedelta(days=10))
    signed_in(office.desk).get(url("document_list"))
    assert Revision.objects.get(pk=revision.pk).status == states.EFFECTIVE


def test_comparison_refuses_revisions_of_other_documents(office, signed_in):
    one, other = effective(office), effective(office, code="QT-03")
    actions.start_revision(one.document, by=office.secretary, reason="Sửa")
    client = signed_in(office.secretary)
    assert client.get(url("document_compare", one.document_id, old=other.pk)).status_code == 404
    assert client.get(url("document_compare", one.document_id, old="abc")).status_code == 404


def test_a_procedure_and_its_form_lead_to_each_other(office, signed_in):
    procedure = effective(office)
    form = {
        "code": "BM-QT02-01",
        "title": "Biên bản xác minh",
        "kind": "form",
        "content": {"body": "<p>x</p>"},
    }
    form = effective(office, **form)
    effective(office, code="QT-09", content=PROCEDURE | {"forms": []})
    client = signed_in(office.desk)

    def told(revision):
        shown = client.get(url("document_detail", revision.document_id)).context["links"]
        return [(str(group), [link.label for link in found]) for group, found in shown]

    assert told(procedure) == [("Biểu mẫu kèm theo", ["BM-QT02-01 Biên bản xác minh"])]
    assert told(form) == [("Quy trình dùng biểu mẫu này", ["QT-02 Đăng ký tạm trú"])]
    past = client.get(url("document_detail", form.document_id, as_of="2026-03-02")).context["links"]
    assert [str(group) for group, _found in past] == ["Quy trình dùng biểu mẫu này"]


def test_search_and_inbox_find_documents(office, signed_in):
    in_approval(office)
    page = signed_in(office.chief).get(reverse("home")).content.decode()
    assert "Phê duyệt" in page and "QT-02" in page
    found = signed_in(office.chief).get(reverse("search") + "?q=dang ky tam").content.decode()
    assert "QT-02" in found


@pytest.mark.parametrize("pk", [0, 999_999, 10**30])
def test_a_document_that_does_not_exist_is_404(office, signed_in, pk):
    client = signed_in(office.secretary)
    names = ["document_detail", "document_compare", "revision_detail", "revision_edit", "revision_pdf"]
    assert [client.get(url(name, pk)).status_code for name in names] == [404] * len(names)


@pytest.mark.parametrize(
    "query", ["sort=nope", "kind=nope", "review_by=31/02/2026", "as_of=2099-01-01", "as_of=x"]
)
def test_nonsense_in_the_address_of_the_list_is_one_sentence(office, signed_in, query):
    answer = signed_in(office.secretary).get(url("document_list") + "?" + query)
    assert answer.status_code == 400
    assert "Traceback" not in answer.content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_past_list_too(office, signed_in, django_assert_max_num_queries, count):
    for number in range(count):
        effective(office, code=f"QT-0{number}", at=DAY_ONE + timedelta(hours=number * 5))
    client = signed_in(office.secretary)
    with django_assert_max_num_queries(24):
        page = client.get(url("document_list", as_of="2026-03-05"))
    assert [document.in_force.number for document in page.context["records"]] == ["01/00"] * count


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_database_as_often_for_three_rows_as_for_one(
    office, signed_in, django_assert_max_num_queries, count
):
    for number in range(count):
        effective(office, code=f"QT-0{number}", at=DAY_ONE + timedelta(hours=number * 5))
    client = signed_in(office.secretary)
    client.get(url("document_list"))
    with django_assert_max_num_queries(24):
        page = client.get(url("document_list"))
    assert len(page.context["records"]) == count


def test_what_takes_effect_by_itself_waits_for_nobody(office, signed_in, time_machine):
    day = (DAY_ONE + timedelta(days=9)).date()
    at = DAY_ONE + timedelta(hours=3)
    revision = actions.approve(in_approval(office), by=office.chief, effective_from=day, at=at)
    time_machine.move_to(DAY_ONE + timedelta(days=1))
    page = signed_in(office.secretary).get(revision.get_absolute_url()).content.decode()
    assert f"Tự có hiệu lực khi tới ngày</b> {day:%d/%m/%Y}" in page
    assert "chưa có ai ở đơn vị được giao việc này" not in page
