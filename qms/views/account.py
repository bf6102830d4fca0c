"""Signing in and out, the lock after wrong passwords, one's own page and password."""

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash, views
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.history import Moment, record_tx
from qms.ledger import chain
from qms.models import Assignment, User
from qms.views.access import OfficeView


class SignInForm(AuthenticationForm):
    """User name and password in our words."""

    error_messages = {
        "invalid_login": gettext_lazy("Tên đăng nhập hoặc mật khẩu không đúng."),
        "inactive": gettext_lazy("Tài khoản này đã ngừng sử dụng."),
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("Tên đăng nhập")
        self.fields["password"].label = _("Mật khẩu")
        self.fields["username"].error_messages["required"] = _("Hãy nhập tên đăng nhập.")
        self.fields["password"].error_messages["required"] = _("Hãy nhập mật khẩu.")


@method_decorator(login_not_required, name="dispatch")
class SignInView(views.LoginView):
    """The only page for people without an account in hand."""

    template_name = "qms/login.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs):
        accounts = demo_accounts() if settings.QMS_DEMO else []
        demo = {"demo": settings.QMS_DEMO, "demo_password": settings.QMS_DEMO_PASSWORD}
        return super().get_context_data(accounts=accounts, **demo, **kwargs)

    def form_valid(self, form):
        response = super().form_valid(form)
        with record_tx(by=form.get_user(), verb="qms.sign_in") as act:
            chain.note("qms.sign_in", {"user": form.get_user().pk}, act=act)
        return response

    def form_invalid(self, form):
        """Noted by key only where the name is known: what was typed may be a password in the wrong field."""
        known = (
            User.objects.filter(username=form.data.get("username", "")).values_list("pk", flat=True).first()
        )
        with record_tx(by=None, verb="qms.sign_in_failed") as act:
            chain.note("qms.sign_in_failed", {"user": known}, act=act)
        return super().form_invalid(form)


def demo_accounts() -> list[dict]:
    """The accounts of the demo with what each is for: the first person of each role, offices first."""
    held = Assignment.objects.in_force(timezone.localdate()).select_related("user", "unit")
    accounts: dict = {}
    taken = set()
    for assignment in held.order_by("unit_id", "pk"):
        if len(accounts) >= 12:
            break
        if (assignment.unit_id, assignment.role) in taken:
            continue
        taken.add((assignment.unit_id, assignment.role))
        known = accounts.setdefault(assignment.user_id, {"user": assignment.user, "roles": []})
        known["roles"].append(f"{assignment.get_role_display()}, {assignment.unit}")
        known["is_top"] = assignment.unit.parent_unit_id is None
    return sorted(accounts.values(), key=lambda account: account["is_top"])


@login_not_required
def locked_out(request, credentials=None, *args):
    """After too many wrong passwords: says until when, for axes (``AXES_LOCKOUT_CALLABLE``)."""
    wait = timedelta(hours=float(settings.AXES_COOLOFF_TIME))
    until = timezone.localtime(timezone.now() + wait)
    context = {
        "until": until,
        "minutes": int(wait.total_seconds() // 60),
        "limit": settings.AXES_FAILURE_LIMIT,
    }
    return render(request, "qms/locked.html", context, status=429)


class SignOutView(views.LogoutView):
    """Leaves by POST only; the past and the chosen unit are forgotten with the session."""

    http_method_names = ["post", "options"]


class OwnPasswordForm(PasswordChangeForm):
    """The old password, then the new one twice."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["old_password"].label = _("Mật khẩu hiện nay")
        self.fields["new_password1"].label = _("Mật khẩu mới")
        self.fields["new_password2"].label = _("Nhập lại mật khẩu mới")
        self.fields["new_password1"].help_text = _("Ít nhất 10 ký tự, không chỉ toàn chữ số, không dễ đoán.")
        self.fields["new_password2"].help_text = ""


class PasswordView(OfficeView):
    """Change one's own password: kept as an act without the password itself."""

    template_name = "qms/password.html"

    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data(form=OwnPasswordForm(request.user)))

    def post(self, request, *args, **kwargs):
        form = OwnPasswordForm(request.user, request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        user = request.user
        user.set_password(form.cleaned_data["new_password1"])
        with record_tx(by=user, verb="qms.password_change") as act:
            user.must_change_password = False
            user.save(update_fields=["password", "must_change_password"])
            chain.note("qms.password_change", {"user": user.pk}, act=act)
        update_session_auth_hash(request, user)
        messages.success(request, _("Đã đổi mật khẩu."))
        return HttpResponseRedirect(reverse_lazy("profile"))


class ProfileView(OfficeView):
    """Who I am here: name, position, roles and units."""

    template_name = "qms/profile.html"

    def get(self, request, *args, **kwargs):
        held = Assignment.objects.in_force(Moment().on).filter(user=request.user)
        person = User.objects.get(pk=request.user.pk)
        return self.render_to_response(
            self.get_context_data(
                person=person, assignments=held.select_related("unit").order_by("unit__path")
            )
        )
