"""Who may do what with legal texts and what they mean for procedures (QĐ 19/2014/QĐ-TTg, Đ.4.4)."""

from documents.rules.documents import is_document_owner
from qms.permissions import Role, grant, has_role

keeps_the_list = has_role(Role.OFFICER, Role.HEAD)

grant("documents.register_text", keeps_the_list)
grant("documents.edit_text", keeps_the_list)
grant("documents.judge_impact", keeps_the_list | (has_role(Role.OWNER) & is_document_owner))
