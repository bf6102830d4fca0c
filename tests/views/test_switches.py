"""The unit and the moment of the top bar."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from qms import context_processors

LIST = "/registers/risks/"


def titles(response):
    return [record.title for record in response.context["records"]]


def test_chosen_unit_stays(office, signed_in, make_risk):
    make_risk("Tân Tiến")
    client = signed_in(office.province)
    response = client.post(
        reverse("switch_unit"), {"unit": office.nham_bien.pk, "next": f"{LIST}?unit=TANTIEN&sort=due"}
    )
    assert response["Location"] == f"{LIST}?sort=due"
    assert titles(client.get(LIST)) == []


def test_a_unit_is_found_by_words_of_its_name(office, signed_in):
    client = signed_in(office.province)
    switched = client.post(reverse("switch_unit"), {"named": "nham bien", "next": LIST})
    assert (switched.status_code, switched["Location"]) == (302, LIST)
    assert client.get(LIST).context["unit"] == office.nham_bien
    client.post(reverse("switch_unit"), {"named": "tantien"})
    assert client.get(LIST).context["unit"] == office.tan_tien


def test_several_units_of_a_name_are_offered(office, signed_in):
    client = signed_in(office.province)
    page = client.post(reverse("switch_unit"), {"named": "Công an t", "next": LIST})
    offered = [office.province_unit, office.tan_tien, office.nham_bien]
    assert (page.status_code, page.context["fitting"]) == (200, offered)
    assert (page.context["words"], page.context["next"]) == ("Công an t", LIST)
    assert client.get(LIST).context["unit"] == office.province_unit


def test_a_name_finds_no_unit_of_others(office, signed_in):
    page = signed_in(office.secretary).post(reverse("switch_unit"), {"named": "nham bien"})
    assert (page.status_code, page.context["fitting"]) == (200, [])
    assert office.nham_bien.name not in page.content.decode()


def test_of_very_many_units_the_bar_names_those_with_units_below(office, signed_in, monkeypatch):
    client = signed_in(office.province)
    bar = client.get(LIST).context
    assert (bar["many_units"], len(bar["unit_choices"])) == (False, 3)
    monkeypatch.setattr(context_processors, "MANY", 2)
    page = client.get(LIST)
    assert [choice["pk"] for choice in page.context["unit_choices"]] == [office.province_unit.pk]
    assert 'name="named"' in page.content.decode()


def test_unit_of_others_is_refused(office, signed_in):
    client = signed_in(office.secretary)
    assert client.post(reverse("switch_unit"), {"unit": office.nham_bien.pk}).status_code == 400
    assert client.get(LIST, {"unit": "NHAMBIEN"}).status_code == 404
    assert client.get(LIST, {"unit": "KHONGCO"}).status_code == 404


def test_chosen_moment_stays_until_told_otherwise(office, signed_in, make_risk):
    make_risk("Đã có", at=timezone.now() - timedelta(days=9))
    make_risk("Mới có")
    client = signed_in(office.secretary)
    day = timezone.localdate() - timedelta(days=2)
    client.post(reverse("switch_moment"), {"as_of": f"{day:%d/%m/%Y}", "next": LIST})
    assert titles(client.get(LIST)) == ["Đã có"]
    client.post(reverse("switch_moment"), {"as_of": "now", "next": LIST})
    assert titles(client.get(LIST)) == ["Mới có", "Đã có"]


def test_moment_with_an_hour_typed_day_first(office, signed_in):
    client = signed_in(office.secretary)
    client.post(reverse("switch_moment"), {"as_of": "05/03/2026 15:30"})
    assert (
        timezone.localtime(client.get(LIST).context["moment"].as_of).isoformat()
        == "2026-03-05T15:30:00+07:00"
    )


def test_writing_is_always_now(office, signed_in, typed):
    client = signed_in(office.secretary)
    client.post(reverse("switch_moment"), {"as_of": "05/03/2026"})
    assert client.get("/registers/risks/new/").status_code == 400
    assert client.post("/registers/risks/new/", typed).status_code == 302


def test_nonsense_moments_are_one_sentence(office, signed_in):
    client = signed_in(office.secretary)
    for text, sentence in [
        ("", "Hãy nhập ngày cần xem"),
        ("hôm kia", "Hãy nhập"),
        ("31/02/2026", "Không đọc được thời điểm"),
        ("01/01/2999", "chưa tới"),
    ]:
        response = client.post(reverse("switch_moment"), {"as_of": text})
        assert (response.status_code, sentence in response.content.decode()) == (400, True)
