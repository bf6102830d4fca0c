"""A register of a million files over 3,300 units, as a province would have it after three years.

Weekdays of three years; offices of different sizes, one of them with ten thousand files; four procedures
an office; people with names, numbers and phones; files that wait, that were late, that ended otherwise; the
stays of each at its steps, requests for papers, apologies. There is no history: no list of today reads it.
Made once a database; the next benchmark finds it there.
"""

import datetime as dt
import json
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from django.db import connection, transaction
from django.utils import timezone

from bench.bulk_rows import at, cast, filling, insert, put, stage, text
from documents import states as document_states
from documents.models import Document, Revision
from qms.history import record_tx
from qms.models import Assignment, PersonalData, Role, Unit, User
from qms.models.calendar import office_calendar
from qms.text import fold
from registers.models import Apology, Handover, ServiceFile, Supplement
from registers.states import service_files as states

FULL, UNITS, BUSY = 1_000_000, 3_300, 10_000
DAYS, HOUR, MINUTE = 780, 3600, 60  # weekdays; seconds
OPENS = 30 * MINUTE  # 7:30 in the office's zone is 0:30 UTC
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ")
MIDDLE = ("Văn", "Thị", "Đức", "Minh", "Quang", "Ngọc", "Hữu")
GIVEN = ("An", "Bình", "Chiến", "Đạt", "Dung", "Hà", "Hải", "Hương", "Khôi", "Lan", "Mai", "Nam", "Tuấn")
LIMITS = (1, 3, 5, 7)  # working days, one for each procedure
TITLES = ("Đăng ký tạm trú", "Cấp thẻ căn cước", "Đăng ký thường trú", "Đăng ký xe mô tô")
NAMES = 910  # different ones: then the sequence begins again
FIELDS = ("Cư trú", "Căn cước", "Cư trú", "Đăng ký xe")
CHANNELS = ("desk", "desk", "online", "online", "online", "post")
MODELS = (PersonalData, ServiceFile, Handover, Supplement, Apology)


@dataclass(frozen=True)
class Office:
    """A unit with its desk, its expert and its procedures (document and revision keys)."""

    unit: int
    desk: int
    expert: int
    procedures: tuple[tuple[int, int], ...]


def register(n: int) -> tuple[User, list[Unit]]:
    """The officer of the province and the units below it, with n files; made unless they are there."""
    if not Unit.objects.exists():
        _make(n)
    there = ServiceFile.objects.count()
    if there != n:
        raise RuntimeError(f"the database holds {there:,} files instead of {n:,}: give another one")
    return User.objects.get(username="do"), list(Unit.objects.exclude(code="T").order_by("id"))


def busy_unit(units: list[Unit]) -> Unit:
    """The one with ten thousand files, if there are that many."""
    return units[1]


def name_of(number: int) -> str:
    return (
        f"{FAMILY[number % len(FAMILY)]} {MIDDLE[number // 3 % len(MIDDLE)]} "
        f"{GIVEN[number // 7 % len(GIVEN)]}"
    )


def phone_of(number: int) -> str:
    return f"09{number * 7919 % 10**8:08d}"


# --- offices --------------------------------------------------------------------------------------
def _make(n: int) -> None:
    with record_tx(by=None, verb="qms.load"):
        province = Unit(code="T", name="Công an tỉnh")
        province.save()
        user = User(username="do", full_name="Người đo")
        user.set_password("một mật khẩu dài")
        user.save()
        Assignment(user=user, unit=province, role=Role.OFFICER, from_date=dt.date(2020, 1, 1)).save()
    with transaction.atomic():
        offices = _offices(max(3, round(UNITS * n / FULL)), province)
    with filling(MODELS):
        with transaction.atomic():
            now = timezone.now()
            calendars = _calendars(offices[0].unit, now.year)  # while rows go in nothing can be asked
            stage(COLUMNS, _rows(n, offices, calendars, now))
        for act in (_people, _files, _stays, _requests, _apologies):
            with transaction.atomic():
                act()


def _offices(count: int, province) -> list[Office]:
    insert(Unit, [{"code": f"X{k:04d}", "name": f"Công an xã {k}", "parent_unit_id": province.pk}
                  for k in range(count)])  # fmt: skip
    units = list(Unit.objects.filter(parent_unit=province).order_by("id").values_list("id", flat=True))
    own = "'" + province.path + "' || " + _padded("id") + " || '/'"
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE qms_unit SET path = {own} WHERE parent_unit_id = %s", [province.pk])
    for kind, words in (("quay", "Cán bộ tiếp nhận"), ("cb", "Cán bộ giải quyết")):
        insert(User, [{"username": f"{kind}{key}", "full_name": f"{words} {name_of(key)}", "password": "!"}
                      for key in units])  # fmt: skip
    people = dict(User.objects.values_list("username", "id"))
    insert(Assignment, [
        {"user_id": people[f"{kind}{key}"], "unit_id": key, "role": role, "from_date": dt.date(2020, 1, 1)}
        for key in units for kind, role in (("quay", Role.DESK), ("cb", Role.OWNER))
    ])  # fmt: skip
    procedures = _procedures(units)
    return [
        Office(key, people[f"quay{key}"], people[f"cb{key}"], tuple(procedures[key])) for key in units
    ]  # fmt: skip


def _padded(column: str) -> str:
    return f"printf('%%06d', {column})" if connection.vendor == "sqlite" else f"lpad({column}::text, 6, '0')"


def _procedures(units) -> dict[int, list]:
    day, now = dt.date(2021, 1, 1), timezone.now()
    insert(Document, [
        {"unit_id": key, "code": f"QT-{k + 1:02d}", "title": title, "status": document_states.DOC_EFFECTIVE,
         "search_text": fold(f"QT-{k + 1:02d} {title}"), "effective_from": day, "created_at": now}
        for key in units for k, title in enumerate(TITLES)
    ])  # fmt: skip
    documents = list(Document.objects.order_by("id").values_list("id", "unit_id", "title"))
    insert(Revision, [
        {"unit_id": unit, "document_id": key, "title": title, "status": document_states.EFFECTIVE,
         "effective_from": day}
        for key, unit, title in documents
    ])  # fmt: skip
    revisions = dict(Revision.objects.values_list("document_id", "id"))
    found = defaultdict(list)
    for key, unit, _title in documents:
        found[unit].append((key, revisions[key]))
    return found


# --- files, as they are staged --------------------------------------------------------------------
INTEGERS = (
    "n", "unit", "desk", "expert", "procedure", "revision", "limit_days", "received", "due", "left_desk",
    "left_expert", "asked", "came", "resolved", "returned", "ended", "signed", "taken_days",
)  # fmt: skip
TEXTS = (
    "status",
    "outcome",
    "code",
    "title",
    "field",
    "channel",
    "calendar",
    "token",
    "salt",
    "fields",
    "search",
)
COLUMNS = dict.fromkeys(INTEGERS, "bigint") | dict.fromkeys(TEXTS, "text")


def _rows(n: int, offices: list[Office], calendars: dict[int, str], now) -> Iterator[tuple]:
    """The files in the order they came; moments are seconds since 1970."""
    chance, days = random.Random(9001), _weekdays(now)
    weights = list(accumulate(0.3 + 3 * chance.random() ** 2 for _office in offices))
    names = [(name_of(k), fold(name_of(k))) for k in range(NAMES)]
    now, codes, busy = int(now.timestamp()), defaultdict(int), max(2, n // BUSY)
    for k in range(n):
        office = offices[1] if k % busy == 0 else chance.choices(offices, cum_weights=weights)[0]
        kind, w = chance.randrange(4), k * DAYS // n
        received, year = days[w][0] + OPENS + chance.randrange(540) * MINUTE, days[w][1]
        codes[office.unit, year] += 1
        yield (
            k, office.unit, office.desk, office.expert, *office.procedures[kind], LIMITS[kind], received,
            *_life(chance, days, w, received, LIMITS[kind], now),
            f"HS-{year}-{codes[office.unit, year]:04d}", TITLES[kind], FIELDS[kind],
            CHANNELS[chance.randrange(6)], calendars[year], *_person(k, *names[k % NAMES]),
        )  # fmt: skip


def _weekdays(now) -> list[tuple[int, int]]:
    """(midnight in seconds, year) of the weekdays before today, then of some to come."""
    today = timezone.localdate(now)
    first = today - dt.timedelta(days=DAYS // 5 * 7)
    days = [first + dt.timedelta(days=k) for k in range(DAYS // 5 * 7 + 60)]
    return [
        (int(dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC).timestamp()), day.year)
        for day in days if day.weekday() < 5
    ]  # fmt: skip


def _calendars(unit: int, year: int) -> dict[int, str]:
    """By which calendar the files of a year were counted: no office has days of its own."""
    one = Unit.objects.get(pk=unit)
    return {y: office_calendar(one, dt.date(y, 7, 1)).version for y in range(year - 4, year + 1)}


def _life(chance, days, w, received, limit, now) -> tuple:
    """Due, left the desk, left the expert, asked, came, resolved, returned, ended, signed, days; in words."""
    hour, luck = received - days[w][0], chance.random()
    due = days[w + limit][0] + hour
    took = limit - 1 if luck < 0.8 else limit if luck < 0.95 else limit + chance.randrange(1, 6)
    answered = days[w + took][0] + hour + (2 * HOUR if not took else -HOUR if took == limit else 0)
    is_forgotten = w > DAYS - 120 and chance.random() < 0.003
    left = received + OPENS if received + OPENS <= now else None
    asked = received + HOUR if chance.random() < 0.08 and received + HOUR <= now else None
    signed = (
        due + HOUR if (took > limit or is_forgotten) and due + HOUR < now and chance.random() < 0.1 else None
    )
    if is_forgotten or answered > now:
        waits = asked and chance.random() < 0.4
        came = None if waits or not asked else min(now, asked + 4 * HOUR)
        status = states.SUPPLEMENT if waits else states.IN_PROGRESS if left else states.RECEIVED
        return due, left, None, asked, came, None, None, None, signed, None, status, ""
    came = (asked + answered) // 2 if asked else None
    if luck < 0.02:
        return (
            due,
            left,
            answered,
            asked,
            came,
            None,
            None,
            answered,
            signed,
            None,
            chance.choice(states.ENDED),
            "",
        )
    fetched = answered + chance.randrange(1, 4) * 24 * HOUR
    fetched = fetched if fetched <= now and chance.random() < 0.998 else None
    status = states.RETURNED if fetched else states.RESOLVED
    outcome = "late" if took > limit else "on_time" if took == limit else "early"
    return due, left, answered - HOUR, asked, came, answered, fetched, fetched, signed, took, status, outcome


def _person(k: int, name: str, folded: str) -> tuple[str, str, str, str]:
    """Token, salt, fields and what a search looks at; tokens come in no order, as real ones do."""
    token = "".join(f"{k * odd % 2**32:08x}" for odd in (2654435761, 40503, 2246822519, 3266489917))
    told = {
        "name": name,
        "id_number": f"024{k:09d}",
        "phone": phone_of(k),
        "address": "Thôn Đông, xã Tân Tiến",
    }
    fields = json.dumps(told, ensure_ascii=False)
    return token, f"{k:064x}", fields, f"{folded} 024{k:09d} {phone_of(k)}"


# --- records out of them --------------------------------------------------------------------------
def _people() -> None:
    put(
        PersonalData, token=cast("token", "uuid"), unit_id="unit", salt="salt", search_text="search",
        fields=cast("fields", "jsonb"), kept_at=at("received"),
    )  # fmt: skip


def _files() -> None:
    put(
        ServiceFile, "ORDER BY n", id="n + 1", unit_id="unit", code="code", title="title", status="status",
        version="3", search_text="lower(code) || ' dang ky thuong tru'", created_at=at("received"),
        created_by_id="desk", procedure_id="procedure", revision_id="revision", field="field",
        channel="channel", external_code=f"'G01.' || {text('n')}", applicant_id=cast("token", "uuid"),
        personal_ref="token || ':' || salt", received_at=at("received"), received_by_id="desk",
        counted_from=at("received"), limit_value="limit_days", limit_unit="'working_day'",
        first_due_at=at("due"), due_at=at("due"), calendar_version="calendar",
        supplements="CASE WHEN asked IS NULL THEN 0 ELSE 1 END",
        apologies="CASE WHEN signed IS NULL THEN 0 ELSE 1 END",
        holder_id="CASE WHEN ended IS NOT NULL THEN NULL WHEN left_desk IS NULL THEN desk ELSE expert END",
        step_no="CASE WHEN left_desk IS NULL THEN 1 WHEN left_expert IS NULL THEN 2 ELSE 3 END",
        resolved_at=at("resolved"), approved_by_id="CASE WHEN resolved IS NULL THEN NULL ELSE expert END",
        returned_at=at("returned"), returned_by_id="CASE WHEN returned IS NULL THEN NULL ELSE desk END",
        ended_at=at("ended"), outcome="outcome", limit_hours="limit_days * 8",
        law_hours="limit_days * 10", taken_hours="taken_days * 8",
    )  # fmt: skip


def _stays() -> None:
    """The desk, the expert, the head: whoever has it has not handed it on."""
    for number, step, taken, left, where in (
        (1, "Tiếp nhận, kiểm tra hồ sơ", "received", "left_desk", "TRUE"),
        (2, "Thẩm tra, xác minh", "left_desk", "left_expert", "left_desk IS NOT NULL"),
        (3, "Duyệt, ký kết quả", "left_expert", "resolved", "resolved IS NOT NULL"),
    ):
        put(
            Handover, f"WHERE {where} ORDER BY n", file_id="n + 1",
            unit_id="unit", number=str(number), step_no=str(number), step=f"'{step}'",
            to_person_id="desk" if number == 1 else "expert", taken_at=at(taken), left_at=at(left),
            limit_hours="8", version="1",
            taken_hours=f"CASE WHEN {left} IS NULL THEN NULL ELSE 6 END",
            outcome=f"CASE WHEN {left} IS NULL THEN '' WHEN n %% 15 = {number} THEN 'late' ELSE 'early' END",
        )  # fmt: skip


def _requests() -> None:
    put(
        Supplement, "WHERE asked IS NOT NULL ORDER BY n",
        file_id="n + 1", unit_id="unit", number=f"'PBS-' || {text('n')}", asked_at=at("asked"),
        asked_by_id="expert", items="'Bản sao giấy tờ'", reason="'Thiếu'", due_before=at("due"),
        came_at=at("came"), due_after=f"CASE WHEN came IS NULL THEN NULL ELSE {at('due')} END", version="1",
    )  # fmt: skip


def _apologies() -> None:
    put(
        Apology, "WHERE signed IS NOT NULL ORDER BY n",
        file_id="n + 1", unit_id="unit", number=f"'PXL-' || {text('n')}", reason="'Quá tải'",
        old_due_at=at("due"), new_due_at=at("due + 432000"), proposed_by_id="expert", proposed_at=at("due"),
        signed_by_id="expert", signed_at=at("signed"), is_late="TRUE", version="1",
    )  # fmt: skip
