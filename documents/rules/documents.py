"""Who may do what with documents (5.3, 7.5.2): roles, the people named on a revision, and who wrote it."""

import rules

from qms.permissions import Role, grant, has_role


@rules.predicate
def is_document_owner(user, record):
    """The process owner of the document that this record is or belongs to."""
    return user.pk == getattr(record, "document", record).owner_id


@rules.predicate
def is_writer(user, revision):
    """Somebody who wrote in this draft: such a person never approves it."""
    return user.pk in revision.writers or user.pk == revision.author_id


@rules.predicate
def is_named_reviewer(user, revision):
    return revision.reviewer_id == user.pk


@rules.predicate
def has_no_named_reviewer(user, revision):
    return revision.reviewer_id is None


staff = has_role(Role.OFFICER, Role.OWNER, Role.HEAD)
maintains = has_role(Role.OFFICER) | (has_role(Role.OWNER) & is_document_owner)
drafts = has_role(Role.OFFICER) | (has_role(Role.OWNER) & (is_document_owner | is_writer))
reviews = (staff & is_named_reviewer) | has_role(Role.HEAD) | (has_role(Role.OFFICER) & has_no_named_reviewer)
approves = has_role(Role.HEAD) & ~is_writer

grant("documents.create_document", has_role(Role.OFFICER, Role.OWNER))
grant("documents.edit_document", maintains)
grant("documents.start_revision", maintains)
grant("documents.edit_revision", drafts)
grant("documents.submit_revision", drafts)
grant("documents.review_revision", reviews)
grant("documents.approve_revision", approves)
grant("documents.return_revision", reviews | has_role(Role.HEAD))
grant("documents.make_revision_effective", has_role(Role.OFFICER, Role.HEAD))
grant("documents.withdraw_revision", has_role(Role.HEAD))
grant("documents.discard_revision", drafts)
