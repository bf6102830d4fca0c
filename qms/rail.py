"""The left rail: the rooms of the office in the order of the work, each with what waits in it."""

from dataclasses import dataclass

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


@dataclass
class Room:
    """One item of the rail: where it leads, whether the page is in it, how much waits in it."""

    label: str
    icon: str
    url: str
    current: bool = False
    count: int = 0
    late: int = 0


def rooms(path: str, waiting: dict[str, tuple[int, int]]) -> list[Room]:
    """The rooms that exist; ``path`` is the address of the page, ``waiting`` (count, late) by address."""
    found = []
    for label, icon, name in ROOMS:
        try:
            url = reverse(name)
        except NoReverseMatch:
            continue
        count, late = waiting.get(url, (0, 0))
        found.append(Room(str(label), icon, url, count=count, late=late))
    if here := room_of(path, [room.url for room in found]):
        next(room for room in found if room.url == here).current = True
    return found


def room_of(path: str, addresses: list[str]) -> str:
    """The room a page belongs to: the longest address its own begins with."""
    home = min(addresses, key=len, default="")
    inside = [url for url in addresses if (path == url if url == home else path.startswith(url))]
    return max(inside, key=len, default="")
