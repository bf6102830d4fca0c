"""The gate every uploaded file passes before anything of it is stored.

`check` looks at the name, the size, the first bytes and, in a process of its own, at the inside of a
file and raises UploadRefused with one sentence for the person who sent it. Nothing is executed, nothing
is re-encoded: what passes is kept byte for byte, except that a picture loses the place it was taken at.
"""

from qms.uploads.gate import CONTENT_TYPES, KINDS, CheckedUpload, check
from qms.uploads.refusal import UploadRefused

__all__ = ["CONTENT_TYPES", "KINDS", "CheckedUpload", "UploadRefused", "check"]
