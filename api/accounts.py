from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils.translation import gettext as _

from api.mail import MailNotSent, send_discreetly
from api.network import address_of


class InvitedPeopleOnly(DefaultAccountAdapter):  # type: ignore[misc]  # allauth is not typed
    """Accounts come from invitations alone; mail is as discreet as a lock screen demands."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        return address_of(request)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        if code := context.get("code"):
            body = _("Your sign-in code is {code}. It works once, for a few minutes.")
            try:
                send_discreetly(_("Your sign-in code"), body.format(code=code), email)
            except MailNotSent:
                return  # it is logged; an error here would say that the address has an account
