"""The product's settings with what a test run needs set in the environment."""

import os
import tempfile
from pathlib import Path

from facilitation.demo.crisis_resources import write_demonstration_resources

os.environ.setdefault("SECRET_KEY", "for-the-tests-only")
os.environ.setdefault("PLAIN_HTTP", "1")
os.environ.setdefault("TRUSTED_PROXIES", "1")
# Of this run's own: another worker, or a developer, may have put a folder into the environment.
os.environ["PULSE_KEY_DIR"] = str(Path(tempfile.mkdtemp(prefix="in-this-room-keys-")))
os.environ.pop("PULSE_BACKUP_DIRS", None)

if address := os.environ.get("REDIS_URL"):
    # A number of its own for each worker: clearing one's cache must not empty another's.
    number = 10 + int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % 6
    os.environ["REDIS_URL"] = f"{address.rsplit('/', 1)[0]}/{number}"

os.environ["CRISIS_RESOURCES"] = str(
    write_demonstration_resources(
        Path(tempfile.mkdtemp(prefix="in-this-room-resources-")) / "crisis_resources.yaml",
        countries=["DE", "US"],
    )
)

from backend.settings import *  # noqa: F403
from backend.settings import DATABASES

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, because the server under test is another process.
    folder = Path(tempfile.mkdtemp(prefix="in-this-room-tests-"))
    DATABASES["default"]["TEST"] = {"NAME": str(folder / "test.sqlite3")}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
