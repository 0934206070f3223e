from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils.translation import gettext as _


class InvitedPeopleOnly(DefaultAccountAdapter):  # type: ignore[misc]  # allauth is not typed
    """Accounts come from invitations alone; mail is as discreet as a lock screen demands."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        from django.core.mail import send_mail

        if code := context.get("code"):
            body = _("Your sign-in code is {code}. It works once, for a few minutes.")
            send_mail(_("Your sign-in code"), body.format(code=code), None, [email])
