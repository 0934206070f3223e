"""Django's and Channels' defaults wherever there is one."""

import os

import dj_database_url

SECRET_KEY = "for-the-benchmark-only"  # noqa: S105
ALLOWED_HOSTS = ["127.0.0.1"]
INSTALLED_APPS = ["bench.naive"]
ROOT_URLCONF = "bench.naive.urls"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True

DATABASES = {"default": dict(dj_database_url.parse(os.environ["DATABASE_URL"]))}
if os.environ.get("KEEP_CONNECTIONS"):  # what one advice does for the naive way
    DATABASES["default"]["CONN_MAX_AGE"] = None
if redis_url := os.environ.get("REDIS_URL"):
    CHANNEL_LAYERS = {
        "default": {
            "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
            "CONFIG": {"hosts": [redis_url], "prefix": "in-this-room-bench"},
        }
    }
