"""The two files that Firebase's console gives out must belong together."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.exceptions import ImproperlyConfigured


def check_one_project(*, web: Mapping[str, str], service_account: Mapping[str, str]) -> None:
    """Devices of another project would be refused one by one, and pruned. Raises
    `ImproperlyConfigured`."""
    if web["projectId"] != service_account["project_id"]:
        raise ImproperlyConfigured(
            "FIREBASE_WEB_CONFIG and FIREBASE_SERVICE_ACCOUNT are of different Firebase projects."
        )
