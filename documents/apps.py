from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    """Offers the documents to search, home page, evidence and history once all models are loaded."""

    name = "documents"
    verbose_name = _("Tài liệu")

    def ready(self):
        from documents import exports, form_links  # noqa: F401 (they register what the app offers)
