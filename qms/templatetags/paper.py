"""Tags for papers: QR codes, check boxes, hashes in groups, names that do not break."""

from django import template
from django.utils.html import format_html

from qms.export.qr import qr_svg
from qms.export.values import shown_text
from qms.hashing import grouped

register = template.Library()
NO_BREAK = "\u00a0"


@register.simple_tag
def qr(url, level="l"):
    """A QR code of `url` as inline SVG."""
    return qr_svg(url, level) if url else ""


@register.simple_tag
def box(ticked, label=""):
    """☑ or ☐ and its label, kept together: `{% box record.major "Nặng" %}`."""
    sign = "☑" if ticked else "☐"
    return format_html('<span class="nowrap"><span class="box">{}</span> {}</span>', sign, label)


@register.filter
def hash_groups(value, digits=16):
    """The first `digits` hex digits in groups of four: "8d3a a2d6 9822"."""
    return grouped(value, int(digits))


@register.filter
def keep_together(value):
    """The text with no-break spaces: "ISO 9001:2015", rank and name, number and unit."""
    return str(value or "").replace(" ", NO_BREAK)


@register.filter
def end_together(value):
    """The text whose last two words stay on one line: no name ends in a lonely word."""
    return NO_BREAK.join(str(value or "").rsplit(" ", 1))


@register.filter
def shown(value, kind=""):
    """A value as papers show it: nothing is "–", zero is 0, dates and numbers in the reader's language."""
    return shown_text(value, kind)
