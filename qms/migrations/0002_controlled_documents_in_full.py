import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("qms", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalSaturdayRule",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")),
                ("history_verb", models.CharField(max_length=64, verbose_name="việc làm")),
                ("history_actor", models.CharField(max_length=200, verbose_name="người làm")),
                ("history_act", models.UUIDField()),
                ("history_request", models.CharField(blank=True, max_length=36)),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản")),
                ("from_date", models.DateField(verbose_name="từ ngày")),
                (
                    "counts",
                    models.CharField(
                        choices=[
                            ("off", "Không tính"),
                            ("half", "Tính buổi sáng"),
                            ("whole", "Tính cả ngày"),
                            ("parent", "Theo đơn vị cấp trên"),
                        ],
                        max_length=10,
                        verbose_name="thứ Bảy",
                    ),
                ),
                ("source", models.CharField(max_length=200, verbose_name="căn cứ")),
                ("cancelled", models.BooleanField(default=False, verbose_name="đã hủy")),
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
                "verbose_name": "historical cách tính thứ Bảy",
                "verbose_name_plural": "historical cách tính thứ Bảy",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [
                    models.Index(
                        fields=["id", "-history_date", "-history_id"], name="qms_histori_id_385d8b_idx"
                    ),
                    models.Index(fields=["unit", "history_date"], name="qms_histori_unit_id_8afbcf_idx"),
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="SaturdayRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản")),
                ("from_date", models.DateField(verbose_name="từ ngày")),
                (
                    "counts",
                    models.CharField(
                        choices=[
                            ("off", "Không tính"),
                            ("half", "Tính buổi sáng"),
                            ("whole", "Tính cả ngày"),
                            ("parent", "Theo đơn vị cấp trên"),
                        ],
                        max_length=10,
                        verbose_name="thứ Bảy",
                    ),
                ),
                ("source", models.CharField(max_length=200, verbose_name="căn cứ")),
                ("cancelled", models.BooleanField(default=False, verbose_name="đã hủy")),
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
                "verbose_name": "cách tính thứ Bảy",
                "verbose_name_plural": "cách tính thứ Bảy",
                "ordering": ["from_date"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("cancelled", False)),
                        fields=("unit", "from_date"),
                        name="saturday_rule_once_a_day",
                        violation_error_message="Đơn vị đã có cách tính thứ Bảy bắt đầu từ ngày này.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SavedView",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("list", models.CharField(max_length=60, verbose_name="danh sách")),
                ("name", models.CharField(max_length=60, verbose_name="tên")),
                ("query", models.CharField(max_length=1000, verbose_name="cách xem")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="saved_views",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người",
                    ),
                ),
            ],
            options={
                "verbose_name": "cách xem đã lưu",
                "verbose_name_plural": "cách xem đã lưu",
                "ordering": ("id",),
                "constraints": [
                    models.UniqueConstraint(fields=("user", "list", "name"), name="saved_view_once")
                ],
            },
        ),
        migrations.AddField(
            model_name="historicalunit",
            name="feedback",
            field=models.CharField(blank=True, max_length=200, verbose_name="nơi nhận phản ánh, kiến nghị"),
        ),
        migrations.AddField(
            model_name="unit",
            name="feedback",
            field=models.CharField(blank=True, max_length=200, verbose_name="nơi nhận phản ánh, kiến nghị"),
        ),
    ]
