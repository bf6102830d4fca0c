"""The page of a record: who sees it, at which moment, what may be done, what it says about itself."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from qms.export.pdf import PdfUnavailable
from qms.history import Moment, record_tx
from qms.models import User
from qms.steps import next_step_of, steps_of, who_may
from qms.views import RecordPdfView
from registers import actions
from registers.models import Risk


def test_another_units_record_is_not_there(office, signed_in, make_risk):
    risk = make_risk(unit=office.nham_bien, by=office.neighbour)
    client = signed_in(office.secretary)
    for page in ("detail", "edit", "history", "pdf"):
        assert client.get(reverse(f"registers:risk_{page}", args=[risk.pk])).status_code == 404
    assert client.get(reverse("registers:risk_act", args=[risk.pk, "start"])).status_code == 404


def test_head_names_state_next_step_and_the_people_it_waits_for(office, signed_in, make_risk):
    context = signed_in(office.secretary).get(make_risk().get_absolute_url()).context
    assert context["record"].state.value == "open"
    assert [str(person) for person in context["next_step"].people][:1] == ["Nguyễn Văn Thắng"]
    assert [step.mark for step in context["steps"]] == ["now", "later", "later", "later"]


def test_inspector_reads_and_may_do_nothing(office, signed_in, make_risk):
    context = signed_in(office.inspector).get(make_risk().get_absolute_url()).context
    assert (context["transitions"], context["edit_url"], context["attach_url"]) == ([], "", "")


def test_past_shows_what_was_and_no_button(office, signed_in, make_risk):
    then = timezone.now() - timedelta(days=9)
    risk = make_risk("Tên cũ", at=then)
    risk.title = "Tên mới"
    actions.edit(risk, by=office.secretary, at=then + timedelta(days=5))
    client, url = signed_in(office.secretary), risk.get_absolute_url()
    past = client.get(url, {"as_of": (then + timedelta(hours=1)).isoformat()})
    assert (past.context["record"].title, past.context["transitions"], past.context["edit_url"]) == (
        "Tên cũ",
        [],
        "",
    )
    assert client.get(url, {"as_of": (then - timedelta(hours=1)).isoformat()}).status_code == 404
    assert client.get(url).context["record"].title == "Tên mới"


def test_versions_compare_the_last_two_by_default(office, signed_in, make_risk):
    risk = make_risk("Tên cũ")
    risk.title = "Tên mới"
    actions.edit(risk, by=office.secretary, reason="Gọi đúng tên")
    context = signed_in(office.auditor).get(risk.get_absolute_url(), {"tab": "versions"}).context
    assert [(line["number"], line["reason"]) for line in context["versions"]] == [
        (2, "Gọi đúng tên"),
        (1, ""),
    ]
    assert [(change.old, change.new) for change in context["differences"]] == [("Tên cũ", "Tên mới")]


def test_unknown_version_is_refused(office, signed_in, make_risk):
    response = signed_in(office.auditor).get(make_risk().get_absolute_url(), {"tab": "versions", "old": "99"})
    assert response.status_code == 400
    assert "không có phiên bản 99" in response.content.decode()


def test_history_tells_who_why_old_and_new(office, signed_in, make_risk):
    risk = make_risk("Tên cũ")
    risk.title = "Tên mới"
    actions.edit(risk, by=office.secretary, reason="Gọi đúng tên")
    days = signed_in(office.inspector).get(reverse("registers:risk_history", args=[risk.pk])).context["days"]
    entries = [entry for _day, entries in days for entry in entries]
    assert [(entry.actor, entry.reason) for entry in entries] == [
        ("Trần Thị Hoa (secretary)", "Gọi đúng tên"),
        ("Trần Thị Hoa (secretary)", ""),
    ]
    assert [(c.label, c.old, c.new) for c in entries[0].changes] == [("tên", "Tên cũ", "Tên mới")]


def test_history_costs_the_same_for_one_change_as_for_three(office, signed_in, make_risk):
    risk, client = make_risk(), signed_in(office.inspector)
    url, counts = reverse("registers:risk_history", args=[risk.pk]), []
    for round_ in range(2):
        client.get(url)
        with CaptureQueriesContext(connection) as asked:
            client.get(url)
        counts.append(len(asked))
        for number in range(2):
            risk.title = f"Tên {round_}{number}"
            actions.edit(risk, by=office.secretary)
    assert counts[0] == counts[1]


def test_stepper_says_who_did_each_step(office, make_risk):
    risk = make_risk(measure="Nhắc trước hạn", person=office.owner, due=timezone.localdate())
    actions.start(risk, by=office.chief)
    steps = steps_of(risk, Moment(), {"open": "Nêu"})
    assert [(step.label, step.mark, step.who) for step in steps][:2] == [
        ("Nêu", "done", "Trần Thị Hoa"),
        ("Đang xử lý", "now", ""),
    ]


def test_finished_record_waits_for_nobody(office, make_risk):
    risk = make_risk()
    with record_tx(by=office.secretary, verb="edit"):
        risk.status = "closed"
        risk.save()
    assert next_step_of(risk, Moment()) is None


def test_who_may_names_people_of_the_unit_before_those_above(office, make_risk):
    risk = make_risk()
    who = who_may("registers.maintain", risk, timezone.localdate())
    assert [str(person) for person in who][-1] == "Đặng Thu Hà"
    assert all(isinstance(person, User) for person in who)
    assert office.neighbour not in who


def test_every_record_offers_to_raise_a_nonconformity(office, signed_in, make_risk):
    risk = make_risk()
    page = signed_in(office.desk).get(risk.get_absolute_url())
    expected = reverse("audits:nonconformity_create") + f"?source=registers.risk%3A{risk.pk}"
    assert page.context["raise_url"] == expected
    assert signed_in(office.inspector).get(risk.get_absolute_url()).context["raise_url"] == ""


def test_paper_of_a_record_is_a_pdf_named_after_its_code(office, rf, make_risk):
    risk, request = make_risk(), rf.get("/")
    request.user, request.moment = office.inspector, Moment()
    view = RecordPdfView.as_view(model=Risk, paper=lambda record, moment: b"%PDF-1.7 " + record.code.encode())
    response = view(request, pk=risk.pk)
    assert (response["Content-Type"], response.content) == (
        "application/pdf",
        b"%PDF-1.7 " + risk.code.encode(),
    )
    assert response["Content-Disposition"] == f"inline; filename*=UTF-8''{risk.code}.pdf"


def test_without_the_pdf_library_the_page_says_so(office, rf, make_risk):
    def paper(record, moment):
        raise PdfUnavailable("Máy chủ chưa cài thư viện tạo PDF.")

    risk, request = make_risk(), rf.get("/")
    request.user, request.moment = office.inspector, Moment()
    request.unit, request.units = office.tan_tien, [office.tan_tien]
    response = RecordPdfView.as_view(model=Risk, paper=paper)(request, pk=risk.pk)
    assert response.status_code == 503
    assert "Máy chủ chưa cài thư viện tạo PDF." in response.content.decode()
