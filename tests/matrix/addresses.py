"""What every address of the project is asked about, and how a request to it is sent."""

from django.urls import URLPattern, get_resolver, reverse

from . import book_rows, file_rows, registers_rows, slip_rows, voice_rows

# URL name -> the records of the story that its address names; what starts with "=" stands for itself.
ABOUT = {
    "file": ["attachment"],
    "withdraw_file": ["attachment"],
    "attach_files": ["=audits.nonconformity", "nc"],
    "person_edit": ["person"],
    "person_assign": ["person"],
    "person_password": ["person"],
    "role_end": ["role"],
    "calendar_day_cancel": ["calendar_day"],
    "calendar_saturday_cancel": ["saturday"],
    "documents:document_detail": ["document"],
    "documents:document_edit": ["drafted"],
    "documents:document_start": ["document"],
    "documents:document_compare": ["document"],
    "documents:document_history": ["document"],
    "documents:document_offer": ["document"],
    "documents:document_offer_end": ["document"],
    "documents:adoption_detail": ["adoption"],
    "documents:adoption_history": ["adoption"],
    "documents:adoption_compare": ["adoption"],
    "documents:adoption_pdf": ["adoption"],
    "documents:adoption_act": ["adoption", "=adoption_decline"],
    "documents:revision_detail": ["revision"],
    "documents:revision_read": ["revision"],
    "documents:revision_status": ["=x"],
    "documents:document_distribution": ["document"],
    "documents:document_reviewed": ["document"],
    "documents:copy_give": ["document"],
    "documents:posting_detail": ["posting"],
    "documents:posting_edit": ["posting"],
    "documents:posting_act": ["posting", "=posting_check"],
    "documents:posting_history": ["posting"],
    "documents:posting_pdf": ["posting"],
    "documents:form_number_set": ["=BM-6.1-01"],
    "documents:public_unit": ["=khong-co"],
    "documents:public_procedure": ["=khong-co", "=khong-co"],
    "documents:public_card": ["=khong-co", "=khong-co"],
    "documents:public_form": ["=khong-co", "=khong-co", "=1"],
    "documents:copy_detail": ["copy"],
    "documents:copy_act": ["copy", "=copy_recall"],
    "documents:copy_history": ["copy"],
    "documents:copy_pdf": ["copy"],
    "documents:revision_edit": ["draft"],
    "documents:revision_keep": ["draft"],
    "documents:revision_take": ["draft"],
    "documents:revision_forget": ["draft"],
    "documents:revision_upload": ["draft"],
    "documents:revision_original": ["revision"],
    "documents:revision_act": ["draft", "=revision_submit"],
    "documents:revision_history": ["revision"],
    "documents:revision_pdf": ["revision"],
    "documents:change_request_detail": ["change_request"],
    "documents:change_request_edit": ["change_request"],
    "documents:change_request_history": ["change_request"],
    "documents:change_request_pdf": ["change_request"],
    "documents:change_request_act": ["change_request", "=change_request_reject"],
    "documents:decision_detail": ["issuing"],
    "documents:decision_edit": ["issuing"],
    "documents:decision_history": ["issuing"],
    "documents:decision_pdf": ["issuing"],
    "documents:decision_act": ["issuing", "=decision_drop"],
    "documents:deputy_detail": ["deputy"],
    "documents:deputy_history": ["deputy"],
    "documents:deputy_pdf": ["deputy"],
    "documents:deputy_act": ["deputy", "=deputy_end"],
    "documents:revision_flow": ["revision"],
    "documents:revision_flow_pdf": ["revision"],
    "documents:legal_text_detail": ["text"],
    "documents:legal_text_edit": ["text"],
    "documents:legal_text_act": ["text", "=text_remove"],
    "documents:legal_text_history": ["text"],
    "documents:legal_text_pdf": ["text"],
    "documents:legal_text_impacts": ["text"],
    "documents:legal_impact_judge": ["impact"],
    "documents:legal_impact_done": ["impact"],
    "documents:legal_impact_revise": ["impact"],
    "documents:legal_impact_ask": ["impact"],
    "documents:record_kind_detail": ["kind"],
    "documents:record_kind_edit": ["kind"],
    "documents:record_kind_act": ["kind", "=kind_end"],
    "documents:record_kind_history": ["kind"],
    "documents:record_kind_pdf": ["kind"],
    "documents:record_batch_detail": ["batch"],
    "documents:record_batch_edit": ["batch"],
    "documents:record_batch_act": ["batch", "=batch_hold"],
    "documents:record_batch_history": ["batch"],
    "documents:record_batch_pdf": ["batch"],
    "documents:disposal_detail": ["disposal"],
    "documents:disposal_edit": ["disposal"],
    "documents:disposal_act": ["disposal", "=disposal_submit"],
    "documents:disposal_history": ["disposal"],
    "documents:disposal_pdf": ["disposal"],
    "documents:disposal_lines": ["disposal"],
    "documents:disposal_council": ["disposal"],
    "documents:disposal_line_remove": ["line"],
    "registers:risk_detail": ["risk"],
    "registers:risk_edit": ["risk"],
    "registers:risk_act": ["risk", "=start"],
    "registers:risk_history": ["risk"],
    "registers:risk_pdf": ["risk"],
    "registers:objective_detail": ["objective"],
    "registers:objective_edit": ["objective"],
    "registers:objective_act": ["objective", "=end"],
    "registers:objective_history": ["objective"],
    "registers:objective_pdf": ["objective"],
    "registers:objective_row_add": ["objective"],
    "registers:objective_row_edit": ["measurement"],
    "registers:objective_feed": ["objective"],
    "audits:nonconformity_detail": ["nc"],
    "audits:nonconformity_edit": ["nc"],
    "audits:nonconformity_act": ["nc", "=nonconformity_cancel"],
    "audits:nonconformity_history": ["nc"],
    "audits:nonconformity_pdf": ["nc"],
    "audits:nonconformity_correction": ["nc"],
    "audits:nonconformity_cause": ["nc"],
    "audits:nonconformity_verification_plan": ["nc"],
    "audits:nonconformity_verdict": ["verifying"],
    "audits:action_create": ["nc"],
    "audits:action_edit": ["action"],
    "audits:action_act": ["action", "=complete"],
    "audits:clause_not_applicable": ["=8.3"],
    "audits:pack_detail": ["pack"],
    "audits:pack_history": ["pack"],
    "audits:pack_download": ["pack"],
    "audits:pack_check": ["pack"],
    "audits:pack_hand_over": ["pack"],
    "audits:audit_detail": ["audit"],
    "audits:audit_edit": ["audit_draft"],
    "audits:audit_act": ["audit_draft", "=audit_approve_plan"],
    "audits:audit_history": ["audit"],
    "audits:audit_pdf": ["audit"],
    "audits:audit_plan_pdf": ["audit"],
    "audits:audit_report": ["reporting"],
    "audits:member_create": ["audit_planned"],
    "audits:member_act": ["member", "=remove"],
    "audits:checklist": ["audit"],
    "audits:checklist_copy": ["audit_planned"],
    "audits:question": ["audit", "=1"],
    "audits:question_create": ["audit_planned"],
    "audits:question_edit": ["question"],
    "audits:question_remove": ["question"],
    "audits:finding_create": ["audit"],
    "audits:finding_edit": ["finding"],
    "audits:finding_act": ["finding", "=raise"],
    "audits:review_detail": ["review"],
    "audits:review_edit": ["review_draft"],
    "audits:review_minutes": ["review"],
    "audits:review_act": ["review_draft", "=review_prepare"],
    "audits:review_history": ["review"],
    "audits:review_pdf": ["review"],
    "audits:review_attendance": ["review"],
    "audits:review_decide": ["review"],
    "audits:review_input": ["input"],
}
ABOUT |= registers_rows.about() | voice_rows.ABOUT | book_rows.ABOUT | file_rows.ABOUT | slip_rows.ABOUT


def url_names() -> list[str]:
    """Every URL name of the project, with its namespace."""
    return sorted(name for name, _pattern in _walk(get_resolver()))


def patterns() -> dict[str, URLPattern]:
    return dict(_walk(get_resolver()))


def _walk(resolver, space=""):
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            yield f"{space}{entry.name}", entry
        else:
            yield from _walk(entry, f"{space}{entry.namespace}:" if entry.namespace else space)


def address(name: str, shelf) -> str:
    """The address of a URL name about the records of one shelf of the story."""
    args = [
        about.removeprefix("=") if about.startswith("=") else getattr(shelf, about).pk
        for about in ABOUT.get(name, [])
    ]
    return reverse(name, args=args)


def is_about_records(name: str) -> bool:
    return any(not about.startswith("=") for about in ABOUT.get(name, []))


def writes(name: str) -> bool:
    """Whether the address takes POST at all."""
    view = patterns()[name].callback
    view_class = getattr(view, "view_class", None)
    return view_class is None or hasattr(view_class, "post")
