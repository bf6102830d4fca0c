"""Keeping, renaming and dropping a person's own ways of looking at a list."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from qms.models import SavedView, User
from qms.states import Refused

MOST = 20  # views of one person on one list: more tabs than that help nobody
LONGEST = 1000  # characters of an address


def views_of(user: User, slug: str) -> list[SavedView]:
    """The person's own views of a list, oldest first."""
    return list(SavedView.objects.filter(user=user, list=slug))


def keep(user: User, slug: str, name: str, query: str, *, taken=()) -> SavedView:
    """Keep a query of a list under a name.

    Raises Refused when there is nothing to keep, the name is used (also as one of the list's own tabs in
    ``taken``), the address is too long, or the person has MOST views of this list already.
    """
    if not query:
        raise Refused(_("Hãy lọc, chọn cột hoặc sắp xếp trước rồi mới lưu cách xem."))
    if len(query) > LONGEST:
        raise Refused(_("Cách xem này chọn quá nhiều giá trị. Hãy bỏ bớt bộ lọc rồi lưu lại."))
    if SavedView.objects.filter(user=user, list=slug).count() >= MOST:
        raise Refused(_("Mỗi danh sách lưu nhiều nhất %(n)s cách xem. Hãy xóa bớt.") % {"n": MOST})
    _refuse_taken(user, slug, name, taken)
    return _stored(SavedView(user=user, list=slug, name=name, query=query))


def rename(view: SavedView, name: str, *, taken=()) -> SavedView:
    """Give a view another name. Raises Refused when it is used."""
    _refuse_taken(view.user, view.list, name, taken, but=view.pk)
    view.name = name
    return _stored(view)


def _refuse_taken(user, slug, name, taken, but=None):
    used = SavedView.objects.filter(user=user, list=slug).exclude(pk=but).values_list("name", flat=True)
    if name.casefold() in {str(one).casefold() for one in (*used, *taken)}:
        raise _used(name)


def _stored(view):
    try:
        with transaction.atomic():
            view.save()
    except IntegrityError as error:  # a second click at the same moment
        raise _used(view.name) from error
    return view


def _used(name) -> Refused:
    return Refused(_("Đã có cách xem tên “%(name)s”. Hãy đặt tên khác.") % {"name": name})
