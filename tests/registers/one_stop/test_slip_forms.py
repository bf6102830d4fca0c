"""The forms of the slips: which holds on which day, how they are kept, how a procedure is received."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from documents.models import Adoption, Document, Offer
from qms.history import Moment, record_tx
from qms.models import Unit
from qms.staff import add_unit
from qms.states import Refused
from registers.actions import reception_settings, slip_forms
from registers.forms_in_force import form_of, form_on, register_form
from registers.models import ReceptionSetting, SlipForm
from registers.procedures_in_force import setting_of
from registers.slip_editions import load_slip_forms
from registers.tables.service_files import ServiceFileTable
from tests.registers.one_stop.making import at, procedure, received

pytestmark = pytest.mark.django_db
OLD, NEW = dt.date(2025, 9, 14), dt.date(2025, 9, 15)
TODAY = dt.date(2026, 6, 1)
CT04 = "Mẫu CT04"


@pytest.fixture
def known(office):
    assert load_slip_forms() == 18
    return office


def numbers(office, family, day):
    kinds = ("reception", "supplement", "refusal", "apology", "stop", "control", "register")
    forms = [form_on(office.tan_tien, family, kind, day) for kind in kinds]
    return [form.number.removeprefix("Mẫu ") if form else "–" for form in forms]


@pytest.mark.parametrize(
    ("family", "day", "expected"),
    [
        ("one_stop", dt.date(2017, 12, 31), ["–"] * 7),
        ("one_stop", OLD, ["01", "02", "03", "04", "–", "05", "06"]),
        ("one_stop", NEW, ["01", "02", "03", "04", "05", "06", "07"]),
        ("residence", OLD, ["CT04", "CT05", "CT06", "04", "–", "05", "06"]),
        ("residence", TODAY, ["CT04", "CT05", "CT06", "04", "05", "06", "07"]),
        ("identity", TODAY, ["CC02", "02", "CC03", "04", "05", "06", "07"]),
    ],
)
def test_the_edition_in_force_on_the_day_of_the_slip(known, family, day, expected):
    assert numbers(known, family, day) == expected


def test_the_texts_and_what_is_not_certain_are_said(known):
    told = {
        form.basis: (str(form.from_date), str(form.to_date), form.doubt) for form in SlipForm.objects.all()
    }
    assert [(basis, days[:2]) for basis, days in sorted(told.items())] == [
        ("Thông tư 01/2018/TT-VPCP", ("2018-01-01", "2025-09-14")),
        ("Thông tư 03/2025/TT-VPCP, Phụ lục I", ("2025-09-15", "None")),
        ("Thông tư 17/2024/TT-BCA và 53/2025/TT-BCA", ("2024-01-01", "None")),
        ("Thông tư 66/2023/TT-BCA", ("2023-01-01", "None")),
    ]
    assert all(doubt.endswith("đối chiếu văn bản rồi sửa.") for _from, _to, doubt in told.values())
    assert register_form(known.tan_tien, TODAY).title == "Sổ theo dõi hồ sơ"


def test_loading_again_changes_nothing_even_after_a_correction(known):
    form = SlipForm.objects.get(number="Mẫu 01", from_date=NEW)
    form.basis, form.from_date, form.doubt = "TT 03/2025", dt.date(2025, 10, 1), ""
    slip_forms.correct_form(form, by=known.province, reason="Đã đối chiếu văn bản")
    assert load_slip_forms() == 0
    assert SlipForm.objects.count() == 18


def test_a_new_topmost_unit_begins_with_the_known_forms(office):
    with record_tx(by=None, verb="qms.unit_add"):
        top = Unit(code="UBT", name="Ủy ban nhân dân tỉnh")
        add_unit(top, by=None)
        add_unit(Unit(code="UBX", name="Ủy ban nhân dân xã", parent_unit=top), by=None)
    assert SlipForm.objects.filter(unit__code="UBT").count() == 18
    assert not SlipForm.objects.filter(unit__code="UBX").exists()


def test_the_nearest_unit_and_the_past_hold(known):
    own = SlipForm(unit=known.tan_tien, family="residence", kind="reception", number="Mẫu CT04 (xã)",
                   title="Giấy hẹn", basis="Công văn của huyện", from_date=dt.date(2026, 3, 1))  # fmt: skip
    slip_forms.add_form(own, by=known.secretary, at=at("2026-05-01 08:00"))
    asked = ("residence", "reception")
    assert form_on(known.tan_tien, *asked, TODAY).number == "Mẫu CT04 (xã)"
    assert form_on(known.nham_bien, *asked, TODAY).number == CT04
    assert form_on(known.tan_tien, *asked, dt.date(2026, 2, 28)).number == CT04
    before = Moment(at("2026-04-30 08:00"))
    assert form_on(known.tan_tien, *asked, TODAY, before) is None  # nothing was loaded then


def test_two_forms_of_a_kind_never_hold_on_one_day(known):
    newer = SlipForm(unit=known.province_unit, family="one_stop", kind="stop", number="Mẫu 05a", title="Dừng",
                     basis="Thông tư mới", from_date=dt.date(2026, 7, 1))  # fmt: skip
    with pytest.raises(Refused, match="đã dùng Mẫu 05 "):
        slip_forms.add_form(newer, by=known.province)
    last = SlipForm.objects.get(kind="stop")
    slip_forms.end_form(last, last_day=dt.date(2026, 6, 30), by=known.province, reason="Thông tư mới")
    slip_forms.add_form(newer, by=known.province)
    with pytest.raises(Refused, match="đã ghi ngày cuối"):
        slip_forms.end_form(last, last_day=dt.date(2026, 6, 29), by=known.province)
    days = (dt.date(2026, 6, 30), dt.date(2026, 7, 1))
    assert [form_on(known.tan_tien, "one_stop", "stop", day).number for day in days] == ["Mẫu 05", "Mẫu 05a"]
    assert SlipForm.history.filter(number="Mẫu 05a").get().history_verb == "registers.slip_form_add"


def test_forms_are_kept_by_their_unit_with_a_reason(known):
    form = SlipForm.objects.get(number=CT04)
    for who in (known.secretary, known.desk, known.stranger):
        with pytest.raises(PermissionDenied):
            slip_forms.correct_form(form, by=who, reason="Sửa")
    with pytest.raises(Refused, match="lý do"):
        slip_forms.correct_form(form, by=known.province)
    form.to_date = dt.date(2020, 1, 1)
    with pytest.raises(Refused, match="Ngày cuối"):
        slip_forms.correct_form(form, by=known.province, reason="Sửa")


def said(office, unit, document, by, **values):
    usual = {"field": "", "forms": "one_stop", "clock": "resume", "clock_basis": "", "fee": None}
    return reception_settings.set_reception(unit, document, by=by, **(usual | values))


def test_the_nearest_word_on_a_procedure_holds_and_is_taken_back(known):
    mine = procedure(known)
    said(known, known.province_unit, mine, known.province, forms="residence", field="Cư trú")
    assert setting_of(known.tan_tien, mine).forms == "residence"
    own = said(known, known.tan_tien, mine, known.secretary, forms="identity", fee=20000)
    held = setting_of(known.tan_tien, mine)
    assert (held.forms, held.fee, held.unit) == ("identity", 20000, known.tan_tien)
    file = received(known, "2026-06-01 09:00", of=mine)
    assert form_of(file, "reception", TODAY).number == "Mẫu CC02"
    reception_settings.drop_reception(own, by=known.secretary)
    assert (form_of(file, "reception", TODAY).number, ReceptionSetting.objects.count()) == (CT04, 1)
    assert ReceptionSetting.history.filter(history_type="-").get().fee == 20000


def test_what_is_said_of_a_shared_procedure_holds_for_those_made_from_it(known):
    mine = procedure(known)
    with record_tx(by=None, verb="qms.load"):
        source = Document(unit=known.province_unit, kind="procedure", code="QT-CAT", title="Chung")
        source.save()
        offer = Offer(unit=known.province_unit, document=source, offered_on=TODAY)
        offer.save()
        Adoption(unit=known.tan_tien, offer=offer, source=source, document=mine, offered_on=TODAY,
                 title="Chung").save()  # fmt: skip
    said(known, known.province_unit, source, known.province, field="Cư trú")
    assert setting_of(known.tan_tien, mine).field == "Cư trú"


def test_running_anew_needs_a_ground_and_the_right(known):
    mine = procedure(known)
    with pytest.raises(Refused, match="căn cứ"):
        said(known, known.tan_tien, mine, known.secretary, clock="restart")
    for who in (known.desk, known.neighbour):
        with pytest.raises(PermissionDenied):
            said(known, known.tan_tien, mine, who)


def test_the_register_names_the_form_of_the_day(known):
    table, tan_tien = ServiceFileTable(), known.tan_tien
    now = "Mẫu 07, Thông tư 03/2025/TT-VPCP, Phụ lục I"
    assert table.caption(unit=tan_tien).form_code == now
    assert table.caption(unit=tan_tien.name, moment=Moment()).form_code == now
    before = Moment(at("2025-01-01 08:00"))  # nothing was loaded then
    assert table.caption(unit=tan_tien, moment=before).form_code == "Sổ theo dõi hồ sơ"


# --- pages ---------------------------------------------------------------------------------------


def test_the_list_shows_the_forms_of_the_units_above(known, signed_in):
    client = signed_in(known.secretary)
    listed = client.get("/one-stop/forms/")
    assert (listed.context["page"].total, "12 mẫu cần kiểm tra" in listed.content.decode()) == (18, True)
    form = SlipForm.objects.get(number=CT04)
    detail = client.get(form.get_absolute_url())
    assert "Tên mẫu và ngày bắt đầu dùng chưa tra được" in detail.content.decode()
    assert (detail.context["edit_url"], detail.context["transitions"]) == ("", [])
    assert client.get(form.url("edit")).status_code == 403
    assert client.get("/one-stop/forms/?standing=over").context["page"].total == 6
    assert client.get("/one-stop/forms/?format=csv").status_code == 200


def test_a_form_is_added_corrected_and_ended_on_its_pages(known, signed_in):
    client = signed_in(known.province)
    form = SlipForm.objects.get(number=CT04)
    typed = {"family": "residence", "kind": "reception", "number": CT04, "title": form.title, "doubt": "",
             "basis": form.basis, "from_date": "01/01/2024", "to_date": "",
             "version": form.version}  # fmt: skip
    assert client.post(form.url("edit"), typed).status_code == 422  # no reason
    answer = client.post(form.url("edit"), typed | {"reason": "Đã đối chiếu"})
    assert (answer.status_code, answer["Location"]) == (302, form.get_absolute_url())
    assert client.post(form.url("end"), {"last_day": "31/12/2026", "reason": "Hết dùng"}).status_code == 302
    form.refresh_from_db()
    assert (str(form.from_date), str(form.to_date), form.doubt) == ("2024-01-01", "2026-12-31", "")
    new = typed | {"from_date": "01/01/2027", "number": "Mẫu CT04a"}
    assert client.post("/one-stop/forms/new/", new).status_code == 302
    history = client.get(form.url("history")).content.decode()
    assert "ngừng dùng biểu mẫu" in history and "Đã đối chiếu" in history and "31/12/2026" in history


def test_how_procedures_are_received_is_shown_and_set(known, signed_in):
    mine = procedure(known)
    client = signed_in(known.secretary)
    assert "Chưa ai đặt" in client.get("/one-stop/forms/receiving/").content.decode()
    here = f"/one-stop/forms/receiving/{mine.pk}/"
    typed = {"field": "Cư trú", "forms": "residence", "clock": "restart", "clock_basis": "", "fee": "20.000"}
    refused = client.post(here, typed)
    assert refused.status_code == 422 and "phải ghi căn cứ" in refused.content.decode()
    assert client.post(here, typed | {"clock": "resume"}).status_code == 302
    page = client.get("/one-stop/forms/receiving/").content.decode()
    assert CT04 in page and "20.000" in page and "Công an xã Tân Tiến" in page
    assert "đặt cách tiếp nhận" in client.get(here).content.decode()
    assert client.post(f"{here}drop/").status_code == 302
    assert "Chưa ai đặt" in client.get("/one-stop/forms/receiving/").content.decode()
    assert signed_in(known.desk).get(here).status_code == 403
    assert signed_in(known.neighbour).get(here).status_code == 404
