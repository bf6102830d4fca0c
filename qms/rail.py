"""The left rail: the rooms of the office in the order of the work, each with what waits in it.

A room may have shelves: the lists beside its first one, offered by the app whose room it is and shown
while the reader is in that room.
"""

from dataclasses import dataclass, field

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

# (label, icon, URL name). A room that does not exist yet is simply absent.
ROOMS = (
    (_("Hôm nay"), "house", "home"),
    (_("Tài liệu"), "file-text", "documents:document_list"),
    (_("Một cửa"), "inbox", "registers:service_file_list"),
    (_("Đánh giá"), "clipboard-check", "audits:audit_list"),
    (_("Không phù hợp"), "triangle-alert", "audits:nonconformity_list"),
    (_("Xem xét lãnh đạo"), "users", "audits:review_list"),
    (_("Đăng ký khác"), "notebook-text", "registers:home"),
    (_("Bằng chứng"), "package", "audits:evidence"),
    (_("Lịch sử"), "history", "history_feed"),
)


# Addresses outside a room's own that belong to it all the same.
ANNEXES = {"/revisions/": "documents:document_list"}
_shelves: dict[str, list[tuple[int, object, str, str]]] = {}


def shelf(room: str, label, name: str, order: int, permission: str = "") -> None:
    """Offer a list of a room: URL names of both, its label, its place among the others.

    With a ``permission`` only to those who have it in the unit of the top bar: a page that writes.
    """
    offered = _shelves.setdefault(room, [])
    if all(known != name for _order, _label, known, _permission in offered):
        offered.append((order, label, name, permission))


@dataclass
class Shelf:
    """One list within a room."""

    label: str
    url: str
    current: bool = False


@dataclass
class Room:
    """One item of the rail: where it leads, whether the page is in it, how much waits in it."""

    label: str
    icon: str
    url: str
    current: bool = False
    count: int = 0
    late: int = 0
    shelves: list[Shelf] = field(default_factory=list)


def rooms(path: str, waiting: dict[str, tuple[int, int]], may=lambda permission: True) -> list[Room]:
    """The rooms that exist; ``path`` is the address of the page, ``waiting`` (count, late) by address.

    ``may`` says whether the reader has the permission a shelf asks for.
    """
    found = []
    for label, icon, name in ROOMS:
        try:
            url = reverse(name)
        except NoReverseMatch:
            continue
        count, late = waiting.get(url, (0, 0))
        found.append(Room(str(label), icon, url, count=count, late=late))
    if here := room_of(path, [room.url for room in found]):
        room = next(room for room in found if room.url == here)
        room.current, room.shelves = True, _shelves_of(room.url, path, may)
    return found


def _shelves_of(room_url: str, path: str, may) -> list[Shelf]:
    """The lists of a room in their order; the one the page belongs to is marked."""
    offers = next((offers for name, offers in _shelves.items() if _address(name) == room_url), [])
    shelves = [
        Shelf(str(label), _address(name))
        for _order, label, name, permission in sorted(offers, key=lambda offer: offer[0])
        if not permission or may(permission)
    ]
    here = max((shelf.url for shelf in shelves if path.startswith(shelf.url)), key=len, default="")
    for one in shelves:
        one.current = one.url == here
    return shelves


def _address(name: str) -> str:
    """The address of a page; empty while there is none."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def room_of(path: str, addresses: list[str]) -> str:
    """The room a page belongs to: the longest address its own begins with."""
    for annex, name in ANNEXES.items():
        if path.startswith(annex):
            path = reverse(name)
    home = min(addresses, key=len, default="")
    inside = [url for url in addresses if (path == url if url == home else path.startswith(url))]
    return max(inside, key=len, default="")
