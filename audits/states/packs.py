"""Life cycle and verbs of evidence packs: built once, handed over any number of times."""

from django.utils.translation import gettext_lazy as _

from qms.history import Verb, register_verbs
from qms.states import LifeCycle, State

PACK = LifeCycle(
    states=(
        State("made", _("Đã lập"), "ok", "package-check"),
        State("handed_over", _("Đã bàn giao"), "accent", "send"),
    ),
    transitions=(),
    track=("made", "handed_over"),
)

register_verbs(
    {
        "audits.pack_build": Verb(_("lập hồ sơ bằng chứng"), icon="package-check"),
        "audits.pack_hand_over": Verb(_("bàn giao hồ sơ"), icon="send"),
        "audits.pack_not_applicable": Verb(_("nêu điều khoản không áp dụng"), icon="minus"),
    }
)
