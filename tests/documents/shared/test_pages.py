"""Shared procedures as people meet them, and what nobody below may read."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from documents import actions
from documents.actions import adoption as acts
from documents.actions import offers
from documents.models import Adoption, Document, Offer, Revision
from qms import figures, worklist
from qms.history import Moment
from tests.personas import PASSWORD

from .making import CODE, adoption_of, issued, offered, revised, shared

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
SECRET = "Chữ chỉ có ở bản nháp của tỉnh"


def page(name, row):
    return reverse(f"documents:adoption_{name}", args=[row.pk])


def test_a_unit_reads_the_offered_revision_in_force_and_nothing_else_of_the_province(office, signed_in):
    source = shared(office, office.tan_tien)
    hidden = issued(office, code="QT-KIN", title="Quy trình kín")
    draft = actions.start_revision(source.document, by=office.province, reason=SECRET)
    actions.edit_revision(draft, by=office.province, content={**draft.content, "scope": f"<p>{SECRET}</p>"})
    client, row = signed_in(office.desk), adoption_of(office.tan_tien)
    shown = client.get(page("detail", row)).content.decode()
    assert "Thẩm tra chỗ ở" in shown and SECRET not in shown
    document = source.document
    urls = [
        revision.url(name) for revision in (source, draft, hidden) for name in ("detail", "pdf", "history")
    ]
    urls += [
        one.url(name) for one in (document, hidden.document) for name in ("detail", "compare", "history")
    ]
    urls += [reverse("documents:document_offer", args=[document.pk])]
    assert {url: client.get(url).status_code for url in urls} == dict.fromkeys(urls, 404)
    assert hidden.title not in client.get(reverse("documents:adoption_list")).content.decode()
    assert not Adoption.objects.filter(unit=office.nham_bien).exists()
    client = signed_in(office.neighbour)
    found = [client.get(page(name, row)).status_code for name in ("detail", "pdf", "compare", "history")]
    assert found == [404] * 4


def test_the_text_is_closed_when_sharing_ends(office, signed_in, monkeypatch):
    monkeypatch.setattr("documents.views.sharing.paper_bytes", lambda *args, **kwargs: b"%PDF-1.7")
    shared(office)
    client, row = signed_in(office.secretary), adoption_of(office.tan_tien)
    assert client.get(page("pdf", row)).content == b"%PDF-1.7"
    offers.end_offer(Offer.objects.get(), by=office.province, reason="Thay bằng quy trình khác")
    assert client.get(page("pdf", row)).status_code == 404
    shown = client.get(page("detail", row)).content.decode()
    assert "Thay bằng quy trình khác" in shown and "Thẩm tra chỗ ở" not in shown


def test_the_head_signs_with_the_password_on_the_page(office, signed_in):
    source = shared(office)
    client, row = signed_in(office.chief), adoption_of(office.tan_tien)
    act = reverse("documents:adoption_act", args=[row.pk, "adoption_as_is"])
    form = client.get(act).context["fields_form"]
    sent = {"confirmed": "1", "version": row.version, "seen": form.initial["seen"], "place": "Quầy 2"}
    assert client.post(act, {**sent, "password": "sai"}).status_code == 422
    assert client.post(act, {**sent, "password": PASSWORD}).status_code == 302
    made = Revision.objects.get(document__unit=office.tan_tien)
    assert (made.status, made.content["place"], made.source_revision_id) == ("effective", "Quầy 2", source.pk)
    shown = client.get(made.document.get_absolute_url()).content.decode()
    assert f"Áp dụng nguyên văn {CODE} của Công an tỉnh" in shown
    assert signed_in(office.secretary).get(act).status_code == 403


def test_two_texts_changed_apart_are_shown_three_ways(office, signed_in):
    first = shared(office)
    made = acts.adopt_as_is(adoption_of(office.tan_tien), by=office.chief, place="Quầy 2, Tân Tiến")
    revised(office, first.document, fee="Không thu", place="Trung tâm hành chính công")
    client, row = signed_in(office.secretary), adoption_of(office.tan_tien)
    response = client.get(page("compare", row))
    ways = {way.key: (bool(way.theirs), bool(way.ours)) for way in response.context["ways"]}
    assert ways == {"place": (True, True), "fee": (True, False)}
    assert (response.context["base"], response.context["ours"].pk) == (first, made.pk)


def test_tasks_are_the_units_own_and_the_province_sees_a_figure(office):
    first = shared(office, at=timezone.now() - 50 * DAY)
    acts.adopt_as_is(adoption_of(office.tan_tien), by=office.chief, at=timezone.now() - 49 * DAY)
    units = [office.province_unit.pk, office.tan_tien.pk, office.nham_bien.pk]
    revised(office, first.document, at=timezone.now() - 40 * DAY, fee="Không thu")
    today = timezone.localdate()

    def told(user):
        found = worklist.tasks(user, units, today)
        return [
            (one.verb, one.record.unit.code, one.due) for one in found if isinstance(one.record, Adoption)
        ]

    due = today - 10 * DAY
    assert told(office.secretary) == [("Theo bản mới của Công an tỉnh", "TANTIEN", due)]
    assert told(office.chief) == told(office.secretary)
    assert told(office.neighbour) == [("Áp dụng quy trình của Công an tỉnh", "NHAMBIEN", today - 20 * DAY)]
    assert told(office.province) == told(office.desk) == []
    found = [one for one in figures.figures_of(office.province, units, Moment()) if one.unit == "đơn vị"]
    assert [(str(one.label), one.value, str(one.of)) for one in found] == [
        ("Chưa theo bản mới", "1", "trong 2 đơn vị được giao quy trình dùng chung")
    ]


def test_who_is_behind_as_list_matrix_and_file_on_any_day(office, signed_in):
    first = shared(office, at=timezone.now() - 50 * DAY)
    acts.adopt_as_is(adoption_of(office.tan_tien), by=office.chief, at=timezone.now() - 49 * DAY)
    revised(office, first.document, at=timezone.now() - 40 * DAY, fee="Không thu")
    client, where = signed_in(office.province), reverse("documents:adoption_list")

    def listed(**asked):
        records = client.get(where, asked).context["records"]
        return [(one.unit.code, one.standing.state.value, one.standing.days_behind) for one in records]

    assert listed() == [("TANTIEN", "behind", 40), ("NHAMBIEN", "not_yet", None)]
    assert listed(standing="behind") == [("TANTIEN", "behind", 40)]
    assert listed(standing="late") == listed()
    then = (timezone.localdate() - 45 * DAY).isoformat()
    assert listed(as_of=then) == [("TANTIEN", "as_is", None), ("NHAMBIEN", "not_yet", None)]
    matrix = client.get(reverse("documents:adoption_matrix")).context
    assert matrix["counts"] == {"all": 2, "behind": 1, "missing": 1, "late": 2, "units_behind": 1}
    assert [(str(unit), [cell.code for cell in cells]) for unit, cells in matrix["rows"]] == [
        ("Công an xã Tân Tiến", [CODE]), ("Công an thị trấn Nham Biền", [CODE]),
    ]  # fmt: skip
    text = client.get(where, {"format": "csv", "standing": "behind"}).getvalue().decode("utf-8-sig")
    assert "Công an xã Tân Tiến" in text and "Công an thị trấn Nham Biền" not in text


def test_the_province_offers_and_ends_on_its_pages(office, signed_in):
    document = issued(office).document
    client, where = signed_in(office.province), reverse("documents:document_offer", args=[document.pk])
    sent = {"to": "chosen", "weight": "must", "follow_days": "15", "due_on": "", "note": ""}
    assert client.post(where, sent).status_code == 422
    assert client.post(where, {**sent, "units": [office.tan_tien.pk]}).status_code == 302
    assert [(one.unit, one.follow_days) for one in Adoption.objects.all()] == [(office.tan_tien, 15)]
    ending = reverse("documents:document_offer_end", args=[document.pk])
    assert client.post(ending, {"reason": ""}).status_code == 422
    assert client.post(ending, {"reason": "Thay quy trình"}).status_code == 302
    assert (Offer.objects.get().ended_why, client.get(ending).status_code) == ("Thay quy trình", 404)


def test_a_draft_of_its_own_opens_in_the_editor(office, signed_in):
    shared(office)
    client, row = signed_in(office.owner), adoption_of(office.tan_tien)
    act = reverse("documents:adoption_act", args=[row.pk, "adoption_local"])
    response = client.post(act, {"confirmed": "1", "code": "QT-PA"})
    draft = Revision.objects.get(document__unit=office.tan_tien)
    assert (response.status_code, response.url) == (302, draft.url("edit"))
    assert Document.objects.get(unit=office.tan_tien).code == "QT-PA"


def test_documents_offered_by_nobody_leave_the_list_empty(office, signed_in):
    response = signed_in(office.secretary).get(reverse("documents:adoption_list"))
    assert response.context["records"] == [] and "Chưa có quy trình dùng chung" in response.content.decode()
    offered(office, issued(office).document)
    assert len(signed_in(office.secretary).get(reverse("documents:adoption_list")).context["records"]) == 1
