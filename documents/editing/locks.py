"""Who is writing in a draft now: shown to others and taken over by them, never a bar to an act."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from documents.models import EditLock, Revision
from documents.models.editing import LOCK_LIFE
from qms.models import User


def holder(revision: Revision, at) -> EditLock | None:
    """The lock somebody holds at `at`, or None."""
    lock = EditLock.objects.filter(revision=revision).select_related("person").first()
    return lock if lock and lock.is_alive(at) else None


def held_by_another(revision: Revision, person, at) -> EditLock | None:
    """The lock of somebody else, or None when this person may write undisturbed."""
    lock = holder(revision, at)
    return lock if lock and lock.person_id != person.pk else None


def seen(revision: Revision, person, at) -> EditLock | None:
    """The person is at the draft: take it when it is free, stay in it when it is theirs.

    Returns the lock of somebody else, who is then left in it; None otherwise.
    """
    other = held_by_another(revision, person, at)
    if other:
        return other
    mine = EditLock.objects.filter(revision=revision, person=person)
    fresh = at - LOCK_LIFE
    if not mine.filter(seen_at__gt=fresh).update(seen_at=at):
        take(revision, person, at)
    return None


def take(revision: Revision, person, at) -> None:
    """The person writes from now on, whoever did before."""
    values = {"person": person, "since": at, "seen_at": at}
    try:
        with transaction.atomic():
            EditLock.objects.update_or_create(revision=revision, defaults=values)
    except IntegrityError:  # two people at the same moment: the other one has it
        EditLock.objects.filter(revision=revision).update(**values)


def leave(revision: Revision, person) -> None:
    """The person has finished."""
    EditLock.objects.filter(revision=revision, person=person).delete()


def writing_words(lock: EditLock, at) -> str:
    """ "Đồng chí X đang soạn từ 10:20 (2 phút trước)": the minutes are those since a sign of life."""
    minutes = int((at - lock.seen_at).total_seconds() // 60)
    ago = _("%(n)s phút trước") % {"n": minutes} if minutes else _("vừa xong")
    words = {"who": lock.person, "since": clock(lock.since), "ago": ago}
    return _("Đồng chí %(who)s đang soạn từ %(since)s (%(ago)s).") % words


def taken_words(lock: EditLock) -> str:
    """What the one who wrote before is told."""
    return _("Đồng chí %(who)s đã nhận soạn từ %(since)s.") % {
        "who": lock.person, "since": clock(lock.since),
    }  # fmt: skip


def newer_words(revision: Revision, seen: str, person) -> str:
    """What is told to one who types on a version (`seen`, as posted) that somebody else has saved over."""
    if seen == str(revision.version) or not seen:
        return ""
    latest = revision.history.order_by("-history_id").first()
    if latest is None or latest.history_user_id == person.pk:
        return ""
    who = User.objects.filter(pk=latest.history_user_id).first() or latest.history_actor
    words = {"who": who, "at": clock(latest.history_date)}
    return _("Đồng chí %(who)s đã lưu lúc %(at)s; khi lưu sẽ đối chiếu hai bản.") % words


def clock(at) -> str:
    """ "10:32" on the clock of the office, with the day when it is another one."""
    local = timezone.localtime(at)
    today = timezone.localdate()
    return f"{local:%H:%M}" if local.date() == today else f"{local:%H:%M %d/%m/%Y}"
