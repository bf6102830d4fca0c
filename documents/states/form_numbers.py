"""Verbs of the numbers of forms."""

from django.utils.translation import gettext_lazy as _

from qms.history import Verb, register_verbs

register_verbs(
    {
        "documents.form_number": Verb(_("đặt mã biểu mẫu"), "hash", "accent"),
        "documents.form_number_usual": Verb(_("dùng mã biểu mẫu thường gặp"), "list-checks", "accent"),
    }
)
