"""How the story of a nonconformity is told: the story as data, its acts in the diary."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from audits.actions import actions
from audits.actions import nonconformities as acts
from audits.demo.diary import Book, Diary, clock
from audits.demo.units import Office
from audits.models import Action
from qms.models.files import attach


@dataclass
class Work:
    """An action of a round: due, done; `moved`: (when, new due, why); `dropped`: (when, why)."""

    text: str
    owner: str
    due: int
    done: int | None = None
    evidence: str = ""
    files: Callable | None = None
    moved: tuple[int, int, str] | None = None
    dropped: tuple[int, str] | None = None


@dataclass
class Round:
    """One turn of cause, actions and check; `verdict`: (when, effective, what was found)."""

    cause: int
    whys: tuple[tuple[str, str, str], ...]
    root: str = ""
    bones: tuple[tuple[str, str, bool], ...] = ()
    plan: int | None = None
    works: tuple[Work, ...] = ()
    check: tuple[int, int, str, str] | None = None  # when planned, from which day, who, how
    handed: int | None = None
    verdict: tuple[int, bool, str] | None = None


@dataclass
class Story:
    """A nonconformity from its recording (`found`, working days ago) as far as it has come."""

    key: str
    found: int = 0
    recorder: str = ""
    source: str = ""
    grade: str = ""
    title: str = ""
    department: str = ""
    process: str = ""
    clauses: tuple[str, ...] = ()
    requirement: str = ""
    evidence: str = ""
    statement: str = ""
    lead: str = "owner"
    due: int = 1
    correction: tuple[int, str, str] | None = None  # when, what, by whom
    correcting: tuple[int, str, str] | None = None  # begun, not finished
    rounds: tuple[Round, ...] = ()
    closed: int | None = None
    reopened: tuple[int, str] | None = None  # after closing; later rounds follow
    cancelled: tuple[int, str] | None = None
    files: Callable | None = None
    complainant: dict | None = None
    raised_from: str = ""  # the book's name of the record it came from, within the unit


def tell(diary: Diary, book: Book, office: Office, story: Story) -> None:
    """Note the whole life in the diary; the record is kept as "UNIT/key"."""
    teller = _Teller(diary, book, office, story)
    diary.write(story.found, clock(teller.name, 8), teller.record)
    teller.follow()


def follow(diary: Diary, book: Book, office: Office, story: Story) -> None:
    """Note what happens after a nonconformity that another act (a finding) recorded as "UNIT/key"."""
    _Teller(diary, book, office, story).follow()


class _Teller:
    def __init__(self, diary, book, office, story):
        self.diary, self.book, self.office, self.story = diary, book, office, story
        self.cast = office.cast
        self.name = f"{office.unit.code}/{story.key}"

    @property
    def record_now(self):
        return self.book[self.name]

    def _write(self, ago, hour, act, *words):
        self.diary.write(ago, clock(self.name, hour), partial(act, *words))

    def follow(self):
        story = self.story
        if story.files:
            self._write(story.found, 9, self.attach_files)
        if story.correction:
            self._write(story.correction[0], 10, self.correct, story.correction, True)
        if story.correcting:
            self._write(story.correcting[0], 10, self.correct, story.correcting, False)
        for number, turn in enumerate(story.rounds):
            self.turn(number, turn)
        if story.closed:
            self._write(story.closed, 16, self.close)
        if story.reopened:
            self._write(story.reopened[0], 9, self.reopen, story.reopened[1])
        if story.cancelled:
            self._write(story.cancelled[0], 15, self.cancel, story.cancelled[1])

    def turn(self, number, turn):
        self._write(turn.cause, 14, self.analyse, turn)
        for place, work in enumerate(turn.works):
            key = f"{self.name}/{number}.{place}"
            self.diary.write(turn.plan, f"15:{5 + 7 * place:02d}", partial(self.plan, key, work))
            if work.moved:
                self._write(work.moved[0], 11, self.postpone, key, work)
            if work.done:
                self.diary.write(work.done, clock(key, 11), partial(self.complete, key, work))
            if work.dropped:
                self._write(work.dropped[0], 14, self.drop, key, work)
        if turn.check:
            self._write(turn.check[0], 16, self.plan_check, turn)
        if turn.handed:
            self._write(turn.handed, 17, self.hand_over)
        if turn.verdict:
            self._write(turn.verdict[0], 14, self.judge, turn)

    def record(self, at):
        story = self.story
        nonconformity = acts.record_nonconformity(
            self.office.unit,
            by=self.cast[story.recorder],
            at=at,
            source=story.source,
            grade=story.grade,
            title=story.title,
            detected_on=self.diary.day(story.found),
            department=story.department,
            process=story.process,
            clauses=list(story.clauses),
            requirement=story.requirement,
            evidence=story.evidence,
            statement=story.statement,
            lead=self.cast[story.lead],
            due_on=self.diary.day(story.due),
            complainant=story.complainant,
            source_record=self.book[f"{self.office.unit.code}/{story.raised_from}"]
            if story.raised_from
            else None,
        )
        self.book.keep(self.name, nonconformity)

    def attach_files(self, at):
        for upload, caption in self.story.files():
            attach(self.record_now, upload, caption=caption, by=self.cast[self.story.recorder], at=at)

    def correct(self, told, done, at):
        ago, text, who = told
        acts.set_correction(
            self.record_now,
            correction=text,
            done_on=self.diary.day(ago) if done else None,
            corrected_by=self.cast[who] if done else None,
            by=self.cast[self.story.lead],
            at=at,
        )

    def analyse(self, turn, at):
        acts.analyse(
            self.record_now,
            whys=[{"question": ask, "answer": answer, "evidence": seen} for ask, answer, seen in turn.whys],
            fishbone=[
                {"branch": branch, "cause": cause, "confirmed": sure} for branch, cause, sure in turn.bones
            ],
            root_cause=turn.root,
            by=self.cast[self.story.lead],
            at=at,
        )

    def plan(self, key, work, at):
        action = actions.plan_action(
            self.record_now,
            text=work.text,
            owner=self.cast[work.owner],
            due_on=self.diary.day(work.due),
            by=self.cast["secretary"],
            at=at,
        )
        self.book.keep(key, action)

    def _action(self, key) -> Action:
        return self.book[key]

    def postpone(self, key, work, at):
        _ago, due, why = work.moved
        day = self.diary.day(due)
        actions.postpone_action(self._action(key), due_on=day, by=self.cast["chief"], reason=why, at=at)

    def complete(self, key, work, at):
        actions.complete_action(
            self._action(key),
            evidence=work.evidence,
            files=work.files() if work.files else (),
            by=self.cast[work.owner],
            at=at,
        )

    def drop(self, key, work, at):
        actions.cancel_action(self._action(key), by=self.cast["chief"], reason=work.dropped[1], at=at)

    def plan_check(self, turn, at):
        _ago, first, who, how = turn.check
        acts.plan_verification(
            self.record_now,
            verify_from=self.diary.day(first),
            verifier=self.cast[who],
            method=how,
            by=self.cast["secretary"],
            at=at,
        )

    def hand_over(self, at):
        acts.start_verification(self.record_now, by=self.cast[self.story.lead], at=at)

    def judge(self, turn, at):
        _ago, effective, found = turn.verdict
        acts.verify(
            self.record_now,
            effective=effective,
            result=found,
            reason="" if effective else "Hành động chưa chặn được nguyên nhân, cần tìm lại",
            by=self.cast[turn.check[2]],
            at=at,
        )

    def close(self, at):
        acts.close(self.record_now, by=self.cast["chief"], at=at)

    def reopen(self, why, at):
        acts.reopen(self.record_now, by=self.cast["chief"], reason=why, at=at)

    def cancel(self, why, at):
        acts.cancel(self.record_now, by=self.cast["chief"], reason=why, at=at)
