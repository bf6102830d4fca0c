import django.core.validators
import django.db.models.deletion
import qms.models.personal
import registers.models.survey
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from qms.migration_steps import CreateModels


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0003_one_stop_register"),
        ("qms", "0003_one_stop_register"),
        ("registers", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateModels(
            [
                migrations.CreateModel(
                    name="ServiceFile",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                        ("title", models.CharField(max_length=300, verbose_name="tên")),
                        ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                        ("search_text", models.CharField(db_index=True, editable=False, max_length=400)),
                        ("submission_key", models.UUIDField(editable=False, null=True, unique=True)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                        ("field", models.CharField(blank=True, max_length=120, verbose_name="lĩnh vực")),
                        (
                            "external_code",
                            models.CharField(blank=True, max_length=60, verbose_name="mã trên hệ thống khác"),
                        ),
                        (
                            "personal_ref",
                            qms.models.personal.PersonalRefField(
                                blank=True, editable=False, max_length=101, verbose_name="người nộp"
                            ),
                        ),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("desk", "Trực tiếp"),
                                    ("online", "Trực tuyến"),
                                    ("post", "Bưu chính"),
                                ],
                                default="desk",
                                max_length=10,
                                verbose_name="cách nộp",
                            ),
                        ),
                        (
                            "return_by",
                            models.CharField(
                                choices=[
                                    ("desk", "Nhận tại nơi nộp"),
                                    ("post", "Qua bưu chính"),
                                    ("online", "Trực tuyến"),
                                ],
                                default="desk",
                                max_length=10,
                                verbose_name="nhận kết quả",
                            ),
                        ),
                        (
                            "papers",
                            models.JSONField(blank=True, default=list, verbose_name="thành phần hồ sơ"),
                        ),
                        ("copies", models.PositiveSmallIntegerField(default=1, verbose_name="số bộ")),
                        (
                            "fee",
                            models.PositiveBigIntegerField(
                                blank=True, null=True, verbose_name="phí, lệ phí (đồng)"
                            ),
                        ),
                        (
                            "fee_receipt",
                            models.CharField(blank=True, max_length=40, verbose_name="số biên lai"),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="ghi chú")),
                        ("received_at", models.DateTimeField(verbose_name="nhận lúc")),
                        ("counted_from", models.DateTimeField(editable=False, verbose_name="tính từ")),
                        (
                            "limit_value",
                            models.DecimalField(
                                decimal_places=2,
                                editable=False,
                                max_digits=7,
                                null=True,
                                verbose_name="thời hạn",
                            ),
                        ),
                        (
                            "limit_unit",
                            models.CharField(
                                blank=True, editable=False, max_length=20, verbose_name="đơn vị thời hạn"
                            ),
                        ),
                        (
                            "cutoff",
                            models.TimeField(
                                blank=True, editable=False, null=True, verbose_name="giờ chốt trong ngày"
                            ),
                        ),
                        (
                            "first_due_at",
                            models.DateTimeField(editable=False, verbose_name="hẹn trả lần đầu"),
                        ),
                        ("due_at", models.DateTimeField(verbose_name="hẹn trả")),
                        ("calendar_version", models.CharField(blank=True, editable=False, max_length=16)),
                        (
                            "supplements",
                            models.PositiveSmallIntegerField(
                                default=0, editable=False, verbose_name="số lần bổ sung"
                            ),
                        ),
                        (
                            "apologies",
                            models.PositiveSmallIntegerField(
                                default=0, editable=False, verbose_name="số lần xin lỗi"
                            ),
                        ),
                        (
                            "holder_place",
                            models.CharField(blank=True, max_length=200, verbose_name="nơi đang giữ"),
                        ),
                        (
                            "step_no",
                            models.PositiveSmallIntegerField(default=1, editable=False, verbose_name="bước"),
                        ),
                        (
                            "resolved_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="có kết quả lúc"),
                        ),
                        (
                            "result_number",
                            models.CharField(blank=True, max_length=60, verbose_name="số văn bản kết quả"),
                        ),
                        ("returned_at", models.DateTimeField(blank=True, null=True, verbose_name="trả lúc")),
                        (
                            "receiver_ref",
                            qms.models.personal.PersonalRefField(
                                blank=True,
                                editable=False,
                                max_length=101,
                                verbose_name="người được ủy quyền nhận",
                            ),
                        ),
                        ("receipt", models.CharField(blank=True, max_length=200, verbose_name="ký nhận")),
                        (
                            "ended_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="kết thúc lúc"
                            ),
                        ),
                        (
                            "ending_number",
                            models.CharField(
                                blank=True, editable=False, max_length=40, verbose_name="số phiếu"
                            ),
                        ),
                        (
                            "ending_reason",
                            models.TextField(blank=True, editable=False, verbose_name="lý do kết thúc"),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                blank=True, editable=False, max_length=10, verbose_name="so với hạn"
                            ),
                        ),
                        (
                            "limit_hours",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                editable=False,
                                max_digits=9,
                                null=True,
                                verbose_name="thời hạn, giờ làm việc",
                            ),
                        ),
                        (
                            "law_hours",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                editable=False,
                                max_digits=9,
                                null=True,
                                verbose_name="thời hạn của luật, giờ làm việc",
                            ),
                        ),
                        (
                            "taken_hours",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                editable=False,
                                max_digits=9,
                                null=True,
                                verbose_name="đã làm, giờ làm việc",
                            ),
                        ),
                        (
                            "applicant",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="qms.personaldata",
                                verbose_name="người nộp",
                            ),
                        ),
                        (
                            "approved_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người duyệt kết quả",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người lập",
                            ),
                        ),
                        (
                            "holder",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="đang giữ",
                            ),
                        ),
                        (
                            "procedure",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="documents.document",
                                verbose_name="quy trình",
                            ),
                        ),
                        (
                            "received_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người tiếp nhận",
                            ),
                        ),
                        (
                            "returned_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người trả",
                            ),
                        ),
                        (
                            "revision",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="documents.revision",
                                verbose_name="bản quy trình lúc tiếp nhận",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "hồ sơ",
                        "verbose_name_plural": "sổ theo dõi hồ sơ",
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["unit", "-received_at", "-id"], name="file_newest"),
                            models.Index(fields=["-received_at", "-id"], name="file_newest_of_all"),
                            models.Index(fields=["unit", "status", "due_at"], name="file_due"),
                            models.Index(fields=["unit", "resolved_at"], name="file_resolved"),
                            models.Index(fields=["unit", "ended_at"], name="file_ended"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("code", ""), _negated=True),
                                fields=("unit", "code"),
                                name="registers_servicefile_code",
                                violation_error_message="Mã này đã có trong đơn vị.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("code", ""), _negated=True), name="file_has_code"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("resolved_at", None),
                                    ("resolved_at__gte", models.F("received_at")),
                                    _connector="OR",
                                ),
                                name="file_resolved_after_received",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("returned_at", None),
                                    ("returned_at__gte", models.F("resolved_at")),
                                    _connector="OR",
                                ),
                                name="file_returned_after_resolved",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status__in", ("resolved", "returned")), _negated=True),
                                    ("resolved_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="file_answered_on_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("status__in", ("refused", "stopped", "withdrawn")), _negated=True
                                    ),
                                    ("ended_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="file_ended_on_a_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Apology",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        (
                            "form",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("KT", "KT. (ký thay)"),
                                    ("TL", "TL. (thừa lệnh)"),
                                    ("TUQ", "TUQ. (thừa ủy quyền)"),
                                ],
                                max_length=5,
                                verbose_name="hình thức ký",
                            ),
                        ),
                        (
                            "on_behalf_position",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="chức vụ người được ký thay"
                            ),
                        ),
                        ("number", models.CharField(blank=True, max_length=40, verbose_name="số phiếu")),
                        ("reason", models.TextField(verbose_name="lý do")),
                        ("old_due_at", models.DateTimeField(verbose_name="đã hẹn")),
                        ("new_due_at", models.DateTimeField(verbose_name="hẹn lại")),
                        ("proposed_at", models.DateTimeField(verbose_name="lập lúc")),
                        (
                            "signed_position",
                            models.CharField(blank=True, max_length=120, verbose_name="chức vụ người ký"),
                        ),
                        ("signed_at", models.DateTimeField(blank=True, null=True, verbose_name="ký lúc")),
                        ("is_late", models.BooleanField(default=False, verbose_name="gửi muộn")),
                        (
                            "deputy",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="documents.deputy",
                                verbose_name="căn cứ ký thay",
                            ),
                        ),
                        (
                            "on_behalf_of",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="ký thay cho",
                            ),
                        ),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người lập",
                            ),
                        ),
                        (
                            "signed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người ký",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.servicefile",
                                verbose_name="hồ sơ",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "phiếu xin lỗi",
                        "verbose_name_plural": "phiếu xin lỗi",
                        "ordering": ["file", "id"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("file",),
                                name="one_apology_a_file",
                                violation_error_message="Hồ sơ này đã có phiếu xin lỗi.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("new_due_at__gt", models.F("old_due_at"))),
                                name="apology_promises_later",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("number", ""), ("signed_at", None)),
                                    models.Q(
                                        ("signed_at__isnull", False), models.Q(("number", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="apology_numbered_when_signed",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Appointment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                        ("title", models.CharField(max_length=300, verbose_name="tên")),
                        ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                        ("search_text", models.CharField(db_index=True, editable=False, max_length=400)),
                        ("submission_key", models.UUIDField(editable=False, null=True, unique=True)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                        ("position", models.CharField(max_length=120, verbose_name="Chức vụ")),
                        (
                            "post",
                            models.CharField(
                                choices=[
                                    ("head", "Trưởng Ban chỉ đạo ISO"),
                                    ("vice", "Phó Trưởng Ban chỉ đạo ISO"),
                                    ("secretary", "Thư ký ISO (đại diện lãnh đạo)"),
                                    ("member", "Thành viên Ban chỉ đạo ISO"),
                                    ("auditor", "Đánh giá viên nội bộ"),
                                    ("owner", "Chủ quá trình"),
                                    ("other", "Vai trò khác"),
                                ],
                                default="member",
                                max_length=12,
                                verbose_name="Vai trò",
                            ),
                        ),
                        ("duties", models.TextField(blank=True, verbose_name="Trách nhiệm, quyền hạn")),
                        ("decision_number", models.CharField(max_length=60, verbose_name="Số quyết định")),
                        ("decided_on", models.DateField(verbose_name="Ngày quyết định")),
                        ("from_date", models.DateField(verbose_name="Từ ngày")),
                        ("to_date", models.DateField(blank=True, null=True, verbose_name="Đến ngày")),
                        (
                            "appointee",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người được phân công",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người lập",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người theo dõi",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "phân công trách nhiệm",
                        "verbose_name_plural": "phân công trách nhiệm",
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("code", ""), _negated=True),
                                fields=("unit", "code"),
                                name="registers_appointment_code",
                                violation_error_message="Mã này đã có trong đơn vị.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("to_date__isnull", True),
                                    ("to_date__gte", models.F("from_date")),
                                    _connector="OR",
                                ),
                                name="appointment_period_in_order",
                                violation_error_message="Ngày hết phân công phải từ ngày bắt đầu trở đi.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ModelCriteria",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                        ("title", models.CharField(max_length=300, verbose_name="tên")),
                        ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                        ("search_text", models.CharField(db_index=True, editable=False, max_length=400)),
                        ("submission_key", models.UUIDField(editable=False, null=True, unique=True)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                        ("from_date", models.DateField(verbose_name="Áp dụng từ ngày")),
                        (
                            "basis",
                            models.CharField(blank=True, max_length=200, verbose_name="Văn bản ban hành"),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="Cách xếp loại")),
                        (
                            "most_points",
                            models.DecimalField(
                                decimal_places=2,
                                default=0,
                                editable=False,
                                max_digits=6,
                                verbose_name="Tổng điểm tối đa",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người lập",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "bộ tiêu chí đơn vị điểm",
                        "verbose_name_plural": "bộ tiêu chí đơn vị điểm",
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("code", ""), _negated=True),
                                fields=("unit", "code"),
                                name="registers_modelcriteria_code",
                                violation_error_message="Mã này đã có trong đơn vị.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ModelAssessment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                        ("title", models.CharField(max_length=300, verbose_name="tên")),
                        ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                        ("search_text", models.CharField(db_index=True, editable=False, max_length=400)),
                        ("submission_key", models.UUIDField(editable=False, null=True, unique=True)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                        ("assessed_on", models.DateField(verbose_name="Ngày chấm")),
                        ("remark", models.TextField(blank=True, verbose_name="Nhận xét, việc cần làm tiếp")),
                        (
                            "points",
                            models.DecimalField(
                                decimal_places=2, default=0, editable=False, max_digits=6, verbose_name="Điểm"
                            ),
                        ),
                        (
                            "most_points",
                            models.DecimalField(
                                decimal_places=2,
                                default=0,
                                editable=False,
                                max_digits=6,
                                verbose_name="Tổng điểm tối đa",
                            ),
                        ),
                        (
                            "item_count",
                            models.PositiveSmallIntegerField(
                                default=0, editable=False, verbose_name="Số tiêu chí"
                            ),
                        ),
                        (
                            "open_count",
                            models.PositiveSmallIntegerField(
                                default=0, editable=False, verbose_name="Số tiêu chí chưa chấm"
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người lập",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người chấm",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                        (
                            "criteria",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.modelcriteria",
                                verbose_name="Bộ tiêu chí",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "chấm điểm đơn vị điểm",
                        "verbose_name_plural": "chấm điểm đơn vị điểm",
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("code", ""), _negated=True),
                                fields=("unit", "code"),
                                name="registers_modelassessment_code",
                                violation_error_message="Mã này đã có trong đơn vị.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AssessedCriterion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("no", models.PositiveSmallIntegerField(editable=False, verbose_name="Thứ tự")),
                        (
                            "group",
                            models.CharField(blank=True, editable=False, max_length=120, verbose_name="Nhóm"),
                        ),
                        ("text", models.CharField(editable=False, max_length=300, verbose_name="Tiêu chí")),
                        (
                            "how",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="Cách kiểm tra"
                            ),
                        ),
                        (
                            "most_points",
                            models.DecimalField(
                                decimal_places=2, editable=False, max_digits=5, verbose_name="Điểm tối đa"
                            ),
                        ),
                        (
                            "points",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=5, null=True, verbose_name="Điểm"
                            ),
                        ),
                        ("evidence", models.CharField(blank=True, max_length=300, verbose_name="Bằng chứng")),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                        (
                            "assessment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                to="registers.modelassessment",
                                verbose_name="Lần chấm",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "tiêu chí đã chấm",
                        "ordering": ["no", "id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("points__isnull", True),
                                    models.Q(("points__gte", 0), ("points__lte", models.F("most_points"))),
                                    _connector="OR",
                                ),
                                name="points_within_the_most",
                                violation_error_message="Điểm từ 0 đến điểm tối đa của tiêu chí.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ChangePlan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                        ("title", models.CharField(max_length=300, verbose_name="tên")),
                        ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                        ("search_text", models.CharField(db_index=True, editable=False, max_length=400)),
                        ("submission_key", models.UUIDField(editable=False, null=True, unique=True)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("system", "Hệ thống quản lý (6.3)"),
                                    ("service", "Việc giải quyết thủ tục (8.5.6)"),
                                ],
                                default="system",
                                max_length=10,
                                verbose_name="Thay đổi",
                            ),
                        ),
                        ("purpose", models.TextField(verbose_name="Mục đích")),
                        ("consequences", models.TextField(blank=True, verbose_name="Hệ quả có thể có")),
                        (
                            "integrity",
                            models.TextField(
                                blank=True, verbose_name="Cách giữ hệ thống trọn vẹn khi thay đổi"
                            ),
                        ),
                        ("resources", models.TextField(blank=True, verbose_name="Nguồn lực")),
                        ("due", models.DateField(blank=True, null=True, verbose_name="Hạn")),
                        ("outcome", models.TextField(blank=True, verbose_name="Kết quả xem xét thay đổi")),
                        (
                            "created_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người lập",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người chịu trách nhiệm",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "kế hoạch thay đổi",
                        "verbose_name_plural": "kế hoạch thay đổi",
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("code", ""), _negated=True),
                                fields=("unit", "code"),
                                name="registers_changeplan_code",
                                violation_error_message="Mã này đã có trong đơn vị.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ChangeStep",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("text", models.CharField(max_length=300, verbose_name="Việc cần làm")),
                        ("due", models.DateField(blank=True, null=True, verbose_name="Hạn")),
                        ("done_on", models.DateField(blank=True, null=True, verbose_name="Ngày xong")),
                        ("result", models.CharField(blank=True, max_length=300, verbose_name="Kết quả")),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người làm",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                to="registers.changeplan",
                                verbose_name="Kế hoạch thay đổi",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "việc của kế hoạch thay đổi",
                        "ordering": ["due", "id"],
                    },
                ),
                migrations.CreateModel(
                    name="Communication",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                        ("title", models.CharField(max_length=300, verbose_name="tên")),
                        ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                        ("search_text", models.CharField(db_index=True, editable=False, max_length=400)),
                        ("submission_key", models.UUIDField(editable=False, null=True, unique=True)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                        (
                            "side",
                            models.CharField(
                                choices=[("internal", "Nội bộ"), ("external", "Bên ngoài")],
                                default="external",
                                max_length=10,
                                verbose_name="Nội bộ hay bên ngoài",
                            ),
                        ),
                        ("audience", models.CharField(max_length=200, verbose_name="Với ai")),
                        (
                            "way",
                            models.CharField(
                                choices=[
                                    ("zalo", "Zalo"),
                                    ("fanpage", "Trang mạng xã hội (fanpage)"),
                                    ("posted", "Niêm yết"),
                                    ("speaker", "Loa truyền thanh"),
                                    ("meeting", "Họp, giao ban"),
                                    ("letter", "Văn bản, thư điện tử"),
                                    ("other", "Cách khác"),
                                ],
                                default="zalo",
                                max_length=10,
                                verbose_name="Cách nào",
                            ),
                        ),
                        (
                            "every_months",
                            models.PositiveSmallIntegerField(
                                choices=[
                                    (0, "Khi có việc"),
                                    (1, "Hằng tháng"),
                                    (3, "Hằng quý"),
                                    (6, "6 tháng"),
                                    (12, "Hằng năm"),
                                ],
                                default=0,
                                verbose_name="Khi nào",
                            ),
                        ),
                        ("detail", models.TextField(blank=True, verbose_name="Ghi chú")),
                        ("last_on", models.DateField(editable=False, null=True, verbose_name="Lần gần nhất")),
                        ("next_on", models.DateField(editable=False, null=True, verbose_name="Lần tới")),
                        (
                            "created_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người lập",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Ai làm",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "trao đổi thông tin",
                        "verbose_name_plural": "kế hoạch trao đổi thông tin",
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("code", ""), _negated=True),
                                fields=("unit", "code"),
                                name="registers_communication_code",
                                violation_error_message="Mã này đã có trong đơn vị.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CommunicationPost",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("done_on", models.DateField(verbose_name="Ngày")),
                        (
                            "way",
                            models.CharField(
                                choices=[
                                    ("zalo", "Zalo"),
                                    ("fanpage", "Trang mạng xã hội (fanpage)"),
                                    ("posted", "Niêm yết"),
                                    ("speaker", "Loa truyền thanh"),
                                    ("meeting", "Họp, giao ban"),
                                    ("letter", "Văn bản, thư điện tử"),
                                    ("other", "Cách khác"),
                                ],
                                default="zalo",
                                max_length=10,
                                verbose_name="Cách",
                            ),
                        ),
                        ("content", models.CharField(max_length=300, verbose_name="Nội dung")),
                        ("link", models.URLField(blank=True, max_length=300, verbose_name="Đường dẫn")),
                        (
                            "communication",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                to="registers.communication",
                                verbose_name="Kế hoạch trao đổi thông tin",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người làm",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "lần trao đổi thông tin",
                        "ordering": ["-done_on", "-id"],
                    },
                ),
                migrations.CreateModel(
                    name="Competence",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                        ("title", models.CharField(max_length=300, verbose_name="tên")),
                        ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                        ("search_text", models.CharField(db_index=True, editable=False, max_length=400)),
                        ("submission_key", models.UUIDField(editable=False, null=True, unique=True)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                        (
                            "review_months",
                            models.PositiveSmallIntegerField(
                                choices=[(3, "3 tháng"), (6, "6 tháng"), (12, "12 tháng"), (24, "24 tháng")],
                                default=12,
                                verbose_name="Xem xét lại sau",
                            ),
                        ),
                        (
                            "reviewed_on",
                            models.DateField(blank=True, null=True, verbose_name="Ngày xem xét gần nhất"),
                        ),
                        (
                            "next_review",
                            models.DateField(editable=False, null=True, verbose_name="Lần xem xét tới"),
                        ),
                        ("education", models.TextField(blank=True, verbose_name="Trình độ, văn bằng")),
                        ("experience", models.TextField(blank=True, verbose_name="Kinh nghiệm")),
                        ("plan", models.TextField(blank=True, verbose_name="Việc làm để bù khoảng thiếu")),
                        (
                            "item_count",
                            models.PositiveSmallIntegerField(
                                default=0, editable=False, verbose_name="Số yêu cầu"
                            ),
                        ),
                        (
                            "gap_count",
                            models.PositiveSmallIntegerField(
                                default=0, editable=False, verbose_name="Số yêu cầu còn thiếu"
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người lập",
                            ),
                        ),
                        (
                            "holder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người giữ vị trí",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người theo dõi",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "hồ sơ năng lực",
                        "verbose_name_plural": "hồ sơ năng lực",
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("code", ""), _negated=True),
                                fields=("unit", "code"),
                                name="registers_competence_code",
                                violation_error_message="Mã này đã có trong đơn vị.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CompetenceItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("requirement", models.CharField(max_length=200, verbose_name="Yêu cầu")),
                        (
                            "required",
                            models.PositiveSmallIntegerField(
                                choices=[
                                    (0, "0 – Chưa có"),
                                    (1, "1 – Biết"),
                                    (2, "2 – Làm được khi có hướng dẫn"),
                                    (3, "3 – Làm được một mình"),
                                    (4, "4 – Hướng dẫn được người khác"),
                                ],
                                default=3,
                                validators=[django.core.validators.MaxValueValidator(4)],
                                verbose_name="Mức cần",
                            ),
                        ),
                        (
                            "actual",
                            models.PositiveSmallIntegerField(
                                choices=[
                                    (0, "0 – Chưa có"),
                                    (1, "1 – Biết"),
                                    (2, "2 – Làm được khi có hướng dẫn"),
                                    (3, "3 – Làm được một mình"),
                                    (4, "4 – Hướng dẫn được người khác"),
                                ],
                                default=0,
                                validators=[django.core.validators.MaxValueValidator(4)],
                                verbose_name="Mức thực tế",
                            ),
                        ),
                        ("evidence", models.CharField(blank=True, max_length=200, verbose_name="Bằng chứng")),
                        (
                            "competence",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                to="registers.competence",
                                verbose_name="Hồ sơ năng lực",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "yêu cầu năng lực",
                        "ordering": ["id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("actual__lte", 4), ("required__lte", 4)),
                                name="competence_levels_up_to_4",
                                violation_error_message="Mức năng lực từ 0 đến 4.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Conduct",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                        ("title", models.CharField(max_length=300, verbose_name="tên")),
                        ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                        ("search_text", models.CharField(db_index=True, editable=False, max_length=400)),
                        ("submission_key", models.UUIDField(editable=False, null=True, unique=True)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                        ("from_date", models.DateField(verbose_name="Áp dụng từ ngày")),
                        (
                            "basis",
                            models.CharField(blank=True, max_length=200, verbose_name="Văn bản, căn cứ"),
                        ),
                        (
                            "xin",
                            models.TextField(
                                blank=True,
                                default="xin chào\nxin lỗi\nxin cảm ơn\nxin phép",
                                help_text="Mỗi dòng một ý.",
                                max_length=500,
                                verbose_name="4 xin",
                            ),
                        ),
                        (
                            "luon",
                            models.TextField(
                                blank=True,
                                default="luôn mỉm cười\nluôn nhẹ nhàng\nluôn lắng nghe\nluôn giúp đỡ",
                                help_text="Mỗi dòng một ý.",
                                max_length=500,
                                verbose_name="4 luôn",
                            ),
                        ),
                        (
                            "khong",
                            models.TextField(
                                blank=True,
                                help_text="Để trống khi chưa có văn bản gốc. Khi có, ghi đúng văn bản, mỗi dòng một ý.",
                                max_length=500,
                                verbose_name="5 không",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người lập",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "phương châm phục vụ",
                        "verbose_name_plural": "phương châm phục vụ",
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("code", ""), _negated=True),
                                fields=("unit", "code"),
                                name="registers_conduct_code",
                                violation_error_message="Mã này đã có trong đơn vị.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ContextIssue",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                        ("title", models.CharField(max_length=300, verbose_name="tên")),
                        ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                        ("search_text", models.CharField(db_index=True, editable=False, max_length=400)),
                        ("submission_key", models.UUIDField(editable=False, null=True, unique=True)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                        (
                            "review_months",
                            models.PositiveSmallIntegerField(
                                choices=[(3, "3 tháng"), (6, "6 tháng"), (12, "12 tháng"), (24, "24 tháng")],
                                default=12,
                                verbose_name="Xem xét lại sau",
                            ),
                        ),
                        (
                            "reviewed_on",
                            models.DateField(blank=True, null=True, verbose_name="Ngày xem xét gần nhất"),
                        ),
                        (
                            "next_review",
                            models.DateField(editable=False, null=True, verbose_name="Lần xem xét tới"),
                        ),
                        (
                            "side",
                            models.CharField(
                                choices=[("internal", "Nội bộ"), ("external", "Bên ngoài")],
                                default="internal",
                                max_length=10,
                                verbose_name="Nội bộ hay bên ngoài",
                            ),
                        ),
                        (
                            "effect",
                            models.CharField(
                                choices=[("good", "Tích cực"), ("bad", "Tiêu cực")],
                                default="bad",
                                max_length=6,
                                verbose_name="Tích cực hay tiêu cực",
                            ),
                        ),
                        (
                            "impact",
                            models.TextField(verbose_name="Ảnh hưởng tới hệ thống quản lý chất lượng"),
                        ),
                        (
                            "climate",
                            models.CharField(
                                choices=[
                                    ("other", "Vấn đề khác"),
                                    ("relevant", "Biến đổi khí hậu: có liên quan"),
                                    ("irrelevant", "Biến đổi khí hậu: đã xem xét, không liên quan"),
                                ],
                                default="other",
                                help_text="ISO 9001:2015/Amd 1:2024 hỏi biến đổi khí hậu có là vấn đề của đơn vị không.",
                                max_length=12,
                                verbose_name="Biến đổi khí hậu",
                            ),
                        ),
                        ("how_followed", models.TextField(blank=True, verbose_name="Cách theo dõi")),
                        (
                            "created_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người lập",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người theo dõi",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "vấn đề bối cảnh",
                        "verbose_name_plural": "bối cảnh của tổ chức",
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("code", ""), _negated=True),
                                fields=("unit", "code"),
                                name="registers_contextissue_code",
                                violation_error_message="Mã này đã có trong đơn vị.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Equipment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                        ("title", models.CharField(max_length=300, verbose_name="tên")),
                        ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                        ("search_text", models.CharField(db_index=True, editable=False, max_length=400)),
                        ("submission_key", models.UUIDField(editable=False, null=True, unique=True)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                        ("tag", models.CharField(blank=True, max_length=40, verbose_name="Mã quản lý")),
                        (
                            "model_name",
                            models.CharField(blank=True, max_length=80, verbose_name="Kiểu, model"),
                        ),
                        (
                            "serial",
                            models.CharField(blank=True, max_length=80, verbose_name="Số máy (serial)"),
                        ),
                        (
                            "used_from",
                            models.DateField(blank=True, null=True, verbose_name="Ngày đưa vào dùng"),
                        ),
                        ("place", models.CharField(max_length=120, verbose_name="Vị trí")),
                        (
                            "maintenance_months",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="Để trống khi không theo chu kỳ.",
                                null=True,
                                verbose_name="Chu kỳ bảo dưỡng (tháng)",
                            ),
                        ),
                        (
                            "is_measuring",
                            models.BooleanField(
                                default=False,
                                help_text="Chỉ thiết bị mà kết quả đo quyết định việc giải quyết hồ sơ (7.1.5).",
                                verbose_name="Là thiết bị đo phải hiệu chuẩn, kiểm định",
                            ),
                        ),
                        (
                            "measuring_range",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="Phạm vi đo, độ chính xác"
                            ),
                        ),
                        (
                            "next_maintenance",
                            models.DateField(editable=False, null=True, verbose_name="Bảo dưỡng lần tới"),
                        ),
                        (
                            "valid_to",
                            models.DateField(
                                editable=False, null=True, verbose_name="Hiệu chuẩn có giá trị đến"
                            ),
                        ),
                        (
                            "is_broken",
                            models.BooleanField(
                                default=False, editable=False, verbose_name="Lần gần nhất không đạt"
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người lập",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người quản lý",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "thiết bị",
                        "verbose_name_plural": "thiết bị",
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("code", ""), _negated=True),
                                fields=("unit", "code"),
                                name="registers_equipment_code",
                                violation_error_message="Mã này đã có trong đơn vị.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EquipmentCare",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("maintenance", "Bảo dưỡng"),
                                    ("repair", "Sửa chữa"),
                                    ("calibration", "Hiệu chuẩn"),
                                    ("verification", "Kiểm định"),
                                ],
                                default="maintenance",
                                max_length=12,
                                verbose_name="Việc",
                            ),
                        ),
                        ("done_on", models.DateField(verbose_name="Ngày làm")),
                        ("content", models.CharField(max_length=300, verbose_name="Nội dung")),
                        (
                            "done_by",
                            models.CharField(blank=True, max_length=160, verbose_name="Đơn vị, người làm"),
                        ),
                        ("passed", models.BooleanField(default=True, verbose_name="Đạt, dùng tiếp được")),
                        (
                            "certificate",
                            models.CharField(blank=True, max_length=80, verbose_name="Số giấy chứng nhận"),
                        ),
                        ("valid_to", models.DateField(blank=True, null=True, verbose_name="Có giá trị đến")),
                        (
                            "cost",
                            models.DecimalField(
                                blank=True,
                                decimal_places=0,
                                max_digits=14,
                                null=True,
                                verbose_name="Chi phí (đồng)",
                            ),
                        ),
                        (
                            "equipment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                to="registers.equipment",
                                verbose_name="Thiết bị",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "lần bảo dưỡng, hiệu chuẩn",
                        "ordering": ["-done_on", "-id"],
                    },
                ),
                migrations.CreateModel(
                    name="Feedback",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                        ("title", models.CharField(max_length=300, verbose_name="tên")),
                        ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                        ("search_text", models.CharField(db_index=True, editable=False, max_length=400)),
                        ("submission_key", models.UUIDField(editable=False, null=True, unique=True)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("direct", "Trực tiếp"),
                                    ("zalo", "Zalo"),
                                    ("fanpage", "Fanpage"),
                                    ("hotline", "Đường dây nóng"),
                                    ("box", "Hòm thư góp ý"),
                                    ("post", "Bưu chính"),
                                    ("public", "Trang công khai"),
                                ],
                                max_length=10,
                                verbose_name="kênh",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("complaint", "Phản ánh"),
                                    ("petition", "Kiến nghị"),
                                    ("praise", "Khen ngợi"),
                                ],
                                default="complaint",
                                max_length=10,
                                verbose_name="loại",
                            ),
                        ),
                        ("received_at", models.DateTimeField(verbose_name="nhận lúc")),
                        ("content", models.TextField(max_length=4000, verbose_name="nội dung")),
                        ("field", models.CharField(blank=True, max_length=120, verbose_name="lĩnh vực")),
                        (
                            "personal_ref",
                            qms.models.personal.PersonalRefField(
                                blank=True, editable=False, max_length=101, verbose_name="người gửi"
                            ),
                        ),
                        (
                            "receipt_hash",
                            models.CharField(blank=True, db_index=True, editable=False, max_length=64),
                        ),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="hạn trả lời")),
                        (
                            "answer_days",
                            models.PositiveSmallIntegerField(
                                editable=False, null=True, verbose_name="số ngày làm việc"
                            ),
                        ),
                        (
                            "answer",
                            models.TextField(blank=True, max_length=4000, verbose_name="nội dung trả lời"),
                        ),
                        ("answered_on", models.DateField(blank=True, null=True, verbose_name="trả lời ngày")),
                        (
                            "answered_by",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("direct", "Gặp trực tiếp"),
                                    ("phone", "Điện thoại"),
                                    ("zalo", "Zalo"),
                                    ("fanpage", "Fanpage"),
                                    ("email", "Thư điện tử"),
                                    ("post", "Bưu chính"),
                                    ("public", "Trang tra cứu bằng mã biên nhận"),
                                    ("board", "Niêm yết tại trụ sở"),
                                ],
                                max_length=10,
                                verbose_name="cách trả lời",
                            ),
                        ),
                        (
                            "satisfied",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("yes", "Hài lòng"),
                                    ("no", "Không hài lòng"),
                                    ("unknown", "Không liên hệ được hoặc không cho ý kiến"),
                                ],
                                max_length=10,
                                verbose_name="ý kiến người gửi",
                            ),
                        ),
                        ("note", models.TextField(blank=True, max_length=2000, verbose_name="ghi nhận")),
                        (
                            "reopened",
                            models.PositiveSmallIntegerField(
                                default=0, editable=False, verbose_name="số lần mở lại"
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người lập",
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="documents.document",
                                verbose_name="thủ tục",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người trả lời",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                        (
                            "service_file",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.servicefile",
                                verbose_name="hồ sơ",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "phản ánh, kiến nghị",
                        "verbose_name_plural": "phản ánh, kiến nghị, khen ngợi",
                        "abstract": False,
                        "indexes": [models.Index(fields=["unit", "received_at"], name="feedback_by_day")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("code", ""), _negated=True),
                                fields=("unit", "code"),
                                name="registers_feedback_code",
                                violation_error_message="Mã này đã có trong đơn vị.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "answered"), _negated=True),
                                    models.Q(
                                        ("answered_on__isnull", False),
                                        models.Q(("answer", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="feedback_answered_in_words",
                                violation_error_message="Phản ánh đã trả lời phải có nội dung và ngày trả lời.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "assigned"), _negated=True),
                                    ("person__isnull", False),
                                    _connector="OR",
                                ),
                                name="feedback_assigned_to_somebody",
                                violation_error_message="Phản ánh đang xử lý phải có người trả lời.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("receipt_hash", ""), ("channel", "public"), _connector="OR"
                                ),
                                name="feedback_receipt_of_public_page",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("receipt_hash", ""), _negated=True),
                                fields=("receipt_hash",),
                                name="feedback_receipt_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FeedbackSetting",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        (
                            "answer_days",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(250),
                                ],
                                verbose_name="trả lời trong (ngày làm việc)",
                            ),
                        ),
                        ("basis", models.CharField(blank=True, max_length=200, verbose_name="căn cứ")),
                        (
                            "takes_public",
                            models.BooleanField(
                                default=True, verbose_name="nhận phản ánh qua trang công khai"
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "cách nhận phản ánh",
                        "verbose_name_plural": "cách nhận phản ánh",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("unit",),
                                name="feedback_set_once",
                                violation_error_message="Đơn vị đã có cách nhận phản ánh.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("answer_days", None), ("answer_days__range", (1, 250)), _connector="OR"
                                ),
                                name="feedback_days_in_range",
                                violation_error_message="Số ngày trả lời phải từ 1 đến 250.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Handover",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="thứ tự")),
                        ("step_no", models.PositiveSmallIntegerField(verbose_name="bước")),
                        ("step", models.CharField(max_length=300, verbose_name="công việc")),
                        ("to_place", models.CharField(blank=True, max_length=200, verbose_name="nơi nhận")),
                        ("taken_at", models.DateTimeField(verbose_name="nhận lúc")),
                        ("due_at", models.DateTimeField(blank=True, null=True, verbose_name="hạn của bước")),
                        (
                            "limit_hours",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=9,
                                null=True,
                                verbose_name="thời gian của bước, giờ làm việc",
                            ),
                        ),
                        (
                            "left_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="chuyển đi lúc"),
                        ),
                        (
                            "taken_hours",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=9,
                                null=True,
                                verbose_name="đã làm, giờ làm việc",
                            ),
                        ),
                        ("outcome", models.CharField(blank=True, max_length=10, verbose_name="so với hạn")),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="ghi chú")),
                        (
                            "from_person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người giao",
                            ),
                        ),
                        (
                            "to_person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người nhận",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="handovers",
                                to="registers.servicefile",
                                verbose_name="hồ sơ",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "lượt giao nhận",
                        "verbose_name_plural": "giao nhận hồ sơ",
                        "ordering": ["file", "number"],
                        "indexes": [models.Index(fields=["unit", "left_at"], name="handover_left")],
                        "constraints": [
                            models.UniqueConstraint(fields=("file", "number"), name="handover_numbered_once"),
                            models.UniqueConstraint(
                                condition=models.Q(("left_at", None)),
                                fields=("file",),
                                name="file_in_one_pair_of_hands",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("left_at", None), ("left_at__gte", models.F("taken_at")), _connector="OR"
                                ),
                                name="handover_leaves_after_taken",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HeldOriginal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("name", models.CharField(max_length=300, verbose_name="giấy tờ")),
                        ("quantity", models.PositiveSmallIntegerField(default=1, verbose_name="số bản")),
                        (
                            "condition",
                            models.CharField(blank=True, max_length=200, verbose_name="tình trạng khi nhận"),
                        ),
                        ("taken_at", models.DateTimeField(verbose_name="nhận lúc")),
                        (
                            "given_back_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="trả lúc"),
                        ),
                        (
                            "condition_back",
                            models.CharField(blank=True, max_length=200, verbose_name="tình trạng khi trả"),
                        ),
                        (
                            "incident",
                            models.TextField(blank=True, verbose_name="mất, hỏng và đã báo công dân thế nào"),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.servicefile",
                                verbose_name="hồ sơ",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "bản chính công dân nộp",
                        "verbose_name_plural": "bản chính công dân nộp",
                        "ordering": ["file", "id"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("given_back_at", None)),
                                fields=["unit"],
                                name="original_held",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("given_back_at", None),
                                    ("given_back_at__gte", models.F("taken_at")),
                                    _connector="OR",
                                ),
                                name="original_back_after_taken",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("quantity__gte", 1)), name="original_at_least_one"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalApology",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                        ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                        ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                        ("history_act", models.UUIDField()),
                        ("history_request", models.CharField(blank=True, max_length=36)),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        (
                            "form",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("KT", "KT. (ký thay)"),
                                    ("TL", "TL. (thừa lệnh)"),
                                    ("TUQ", "TUQ. (thừa ủy quyền)"),
                                ],
                                max_length=5,
                                verbose_name="hình thức ký",
                            ),
                        ),
                        (
                            "on_behalf_position",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="chức vụ người được ký thay"
                            ),
                        ),
                        ("number", models.CharField(blank=True, max_length=40, verbose_name="số phiếu")),
                        ("reason", models.TextField(verbose_name="lý do")),
                        ("old_due_at", models.DateTimeField(verbose_name="đã hẹn")),
                        ("new_due_at", models.DateTimeField(verbose_name="hẹn lại")),
                        ("proposed_at", models.DateTimeField(verbose_name="lập lúc")),
                        (
                            "signed_position",
                            models.CharField(blank=True, max_length=120, verbose_name="chức vụ người ký"),
                        ),
                        ("signed_at", models.DateTimeField(blank=True, null=True, verbose_name="ký lúc")),
                        ("is_late", models.BooleanField(default=False, verbose_name="gửi muộn")),
                        (
                            "history_id",
                            models.BigAutoField(editable=False, primary_key=True, serialize=False),
                        ),
                        ("history_date", models.DateTimeField()),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "deputy",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="documents.deputy",
                                verbose_name="căn cứ ký thay",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "on_behalf_of",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="ký thay cho",
                            ),
                        ),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người lập",
                            ),
                        ),
                        (
                            "signed_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người ký",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="registers.servicefile",
                                verbose_name="hồ sơ",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical phiếu xin lỗi",
                        "verbose_name_plural": "historical phiếu xin lỗi",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="registers_h_id_aedc87_idx",
                            ),
                            models.Index(
                                fields=["unit", "history_date"], name="registers_h_unit_id_0b865b_idx"
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalAppointment",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                        ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                        ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                        ("history_act", models.UUIDField()),
                        ("history_request", models.CharField(blank=True, max_length=36)),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                        ("title", models.CharField(max_length=300, verbose_name="tên")),
                        ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                        ("search_text", models.CharField(editable=False, max_length=400)),
                        ("submission_key", models.UUIDField(editable=False, null=True)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                        ("position", models.CharField(max_length=120, verbose_name="Chức vụ")),
                        (
                            "post",
                            models.CharField(
                                choices=[
                                    ("head", "Trưởng Ban chỉ đạo ISO"),
                                    ("vice", "Phó Trưởng Ban chỉ đạo ISO"),
                                    ("secretary", "Thư ký ISO (đại diện lãnh đạo)"),
                                    ("member", "Thành viên Ban chỉ đạo ISO"),
                                    ("auditor", "Đánh giá viên nội bộ"),
                                    ("owner", "Chủ quá trình"),
                                    ("other", "Vai trò khác"),
                                ],
                                default="member",
                                max_length=12,
                                verbose_name="Vai trò",
                            ),
                        ),
                        ("duties", models.TextField(blank=True, verbose_name="Trách nhiệm, quyền hạn")),
                        ("decision_number", models.CharField(max_length=60, verbose_name="Số quyết định")),
                        ("decided_on", models.DateField(verbose_name="Ngày quyết định")),
                        ("from_date", models.DateField(verbose_name="Từ ngày")),
                        ("to_date", models.DateField(blank=True, null=True, verbose_name="Đến ngày")),
                        (
                            "history_id",
                            models.BigAutoField(editable=False, primary_key=True, serialize=False),
                        ),
                        ("history_date", models.DateTimeField()),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "appointee",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người được phân công",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người lập",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người theo dõi",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical phân công trách nhiệm",
                        "verbose_name_plural": "historical phân công trách nhiệm",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="registers_h_id_cde33b_idx",
                            ),
                            models.Index(
                                fields=["unit", "history_date"], name="registers_h_unit_id_ab76c5_idx"
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalAssessedCriterion",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                        ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                        ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                        ("history_act", models.UUIDField()),
                        ("history_request", models.CharField(blank=True, max_length=36)),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("no", models.PositiveSmallIntegerField(editable=False, verbose_name="Thứ tự")),
                        (
                            "group",
                            models.CharField(blank=True, editable=False, max_length=120, verbose_name="Nhóm"),
                        ),
                        ("text", models.CharField(editable=False, max_length=300, verbose_name="Tiêu chí")),
                        (
                            "how",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="Cách kiểm tra"
                            ),
                        ),
                        (
                            "most_points",
                            models.DecimalField(
                                decimal_places=2, editable=False, max_digits=5, verbose_name="Điểm tối đa"
                            ),
                        ),
                        (
                            "points",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=5, null=True, verbose_name="Điểm"
                            ),
                        ),
                        ("evidence", models.CharField(blank=True, max_length=300, verbose_name="Bằng chứng")),
                        (
                            "history_id",
                            models.BigAutoField(editable=False, primary_key=True, serialize=False),
                        ),
                        ("history_date", models.DateTimeField()),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                        (
                            "assessment",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="registers.modelassessment",
                                verbose_name="Lần chấm",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical tiêu chí đã chấm",
                        "verbose_name_plural": "historical tiêu chí đã chấms",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="registers_h_id_36e534_idx",
                            ),
                            models.Index(
                                fields=["unit", "history_date"], name="registers_h_unit_id_caeaac_idx"
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalChangePlan",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                        ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                        ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                        ("history_act", models.UUIDField()),
                        ("history_request", models.CharField(blank=True, max_length=36)),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                        ("title", models.CharField(max_length=300, verbose_name="tên")),
                        ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                        ("search_text", models.CharField(editable=False, max_length=400)),
                        ("submission_key", models.UUIDField(editable=False, null=True)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("system", "Hệ thống quản lý (6.3)"),
                                    ("service", "Việc giải quyết thủ tục (8.5.6)"),
                                ],
                                default="system",
                                max_length=10,
                                verbose_name="Thay đổi",
                            ),
                        ),
                        ("purpose", models.TextField(verbose_name="Mục đích")),
                        ("consequences", models.TextField(blank=True, verbose_name="Hệ quả có thể có")),
                        (
                            "integrity",
                            models.TextField(
                                blank=True, verbose_name="Cách giữ hệ thống trọn vẹn khi thay đổi"
                            ),
                        ),
                        ("resources", models.TextField(blank=True, verbose_name="Nguồn lực")),
                        ("due", models.DateField(blank=True, null=True, verbose_name="Hạn")),
                        ("outcome", models.TextField(blank=True, verbose_name="Kết quả xem xét thay đổi")),
                        (
                            "history_id",
                            models.BigAutoField(editable=False, primary_key=True, serialize=False),
                        ),
                        ("history_date", models.DateTimeField()),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người lập",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người chịu trách nhiệm",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical kế hoạch thay đổi",
                        "verbose_name_plural": "historical kế hoạch thay đổi",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="registers_h_id_77f01f_idx",
                            ),
                            models.Index(
                                fields=["unit", "history_date"], name="registers_h_unit_id_de0cdc_idx"
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalChangeStep",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                        ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                        ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                        ("history_act", models.UUIDField()),
                        ("history_request", models.CharField(blank=True, max_length=36)),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("text", models.CharField(max_length=300, verbose_name="Việc cần làm")),
                        ("due", models.DateField(blank=True, null=True, verbose_name="Hạn")),
                        ("done_on", models.DateField(blank=True, null=True, verbose_name="Ngày xong")),
                        ("result", models.CharField(blank=True, max_length=300, verbose_name="Kết quả")),
                        (
                            "history_id",
                            models.BigAutoField(editable=False, primary_key=True, serialize=False),
                        ),
                        ("history_date", models.DateTimeField()),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người làm",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="registers.changeplan",
                                verbose_name="Kế hoạch thay đổi",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical việc của kế hoạch thay đổi",
                        "verbose_name_plural": "historical việc của kế hoạch thay đổis",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="registers_h_id_5c6bc4_idx",
                            ),
                            models.Index(
                                fields=["unit", "history_date"], name="registers_h_unit_id_878199_idx"
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalCommunication",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                        ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                        ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                        ("history_act", models.UUIDField()),
                        ("history_request", models.CharField(blank=True, max_length=36)),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                        ("title", models.CharField(max_length=300, verbose_name="tên")),
                        ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                        ("search_text", models.CharField(editable=False, max_length=400)),
                        ("submission_key", models.UUIDField(editable=False, null=True)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                        (
                            "side",
                            models.CharField(
                                choices=[("internal", "Nội bộ"), ("external", "Bên ngoài")],
                                default="external",
                                max_length=10,
                                verbose_name="Nội bộ hay bên ngoài",
                            ),
                        ),
                        ("audience", models.CharField(max_length=200, verbose_name="Với ai")),
                        (
                            "way",
                            models.CharField(
                                choices=[
                                    ("zalo", "Zalo"),
                                    ("fanpage", "Trang mạng xã hội (fanpage)"),
                                    ("posted", "Niêm yết"),
                                    ("speaker", "Loa truyền thanh"),
                                    ("meeting", "Họp, giao ban"),
                                    ("letter", "Văn bản, thư điện tử"),
                                    ("other", "Cách khác"),
                                ],
                                default="zalo",
                                max_length=10,
                                verbose_name="Cách nào",
                            ),
                        ),
                        (
                            "every_months",
                            models.PositiveSmallIntegerField(
                                choices=[
                                    (0, "Khi có việc"),
                                    (1, "Hằng tháng"),
                                    (3, "Hằng quý"),
                                    (6, "6 tháng"),
                                    (12, "Hằng năm"),
                                ],
                                default=0,
                                verbose_name="Khi nào",
                            ),
                        ),
                        ("detail", models.TextField(blank=True, verbose_name="Ghi chú")),
                        ("last_on", models.DateField(editable=False, null=True, verbose_name="Lần gần nhất")),
                        ("next_on", models.DateField(editable=False, null=True, verbose_name="Lần tới")),
                        (
                            "history_id",
                            models.BigAutoField(editable=False, primary_key=True, serialize=False),
                        ),
                        ("history_date", models.DateTimeField()),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người lập",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Ai làm",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical trao đổi thông tin",
                        "verbose_name_plural": "historical kế hoạch trao đổi thông tin",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="registers_h_id_161d3d_idx",
                            ),
                            models.Index(
                                fields=["unit", "history_date"], name="registers_h_unit_id_97197c_idx"
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalCommunicationPost",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                        ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                        ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                        ("history_act", models.UUIDField()),
                        ("history_request", models.CharField(blank=True, max_length=36)),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("done_on", models.DateField(verbose_name="Ngày")),
                        (
                            "way",
                            models.CharField(
                                choices=[
                                    ("zalo", "Zalo"),
                                    ("fanpage", "Trang mạng xã hội (fanpage)"),
                                    ("posted", "Niêm yết"),
                                    ("speaker", "Loa truyền thanh"),
                                    ("meeting", "Họp, giao ban"),
                                    ("letter", "Văn bản, thư điện tử"),
                                    ("other", "Cách khác"),
                                ],
                                default="zalo",
                                max_length=10,
                                verbose_name="Cách",
                            ),
                        ),
                        ("content", models.CharField(max_length=300, verbose_name="Nội dung")),
                        ("link", models.URLField(blank=True, max_length=300, verbose_name="Đường dẫn")),
                        (
                            "history_id",
                            models.BigAutoField(editable=False, primary_key=True, serialize=False),
                        ),
                        ("history_date", models.DateTimeField()),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "communication",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="registers.communication",
                                verbose_name="Kế hoạch trao đổi thông tin",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người làm",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical lần trao đổi thông tin",
                        "verbose_name_plural": "historical lần trao đổi thông tins",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="registers_h_id_49bdc4_idx",
                            ),
                            models.Index(
                                fields=["unit", "history_date"], name="registers_h_unit_id_ea7528_idx"
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalCompetence",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                        ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                        ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                        ("history_act", models.UUIDField()),
                        ("history_request", models.CharField(blank=True, max_length=36)),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                        ("title", models.CharField(max_length=300, verbose_name="tên")),
                        ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                        ("search_text", models.CharField(editable=False, max_length=400)),
                        ("submission_key", models.UUIDField(editable=False, null=True)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                        (
                            "review_months",
                            models.PositiveSmallIntegerField(
                                choices=[(3, "3 tháng"), (6, "6 tháng"), (12, "12 tháng"), (24, "24 tháng")],
                                default=12,
                                verbose_name="Xem xét lại sau",
                            ),
                        ),
                        (
                            "reviewed_on",
                            models.DateField(blank=True, null=True, verbose_name="Ngày xem xét gần nhất"),
                        ),
                        (
                            "next_review",
                            models.DateField(editable=False, null=True, verbose_name="Lần xem xét tới"),
                        ),
                        ("education", models.TextField(blank=True, verbose_name="Trình độ, văn bằng")),
                        ("experience", models.TextField(blank=True, verbose_name="Kinh nghiệm")),
                        ("plan", models.TextField(blank=True, verbose_name="Việc làm để bù khoảng thiếu")),
                        (
                            "item_count",
                            models.PositiveSmallIntegerField(
                                default=0, editable=False, verbose_name="Số yêu cầu"
                            ),
                        ),
                        (
                            "gap_count",
                            models.PositiveSmallIntegerField(
                                default=0, editable=False, verbose_name="Số yêu cầu còn thiếu"
                            ),
                        ),
                        (
                            "history_id",
                            models.BigAutoField(editable=False, primary_key=True, serialize=False),
                        ),
                        ("history_date", models.DateTimeField()),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người lập",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "holder",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người giữ vị trí",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người theo dõi",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical hồ sơ năng lực",
                        "verbose_name_plural": "historical hồ sơ năng lực",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="registers_h_id_10517b_idx",
                            ),
                            models.Index(
                                fields=["unit", "history_date"], name="registers_h_unit_id_5ec24b_idx"
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalCompetenceItem",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                        ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                        ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                        ("history_act", models.UUIDField()),
                        ("history_request", models.CharField(blank=True, max_length=36)),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("requirement", models.CharField(max_length=200, verbose_name="Yêu cầu")),
                        (
                            "required",
                            models.PositiveSmallIntegerField(
                                choices=[
                                    (0, "0 – Chưa có"),
                                    (1, "1 – Biết"),
                                    (2, "2 – Làm được khi có hướng dẫn"),
                                    (3, "3 – Làm được một mình"),
                                    (4, "4 – Hướng dẫn được người khác"),
                                ],
                                default=3,
                                validators=[django.core.validators.MaxValueValidator(4)],
                                verbose_name="Mức cần",
                            ),
                        ),
                        (
                            "actual",
                            models.PositiveSmallIntegerField(
                                choices=[
                                    (0, "0 – Chưa có"),
                                    (1, "1 – Biết"),
                                    (2, "2 – Làm được khi có hướng dẫn"),
                                    (3, "3 – Làm được một mình"),
                                    (4, "4 – Hướng dẫn được người khác"),
                                ],
                                default=0,
                                validators=[django.core.validators.MaxValueValidator(4)],
                                verbose_name="Mức thực tế",
                            ),
                        ),
                        ("evidence", models.CharField(blank=True, max_length=200, verbose_name="Bằng chứng")),
                        (
                            "history_id",
                            models.BigAutoField(editable=False, primary_key=True, serialize=False),
                        ),
                        ("history_date", models.DateTimeField()),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "competence",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="registers.competence",
                                verbose_name="Hồ sơ năng lực",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical yêu cầu năng lực",
                        "verbose_name_plural": "historical yêu cầu năng lựcs",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="registers_h_id_a0892b_idx",
                            ),
                            models.Index(
                                fields=["unit", "history_date"], name="registers_h_unit_id_6e9bbd_idx"
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalConduct",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                        ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                        ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                        ("history_act", models.UUIDField()),
                        ("history_request", models.CharField(blank=True, max_length=36)),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                        ("title", models.CharField(max_length=300, verbose_name="tên")),
                        ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                        ("search_text", models.CharField(editable=False, max_length=400)),
                        ("submission_key", models.UUIDField(editable=False, null=True)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                        ("from_date", models.DateField(verbose_name="Áp dụng từ ngày")),
                        (
                            "basis",
                            models.CharField(blank=True, max_length=200, verbose_name="Văn bản, căn cứ"),
                        ),
                        (
                            "xin",
                            models.TextField(
                                blank=True,
                                default="xin chào\nxin lỗi\nxin cảm ơn\nxin phép",
                                help_text="Mỗi dòng một ý.",
                                max_length=500,
                                verbose_name="4 xin",
                            ),
                        ),
                        (
                            "luon",
                            models.TextField(
                                blank=True,
                                default="luôn mỉm cười\nluôn nhẹ nhàng\nluôn lắng nghe\nluôn giúp đỡ",
                                help_text="Mỗi dòng một ý.",
                                max_length=500,
                                verbose_name="4 luôn",
                            ),
                        ),
                        (
                            "khong",
                            models.TextField(
                                blank=True,
                                help_text="Để trống khi chưa có văn bản gốc. Khi có, ghi đúng văn bản, mỗi dòng một ý.",
                                max_length=500,
                                verbose_name="5 không",
                            ),
                        ),
                        (
                            "history_id",
                            models.BigAutoField(editable=False, primary_key=True, serialize=False),
                        ),
                        ("history_date", models.DateTimeField()),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người lập",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical phương châm phục vụ",
                        "verbose_name_plural": "historical phương châm phục vụ",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="registers_h_id_54c769_idx",
                            ),
                            models.Index(
                                fields=["unit", "history_date"], name="registers_h_unit_id_b359cd_idx"
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalContextIssue",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                        ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                        ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                        ("history_act", models.UUIDField()),
                        ("history_request", models.CharField(blank=True, max_length=36)),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                        ("title", models.CharField(max_length=300, verbose_name="tên")),
                        ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                        ("search_text", models.CharField(editable=False, max_length=400)),
                        ("submission_key", models.UUIDField(editable=False, null=True)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                        (
                            "review_months",
                            models.PositiveSmallIntegerField(
                                choices=[(3, "3 tháng"), (6, "6 tháng"), (12, "12 tháng"), (24, "24 tháng")],
                                default=12,
                                verbose_name="Xem xét lại sau",
                            ),
                        ),
                        (
                            "reviewed_on",
                            models.DateField(blank=True, null=True, verbose_name="Ngày xem xét gần nhất"),
                        ),
                        (
                            "next_review",
                            models.DateField(editable=False, null=True, verbose_name="Lần xem xét tới"),
                        ),
                        (
                            "side",
                            models.CharField(
                                choices=[("internal", "Nội bộ"), ("external", "Bên ngoài")],
                                default="internal",
                                max_length=10,
                                verbose_name="Nội bộ hay bên ngoài",
                            ),
                        ),
                        (
                            "effect",
                            models.CharField(
                                choices=[("good", "Tích cực"), ("bad", "Tiêu cực")],
                                default="bad",
                                max_length=6,
                                verbose_name="Tích cực hay tiêu cực",
                            ),
                        ),
                        (
                            "impact",
                            models.TextField(verbose_name="Ảnh hưởng tới hệ thống quản lý chất lượng"),
                        ),
                        (
                            "climate",
                            models.CharField(
                                choices=[
                                    ("other", "Vấn đề khác"),
                                    ("relevant", "Biến đổi khí hậu: có liên quan"),
                                    ("irrelevant", "Biến đổi khí hậu: đã xem xét, không liên quan"),
                                ],
                                default="other",
                                help_text="ISO 9001:2015/Amd 1:2024 hỏi biến đổi khí hậu có là vấn đề của đơn vị không.",
                                max_length=12,
                                verbose_name="Biến đổi khí hậu",
                            ),
                        ),
                        ("how_followed", models.TextField(blank=True, verbose_name="Cách theo dõi")),
                        (
                            "history_id",
                            models.BigAutoField(editable=False, primary_key=True, serialize=False),
                        ),
                        ("history_date", models.DateTimeField()),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người lập",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người theo dõi",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical vấn đề bối cảnh",
                        "verbose_name_plural": "historical bối cảnh của tổ chức",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="registers_h_id_6d8eaa_idx",
                            ),
                            models.Index(
                                fields=["unit", "history_date"], name="registers_h_unit_id_8eef02_idx"
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalEquipment",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                        ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                        ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                        ("history_act", models.UUIDField()),
                        ("history_request", models.CharField(blank=True, max_length=36)),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                        ("title", models.CharField(max_length=300, verbose_name="tên")),
                        ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                        ("search_text", models.CharField(editable=False, max_length=400)),
                        ("submission_key", models.UUIDField(editable=False, null=True)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                        ("tag", models.CharField(blank=True, max_length=40, verbose_name="Mã quản lý")),
                        (
                            "model_name",
                            models.CharField(blank=True, max_length=80, verbose_name="Kiểu, model"),
                        ),
                        (
                            "serial",
                            models.CharField(blank=True, max_length=80, verbose_name="Số máy (serial)"),
                        ),
                        (
                            "used_from",
                            models.DateField(blank=True, null=True, verbose_name="Ngày đưa vào dùng"),
                        ),
                        ("place", models.CharField(max_length=120, verbose_name="Vị trí")),
                        (
                            "maintenance_months",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="Để trống khi không theo chu kỳ.",
                                null=True,
                                verbose_name="Chu kỳ bảo dưỡng (tháng)",
                            ),
                        ),
                        (
                            "is_measuring",
                            models.BooleanField(
                                default=False,
                                help_text="Chỉ thiết bị mà kết quả đo quyết định việc giải quyết hồ sơ (7.1.5).",
                                verbose_name="Là thiết bị đo phải hiệu chuẩn, kiểm định",
                            ),
                        ),
                        (
                            "measuring_range",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="Phạm vi đo, độ chính xác"
                            ),
                        ),
                        (
                            "next_maintenance",
                            models.DateField(editable=False, null=True, verbose_name="Bảo dưỡng lần tới"),
                        ),
                        (
                            "valid_to",
                            models.DateField(
                                editable=False, null=True, verbose_name="Hiệu chuẩn có giá trị đến"
                            ),
                        ),
                        (
                            "is_broken",
                            models.BooleanField(
                                default=False, editable=False, verbose_name="Lần gần nhất không đạt"
                            ),
                        ),
                        (
                            "history_id",
                            models.BigAutoField(editable=False, primary_key=True, serialize=False),
                        ),
                        ("history_date", models.DateTimeField()),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người lập",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người quản lý",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical thiết bị",
                        "verbose_name_plural": "historical thiết bị",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="registers_h_id_0c5e53_idx",
                            ),
                            models.Index(
                                fields=["unit", "history_date"], name="registers_h_unit_id_00b7b0_idx"
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalEquipmentCare",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                        ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                        ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                        ("history_act", models.UUIDField()),
                        ("history_request", models.CharField(blank=True, max_length=36)),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("maintenance", "Bảo dưỡng"),
                                    ("repair", "Sửa chữa"),
                                    ("calibration", "Hiệu chuẩn"),
                                    ("verification", "Kiểm định"),
                                ],
                                default="maintenance",
                                max_length=12,
                                verbose_name="Việc",
                            ),
                        ),
                        ("done_on", models.DateField(verbose_name="Ngày làm")),
                        ("content", models.CharField(max_length=300, verbose_name="Nội dung")),
                        (
                            "done_by",
                            models.CharField(blank=True, max_length=160, verbose_name="Đơn vị, người làm"),
                        ),
                        ("passed", models.BooleanField(default=True, verbose_name="Đạt, dùng tiếp được")),
                        (
                            "certificate",
                            models.CharField(blank=True, max_length=80, verbose_name="Số giấy chứng nhận"),
                        ),
                        ("valid_to", models.DateField(blank=True, null=True, verbose_name="Có giá trị đến")),
                        (
                            "cost",
                            models.DecimalField(
                                blank=True,
                                decimal_places=0,
                                max_digits=14,
                                null=True,
                                verbose_name="Chi phí (đồng)",
                            ),
                        ),
                        (
                            "history_id",
                            models.BigAutoField(editable=False, primary_key=True, serialize=False),
                        ),
                        ("history_date", models.DateTimeField()),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "equipment",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="registers.equipment",
                                verbose_name="Thiết bị",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical lần bảo dưỡng, hiệu chuẩn",
                        "verbose_name_plural": "historical lần bảo dưỡng, hiệu chuẩns",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="registers_h_id_ca4158_idx",
                            ),
                            models.Index(
                                fields=["unit", "history_date"], name="registers_h_unit_id_0cb66a_idx"
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalFeedback",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                        ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                        ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                        ("history_act", models.UUIDField()),
                        ("history_request", models.CharField(blank=True, max_length=36)),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                        ("title", models.CharField(max_length=300, verbose_name="tên")),
                        ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                        ("search_text", models.CharField(editable=False, max_length=400)),
                        ("submission_key", models.UUIDField(editable=False, null=True)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("direct", "Trực tiếp"),
                                    ("zalo", "Zalo"),
                                    ("fanpage", "Fanpage"),
                                    ("hotline", "Đường dây nóng"),
                                    ("box", "Hòm thư góp ý"),
                                    ("post", "Bưu chính"),
                                    ("public", "Trang công khai"),
                                ],
                                max_length=10,
                                verbose_name="kênh",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("complaint", "Phản ánh"),
                                    ("petition", "Kiến nghị"),
                                    ("praise", "Khen ngợi"),
                                ],
                                default="complaint",
                                max_length=10,
                                verbose_name="loại",
                            ),
                        ),
                        ("received_at", models.DateTimeField(verbose_name="nhận lúc")),
                        ("content", models.TextField(max_length=4000, verbose_name="nội dung")),
                        ("field", models.CharField(blank=True, max_length=120, verbose_name="lĩnh vực")),
                        (
                            "personal_ref",
                            qms.models.personal.PersonalRefField(
                                blank=True, editable=False, max_length=101, verbose_name="người gửi"
                            ),
                        ),
                        ("receipt_hash", models.CharField(blank=True, editable=False, max_length=64)),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="hạn trả lời")),
                        (
                            "answer_days",
                            models.PositiveSmallIntegerField(
                                editable=False, null=True, verbose_name="số ngày làm việc"
                            ),
                        ),
                        (
                            "answer",
                            models.TextField(blank=True, max_length=4000, verbose_name="nội dung trả lời"),
                        ),
                        ("answered_on", models.DateField(blank=True, null=True, verbose_name="trả lời ngày")),
                        (
                            "answered_by",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("direct", "Gặp trực tiếp"),
                                    ("phone", "Điện thoại"),
                                    ("zalo", "Zalo"),
                                    ("fanpage", "Fanpage"),
                                    ("email", "Thư điện tử"),
                                    ("post", "Bưu chính"),
                                    ("public", "Trang tra cứu bằng mã biên nhận"),
                                    ("board", "Niêm yết tại trụ sở"),
                                ],
                                max_length=10,
                                verbose_name="cách trả lời",
                            ),
                        ),
                        (
                            "satisfied",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("yes", "Hài lòng"),
                                    ("no", "Không hài lòng"),
                                    ("unknown", "Không liên hệ được hoặc không cho ý kiến"),
                                ],
                                max_length=10,
                                verbose_name="ý kiến người gửi",
                            ),
                        ),
                        ("note", models.TextField(blank=True, max_length=2000, verbose_name="ghi nhận")),
                        (
                            "reopened",
                            models.PositiveSmallIntegerField(
                                default=0, editable=False, verbose_name="số lần mở lại"
                            ),
                        ),
                        (
                            "history_id",
                            models.BigAutoField(editable=False, primary_key=True, serialize=False),
                        ),
                        ("history_date", models.DateTimeField()),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người lập",
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="documents.document",
                                verbose_name="thủ tục",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người trả lời",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                        (
                            "service_file",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="registers.servicefile",
                                verbose_name="hồ sơ",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical phản ánh, kiến nghị",
                        "verbose_name_plural": "historical phản ánh, kiến nghị, khen ngợi",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="registers_h_id_f55089_idx",
                            ),
                            models.Index(
                                fields=["unit", "history_date"], name="registers_h_unit_id_221ab8_idx"
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalFeedbackSetting",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                        ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                        ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                        ("history_act", models.UUIDField()),
                        ("history_request", models.CharField(blank=True, max_length=36)),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        (
                            "answer_days",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(250),
                                ],
                                verbose_name="trả lời trong (ngày làm việc)",
                            ),
                        ),
                        ("basis", models.CharField(blank=True, max_length=200, verbose_name="căn cứ")),
                        (
                            "takes_public",
                            models.BooleanField(
                                default=True, verbose_name="nhận phản ánh qua trang công khai"
                            ),
                        ),
                        (
                            "history_id",
                            models.BigAutoField(editable=False, primary_key=True, serialize=False),
                        ),
                        ("history_date", models.DateTimeField()),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical cách nhận phản ánh",
                        "verbose_name_plural": "historical cách nhận phản ánh",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="registers_h_id_15f801_idx",
                            ),
                            models.Index(
                                fields=["unit", "history_date"], name="registers_h_unit_id_0898ce_idx"
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalHandover",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                        ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                        ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                        ("history_act", models.UUIDField()),
                        ("history_request", models.CharField(blank=True, max_length=36)),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="thứ tự")),
                        ("step_no", models.PositiveSmallIntegerField(verbose_name="bước")),
                        ("step", models.CharField(max_length=300, verbose_name="công việc")),
                        ("to_place", models.CharField(blank=True, max_length=200, verbose_name="nơi nhận")),
                        ("taken_at", models.DateTimeField(verbose_name="nhận lúc")),
                        ("due_at", models.DateTimeField(blank=True, null=True, verbose_name="hạn của bước")),
                        (
                            "limit_hours",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=9,
                                null=True,
                                verbose_name="thời gian của bước, giờ làm việc",
                            ),
                        ),
                        (
                            "left_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="chuyển đi lúc"),
                        ),
                        (
                            "taken_hours",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=9,
                                null=True,
                                verbose_name="đã làm, giờ làm việc",
                            ),
                        ),
                        ("outcome", models.CharField(blank=True, max_length=10, verbose_name="so với hạn")),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="ghi chú")),
                        (
                            "history_id",
                            models.BigAutoField(editable=False, primary_key=True, serialize=False),
                        ),
                        ("history_date", models.DateTimeField()),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "from_person",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người giao",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "to_person",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người nhận",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="registers.servicefile",
                                verbose_name="hồ sơ",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical lượt giao nhận",
                        "verbose_name_plural": "historical giao nhận hồ sơ",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="registers_h_id_81a813_idx",
                            ),
                            models.Index(
                                fields=["unit", "history_date"], name="registers_h_unit_id_bb9aef_idx"
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalHeldOriginal",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                        ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                        ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                        ("history_act", models.UUIDField()),
                        ("history_request", models.CharField(blank=True, max_length=36)),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("name", models.CharField(max_length=300, verbose_name="giấy tờ")),
                        ("quantity", models.PositiveSmallIntegerField(default=1, verbose_name="số bản")),
                        (
                            "condition",
                            models.CharField(blank=True, max_length=200, verbose_name="tình trạng khi nhận"),
                        ),
                        ("taken_at", models.DateTimeField(verbose_name="nhận lúc")),
                        (
                            "given_back_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="trả lúc"),
                        ),
                        (
                            "condition_back",
                            models.CharField(blank=True, max_length=200, verbose_name="tình trạng khi trả"),
                        ),
                        (
                            "incident",
                            models.TextField(blank=True, verbose_name="mất, hỏng và đã báo công dân thế nào"),
                        ),
                        (
                            "history_id",
                            models.BigAutoField(editable=False, primary_key=True, serialize=False),
                        ),
                        ("history_date", models.DateTimeField()),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="registers.servicefile",
                                verbose_name="hồ sơ",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical bản chính công dân nộp",
                        "verbose_name_plural": "historical bản chính công dân nộp",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="registers_h_id_fa608b_idx",
                            ),
                            models.Index(
                                fields=["unit", "history_date"], name="registers_h_unit_id_17c211_idx"
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalImportMapping",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                        ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                        ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                        ("history_act", models.UUIDField()),
                        ("history_request", models.CharField(blank=True, max_length=36)),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("name", models.CharField(max_length=80, verbose_name="tên")),
                        ("header_key", models.CharField(editable=False, max_length=64)),
                        ("headings", models.JSONField(default=list, verbose_name="tiêu đề cột")),
                        ("columns", models.JSONField(default=dict, verbose_name="cột được dùng")),
                        (
                            "date_order",
                            models.CharField(blank=True, max_length=3, verbose_name="thứ tự ngày tháng"),
                        ),
                        (
                            "history_id",
                            models.BigAutoField(editable=False, primary_key=True, serialize=False),
                        ),
                        ("history_date", models.DateTimeField()),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical mẫu cột nhập sổ",
                        "verbose_name_plural": "historical mẫu cột nhập sổ",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="registers_h_id_904cde_idx",
                            ),
                            models.Index(
                                fields=["unit", "history_date"], name="registers_h_unit_id_6089bd_idx"
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalImprovement",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                        ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                        ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                        ("history_act", models.UUIDField()),
                        ("history_request", models.CharField(blank=True, max_length=36)),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                        ("title", models.CharField(max_length=300, verbose_name="tên")),
                        ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                        ("search_text", models.CharField(editable=False, max_length=400)),
                        ("submission_key", models.UUIDField(editable=False, null=True)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("procedure", "Thủ tục, quy trình"),
                                    ("technology", "Công nghệ thông tin"),
                                    ("premises", "Nơi tiếp dân, thiết bị"),
                                    ("attitude", "Thái độ, cách phục vụ"),
                                    ("other", "Khác"),
                                ],
                                default="procedure",
                                max_length=12,
                                verbose_name="Lĩnh vực",
                            ),
                        ),
                        ("trouble", models.TextField(verbose_name="Vấn đề đang gặp")),
                        ("proposal", models.TextField(verbose_name="Cách làm đề xuất")),
                        ("benefit", models.TextField(verbose_name="Lợi ích")),
                        ("due", models.DateField(blank=True, null=True, verbose_name="Hạn")),
                        ("result", models.TextField(blank=True, verbose_name="Kết quả thực tế")),
                        ("spread", models.TextField(blank=True, verbose_name="Nhân rộng")),
                        (
                            "history_id",
                            models.BigAutoField(editable=False, primary_key=True, serialize=False),
                        ),
                        ("history_date", models.DateTimeField()),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người lập",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người thực hiện",
                            ),
                        ),
                        (
                            "proposer",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người đề xuất",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical sáng kiến cải tiến",
                        "verbose_name_plural": "historical sáng kiến, cải tiến",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="registers_h_id_504287_idx",
                            ),
                            models.Index(
                                fields=["unit", "history_date"], name="registers_h_unit_id_62129d_idx"
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalInterestedParty",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                        ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                        ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                        ("history_act", models.UUIDField()),
                        ("history_request", models.CharField(blank=True, max_length=36)),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                        ("title", models.CharField(max_length=300, verbose_name="tên")),
                        ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                        ("search_text", models.CharField(editable=False, max_length=400)),
                        ("submission_key", models.UUIDField(editable=False, null=True)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                        (
                            "review_months",
                            models.PositiveSmallIntegerField(
                                choices=[(3, "3 tháng"), (6, "6 tháng"), (12, "12 tháng"), (24, "24 tháng")],
                                default=12,
                                verbose_name="Xem xét lại sau",
                            ),
                        ),
                        (
                            "reviewed_on",
                            models.DateField(blank=True, null=True, verbose_name="Ngày xem xét gần nhất"),
                        ),
                        (
                            "next_review",
                            models.DateField(editable=False, null=True, verbose_name="Lần xem xét tới"),
                        ),
                        ("needs", models.TextField(verbose_name="Nhu cầu, mong đợi")),
                        (
                            "is_requirement",
                            models.BooleanField(default=True, verbose_name="Là yêu cầu phải đáp ứng"),
                        ),
                        (
                            "basis",
                            models.CharField(blank=True, max_length=200, verbose_name="Căn cứ của yêu cầu"),
                        ),
                        ("how_met", models.TextField(blank=True, verbose_name="Cách đáp ứng")),
                        (
                            "history_id",
                            models.BigAutoField(editable=False, primary_key=True, serialize=False),
                        ),
                        ("history_date", models.DateTimeField()),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người lập",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người theo dõi",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical bên quan tâm",
                        "verbose_name_plural": "historical bên quan tâm và yêu cầu",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="registers_h_id_b2b527_idx",
                            ),
                            models.Index(
                                fields=["unit", "history_date"], name="registers_h_unit_id_f2945e_idx"
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalKnowledge",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                        ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                        ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                        ("history_act", models.UUIDField()),
                        ("history_request", models.CharField(blank=True, max_length=36)),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                        ("title", models.CharField(max_length=300, verbose_name="tên")),
                        ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                        ("search_text", models.CharField(editable=False, max_length=400)),
                        ("submission_key", models.UUIDField(editable=False, null=True)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                        (
                            "review_months",
                            models.PositiveSmallIntegerField(
                                choices=[(3, "3 tháng"), (6, "6 tháng"), (12, "12 tháng"), (24, "24 tháng")],
                                default=12,
                                verbose_name="Xem xét lại sau",
                            ),
                        ),
                        (
                            "reviewed_on",
                            models.DateField(blank=True, null=True, verbose_name="Ngày xem xét gần nhất"),
                        ),
                        (
                            "next_review",
                            models.DateField(editable=False, null=True, verbose_name="Lần xem xét tới"),
                        ),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("experience", "Kinh nghiệm trong việc"),
                                    ("mistake", "Bài học từ sai sót"),
                                    ("handover", "Bàn giao của người chuyển công tác"),
                                    ("outside", "Từ bên ngoài"),
                                ],
                                default="experience",
                                max_length=12,
                                verbose_name="Nguồn",
                            ),
                        ),
                        ("lesson", models.TextField(verbose_name="Nội dung")),
                        (
                            "used_in",
                            models.CharField(blank=True, max_length=200, verbose_name="Dùng cho việc nào"),
                        ),
                        ("kept_at", models.CharField(blank=True, max_length=200, verbose_name="Nơi lưu")),
                        (
                            "shared_how",
                            models.CharField(blank=True, max_length=200, verbose_name="Cách truyền lại"),
                        ),
                        (
                            "history_id",
                            models.BigAutoField(editable=False, primary_key=True, serialize=False),
                        ),
                        ("history_date", models.DateTimeField()),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người lập",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người theo dõi",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical tri thức của tổ chức",
                        "verbose_name_plural": "historical tri thức của tổ chức",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="registers_h_id_3036a2_idx",
                            ),
                            models.Index(
                                fields=["unit", "history_date"], name="registers_h_unit_id_b4740c_idx"
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalMobilisedResource",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                        ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                        ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                        ("history_act", models.UUIDField()),
                        ("history_request", models.CharField(blank=True, max_length=36)),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                        ("title", models.CharField(max_length=300, verbose_name="tên")),
                        ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                        ("search_text", models.CharField(editable=False, max_length=400)),
                        ("submission_key", models.UUIDField(editable=False, null=True)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("money", "Kinh phí"),
                                    ("device", "Trang thiết bị"),
                                    ("work", "Công sức, nhân lực"),
                                ],
                                default="device",
                                max_length=8,
                                verbose_name="Loại",
                            ),
                        ),
                        ("quantity", models.CharField(blank=True, max_length=80, verbose_name="Số lượng")),
                        (
                            "amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=0,
                                max_digits=14,
                                null=True,
                                verbose_name="Giá trị (đồng)",
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                help_text="Cơ quan, tổ chức. Với cá nhân ghi chung, không ghi tên và số điện thoại.",
                                max_length=200,
                                verbose_name="Nguồn",
                            ),
                        ),
                        ("received_on", models.DateField(verbose_name="Ngày nhận")),
                        (
                            "papers",
                            models.CharField(blank=True, max_length=160, verbose_name="Biên bản, văn bản"),
                        ),
                        ("used_for", models.TextField(blank=True, verbose_name="Sử dụng")),
                        (
                            "history_id",
                            models.BigAutoField(editable=False, primary_key=True, serialize=False),
                        ),
                        ("history_date", models.DateTimeField()),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người lập",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người quản lý",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical nguồn lực huy động",
                        "verbose_name_plural": "historical nguồn lực huy động",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="registers_h_id_dacb3e_idx",
                            ),
                            models.Index(
                                fields=["unit", "history_date"], name="registers_h_unit_id_477596_idx"
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalModelAssessment",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                        ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                        ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                        ("history_act", models.UUIDField()),
                        ("history_request", models.CharField(blank=True, max_length=36)),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                        ("title", models.CharField(max_length=300, verbose_name="tên")),
                        ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                        ("search_text", models.CharField(editable=False, max_length=400)),
                        ("submission_key", models.UUIDField(editable=False, null=True)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                        ("assessed_on", models.DateField(verbose_name="Ngày chấm")),
                        ("remark", models.TextField(blank=True, verbose_name="Nhận xét, việc cần làm tiếp")),
                        (
                            "points",
                            models.DecimalField(
                                decimal_places=2, default=0, editable=False, max_digits=6, verbose_name="Điểm"
                            ),
                        ),
                        (
                            "most_points",
                            models.DecimalField(
                                decimal_places=2,
                                default=0,
                                editable=False,
                                max_digits=6,
                                verbose_name="Tổng điểm tối đa",
                            ),
                        ),
                        (
                            "item_count",
                            models.PositiveSmallIntegerField(
                                default=0, editable=False, verbose_name="Số tiêu chí"
                            ),
                        ),
                        (
                            "open_count",
                            models.PositiveSmallIntegerField(
                                default=0, editable=False, verbose_name="Số tiêu chí chưa chấm"
                            ),
                        ),
                        (
                            "history_id",
                            models.BigAutoField(editable=False, primary_key=True, serialize=False),
                        ),
                        ("history_date", models.DateTimeField()),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người lập",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người chấm",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                        (
                            "criteria",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="registers.modelcriteria",
                                verbose_name="Bộ tiêu chí",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical chấm điểm đơn vị điểm",
                        "verbose_name_plural": "historical chấm điểm đơn vị điểm",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="registers_h_id_7033dc_idx",
                            ),
                            models.Index(
                                fields=["unit", "history_date"], name="registers_h_unit_id_deb939_idx"
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalModelCriteria",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                        ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                        ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                        ("history_act", models.UUIDField()),
                        ("history_request", models.CharField(blank=True, max_length=36)),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                        ("title", models.CharField(max_length=300, verbose_name="tên")),
                        ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                        ("search_text", models.CharField(editable=False, max_length=400)),
                        ("submission_key", models.UUIDField(editable=False, null=True)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                        ("from_date", models.DateField(verbose_name="Áp dụng từ ngày")),
                        (
                            "basis",
                            models.CharField(blank=True, max_length=200, verbose_name="Văn bản ban hành"),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="Cách xếp loại")),
                        (
                            "most_points",
                            models.DecimalField(
                                decimal_places=2,
                                default=0,
                                editable=False,
                                max_digits=6,
                                verbose_name="Tổng điểm tối đa",
                            ),
                        ),
                        (
                            "history_id",
                            models.BigAutoField(editable=False, primary_key=True, serialize=False),
                        ),
                        ("history_date", models.DateTimeField()),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người lập",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical bộ tiêu chí đơn vị điểm",
                        "verbose_name_plural": "historical bộ tiêu chí đơn vị điểm",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="registers_h_id_74a40b_idx",
                            ),
                            models.Index(
                                fields=["unit", "history_date"], name="registers_h_unit_id_daccba_idx"
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalModelCriterion",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                        ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                        ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                        ("history_act", models.UUIDField()),
                        ("history_request", models.CharField(blank=True, max_length=36)),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("no", models.PositiveSmallIntegerField(default=1, verbose_name="Thứ tự")),
                        ("group", models.CharField(blank=True, max_length=120, verbose_name="Nhóm")),
                        ("text", models.CharField(max_length=300, verbose_name="Tiêu chí")),
                        (
                            "most_points",
                            models.DecimalField(decimal_places=2, max_digits=5, verbose_name="Điểm tối đa"),
                        ),
                        ("how", models.CharField(blank=True, max_length=300, verbose_name="Cách kiểm tra")),
                        (
                            "history_id",
                            models.BigAutoField(editable=False, primary_key=True, serialize=False),
                        ),
                        ("history_date", models.DateTimeField()),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                        (
                            "criteria",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="registers.modelcriteria",
                                verbose_name="Bộ tiêu chí",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical tiêu chí",
                        "verbose_name_plural": "historical tiêu chís",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="registers_h_id_a20f41_idx",
                            ),
                            models.Index(
                                fields=["unit", "history_date"], name="registers_h_unit_id_11385e_idx"
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalNonconformingOutput",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                        ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                        ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                        ("history_act", models.UUIDField()),
                        ("history_request", models.CharField(blank=True, max_length=36)),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                        ("title", models.CharField(max_length=300, verbose_name="tên")),
                        ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                        ("search_text", models.CharField(editable=False, max_length=400)),
                        ("submission_key", models.UUIDField(editable=False, null=True)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                        ("file_code", models.CharField(blank=True, max_length=60, verbose_name="Mã hồ sơ")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("wrong", "Kết quả sai nội dung"),
                                    ("late", "Trả kết quả trễ hẹn"),
                                    ("misprint", "In, đóng dấu sai"),
                                    ("lost", "Thất lạc, hư hỏng giấy tờ"),
                                    ("other", "Khác"),
                                ],
                                default="wrong",
                                max_length=10,
                                verbose_name="Loại",
                            ),
                        ),
                        ("found_on", models.DateField(verbose_name="Ngày phát hiện")),
                        (
                            "description",
                            models.TextField(
                                help_text="Không ghi họ tên, số giấy tờ của người dân; đã có mã hồ sơ.",
                                verbose_name="Mô tả",
                            ),
                        ),
                        (
                            "treatment",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("correction", "Sửa, làm lại"),
                                    ("recall", "Thu hồi, tách riêng, dừng trả"),
                                    ("tell", "Thông báo cho người dân"),
                                    ("concession", "Chấp nhận có nhân nhượng"),
                                ],
                                max_length=12,
                                verbose_name="Cách xử lý",
                            ),
                        ),
                        ("treatment_note", models.TextField(blank=True, verbose_name="Việc đã làm để xử lý")),
                        ("concession", models.TextField(blank=True, verbose_name="Thỏa thuận nhân nhượng")),
                        (
                            "apology",
                            models.CharField(blank=True, max_length=60, verbose_name="Số phiếu xin lỗi"),
                        ),
                        ("due", models.DateField(blank=True, null=True, verbose_name="Hạn xử lý")),
                        (
                            "verified_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="Ngày kiểm tra lại sau khi sửa"
                            ),
                        ),
                        ("verification", models.TextField(blank=True, verbose_name="Kết quả kiểm tra lại")),
                        (
                            "history_id",
                            models.BigAutoField(editable=False, primary_key=True, serialize=False),
                        ),
                        ("history_date", models.DateTimeField()),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người lập",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người quyết định",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người xử lý",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                        (
                            "service_file",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="registers.servicefile",
                                verbose_name="Hồ sơ một cửa",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical đầu ra không phù hợp",
                        "verbose_name_plural": "historical đầu ra không phù hợp",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="registers_h_id_5f016a_idx",
                            ),
                            models.Index(
                                fields=["unit", "history_date"], name="registers_h_unit_id_6b67a0_idx"
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalPremisesCheck",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                        ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                        ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                        ("history_act", models.UUIDField()),
                        ("history_request", models.CharField(blank=True, max_length=36)),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                        ("title", models.CharField(max_length=300, verbose_name="tên")),
                        ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                        ("search_text", models.CharField(editable=False, max_length=400)),
                        ("submission_key", models.UUIDField(editable=False, null=True)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                        ("checked_on", models.DateField(verbose_name="Ngày kiểm tra")),
                        ("remark", models.TextField(blank=True, verbose_name="Nhận xét, việc phải làm ngay")),
                        (
                            "item_count",
                            models.PositiveSmallIntegerField(
                                default=0, editable=False, verbose_name="Số hạng mục"
                            ),
                        ),
                        (
                            "good_count",
                            models.PositiveSmallIntegerField(
                                default=0, editable=False, verbose_name="Số hạng mục đạt"
                            ),
                        ),
                        (
                            "bad_count",
                            models.PositiveSmallIntegerField(
                                default=0, editable=False, verbose_name="Số hạng mục không đạt"
                            ),
                        ),
                        (
                            "history_id",
                            models.BigAutoField(editable=False, primary_key=True, serialize=False),
                        ),
                        ("history_date", models.DateTimeField()),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người lập",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người kiểm tra",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical lần kiểm tra nơi tiếp dân",
                        "verbose_name_plural": "historical kiểm tra nơi tiếp dân",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="registers_h_id_95e6e9_idx",
                            ),
                            models.Index(
                                fields=["unit", "history_date"], name="registers_h_unit_id_90a507_idx"
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="PremisesCheck",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                        ("title", models.CharField(max_length=300, verbose_name="tên")),
                        ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                        ("search_text", models.CharField(db_index=True, editable=False, max_length=400)),
                        ("submission_key", models.UUIDField(editable=False, null=True, unique=True)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                        ("checked_on", models.DateField(verbose_name="Ngày kiểm tra")),
                        ("remark", models.TextField(blank=True, verbose_name="Nhận xét, việc phải làm ngay")),
                        (
                            "item_count",
                            models.PositiveSmallIntegerField(
                                default=0, editable=False, verbose_name="Số hạng mục"
                            ),
                        ),
                        (
                            "good_count",
                            models.PositiveSmallIntegerField(
                                default=0, editable=False, verbose_name="Số hạng mục đạt"
                            ),
                        ),
                        (
                            "bad_count",
                            models.PositiveSmallIntegerField(
                                default=0, editable=False, verbose_name="Số hạng mục không đạt"
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người lập",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người kiểm tra",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "lần kiểm tra nơi tiếp dân",
                        "verbose_name_plural": "kiểm tra nơi tiếp dân",
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("code", ""), _negated=True),
                                fields=("unit", "code"),
                                name="registers_premisescheck_code",
                                violation_error_message="Mã này đã có trong đơn vị.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalPremisesCheckRow",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                        ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                        ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                        ("history_act", models.UUIDField()),
                        ("history_request", models.CharField(blank=True, max_length=36)),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("no", models.PositiveSmallIntegerField(default=99, verbose_name="Thứ tự")),
                        ("item", models.CharField(max_length=300, verbose_name="Hạng mục")),
                        ("how", models.CharField(blank=True, max_length=300, verbose_name="Thế nào là đạt")),
                        (
                            "result",
                            models.CharField(
                                blank=True,
                                choices=[("good", "Đạt"), ("bad", "Không đạt")],
                                max_length=4,
                                verbose_name="Kết quả",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="Ghi chú")),
                        (
                            "history_id",
                            models.BigAutoField(editable=False, primary_key=True, serialize=False),
                        ),
                        ("history_date", models.DateTimeField()),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                        (
                            "check_record",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="registers.premisescheck",
                                verbose_name="Lần kiểm tra",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical hạng mục của lần kiểm tra",
                        "verbose_name_plural": "historical hạng mục của lần kiểm tras",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="registers_h_id_1cd8ee_idx",
                            ),
                            models.Index(
                                fields=["unit", "history_date"], name="registers_h_unit_id_7a63d2_idx"
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalPremisesItem",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                        ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                        ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                        ("history_act", models.UUIDField()),
                        ("history_request", models.CharField(blank=True, max_length=36)),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                        ("title", models.CharField(max_length=300, verbose_name="tên")),
                        ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                        ("search_text", models.CharField(editable=False, max_length=400)),
                        ("submission_key", models.UUIDField(editable=False, null=True)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                        ("no", models.PositiveSmallIntegerField(default=1, verbose_name="Thứ tự")),
                        ("how", models.CharField(max_length=300, verbose_name="Thế nào là đạt")),
                        (
                            "history_id",
                            models.BigAutoField(editable=False, primary_key=True, serialize=False),
                        ),
                        ("history_date", models.DateTimeField()),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người lập",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical hạng mục kiểm tra nơi tiếp dân",
                        "verbose_name_plural": "historical hạng mục kiểm tra nơi tiếp dân",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="registers_h_id_8cf19d_idx",
                            ),
                            models.Index(
                                fields=["unit", "history_date"], name="registers_h_unit_id_1decec_idx"
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalProcess",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                        ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                        ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                        ("history_act", models.UUIDField()),
                        ("history_request", models.CharField(blank=True, max_length=36)),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                        ("title", models.CharField(max_length=300, verbose_name="tên")),
                        ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                        ("search_text", models.CharField(editable=False, max_length=400)),
                        ("submission_key", models.UUIDField(editable=False, null=True)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                        (
                            "review_months",
                            models.PositiveSmallIntegerField(
                                choices=[(3, "3 tháng"), (6, "6 tháng"), (12, "12 tháng"), (24, "24 tháng")],
                                default=12,
                                verbose_name="Xem xét lại sau",
                            ),
                        ),
                        (
                            "reviewed_on",
                            models.DateField(blank=True, null=True, verbose_name="Ngày xem xét gần nhất"),
                        ),
                        (
                            "next_review",
                            models.DateField(editable=False, null=True, verbose_name="Lần xem xét tới"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("main", "Chính"), ("support", "Hỗ trợ"), ("steering", "Quản lý")],
                                default="main",
                                max_length=10,
                                verbose_name="Loại",
                            ),
                        ),
                        ("inputs", models.TextField(verbose_name="Đầu vào")),
                        ("outputs", models.TextField(verbose_name="Đầu ra")),
                        ("before_after", models.TextField(blank=True, verbose_name="Quá trình trước và sau")),
                        ("indicators", models.TextField(blank=True, verbose_name="Chỉ số theo dõi")),
                        ("risks", models.TextField(blank=True, verbose_name="Rủi ro, cơ hội")),
                        ("resources", models.TextField(blank=True, verbose_name="Nguồn lực")),
                        (
                            "history_id",
                            models.BigAutoField(editable=False, primary_key=True, serialize=False),
                        ),
                        ("history_date", models.DateTimeField()),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người lập",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người theo dõi",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical quá trình",
                        "verbose_name_plural": "historical sơ đồ quá trình",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="registers_h_id_c43484_idx",
                            ),
                            models.Index(
                                fields=["unit", "history_date"], name="registers_h_unit_id_b28a69_idx"
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Process",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                        ("title", models.CharField(max_length=300, verbose_name="tên")),
                        ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                        ("search_text", models.CharField(db_index=True, editable=False, max_length=400)),
                        ("submission_key", models.UUIDField(editable=False, null=True, unique=True)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                        (
                            "review_months",
                            models.PositiveSmallIntegerField(
                                choices=[(3, "3 tháng"), (6, "6 tháng"), (12, "12 tháng"), (24, "24 tháng")],
                                default=12,
                                verbose_name="Xem xét lại sau",
                            ),
                        ),
                        (
                            "reviewed_on",
                            models.DateField(blank=True, null=True, verbose_name="Ngày xem xét gần nhất"),
                        ),
                        (
                            "next_review",
                            models.DateField(editable=False, null=True, verbose_name="Lần xem xét tới"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("main", "Chính"), ("support", "Hỗ trợ"), ("steering", "Quản lý")],
                                default="main",
                                max_length=10,
                                verbose_name="Loại",
                            ),
                        ),
                        ("inputs", models.TextField(verbose_name="Đầu vào")),
                        ("outputs", models.TextField(verbose_name="Đầu ra")),
                        ("before_after", models.TextField(blank=True, verbose_name="Quá trình trước và sau")),
                        ("indicators", models.TextField(blank=True, verbose_name="Chỉ số theo dõi")),
                        ("risks", models.TextField(blank=True, verbose_name="Rủi ro, cơ hội")),
                        ("resources", models.TextField(blank=True, verbose_name="Nguồn lực")),
                        (
                            "created_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người lập",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người theo dõi",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "quá trình",
                        "verbose_name_plural": "sơ đồ quá trình",
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("code", ""), _negated=True),
                                fields=("unit", "code"),
                                name="registers_process_code",
                                violation_error_message="Mã này đã có trong đơn vị.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalProcessDocument",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                        ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                        ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                        ("history_act", models.UUIDField()),
                        ("history_request", models.CharField(blank=True, max_length=36)),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="Ghi chú")),
                        (
                            "history_id",
                            models.BigAutoField(editable=False, primary_key=True, serialize=False),
                        ),
                        ("history_date", models.DateTimeField()),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="documents.document",
                                verbose_name="Tài liệu",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                        (
                            "process",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="registers.process",
                                verbose_name="Quá trình",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical tài liệu của quá trình",
                        "verbose_name_plural": "historical tài liệu của quá trìnhs",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="registers_h_id_74053e_idx",
                            ),
                            models.Index(
                                fields=["unit", "history_date"], name="registers_h_unit_id_910d64_idx"
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalProvider",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                        ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                        ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                        ("history_act", models.UUIDField()),
                        ("history_request", models.CharField(blank=True, max_length=36)),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                        ("title", models.CharField(max_length=300, verbose_name="tên")),
                        ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                        ("search_text", models.CharField(editable=False, max_length=400)),
                        ("submission_key", models.UUIDField(editable=False, null=True)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                        ("service", models.CharField(max_length=200, verbose_name="Hàng hóa, dịch vụ")),
                        (
                            "affects",
                            models.TextField(
                                blank=True, verbose_name="Ảnh hưởng tới việc giải quyết thủ tục"
                            ),
                        ),
                        ("criteria", models.TextField(verbose_name="Tiêu chí chọn và đánh giá")),
                        ("control", models.TextField(blank=True, verbose_name="Cách kiểm soát, theo dõi")),
                        (
                            "contract",
                            models.CharField(blank=True, max_length=160, verbose_name="Hợp đồng, văn bản"),
                        ),
                        (
                            "evaluate_months",
                            models.PositiveSmallIntegerField(
                                choices=[(6, "6 tháng"), (12, "12 tháng"), (24, "24 tháng")],
                                default=12,
                                verbose_name="Đánh giá lại sau",
                            ),
                        ),
                        (
                            "last_score",
                            models.DecimalField(
                                decimal_places=2,
                                editable=False,
                                max_digits=3,
                                null=True,
                                verbose_name="Điểm gần nhất",
                            ),
                        ),
                        (
                            "last_conclusion",
                            models.CharField(
                                blank=True, editable=False, max_length=10, verbose_name="Kết luận gần nhất"
                            ),
                        ),
                        (
                            "next_evaluation",
                            models.DateField(editable=False, null=True, verbose_name="Đánh giá lần tới"),
                        ),
                        (
                            "history_id",
                            models.BigAutoField(editable=False, primary_key=True, serialize=False),
                        ),
                        ("history_date", models.DateTimeField()),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người lập",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người theo dõi",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical nhà cung cấp bên ngoài",
                        "verbose_name_plural": "historical nhà cung cấp bên ngoài",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="registers_h_id_d2a08b_idx",
                            ),
                            models.Index(
                                fields=["unit", "history_date"], name="registers_h_unit_id_a6c9a2_idx"
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Provider",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                        ("title", models.CharField(max_length=300, verbose_name="tên")),
                        ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                        ("search_text", models.CharField(db_index=True, editable=False, max_length=400)),
                        ("submission_key", models.UUIDField(editable=False, null=True, unique=True)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                        ("service", models.CharField(max_length=200, verbose_name="Hàng hóa, dịch vụ")),
                        (
                            "affects",
                            models.TextField(
                                blank=True, verbose_name="Ảnh hưởng tới việc giải quyết thủ tục"
                            ),
                        ),
                        ("criteria", models.TextField(verbose_name="Tiêu chí chọn và đánh giá")),
                        ("control", models.TextField(blank=True, verbose_name="Cách kiểm soát, theo dõi")),
                        (
                            "contract",
                            models.CharField(blank=True, max_length=160, verbose_name="Hợp đồng, văn bản"),
                        ),
                        (
                            "evaluate_months",
                            models.PositiveSmallIntegerField(
                                choices=[(6, "6 tháng"), (12, "12 tháng"), (24, "24 tháng")],
                                default=12,
                                verbose_name="Đánh giá lại sau",
                            ),
                        ),
                        (
                            "last_score",
                            models.DecimalField(
                                decimal_places=2,
                                editable=False,
                                max_digits=3,
                                null=True,
                                verbose_name="Điểm gần nhất",
                            ),
                        ),
                        (
                            "last_conclusion",
                            models.CharField(
                                blank=True, editable=False, max_length=10, verbose_name="Kết luận gần nhất"
                            ),
                        ),
                        (
                            "next_evaluation",
                            models.DateField(editable=False, null=True, verbose_name="Đánh giá lần tới"),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người lập",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người theo dõi",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "nhà cung cấp bên ngoài",
                        "verbose_name_plural": "nhà cung cấp bên ngoài",
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("code", ""), _negated=True),
                                fields=("unit", "code"),
                                name="registers_provider_code",
                                violation_error_message="Mã này đã có trong đơn vị.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalProviderEvaluation",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                        ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                        ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                        ("history_act", models.UUIDField()),
                        ("history_request", models.CharField(blank=True, max_length=36)),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("evaluated_on", models.DateField(verbose_name="Ngày đánh giá")),
                        (
                            "quality",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(5),
                                ],
                                verbose_name="Chất lượng (1–5)",
                            ),
                        ),
                        (
                            "timeliness",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(5),
                                ],
                                verbose_name="Đúng hẹn (1–5)",
                            ),
                        ),
                        (
                            "support",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(5),
                                ],
                                verbose_name="Hỗ trợ khi có sự cố (1–5)",
                            ),
                        ),
                        (
                            "price",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(5),
                                ],
                                verbose_name="Giá, thanh toán (1–5)",
                            ),
                        ),
                        (
                            "conclusion",
                            models.CharField(
                                choices=[
                                    ("keep", "Tiếp tục dùng"),
                                    ("condition", "Dùng có điều kiện"),
                                    ("stop", "Thôi dùng"),
                                ],
                                max_length=10,
                                verbose_name="Kết luận",
                            ),
                        ),
                        (
                            "note",
                            models.CharField(blank=True, max_length=300, verbose_name="Căn cứ, điều kiện"),
                        ),
                        (
                            "history_id",
                            models.BigAutoField(editable=False, primary_key=True, serialize=False),
                        ),
                        ("history_date", models.DateTimeField()),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người đánh giá",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                        (
                            "provider",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="registers.provider",
                                verbose_name="Nhà cung cấp",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical lần đánh giá nhà cung cấp",
                        "verbose_name_plural": "historical lần đánh giá nhà cung cấps",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="registers_h_id_473c96_idx",
                            ),
                            models.Index(
                                fields=["unit", "history_date"], name="registers_h_unit_id_e380f5_idx"
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalReceptionSetting",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                        ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                        ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                        ("history_act", models.UUIDField()),
                        ("history_request", models.CharField(blank=True, max_length=36)),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("field", models.CharField(blank=True, max_length=120, verbose_name="lĩnh vực")),
                        (
                            "forms",
                            models.CharField(
                                choices=[
                                    ("one_stop", "Mẫu một cửa (Văn phòng Chính phủ)"),
                                    ("residence", "Mẫu cư trú CT (Bộ Công an)"),
                                    ("identity", "Mẫu căn cước CC (Bộ Công an)"),
                                ],
                                default="one_stop",
                                max_length=20,
                                verbose_name="bộ biểu mẫu",
                            ),
                        ),
                        (
                            "clock",
                            models.CharField(
                                choices=[
                                    ("resume", "Tính tiếp phần thời gian còn lại"),
                                    ("restart", "Tính lại từ đầu khi nhận đủ"),
                                ],
                                default="resume",
                                max_length=10,
                                verbose_name="khi nhận bổ sung",
                            ),
                        ),
                        ("clock_basis", models.CharField(blank=True, max_length=200, verbose_name="căn cứ")),
                        (
                            "fee",
                            models.PositiveBigIntegerField(
                                blank=True, null=True, verbose_name="phí, lệ phí thường thu (đồng)"
                            ),
                        ),
                        (
                            "history_id",
                            models.BigAutoField(editable=False, primary_key=True, serialize=False),
                        ),
                        ("history_date", models.DateTimeField()),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "procedure",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="documents.document",
                                verbose_name="quy trình",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical cách tiếp nhận",
                        "verbose_name_plural": "historical cách tiếp nhận",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="registers_h_id_7a4022_idx",
                            ),
                            models.Index(
                                fields=["unit", "history_date"], name="registers_h_unit_id_068895_idx"
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalServiceFile",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                        ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                        ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                        ("history_act", models.UUIDField()),
                        ("history_request", models.CharField(blank=True, max_length=36)),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                        ("title", models.CharField(max_length=300, verbose_name="tên")),
                        ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                        ("search_text", models.CharField(editable=False, max_length=400)),
                        ("submission_key", models.UUIDField(editable=False, null=True)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                        ("field", models.CharField(blank=True, max_length=120, verbose_name="lĩnh vực")),
                        (
                            "external_code",
                            models.CharField(blank=True, max_length=60, verbose_name="mã trên hệ thống khác"),
                        ),
                        (
                            "personal_ref",
                            qms.models.personal.PersonalRefField(
                                blank=True, editable=False, max_length=101, verbose_name="người nộp"
                            ),
                        ),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("desk", "Trực tiếp"),
                                    ("online", "Trực tuyến"),
                                    ("post", "Bưu chính"),
                                ],
                                default="desk",
                                max_length=10,
                                verbose_name="cách nộp",
                            ),
                        ),
                        (
                            "return_by",
                            models.CharField(
                                choices=[
                                    ("desk", "Nhận tại nơi nộp"),
                                    ("post", "Qua bưu chính"),
                                    ("online", "Trực tuyến"),
                                ],
                                default="desk",
                                max_length=10,
                                verbose_name="nhận kết quả",
                            ),
                        ),
                        (
                            "papers",
                            models.JSONField(blank=True, default=list, verbose_name="thành phần hồ sơ"),
                        ),
                        ("copies", models.PositiveSmallIntegerField(default=1, verbose_name="số bộ")),
                        (
                            "fee",
                            models.PositiveBigIntegerField(
                                blank=True, null=True, verbose_name="phí, lệ phí (đồng)"
                            ),
                        ),
                        (
                            "fee_receipt",
                            models.CharField(blank=True, max_length=40, verbose_name="số biên lai"),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="ghi chú")),
                        ("received_at", models.DateTimeField(verbose_name="nhận lúc")),
                        ("counted_from", models.DateTimeField(editable=False, verbose_name="tính từ")),
                        (
                            "limit_value",
                            models.DecimalField(
                                decimal_places=2,
                                editable=False,
                                max_digits=7,
                                null=True,
                                verbose_name="thời hạn",
                            ),
                        ),
                        (
                            "limit_unit",
                            models.CharField(
                                blank=True, editable=False, max_length=20, verbose_name="đơn vị thời hạn"
                            ),
                        ),
                        (
                            "cutoff",
                            models.TimeField(
                                blank=True, editable=False, null=True, verbose_name="giờ chốt trong ngày"
                            ),
                        ),
                        (
                            "first_due_at",
                            models.DateTimeField(editable=False, verbose_name="hẹn trả lần đầu"),
                        ),
                        ("due_at", models.DateTimeField(verbose_name="hẹn trả")),
                        ("calendar_version", models.CharField(blank=True, editable=False, max_length=16)),
                        (
                            "supplements",
                            models.PositiveSmallIntegerField(
                                default=0, editable=False, verbose_name="số lần bổ sung"
                            ),
                        ),
                        (
                            "apologies",
                            models.PositiveSmallIntegerField(
                                default=0, editable=False, verbose_name="số lần xin lỗi"
                            ),
                        ),
                        (
                            "holder_place",
                            models.CharField(blank=True, max_length=200, verbose_name="nơi đang giữ"),
                        ),
                        (
                            "step_no",
                            models.PositiveSmallIntegerField(default=1, editable=False, verbose_name="bước"),
                        ),
                        (
                            "resolved_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="có kết quả lúc"),
                        ),
                        (
                            "result_number",
                            models.CharField(blank=True, max_length=60, verbose_name="số văn bản kết quả"),
                        ),
                        ("returned_at", models.DateTimeField(blank=True, null=True, verbose_name="trả lúc")),
                        (
                            "receiver_ref",
                            qms.models.personal.PersonalRefField(
                                blank=True,
                                editable=False,
                                max_length=101,
                                verbose_name="người được ủy quyền nhận",
                            ),
                        ),
                        ("receipt", models.CharField(blank=True, max_length=200, verbose_name="ký nhận")),
                        (
                            "ended_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="kết thúc lúc"
                            ),
                        ),
                        (
                            "ending_number",
                            models.CharField(
                                blank=True, editable=False, max_length=40, verbose_name="số phiếu"
                            ),
                        ),
                        (
                            "ending_reason",
                            models.TextField(blank=True, editable=False, verbose_name="lý do kết thúc"),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                blank=True, editable=False, max_length=10, verbose_name="so với hạn"
                            ),
                        ),
                        (
                            "limit_hours",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                editable=False,
                                max_digits=9,
                                null=True,
                                verbose_name="thời hạn, giờ làm việc",
                            ),
                        ),
                        (
                            "law_hours",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                editable=False,
                                max_digits=9,
                                null=True,
                                verbose_name="thời hạn của luật, giờ làm việc",
                            ),
                        ),
                        (
                            "taken_hours",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                editable=False,
                                max_digits=9,
                                null=True,
                                verbose_name="đã làm, giờ làm việc",
                            ),
                        ),
                        (
                            "history_id",
                            models.BigAutoField(editable=False, primary_key=True, serialize=False),
                        ),
                        ("history_date", models.DateTimeField()),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "applicant",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="qms.personaldata",
                                verbose_name="người nộp",
                            ),
                        ),
                        (
                            "approved_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người duyệt kết quả",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người lập",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "holder",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="đang giữ",
                            ),
                        ),
                        (
                            "procedure",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="documents.document",
                                verbose_name="quy trình",
                            ),
                        ),
                        (
                            "received_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người tiếp nhận",
                            ),
                        ),
                        (
                            "returned_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người trả",
                            ),
                        ),
                        (
                            "revision",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="documents.revision",
                                verbose_name="bản quy trình lúc tiếp nhận",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical hồ sơ",
                        "verbose_name_plural": "historical sổ theo dõi hồ sơ",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="registers_h_id_97bf84_idx",
                            ),
                            models.Index(
                                fields=["unit", "history_date"], name="registers_h_unit_id_58ce9f_idx"
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalSlipForm",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                        ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                        ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                        ("history_act", models.UUIDField()),
                        ("history_request", models.CharField(blank=True, max_length=36)),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        (
                            "family",
                            models.CharField(
                                choices=[
                                    ("one_stop", "Mẫu một cửa (Văn phòng Chính phủ)"),
                                    ("residence", "Mẫu cư trú CT (Bộ Công an)"),
                                    ("identity", "Mẫu căn cước CC (Bộ Công an)"),
                                ],
                                max_length=20,
                                verbose_name="bộ biểu mẫu",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("reception", "Tiếp nhận hồ sơ và hẹn trả kết quả"),
                                    ("supplement", "Yêu cầu bổ sung, hoàn thiện hồ sơ"),
                                    ("refusal", "Từ chối tiếp nhận hồ sơ"),
                                    ("apology", "Xin lỗi và hẹn lại ngày trả kết quả"),
                                    ("stop", "Dừng giải quyết hồ sơ"),
                                    ("control", "Kiểm soát quá trình giải quyết hồ sơ"),
                                    ("register", "Sổ theo dõi hồ sơ"),
                                ],
                                max_length=20,
                                verbose_name="loại phiếu",
                            ),
                        ),
                        ("number", models.CharField(max_length=40, verbose_name="mẫu số")),
                        ("title", models.CharField(max_length=300, verbose_name="tên biểu mẫu")),
                        ("basis", models.CharField(max_length=200, verbose_name="căn cứ")),
                        ("from_date", models.DateField(verbose_name="dùng từ")),
                        ("to_date", models.DateField(blank=True, null=True, verbose_name="đến hết ngày")),
                        ("doubt", models.CharField(blank=True, max_length=200, verbose_name="cần kiểm tra")),
                        (
                            "history_id",
                            models.BigAutoField(editable=False, primary_key=True, serialize=False),
                        ),
                        ("history_date", models.DateTimeField()),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical biểu mẫu một cửa",
                        "verbose_name_plural": "historical biểu mẫu một cửa",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="registers_h_id_ffd387_idx",
                            ),
                            models.Index(
                                fields=["unit", "history_date"], name="registers_h_unit_id_6925da_idx"
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalSupplement",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                        ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                        ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                        ("history_act", models.UUIDField()),
                        ("history_request", models.CharField(blank=True, max_length=36)),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("number", models.CharField(max_length=40, verbose_name="số phiếu")),
                        ("asked_at", models.DateTimeField(verbose_name="yêu cầu lúc")),
                        ("items", models.TextField(verbose_name="giấy tờ, nội dung cần bổ sung")),
                        ("reason", models.TextField(verbose_name="lý do")),
                        (
                            "until",
                            models.DateField(blank=True, null=True, verbose_name="đề nghị nộp trước ngày"),
                        ),
                        ("due_before", models.DateTimeField(verbose_name="hẹn trả trước khi dừng")),
                        (
                            "came_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="nhận bổ sung lúc"),
                        ),
                        (
                            "due_after",
                            models.DateTimeField(blank=True, null=True, verbose_name="hẹn trả sau khi nhận"),
                        ),
                        (
                            "history_id",
                            models.BigAutoField(editable=False, primary_key=True, serialize=False),
                        ),
                        ("history_date", models.DateTimeField()),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "asked_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người yêu cầu",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="registers.servicefile",
                                verbose_name="hồ sơ",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical yêu cầu bổ sung",
                        "verbose_name_plural": "historical yêu cầu bổ sung",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="registers_h_id_bbe265_idx",
                            ),
                            models.Index(
                                fields=["unit", "history_date"], name="registers_h_unit_id_767154_idx"
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Survey",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                        ("title", models.CharField(max_length=300, verbose_name="tên")),
                        ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                        ("search_text", models.CharField(db_index=True, editable=False, max_length=400)),
                        ("submission_key", models.UUIDField(editable=False, null=True, unique=True)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                        ("starts_on", models.DateField(verbose_name="từ ngày")),
                        ("ends_on", models.DateField(verbose_name="đến ngày")),
                        ("intro", models.TextField(blank=True, max_length=600, verbose_name="lời mời")),
                        (
                            "questions",
                            models.JSONField(
                                blank=True,
                                default=list,
                                validators=[registers.models.survey.check_questions],
                                verbose_name="câu hỏi",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người lập",
                            ),
                        ),
                        (
                            "replaces",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.survey",
                                verbose_name="thay cho",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "khảo sát hài lòng",
                        "verbose_name_plural": "khảo sát hài lòng",
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("code", ""), _negated=True),
                                fields=("unit", "code"),
                                name="registers_survey_code",
                                violation_error_message="Mã này đã có trong đơn vị.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                                name="survey_days_in_order",
                                violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("status", "open")),
                                fields=("unit",),
                                name="survey_open_once",
                                violation_error_message="Đơn vị đang có một khảo sát mở. Hãy kết thúc khảo sát đó trước.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalSurvey",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                        ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                        ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                        ("history_act", models.UUIDField()),
                        ("history_request", models.CharField(blank=True, max_length=36)),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                        ("title", models.CharField(max_length=300, verbose_name="tên")),
                        ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                        ("search_text", models.CharField(editable=False, max_length=400)),
                        ("submission_key", models.UUIDField(editable=False, null=True)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                        ("starts_on", models.DateField(verbose_name="từ ngày")),
                        ("ends_on", models.DateField(verbose_name="đến ngày")),
                        ("intro", models.TextField(blank=True, max_length=600, verbose_name="lời mời")),
                        (
                            "questions",
                            models.JSONField(
                                blank=True,
                                default=list,
                                validators=[registers.models.survey.check_questions],
                                verbose_name="câu hỏi",
                            ),
                        ),
                        (
                            "history_id",
                            models.BigAutoField(editable=False, primary_key=True, serialize=False),
                        ),
                        ("history_date", models.DateTimeField()),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người lập",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                        (
                            "replaces",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="registers.survey",
                                verbose_name="thay cho",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical khảo sát hài lòng",
                        "verbose_name_plural": "historical khảo sát hài lòng",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="registers_h_id_2717bf_idx",
                            ),
                            models.Index(
                                fields=["unit", "history_date"], name="registers_h_unit_id_c3e935_idx"
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalSurveyAnswer",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                        ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                        ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                        ("history_act", models.UUIDField()),
                        ("history_request", models.CharField(blank=True, max_length=36)),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("public", "Mã QR, trang công khai"),
                                    ("kiosk", "Màn hình tại quầy"),
                                    ("paper", "Phiếu giấy"),
                                ],
                                max_length=10,
                                verbose_name="kênh",
                            ),
                        ),
                        ("answered_on", models.DateField(verbose_name="ngày")),
                        ("field", models.CharField(blank=True, max_length=120, verbose_name="lĩnh vực")),
                        ("scores", models.JSONField(default=dict, verbose_name="điểm")),
                        (
                            "comment",
                            models.TextField(blank=True, max_length=1000, verbose_name="ý kiến khác"),
                        ),
                        ("left_out", models.BooleanField(default=False, verbose_name="đã bỏ vì nhập nhầm")),
                        ("submission_key", models.UUIDField(editable=False, null=True)),
                        (
                            "history_id",
                            models.BigAutoField(editable=False, primary_key=True, serialize=False),
                        ),
                        ("history_date", models.DateTimeField()),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                        (
                            "service_file",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="registers.servicefile",
                                verbose_name="hồ sơ",
                            ),
                        ),
                        (
                            "survey",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="registers.survey",
                                verbose_name="khảo sát",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical phiếu khảo sát",
                        "verbose_name_plural": "historical phiếu khảo sát",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="registers_h_id_6b8d99_idx",
                            ),
                            models.Index(
                                fields=["unit", "history_date"], name="registers_h_unit_id_662336_idx"
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalTraining",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                        ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                        ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                        ("history_act", models.UUIDField()),
                        ("history_request", models.CharField(blank=True, max_length=36)),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                        ("title", models.CharField(max_length=300, verbose_name="tên")),
                        ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                        ("search_text", models.CharField(editable=False, max_length=400)),
                        ("submission_key", models.UUIDField(editable=False, null=True)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("internal", "Đào tạo tại đơn vị"),
                                    ("above", "Tập huấn do cấp trên tổ chức"),
                                    ("awareness", "Phổ biến, quán triệt nhận thức (7.3)"),
                                ],
                                default="internal",
                                max_length=10,
                                verbose_name="Hình thức",
                            ),
                        ),
                        ("content", models.TextField(verbose_name="Nội dung")),
                        (
                            "trainer",
                            models.CharField(
                                blank=True, max_length=160, verbose_name="Giảng viên, người phổ biến"
                            ),
                        ),
                        ("place", models.CharField(blank=True, max_length=160, verbose_name="Địa điểm")),
                        ("planned_on", models.DateField(verbose_name="Ngày dự kiến")),
                        ("held_on", models.DateField(blank=True, null=True, verbose_name="Ngày tổ chức")),
                        (
                            "cost",
                            models.DecimalField(
                                blank=True,
                                decimal_places=0,
                                max_digits=14,
                                null=True,
                                verbose_name="Kinh phí (đồng)",
                            ),
                        ),
                        (
                            "effect_after",
                            models.PositiveSmallIntegerField(
                                choices=[(1, "1 tháng"), (3, "3 tháng"), (6, "6 tháng"), (12, "12 tháng")],
                                default=3,
                                verbose_name="Đánh giá hiệu lực sau",
                            ),
                        ),
                        (
                            "effect_due",
                            models.DateField(editable=False, null=True, verbose_name="Hạn đánh giá hiệu lực"),
                        ),
                        (
                            "effect_on",
                            models.DateField(blank=True, null=True, verbose_name="Ngày đánh giá hiệu lực"),
                        ),
                        (
                            "effect",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("good", "Đạt hiệu lực"),
                                    ("part", "Đạt một phần"),
                                    ("none", "Chưa đạt, cần làm lại"),
                                ],
                                max_length=6,
                                verbose_name="Hiệu lực",
                            ),
                        ),
                        ("effect_note", models.TextField(blank=True, verbose_name="Căn cứ đánh giá")),
                        (
                            "history_id",
                            models.BigAutoField(editable=False, primary_key=True, serialize=False),
                        ),
                        ("history_date", models.DateTimeField()),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người lập",
                            ),
                        ),
                        (
                            "effect_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người đánh giá hiệu lực",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người tổ chức",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical khóa đào tạo",
                        "verbose_name_plural": "historical đào tạo và phổ biến",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="registers_h_id_72e299_idx",
                            ),
                            models.Index(
                                fields=["unit", "history_date"], name="registers_h_unit_id_507c0d_idx"
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Training",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                        ("title", models.CharField(max_length=300, verbose_name="tên")),
                        ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                        ("search_text", models.CharField(db_index=True, editable=False, max_length=400)),
                        ("submission_key", models.UUIDField(editable=False, null=True, unique=True)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("internal", "Đào tạo tại đơn vị"),
                                    ("above", "Tập huấn do cấp trên tổ chức"),
                                    ("awareness", "Phổ biến, quán triệt nhận thức (7.3)"),
                                ],
                                default="internal",
                                max_length=10,
                                verbose_name="Hình thức",
                            ),
                        ),
                        ("content", models.TextField(verbose_name="Nội dung")),
                        (
                            "trainer",
                            models.CharField(
                                blank=True, max_length=160, verbose_name="Giảng viên, người phổ biến"
                            ),
                        ),
                        ("place", models.CharField(blank=True, max_length=160, verbose_name="Địa điểm")),
                        ("planned_on", models.DateField(verbose_name="Ngày dự kiến")),
                        ("held_on", models.DateField(blank=True, null=True, verbose_name="Ngày tổ chức")),
                        (
                            "cost",
                            models.DecimalField(
                                blank=True,
                                decimal_places=0,
                                max_digits=14,
                                null=True,
                                verbose_name="Kinh phí (đồng)",
                            ),
                        ),
                        (
                            "effect_after",
                            models.PositiveSmallIntegerField(
                                choices=[(1, "1 tháng"), (3, "3 tháng"), (6, "6 tháng"), (12, "12 tháng")],
                                default=3,
                                verbose_name="Đánh giá hiệu lực sau",
                            ),
                        ),
                        (
                            "effect_due",
                            models.DateField(editable=False, null=True, verbose_name="Hạn đánh giá hiệu lực"),
                        ),
                        (
                            "effect_on",
                            models.DateField(blank=True, null=True, verbose_name="Ngày đánh giá hiệu lực"),
                        ),
                        (
                            "effect",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("good", "Đạt hiệu lực"),
                                    ("part", "Đạt một phần"),
                                    ("none", "Chưa đạt, cần làm lại"),
                                ],
                                max_length=6,
                                verbose_name="Hiệu lực",
                            ),
                        ),
                        ("effect_note", models.TextField(blank=True, verbose_name="Căn cứ đánh giá")),
                        (
                            "created_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người lập",
                            ),
                        ),
                        (
                            "effect_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người đánh giá hiệu lực",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người tổ chức",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "khóa đào tạo",
                        "verbose_name_plural": "đào tạo và phổ biến",
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("code", ""), _negated=True),
                                fields=("unit", "code"),
                                name="registers_training_code",
                                violation_error_message="Mã này đã có trong đơn vị.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalTrainingAttendee",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                        ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                        ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                        ("history_act", models.UUIDField()),
                        ("history_request", models.CharField(blank=True, max_length=36)),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("attended", models.BooleanField(default=True, verbose_name="Có mặt")),
                        ("result", models.CharField(blank=True, max_length=120, verbose_name="Kết quả học")),
                        (
                            "history_id",
                            models.BigAutoField(editable=False, primary_key=True, serialize=False),
                        ),
                        ("history_date", models.DateTimeField()),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "attendee",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người tham dự",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                        (
                            "training",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="registers.training",
                                verbose_name="Khóa đào tạo",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical người tham dự",
                        "verbose_name_plural": "historical người tham dựs",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="registers_h_id_f7df0d_idx",
                            ),
                            models.Index(
                                fields=["unit", "history_date"], name="registers_h_unit_id_4da191_idx"
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="ImportMapping",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("name", models.CharField(max_length=80, verbose_name="tên")),
                        ("header_key", models.CharField(editable=False, max_length=64)),
                        ("headings", models.JSONField(default=list, verbose_name="tiêu đề cột")),
                        ("columns", models.JSONField(default=dict, verbose_name="cột được dùng")),
                        (
                            "date_order",
                            models.CharField(blank=True, max_length=3, verbose_name="thứ tự ngày tháng"),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "mẫu cột nhập sổ",
                        "verbose_name_plural": "mẫu cột nhập sổ",
                        "ordering": ["unit", "name"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("unit", "header_key"), name="import_mapping_once_a_header"
                            ),
                            models.UniqueConstraint(
                                fields=("unit", "name"),
                                name="import_mapping_named_once",
                                violation_error_message="Tên mẫu cột này đã có trong đơn vị.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Improvement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                        ("title", models.CharField(max_length=300, verbose_name="tên")),
                        ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                        ("search_text", models.CharField(db_index=True, editable=False, max_length=400)),
                        ("submission_key", models.UUIDField(editable=False, null=True, unique=True)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("procedure", "Thủ tục, quy trình"),
                                    ("technology", "Công nghệ thông tin"),
                                    ("premises", "Nơi tiếp dân, thiết bị"),
                                    ("attitude", "Thái độ, cách phục vụ"),
                                    ("other", "Khác"),
                                ],
                                default="procedure",
                                max_length=12,
                                verbose_name="Lĩnh vực",
                            ),
                        ),
                        ("trouble", models.TextField(verbose_name="Vấn đề đang gặp")),
                        ("proposal", models.TextField(verbose_name="Cách làm đề xuất")),
                        ("benefit", models.TextField(verbose_name="Lợi ích")),
                        ("due", models.DateField(blank=True, null=True, verbose_name="Hạn")),
                        ("result", models.TextField(blank=True, verbose_name="Kết quả thực tế")),
                        ("spread", models.TextField(blank=True, verbose_name="Nhân rộng")),
                        (
                            "created_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người lập",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người thực hiện",
                            ),
                        ),
                        (
                            "proposer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người đề xuất",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "sáng kiến cải tiến",
                        "verbose_name_plural": "sáng kiến, cải tiến",
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("code", ""), _negated=True),
                                fields=("unit", "code"),
                                name="registers_improvement_code",
                                violation_error_message="Mã này đã có trong đơn vị.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InterestedParty",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                        ("title", models.CharField(max_length=300, verbose_name="tên")),
                        ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                        ("search_text", models.CharField(db_index=True, editable=False, max_length=400)),
                        ("submission_key", models.UUIDField(editable=False, null=True, unique=True)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                        (
                            "review_months",
                            models.PositiveSmallIntegerField(
                                choices=[(3, "3 tháng"), (6, "6 tháng"), (12, "12 tháng"), (24, "24 tháng")],
                                default=12,
                                verbose_name="Xem xét lại sau",
                            ),
                        ),
                        (
                            "reviewed_on",
                            models.DateField(blank=True, null=True, verbose_name="Ngày xem xét gần nhất"),
                        ),
                        (
                            "next_review",
                            models.DateField(editable=False, null=True, verbose_name="Lần xem xét tới"),
                        ),
                        ("needs", models.TextField(verbose_name="Nhu cầu, mong đợi")),
                        (
                            "is_requirement",
                            models.BooleanField(default=True, verbose_name="Là yêu cầu phải đáp ứng"),
                        ),
                        (
                            "basis",
                            models.CharField(blank=True, max_length=200, verbose_name="Căn cứ của yêu cầu"),
                        ),
                        ("how_met", models.TextField(blank=True, verbose_name="Cách đáp ứng")),
                        (
                            "created_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người lập",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người theo dõi",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "bên quan tâm",
                        "verbose_name_plural": "bên quan tâm và yêu cầu",
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("code", ""), _negated=True),
                                fields=("unit", "code"),
                                name="registers_interestedparty_code",
                                violation_error_message="Mã này đã có trong đơn vị.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Knowledge",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                        ("title", models.CharField(max_length=300, verbose_name="tên")),
                        ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                        ("search_text", models.CharField(db_index=True, editable=False, max_length=400)),
                        ("submission_key", models.UUIDField(editable=False, null=True, unique=True)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                        (
                            "review_months",
                            models.PositiveSmallIntegerField(
                                choices=[(3, "3 tháng"), (6, "6 tháng"), (12, "12 tháng"), (24, "24 tháng")],
                                default=12,
                                verbose_name="Xem xét lại sau",
                            ),
                        ),
                        (
                            "reviewed_on",
                            models.DateField(blank=True, null=True, verbose_name="Ngày xem xét gần nhất"),
                        ),
                        (
                            "next_review",
                            models.DateField(editable=False, null=True, verbose_name="Lần xem xét tới"),
                        ),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("experience", "Kinh nghiệm trong việc"),
                                    ("mistake", "Bài học từ sai sót"),
                                    ("handover", "Bàn giao của người chuyển công tác"),
                                    ("outside", "Từ bên ngoài"),
                                ],
                                default="experience",
                                max_length=12,
                                verbose_name="Nguồn",
                            ),
                        ),
                        ("lesson", models.TextField(verbose_name="Nội dung")),
                        (
                            "used_in",
                            models.CharField(blank=True, max_length=200, verbose_name="Dùng cho việc nào"),
                        ),
                        ("kept_at", models.CharField(blank=True, max_length=200, verbose_name="Nơi lưu")),
                        (
                            "shared_how",
                            models.CharField(blank=True, max_length=200, verbose_name="Cách truyền lại"),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người lập",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người theo dõi",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "tri thức của tổ chức",
                        "verbose_name_plural": "tri thức của tổ chức",
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("code", ""), _negated=True),
                                fields=("unit", "code"),
                                name="registers_knowledge_code",
                                violation_error_message="Mã này đã có trong đơn vị.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MobilisedResource",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                        ("title", models.CharField(max_length=300, verbose_name="tên")),
                        ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                        ("search_text", models.CharField(db_index=True, editable=False, max_length=400)),
                        ("submission_key", models.UUIDField(editable=False, null=True, unique=True)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("money", "Kinh phí"),
                                    ("device", "Trang thiết bị"),
                                    ("work", "Công sức, nhân lực"),
                                ],
                                default="device",
                                max_length=8,
                                verbose_name="Loại",
                            ),
                        ),
                        ("quantity", models.CharField(blank=True, max_length=80, verbose_name="Số lượng")),
                        (
                            "amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=0,
                                max_digits=14,
                                null=True,
                                verbose_name="Giá trị (đồng)",
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                help_text="Cơ quan, tổ chức. Với cá nhân ghi chung, không ghi tên và số điện thoại.",
                                max_length=200,
                                verbose_name="Nguồn",
                            ),
                        ),
                        ("received_on", models.DateField(verbose_name="Ngày nhận")),
                        (
                            "papers",
                            models.CharField(blank=True, max_length=160, verbose_name="Biên bản, văn bản"),
                        ),
                        ("used_for", models.TextField(blank=True, verbose_name="Sử dụng")),
                        (
                            "created_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người lập",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người quản lý",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "nguồn lực huy động",
                        "verbose_name_plural": "nguồn lực huy động",
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("code", ""), _negated=True),
                                fields=("unit", "code"),
                                name="registers_mobilisedresource_code",
                                violation_error_message="Mã này đã có trong đơn vị.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("amount__isnull", True), ("amount__gte", 0), _connector="OR"
                                ),
                                name="mobilised_not_negative",
                                violation_error_message="Giá trị không thể âm.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ModelCriterion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("no", models.PositiveSmallIntegerField(default=1, verbose_name="Thứ tự")),
                        ("group", models.CharField(blank=True, max_length=120, verbose_name="Nhóm")),
                        ("text", models.CharField(max_length=300, verbose_name="Tiêu chí")),
                        (
                            "most_points",
                            models.DecimalField(decimal_places=2, max_digits=5, verbose_name="Điểm tối đa"),
                        ),
                        ("how", models.CharField(blank=True, max_length=300, verbose_name="Cách kiểm tra")),
                        (
                            "criteria",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                to="registers.modelcriteria",
                                verbose_name="Bộ tiêu chí",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "tiêu chí",
                        "ordering": ["no", "id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("most_points__gt", 0)),
                                name="criterion_has_points",
                                violation_error_message="Điểm tối đa phải lớn hơn 0.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NonconformingOutput",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                        ("title", models.CharField(max_length=300, verbose_name="tên")),
                        ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                        ("search_text", models.CharField(db_index=True, editable=False, max_length=400)),
                        ("submission_key", models.UUIDField(editable=False, null=True, unique=True)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                        ("file_code", models.CharField(blank=True, max_length=60, verbose_name="Mã hồ sơ")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("wrong", "Kết quả sai nội dung"),
                                    ("late", "Trả kết quả trễ hẹn"),
                                    ("misprint", "In, đóng dấu sai"),
                                    ("lost", "Thất lạc, hư hỏng giấy tờ"),
                                    ("other", "Khác"),
                                ],
                                default="wrong",
                                max_length=10,
                                verbose_name="Loại",
                            ),
                        ),
                        ("found_on", models.DateField(verbose_name="Ngày phát hiện")),
                        (
                            "description",
                            models.TextField(
                                help_text="Không ghi họ tên, số giấy tờ của người dân; đã có mã hồ sơ.",
                                verbose_name="Mô tả",
                            ),
                        ),
                        (
                            "treatment",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("correction", "Sửa, làm lại"),
                                    ("recall", "Thu hồi, tách riêng, dừng trả"),
                                    ("tell", "Thông báo cho người dân"),
                                    ("concession", "Chấp nhận có nhân nhượng"),
                                ],
                                max_length=12,
                                verbose_name="Cách xử lý",
                            ),
                        ),
                        ("treatment_note", models.TextField(blank=True, verbose_name="Việc đã làm để xử lý")),
                        ("concession", models.TextField(blank=True, verbose_name="Thỏa thuận nhân nhượng")),
                        (
                            "apology",
                            models.CharField(blank=True, max_length=60, verbose_name="Số phiếu xin lỗi"),
                        ),
                        ("due", models.DateField(blank=True, null=True, verbose_name="Hạn xử lý")),
                        (
                            "verified_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="Ngày kiểm tra lại sau khi sửa"
                            ),
                        ),
                        ("verification", models.TextField(blank=True, verbose_name="Kết quả kiểm tra lại")),
                        (
                            "created_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người lập",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người quyết định",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người xử lý",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                        (
                            "service_file",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.servicefile",
                                verbose_name="Hồ sơ một cửa",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "đầu ra không phù hợp",
                        "verbose_name_plural": "đầu ra không phù hợp",
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("code", ""), _negated=True),
                                fields=("unit", "code"),
                                name="registers_nonconformingoutput_code",
                                violation_error_message="Mã này đã có trong đơn vị.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PremisesCheckRow",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("no", models.PositiveSmallIntegerField(default=99, verbose_name="Thứ tự")),
                        ("item", models.CharField(max_length=300, verbose_name="Hạng mục")),
                        ("how", models.CharField(blank=True, max_length=300, verbose_name="Thế nào là đạt")),
                        (
                            "result",
                            models.CharField(
                                blank=True,
                                choices=[("good", "Đạt"), ("bad", "Không đạt")],
                                max_length=4,
                                verbose_name="Kết quả",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="Ghi chú")),
                        (
                            "check_record",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                to="registers.premisescheck",
                                verbose_name="Lần kiểm tra",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "hạng mục của lần kiểm tra",
                        "ordering": ["no", "id"],
                    },
                ),
                migrations.CreateModel(
                    name="PremisesItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                        ("title", models.CharField(max_length=300, verbose_name="tên")),
                        ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                        ("search_text", models.CharField(db_index=True, editable=False, max_length=400)),
                        ("submission_key", models.UUIDField(editable=False, null=True, unique=True)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                        ("no", models.PositiveSmallIntegerField(default=1, verbose_name="Thứ tự")),
                        ("how", models.CharField(max_length=300, verbose_name="Thế nào là đạt")),
                        (
                            "created_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người lập",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "hạng mục kiểm tra nơi tiếp dân",
                        "verbose_name_plural": "hạng mục kiểm tra nơi tiếp dân",
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("code", ""), _negated=True),
                                fields=("unit", "code"),
                                name="registers_premisesitem_code",
                                violation_error_message="Mã này đã có trong đơn vị.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProcessDocument",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="Ghi chú")),
                        (
                            "document",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="documents.document",
                                verbose_name="Tài liệu",
                            ),
                        ),
                        (
                            "process",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                to="registers.process",
                                verbose_name="Quá trình",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "tài liệu của quá trình",
                        "ordering": ["id"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("process", "document"),
                                name="process_document_once",
                                violation_error_message="Tài liệu này đã có trong quá trình.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProviderEvaluation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("evaluated_on", models.DateField(verbose_name="Ngày đánh giá")),
                        (
                            "quality",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(5),
                                ],
                                verbose_name="Chất lượng (1–5)",
                            ),
                        ),
                        (
                            "timeliness",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(5),
                                ],
                                verbose_name="Đúng hẹn (1–5)",
                            ),
                        ),
                        (
                            "support",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(5),
                                ],
                                verbose_name="Hỗ trợ khi có sự cố (1–5)",
                            ),
                        ),
                        (
                            "price",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(5),
                                ],
                                verbose_name="Giá, thanh toán (1–5)",
                            ),
                        ),
                        (
                            "conclusion",
                            models.CharField(
                                choices=[
                                    ("keep", "Tiếp tục dùng"),
                                    ("condition", "Dùng có điều kiện"),
                                    ("stop", "Thôi dùng"),
                                ],
                                max_length=10,
                                verbose_name="Kết luận",
                            ),
                        ),
                        (
                            "note",
                            models.CharField(blank=True, max_length=300, verbose_name="Căn cứ, điều kiện"),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người đánh giá",
                            ),
                        ),
                        (
                            "provider",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                to="registers.provider",
                                verbose_name="Nhà cung cấp",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "lần đánh giá nhà cung cấp",
                        "ordering": ["-evaluated_on", "-id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("price__range", (1, 5)),
                                    ("quality__range", (1, 5)),
                                    ("support__range", (1, 5)),
                                    ("timeliness__range", (1, 5)),
                                ),
                                name="provider_scored_1_to_5",
                                violation_error_message="Điểm từ 1 đến 5.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReceptionSetting",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("field", models.CharField(blank=True, max_length=120, verbose_name="lĩnh vực")),
                        (
                            "forms",
                            models.CharField(
                                choices=[
                                    ("one_stop", "Mẫu một cửa (Văn phòng Chính phủ)"),
                                    ("residence", "Mẫu cư trú CT (Bộ Công an)"),
                                    ("identity", "Mẫu căn cước CC (Bộ Công an)"),
                                ],
                                default="one_stop",
                                max_length=20,
                                verbose_name="bộ biểu mẫu",
                            ),
                        ),
                        (
                            "clock",
                            models.CharField(
                                choices=[
                                    ("resume", "Tính tiếp phần thời gian còn lại"),
                                    ("restart", "Tính lại từ đầu khi nhận đủ"),
                                ],
                                default="resume",
                                max_length=10,
                                verbose_name="khi nhận bổ sung",
                            ),
                        ),
                        ("clock_basis", models.CharField(blank=True, max_length=200, verbose_name="căn cứ")),
                        (
                            "fee",
                            models.PositiveBigIntegerField(
                                blank=True, null=True, verbose_name="phí, lệ phí thường thu (đồng)"
                            ),
                        ),
                        (
                            "procedure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="documents.document",
                                verbose_name="quy trình",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "cách tiếp nhận",
                        "verbose_name_plural": "cách tiếp nhận",
                        "ordering": ["unit", "procedure"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("unit", "procedure"),
                                name="reception_set_once",
                                violation_error_message="Quy trình này đã có cách tiếp nhận trong đơn vị.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SlipForm",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        (
                            "family",
                            models.CharField(
                                choices=[
                                    ("one_stop", "Mẫu một cửa (Văn phòng Chính phủ)"),
                                    ("residence", "Mẫu cư trú CT (Bộ Công an)"),
                                    ("identity", "Mẫu căn cước CC (Bộ Công an)"),
                                ],
                                max_length=20,
                                verbose_name="bộ biểu mẫu",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("reception", "Tiếp nhận hồ sơ và hẹn trả kết quả"),
                                    ("supplement", "Yêu cầu bổ sung, hoàn thiện hồ sơ"),
                                    ("refusal", "Từ chối tiếp nhận hồ sơ"),
                                    ("apology", "Xin lỗi và hẹn lại ngày trả kết quả"),
                                    ("stop", "Dừng giải quyết hồ sơ"),
                                    ("control", "Kiểm soát quá trình giải quyết hồ sơ"),
                                    ("register", "Sổ theo dõi hồ sơ"),
                                ],
                                max_length=20,
                                verbose_name="loại phiếu",
                            ),
                        ),
                        ("number", models.CharField(max_length=40, verbose_name="mẫu số")),
                        ("title", models.CharField(max_length=300, verbose_name="tên biểu mẫu")),
                        ("basis", models.CharField(max_length=200, verbose_name="căn cứ")),
                        ("from_date", models.DateField(verbose_name="dùng từ")),
                        ("to_date", models.DateField(blank=True, null=True, verbose_name="đến hết ngày")),
                        ("doubt", models.CharField(blank=True, max_length=200, verbose_name="cần kiểm tra")),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "biểu mẫu một cửa",
                        "verbose_name_plural": "biểu mẫu một cửa",
                        "ordering": ["family", "number", "from_date"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("unit", "family", "kind", "from_date"),
                                name="slip_form_once_a_day",
                                violation_error_message="Bộ này đã có mẫu của loại phiếu ấy từ ngày này.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("to_date", None),
                                    ("to_date__gte", models.F("from_date")),
                                    _connector="OR",
                                ),
                                name="slip_form_days_in_order",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Supplement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("number", models.CharField(max_length=40, verbose_name="số phiếu")),
                        ("asked_at", models.DateTimeField(verbose_name="yêu cầu lúc")),
                        ("items", models.TextField(verbose_name="giấy tờ, nội dung cần bổ sung")),
                        ("reason", models.TextField(verbose_name="lý do")),
                        (
                            "until",
                            models.DateField(blank=True, null=True, verbose_name="đề nghị nộp trước ngày"),
                        ),
                        ("due_before", models.DateTimeField(verbose_name="hẹn trả trước khi dừng")),
                        (
                            "came_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="nhận bổ sung lúc"),
                        ),
                        (
                            "due_after",
                            models.DateTimeField(blank=True, null=True, verbose_name="hẹn trả sau khi nhận"),
                        ),
                        (
                            "asked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người yêu cầu",
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="supplement_requests",
                                to="registers.servicefile",
                                verbose_name="hồ sơ",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "yêu cầu bổ sung",
                        "verbose_name_plural": "yêu cầu bổ sung",
                        "ordering": ["file", "asked_at"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("unit", "number"), name="supplement_numbered_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("came_at", None)),
                                fields=("file",),
                                name="one_open_supplement",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("came_at", None), ("came_at__gte", models.F("asked_at")), _connector="OR"
                                ),
                                name="supplement_comes_after_asked",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SurveyAnswer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("public", "Mã QR, trang công khai"),
                                    ("kiosk", "Màn hình tại quầy"),
                                    ("paper", "Phiếu giấy"),
                                ],
                                max_length=10,
                                verbose_name="kênh",
                            ),
                        ),
                        ("answered_on", models.DateField(verbose_name="ngày")),
                        ("field", models.CharField(blank=True, max_length=120, verbose_name="lĩnh vực")),
                        ("scores", models.JSONField(default=dict, verbose_name="điểm")),
                        (
                            "comment",
                            models.TextField(blank=True, max_length=1000, verbose_name="ý kiến khác"),
                        ),
                        ("left_out", models.BooleanField(default=False, verbose_name="đã bỏ vì nhập nhầm")),
                        ("submission_key", models.UUIDField(editable=False, null=True, unique=True)),
                        (
                            "service_file",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.servicefile",
                                verbose_name="hồ sơ",
                            ),
                        ),
                        (
                            "survey",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registers.survey",
                                verbose_name="khảo sát",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "phiếu khảo sát",
                        "verbose_name_plural": "phiếu khảo sát",
                        "indexes": [
                            models.Index(fields=["unit", "answered_on"], name="survey_answer_by_day")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("left_out", False), ("service_file__isnull", False)),
                                fields=("service_file", "answered_on"),
                                name="survey_answer_once_a_file_and_day",
                                violation_error_message="Hồ sơ này đã có phiếu khảo sát trong ngày.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("left_out", False), ("channel", "paper"), _connector="OR"
                                ),
                                name="survey_only_paper_left_out",
                                violation_error_message="Chỉ bỏ được phiếu giấy nhập nhầm.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TrainingAttendee",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản"),
                        ),
                        ("attended", models.BooleanField(default=True, verbose_name="Có mặt")),
                        ("result", models.CharField(blank=True, max_length=120, verbose_name="Kết quả học")),
                        (
                            "attendee",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người tham dự",
                            ),
                        ),
                        (
                            "training",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                to="registers.training",
                                verbose_name="Khóa đào tạo",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="qms.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "người tham dự",
                        "ordering": ["id"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("training", "attendee"),
                                name="training_attended_once",
                                violation_error_message="Người này đã có trong danh sách.",
                            )
                        ],
                    },
                ),
            ]
        ),
        migrations.AddField(
            model_name="historicalmeasurement",
            name="fed_from",
            field=models.CharField(
                blank=True,
                choices=[
                    ("hand", "Ghi tay"),
                    ("on_time", "Thống kê: hồ sơ trả đúng hạn"),
                    ("satisfaction", "Khảo sát: hài lòng và rất hài lòng"),
                    ("feedback_on_time", "Phản ánh trả lời đúng hạn"),
                ],
                editable=False,
                max_length=20,
                verbose_name="Số liệu lấy từ",
            ),
        ),
        migrations.AddField(
            model_name="historicalobjective",
            name="source",
            field=models.CharField(
                choices=[
                    ("hand", "Ghi tay"),
                    ("on_time", "Thống kê: hồ sơ trả đúng hạn"),
                    ("satisfaction", "Khảo sát: hài lòng và rất hài lòng"),
                    ("feedback_on_time", "Phản ánh trả lời đúng hạn"),
                ],
                default="hand",
                help_text="Số liệu có trong hệ thống thì lấy từ đó, không gõ lại.",
                max_length=20,
                verbose_name="Nguồn số liệu",
            ),
        ),
        migrations.AddField(
            model_name="measurement",
            name="fed_from",
            field=models.CharField(
                blank=True,
                choices=[
                    ("hand", "Ghi tay"),
                    ("on_time", "Thống kê: hồ sơ trả đúng hạn"),
                    ("satisfaction", "Khảo sát: hài lòng và rất hài lòng"),
                    ("feedback_on_time", "Phản ánh trả lời đúng hạn"),
                ],
                editable=False,
                max_length=20,
                verbose_name="Số liệu lấy từ",
            ),
        ),
        migrations.AddField(
            model_name="objective",
            name="source",
            field=models.CharField(
                choices=[
                    ("hand", "Ghi tay"),
                    ("on_time", "Thống kê: hồ sơ trả đúng hạn"),
                    ("satisfaction", "Khảo sát: hài lòng và rất hài lòng"),
                    ("feedback_on_time", "Phản ánh trả lời đúng hạn"),
                ],
                default="hand",
                help_text="Số liệu có trong hệ thống thì lấy từ đó, không gõ lại.",
                max_length=20,
                verbose_name="Nguồn số liệu",
            ),
        ),
    ]
