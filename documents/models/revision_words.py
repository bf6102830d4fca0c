"""What a revision says, folded for searching: derived from its content, no record of its own."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.content import parse
from documents.content_words import folded_words


class RevisionWords(models.Model):
    """The words of one revision without marks, each after one space; made anew whenever it is saved.

    ``folded`` is at most as long as a revision holds: `documents.wording.PROSE` letters for each long part,
    so 200,000 for an uploaded file. It can be thrown away: `make_missing` makes it again.
    """

    revision = models.OneToOneField(
        "documents.Revision", models.CASCADE, related_name="words", verbose_name=_("bản tài liệu"),
        primary_key=True,
    )  # fmt: skip
    folded = models.TextField(_("chữ để tìm"))

    class Meta:
        verbose_name = _("chữ để tìm của bản tài liệu")
        verbose_name_plural = _("chữ để tìm của các bản tài liệu")

    def __str__(self):
        return str(self.revision_id)

    @classmethod
    def keep(cls, revision) -> None:
        """Make the words of a revision anew, in one write."""
        cls.objects.bulk_create(
            [cls(revision=revision, folded=folded_words(parse(revision.content)))],
            update_conflicts=True, unique_fields=["revision"], update_fields=["folded"],
        )  # fmt: skip
