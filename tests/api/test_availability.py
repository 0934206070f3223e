"""When somebody cannot facilitate: theirs alone, told by hand or taken from a calendar."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from rest_framework.test import APIClient

from facilitation.availability.busy import busy_times
from facilitation.availability.feed import (
    CalendarNotReached,
    LinkNotUsable,
    fetch_calendar,
)
from facilitation.availability.models import Availability
from tests.api.answers import API, content, faulty_fields, problem
from tests.api.conftest import SetClock, SignIn
from tests.cast import Cast

pytestmark = pytest.mark.one_process

MINE = f"{API}/me/availability"
CALENDAR = f"{MINE}/calendar"
SAID = {
    "time_zone": "Europe/Berlin",
    "weekly": [{"weekday": 1, "start": "08:00", "until": "12:30"}],
    "away": [{"first": "2030-06-10", "last": "2030-06-14"}],
    "most_sessions": 6,
}
NOTHING = {**SAID, "weekly": [], "away": [], "most_sessions": None, "from_calendar": 0}
SECRET = "Appointment with Dr Grey"
ICALENDAR = f"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//test//test//EN
BEGIN:VEVENT
UID:1
DTSTAMP:20300601T000000Z
DTSTART:20300604T160000Z
DTEND:20300604T180000Z
RRULE:FREQ=WEEKLY;COUNT=3
EXDATE:20300611T160000Z
SUMMARY:{SECRET}
LOCATION:{SECRET}
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTAMP:20300601T000000Z
DTSTART;VALUE=DATE:20300620
DTEND;VALUE=DATE:20300622
SUMMARY:Holiday
END:VEVENT
BEGIN:VEVENT
UID:3
DTSTAMP:20300601T000000Z
DTSTART:20300625T160000Z
DTEND:20300625T180000Z
TRANSP:TRANSPARENT
END:VEVENT
BEGIN:VEVENT
UID:4
DTSTAMP:20300601T000000Z
DTSTART:20300626T160000Z
DTEND:20300626T180000Z
STATUS:CANCELLED
END:VEVENT
END:VCALENDAR
"""


def busy(start: str, end: str) -> list[tuple[str, str]]:
    first, last = (datetime.fromisoformat(each).replace(tzinfo=UTC) for each in (start, end))
    times = busy_times(Availability.objects.get(), first, last)
    return [(f"{a:%m-%d %H:%M}", f"{b:%m-%d %H:%M}") for a, b in times]


def test_what_somebody_said_is_what_they_read_and_nobody_else(
    cast: Cast, ada: APIClient, paul: APIClient
) -> None:
    assert content(ada.get(MINE)) == NOTHING
    assert content(ada.put(MINE, SAID)) == {**SAID, "from_calendar": 0}
    assert content(ada.get(MINE)) == {**SAID, "from_calendar": 0}
    assert content(paul.get(MINE)) == NOTHING


def test_hours_and_days_are_those_of_the_zone_when_clocks_change_too(ada: APIClient) -> None:
    content(ada.put(MINE, SAID))
    assert busy("2030-06-10", "2030-06-20") == [
        ("06-09 22:00", "06-14 22:00"),
        ("06-11 06:00", "06-11 10:30"),
        ("06-18 06:00", "06-18 10:30"),
    ]
    assert busy("2030-12-02", "2030-12-05") == [("12-03 07:00", "12-03 11:30")]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"time_zone": "Mars/Olympus"}, "time_zone"),
        ({"weekly": [{"weekday": 1, "start": "12:00", "until": "12:00"}]}, "weekly"),
        ({"away": [{"first": "2030-06-14", "last": "2030-06-10"}]}, "away"),
        ({"most_sessions": 201}, "most_sessions"),
        ({"away": [{"first": "2030-06-14", "last": "2030-06-14"}] * 61}, "weekly"),
    ],
)
def test_what_cannot_be_is_named_and_nothing_is_kept(
    changed: dict[str, object], field: str, ada: APIClient
) -> None:
    refused = problem(ada.put(MINE, {**SAID, **changed}), 400, "availability_unclear")
    assert faulty_fields(refused) == {field}
    assert not Availability.objects.exists()


def test_a_calendar_gives_its_times_and_nothing_else(
    cast: Cast, signed_in: SignIn, set_clock: SetClock
) -> None:
    set_clock("2030-06-01T12:00:00+00:00")
    ada = signed_in(cast.ada)
    content(ada.put(MINE, SAID))
    assert content(ada.post(CALENDAR, {"icalendar": ICALENDAR}))["from_calendar"] == 3
    assert Availability.objects.get().calendar == [
        ["2030-06-04T16:00:00+00:00", "2030-06-04T18:00:00+00:00"],
        ["2030-06-18T16:00:00+00:00", "2030-06-18T18:00:00+00:00"],
        ["2030-06-19T22:00:00+00:00", "2030-06-21T22:00:00+00:00"],
    ]
    kept = str(Availability.objects.values())
    assert SECRET not in kept
    assert "Holiday" not in kept
    content(ada.put(MINE, {**SAID, "weekly": []}))
    assert content(ada.get(MINE))["from_calendar"] == 3
    assert ada.delete(CALENDAR).status_code == 204
    assert content(ada.get(MINE)) == {**SAID, "weekly": [], "from_calendar": 0}


@pytest.mark.parametrize(
    "text", ["", "hello", "<html></html>", "BEGIN:VCALENDAR", "BEGIN:VEVENT\nDTSTART:x\nEND:VEVENT"]
)
def test_what_is_no_calendar_is_refused_and_what_was_there_stays(text: str, ada: APIClient) -> None:
    content(ada.put(MINE, SAID))
    answer = ada.post(CALENDAR, {"icalendar": text})
    code = "calendar_not_readable" if text else "invalid"
    problem(answer, 400, code)
    assert content(ada.get(MINE)) == {**SAID, "from_calendar": 0}


@pytest.mark.parametrize("often", ["SECONDLY", "MINUTELY", "HOURLY"])
def test_a_rule_that_would_keep_the_server_busy_is_not_followed(often: str, ada: APIClient) -> None:
    endless = ICALENDAR.replace("RRULE:FREQ=WEEKLY;COUNT=3", f"RRULE:FREQ={often}")
    problem(ada.post(CALENDAR, {"icalendar": endless}), 400, "calendar_not_readable")


def test_a_calendar_of_too_many_meetings_is_refused(
    cast: Cast, signed_in: SignIn, set_clock: SetClock
) -> None:
    set_clock("2030-06-01T12:00:00+00:00")
    ada = signed_in(cast.ada)
    start, end = ICALENDAR.index("BEGIN:VEVENT"), ICALENDAR.index("BEGIN:VEVENT", 200)
    daily = ICALENDAR[start:end].replace("WEEKLY;COUNT=3", "DAILY").replace("UID:1", "UID:{}")
    for count in (501, 400):
        many = "".join(daily.replace("{}", str(number)) for number in range(count))
        text = ICALENDAR[:start] + many + "END:VCALENDAR\n"
        problem(ada.post(CALENDAR, {"icalendar": text}), 400, "calendar_too_large")
    assert not Availability.objects.exists()


def test_either_a_file_or_a_link(ada: APIClient) -> None:
    problem(ada.post(CALENDAR, {}), 400, "invalid")
    problem(ada.post(CALENDAR, {"icalendar": "x", "link": "https://x"}), 400, "invalid")


@pytest.mark.parametrize(
    "link",
    [
        "http://calendar.example/x.ics",
        "https://127.0.0.1/x.ics",
        "https://localhost/x.ics",
        "https://10.0.0.1/x",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]/x",
        "https://[fd00::1]/x",
        "https://user:secret@calendar.example/x",
        "https://0.0.0.0/",
        "https://2130706433/",
        "file:///etc/passwd",
        "https:///x",
        "https://a b/",
        "https://x:99999/",
        "gopher://x",
        "x",
    ],
)
def test_a_link_into_our_own_network_is_not_asked(link: str, ada: APIClient) -> None:
    problem(ada.post(CALENDAR, {"link": link}), 400, "link_not_usable")


class _Feed(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        found = self.path == "/mine.ics?key=1"
        self.send_response(200 if found else 302)
        self.send_header("Location", "https://127.0.0.1/elsewhere")
        self.end_headers()
        if found:
            self.wfile.write(ICALENDAR.encode())

    def log_message(self, *said: object) -> None:
        pass


@pytest.fixture
def feed(tmp_path: Path) -> Iterator[tuple[int, ssl.SSLContext]]:
    """A calendar's host with a certificate that only the returned context trusts."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    encoding = serialization.Encoding.PEM
    public, private = tmp_path / "public.pem", tmp_path / "private.pem"
    public.write_bytes(certificate.public_bytes(encoding))
    private.write_bytes(
        key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    served = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    served.load_cert_chain(public, private)
    host = HTTPServer(("127.0.0.1", 0), _Feed)
    host.socket = served.wrap_socket(host.socket, server_side=True)
    thread = threading.Thread(target=host.serve_forever, daemon=True)
    thread.start()
    yield host.server_address[1], ssl.create_default_context(cafile=str(public))
    host.shutdown()
    thread.join()
    host.server_close()


def test_a_link_is_read_from_the_host_that_its_certificate_names(
    feed: tuple[int, ssl.SSLContext],
) -> None:
    port, trust = feed

    def fetch(link: str, trusted: ssl.SSLContext | None = trust) -> str:
        return fetch_calendar(link, may_ask=bool, trust=trusted)

    assert fetch(f"webcal://localhost:{port}/mine.ics?key=1") == ICALENDAR
    with pytest.raises(CalendarNotReached):  # nothing is followed
        fetch(f"https://localhost:{port}/other")
    with pytest.raises(CalendarNotReached):  # another name than the certificate's
        fetch(f"https://127.0.0.1:{port}/mine.ics?key=1")
    with pytest.raises(CalendarNotReached):
        fetch(f"https://localhost:{port}/mine.ics?key=1", None)
    with pytest.raises(LinkNotUsable):
        fetch_calendar(f"https://localhost:{port}/mine.ics?key=1", trust=trust)
