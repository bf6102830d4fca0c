import django.core.validators
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0001_initial"),
        ("qms", "0002_controlled_documents_in_full"),
        ("qms", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Acknowledgement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản")),
                ("issue_no", models.PositiveSmallIntegerField(verbose_name="lần ban hành")),
                ("revision_no", models.PositiveSmallIntegerField(verbose_name="lần sửa đổi")),
                ("position", models.CharField(blank=True, max_length=120, verbose_name="chức vụ")),
                ("read_at", models.DateTimeField(verbose_name="xác nhận lúc")),
                ("read_on", models.DateField(verbose_name="ngày xác nhận")),
                ("due_on", models.DateField(verbose_name="hạn đọc")),
                ("content_hash", models.CharField(max_length=64, verbose_name="mã băm nội dung đã đọc")),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acknowledgements",
                        to="documents.document",
                        verbose_name="tài liệu",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người đọc",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acknowledgements",
                        to="documents.revision",
                        verbose_name="bản tài liệu",
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
                "verbose_name": "xác nhận đã đọc",
                "verbose_name_plural": "xác nhận đã đọc",
                "ordering": ["document", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("revision", "person"),
                        name="read_once",
                        violation_error_message="Người này đã xác nhận bản này.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Offer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản")),
                (
                    "weight",
                    models.CharField(
                        choices=[("must", "Phải áp dụng"), ("advised", "Khuyến khích áp dụng")],
                        default="must",
                        max_length=10,
                        verbose_name="mức độ",
                    ),
                ),
                ("offered_on", models.DateField(editable=False, verbose_name="dùng chung từ ngày")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="hạn áp dụng lần đầu")),
                (
                    "follow_days",
                    models.PositiveSmallIntegerField(default=30, verbose_name="hạn theo bản mới (ngày)"),
                ),
                ("note", models.TextField(blank=True, verbose_name="lời dặn")),
                ("everyone", models.BooleanField(default=True, verbose_name="mọi đơn vị cấp dưới")),
                (
                    "ended_on",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="thôi dùng chung từ ngày"
                    ),
                ),
                ("ended_why", models.TextField(blank=True, editable=False, verbose_name="lý do thôi")),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offers",
                        to="documents.document",
                        verbose_name="tài liệu",
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
                "verbose_name": "việc dùng chung",
                "verbose_name_plural": "các việc dùng chung",
                "ordering": ["document", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on", None)),
                        fields=("document",),
                        name="one_open_offer",
                        violation_error_message="Tài liệu này đang được dùng chung.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Adoption",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản")),
                ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                ("title", models.CharField(max_length=300, verbose_name="tên")),
                ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                ("search_text", models.CharField(db_index=True, editable=False, max_length=400)),
                ("submission_key", models.UUIDField(editable=False, null=True, unique=True)),
                ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                (
                    "weight",
                    models.CharField(
                        choices=[("must", "Phải áp dụng"), ("advised", "Khuyến khích áp dụng")],
                        default="must",
                        max_length=10,
                        verbose_name="mức độ",
                    ),
                ),
                ("offered_on", models.DateField(editable=False, verbose_name="dùng chung từ ngày")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="hạn áp dụng lần đầu")),
                (
                    "follow_days",
                    models.PositiveSmallIntegerField(default=30, verbose_name="hạn theo bản mới (ngày)"),
                ),
                ("note", models.TextField(blank=True, verbose_name="lời dặn")),
                ("declined_why", models.TextField(blank=True, verbose_name="lý do không áp dụng")),
                ("ended_why", models.TextField(blank=True, verbose_name="lý do thôi dùng chung")),
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
                    "declined",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.revision",
                        verbose_name="bản không áp dụng",
                    ),
                ),
                (
                    "declined_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người nêu",
                    ),
                ),
                (
                    "document",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="adoption",
                        to="documents.document",
                        verbose_name="tài liệu của đơn vị",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                        verbose_name="tài liệu dùng chung",
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
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="adoptions",
                        to="documents.offer",
                        verbose_name="dùng chung",
                    ),
                ),
            ],
            options={
                "verbose_name": "quy trình dùng chung",
                "verbose_name_plural": "quy trình dùng chung",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("code", ""), _negated=True),
                        fields=("unit", "code"),
                        name="documents_adoption_code",
                        violation_error_message="Mã này đã có trong đơn vị.",
                    ),
                    models.UniqueConstraint(
                        fields=("unit", "source"),
                        name="adopted_once",
                        violation_error_message="Đơn vị đã có dòng này.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ChangeRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản")),
                ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                ("title", models.CharField(max_length=300, verbose_name="tên")),
                ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                ("search_text", models.CharField(db_index=True, editable=False, max_length=400)),
                ("submission_key", models.UUIDField(editable=False, null=True, unique=True)),
                ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("policy", "Chính sách"),
                            ("objectives", "Mục tiêu"),
                            ("manual", "Sổ tay"),
                            ("procedure", "Quy trình"),
                            ("instruction", "Hướng dẫn"),
                            ("form", "Biểu mẫu"),
                            ("external", "Tài liệu bên ngoài"),
                        ],
                        max_length=20,
                        verbose_name="loại tài liệu",
                    ),
                ),
                ("content", models.TextField(verbose_name="nội dung đề nghị")),
                ("why", models.TextField(verbose_name="lý do")),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("suggestion", "Góp ý của cán bộ"),
                            ("audit", "Phát hiện đánh giá"),
                            ("law", "Văn bản pháp luật mới"),
                            ("nonconformity", "Sự không phù hợp"),
                            ("review", "Xem xét của lãnh đạo"),
                            ("other", "Khác"),
                        ],
                        default="suggestion",
                        max_length=20,
                        verbose_name="xuất phát từ",
                    ),
                ),
                ("origin_note", models.CharField(blank=True, max_length=200, verbose_name="chi tiết nguồn")),
                ("opinion", models.TextField(blank=True, verbose_name="ý kiến")),
                (
                    "decided_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="xem xét lúc"),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="xong trước ngày")),
                (
                    "done_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="hoàn thành ngày"),
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
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người xem xét yêu cầu",
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
                        verbose_name="tài liệu",
                    ),
                ),
                (
                    "drafter",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người soạn",
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
                "verbose_name": "yêu cầu sửa đổi",
                "verbose_name_plural": "yêu cầu sửa đổi",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("code", ""), _negated=True),
                        fields=("unit", "code"),
                        name="documents_changerequest_code",
                        violation_error_message="Mã này đã có trong đơn vị.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("document", None), ("kind", ""), _negated=True),
                        name="request_names_what",
                        violation_error_message="Cần chọn tài liệu, hoặc loại của tài liệu mới.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Disposal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản")),
                ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                ("title", models.CharField(max_length=300, verbose_name="tên")),
                ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                ("search_text", models.CharField(db_index=True, editable=False, max_length=400)),
                ("submission_key", models.UUIDField(editable=False, null=True, unique=True)),
                ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                ("basis", models.TextField(verbose_name="căn cứ")),
                ("method", models.CharField(blank=True, max_length=300, verbose_name="cách tiêu hủy")),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="nơi tiêu hủy")),
                (
                    "approved_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="phê duyệt lúc"),
                ),
                (
                    "approved_hash",
                    models.CharField(
                        blank=True, editable=False, max_length=64, verbose_name="mã băm danh sách"
                    ),
                ),
                ("destroyed_on", models.DateField(blank=True, null=True, verbose_name="ngày tiêu hủy")),
                ("minutes_number", models.CharField(blank=True, max_length=40, verbose_name="số biên bản")),
                ("result", models.TextField(blank=True, verbose_name="kết quả")),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người phê duyệt",
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
                    "minutes_file",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="qms.storedfile",
                        verbose_name="biên bản tiêu hủy",
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
                "verbose_name": "đợt tiêu hủy hồ sơ",
                "verbose_name_plural": "tiêu hủy hồ sơ",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("code", ""), _negated=True),
                        fields=("unit", "code"),
                        name="documents_disposal_code",
                        violation_error_message="Mã này đã có trong đơn vị.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "done"), _negated=True),
                            ("destroyed_on__isnull", False),
                            _connector="OR",
                        ),
                        name="disposal_done_on_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CouncilMember",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản")),
                ("name", models.CharField(max_length=120, verbose_name="họ và tên")),
                ("position", models.CharField(blank=True, max_length=160, verbose_name="chức vụ")),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("chair", "Chủ tịch hội đồng"),
                            ("member", "Ủy viên"),
                            ("secretary", "Thư ký"),
                            ("witness", "Người chứng kiến"),
                        ],
                        max_length=20,
                        verbose_name="tham gia với tư cách",
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
                    "disposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="council",
                        to="documents.disposal",
                        verbose_name="đợt tiêu hủy",
                    ),
                ),
            ],
            options={
                "verbose_name": "thành viên hội đồng",
                "verbose_name_plural": "hội đồng tiêu hủy",
                "ordering": ["disposal", "id"],
            },
        ),
        migrations.CreateModel(
            name="Deputy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản")),
                ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                ("title", models.CharField(max_length=300, verbose_name="tên")),
                ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                ("search_text", models.CharField(db_index=True, editable=False, max_length=400)),
                ("submission_key", models.UUIDField(editable=False, null=True, unique=True)),
                ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("KT", "KT. (ký thay)"),
                            ("TL", "TL. (thừa lệnh)"),
                            ("TUQ", "TUQ. (thừa ủy quyền)"),
                        ],
                        default="KT",
                        max_length=5,
                        verbose_name="hình thức ký",
                    ),
                ),
                ("from_date", models.DateField(verbose_name="từ ngày")),
                ("to_date", models.DateField(verbose_name="đến hết ngày")),
                ("basis", models.CharField(max_length=300, verbose_name="văn bản giao, ủy quyền")),
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
                    "deputy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người ký thay",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="ký thay cho",
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
                "verbose_name": "người ký thay",
                "verbose_name_plural": "người ký thay",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("code", ""), _negated=True),
                        fields=("unit", "code"),
                        name="documents_deputy_code",
                        violation_error_message="Mã này đã có trong đơn vị.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("to_date__gte", models.F("from_date"))),
                        name="deputy_period",
                        violation_error_message="Ngày cuối phải từ ngày đầu trở đi.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("person", models.F("deputy")), _negated=True),
                        name="deputy_is_another",
                        violation_error_message="Không ai ký thay cho chính mình.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản")),
                ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                ("title", models.CharField(max_length=300, verbose_name="tên")),
                ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                ("search_text", models.CharField(db_index=True, editable=False, max_length=400)),
                ("submission_key", models.UUIDField(editable=False, null=True, unique=True)),
                ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
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
                    models.CharField(blank=True, max_length=120, verbose_name="chức vụ người được ký thay"),
                ),
                ("paper_no", models.CharField(blank=True, max_length=60, verbose_name="số, ký hiệu")),
                ("dated", models.DateField(blank=True, null=True, verbose_name="ngày quyết định")),
                ("bases", models.TextField(blank=True, verbose_name="căn cứ")),
                ("effective_from", models.DateField(blank=True, null=True, verbose_name="có hiệu lực từ")),
                ("execution", models.TextField(blank=True, verbose_name="trách nhiệm thi hành")),
                ("recipients", models.TextField(blank=True, verbose_name="nơi nhận")),
                (
                    "signed_position",
                    models.CharField(
                        blank=True, editable=False, max_length=120, verbose_name="chức vụ người ký"
                    ),
                ),
                ("signed_at", models.DateTimeField(editable=False, null=True, verbose_name="ký lúc")),
                (
                    "signed_hash",
                    models.CharField(
                        blank=True, editable=False, max_length=64, verbose_name="mã băm nội dung được ký"
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
                    "pdf",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="qms.storedfile",
                        verbose_name="bản in đã ký",
                    ),
                ),
                (
                    "signed_by",
                    models.ForeignKey(
                        editable=False,
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
            ],
            options={
                "verbose_name": "quyết định ban hành",
                "verbose_name_plural": "quyết định ban hành",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("code", ""), _negated=True),
                        fields=("unit", "code"),
                        name="documents_decision_code",
                        violation_error_message="Mã này đã có trong đơn vị.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DecisionItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản")),
                ("content_hash", models.CharField(max_length=64, verbose_name="mã băm nội dung")),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="documents.decision",
                        verbose_name="quyết định",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.revision",
                        verbose_name="bản tài liệu",
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
                "verbose_name": "tài liệu trong quyết định",
                "verbose_name_plural": "tài liệu trong quyết định",
                "ordering": ["decision", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("decision", "revision"), name="issued_once_in_a_decision")
                ],
            },
        ),
        migrations.CreateModel(
            name="RecordKind",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản")),
                ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                ("title", models.CharField(max_length=300, verbose_name="tên")),
                ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                ("search_text", models.CharField(db_index=True, editable=False, max_length=400)),
                ("submission_key", models.UUIDField(editable=False, null=True, unique=True)),
                ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                (
                    "source_name",
                    models.TextField(blank=True, editable=False, verbose_name="dòng hồ sơ lưu của quy trình"),
                ),
                ("place", models.CharField(max_length=200, verbose_name="nơi lưu")),
                ("arrangement", models.CharField(blank=True, max_length=200, verbose_name="cách sắp xếp")),
                ("medium", models.CharField(blank=True, max_length=100, verbose_name="hình thức")),
                ("is_permanent", models.BooleanField(default=False, verbose_name="lưu vĩnh viễn")),
                (
                    "retention_months",
                    models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="thời hạn lưu (tháng)",
                    ),
                ),
                (
                    "retention_basis",
                    models.CharField(blank=True, max_length=300, verbose_name="căn cứ thời hạn"),
                ),
                ("access", models.CharField(blank=True, max_length=300, verbose_name="ai được xem")),
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
                        related_name="record_kinds",
                        to="documents.document",
                        verbose_name="theo quy trình",
                    ),
                ),
                (
                    "keeper",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người giữ",
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
                "verbose_name": "loại hồ sơ lưu",
                "verbose_name_plural": "danh mục hồ sơ",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("code", ""), _negated=True),
                        fields=("unit", "code"),
                        name="documents_recordkind_code",
                        violation_error_message="Mã này đã có trong đơn vị.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("is_permanent", True), ("retention_months__isnull", True)),
                            models.Q(("is_permanent", False), ("retention_months__gte", 1)),
                            _connector="OR",
                        ),
                        name="kind_kept_for_a_time_or_ever",
                        violation_error_message="Ghi thời hạn lưu, hoặc chọn lưu vĩnh viễn, không cả hai.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RecordBatch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản")),
                ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                ("title", models.CharField(max_length=300, verbose_name="tên")),
                ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                ("search_text", models.CharField(db_index=True, editable=False, max_length=400)),
                ("submission_key", models.UUIDField(editable=False, null=True, unique=True)),
                ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                ("period_from", models.DateField(verbose_name="hồ sơ từ ngày")),
                ("period_to", models.DateField(verbose_name="đến ngày")),
                (
                    "quantity",
                    models.PositiveIntegerField(
                        default=1,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="số lượng",
                    ),
                ),
                (
                    "measure",
                    models.CharField(
                        choices=[("folder", "cặp"), ("box", "hộp"), ("file", "tệp"), ("book", "quyển")],
                        default="folder",
                        max_length=10,
                        verbose_name="tính theo",
                    ),
                ),
                ("place", models.CharField(max_length=200, verbose_name="nơi để")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="ngày kết thúc hồ sơ")),
                (
                    "kept_until",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="lưu đến hết ngày"),
                ),
                ("hold_reason", models.TextField(blank=True, editable=False, verbose_name="lý do giữ lại")),
                (
                    "destroyed_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="ngày tiêu hủy"),
                ),
                ("note", models.TextField(blank=True, verbose_name="ghi chú")),
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
                (
                    "kind",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="batches",
                        to="documents.recordkind",
                        verbose_name="loại hồ sơ",
                    ),
                ),
            ],
            options={
                "verbose_name": "lô hồ sơ lưu",
                "verbose_name_plural": "hồ sơ đang lưu",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("code", ""), _negated=True),
                        fields=("unit", "code"),
                        name="documents_recordbatch_code",
                        violation_error_message="Mã này đã có trong đơn vị.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("period_to__gte", models.F("period_from"))),
                        name="batch_period_in_order",
                        violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_on__isnull", True),
                            ("closed_on__gte", models.F("period_to")),
                            _connector="OR",
                        ),
                        name="batch_closed_after_its_period",
                        violation_error_message="Hồ sơ kết thúc từ ngày cuối của kỳ trở đi.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("destroyed_on__isnull", False), ("status", "destroyed")),
                            models.Q(
                                models.Q(("status", "destroyed"), _negated=True),
                                ("destroyed_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="batch_destroyed_on_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "on_hold"), _negated=True),
                            models.Q(("hold_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="batch_held_for_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DisposalLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản")),
                ("name", models.CharField(max_length=300, verbose_name="tên hồ sơ")),
                ("amount", models.CharField(max_length=40, verbose_name="số lượng")),
                ("place", models.CharField(max_length=200, verbose_name="nơi để")),
                ("retention", models.CharField(max_length=60, verbose_name="thời hạn lưu")),
                ("closed_on", models.DateField(verbose_name="ngày kết thúc hồ sơ")),
                ("kept_until", models.DateField(verbose_name="lưu đến hết ngày")),
                (
                    "disposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="documents.disposal",
                        verbose_name="đợt tiêu hủy",
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
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="disposal_lines",
                        to="documents.recordbatch",
                        verbose_name="hồ sơ",
                    ),
                ),
            ],
            options={
                "verbose_name": "hồ sơ tiêu hủy",
                "verbose_name_plural": "danh sách tiêu hủy",
                "ordering": ["disposal", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("disposal", "batch"), name="batch_listed_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="EditLock",
            fields=[
                (
                    "revision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="documents.revision",
                        verbose_name="bản tài liệu",
                    ),
                ),
                ("since", models.DateTimeField(verbose_name="từ lúc")),
                ("seen_at", models.DateTimeField(verbose_name="thấy lần cuối")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người đang soạn",
                    ),
                ),
            ],
            options={
                "verbose_name": "người đang soạn",
                "verbose_name_plural": "những người đang soạn",
            },
        ),
        migrations.CreateModel(
            name="HistoricalAcknowledgement",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                ("history_act", models.UUIDField()),
                ("history_request", models.CharField(blank=True, max_length=36)),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản")),
                ("issue_no", models.PositiveSmallIntegerField(verbose_name="lần ban hành")),
                ("revision_no", models.PositiveSmallIntegerField(verbose_name="lần sửa đổi")),
                ("position", models.CharField(blank=True, max_length=120, verbose_name="chức vụ")),
                ("read_at", models.DateTimeField(verbose_name="xác nhận lúc")),
                ("read_on", models.DateField(verbose_name="ngày xác nhận")),
                ("due_on", models.DateField(verbose_name="hạn đọc")),
                ("content_hash", models.CharField(max_length=64, verbose_name="mã băm nội dung đã đọc")),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
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
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="documents.document",
                        verbose_name="tài liệu",
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
                        verbose_name="người đọc",
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
                        verbose_name="bản tài liệu",
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
                "verbose_name": "historical xác nhận đã đọc",
                "verbose_name_plural": "historical xác nhận đã đọc",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [
                    models.Index(
                        fields=["id", "-history_date", "-history_id"], name="documents_h_id_a9cfcf_idx"
                    ),
                    models.Index(fields=["unit", "history_date"], name="documents_h_unit_id_507149_idx"),
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAdoption",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                ("history_act", models.UUIDField()),
                ("history_request", models.CharField(blank=True, max_length=36)),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản")),
                ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                ("title", models.CharField(max_length=300, verbose_name="tên")),
                ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                ("search_text", models.CharField(editable=False, max_length=400)),
                ("submission_key", models.UUIDField(editable=False, null=True)),
                ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                (
                    "weight",
                    models.CharField(
                        choices=[("must", "Phải áp dụng"), ("advised", "Khuyến khích áp dụng")],
                        default="must",
                        max_length=10,
                        verbose_name="mức độ",
                    ),
                ),
                ("offered_on", models.DateField(editable=False, verbose_name="dùng chung từ ngày")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="hạn áp dụng lần đầu")),
                (
                    "follow_days",
                    models.PositiveSmallIntegerField(default=30, verbose_name="hạn theo bản mới (ngày)"),
                ),
                ("note", models.TextField(blank=True, verbose_name="lời dặn")),
                ("declined_why", models.TextField(blank=True, verbose_name="lý do không áp dụng")),
                ("ended_why", models.TextField(blank=True, verbose_name="lý do thôi dùng chung")),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
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
                    "declined",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="documents.revision",
                        verbose_name="bản không áp dụng",
                    ),
                ),
                (
                    "declined_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người nêu",
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
                        verbose_name="tài liệu của đơn vị",
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
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="documents.document",
                        verbose_name="tài liệu dùng chung",
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
                    "offer",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="documents.offer",
                        verbose_name="dùng chung",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical quy trình dùng chung",
                "verbose_name_plural": "historical quy trình dùng chung",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [
                    models.Index(
                        fields=["id", "-history_date", "-history_id"], name="documents_h_id_1829a2_idx"
                    ),
                    models.Index(fields=["unit", "history_date"], name="documents_h_unit_id_7acbca_idx"),
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalChangeRequest",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                ("history_act", models.UUIDField()),
                ("history_request", models.CharField(blank=True, max_length=36)),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản")),
                ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                ("title", models.CharField(max_length=300, verbose_name="tên")),
                ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                ("search_text", models.CharField(editable=False, max_length=400)),
                ("submission_key", models.UUIDField(editable=False, null=True)),
                ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("policy", "Chính sách"),
                            ("objectives", "Mục tiêu"),
                            ("manual", "Sổ tay"),
                            ("procedure", "Quy trình"),
                            ("instruction", "Hướng dẫn"),
                            ("form", "Biểu mẫu"),
                            ("external", "Tài liệu bên ngoài"),
                        ],
                        max_length=20,
                        verbose_name="loại tài liệu",
                    ),
                ),
                ("content", models.TextField(verbose_name="nội dung đề nghị")),
                ("why", models.TextField(verbose_name="lý do")),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("suggestion", "Góp ý của cán bộ"),
                            ("audit", "Phát hiện đánh giá"),
                            ("law", "Văn bản pháp luật mới"),
                            ("nonconformity", "Sự không phù hợp"),
                            ("review", "Xem xét của lãnh đạo"),
                            ("other", "Khác"),
                        ],
                        default="suggestion",
                        max_length=20,
                        verbose_name="xuất phát từ",
                    ),
                ),
                ("origin_note", models.CharField(blank=True, max_length=200, verbose_name="chi tiết nguồn")),
                ("opinion", models.TextField(blank=True, verbose_name="ý kiến")),
                (
                    "decided_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="xem xét lúc"),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="xong trước ngày")),
                (
                    "done_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="hoàn thành ngày"),
                ),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
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
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người xem xét yêu cầu",
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
                        verbose_name="tài liệu",
                    ),
                ),
                (
                    "drafter",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người soạn",
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
                "verbose_name": "historical yêu cầu sửa đổi",
                "verbose_name_plural": "historical yêu cầu sửa đổi",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [
                    models.Index(
                        fields=["id", "-history_date", "-history_id"], name="documents_h_id_a6589a_idx"
                    ),
                    models.Index(fields=["unit", "history_date"], name="documents_h_unit_id_36839a_idx"),
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCouncilMember",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                ("history_act", models.UUIDField()),
                ("history_request", models.CharField(blank=True, max_length=36)),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản")),
                ("name", models.CharField(max_length=120, verbose_name="họ và tên")),
                ("position", models.CharField(blank=True, max_length=160, verbose_name="chức vụ")),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("chair", "Chủ tịch hội đồng"),
                            ("member", "Ủy viên"),
                            ("secretary", "Thư ký"),
                            ("witness", "Người chứng kiến"),
                        ],
                        max_length=20,
                        verbose_name="tham gia với tư cách",
                    ),
                ),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "disposal",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="documents.disposal",
                        verbose_name="đợt tiêu hủy",
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
                "verbose_name": "historical thành viên hội đồng",
                "verbose_name_plural": "historical hội đồng tiêu hủy",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [
                    models.Index(
                        fields=["id", "-history_date", "-history_id"], name="documents_h_id_905cb4_idx"
                    ),
                    models.Index(fields=["unit", "history_date"], name="documents_h_unit_id_e34aa5_idx"),
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDecision",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                ("history_act", models.UUIDField()),
                ("history_request", models.CharField(blank=True, max_length=36)),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản")),
                ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                ("title", models.CharField(max_length=300, verbose_name="tên")),
                ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                ("search_text", models.CharField(editable=False, max_length=400)),
                ("submission_key", models.UUIDField(editable=False, null=True)),
                ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
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
                    models.CharField(blank=True, max_length=120, verbose_name="chức vụ người được ký thay"),
                ),
                ("paper_no", models.CharField(blank=True, max_length=60, verbose_name="số, ký hiệu")),
                ("dated", models.DateField(blank=True, null=True, verbose_name="ngày quyết định")),
                ("bases", models.TextField(blank=True, verbose_name="căn cứ")),
                ("effective_from", models.DateField(blank=True, null=True, verbose_name="có hiệu lực từ")),
                ("execution", models.TextField(blank=True, verbose_name="trách nhiệm thi hành")),
                ("recipients", models.TextField(blank=True, verbose_name="nơi nhận")),
                (
                    "signed_position",
                    models.CharField(
                        blank=True, editable=False, max_length=120, verbose_name="chức vụ người ký"
                    ),
                ),
                ("signed_at", models.DateTimeField(editable=False, null=True, verbose_name="ký lúc")),
                (
                    "signed_hash",
                    models.CharField(
                        blank=True, editable=False, max_length=64, verbose_name="mã băm nội dung được ký"
                    ),
                ),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
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
                    "pdf",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="qms.storedfile",
                        verbose_name="bản in đã ký",
                    ),
                ),
                (
                    "signed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        editable=False,
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
            ],
            options={
                "verbose_name": "historical quyết định ban hành",
                "verbose_name_plural": "historical quyết định ban hành",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [
                    models.Index(
                        fields=["id", "-history_date", "-history_id"], name="documents_h_id_3399ed_idx"
                    ),
                    models.Index(fields=["unit", "history_date"], name="documents_h_unit_id_35447f_idx"),
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDecisionItem",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                ("history_act", models.UUIDField()),
                ("history_request", models.CharField(blank=True, max_length=36)),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản")),
                ("content_hash", models.CharField(max_length=64, verbose_name="mã băm nội dung")),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="documents.decision",
                        verbose_name="quyết định",
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
                    "revision",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="documents.revision",
                        verbose_name="bản tài liệu",
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
                "verbose_name": "historical tài liệu trong quyết định",
                "verbose_name_plural": "historical tài liệu trong quyết định",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [
                    models.Index(
                        fields=["id", "-history_date", "-history_id"], name="documents_h_id_e8c430_idx"
                    ),
                    models.Index(fields=["unit", "history_date"], name="documents_h_unit_id_196dfe_idx"),
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDeputy",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                ("history_act", models.UUIDField()),
                ("history_request", models.CharField(blank=True, max_length=36)),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản")),
                ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                ("title", models.CharField(max_length=300, verbose_name="tên")),
                ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                ("search_text", models.CharField(editable=False, max_length=400)),
                ("submission_key", models.UUIDField(editable=False, null=True)),
                ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("KT", "KT. (ký thay)"),
                            ("TL", "TL. (thừa lệnh)"),
                            ("TUQ", "TUQ. (thừa ủy quyền)"),
                        ],
                        default="KT",
                        max_length=5,
                        verbose_name="hình thức ký",
                    ),
                ),
                ("from_date", models.DateField(verbose_name="từ ngày")),
                ("to_date", models.DateField(verbose_name="đến hết ngày")),
                ("basis", models.CharField(max_length=300, verbose_name="văn bản giao, ủy quyền")),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
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
                    "deputy",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người ký thay",
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
                        verbose_name="ký thay cho",
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
                "verbose_name": "historical người ký thay",
                "verbose_name_plural": "historical người ký thay",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [
                    models.Index(
                        fields=["id", "-history_date", "-history_id"], name="documents_h_id_4d2b2a_idx"
                    ),
                    models.Index(fields=["unit", "history_date"], name="documents_h_unit_id_795e6d_idx"),
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDisposal",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                ("history_act", models.UUIDField()),
                ("history_request", models.CharField(blank=True, max_length=36)),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản")),
                ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                ("title", models.CharField(max_length=300, verbose_name="tên")),
                ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                ("search_text", models.CharField(editable=False, max_length=400)),
                ("submission_key", models.UUIDField(editable=False, null=True)),
                ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                ("basis", models.TextField(verbose_name="căn cứ")),
                ("method", models.CharField(blank=True, max_length=300, verbose_name="cách tiêu hủy")),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="nơi tiêu hủy")),
                (
                    "approved_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="phê duyệt lúc"),
                ),
                (
                    "approved_hash",
                    models.CharField(
                        blank=True, editable=False, max_length=64, verbose_name="mã băm danh sách"
                    ),
                ),
                ("destroyed_on", models.DateField(blank=True, null=True, verbose_name="ngày tiêu hủy")),
                ("minutes_number", models.CharField(blank=True, max_length=40, verbose_name="số biên bản")),
                ("result", models.TextField(blank=True, verbose_name="kết quả")),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người phê duyệt",
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
                    "minutes_file",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="qms.storedfile",
                        verbose_name="biên bản tiêu hủy",
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
                "verbose_name": "historical đợt tiêu hủy hồ sơ",
                "verbose_name_plural": "historical tiêu hủy hồ sơ",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [
                    models.Index(
                        fields=["id", "-history_date", "-history_id"], name="documents_h_id_854153_idx"
                    ),
                    models.Index(fields=["unit", "history_date"], name="documents_h_unit_id_d1d1aa_idx"),
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDisposalLine",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                ("history_act", models.UUIDField()),
                ("history_request", models.CharField(blank=True, max_length=36)),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản")),
                ("name", models.CharField(max_length=300, verbose_name="tên hồ sơ")),
                ("amount", models.CharField(max_length=40, verbose_name="số lượng")),
                ("place", models.CharField(max_length=200, verbose_name="nơi để")),
                ("retention", models.CharField(max_length=60, verbose_name="thời hạn lưu")),
                ("closed_on", models.DateField(verbose_name="ngày kết thúc hồ sơ")),
                ("kept_until", models.DateField(verbose_name="lưu đến hết ngày")),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "disposal",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="documents.disposal",
                        verbose_name="đợt tiêu hủy",
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
                    "batch",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="documents.recordbatch",
                        verbose_name="hồ sơ",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical hồ sơ tiêu hủy",
                "verbose_name_plural": "historical danh sách tiêu hủy",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [
                    models.Index(
                        fields=["id", "-history_date", "-history_id"], name="documents_h_id_997155_idx"
                    ),
                    models.Index(fields=["unit", "history_date"], name="documents_h_unit_id_00cf78_idx"),
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="LegalText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản")),
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
                            ("law", "Luật"),
                            ("resolution", "Nghị quyết"),
                            ("decree", "Nghị định"),
                            ("circular", "Thông tư"),
                            ("decision", "Quyết định"),
                            ("letter", "Công văn"),
                            ("standard", "Tiêu chuẩn"),
                            ("other", "Khác"),
                        ],
                        default="circular",
                        max_length=20,
                        verbose_name="loại văn bản",
                    ),
                ),
                ("folded_number", models.CharField(editable=False, max_length=60)),
                ("issuing_body", models.CharField(max_length=200, verbose_name="cơ quan ban hành")),
                ("issued_on", models.DateField(blank=True, null=True, verbose_name="ngày ban hành")),
                ("effective_on", models.DateField(blank=True, null=True, verbose_name="ngày hiệu lực")),
                (
                    "partly_on",
                    models.DateField(blank=True, null=True, verbose_name="hết hiệu lực một phần từ ngày"),
                ),
                ("expired_on", models.DateField(blank=True, null=True, verbose_name="hết hiệu lực từ ngày")),
                ("where_found", models.CharField(blank=True, max_length=300, verbose_name="nơi tra cứu")),
                ("note", models.TextField(blank=True, verbose_name="ghi chú")),
                (
                    "amends",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.legaltext",
                        verbose_name="sửa đổi văn bản",
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
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.legaltext",
                        verbose_name="thay thế văn bản",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.legaltext",
                        verbose_name="lấy từ danh mục cấp trên",
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
                "verbose_name": "văn bản bên ngoài",
                "verbose_name_plural": "tài liệu bên ngoài",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("code", ""), _negated=True),
                        fields=("unit", "code"),
                        name="documents_legaltext_code",
                        violation_error_message="Mã này đã có trong đơn vị.",
                    ),
                    models.UniqueConstraint(
                        fields=("unit", "folded_number"),
                        name="legal_text_once",
                        violation_error_message="Số, ký hiệu này đã có trong danh mục của đơn vị.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("code", ""), _negated=True), name="legal_text_has_number"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalLegalImpact",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                ("history_act", models.UUIDField()),
                ("history_request", models.CharField(blank=True, max_length=36)),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản")),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("pending", "Chưa xem xét"),
                            ("update", "Cần cập nhật"),
                            ("unaffected", "Không phải sửa"),
                        ],
                        default="pending",
                        max_length=20,
                        verbose_name="kết luận",
                    ),
                ),
                (
                    "explanation",
                    models.TextField(blank=True, verbose_name="nội dung phải sửa, hoặc lý do không phải sửa"),
                ),
                ("judged_on", models.DateField(blank=True, null=True, verbose_name="ngày kết luận")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="hạn cập nhật")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="ngày cập nhật")),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
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
                        verbose_name="tài liệu chịu ảnh hưởng",
                    ),
                ),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="documents.revision",
                        verbose_name="bản đã cập nhật",
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
                    "judged_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người kết luận",
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
                    "text",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="documents.legaltext",
                        verbose_name="văn bản bên ngoài",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical ảnh hưởng của văn bản",
                "verbose_name_plural": "historical ảnh hưởng của văn bản",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [
                    models.Index(
                        fields=["id", "-history_date", "-history_id"], name="documents_h_id_adfd71_idx"
                    ),
                    models.Index(fields=["unit", "history_date"], name="documents_h_unit_id_40cdbf_idx"),
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalLegalText",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                ("history_act", models.UUIDField()),
                ("history_request", models.CharField(blank=True, max_length=36)),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản")),
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
                            ("law", "Luật"),
                            ("resolution", "Nghị quyết"),
                            ("decree", "Nghị định"),
                            ("circular", "Thông tư"),
                            ("decision", "Quyết định"),
                            ("letter", "Công văn"),
                            ("standard", "Tiêu chuẩn"),
                            ("other", "Khác"),
                        ],
                        default="circular",
                        max_length=20,
                        verbose_name="loại văn bản",
                    ),
                ),
                ("folded_number", models.CharField(editable=False, max_length=60)),
                ("issuing_body", models.CharField(max_length=200, verbose_name="cơ quan ban hành")),
                ("issued_on", models.DateField(blank=True, null=True, verbose_name="ngày ban hành")),
                ("effective_on", models.DateField(blank=True, null=True, verbose_name="ngày hiệu lực")),
                (
                    "partly_on",
                    models.DateField(blank=True, null=True, verbose_name="hết hiệu lực một phần từ ngày"),
                ),
                ("expired_on", models.DateField(blank=True, null=True, verbose_name="hết hiệu lực từ ngày")),
                ("where_found", models.CharField(blank=True, max_length=300, verbose_name="nơi tra cứu")),
                ("note", models.TextField(blank=True, verbose_name="ghi chú")),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
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
                    "amends",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="documents.legaltext",
                        verbose_name="sửa đổi văn bản",
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="documents.legaltext",
                        verbose_name="thay thế văn bản",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="documents.legaltext",
                        verbose_name="lấy từ danh mục cấp trên",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical văn bản bên ngoài",
                "verbose_name_plural": "historical tài liệu bên ngoài",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [
                    models.Index(
                        fields=["id", "-history_date", "-history_id"], name="documents_h_id_cf0880_idx"
                    ),
                    models.Index(fields=["unit", "history_date"], name="documents_h_unit_id_f6661c_idx"),
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalOffer",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                ("history_act", models.UUIDField()),
                ("history_request", models.CharField(blank=True, max_length=36)),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản")),
                (
                    "weight",
                    models.CharField(
                        choices=[("must", "Phải áp dụng"), ("advised", "Khuyến khích áp dụng")],
                        default="must",
                        max_length=10,
                        verbose_name="mức độ",
                    ),
                ),
                ("offered_on", models.DateField(editable=False, verbose_name="dùng chung từ ngày")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="hạn áp dụng lần đầu")),
                (
                    "follow_days",
                    models.PositiveSmallIntegerField(default=30, verbose_name="hạn theo bản mới (ngày)"),
                ),
                ("note", models.TextField(blank=True, verbose_name="lời dặn")),
                ("everyone", models.BooleanField(default=True, verbose_name="mọi đơn vị cấp dưới")),
                (
                    "ended_on",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="thôi dùng chung từ ngày"
                    ),
                ),
                ("ended_why", models.TextField(blank=True, editable=False, verbose_name="lý do thôi")),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
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
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="documents.document",
                        verbose_name="tài liệu",
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
                "verbose_name": "historical việc dùng chung",
                "verbose_name_plural": "historical các việc dùng chung",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [
                    models.Index(
                        fields=["id", "-history_date", "-history_id"], name="documents_h_id_ba9e66_idx"
                    ),
                    models.Index(fields=["unit", "history_date"], name="documents_h_unit_id_df4d00_idx"),
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPaperCopy",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                ("history_act", models.UUIDField()),
                ("history_request", models.CharField(blank=True, max_length=36)),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản")),
                ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                ("title", models.CharField(max_length=300, verbose_name="tên")),
                ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                ("search_text", models.CharField(editable=False, max_length=400)),
                ("submission_key", models.UUIDField(editable=False, null=True)),
                ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                ("issue_no", models.PositiveSmallIntegerField(verbose_name="lần ban hành")),
                ("revision_no", models.PositiveSmallIntegerField(verbose_name="lần sửa đổi")),
                ("no", models.PositiveSmallIntegerField(verbose_name="bản số")),
                ("given_on", models.DateField(verbose_name="ngày giao")),
                ("received_on", models.DateField(blank=True, null=True, verbose_name="ngày nhận")),
                ("signed_on_paper", models.BooleanField(default=False, verbose_name="ký nhận trên giấy")),
                ("called_in_on", models.DateField(blank=True, null=True, verbose_name="cần thu hồi từ")),
                ("recalled_on", models.DateField(blank=True, null=True, verbose_name="ngày thu hồi")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ngày hủy, báo mất")),
                (
                    "ended_how",
                    models.CharField(blank=True, max_length=300, verbose_name="cách hủy, lý do mất"),
                ),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
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
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="documents.document",
                        verbose_name="tài liệu",
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
                        verbose_name="người giữ",
                    ),
                ),
                (
                    "recalled_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người thu hồi",
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
                        verbose_name="bản tài liệu",
                    ),
                ),
                (
                    "to_unit",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="qms.unit",
                        verbose_name="đơn vị giữ",
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
                "verbose_name": "historical bản giấy",
                "verbose_name_plural": "historical phân phối, thu hồi bản giấy",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [
                    models.Index(
                        fields=["id", "-history_date", "-history_id"], name="documents_h_id_f47a2f_idx"
                    ),
                    models.Index(fields=["unit", "history_date"], name="documents_h_unit_id_51f977_idx"),
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPosting",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                ("history_act", models.UUIDField()),
                ("history_request", models.CharField(blank=True, max_length=36)),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản")),
                ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                ("title", models.CharField(max_length=300, verbose_name="tên")),
                ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                ("search_text", models.CharField(editable=False, max_length=400)),
                ("submission_key", models.UUIDField(editable=False, null=True)),
                ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                ("field", models.CharField(max_length=80, verbose_name="lĩnh vực")),
                ("slug", models.CharField(max_length=60, verbose_name="địa chỉ ngắn")),
                ("place", models.CharField(blank=True, max_length=120, verbose_name="nơi niêm yết bản giấy")),
                ("posted_on", models.DateField(verbose_name="niêm yết từ ngày")),
                (
                    "checked_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="kiểm tra gần nhất"),
                ),
                (
                    "taken_down_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="gỡ ngày"),
                ),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "checked_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người kiểm tra",
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
                        verbose_name="quy trình",
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
                "verbose_name": "historical niêm yết công khai",
                "verbose_name_plural": "historical niêm yết công khai",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [
                    models.Index(
                        fields=["id", "-history_date", "-history_id"], name="documents_h_id_639906_idx"
                    ),
                    models.Index(fields=["unit", "history_date"], name="documents_h_unit_id_d29e92_idx"),
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalRecipient",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                ("history_act", models.UUIDField()),
                ("history_request", models.CharField(blank=True, max_length=36)),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("everyone", "Mọi cán bộ của đơn vị"),
                            ("role", "Vai trò"),
                            ("person", "Người"),
                            ("unit", "Đơn vị trực thuộc"),
                            ("place", "Nơi khác"),
                        ],
                        max_length=10,
                        verbose_name="loại nơi nhận",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("officer", "Thư ký ISO"),
                            ("owner", "Chủ quá trình, cán bộ"),
                            ("head", "Thủ trưởng đơn vị"),
                            ("desk", "Cán bộ tiếp nhận và trả kết quả"),
                            ("auditor", "Đánh giá viên nội bộ"),
                            ("inspector", "Đoàn kiểm tra (khách)"),
                        ],
                        max_length=20,
                        verbose_name="vai trò",
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=120, verbose_name="nơi nhận")),
                ("must_read", models.BooleanField(default=False, verbose_name="phải đọc và xác nhận")),
                ("days", models.PositiveSmallIntegerField(default=7, verbose_name="số ngày để đọc")),
                ("since", models.DateField(editable=False, verbose_name="ghi vào danh sách ngày")),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
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
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="documents.document",
                        verbose_name="tài liệu",
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
                        verbose_name="người nhận",
                    ),
                ),
                (
                    "to_unit",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="qms.unit",
                        verbose_name="đơn vị nhận",
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
                "verbose_name": "historical nơi nhận tài liệu",
                "verbose_name_plural": "historical nơi nhận tài liệu",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [
                    models.Index(
                        fields=["id", "-history_date", "-history_id"], name="documents_h_id_4cf0a9_idx"
                    ),
                    models.Index(fields=["unit", "history_date"], name="documents_h_unit_id_6860ae_idx"),
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalRecordBatch",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                ("history_act", models.UUIDField()),
                ("history_request", models.CharField(blank=True, max_length=36)),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản")),
                ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                ("title", models.CharField(max_length=300, verbose_name="tên")),
                ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                ("search_text", models.CharField(editable=False, max_length=400)),
                ("submission_key", models.UUIDField(editable=False, null=True)),
                ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                ("period_from", models.DateField(verbose_name="hồ sơ từ ngày")),
                ("period_to", models.DateField(verbose_name="đến ngày")),
                (
                    "quantity",
                    models.PositiveIntegerField(
                        default=1,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="số lượng",
                    ),
                ),
                (
                    "measure",
                    models.CharField(
                        choices=[("folder", "cặp"), ("box", "hộp"), ("file", "tệp"), ("book", "quyển")],
                        default="folder",
                        max_length=10,
                        verbose_name="tính theo",
                    ),
                ),
                ("place", models.CharField(max_length=200, verbose_name="nơi để")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="ngày kết thúc hồ sơ")),
                (
                    "kept_until",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="lưu đến hết ngày"),
                ),
                ("hold_reason", models.TextField(blank=True, editable=False, verbose_name="lý do giữ lại")),
                (
                    "destroyed_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="ngày tiêu hủy"),
                ),
                ("note", models.TextField(blank=True, verbose_name="ghi chú")),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
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
                    "kind",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="documents.recordkind",
                        verbose_name="loại hồ sơ",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical lô hồ sơ lưu",
                "verbose_name_plural": "historical hồ sơ đang lưu",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [
                    models.Index(
                        fields=["id", "-history_date", "-history_id"], name="documents_h_id_8ea636_idx"
                    ),
                    models.Index(fields=["unit", "history_date"], name="documents_h_unit_id_1fece9_idx"),
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalRecordKind",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                ("history_act", models.UUIDField()),
                ("history_request", models.CharField(blank=True, max_length=36)),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản")),
                ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                ("title", models.CharField(max_length=300, verbose_name="tên")),
                ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                ("search_text", models.CharField(editable=False, max_length=400)),
                ("submission_key", models.UUIDField(editable=False, null=True)),
                ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                (
                    "source_name",
                    models.TextField(blank=True, editable=False, verbose_name="dòng hồ sơ lưu của quy trình"),
                ),
                ("place", models.CharField(max_length=200, verbose_name="nơi lưu")),
                ("arrangement", models.CharField(blank=True, max_length=200, verbose_name="cách sắp xếp")),
                ("medium", models.CharField(blank=True, max_length=100, verbose_name="hình thức")),
                ("is_permanent", models.BooleanField(default=False, verbose_name="lưu vĩnh viễn")),
                (
                    "retention_months",
                    models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="thời hạn lưu (tháng)",
                    ),
                ),
                (
                    "retention_basis",
                    models.CharField(blank=True, max_length=300, verbose_name="căn cứ thời hạn"),
                ),
                ("access", models.CharField(blank=True, max_length=300, verbose_name="ai được xem")),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
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
                        verbose_name="theo quy trình",
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
                    "keeper",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người giữ",
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
                "verbose_name": "historical loại hồ sơ lưu",
                "verbose_name_plural": "historical danh mục hồ sơ",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [
                    models.Index(
                        fields=["id", "-history_date", "-history_id"], name="documents_h_id_dacfde_idx"
                    ),
                    models.Index(fields=["unit", "history_date"], name="documents_h_unit_id_a2c63c_idx"),
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalRequestedSignature",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                ("history_act", models.UUIDField()),
                ("history_request", models.CharField(blank=True, max_length=36)),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản")),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
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
                        verbose_name="người cùng xem xét",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="documents.revision",
                        verbose_name="bản tài liệu",
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
                "verbose_name": "historical người cùng xem xét",
                "verbose_name_plural": "historical những người cùng xem xét",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [
                    models.Index(
                        fields=["id", "-history_date", "-history_id"], name="documents_h_id_d1eb38_idx"
                    ),
                    models.Index(fields=["unit", "history_date"], name="documents_h_unit_id_5ff4b0_idx"),
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="LastLook",
            fields=[
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người xem",
                    ),
                ),
                ("before", models.DateTimeField(null=True, verbose_name="lần xem trước")),
                ("latest", models.DateTimeField(verbose_name="lần xem gần nhất")),
            ],
            options={
                "verbose_name": "lần xem thay đổi",
                "verbose_name_plural": "các lần xem thay đổi",
            },
        ),
        migrations.CreateModel(
            name="LegalImpact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản")),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("pending", "Chưa xem xét"),
                            ("update", "Cần cập nhật"),
                            ("unaffected", "Không phải sửa"),
                        ],
                        default="pending",
                        max_length=20,
                        verbose_name="kết luận",
                    ),
                ),
                (
                    "explanation",
                    models.TextField(blank=True, verbose_name="nội dung phải sửa, hoặc lý do không phải sửa"),
                ),
                ("judged_on", models.DateField(blank=True, null=True, verbose_name="ngày kết luận")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="hạn cập nhật")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="ngày cập nhật")),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="impacts",
                        to="documents.document",
                        verbose_name="tài liệu chịu ảnh hưởng",
                    ),
                ),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.revision",
                        verbose_name="bản đã cập nhật",
                    ),
                ),
                (
                    "judged_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người kết luận",
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
                    "text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="impacts",
                        to="documents.legaltext",
                        verbose_name="văn bản bên ngoài",
                    ),
                ),
            ],
            options={
                "verbose_name": "ảnh hưởng của văn bản",
                "verbose_name_plural": "ảnh hưởng của văn bản",
                "ordering": ["text", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("text", "document"), name="impact_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("verdict", "unaffected"), _negated=True),
                            models.Q(("explanation", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="unaffected_says_why",
                        violation_error_message="Cần nêu lý do không phải sửa.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_by__isnull", True), ("done_on__isnull", True)),
                            models.Q(
                                ("done_by__isnull", False), ("done_on__isnull", False), ("verdict", "update")
                            ),
                            _connector="OR",
                        ),
                        name="impact_done_by_a_revision",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PaperCopy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản")),
                ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                ("title", models.CharField(max_length=300, verbose_name="tên")),
                ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                ("search_text", models.CharField(db_index=True, editable=False, max_length=400)),
                ("submission_key", models.UUIDField(editable=False, null=True, unique=True)),
                ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                ("issue_no", models.PositiveSmallIntegerField(verbose_name="lần ban hành")),
                ("revision_no", models.PositiveSmallIntegerField(verbose_name="lần sửa đổi")),
                ("no", models.PositiveSmallIntegerField(verbose_name="bản số")),
                ("given_on", models.DateField(verbose_name="ngày giao")),
                ("received_on", models.DateField(blank=True, null=True, verbose_name="ngày nhận")),
                ("signed_on_paper", models.BooleanField(default=False, verbose_name="ký nhận trên giấy")),
                ("called_in_on", models.DateField(blank=True, null=True, verbose_name="cần thu hồi từ")),
                ("recalled_on", models.DateField(blank=True, null=True, verbose_name="ngày thu hồi")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ngày hủy, báo mất")),
                (
                    "ended_how",
                    models.CharField(blank=True, max_length=300, verbose_name="cách hủy, lý do mất"),
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="copies",
                        to="documents.document",
                        verbose_name="tài liệu",
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
                        verbose_name="người giữ",
                    ),
                ),
                (
                    "recalled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người thu hồi",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="copies",
                        to="documents.revision",
                        verbose_name="bản tài liệu",
                    ),
                ),
                (
                    "to_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="qms.unit",
                        verbose_name="đơn vị giữ",
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
                "verbose_name": "bản giấy",
                "verbose_name_plural": "phân phối, thu hồi bản giấy",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("code", ""), _negated=True),
                        fields=("unit", "code"),
                        name="documents_papercopy_code",
                        violation_error_message="Mã này đã có trong đơn vị.",
                    ),
                    models.UniqueConstraint(
                        fields=("revision", "no"),
                        name="copy_number_once",
                        violation_error_message="Số bản giấy này đã giao rồi.",
                    ),
                    models.CheckConstraint(condition=models.Q(("no__gte", 1)), name="copy_numbered_from_one"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "destroyed"), _negated=True),
                            models.Q(
                                ("ended_on__gte", models.F("recalled_on")), ("recalled_on__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="copy_destroyed_after_recall",
                        violation_error_message="Chỉ hủy bản giấy sau khi đã thu hồi.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("recalled_on", None), ("recalled_on__gte", models.F("given_on")), _connector="OR"
                        ),
                        name="copy_recalled_after_given",
                        violation_error_message="Ngày thu hồi không được trước ngày giao.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Posting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản")),
                ("code", models.CharField(blank=True, max_length=60, verbose_name="mã")),
                ("title", models.CharField(max_length=300, verbose_name="tên")),
                ("status", models.CharField(max_length=30, verbose_name="tình trạng")),
                ("search_text", models.CharField(db_index=True, editable=False, max_length=400)),
                ("submission_key", models.UUIDField(editable=False, null=True, unique=True)),
                ("created_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                ("field", models.CharField(max_length=80, verbose_name="lĩnh vực")),
                ("slug", models.CharField(max_length=60, verbose_name="địa chỉ ngắn")),
                ("place", models.CharField(blank=True, max_length=120, verbose_name="nơi niêm yết bản giấy")),
                ("posted_on", models.DateField(verbose_name="niêm yết từ ngày")),
                (
                    "checked_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="kiểm tra gần nhất"),
                ),
                (
                    "taken_down_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="gỡ ngày"),
                ),
                (
                    "checked_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người kiểm tra",
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
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="posting",
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
                "verbose_name": "niêm yết công khai",
                "verbose_name_plural": "niêm yết công khai",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("code", ""), _negated=True),
                        fields=("unit", "code"),
                        name="documents_posting_code",
                        violation_error_message="Mã này đã có trong đơn vị.",
                    ),
                    models.UniqueConstraint(
                        fields=("unit", "slug"),
                        name="posting_address_once",
                        violation_error_message="Địa chỉ ngắn này đã dùng cho thủ tục khác của đơn vị.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("slug", ""), _negated=True), models.Q(("field", ""), _negated=True)
                        ),
                        name="posting_has_address_and_field",
                        violation_error_message="Niêm yết phải có lĩnh vực và địa chỉ ngắn.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "posted"), ("taken_down_on", None)),
                            models.Q(("status", "taken_down"), ("taken_down_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="posting_ends_once",
                        violation_error_message="Niêm yết đã gỡ phải có ngày gỡ, và chỉ khi đã gỡ.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Recipient",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("everyone", "Mọi cán bộ của đơn vị"),
                            ("role", "Vai trò"),
                            ("person", "Người"),
                            ("unit", "Đơn vị trực thuộc"),
                            ("place", "Nơi khác"),
                        ],
                        max_length=10,
                        verbose_name="loại nơi nhận",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("officer", "Thư ký ISO"),
                            ("owner", "Chủ quá trình, cán bộ"),
                            ("head", "Thủ trưởng đơn vị"),
                            ("desk", "Cán bộ tiếp nhận và trả kết quả"),
                            ("auditor", "Đánh giá viên nội bộ"),
                            ("inspector", "Đoàn kiểm tra (khách)"),
                        ],
                        max_length=20,
                        verbose_name="vai trò",
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=120, verbose_name="nơi nhận")),
                ("must_read", models.BooleanField(default=False, verbose_name="phải đọc và xác nhận")),
                ("days", models.PositiveSmallIntegerField(default=7, verbose_name="số ngày để đọc")),
                ("since", models.DateField(editable=False, verbose_name="ghi vào danh sách ngày")),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recipients",
                        to="documents.document",
                        verbose_name="tài liệu",
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
                        verbose_name="người nhận",
                    ),
                ),
                (
                    "to_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="qms.unit",
                        verbose_name="đơn vị nhận",
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
                "verbose_name": "nơi nhận tài liệu",
                "verbose_name_plural": "nơi nhận tài liệu",
                "ordering": ["document", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("person", None), ("to_unit", None)),
                        fields=("document", "kind", "role", "place"),
                        name="recipient_once",
                        violation_error_message="Nơi nhận này đã có trong danh sách.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("person__isnull", False)),
                        fields=("document", "person"),
                        name="recipient_person_once",
                        violation_error_message="Người này đã có trong danh sách.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("to_unit__isnull", False)),
                        fields=("document", "to_unit"),
                        name="recipient_unit_once",
                        violation_error_message="Đơn vị này đã có trong danh sách.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kind", "everyone"),
                                ("person", None),
                                ("place", ""),
                                ("role", ""),
                                ("to_unit", None),
                            ),
                            models.Q(
                                ("kind", "role"),
                                ("person", None),
                                ("place", ""),
                                ("to_unit", None),
                                models.Q(("role", ""), _negated=True),
                            ),
                            models.Q(
                                ("kind", "person"),
                                ("person__isnull", False),
                                ("place", ""),
                                ("role", ""),
                                ("to_unit", None),
                            ),
                            models.Q(
                                ("kind", "unit"),
                                ("must_read", False),
                                ("person", None),
                                ("place", ""),
                                ("role", ""),
                                ("to_unit__isnull", False),
                            ),
                            models.Q(
                                ("kind", "place"),
                                ("must_read", False),
                                ("person", None),
                                ("role", ""),
                                ("to_unit", None),
                                models.Q(("place", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="recipient_names_one",
                        violation_error_message="Mỗi dòng ghi đúng một nơi nhận.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("days__range", (1, 90))),
                        name="recipient_days",
                        violation_error_message="Số ngày để đọc từ 1 đến 90.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RequestedSignature",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người cùng xem xét",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requested",
                        to="documents.revision",
                        verbose_name="bản tài liệu",
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
                "verbose_name": "người cùng xem xét",
                "verbose_name_plural": "những người cùng xem xét",
                "ordering": ["revision", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("revision", "person"),
                        name="review_asked_once",
                        violation_error_message="Người này đã được nêu trong số người xem xét.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="UnsavedDraft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("typed", models.JSONField(verbose_name="đã gõ")),
                ("base_version", models.PositiveIntegerField(verbose_name="từ phiên bản")),
                ("saved_at", models.DateTimeField(verbose_name="giữ lúc")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người gõ",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="documents.revision",
                        verbose_name="bản tài liệu",
                    ),
                ),
            ],
            options={
                "verbose_name": "bản đang gõ",
                "verbose_name_plural": "các bản đang gõ",
                "constraints": [
                    models.UniqueConstraint(fields=("revision", "person"), name="unsaved_draft_once")
                ],
            },
        ),
        migrations.RemoveConstraint(
            model_name="signature",
            name="signed_once",
        ),
        migrations.AddField(
            model_name="document",
            name="as_file",
            field=models.BooleanField(default=False, verbose_name="là tệp tải lên"),
        ),
        migrations.AddField(
            model_name="historicaldocument",
            name="as_file",
            field=models.BooleanField(default=False, verbose_name="là tệp tải lên"),
        ),
        migrations.AddField(
            model_name="historicalrevision",
            name="adopted_as",
            field=models.CharField(
                blank=True,
                choices=[
                    ("as_is", "Nguyên văn"),
                    ("facts", "Nguyên văn, riêng nơi và giờ tiếp nhận"),
                    ("local", "Bản riêng của đơn vị"),
                ],
                editable=False,
                max_length=10,
                verbose_name="cách áp dụng bản dùng chung",
            ),
        ),
        migrations.AddField(
            model_name="historicalrevision",
            name="source_revision",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="documents.revision",
                verbose_name="theo bản dùng chung",
            ),
        ),
        migrations.AddField(
            model_name="historicalrevision",
            name="upload",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="qms.storedfile",
                verbose_name="tệp gốc",
            ),
        ),
        migrations.AddField(
            model_name="historicalrevision",
            name="upload_name",
            field=models.CharField(blank=True, max_length=150, verbose_name="tên tệp gốc"),
        ),
        migrations.AddField(
            model_name="historicalsignature",
            name="form",
            field=models.CharField(
                blank=True,
                choices=[("KT", "KT. (ký thay)"), ("TL", "TL. (thừa lệnh)"), ("TUQ", "TUQ. (thừa ủy quyền)")],
                max_length=5,
                verbose_name="hình thức ký",
            ),
        ),
        migrations.AddField(
            model_name="historicalsignature",
            name="on_behalf_of",
            field=models.ForeignKey(
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
        migrations.AddField(
            model_name="historicalsignature",
            name="on_behalf_position",
            field=models.CharField(blank=True, max_length=120, verbose_name="chức vụ người được ký thay"),
        ),
        migrations.AddField(
            model_name="revision",
            name="adopted_as",
            field=models.CharField(
                blank=True,
                choices=[
                    ("as_is", "Nguyên văn"),
                    ("facts", "Nguyên văn, riêng nơi và giờ tiếp nhận"),
                    ("local", "Bản riêng của đơn vị"),
                ],
                editable=False,
                max_length=10,
                verbose_name="cách áp dụng bản dùng chung",
            ),
        ),
        migrations.AddField(
            model_name="revision",
            name="source_revision",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.revision",
                verbose_name="theo bản dùng chung",
            ),
        ),
        migrations.AddField(
            model_name="revision",
            name="upload",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="qms.storedfile",
                verbose_name="tệp gốc",
            ),
        ),
        migrations.AddField(
            model_name="revision",
            name="upload_name",
            field=models.CharField(blank=True, max_length=150, verbose_name="tên tệp gốc"),
        ),
        migrations.AddField(
            model_name="signature",
            name="form",
            field=models.CharField(
                blank=True,
                choices=[("KT", "KT. (ký thay)"), ("TL", "TL. (thừa lệnh)"), ("TUQ", "TUQ. (thừa ủy quyền)")],
                max_length=5,
                verbose_name="hình thức ký",
            ),
        ),
        migrations.AddField(
            model_name="signature",
            name="on_behalf_of",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="ký thay cho",
            ),
        ),
        migrations.AddField(
            model_name="signature",
            name="on_behalf_position",
            field=models.CharField(blank=True, max_length=120, verbose_name="chức vụ người được ký thay"),
        ),
        migrations.AddField(
            model_name="historicalrevision",
            name="change_request",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="documents.changerequest",
                verbose_name="theo yêu cầu",
            ),
        ),
        migrations.AddField(
            model_name="revision",
            name="change_request",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.changerequest",
                verbose_name="theo yêu cầu",
            ),
        ),
        migrations.AddField(
            model_name="historicalsignature",
            name="deputy",
            field=models.ForeignKey(
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
        migrations.AddField(
            model_name="signature",
            name="deputy",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.deputy",
                verbose_name="căn cứ ký thay",
            ),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.UniqueConstraint(
                fields=("revision", "round", "meaning", "person"),
                name="signed_once",
                violation_error_message="Người này đã ký bản này rồi.",
            ),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.UniqueConstraint(
                condition=models.Q(("meaning", "reviewed"), _negated=True),
                fields=("revision", "round", "meaning"),
                name="written_and_approved_once",
                violation_error_message="Bản này đã có chữ ký ấy.",
            ),
        ),
    ]
