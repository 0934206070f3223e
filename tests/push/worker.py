"""The product's worker, in a process of its own that may be killed, with Firebase on loopback.

`FCM_URL` says where; it sends what is due and ends.
"""

import os

import django
from django.core.management import call_command

if __name__ == "__main__":
    django.setup()
    from tests.push.on_loopback import point_to  # models need Django set up

    point_to(os.environ["FCM_URL"])
    call_command("db_worker", batch=True, startup_delay=False, reload=False, verbosity=0)
