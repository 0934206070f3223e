"""The one ASGI application: REST by Django, rooms by Channels."""

import os

from channels.routing import ProtocolTypeRouter, URLRouter
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backend.settings")
http = get_asgi_application()

from api.live.caretaker import cared_for  # noqa: E402  (models need Django set up)
from api.live.routing import websocket_urlpatterns  # noqa: E402
from backend.body_limit import limited  # noqa: E402

application = cared_for(
    ProtocolTypeRouter({"http": limited(http), "websocket": URLRouter(websocket_urlpatterns)})
)
