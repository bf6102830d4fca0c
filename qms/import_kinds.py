"""What the command ``import`` takes in: each floor offers its own kinds."""

from collections.abc import Callable

_kinds: dict[str, Callable] = {}


def offer(kind: str) -> Callable:
    """Decorator: ``take(command, options)`` takes in what is called ``kind``. ValueError when it is taken."""

    def offered(take):
        if _kinds.setdefault(kind, take) is not take:
            raise ValueError(f"import kind {kind!r} is offered twice")
        return take

    return offered


def kinds() -> list[str]:
    return sorted(_kinds)


def find(kind: str) -> Callable | None:
    """What takes in a kind; None for an unknown one."""
    return _kinds.get(kind)
