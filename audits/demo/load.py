"""Puts the demo together: who there is, what happened, in the order of time."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from django.utils import timezone

from audits.demo import (
    after_audit,
    audit_lives,
    change_lives,
    clause_lives,
    control_lives,
    document_lives,
    file_lives,
    form_lives,
    law_lives,
    neighbour_stories,
    nonconformity_lives,
    pack_story,
    posting_lives,
    register_lives,
    review_lives,
    shared_lives,
    slip_lives,
    tan_tien_story,
    uploaded_lives,
    voice_lives,
)
from audits.demo.diary import Book, Diary
from audits.demo.units import Office, make_offices
from qms.history import current_act, record_tx
from qms.ledger import note
from qms.models import LedgerEntry, Unit
from qms.models.standard import load_edition
from qms.public_holidays import national_calendar
from registers.slip_editions import load_slip_forms

LOADED = "qms.demo_loaded"
LISTING = 2  # full units that keep a list of documents from outside and of records
OPENING = 275  # working days ago on which units and people are entered
STORIES = {
    "TANTIEN": tan_tien_story.STORIES,
    "NHAMBIEN": neighbour_stories.NHAM_BIEN,
    "HONGTHAI": neighbour_stories.HONG_THAI,
}
LIGHT_OBJECTIVE = register_lives.ObjectiveStory(
    "on_time", "Hồ sơ cư trú trả trước hạn và đúng hạn", "98",
    "Số hồ sơ trả trước và đúng hạn chia số hồ sơ đã trả trong quý; nguồn: sổ theo dõi (Mẫu 07).",
    measures="Cảnh báo hồ sơ sắp đến hạn", person="owner", started=110,
)  # fmt: skip


class OtherData(Exception):
    """The database holds units that the demo did not make, or a demo that was stopped half-way."""


def is_loaded() -> bool:
    """Whether the demo is complete in this database."""
    return LedgerEntry.objects.filter(source="event", payload__contains=f'"event":"{LOADED}"').exists()


def load(
    now: datetime, *, codes=None, with_pack: bool = True, progress: Callable = lambda done, of: None
) -> int:
    """Load the demo (or the units in `codes`) up to the working day before `now`; how many acts it took.

    Raises OtherData when the database already holds units.
    """
    if Unit.objects.exists():
        raise OtherData
    load_edition()
    diary, book = Diary(now, national_calendar(timezone.localtime(now).date())), Book()
    terms = {22: (diary.day(10), diary.day(-22))}
    top, offices = make_offices(diary.moment(OPENING, "08:00"), terms, codes)
    load_slip_forms(diary.moment(OPENING, "08:05"))
    write_all(diary, book, top, offices, with_pack=with_pack)
    count = diary.live(progress)
    with record_tx(by=None, verb="qms.load", at=max(now, diary.moment(1, "18:00"))):
        note(LOADED, {"acts": count}, act=current_act(), unit=top.unit)
    return count


def write_all(diary: Diary, book: Book, top: Office, offices: list[Office], *, with_pack: bool) -> None:
    """Note everything in the diary."""
    document_lives.tell_province_guide(diary, book, top)
    form_lives.tell_province(diary, top)
    law_lives.tell_province(diary, book, top)
    shared_lives.tell_province(diary, book, top)
    full = [office for office in offices if office.is_full]
    for place, office in enumerate(full):
        write_office(diary, book, office, shift=2 * place)
        if place < LISTING:
            law_lives.tell(diary, book, office, top)
    for number, office in enumerate(office for office in offices if not office.is_full):
        document_lives.tell_policy(diary, book, office, number)
        story = replace(LIGHT_OBJECTIVE, results=_figures(number))
        register_lives.tell_objective(diary, book, office, story)
    clause_lives.tell_above(diary, book, top)
    shared_lives.tell_offers(diary, book, top, offices)
    if with_pack and full:
        pack_story.tell_pack(diary, book, full[0])


def write_office(diary: Diary, book: Book, office: Office, shift: int) -> None:
    """Note the year of a full office; `shift` moves its documents a few days against its neighbours."""
    code = office.unit.code
    pack_story.tell_scope(diary, office)
    for plan in document_lives.plans_of(office):
        document_lives.tell(diary, book, office, plan, shift)
        control_lives.tell(diary, book, office, plan, shift)
    posting_lives.tell(diary, book, office)
    slip_lives.tell(diary, book, office)
    file_lives.tell(diary, book, office)
    register_lives.tell(diary, book, office, shift)
    clause_lives.tell(diary, book, office)
    voice_lives.tell(diary, book, office)
    for story in STORIES[code]:
        nonconformity_lives.tell(diary, book, office, story)
    for story in audit_lives.audits_of(code):
        audit_lives.tell(diary, book, office, story)
    for story in review_lives.reviews_of(code):
        review_lives.tell(diary, book, office, story)
    if code == "NHAMBIEN":
        change_lives.tell_neighbour(diary, book, office)
    if code == "TANTIEN":
        form_lives.tell(diary, office)
        control_lives.tell_copies(diary, book, office)
        uploaded_lives.tell(diary, book, office)
        change_lives.tell(diary, book, office)
        for story in after_audit.FROM_AUDIT:
            nonconformity_lives.follow(diary, book, office, story)


def _figures(number: int) -> tuple:
    """Two quarters of a lighter office: between 45 and 140 files, now and then one late."""
    first, second = 45 + number * 37 % 80, 52 + number * 29 % 88
    return ((first - number % 2, first), (second - number % 3, second))
