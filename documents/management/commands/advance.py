"""Put in force every approved revision whose day has come; for the daily timer of the server."""

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from documents.actions import advance, keep_waiting


class Command(BaseCommand):
    help = (
        "Puts approved documents in force on their day and keeps papers that could not be made at approval."
    )

    def handle(self, *args, **options):
        for revision in advance(timezone.localdate()):
            self.stdout.write(_("%(revision)s đã có hiệu lực.") % {"revision": revision})
        keep_waiting()
