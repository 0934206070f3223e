from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo


def day_of(moment: datetime, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The local day around `moment`, as two UTC instants: start (in) and end (out)."""
    local = moment.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0, fold=0)
    next_day = (local.replace(tzinfo=None) + timedelta(days=1)).replace(tzinfo=zone)
    return local.astimezone(UTC), next_day.astimezone(UTC)
