"""The demonstration: `python -m backend.demo --port 8000`, or `make demo`.

Everything lives in `.demo/`; delete that folder to start afresh.
"""

from __future__ import annotations

import argparse
import io
import os
import secrets
import socket
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / ".demo"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="0.0.0.0 lets phones in")
    parser.add_argument("--port", type=int, default=8000)
    options = parser.parse_args()
    from backend.server import listening_socket, serve
    from backend.worker_inside import WorkerInside

    bound = listening_socket(options.host, options.port)
    origin = f"http://{_reachable_name(options.host)}:{options.port}"
    _set_environment(origin)
    import django
    from django.core.management import CommandError, call_command

    django.setup()
    call_command("migrate", verbosity=0)
    try:
        call_command("load_content", stdout=io.StringIO())
    except CommandError as error:
        sys.exit(str(error))
    print(f"\nIn This Room is at {origin} (stop it with Ctrl-C)\n", flush=True)
    from facilitation.demo.cast import COUNTRY  # its models need Django set up
    from facilitation.demo.crisis_resources import write_demonstration_resources

    write_demonstration_resources(FOLDER / "crisis_resources.yaml", countries=[COUNTRY])
    call_command("seed_demo", origin=origin)
    print(flush=True)
    call_command("plan_reminders", stdout=io.StringIO())
    WorkerInside()
    serve(bound)


def _reachable_name(host: str) -> str:
    """What phones type: this machine's own address when it listens on all of them."""
    if host != "0.0.0.0":  # noqa: S104  (compared, not bound)
        return "localhost" if host == "127.0.0.1" else host
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        # Connecting a datagram socket sends nothing; it only asks which address would be used.
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:  # no network at all
            return socket.gethostname()
        return str(probe.getsockname()[0])


def _set_environment(origin: str) -> None:
    FOLDER.mkdir(mode=0o700, exist_ok=True)
    database = FOLDER / "database"  # apart from the pulse's keys, which may not lie beside it
    database.mkdir(mode=0o700, exist_ok=True)
    key = FOLDER / "secret_key"
    if not key.exists():
        key.touch(mode=0o600)
        key.write_text(secrets.token_urlsafe(50), encoding="utf-8")
    name = origin.split("//")[1].rsplit(":", 1)[0]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backend.settings")
    os.environ.setdefault("SECRET_KEY", key.read_text(encoding="utf-8"))
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{database / 'demo.sqlite3'}")
    os.environ.setdefault("PULSE_KEY_DIR", str(FOLDER / "pulse-keys" / "demo"))
    os.environ.setdefault("CRISIS_RESOURCES", str(FOLDER / "crisis_resources.yaml"))
    os.environ.setdefault("ALLOWED_HOSTS", f"localhost,127.0.0.1,[::1],{name}")
    os.environ.setdefault("PLAIN_HTTP", "1")


if __name__ == "__main__":
    main()
