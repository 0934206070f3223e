from rest_framework.authentication import SessionAuthentication
from rest_framework.request import Request


class SignedInSession(SessionAuthentication):
    """Django's session cookie with CSRF protection; who is not signed in gets 401, not 403."""

    def authenticate_header(self, request: Request) -> str:
        return "Session"
