"""Verbs of the slips: their forms, how a procedure is received, what was handed out."""

from django.utils.translation import gettext_lazy as _

from qms.history import Verb, register_verbs

register_verbs(
    {
        "registers.slip_form_add": Verb(_("thêm biểu mẫu"), "file-plus", "ok"),
        "registers.slip_form_end": Verb(_("ngừng dùng biểu mẫu"), "archive", "warn"),
        "registers.reception_setting_drop": Verb(_("bỏ cách tiếp nhận riêng"), "undo-2", "warn"),
        "registers.slip_print": Verb(_("in giấy tờ của hồ sơ"), "printer", "mute"),
    }
)
