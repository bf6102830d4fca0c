"""A value the desk typed that cannot be kept: the sentence, and the field it belongs beside."""

from qms.states import Refused


class OddValue(Refused):
    """Refused because of one value. ``field`` names it as the acts do: "name", "received_at", "due_at" …"""

    def __init__(self, message, field: str):
        super().__init__(message)
        self.field = field
