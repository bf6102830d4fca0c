"""Who may do what with documents (5.3, 7.5.2): roles, the people named on a revision, and who wrote it."""

import rules

from documents.rules.deputies import for_another
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


@rules.predicate
def is_asked_too(user, revision):
    """One of those who review besides the reviewer, and has not signed."""
    return revision.review_round.waits_for(user.pk)


@rules.predicate
def was_asked_too(user, revision):
    return user.pk in {person.pk for person in revision.review_round.asked}


@rules.predicate
def has_reviewed(user, revision):
    """Has signed in this round while others have still to sign."""
    return revision.review_round.has_signed(user.pk)


@rules.predicate
def waits_for_reviewer(user, revision):
    """The seat of the one reviewer is free."""
    return revision.review_round.main_is_open


staff = has_role(Role.OFFICER, Role.OWNER, Role.HEAD)
maintains = has_role(Role.OFFICER) | (has_role(Role.OWNER) & is_document_owner)
drafts = has_role(Role.OFFICER) | (has_role(Role.OWNER) & (is_document_owner | is_writer))
as_reviewer = (
    (staff & is_named_reviewer) | has_role(Role.HEAD) | (has_role(Role.OFFICER) & has_no_named_reviewer)
)
own_review = ((staff & is_asked_too) | (as_reviewer & waits_for_reviewer)) & ~has_reviewed
expected_review = is_named_reviewer | is_asked_too
own_approval = has_role(Role.HEAD) & ~is_writer
own_return = as_reviewer | (staff & was_asked_too)

grant("documents.create_document", has_role(Role.OFFICER, Role.OWNER))
grant("documents.edit_document", maintains)
grant("documents.start_revision", maintains)
grant("documents.edit_revision", drafts)
grant("documents.submit_revision", drafts)
grant("documents.review_revision", own_review | (for_another(own_review) & ~is_writer & ~has_reviewed))
grant("documents.approve_revision", own_approval | (for_another(own_approval) & ~is_writer))
grant("documents.return_revision", own_return | for_another(own_return))
grant("documents.make_revision_effective", has_role(Role.OFFICER, Role.HEAD))
grant("documents.withdraw_revision", has_role(Role.HEAD))
grant("documents.discard_revision", drafts)
