"""The pages of the registers: who sees them, what they offer, and what they do with nonsense."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from registers import actions
from registers.models import Measurement, Objective, Risk
from registers.tables import REGISTERS
from tests.registers.making import measurement, objective, planned_risk, risk

NEW_RISK = {
    "kind": "risk",
    "title": "Mất dữ liệu",
    "process": "Lưu trữ",
    "description": "Máy hỏng khi chưa sao lưu.",
    "likelihood": "2",
    "accepted_level": "low",
    "impact": "5",
    "submission_key": "6f7c9a52-8d57-4f0e-9a51-1a7f5f0d9c11",
}


@pytest.fixture
def made(office):
    return planned_risk(office)


@pytest.fixture
def active(office):
    return actions.approve(objective(office), by=office.chief)


def pages_of(record) -> list[str]:
    return [record.url(page) for page in ("detail", "history")]


def test_the_list_of_registers_counts_what_the_person_sees(office, signed_in, made):
    page = signed_in(office.secretary).get(reverse("registers:home"))
    told = {str(line["table"].title): (line["count"], line["newest"]) for line in page.context["lines"]}

    assert told.pop("Rủi ro và cơ hội") == (1, f"{made.code} Trả hồ sơ trễ dịp cuối năm")
    assert set(told.values()) == {(0, "")} and len(told) == len(REGISTERS) - 1
    theirs = signed_in(office.neighbour).get(reverse("registers:home")).context["lines"]
    assert {line["count"] for line in theirs} == {0}


@pytest.mark.parametrize("persona", ["secretary", "chief", "desk", "auditor", "inspector", "province"])
def test_who_sees_a_risk(office, signed_in, made, persona):
    client = signed_in(getattr(office, persona))

    assert [client.get(address).status_code for address in pages_of(made)] == [200, 200]


@pytest.mark.parametrize("persona", ["neighbour", "stranger"])
def test_a_foreign_record_is_not_there(office, signed_in, made, active, persona):
    client = signed_in(getattr(office, persona))
    addresses = [*pages_of(made), made.url("edit"), made.url("pdf"), *pages_of(active)]
    addresses += [
        reverse("registers:objective_row_add", args=[active.pk]),
        made.url("act", "registers.start"),
    ]

    assert [client.get(address).status_code for address in addresses] == [404] * len(addresses)


@pytest.mark.parametrize("persona", ["desk", "auditor", "inspector", "owner2"])
def test_seeing_is_not_changing(office, signed_in, made, persona):
    client = signed_in(getattr(office, persona))

    assert client.get(made.url("edit")).status_code == 403
    assert client.post(made.url("act", "registers.start")).status_code == 403
    assert client.get(made.url("detail")).context["edit_url"] == ""
    assert Risk.objects.get(pk=made.pk).status == "open"


def test_a_double_click_makes_one_risk(office, signed_in):
    client = signed_in(office.secretary)
    first = client.post(reverse("registers:risk_create"), NEW_RISK)
    second = client.post(reverse("registers:risk_create"), NEW_RISK)

    assert (first.status_code, first.url) == (302, second.url)
    assert [(r.code[-4:], r.score) for r in Risk.objects.all()] == [("0001", 10)]


@pytest.mark.parametrize(
    ("field", "typed"),
    [("likelihood", "6"), ("impact", "abc"), ("due", "31/02/2026"), ("title", ""), ("description", "a\x00b")],
)
def test_nonsense_is_told_beside_its_field(office, signed_in, field, typed):
    page = signed_in(office.secretary).post(reverse("registers:risk_create"), {**NEW_RISK, field: typed})

    assert page.status_code == 422
    assert list(page.context["form"].errors) == [field]
    assert Risk.objects.count() == 0


def test_only_people_of_the_office_can_be_made_responsible(office, signed_in):
    page = signed_in(office.secretary).get(reverse("registers:risk_create"))
    offered = {user.username for user in page.context["form"].fields["person"].queryset}

    assert {"owner", "province"} <= offered
    assert not {"neighbour", "stranger"} & offered


def test_a_step_that_lacks_something_says_what(office, signed_in):
    bare = risk(office)
    page = signed_in(office.secretary).post(bare.url("act", "registers.start"))

    assert page.status_code == 409
    assert Risk.objects.get(pk=bare.pk).status == "open"


def test_looking_at_the_past_offers_no_writing(office, signed_in, made):
    client = signed_in(office.secretary)
    page = client.get(made.url("detail"), {"as_of": made.created_at.isoformat()})

    assert (page.status_code, page.context["transitions"], page.context["edit_url"]) == (200, [], "")


def test_a_result_is_typed_with_a_decimal_comma(office, signed_in, active):
    address = reverse("registers:objective_row_add", args=[active.pk])
    typed = {
        "period_from": "01/01/2026",
        "period_to": "31/01/2026",
        "target": "1",  # not asked, not heard
        "numerator": "1.182",
        "denominator": "1.200",
    }
    answer = signed_in(office.owner).post(address, typed)

    assert (answer.status_code, answer.url) == (302, active.get_absolute_url())
    kept = Measurement.objects.get()
    assert (kept.target, kept.result, kept.verdict.value, kept.unit) == (
        Decimal("98"),
        Decimal("98.50"),
        "met",
        office.tan_tien,
    )


def test_what_was_approved_is_closed_to_the_responsible_person(office, signed_in, active):
    client = signed_in(office.owner)
    fields = client.get(active.url("edit")).context["form"].fields
    typed = {"title": "Đúng hạn", "target": "1", "frequency": "month", "version": str(active.version)}
    answer = client.post(active.url("edit"), typed)

    assert {name for name, field in fields.items() if field.disabled} == set(Objective.agreed)
    assert answer.status_code == 302
    kept = Objective.objects.get(pk=active.pk)
    assert (kept.title, kept.target) == ("Đúng hạn", Decimal(98))


def test_a_decision_without_a_reason_keeps_what_was_typed(office, signed_in, active):
    client = signed_in(office.chief)
    form = client.get(active.url("edit")).context["form"]
    typed = {name: form[name].value() or "" for name in form.fields} | {"target": "97", "due": "31/12/2026"}
    page = client.post(active.url("edit"), typed)

    assert page.status_code == 422
    assert page.context["form"].errors == {
        "__all__": ["Nội dung đã được phê duyệt (Chỉ tiêu): hãy nêu lý do sửa."]
    }
    assert client.post(active.url("edit"), {**typed, "reason": "Họp"}).status_code == 302
    assert Objective.objects.get(pk=active.pk).target == Decimal(97)


def test_a_closed_risk_is_not_edited(office, signed_in, made):
    judged = {"effectiveness": "Giảm", "reviewed_on": date(2026, 6, 1), "residual_likelihood": 1,
              "residual_impact": 1}  # fmt: skip
    for name, value in judged.items():
        setattr(made, name, value)
    actions.edit(made, by=office.secretary)
    for step in (actions.start, actions.review, actions.close):
        step(made, by=office.chief)
    client = signed_in(office.secretary)

    assert client.get(made.url("detail")).context["edit_url"] == ""
    assert client.get(made.url("edit")).status_code == 400
    assert client.post(made.url("edit"), {"title": "Tên khác"}).status_code == 400
    assert Risk.objects.get(pk=made.pk).title == made.title


def test_a_share_above_the_whole_is_refused(office, signed_in, active):
    address = reverse("registers:objective_row_add", args=[active.pk])
    typed = {"period_from": "01/01/2026", "period_to": "31/01/2026"}
    page = signed_in(office.owner).post(address, {**typed, "numerator": "51", "denominator": "50"})

    assert page.status_code == 422
    assert page.context["form"].errors == {"numerator": ["Tử số không thể lớn hơn mẫu số."]}
    assert Measurement.objects.count() == 0


def test_no_result_form_where_no_result_is_kept(office, signed_in, active):
    row = measurement(office, active)
    actions.end(active, by=office.chief)
    client, draft = signed_in(office.secretary), objective(office)
    typed = {"period_from": "01/02/2026", "period_to": "28/02/2026", "value": "98"}
    addresses = [reverse("registers:objective_row_add", args=[record.pk]) for record in (draft, active)]
    addresses.append(reverse("registers:objective_row_edit", args=[row.pk]))

    assert [client.get(address).status_code for address in addresses] == [400] * 3
    assert [client.post(address, typed).status_code for address in addresses] == [400] * 3
    assert Measurement.objects.count() == 1


def test_a_missed_result_leads_to_a_nonconformity(office, signed_in, active):
    measurement(office, active, numerator=Decimal(40))
    page = signed_in(office.secretary).get(active.get_absolute_url())

    address = page.context["raise_url"]
    assert address.endswith(f"?source=registers.objective%3A{active.pk}")
    assert page.content.decode().count(address.replace("&", "&amp;")) == 2  # the tab and the missed row


@pytest.mark.needs("pango")
def test_papers_are_pdfs(office, signed_in, made, active):
    measurement(office, active)
    measurement(office, active, period_from=date(2026, 2, 1), period_to=date(2026, 2, 28))
    client = signed_in(office.inspector)

    for record in (made, active):
        paper = client.get(record.url("pdf"))
        assert (paper.status_code, paper.content[:5]) == (200, b"%PDF-")


@pytest.mark.parametrize("rows", [1, 3])
def test_a_list_costs_the_same_at_one_and_three_rows(office, signed_in, django_assert_max_num_queries, rows):
    for _more in range(rows):
        objective(office)
    client = signed_in(office.secretary)
    client.get(reverse("registers:objective_list"))
    with django_assert_max_num_queries(24):
        page = client.get(reverse("registers:objective_list"))
    assert len(page.context["records"]) == rows


def test_nobody_finds_a_foreign_objective_in_the_list(office, signed_in, active):
    assert signed_in(office.neighbour).get(reverse("registers:objective_list")).context["records"] == []
    assert list(Objective.objects.visible_to(office.neighbour)) == []
