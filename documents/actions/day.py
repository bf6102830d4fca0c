"""The day an act is done on."""

import datetime as dt

from django.utils import timezone

from qms.history.acts import current_act


def today() -> dt.date:
    """The office's calendar day of the act."""
    return timezone.localdate(current_act().at)
