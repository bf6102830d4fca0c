"""The demo never mixes with the data of an office."""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from audits.models import Nonconformity
from qms.models import LedgerEntry, Unit


@pytest.mark.parametrize(
    ("is_demo", "told"), [(True, "đã có dữ liệu khác"), (False, "QMS_DEMO=1, không bao giờ vào dữ liệu thật")]
)
def test_it_refuses_other_data_and_real_offices(office, settings, is_demo, told):
    settings.QMS_DEMO = is_demo
    units, entries = Unit.objects.count(), LedgerEntry.objects.count()
    with pytest.raises(CommandError, match=told):
        call_command("load_demo")
    assert (Unit.objects.count(), LedgerEntry.objects.count()) == (units, entries)
    assert not Nonconformity.objects.exists()
