"""Composing prebriefs: `python -m bench.prebriefs --times 200`.

Composes the prebrief of each co-facilitator of a demonstration session anew, as the API does, from
loading the session to the JSON text. Prints one JSON line; see README.md for its keys.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

from bench.databases import database, postgresql_url
from bench.processes import clean_up_when_told_to_end

if TYPE_CHECKING:
    from facilitation.sessions.models import CoFacilitator


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=200, help="for each co-facilitator")
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--postgresql-url", default=postgresql_url())
    options = parser.parse_args()
    clean_up_when_told_to_end()
    with (
        database(options.database, name="prebriefs", url=options.postgresql_url) as url,
        tempfile.TemporaryDirectory(prefix="in-this-room-bench-") as folder,
    ):
        helpers = _prepared(url, Path(folder))
        print(json.dumps({"database": options.database, **_measured(helpers, options.times)}))


def _prepared(url: str, folder: Path) -> list[CoFacilitator]:
    """The co-facilitators of today's demonstration session: four sessions were held before it."""
    os.environ |= {
        "SECRET_KEY": "for-the-benchmark-only",
        "PLAIN_HTTP": "1",
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "backend.settings",
        "CRISIS_RESOURCES": str(folder / "crisis_resources.yaml"),
    }
    import django

    django.setup()
    from django.core.management import call_command

    from facilitation.demo import cast
    from facilitation.demo.crisis_resources import write_demonstration_resources
    from facilitation.demo.seeding import seed_demo
    from facilitation.sessions.models import CoFacilitator

    write_demonstration_resources(folder / "crisis_resources.yaml", countries=[cast.COUNTRY])
    call_command("migrate", verbosity=0)
    call_command("load_content", stdout=io.StringIO())
    program = seed_demo()
    coming = CoFacilitator.objects.filter(group_session__support_group__program=program)
    session = coming.filter(group_session__status="scheduled").earliest("group_session__starts_at")
    return list(coming.filter(group_session=session.group_session_id))


def _measured(helpers: list[CoFacilitator], times: int) -> dict[str, object]:
    """Milliseconds. The first of all is apart: it reads the content from its files."""
    from api.paper import pdf_of
    from api.prebrief_paper import prebrief_document
    from facilitation.prebriefs.composing import compose_prebrief

    first = _composed(helpers[0])
    taken = [_composed(helper) for _time in range(times) for helper in helpers]
    begun = time.perf_counter()
    pdf_of(prebrief_document(compose_prebrief(helpers[0])))
    return {
        "prebriefs": len(taken),
        "compose_ms": round(median(taken), 2),
        "p95_ms": round(quantiles(taken, n=20)[-1], 2),
        "first_ms": round(first, 1),
        "pdf_ms": round((time.perf_counter() - begun) * 1000, 1),
    }


def _composed(helper: CoFacilitator) -> float:
    from api.prebrief_shapes import prebrief_out
    from facilitation import access
    from facilitation.prebriefs.composing import compose_prebrief

    begun = time.perf_counter()
    session = access.facilitated_session(helper.person, helper.group_session_id)
    mine = next(each for each in session.co_facilitators.all() if each.pk == helper.pk)
    json.dumps(prebrief_out(compose_prebrief(mine)), default=str)
    return (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    main()
