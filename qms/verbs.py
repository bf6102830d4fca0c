"""Verbs that every floor shares, in words."""

from django.utils.translation import gettext_lazy as _

from qms.history.words import Verb, register_verbs

register_verbs(
    {
        "create": Verb(_("lập"), "plus", "ok"),
        "edit": Verb(_("sửa"), "pencil", "accent"),
        "delete": Verb(_("bỏ"), "minus", "danger"),
        "qms.load": Verb(_("nạp dữ liệu ban đầu"), "database", "mute"),
        "qms.assign": Verb(_("phân công"), "user-check", "accent"),
        "qms.person_edit": Verb(_("sửa thông tin người dùng"), "user-pen", "accent"),
        "qms.password_change": Verb(_("đổi mật khẩu"), "key-round", "mute"),
        "qms.person_add": Verb(_("thêm người"), "user-plus", "ok"),
        "qms.role_end": Verb(_("cho thôi vai trò"), "user-minus", "warn"),
        "qms.password_reset": Verb(_("cấp lại mật khẩu"), "key-round", "warn"),
        "qms.unit_add": Verb(_("thêm đơn vị"), "building-2", "ok"),
        "qms.unit_edit": Verb(_("sửa thông tin đơn vị"), "building-2", "accent"),
        "qms.sign_in": Verb(_("đăng nhập"), "log-in", "mute"),
        "qms.sign_in_failed": Verb(_("đăng nhập không thành công"), "shield-alert", "warn"),
        "qms.export": Verb(_("xuất dữ liệu"), "download", "mute"),
        "qms.attach": Verb(_("đính kèm tệp"), "paperclip", "accent"),
        "qms.place_left_out": Verb(_("bỏ vị trí chụp khỏi ảnh"), "eraser", "mute"),
        "qms.withdraw_file": Verb(_("rút tệp"), "file-x", "danger"),
        "qms.calendar_edit": Verb(_("sửa lịch làm việc"), "calendar-cog", "accent"),
        "qms.calendar_cancel": Verb(_("hủy một mục của lịch làm việc"), "calendar-x", "warn"),
        "qms.erase_personal": Verb(_("xóa dữ liệu cá nhân"), "eraser", "danger"),
        "qms.reveal_personal": Verb(_("xem đầy đủ dữ liệu cá nhân"), "eye", "warn"),
        "qms.download": Verb(_("tải tệp"), "download", "mute"),
        "qms.verify": Verb(_("kiểm tra lịch sử"), "shield-check", "mute"),
    }
)
