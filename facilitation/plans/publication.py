"""Putting plan files into the database, where a version that was used never changes."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from facilitation.errors import Conflict
from facilitation.plans.models import Plan


class PlanVersionInUse(Conflict):
    code = "plan_version_in_use"
    detail = _(
        "A session uses this version of the plan, so it never changes. Raise `version` in the file."
    )


@transaction.atomic
def publish_plan(*, document: dict[str, Any]) -> Plan:
    """Store a checked document; storing the same one again changes nothing.

    Raises `PlanVersionInUse` when a session has the version and its text differs.
    """
    digest = digest_of(document)
    plan = (
        Plan.objects.select_for_update()
        .filter(slug=document["id"], version=document["version"])
        .first()
    )
    if plan is None:
        plan = Plan(slug=document["id"], version=document["version"])
    elif plan.digest == digest:
        return plan
    elif plan.group_sessions.exists():
        raise PlanVersionInUse
    plan.language = document["language"]
    plan.title = document["title"]
    plan.modality = document["modality"]
    plan.minutes = document["minutes"]
    plan.document = document
    plan.digest = digest
    plan.save()
    return plan


def digest_of(document: dict[str, Any]) -> str:
    """SHA-256, in hexadecimal, of the document in one canonical JSON form."""
    canonical = json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
