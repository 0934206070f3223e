"""Django settings, read from the environment. Each name is documented in docs/settings.md."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from backend.environment import Environment
from backend.firebase_files import check_one_project
from facilitation.pulse.key_folder import check_key_folder
from facilitation.pulse.releasing import thresholds

env = Environment.of_process()

BASE_DIR = Path(__file__).resolve().parent.parent
PHONE_DIST = BASE_DIR / "phone" / "dist"
DEMO = BASE_DIR / ".demo"

DEBUG = env.flag("DEBUG")
SECRET_KEY = (
    "only-for-development-never-outside-debug"
    if DEBUG and not env.text("SECRET_KEY")
    else env.secret(
        "SECRET_KEY",
        how="Make one with: python -c 'import secrets; print(secrets.token_urlsafe(50))'",
    )
)
ALLOWED_HOSTS = env.names("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
TRUSTED_PROXIES = env.whole_number("TRUSTED_PROXIES", default=0)
PLAIN_HTTP = env.flag("PLAIN_HTTP", default=DEBUG)
# Where phones send sealed ballots, when that is not here: a host that keeps no access log.
PULSE_BALLOT_ORIGIN = env.secure_origin("PULSE_BALLOT_ORIGIN", plain_on_loopback=DEBUG)
# Links in mail must not follow whatever host a request claimed to be for, and the ballots' origin
# answers no pages but those of this one.
PUBLIC_ORIGIN = env.origin("PUBLIC_ORIGIN", needed=not PLAIN_HTTP or bool(PULSE_BALLOT_ORIGIN))

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.headless",
    "rest_framework",
    "drf_spectacular",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "facilitation",
    "api",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    # Above WhiteNoise, which answers by itself: the pages need these headers most of all.
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "api.caching.NothingIsCached",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
ROOT_URLCONF = "backend.urls"
ASGI_APPLICATION = "backend.asgi.application"
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}]

# --- Data -----------------------------------------------------------------------------------
# A developer's database has a folder of its own: the pulse's keys may not lie beside it.
SQLITE_FOLDER = DEMO / "database" if DEBUG else BASE_DIR
DATABASES: dict[str, Any] = {
    "default": env.database(
        "DATABASE_URL", default=f"sqlite:///{SQLITE_FOLDER / 'in_this_room.sqlite3'}"
    )
}
if DEBUG:
    for folder in (DEMO, SQLITE_FOLDER):
        folder.mkdir(mode=0o700, exist_ok=True)
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # IMMEDIATE: a DEFERRED transaction that upgrades to a write fails at once under load.
    # FULL: a vote that was acknowledged survives a power cut.
    # secure_delete: a deleted ballot is overwritten with zeros, not just unlinked.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 10,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
        ),
    }
else:
    DATABASES["default"]["OPTIONS"] = {
        # Asked for with the connection: Django would send a statement of its own after it.
        "options": "-c TimeZone=UTC",
        # What the address itself asks for stays, such as sslmode=verify-full.
        **DATABASES["default"].get("OPTIONS", {}),
        # Values travel apart from the statement, so none stands in PostgreSQL's log when one fails.
        "server_side_binding": True,
    }
# Tickets, counts of wrong guesses, and the bus between processes. One process needs no Redis.
REDIS_URL = env.text("REDIS_URL")
CACHES: dict[str, Any] = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        # A flood of addresses must not push others' entries out.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
CHANNEL_LAYERS: dict[str, Any] = {}
if REDIS_URL:
    CACHES["default"] = {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "in-this-room",
    }
    CHANNEL_LAYERS["default"] = {
        "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
        "CONFIG": {"hosts": [REDIS_URL], "prefix": "in-this-room"},
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# What the redirect matcher learnt from the shipped phrases; nothing that anybody typed.
REDIRECT_CACHE_DIR = env.folder("REDIRECT_CACHE_DIR", default=BASE_DIR / ".redirects")

# --- The pulse's private keys: apart from the data, and from every backup -----------------------
# Each database has a folder of its own: keys that its rounds do not know are destroyed.
PULSE_KEY_DIR = env.folder(
    "PULSE_KEY_DIR", default=DEMO / "pulse-keys" / "debug" if DEBUG else None
)
PULSE_BACKUP_DIRS = env.folders("PULSE_BACKUP_DIRS")
PULSE_KEY_STORE = env.text("PULSE_KEY_STORE") or "facilitation.pulse.key_store.folder_key_store"
if PULSE_KEY_DIR:
    check_key_folder(PULSE_KEY_DIR, databases=DATABASES, backups=PULSE_BACKUP_DIRS)
# --- The pulse: from how many people on something is told. A lower number is refused ------------
PULSE_GROUP_FLOOR = env.whole_number(
    "PULSE_GROUP_FLOOR", default=thresholds.GROUP_FLOOR, least=thresholds.GROUP_FLOOR
)
PULSE_GROUP_SHARE = env.whole_number(
    "PULSE_GROUP_SHARE", default=thresholds.GROUP_SHARE, least=thresholds.GROUP_SHARE, most=100
)
PULSE_PROGRAM_FLOOR = env.whole_number(
    "PULSE_PROGRAM_FLOOR", default=thresholds.PROGRAM_FLOOR, least=thresholds.PROGRAM_FLOOR
)
PULSE_PROGRAM_GROUPS = env.whole_number(
    "PULSE_PROGRAM_GROUPS", default=thresholds.PROGRAM_GROUPS, least=thresholds.PROGRAM_GROUPS
)
PULSE_DISTRIBUTION_FLOOR = env.whole_number(
    "PULSE_DISTRIBUTION_FLOOR",
    default=thresholds.DISTRIBUTION_FLOOR,
    least=thresholds.DISTRIBUTION_FLOOR,
)

# --- Whom to call: without usable crisis numbers no room opens -----------------------------------
CRISIS_RESOURCES = env.file(
    "CRISIS_RESOURCES", default=DEMO / "crisis_resources.yaml" if DEBUG else None
)
CRISIS_RESOURCES_DAYS = env.whole_number("CRISIS_RESOURCES_DAYS", default=180, least=1, most=180)

# --- Signing in -----------------------------------------------------------------------------
AUTH_USER_MODEL = "facilitation.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
ACCOUNT_ADAPTER = "api.accounts.InvitedPeopleOnly"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_SESSION_REMEMBER = True
# A hospital's people share one address; what protects a person is the limit for each e-mail.
ACCOUNT_RATE_LIMITS = {"request_login_code": "120/m/ip,3/m/key"}
HEADLESS_ONLY = True
HEADLESS_CLIENTS = ("browser",)
HEADLESS_FRONTEND_URLS: dict[str, str] = {}
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_AGE = None  # gone with the browser's session: it is no name tag for a year

# --- Mail: printed to the console until a real server is named --------------------------------
EMAIL_HOST = env.text("EMAIL_HOST")
EMAIL_PORT = env.whole_number("EMAIL_PORT", default=587)
EMAIL_HOST_USER = env.text("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = env.text("EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS = env.flag("EMAIL_USE_TLS", default=True)
EMAIL_TIMEOUT = 10
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'console'}.EmailBackend"
EMAIL_SUBJECT_PREFIX = ""
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", default="In This Room <no-reply@localhost>")

# --- Push: without Firebase people are reminded by mail and calendars ---------------------------
# The emulator lets everybody in as anybody.
if not DEBUG:
    env.must_be_empty("FIREBASE_AUTH_EMULATOR_HOST", why="it belongs on a developer's machine.")
SERVICE_ACCOUNT_FIELDS = ("type", "project_id", "private_key", "client_email", "token_uri")
WEB_FIELDS = ("apiKey", "projectId", "messagingSenderId", "appId", "vapidKey")
FIREBASE_SERVICE_ACCOUNT = env.folder("FIREBASE_SERVICE_ACCOUNT")
service_account = env.json_file("FIREBASE_SERVICE_ACCOUNT", fields=SERVICE_ACCOUNT_FIELDS)
FIREBASE_WEB_CONFIG = env.json_file("FIREBASE_WEB_CONFIG", fields=WEB_FIELDS)
if FIREBASE_WEB_CONFIG and service_account:
    check_one_project(web=FIREBASE_WEB_CONFIG, service_account=service_account)
# What the phone's page asks to be registered.
FIREBASE_HOSTS = [
    "https://firebaseinstallations.googleapis.com",
    "https://fcmregistrations.googleapis.com",
]
# A worker apart takes what waits out of the database: `manage.py db_worker`.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# --- Transport and browser protection -------------------------------------------------------
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = not PLAIN_HTTP
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 0 if PLAIN_HTTP else 60 * 60 * 24 * 365
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
USE_X_FORWARDED_HOST = bool(TRUSTED_PROXIES)
CSRF_TRUSTED_ORIGINS = [PUBLIC_ORIGIN] if PUBLIC_ORIGIN else []
SECURE_REFERRER_POLICY = "no-referrer"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "api.errors.forbidden"
DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "connect-src": [
            "'self'",
            *filter(None, [PULSE_BALLOT_ORIGIN]),
            *(FIREBASE_HOSTS if FIREBASE_WEB_CONFIG else []),
        ],
        "manifest-src": ["'self'"],
        "worker-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}

# --- The built phone client -----------------------------------------------------------------
STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_ROOT = PHONE_DIST if PHONE_DIST.is_dir() else None
WHITENOISE_INDEX_FILE = True
WHITENOISE_ALLOW_ALL_ORIGINS = False
# Vite puts a digest into these names; the page itself and the service worker stay fresh.
WHITENOISE_IMMUTABLE_FILE_TEST = r"^/assets/"

# --- Language and time ----------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
USE_TZ = True
TIME_ZONE = "UTC"

# --- REST -----------------------------------------------------------------------------------
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["api.authentication.SignedInSession"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["api.parsing.JsonBody"],
    "DEFAULT_PAGINATION_CLASS": "api.pagination.Pages",
    "DEFAULT_SCHEMA_CLASS": "api.schema.ProblemAwareSchema",
    "EXCEPTION_HANDLER": "api.errors.problem_response",
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
    "NUM_PROXIES": TRUSTED_PROXIES,
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "In This Room",
    "DESCRIPTION": "The public API of In This Room. Live rooms speak WebSocket: see asyncapi.yaml.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.1",
    "SERVE_INCLUDE_SCHEMA": False,
    "COMPONENT_SPLIT_REQUEST": True,
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "api.schema.without_bounds_of_the_database",
    ],
    "ENUM_NAME_OVERRIDES": {
        "RoleEnum": "facilitation.programs.models.Role",
        "SessionStatusEnum": "facilitation.sessions.models.SessionStatus",
        "RoomStatusEnum": "facilitation.live_room.models.RoomStatus",
        "ModalityEnum": "facilitation.plans.modality.Modality",
        "CoFacilitatorRoleEnum": "facilitation.sessions.models.CoFacilitatorRole",
        "KindEnum": "api.prepared_polls.KINDS",
        "PulseItemKindEnum": "api.pulse_shapes.KINDS",
        "PulseRoundStatusEnum": "facilitation.pulse.models.RoundStatus",
        "PulseWayEnum": "facilitation.pulse.models.PulseWay",
        "SealedWhyEnum": "facilitation.pulse.models.SealedWhy",
        "PrebriefStateEnum": "facilitation.prebriefs.standing.PrebriefState",
        "EventEnum": "facilitation.push.events.Event",
        "AddressKindEnum": "facilitation.push.models.AddressKind",
        "PlatformEnum": "facilitation.push.models.Platform",
        "DebriefTagGroupEnum": "facilitation.debriefs.tags.TagGroup",
    },
}

# --- Logs: to standard error, without addresses, codes or bodies ------------------------------
LOG_LEVEL = env.one_of(
    "LOG_LEVEL", default="WARNING", allowed=["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"]
)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"nobodys_business": {"()": "api.log_filter.NobodysBusiness"}},
    "formatters": {"line": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": LOG_LEVEL},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        # A refused request is no fault, and a line for each would be a trace of who was here.
        "django.request": {"level": "ERROR", "filters": ["nobodys_business"]},
        # Access logs, whichever server runs this: a line with an address and a time is a trace.
        "django.server": {"handlers": [], "level": "ERROR", "propagate": True},
        # The worker's own lines say when which run began and ended, once a second or so.
        "django_tasks": {"level": "WARNING"},
        "django_tasks_db": {"level": "WARNING"},
        "uvicorn.access": {"handlers": [], "level": "CRITICAL", "propagate": False},
    },
}
