"""Where a person wants to be reached by push."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from api.request import person_of
from facilitation.push.devices import register_device, remove_device
from facilitation.push.models import AddressKind, Device, Platform

LONGEST_ADDRESS = 1024


class DeviceIn(serializers.Serializer[Any]):
    kind = serializers.ChoiceField(choices=AddressKind.choices)
    value = serializers.RegexField(r"^[\w:-]+\Z", max_length=LONGEST_ADDRESS)
    platform = serializers.ChoiceField(choices=Platform.choices)


class DeviceOut(serializers.ModelSerializer[Device]):
    class Meta:
        model = Device
        fields = ("id", "kind", "platform", "added_on")


class DevicesOut(serializers.Serializer[Any]):
    devices = DeviceOut(many=True)


class WebPushOut(serializers.Serializer[Any]):
    """What Firebase's console calls the web app's configuration; nothing of it is secret."""

    api_key = serializers.CharField(source="apiKey")
    project_id = serializers.CharField(source="projectId")
    sender_id = serializers.CharField(source="messagingSenderId")
    app_id = serializers.CharField(source="appId")
    vapid_key = serializers.CharField(source="vapidKey")


class PushConfigurationOut(serializers.Serializer[Any]):
    web = WebPushOut(allow_null=True, help_text="Null where this server sends no push messages")


class DeviceListView(APIView):
    @extend_schema(operation_id="devices", responses=DevicesOut)
    def get(self, request: Request) -> Response:
        """Your own devices. Nobody sees another's."""
        devices = person_of(request).devices.all()
        return Response(DevicesOut({"devices": devices}).data)

    @extend_schema(operation_id="register_device", request=DeviceIn, responses=DeviceOut)
    def post(self, request: Request) -> Response:
        """Reach me here, too. Again is safe; a device belongs to who signed in on it last."""
        form = DeviceIn(data=request.data)
        form.is_valid(raise_exception=True)
        values = form.validated_data
        device = register_device(
            person=person_of(request),
            kind=AddressKind(values["kind"]),
            value=values["value"],
            platform=Platform(values["platform"]),
        )
        return Response(DeviceOut(device).data)


class DeviceView(APIView):
    @extend_schema(operation_id="remove_device", responses={204: None})
    def delete(self, request: Request, device_id: UUID) -> Response:
        remove_device(person=person_of(request), device_id=device_id)
        return Response(status=status.HTTP_204_NO_CONTENT)


class PushConfigurationView(APIView):
    @extend_schema(operation_id="push_configuration", responses=PushConfigurationOut)
    def get(self, request: Request) -> Response:
        """What a browser needs to register with Firebase."""
        sends = settings.FIREBASE_SERVICE_ACCOUNT and settings.FIREBASE_WEB_CONFIG
        web = settings.FIREBASE_WEB_CONFIG if sends else None
        return Response(PushConfigurationOut({"web": web}).data)
