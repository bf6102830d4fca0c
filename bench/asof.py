"""The past at a million history rows: one unit's page, and a unit whose records have 1,000 versions each."""

import datetime as dt

from django.db import connection

from bench.measure import Result, cpu_ms, interleaved
from bench.twins import StockTwin, TrackedTwin, insert_rows, make_tables
from qms.history import Moment, history_of, record_tx
from qms.models import Unit

UNITS, VERSIONS, FULL = 3300, 5, 200_000
START = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
TURNS = 50
RECORDS, MANY = 50, 1000  # fewer versions would flatter nobody: the stock query is quadratic in them


def run(scale: float) -> list[Result]:
    make_tables()
    with record_tx(by=None, verb="qms.load"):
        units = [Unit(code=f"A{number}", name="Đơn vị") for number in range(3)]
        for unit in units:
            unit.save()
    objects = int(FULL * scale)
    unit = f"(n / {VERSIONS}) % {UNITS} + {units[0].pk}"
    for history in (history_of(TrackedTwin), StockTwin.history.model):
        _fill(objects, VERSIONS, unit=unit, key=f"n / {VERSIONS} + 1", history=history)
    moment = Moment(START + dt.timedelta(days=2, hours=1))
    insert_rows(TrackedTwin, 1000, id="n + 1", unit_id=str(units[1].pk), version="1")
    page = moment.rows(TrackedTwin).filter(unit=units[1]).order_by("code", "id")
    shown = page.values_list("id", "code", "title", "status", "due")
    live = TrackedTwin.objects.filter(unit=units[1]).order_by("code", "id")
    ours, peer = interleaved(lambda: _turns(lambda: list(shown.all()[:50])), lambda: _turns(_lookup))
    then, now = interleaved(
        lambda: _turns(lambda: moment.instances(page.all()[:50])),
        lambda: _turns(lambda: list(live.all()[:50])),
    )
    rows = objects * VERSIONS
    many = int(MANY * max(scale, 0.2))
    other = units[2].pk + UNITS + 7
    for history in (history_of(TrackedTwin), StockTwin.history.model):
        _fill(RECORDS * many, many, unit=str(other), key=f"n / {many} + {objects + 10}", history=history)
    late = Moment(START + dt.timedelta(days=many // 2, hours=1))
    stock = StockTwin.history.as_of(late.as_of).filter(unit=other)
    mine = late.rows(TrackedTwin).filter(unit=other).order_by("id")
    if sorted(row.pk for row in stock) != [late.instance(row).pk for row in mine]:
        raise RuntimeError("the two ways of reading the past disagree")
    fast, slow = cpu_ms(lambda: list(mine.all())), cpu_ms(lambda: list(stock.all()))
    one = objects + 10
    mine_one, stock_one = interleaved(
        lambda: _turns(lambda: late.row(TrackedTwin, one)),
        lambda: _turns(lambda: StockTwin.history.as_of(late.as_of).get(id=one)),
        rounds=3,
    )
    return [
        Result("asof: finding 50 rows of one unit / primary-key lookup", rows, ours / TURNS, 3, peer / TURNS),
        Result("asof: 50 whole records with names of then / now", rows, then / TURNS, 5, now / TURNS),
        Result(
            f"asof: one record of {many:,} versions / stock as_of",
            many,
            mine_one / TURNS,
            0.02,
            stock_one / TURNS,
        ),
        Result("asof: unit of 50 such records / stock as_of", RECORDS * many, fast, 0.05, slow),
    ]


def _turns(act) -> None:
    for _turn in range(TURNS):
        act()


def _lookup():
    return TrackedTwin.objects.get(pk=500)


def _fill(count: int, versions: int, *, unit: str, key: str, history=None) -> None:
    """History rows, ``versions`` a record, one a day."""
    history = history or history_of(TrackedTwin)
    start = int(START.timestamp())
    day = (
        f"strftime('%%Y-%%m-%%d %%H:%%M:%%S', {start} + (n %% {versions}) * 86400, 'unixepoch')"
        if connection.vendor == "sqlite"
        else f"to_timestamp({start} + (n %% {versions}) * 86400)"
    )
    newest = history._base_manager.order_by("-history_id").values_list("history_id", flat=True).first() or 0
    uuid = "lower(hex(randomblob(16)))" if connection.vendor == "sqlite" else "gen_random_uuid()"
    own = {
        "history_act": uuid,
        "history_verb": "'edit'",
        "history_actor": "'Người đo'",
        "history_request": "''",
    }
    names = {field.attname for field in history._meta.concrete_fields}
    insert_rows(
        history,
        count if versions > VERSIONS else count * versions,
        history_id=f"n + {newest + 1}",
        id=key,
        unit_id=unit.replace("%", "%%"),
        history_date=day,
        version=f"n %% {versions} + 1",
        history_type="'~'",
        history_user_id="NULL",
        **{name: value for name, value in own.items() if name in names},
    )
