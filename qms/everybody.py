"""Pages for everybody: the same for whoever asks, so that any cache between may keep one answer for all.

The middleware of the office looks at nobody's session on the way to them; an answer that does not depend on a
cookie does not say ``Vary: Cookie``, and sets none.
"""

from django.contrib.auth.decorators import login_not_required


def for_everybody(view):
    """Mark a view that needs no sign-in and does not look at who asks."""
    view.is_for_everybody = True
    return login_not_required(view)


def is_for_everybody(view) -> bool:
    return getattr(view, "is_for_everybody", False)
