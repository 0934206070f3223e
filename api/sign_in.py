"""Signing in by an emailed code: the two doors of django-allauth that this product needs.

Its other endpoints (sign-up, passwords, changing addresses) stay unrouted: what is not there
cannot be attacked.
"""

from allauth.headless.account import views
from allauth.headless.constants import Client
from django.urls import path

urlpatterns = [
    path(
        "browser/v1/auth/code/request",
        views.RequestLoginCodeView.as_api_view(client=Client.BROWSER),
    ),
    path(
        "browser/v1/auth/code/confirm",
        views.ConfirmLoginCodeView.as_api_view(client=Client.BROWSER),
    ),
]
