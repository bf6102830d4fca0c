"""The one error of the gate."""

from qms.states import Refused


class UploadRefused(Refused):
    """The file is not taken; `message` is one sentence for the person who sent it."""
