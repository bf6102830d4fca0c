"""What a judging process may use at most. Windows has no `resource`: there only the clock ends it."""

import contextlib

try:
    import resource
except ImportError:
    resource = None

MEMORY = 1024**3  # bytes of address space
CPU = 30  # seconds
OUTPUT = 64 * 1024**2  # bytes of any file it writes, its answer included


def limit() -> None:
    """Bind this process, for good. A kind of limit that the system does not know is left out."""
    if resource is None:
        return
    wanted = {"RLIMIT_AS": MEMORY, "RLIMIT_CPU": CPU, "RLIMIT_FSIZE": OUTPUT, "RLIMIT_CORE": 0}
    for name, most in wanted.items():
        with contextlib.suppress(ValueError, OSError):  # macOS refuses RLIMIT_AS
            _lower(getattr(resource, name), most)


def _lower(kind: int, most: int) -> None:
    _soft, hard = resource.getrlimit(kind)
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(kind, (most, most))
