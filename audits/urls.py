"""Addresses of the audits app, one block per noun."""

from django.urls import path

from audits.views import nonconformities

app_name = "audits"

# Nonconformities and their actions
urlpatterns = [
]
