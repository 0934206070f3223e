"""A wrong setting is one clear sentence, and its value is never repeated."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from backend.environment import Environment
from backend.firebase_files import check_one_project


def env(**values: str) -> Environment:
    return Environment(values)


@pytest.mark.parametrize("values", [{}, {"KEY": ""}, {"KEY": "  "}])
def test_a_missing_secret_says_its_name_and_how_to_make_one(values: dict[str, str]) -> None:
    with pytest.raises(ImproperlyConfigured, match=r"^KEY is not set\. Make one with dice\.$"):
        env(**values).secret("KEY", how="Make one with dice.")


def test_a_secret_is_read_without_the_blanks_around_it() -> None:
    assert env(KEY=" s3cret\n").secret("KEY", how="") == "s3cret"


@pytest.mark.parametrize("word", ["1", "true", "Yes", " ON "])
def test_a_flag_is_on(word: str) -> None:
    assert env(FLAG=word).flag("FLAG") is True


@pytest.mark.parametrize("word", ["0", "false", "No", " OFF "])
def test_a_flag_is_off(word: str) -> None:
    assert env(FLAG=word).flag("FLAG", default=True) is False


@pytest.mark.parametrize("default", [True, False])
@pytest.mark.parametrize("values", [{}, {"FLAG": ""}, {"FLAG": " "}])
def test_a_flag_that_is_not_set_or_empty_keeps_its_default(
    values: dict[str, str], default: bool
) -> None:
    assert env(**values).flag("FLAG", default=default) is default


@pytest.mark.parametrize(("raw", "number"), [("0", 0), (" 587 ", 587), ("", 7)])
def test_a_whole_number_is_read(raw: str, number: int) -> None:
    assert env(PORT=raw).whole_number("PORT", default=7) == number


@pytest.mark.parametrize("values", [{}, {"LEVEL": ""}, {"LEVEL": " low "}])
def test_a_word_is_one_of_those_allowed(values: dict[str, str]) -> None:
    assert env(**values).one_of("LEVEL", default="LOW", allowed=["LOW", "HIGH"]) == "LOW"


@pytest.mark.parametrize("values", [{}, {"URL": ""}, {"URL": "postgresql://u:p%23@h:1/d"}])
def test_a_database_is_read_from_its_address(values: dict[str, str]) -> None:
    read = env(**values).database("URL", default="postgresql://u:p%23@h:1/d")
    assert (read["USER"], read["PASSWORD"], read["HOST"], read["PORT"]) == ("u", "p#", "h", 1)
    assert read["NAME"] == "d"


def test_names_are_split_at_commas() -> None:
    assert env(HOSTS=" a.example, ,b.example,").names("HOSTS") == ["a.example", "b.example"]
    assert env().names("HOSTS", default=["localhost"]) == ["localhost"]
    assert env().names("HOSTS") == []


def test_a_folder_is_a_whole_path() -> None:
    default = Path("/srv/default")
    assert env(KEYS=" /srv/keys ").folder("KEYS") == Path("/srv/keys")
    assert env(KEYS=" ").folder("KEYS", default=default) == default
    assert env().folder("KEYS") is None
    assert env(COPIES="/srv/a, /srv/b,").folders("COPIES") == [Path("/srv/a"), Path("/srv/b")]
    assert env().folders("COPIES") == []


@pytest.mark.parametrize("raw", ["s3cret", "./s3cret", "~/s3cret", "/srv/s3cret\0"])
def test_what_is_no_whole_path_is_refused_and_not_repeated(raw: str) -> None:
    for read in (env(KEYS=raw).folder, env(KEYS=f"/srv/a,{raw}").folders):
        with pytest.raises(ImproperlyConfigured) as error:
            read("KEYS")
        assert str(error.value) == "KEYS must be a whole path, such as /srv/in-this-room-keys."


@pytest.mark.parametrize(
    ("raw", "origin"),
    [
        ("https://room.example", "https://room.example"),
        ("https://room.example/", "https://room.example"),
        ("http://room.example:8000", "http://room.example:8000"),
        ("http://[::1]:8000", "http://[::1]:8000"),
        ("", ""),
    ],
)
def test_an_origin_is_read(raw: str, origin: str) -> None:
    assert env(ORIGIN=raw).origin("ORIGIN") == origin


@pytest.mark.parametrize(
    "raw",
    [
        "room.example-s3cret",
        "ftp://s3cret.example",
        "https://room.example/s3cret",
        "https://room.example?s3cret",
        "https://room.example#s3cret",
        "https://[s3cret",
        "https://:8000",
        "https://",
    ],
)
def test_what_is_no_origin_is_refused_and_not_repeated(raw: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="ORIGIN must be an origin such as") as error:
        env(ORIGIN=raw).origin("ORIGIN")
    assert "s3cret" not in str(error.value)


@pytest.mark.parametrize("raw", ["s3cret", "-1", "1.5", "0x10", "2"])
def test_what_is_no_whole_number_is_refused_and_not_repeated(raw: str) -> None:
    with pytest.raises(ImproperlyConfigured) as error:
        env(PORT=raw).whole_number("PORT", default=7, least=3)
    assert str(error.value) == "PORT must be a whole number, 3 or more."


def test_what_is_no_flag_is_refused_and_not_repeated() -> None:
    with pytest.raises(ImproperlyConfigured) as error:
        env(FLAG="s3cret").flag("FLAG")
    assert str(error.value) == "FLAG must be 1 or 0."


def start(**values: str) -> subprocess.CompletedProcess[str]:
    """Start the server with these settings alone; each of them is wrong, so it ends at once."""
    environment = {
        "PATH": os.environ["PATH"],
        "PUBLIC_ORIGIN": "https://room.example",
        **values,
    }
    command = [sys.executable, "-m", "backend.server", "--port", "1"]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({}, "Settings: SECRET_KEY is not set. Make one with: "),
        ({"SECRET_KEY": "s3cret", "DEBUG": "s3cret"}, "Settings: DEBUG must be 1 or 0."),
        (
            {"SECRET_KEY": "s3cret", "PUBLIC_ORIGIN": "https://s3cret/x"},
            "Settings: PUBLIC_ORIGIN must be an origin",
        ),
        (
            {"SECRET_KEY": "s3cret", "DATABASE_URL": "postgresql://u:s3cret#@h/d"},
            "Settings: DATABASE_URL must be an address such as",
        ),
        (
            {"SECRET_KEY": "s3cret", "DATABASE_URL": "s3cret://h/d"},
            "Settings: DATABASE_URL must be an address such as",
        ),
        (
            {"SECRET_KEY": "s3cret", "LOG_LEVEL": "s3cret"},
            "Settings: LOG_LEVEL must be one of DEBUG, INFO, WARNING, ERROR, CRITICAL.",
        ),
        (
            {"SECRET_KEY": "s3cret", "FIREBASE_AUTH_EMULATOR_HOST": "s3cret:9099"},
            "Settings: FIREBASE_AUTH_EMULATOR_HOST must not be set here: it belongs",
        ),
        (
            {"SECRET_KEY": "s3cret", "FIREBASE_SERVICE_ACCOUNT": "/s3cret.json"},
            "Settings: FIREBASE_SERVICE_ACCOUNT must be the whole path of a JSON file with type,",
        ),
    ],
    ids=["secret", "flag", "origin", "database", "scheme", "log level", "emulator", "firebase"],
)
def test_the_server_does_not_start_and_says_why_in_one_line(
    values: dict[str, str], sentence: str
) -> None:
    ended = start(**values)
    assert ended.returncode != 0
    assert ended.stderr.startswith(sentence)
    assert len(ended.stderr.splitlines()) == 1
    assert "s3cret" not in ended.stderr + ended.stdout


def test_what_the_databases_address_asks_for_is_kept() -> None:
    """An address that demands an encrypted connection gets one."""
    environment = {
        "PATH": os.environ["PATH"],
        "SECRET_KEY": "s3cret",
        "PUBLIC_ORIGIN": "https://room.example",
        "DATABASE_URL": "postgresql://u@h/d?sslmode=verify-full",
    }
    program = "from backend.settings import DATABASES; print(DATABASES['default']['OPTIONS'])"
    printed = subprocess.run(
        [sys.executable, "-c", program],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    ).stdout
    assert "'sslmode': 'verify-full'" in printed
    assert "'server_side_binding': True" in printed


def test_a_public_origin_is_demanded_where_links_are_mailed() -> None:
    with pytest.raises(ImproperlyConfigured, match=r"PUBLIC_ORIGIN is not set.*room\.example"):
        Environment({}).origin("PUBLIC_ORIGIN", needed=True)


@pytest.mark.parametrize("raw", ["", "https://sealed.example", "https://sealed.example:8443"])
def test_an_origin_for_ballots_is_https_or_not_set(raw: str) -> None:
    assert env(ORIGIN=raw).secure_origin("ORIGIN", plain_on_loopback=False) == raw


@pytest.mark.parametrize("raw", ["http://localhost:5173", "http://127.0.0.1", "http://[::1]:80"])
def test_in_development_this_machine_needs_no_https(raw: str) -> None:
    assert env(ORIGIN=raw).secure_origin("ORIGIN", plain_on_loopback=True) == raw
    with pytest.raises(ImproperlyConfigured, match="ORIGIN must begin with https://"):
        env(ORIGIN=raw).secure_origin("ORIGIN", plain_on_loopback=False)


@pytest.mark.parametrize("raw", ["http://sealed.example", "http://192.0.2.1", "http://localhost.x"])
def test_another_machine_needs_https_always(raw: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="ORIGIN must begin with https://"):
        env(ORIGIN=raw).secure_origin("ORIGIN", plain_on_loopback=True)


WEB = {"appId": "1", "projectId": "s3cret"}


def test_a_json_file_gives_the_texts_that_are_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "web.json"
    file.write_text(json.dumps({**WEB, "more": 1}))
    assert env(WEB=str(file)).json_file("WEB", fields=list(WEB)) == WEB
    assert env().json_file("WEB", fields=list(WEB)) is None


@pytest.mark.parametrize(
    "text", ["s3cret", "[]", "null", "{}", '{"appId": 1, "projectId": "s3cret"}']
)
def test_a_json_file_without_them_is_refused_and_not_repeated(text: str, tmp_path: Path) -> None:
    file = tmp_path / "web.json"
    file.write_text(text)
    with pytest.raises(ImproperlyConfigured) as error:
        env(WEB=str(file)).json_file("WEB", fields=list(WEB))
    assert "WEB must be the whole path of a JSON file with appId, projectId." in str(error.value)


def test_firebases_two_files_are_of_one_project() -> None:
    check_one_project(web=WEB, service_account={"project_id": "s3cret"})
    with pytest.raises(ImproperlyConfigured, match="different Firebase projects") as error:
        check_one_project(web=WEB, service_account={"project_id": "another"})
    assert "s3cret" not in str(error.value)
