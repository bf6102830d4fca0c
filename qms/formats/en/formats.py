"""English words, the office's figures: a date or an amount is written one way in one office.

Reading 05/03/2026 or 1.500 differently after switching the language of the page would put a
wrong date or a thousandfold amount into a record, so English takes over the Vietnamese formats.
"""

from qms.formats.vi.formats import *  # noqa: F403
