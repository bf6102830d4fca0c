"""Addresses. Each floor brings its own; they are included by name, so the ground imports none."""

from django.urls import include, path

urlpatterns = [
    path("", include("qms.views.urls")),
    path("", include("documents.urls")),
    path("", include("registers.urls")),
    path("", include("audits.urls")),
]

handler400 = "qms.views.errors.bad_request"
handler403 = "qms.views.errors.forbidden"
handler404 = "qms.views.errors.not_found"
handler500 = "qms.views.errors.server_error"
