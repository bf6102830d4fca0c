"""A register declared once: rows, order, filters, words and the page all follow from its columns."""

import datetime as dt
from decimal import Decimal

import django_filters
import pytest
from django.test import RequestFactory

from qms.export.tables import Column, Table
from qms.export.values import mask, shown_text
from qms.history import Moment
from qms.states import State
from registers.models import Risk
from registers.tables import RiskTable
from tests.export.conftest import LATE, ServiceFile, ServiceFileTable
from tests.personas import make_office
from tests.registers.making import risk

LONG_AGO = dt.datetime(2026, 1, 5, 9, 0, tzinfo=dt.UTC)


class RiskFilter(django_filters.FilterSet):
    likelihood = django_filters.NumberFilter(label="Khả năng")
    kind = django_filters.ChoiceFilter(choices=Risk.Kind.choices, label="Loại")

    class Meta:
        model = Risk
        fields = ["likelihood", "kind"]


class SmallTable(Table):
    slug = "small"
    title = "Rủi ro"
    model = Risk
    filterset = RiskFilter
    default_order = ("-code",)
    period_field = "due"
    columns = [
        Column("code", "Mã", kind="code", order_by="code", link=True),
        Column("title", "Tên", order_by="title", second=lambda risk: risk.process),
        Column("likelihood", "Khả năng", kind="int", order_by="likelihood"),
        Column("person", "Người", value="person.full_name"),
        Column("status", "Tình trạng", kind="state"),
        Column("cause", "Nguyên nhân", optional=True),
    ]


@pytest.fixture
def office(db):
    return make_office()


NOW = Moment()


def codes(table, user, units, moment=NOW, params=None, period=None):
    rows = table.queryset(user, units, moment, params, period)
    return [record.title for record in table.records(rows, moment)]


def test_rows_are_those_the_person_may_see(office):
    risk(office, title="của Tân Tiến")
    risk(office, title="của Nham Biền", unit=office.nham_bien, by=office.neighbour)
    assert codes(SmallTable(), office.secretary, None) == ["của Tân Tiến"]
    assert codes(SmallTable(), office.neighbour, None) == ["của Nham Biền"]
    assert sorted(codes(SmallTable(), office.province, None)) == ["của Nham Biền", "của Tân Tiến"]
    assert codes(SmallTable(), office.stranger, None) == []
    assert codes(SmallTable(), office.secretary, [office.nham_bien]) == []
    assert sorted(codes(SmallTable(), None, None)) == ["của Nham Biền", "của Tân Tiến"]


def test_the_order_is_the_one_asked_for_and_never_chance(office):
    for title, likelihood in (("b", 2), ("a", 2), ("c", 1)):
        risk(office, title=title, likelihood=likelihood)
    unit = [office.tan_tien]
    assert codes(SmallTable(), office.secretary, unit) == ["c", "a", "b"]
    assert codes(SmallTable(), office.secretary, unit, params={"sort": "title"}) == ["a", "b", "c"]
    assert codes(SmallTable(), office.secretary, unit, params={"sort": "-likelihood"}) == ["a", "b", "c"]
    for nonsense in ("person", "no_such", "-", "title; drop table", "--title"):
        assert codes(SmallTable(), office.secretary, unit, params={"sort": nonsense}) == ["c", "a", "b"]


def test_filters_and_period_narrow_the_rows(office):
    risk(office, title="sớm", due=dt.date(2026, 6, 30), likelihood=1)
    risk(office, title="muộn", due=dt.date(2026, 7, 1), likelihood=2)
    june = (dt.date(2026, 6, 1), dt.date(2026, 6, 30))
    unit = [office.tan_tien]
    assert codes(SmallTable(), office.secretary, unit, period=june) == ["sớm"]
    assert codes(SmallTable(), office.secretary, unit, params={"likelihood": "2"}) == ["muộn"]


def test_the_past_gives_the_rows_of_the_past(office):
    old = risk(office, title="tên cũ", at=LONG_AGO)
    risk(office, title="mới nêu")
    moment = Moment(LONG_AGO + dt.timedelta(days=1))
    assert codes(SmallTable(), office.secretary, [office.tan_tien], moment) == ["tên cũ"]
    for sort in ("title", "-title", "code"):
        params = {"sort": sort, "likelihood": "4"}
        assert codes(SmallTable(), office.secretary, [office.tan_tien], moment, params) == [old.title]


def test_records_are_prepared_in_batches_with_one_query_each(office, monkeypatch):
    monkeypatch.setattr("qms.export.tables.BATCH", 2)
    for title in "abcde":
        risk(office, title=title)
    batches = []

    class Counting(SmallTable):
        def prepare(self, records, moment):
            batches.append(len(records))

    assert len(codes(Counting(), office.secretary, None)) == 5
    assert batches == [2, 2, 1]


def test_cells_are_python_values(office):
    record = risk(office, person=office.owner)
    code, title, likelihood, person, status = SmallTable().cells(record)
    assert (code, title, likelihood, person) == (record.code, record.title, 4, "Lê Quang Dũng")
    assert isinstance(status, State)
    assert status.value == record.status


def test_what_is_missing_on_the_path_is_nothing(office):
    assert SmallTable().cells(risk(office, person=None))[3] is None


def test_the_filters_and_the_order_are_told_in_words(office):
    table = SmallTable()
    params = {"likelihood": "2", "kind": "risk", "sort": "-title"}
    assert table.filters_in_words(params) == (("Khả năng", "2"), ("Loại", "Rủi ro"))
    assert table.order_in_words(params) == "tên giảm dần"
    assert (table.filters_in_words({}), table.order_in_words({})) == ((), "mã giảm dần")


def test_the_caption_carries_what_the_export_was_asked_for(office):
    moment = Moment(LONG_AGO)
    caption = ServiceFileTable().caption(
        unit=office.tan_tien, parent=office.province_unit, moment=moment, count=3
    )
    assert (caption.title, caption.unit, caption.parent) == (
        "Sổ theo dõi hồ sơ", "Công an xã Tân Tiến", "Công an tỉnh",
    )  # fmt: skip
    assert (caption.as_of, caption.count, caption.masked) == (LONG_AGO, 3, ("Tổ chức, cá nhân", "Điện thoại"))
    assert ServiceFileTable(masked=False).caption(unit="x").masked == ()


def test_only_chosen_columns_show():
    assert ServiceFileTable(chosen=["paid", "code"]).header() == ["Mã hồ sơ", "Đã thu"]
    assert "Đã thu" not in ServiceFileTable().header()


def test_the_page_links_sorts_and_shows_second_lines(office):
    request = RequestFactory().get("/", {"sort": "-title"})
    record = risk(office, title="<b>Trễ</b>", process="Cư trú")
    drawn = SmallTable().html_table([record], request)
    row = next(iter(drawn.rows))
    assert row.get_cell("code") == f'<a href="{record.get_absolute_url()}">{record.code}</a>'
    assert row.get_cell("title") == (
        '<div class="clip short">&lt;b&gt;Trễ&lt;/b&gt;</div> <small class="second-line">Cư trú</small>'
    )
    assert row.get_cell("person") == "–"
    assert str(record.state.label) in row.get_cell("status")
    assert [(c.name, c.orderable, c.is_ordered) for c in drawn.columns][:4] == [
        ("code", True, False), ("title", True, True), ("likelihood", True, False), ("person", False, False),
    ]  # fmt: skip
    assert drawn.columns["title"].order_by_alias == "-title"


def test_a_page_is_never_sorted_again(office):
    records = [ServiceFile(2, code="b"), ServiceFile(1, code="c"), ServiceFile(3, code="a")]
    drawn = ServiceFileTable().html_table(records, RequestFactory().get("/", {"sort": "code"}))
    assert [row.record.code for row in drawn.rows] == ["b", "c", "a"]


def test_every_row_of_a_page_is_drawn_whatever_the_address_says():
    records = [ServiceFile(number, code=f"{number:02d}") for number in range(1, 51)]
    request = RequestFactory().get("/", {"page": "2", "per_page": "10"})
    drawn = ServiceFileTable().html_table(records, request)
    assert [row.record.code for row in drawn.paginated_rows] == [record.code for record in records]


def test_a_real_register_takes_the_queries_of_one_page(office, django_assert_num_queries):
    table = RiskTable()
    for count in (1, 3):
        while Risk.objects.count() < count:
            risk(office, person=office.owner)
        rows = list(table.queryset(None, [office.tan_tien], Moment()))
        assert len(rows) == count
        with django_assert_num_queries(0):
            for record in rows:
                table.cells(record)


@pytest.mark.parametrize(
    "value, kind, text",
    [
        (None, "text", "–"), ("", "text", "–"), (0, "int", "0"), ([], "list", "–"),
        (1234567, "int", "1.234.567"),
        (2026, "text", "2026"), (Decimal("1234.5"), "decimal", "1.234,5"), (True, "bool", "Có"),
        (dt.date(2026, 3, 5), "date", "05/03/2026"), (["8.5", "9.1"], "list", "8.5; 9.1"),
        (dt.datetime(2026, 6, 30, 17, 30, tzinfo=dt.UTC), "datetime", "01/07/2026 00:30"),
        (LATE, "state", "Quá hạn 01 ngày"),
    ],
)  # fmt: skip
def test_values_read_as_they_do_on_paper(value, kind, text):
    assert shown_text(value, kind) == text


@pytest.mark.parametrize(
    "value, masked",
    [
        ("Nguyễn Văn An", "N.V.A."),
        ("0912345410", "•••••••410"),
        ("012345678901", "•••••••••901"),
        (None, None),
    ],
)
def test_personal_values_are_masked(value, masked):
    assert mask(value) == masked


def test_an_unknown_kind_is_refused_where_it_is_declared():
    with pytest.raises(ValueError, match="column x: unknown kind 'money'"):
        Column("x", "X", kind="money")
