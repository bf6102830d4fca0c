import datetime as dt
import decimal
import hashlib
import io
import uuid
import zoneinfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qms.hashing import NotHashable, canonical_json, sha256_file, sha256_of

HANOI = zoneinfo.ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.mark.parametrize(
    "value, text",
    [
        ({"b": 1, "a": [True, None]}, '{"a":[true,null],"b":1}'),
        ({"tên": "Đường dây nóng"}, '{"tên":"Đường dây nóng"}'),
        (decimal.Decimal("1.50"), '"D:1.50"'),
        (decimal.Decimal("1E+3"), '"D:1000"'),
        (dt.date(2026, 3, 5), '"2026-03-05"'),
        (dt.datetime(2026, 3, 5, 8, 0, tzinfo=HANOI), '"2026-03-05T01:00:00.000000Z"'),
        (dt.datetime(2026, 3, 5, 1, 0, 0, 7, tzinfo=dt.UTC), '"2026-03-05T01:00:00.000007Z"'),
        (uuid.UUID(int=1), '"00000000-0000-0000-0000-000000000001"'),
    ],
)
def test_canonical_text(value, text):
    assert canonical_json(value) == text


def test_text_is_not_normalised():
    assert canonical_json("a\u0301") != canonical_json("\u00e1")


@pytest.mark.parametrize(
    "value",
    [
        float("nan"),
        float("inf"),
        decimal.Decimal("NaN"),
        dt.datetime(2026, 3, 5, 8, 0),
        {1, 2},
        object(),
    ],
)
def test_what_has_no_canonical_form_is_refused(value):
    with pytest.raises(NotHashable):
        canonical_json({"x": value})


def test_fingerprint_of_a_value_is_that_of_its_canonical_text():
    expected = hashlib.sha256(b'{"a":"D:1.0"}').hexdigest()
    assert sha256_of({"a": decimal.Decimal("1.0")}) == expected


def test_fingerprint_of_bytes_and_files(tmp_path):
    content = b"x" * (1024 * 1024 + 3)
    path = tmp_path / "tep"
    path.write_bytes(content)
    expected = hashlib.sha256(content).hexdigest()
    assert sha256_of(content) == expected
    assert sha256_file(path) == expected
    assert sha256_file(io.BytesIO(content)) == expected


@given(st.dictionaries(st.text(), st.integers() | st.text() | st.booleans()))
def test_order_of_keys_does_not_matter(value):
    backwards = dict(reversed(list(value.items())))
    assert sha256_of(value) == sha256_of(backwards)
