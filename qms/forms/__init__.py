"""Form fields and form bases that read what officers type, the same way on every page."""

from qms.forms.base import OfficeForm, RecordForm
from qms.forms.fields import (
    ClauseField,
    ManyChosenField,
    OfficeDateField,
    OfficeDateTimeField,
    OfficeDecimalField,
    OfficeIntegerField,
    PeopleField,
    PersonField,
    PlainTextField,
    UploadField,
    UploadsField,
)

__all__ = [
    "ClauseField", "ManyChosenField", "OfficeDateField", "OfficeDateTimeField", "OfficeDecimalField",
    "OfficeForm", "OfficeIntegerField", "PeopleField", "PersonField", "PlainTextField", "RecordForm",
    "UploadField", "UploadsField",
]  # fmt: skip
