"""Reading the past: a moment is a day of the office or a time, and never the future."""

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from qms.history import HISTORY_MODELS, FutureMoment, Moment, entries_of, feed, parse_moment, record_tx
from qms.history.moments import UnreadableMoment
from qms.models import Assignment, Unit
from tests.personas import PASSWORD

NOW = datetime(2026, 7, 15, 3, 0, tzinfo=UTC)  # 10:00 in the office


@pytest.mark.parametrize("text", ["2026-06-30", "30/06/2026", " 2026-06-30 "])
def test_a_day_means_its_end_in_the_office(text):
    moment = parse_moment(text, NOW)
    assert moment.as_of == datetime(2026, 6, 30, 17, 0, tzinfo=UTC)
    assert moment.on == date(2026, 6, 30)


def test_a_time_is_taken_in_the_office_zone():
    assert parse_moment("2026-06-30T15:00", NOW).as_of == datetime(2026, 6, 30, 8, 0, tzinfo=UTC)


def test_today_is_now_because_its_end_has_not_come():
    assert parse_moment("2026-07-15", NOW).as_of == NOW


def test_nothing_asked_is_the_present():
    assert parse_moment("", NOW) == Moment()


@pytest.mark.parametrize(
    "text", ["31/02/2026", "2026-13-01", "hôm qua", "2026-06-30T25:00", "0001-01-01", "9" * 40]
)
def test_nonsense_is_refused_with_its_own_words(text):
    with pytest.raises(UnreadableMoment, match="Không đọc được thời điểm"):
        parse_moment(text, NOW)


@pytest.mark.parametrize("text", ["2026-07-16", "2027-01-01", "2026-07-16T00:01"])
def test_the_future_is_refused(text):
    with pytest.raises(FutureMoment, match="chưa tới"):
        parse_moment(text, NOW)


def at(day: int) -> datetime:
    return datetime(2026, 3, day, 2, 0, tzinfo=UTC)


def test_people_and_units_are_called_as_they_were(office):
    with record_tx(by=office.province, verb="create", at=at(1)):
        role = Assignment(user=office.owner, unit=office.tan_tien, role="desk", from_date=date(2026, 3, 1))
        role.save()
    old = (office.owner.full_name, office.tan_tien.name)
    with record_tx(by=office.province, verb="edit"):
        office.owner.full_name, office.tan_tien.name = "Tên Mới", "Đơn vị mới"
        office.owner.save()
        office.tan_tien.save()
    for rows in (Assignment.objects, Assignment.objects.select_related("user", "unit")):
        assert rows.get(pk=role.pk).user.full_name == "Tên Mới"

    def told(as_of):
        moment = Moment(as_of)
        rows = moment.rows(Assignment).filter(id=role.pk)
        ways = (rows, rows.select_related("user", "unit"))
        found = [moment.instances(way)[0] for way in ways] + [next(moment.iterate(rows))]
        return {(one.user.full_name, one.unit.name) for one in [*found, moment.get(Assignment, role.pk)]}

    assert (told(at(4)), told(timezone.now())) == ({old}, {("Tên Mới", "Đơn vị mới")})
    assert office.owner.check_password(PASSWORD)


def test_history_names_what_was_chosen_as_it_was_called_then(office):
    old = office.province_unit.name
    with record_tx(by=office.province, verb="create", at=at(1)):
        unit = Unit(code="SON", name="Tên đầu", parent_unit=office.province_unit)
        unit.save()
    with record_tx(by=office.province, verb="edit"):
        office.province_unit.name = "Tên mới của cấp trên"
        office.province_unit.save()
    told = [change.new for change in entries_of(unit)[0].changes]

    assert (old in told, "Tên mới của cấp trên" in told) == (True, False)


@pytest.fixture
def named(office):
    """A unit renamed on the 2nd and moved on the 4th, an assignment ended on the 3rd of March 2026."""
    unit = Unit(code="SON", name="Tên đầu", parent_unit=office.province_unit)
    with record_tx(by=office.province, verb="create", at=at(1)):
        unit.save()
        role = Assignment(user=office.stranger, unit=unit, role="desk", from_date=date(2026, 3, 1))
        role.save()
    with record_tx(by=office.province, verb="qms.unit_edit", at=at(2)):
        unit.name = "Tên giữa"
        unit.save()
    with record_tx(by=office.province, verb="qms.assign", at=at(3)):
        role.to_date = date(2026, 3, 3)
        role.save()
    with record_tx(by=office.province, verb="qms.unit_edit", at=at(4)):
        unit.name = "Tên cuối"
        unit.save()
    return unit


@pytest.mark.parametrize(
    ("day", "name"), [(1, "Tên đầu"), (2, "Tên giữa"), (3, "Tên giữa"), (4, "Tên cuối"), (9, "Tên cuối")]
)
def test_a_record_reads_as_it_was(named, day, name):
    moment = Moment(at(day))
    assert moment.get(Unit, named.pk).name == name
    assert [unit.name for unit in moment.instances(moment.rows(Unit).filter(code="SON"))] == [name]


def test_what_did_not_exist_then_is_not_there(named):
    before = Moment(datetime(2026, 2, 28, tzinfo=UTC))
    assert list(before.rows(Unit).filter(code="SON")) == []
    with pytest.raises(Unit.DoesNotExist):
        before.get(Unit, named.pk)


def test_two_versions_of_one_act_show_once(office):
    with record_tx(by=office.chief, verb="edit"):
        for name in ("Một", "Hai"):
            office.tan_tien.name = name
            office.tan_tien.save()
    moment = Moment(timezone.now())
    assert [row.name for row in moment.rows(Unit).filter(code="TANTIEN")] == ["Hai"]


def test_children_come_grouped_as_they_were(named):
    assert [
        role.to_date for role in Moment(at(2)).instances(Moment(at(2)).rows(Assignment).filter(unit=named))
    ] == [None]
    assert [
        role.to_date for role in Moment(at(3)).instances(Moment(at(3)).rows(Assignment).filter(unit=named))
    ] == [date(2026, 3, 3)]


def test_entries_stop_at_the_moment(named):
    assert [entry.slug for entry in entries_of(named, Moment(at(2)))] == ["qms.unit_edit", "create"]


def test_the_feed_shows_only_the_units_asked_for_and_only_up_to_the_moment(named, office):
    seen = feed([named.pk], Moment(at(3)))
    assert [(entry.slug, str(entry.record)) for entry in seen][:2] == [
        ("qms.assign", "Người Lạ: Cán bộ tiếp nhận và trả kết quả, Tên giữa"),
        ("qms.unit_edit", "Tên giữa"),
    ]
    assert feed([office.nham_bien.pk], Moment(at(3))) == []


def test_a_feed_of_few_finds_them_behind_an_act_of_many_rows(office):
    with record_tx(by=office.province, verb="create"):
        for number in range(40):
            Unit(code=f"N{number}", name="Đơn vị", parent_unit=office.province_unit).save()
    with record_tx(by=office.province, verb="edit"):
        office.tan_tien.name = "Sau cùng"
        office.tan_tien.save()
    assert [entry.slug for entry in feed(None, limit=3)] == ["edit", "create", "qms.load"]


def test_an_act_over_several_units_tells_each_unit_only_of_itself(office):
    """A provincial act that renames two communes is two lines of history, one each."""
    with record_tx(by=office.province, verb="qms.unit_edit"):
        for unit in (office.tan_tien, office.nham_bien):
            unit.address = f"Địa chỉ của {unit.code}"
            unit.save()
    entry = feed([office.tan_tien.pk], limit=1)[0]
    assert [change.new for change in entry.changes] == ["Địa chỉ của TANTIEN"]
    assert str(entry.record) == "Công an xã Tân Tiến"


def test_one_row_of_the_past_is_the_row_that_the_query_of_all_rows_finds(office):
    with record_tx(by=office.chief, verb="edit"):
        office.tan_tien.name = "Tên sau"
        office.tan_tien.save()
    for then in (timezone.now(), office.tan_tien.history.earliest().history_date):
        moment = Moment(then)
        for model in HISTORY_MODELS:
            for row in moment.rows(model):
                one = moment.row(model, getattr(row, model._meta.pk.attname))
                assert type(one) is type(row)
                assert one.__dict__.keys() == row.__dict__.keys()
                assert {**vars(one), "_state": None} == {**vars(row), "_state": None}
                assert (one._state.adding, one._state.db) == (False, "default")


@pytest.mark.parametrize("pk", [0, -1, 2**63, 10**40, None])
def test_a_key_that_nothing_has_is_not_there_in_the_past_either(office, pk):
    for model in HISTORY_MODELS:
        with pytest.raises(model.DoesNotExist):
            Moment(timezone.now()).row(model, pk)
