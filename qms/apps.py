"""The ground: what every floor above rests on."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class QmsConfig(AppConfig):
    """Project, people, standard, history, states, permissions, files, exports."""

    name = "qms"
    verbose_name = _("Nền tảng")

    def ready(self):
        from qms import checks, housekeeping, planner, rules, verbs  # noqa: F401  (each registers itself)
        from qms.ledger.schema import after_migrate

        post_migrate.connect(after_migrate, dispatch_uid="qms.ledger.schema")
