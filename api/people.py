"""Who am I, and getting in by invitation."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import login, logout
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import ensure_csrf_cookie
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from api.network import address_of
from api.request import person_of
from facilitation.guessing import check_may_guess, count_wrong_guess
from facilitation.programs.invitations import InvitationUnknown, redeem_invitation
from facilitation.programs.models import Membership, Person, Program


class ProgramBriefOut(serializers.ModelSerializer[Program]):
    class Meta:
        model = Program
        fields = ("id", "name", "time_zone")


class MyMembershipOut(serializers.ModelSerializer[Membership]):
    program = ProgramBriefOut()

    class Meta:
        model = Membership
        fields = ("id", "role", "program")


class MeOut(serializers.ModelSerializer[Person]):
    memberships = MyMembershipOut(many=True)

    class Meta:
        model = Person
        fields = ("id", "name", "email", "memberships")


class RedeemIn(serializers.Serializer[Any]):
    code = serializers.CharField(max_length=64)


@method_decorator(ensure_csrf_cookie, name="dispatch")
class MeView(APIView):
    @extend_schema(operation_id="me", responses=MeOut)
    def get(self, request: Request) -> Response:
        return Response(MeOut(person_of(request)).data)


class RedeemInvitationView(APIView):
    permission_classes = (AllowAny,)

    @extend_schema(operation_id="redeem_invitation", request=RedeemIn, responses=MeOut)
    def post(self, request: Request) -> Response:
        """Use an invitation up: the person it was for is signed in on this device."""
        form = RedeemIn(data=request.data)
        form.is_valid(raise_exception=True)
        address = address_of(request)
        check_may_guess(address=address, what="invitation")
        try:
            person = redeem_invitation(code=form.validated_data["code"])
        except InvitationUnknown:
            count_wrong_guess(address=address, what="invitation")
            raise
        login(request, person, backend="allauth.account.auth_backends.AuthenticationBackend")
        return Response(MeOut(person).data)


class SignOutView(APIView):
    permission_classes = (AllowAny,)

    @extend_schema(operation_id="sign_out", request=None, responses={204: None})
    def post(self, request: Request) -> Response:
        logout(request)
        return Response(status=status.HTTP_204_NO_CONTENT)
