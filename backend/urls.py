from django.urls import include, path

from api import client, health

urlpatterns = [
    path("healthz", health.healthz),
    path("api/v1/", include("api.urls")),
    path("_allauth/", include("allauth.headless.urls")),
    path("", client.client_not_built),
]
handler400 = "api.errors.bad_request"
handler403 = "api.errors.forbidden"
handler404 = "api.errors.not_found"
handler500 = "api.errors.server_error"
