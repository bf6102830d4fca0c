"""Moving a record by its buttons: permission, state, reason, signature, and the second click."""

import pytest
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from qms.views.acts import SignatureForm
from registers.models import Risk
from tests.personas import PASSWORD


def act_url(risk, verb):
    return reverse("registers:risk_act", args=[risk.pk, verb])


@pytest.fixture
def ready(office, make_risk):
    """A risk that has all it needs to be worked on."""
    return make_risk(measure="Nhắc trước hạn", person=office.owner, due=timezone.localdate())


def test_button_moves_the_record(office, signed_in, ready):
    response = signed_in(office.secretary).post(act_url(ready, "start"), {"version": ready.version})
    assert (response.status_code, response["Location"]) == (302, ready.get_absolute_url())
    assert Risk.objects.get().status == "treating"


def test_full_verb_is_understood_too(office, signed_in, ready):
    signed_in(office.secretary).post(act_url(ready, "registers.start"), {"version": ready.version})
    assert Risk.objects.get().status == "treating"


def test_second_decision_on_the_same_version_is_refused(office, signed_in, ready):
    client, data = signed_in(office.secretary), {"version": ready.version}
    answers = [client.post(act_url(ready, "start"), data).status_code for _click in range(2)]
    assert answers == [302, 409]
    assert Risk.history.filter(history_verb="registers.start").count() == 1


def test_unknown_verb_is_not_there(office, signed_in, ready):
    assert signed_in(office.secretary).post(act_url(ready, "fly"), {}).status_code == 404


def test_without_permission_the_address_is_forbidden(office, signed_in, ready):
    client = signed_in(office.inspector)
    assert client.get(act_url(ready, "start")).status_code == 403
    assert client.post(act_url(ready, "start"), {"version": ready.version}).status_code == 403
    assert Risk.objects.get().status == "open"


def test_wrong_state_is_one_sentence(office, signed_in, ready):
    response = signed_in(office.chief).post(
        act_url(ready, "review"), {"version": ready.version, "confirmed": "1"}
    )
    assert response.status_code == 409
    assert Risk.objects.get().status == "open"


def test_what_is_missing_is_named(office, signed_in, make_risk):
    bare = make_risk()
    response = signed_in(office.secretary).post(
        act_url(bare, "start"), {"version": bare.version, "confirmed": "1"}
    )
    assert response.status_code == 409
    assert [item.anchor for item in response.context["blocked"].missing] != []
    assert Risk.objects.get().status == "open"


def test_signature_asks_for_the_right_password(office, db):
    request = RequestFactory().post("/")
    request.user = office.chief
    assert SignatureForm({"password": PASSWORD}, request=request).is_valid()
    wrong = SignatureForm({"password": "sai"}, request=request)
    assert wrong.errors == {"password": ["Mật khẩu không đúng nên chưa ký."]}


def test_the_form_of_a_move_out_of_turn_answers_as_sending_it_would(office, signed_in, ready):
    client, url = signed_in(office.chief), act_url(ready, "review")
    answer = client.get(url)
    page = answer.content.decode()
    assert (answer.status_code, 'name="confirmed"' in page) == (409, False)
    assert "khi hồ sơ đang ở tình trạng “Mới nêu”" in page and ready.get_absolute_url() in page
    assert client.post(url, {"version": ready.version}).status_code == 409
    assert signed_in(office.inspector).get(url).status_code == 403
