"""The share of a file's time that is used up, as a thin bar to scale."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from registers.states import service_files as states


def used_share(file, at) -> int:
    """How much of the time from the beginning of the count to the due time has passed, in percent, 0–100.

    Days off pass like others here: the bar says how near the hour is; the words beside it count.
    """
    whole = (file.due_at - file.counted_from).total_seconds()
    gone = (at - file.counted_from).total_seconds()
    return 100 if whole <= 0 else max(0, min(100, round(100 * gone / whole)))


def due_bar(file) -> SafeString | str:
    """The bar of a file whose clock runs, else none. It repeats what the words beside it say."""
    if file.status not in states.RUNNING:
        return ""
    tone = file.standing.tone if file.standing else "mute"
    return format_html(
        '<svg class="due-bar t-{}" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="track" width="100" height="4"/><rect class="used" width="{}" height="4"/></svg>',
        tone, used_share(file, file.looked_at),
    )  # fmt: skip
