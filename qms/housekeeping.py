"""Drafts of killed processes and a cache that grew: tidied at each start of the server and once a day.

Nothing here may keep the office from opening: what cannot be removed is logged and left.
"""

import logging
import time
from datetime import date
from pathlib import Path

from django.conf import settings

from qms import daily, filestore
from qms.export import cache
from qms.export.bag import sweep_parts

logger = logging.getLogger(__name__)
DAY = 24 * 3600  # seconds; whatever is still being written is younger


@daily.register
def tidy(on: date) -> None:
    """Drafts older than a day go, and of the cache what was used longest ago."""
    now, home = time.time(), Path(settings.QMS_HOME)
    for work in (
        lambda: filestore.sweep(DAY, now),
        lambda: sweep_parts(home / "anchors", DAY, now),
        lambda: cache.sweep(DAY, now),
        cache.prune,
    ):
        try:
            work()
        except OSError:
            logger.exception("%s could not be tidied", home)
