from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegistersConfig(AppConfig):
    """DO: the registers in which an office keeps what it did (clauses 4, 6, 7, 8, 9.1)."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "registers"
    verbose_name = _("Sổ đăng ký")

    def ready(self):
        from django.db.models.signals import post_migrate

        from registers import exports, rules, states  # noqa: F401  (each registers what it offers)
        from registers.slip_editions import after_migrate

        post_migrate.connect(after_migrate, sender=self, dispatch_uid="registers.slip_editions")
