"""Put in force every approved revision whose day has come, and do the other works of the day; for a timer."""

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from documents.actions import advance, keep_waiting
from qms import daily


class Command(BaseCommand):
    help = (
        "Puts approved documents in force on their day and keeps papers that could not be made at approval."
    )

    def handle(self, *args, **options):
        today = timezone.localdate()
        for revision in advance(today):
            self.stdout.write(_("%(revision)s đã có hiệu lực.") % {"revision": revision})
        keep_waiting(today, most=None)
        daily.run(today)
