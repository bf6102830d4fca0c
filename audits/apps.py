"""The audits app: what it registers with the ground when Django starts."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuditsConfig(AppConfig):
    """Clauses 9.2, 9.3 and 10 of the standard."""

    name = "audits"
    verbose_name = _("Đánh giá và cải tiến")

    def ready(self):
        """Register verbs, permissions, registers, tasks, search and links."""
        from audits import exports, rules, states  # noqa: F401
