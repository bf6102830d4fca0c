"""What guards a form that anybody may send without signing in: size, origin, and how often.

There is no session behind these forms, so there is nothing a foreign page could make a reader's browser do
in that reader's name: a CSRF token would only bring a cookie that says who came back. Instead the browser's
own `Origin` (or `Sec-Fetch-Site`) must be ours where it sends one, and what is sent is counted.

Counting is by the `limits` library in the memory of the process: django-ratelimit wants a cache shared by
several processes, which the office (one process) does not have. With several processes each counts its own.
The address is read as for signing in (django-axes): behind a proxy that is the proxy's own unless the AXES_
settings name it. It is kept for an hour in memory and written nowhere.
"""

import ipaddress
from urllib.parse import urlsplit

from axes.helpers import get_client_ip_address
from django.conf import settings
from limits import RateLimitItemPerHour
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

LARGEST = 256 * 1024  # bytes of one form: 20,000 letters with marks; what is too long is told, not lost
SAME_SITE = ("same-origin", "none")
SHARED_PREFIX = 64  # bits of an IPv6 address that one household has
AN_HOUR = 3600  # seconds

limiter = MovingWindowRateLimiter(MemoryStorage())


class Limit:
    """So many an hour from one address (attempts) and to one unit (what was kept)."""

    def __init__(self, name: str, per_address: int, per_unit: int):
        self.name = name
        self.per_address = RateLimitItemPerHour(per_address)
        self.per_unit = RateLimitItemPerHour(per_unit)

    def takes(self, request, unit) -> bool:
        """Whether one more may be sent; the attempt itself is counted."""
        from_here = limiter.hit(self.per_address, self.name, "address", address_of(request))
        return from_here and limiter.test(self.per_unit, self.name, "unit", str(unit.pk))

    def count(self, unit) -> None:
        """One more was kept for the unit."""
        limiter.hit(self.per_unit, self.name, "unit", str(unit.pk))


FEEDBACK = Limit("feedback", per_address=20, per_unit=100)
SURVEY = Limit("survey", per_address=60, per_unit=300)  # a tablet at the counter is one address
LOOKUP = Limit("lookup", per_address=30, per_unit=300)  # of a unit only what was wrong counts


class Guesses:
    """How often something short may be guessed of one file in an hour, from all addresses together.

    Counted by what was typed, whether there is such a file or not, so that the answer does not tell it.
    """

    def __init__(self, name: str, an_hour: int):
        self.name, self.most = name, RateLimitItemPerHour(an_hour)

    def are_left(self, unit, code: str) -> bool:
        return limiter.test(self.most, self.name, str(unit.pk), code)

    def count(self, unit, code: str) -> None:
        """One more was wrong."""
        limiter.hit(self.most, self.name, str(unit.pk), code)


GUESSES = Guesses("lookup of a file", an_hour=5)  # of 10,000 endings of a telephone number: months


def address_of(request) -> str:
    """Where a request comes from; of IPv6 the part that one household shares."""
    text = get_client_ip_address(request) or ""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return text
    if address.version == 4:
        return text
    return str(ipaddress.ip_network((address, SHARED_PREFIX), strict=False))


def is_too_large(request) -> bool:
    """Whether more was sent than a form of ours ever holds; asked before anything of it is read."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    return not length.isdecimal() or int(length) > LARGEST


def is_from_elsewhere(request) -> bool:
    """Whether the browser says that another site sent the form; old browsers say nothing."""
    origin = request.headers.get("Origin")
    if origin is None:
        return request.headers.get("Sec-Fetch-Site", "none") not in SAME_SITE
    ours = {f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS}
    ours.add("{0.scheme}://{0.netloc}".format(urlsplit(settings.QMS_PUBLIC_URL)))
    return origin not in ours
