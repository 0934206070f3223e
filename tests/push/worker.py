"""The product's worker, in a process of its own that may be killed, with Firebase on loopback.

`FCM_URL` says where; it sends what is due and ends.
"""

import os

import django
from django.core.management import call_command
from firebase_admin.messaging import _MessagingService

if __name__ == "__main__":
    _MessagingService.FCM_URL = os.environ["FCM_URL"]
    django.setup()
    call_command("db_worker", batch=True, startup_delay=False, reload=False, verbosity=0)
