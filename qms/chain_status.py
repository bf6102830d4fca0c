"""What the last verification of the history said, kept beside the data for the foot of every page."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from qms.states import State

NAME = "last-verify.json"


@dataclass(frozen=True)
class LastVerify:
    """When the history was last verified, up to which link, and how many things were wrong."""

    at: datetime
    links: int
    findings: int
    head: str = ""

    @property
    def sound(self) -> bool:
        return self.findings == 0

    @property
    def state(self) -> State:
        if self.sound:
            return State("sound", _("Lịch sử nguyên vẹn"), "ok", "shield-check")
        return State("broken", _("Lịch sử có sai lệch"), "danger", "shield-alert")


def never() -> State:
    """The state of a history nobody has verified yet."""
    return State("unknown", _("Lịch sử chưa kiểm tra"), "mute", "shield-question-mark")


def remember(report, at: datetime | None = None) -> LastVerify:
    """Keep the outcome of a verification (a ``qms.ledger.verify.Report``) for the pages to show."""
    kept = LastVerify(at or timezone.now(), report.entries, len(report.findings), report.head)
    text = json.dumps(
        {"at": kept.at.isoformat(), "links": kept.links, "findings": kept.findings, "head": kept.head}
    )
    place = _place()
    place.with_suffix(".tmp").write_text(text, encoding="utf-8")
    place.with_suffix(".tmp").replace(place)
    return kept


def last() -> LastVerify | None:
    """The last verification, None when there was none or its note cannot be read."""
    try:
        kept = json.loads(_place().read_text(encoding="utf-8"))
        return LastVerify(
            datetime.fromisoformat(kept["at"]), int(kept["links"]), int(kept["findings"]), str(kept["head"])
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _place() -> Path:
    return Path(settings.QMS_HOME) / NAME
