"""Units, people and who may do what where, from day to day."""

from datetime import date
from functools import cached_property

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import UserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rules.rulesets import RuleSet

from qms.history.records import Records, TrackedModel, TrackedQuerySet


class Rules(RuleSet):
    """The permissions by name."""

    def test(self, name, user, obj=None) -> bool:
        """Whether the rule holds. Raises LookupError for a name nobody granted."""
        if name not in self:
            raise LookupError(f"unknown permission {name!r}")
        return self.test_rule(name, user, obj)


RULES = Rules()


class UnitQuerySet(TrackedQuerySet):
    """Units are found by their place in the tree."""

    def under(self, *units):
        """These units and all below them."""
        inside = Q(pk__in=[])
        for unit in units:
            inside |= Q(path__startswith=unit.path)
        return self.filter(inside)

    def above(self, unit):
        """The unit and its parents, from the top."""
        keys = [int(key) for key in unit.path.split("/") if key]
        return self.filter(pk__in=keys).order_by(Length("path"))

    def visible_to(self, user):
        """Units where the person holds a role today, and all below them."""
        return self.filter(pk__in=user.visible_units())


class Unit(TrackedModel):
    """An office or the body above it. Its names have dates: issued papers keep the old one.

    ``path`` is "/000001/000005/", the primary keys from the root down to the unit itself, padded so
    that text order is tree order.
    """

    code = models.CharField(_("mã đơn vị"), max_length=40, unique=True)
    parent_unit = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("đơn vị cấp trên"),
    )
    path = models.CharField(max_length=200, default="", db_index=True, editable=False)
    name = models.CharField(_("tên hiện tại"), max_length=200)
    short_name = models.CharField(_("tên ngắn"), max_length=80, blank=True)
    place = models.CharField(_("địa danh"), max_length=80, blank=True)
    address = models.CharField(_("địa chỉ"), max_length=200, blank=True)
    phone = models.CharField(_("điện thoại"), max_length=40, blank=True)
    feedback = models.CharField(_("nơi nhận phản ánh, kiến nghị"), max_length=200, blank=True)
    motto = models.JSONField(_("khẩu hiệu"), default=dict, blank=True)
    not_applicable = models.JSONField(_("điều khoản không áp dụng và lý do"), default=dict, blank=True)
    is_active = models.BooleanField(_("đang hoạt động"), default=True)

    label = _("Đơn vị")
    shown_as_of = ("name", "short_name", "place", "address", "phone")  # set back where the past is shown
    history = Records()
    objects = models.Manager.from_queryset(UnitQuerySet)()

    class Meta:
        verbose_name = _("đơn vị")
        verbose_name_plural = _("đơn vị")
        ordering = ["path"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("history_feed") + f"?unit={self.code}"

    @property
    def unit(self):
        """A unit belongs to itself, so one predicate asks of units and records alike."""
        return self

    def name_on(self, day: date) -> str:
        """The name in force on a day: papers of that day keep it."""
        named = self.names.filter(from_date__lte=day).order_by("-from_date").first()
        return named.name if named else self.name

    def save(self, **kwargs):
        super().save(**kwargs)
        path = f"{self.parent_unit.path if self.parent_unit else '/'}{self.pk:06d}/"
        if path != self.path:
            self.path = path
            super().save()


class UnitName(TrackedModel):
    """A name that a unit bears from a day on, and the decision behind it."""

    parent = "unit"
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="names")
    name = models.CharField(_("tên"), max_length=200)
    from_date = models.DateField(_("từ ngày"))
    basis = models.CharField(_("căn cứ"), max_length=300, blank=True)

    history = Records()

    class Meta:
        verbose_name = _("tên đơn vị")
        constraints = [models.UniqueConstraint(fields=["unit", "from_date"], name="unit_name_once_a_day")]

    def __str__(self):
        return self.name


class PersonManager(UserManager.from_queryset(TrackedQuerySet)):
    """Creates people inside the act that is open."""

    def _create_user(self, username, email, password, **extra):
        user = self.model(username=self.model.normalize_username(username), **extra)
        user.set_password(password)
        user.save()
        return user

    def create_superuser(self, username, password=None, **extra):
        """There are no superusers: rights come from assignments. Kept for Django's command."""
        return self._create_user(username, None, password, **extra)


class User(AbstractBaseUser, TrackedModel):
    """A person who signs in. Never deleted; people who left are deactivated."""

    username = models.CharField(
        _("tên đăng nhập"), max_length=80, unique=True, validators=[UnicodeUsernameValidator()]
    )
    full_name = models.CharField(_("họ và tên"), max_length=120)
    position = models.CharField(_("chức vụ"), max_length=120, blank=True)
    rank = models.CharField(_("cấp bậc"), max_length=60, blank=True)
    must_change_password = models.BooleanField(_("phải đổi mật khẩu"), default=False, editable=False)
    is_active = models.BooleanField(_("còn công tác"), default=True)

    label = _("Người dùng")
    shown_as_of = ("full_name", "position", "rank")  # set back where the past is shown
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["full_name"]
    history = Records(excluded_fields=["password", "last_login", "must_change_password"])
    objects = PersonManager()

    class Meta:
        verbose_name = _("người dùng")
        verbose_name_plural = _("người dùng")
        ordering = ["full_name"]

    def __str__(self):
        return self.full_name or self.username

    @property
    def is_staff(self):
        return False

    @property
    def with_position(self) -> str:
        """ "Lê Quang Dũng – Phó Trưởng Công an xã": as people tell each other apart where one is chosen."""
        return f"{self} – {self.position}" if self.position else str(self)

    @property
    def signature(self) -> str:
        """Name and account as kept in history."""
        return f"{self.full_name} ({self.username})"

    @property
    def initials(self) -> str:
        """Two letters for the round badge: last two words of a Vietnamese name."""
        return "".join(word[0] for word in self.full_name.split()[-2:]).upper() or "?"

    def save(self, **kwargs):
        if set(kwargs.get("update_fields") or ["-"]) <= {"last_login", "password", "must_change_password"}:
            # none is in history: signing in and another password change no record
            type(self)._base_manager.filter(pk=self.pk).update(
                **{name: getattr(self, name) for name in kwargs["update_fields"]}
            )
            return
        super().save(**kwargs)

    @cached_property
    def roles(self) -> list[tuple[str, str, int]]:
        """(role, unit path, unit key) of the assignments in force today, one query a person and request."""
        held = Assignment.objects.in_force(timezone.localdate()).filter(user=self)
        return list(held.values_list("role", "unit__path", "unit_id"))

    def roles_in(self, unit) -> set[str]:
        """Roles held in a unit or in a unit above it."""
        return (
            {role for role, path, _unit in self.roles if unit.path.startswith(path)}
            if self.is_active
            else set()
        )

    def visible_units(self):
        """Keys of the units the person sees: a subquery usable in ``unit__in``."""
        inside = Q(pk__in=[])
        for _role, path, _key in self.roles if self.is_active else ():
            inside |= Q(path__startswith=path)
        return Unit._base_manager.filter(inside).order_by().values("pk")

    def has_perm(self, name, obj=None):
        """Whether the person may do ``name`` to ``obj``. Unknown names raise LookupError."""
        from_rules = RULES.test(name, self, obj)
        return self.is_active and from_rules

    def has_perms(self, names, obj=None):
        return all(self.has_perm(name, obj) for name in names)

    def has_module_perms(self, app_label):
        return self.is_active


class Role(models.TextChoices):
    """What a person does in a unit, and so in every unit below it."""

    OFFICER = "officer", _("Thư ký ISO")
    OWNER = "owner", _("Chủ quá trình, cán bộ")
    HEAD = "head", _("Thủ trưởng đơn vị")
    DESK = "desk", _("Cán bộ tiếp nhận và trả kết quả")
    AUDITOR = "auditor", _("Đánh giá viên nội bộ")
    INSPECTOR = "inspector", _("Đoàn kiểm tra (khách)")


class AssignmentQuerySet(TrackedQuerySet):
    def in_force(self, on: date):
        """Assignments that count on a day, both ends included."""
        return self.filter(Q(to_date=None) | Q(to_date__gte=on), from_date__lte=on)


class Assignment(TrackedModel):
    """A role of a person in a unit from a day to a day (5.3)."""

    parent = "user"
    user = models.ForeignKey(User, models.PROTECT, related_name="assignments", verbose_name=_("người"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="assignments", verbose_name=_("đơn vị"))
    role = models.CharField(_("vai trò"), max_length=20, choices=Role.choices)
    from_date = models.DateField(_("từ ngày"))
    to_date = models.DateField(_("đến ngày"), null=True, blank=True)
    basis = models.CharField(_("căn cứ"), max_length=300, blank=True)

    label = _("Phân công")
    history = Records()
    objects = models.Manager.from_queryset(AssignmentQuerySet)()

    class Meta:
        verbose_name = _("phân công")
        verbose_name_plural = _("phân công")
        constraints = [
            models.CheckConstraint(
                condition=Q(to_date=None) | Q(to_date__gte=models.F("from_date")),
                name="assignment_period",
                violation_error_message=_("Ngày kết thúc phải từ ngày bắt đầu trở đi."),
            )
        ]

    def __str__(self):
        return f"{self.user}: {self.get_role_display()}, {self.unit}"
