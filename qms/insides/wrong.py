"""The one error of these checks: a sentence that is translated later, by the process that asked."""


class Wrong(Exception):
    """The file is not taken. ``text`` is a msgid, ``values`` what is put into it (numbers and short text)."""

    def __init__(self, text: str, **values: int | str):
        super().__init__(text)
        self.text, self.values = text, values


def marked(text: str) -> str:
    """The text itself, marked for the catalogue."""
    return text
