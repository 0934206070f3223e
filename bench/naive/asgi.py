import os

from channels.routing import ProtocolTypeRouter, URLRouter
from django.core.asgi import get_asgi_application
from django.urls import path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.naive.settings")
http = get_asgi_application()

from bench.naive.consumers import Listener, Speaker, Voter  # noqa: E402  (models need Django)

websocket_urlpatterns = [
    path("listen", Listener.as_asgi()),
    path("speak", Speaker.as_asgi()),
    path("vote/<str:seat>", Voter.as_asgi()),
]
application = ProtocolTypeRouter({"http": http, "websocket": URLRouter(websocket_urlpatterns)})
