from allauth.headless.account.views import ConfirmLoginCodeView, RequestLoginCodeView
from allauth.headless.constants import Client
from django.urls import include, path

from api import client, health

# Of allauth's headless API only the emailed code is served. Its other endpoints would let people
# change their e-mail address unverified, which is what an invitation is matched to, or set a
# password.
signing_in = [
    path("code/request", RequestLoginCodeView.as_api_view(client=Client.BROWSER)),
    path("code/confirm", ConfirmLoginCodeView.as_api_view(client=Client.BROWSER)),
]

urlpatterns = [
    path("healthz", health.healthz),
    path("api/v1/", include("api.urls")),
    path("_allauth/browser/v1/auth/", include(signing_in)),
    path("", client.client_not_built),
]
handler400 = "api.errors.bad_request"
handler403 = "api.errors.forbidden"
handler404 = "api.errors.not_found"
handler500 = "api.errors.server_error"
