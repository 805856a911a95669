"""Calendar reminders in vobject, icalendar, and a Radicale server."""

from __future__ import annotations

import base64
import datetime as dt
import http.client
import subprocess
import sys
import time
import zoneinfo
from xml.etree import ElementTree as ET

import attrs
import icalendar
import pytest
import vobject

from rejection_letters import compose
from rejection_letters.errors import InvalidValueError
from tests.field.letters import HOSTILE_LETTERS, LETTERS
from tests.letters import PROFILE, REJECTION, without_isolates
from tests.test_email import free_port

UTC = dt.timezone.utc

DAYS = {
    # The clocks go back on November 1.
    "America/Chicago": ("2026-10-30", "2026-11-02"),
    # They go back on October 25, and forward on March 28.
    "Europe/London": ("2026-10-23", "2026-10-26", "2027-03-29"),
    # Always five and a half hours ahead.
    "Asia/Kolkata": ("2026-10-30", "2026-11-02"),
    # They go forward by half an hour on October 4.
    "Australia/Lord_Howe": ("2026-10-02", "2026-10-05"),
}
"""Days of calls, before and after a change of the clocks, by time zone."""


def calling(zone, day):
    """Return when a call begins, at 10 a.m. where the writer lives, and a letter that promises it.

    Each letter is to another company, because a calendar holds each event only once.
    """
    begin = dt.datetime.fromisoformat(f"{day}T10:00").replace(tzinfo=zoneinfo.ZoneInfo(zone))
    profile = attrs.evolve(PROFILE, timezone=zone)
    rejection = attrs.evolve(REJECTION, company=f"Acme {zone}")
    date = begin.date() - dt.timedelta(days=5)
    return begin, compose(profile, rejection, date=date, call_on=begin.date())


CALLS = [calling(zone, day) for zone, days in DAYS.items() for day in days]
"""The times of calls, and the letters that promise them."""


def has_reminder(letter):
    """Return whether there is anything to remember: not if a letter asks for nothing."""
    try:
        return bool(letter.render("ics"))
    except InvalidValueError:
        return False


REMINDERS = [*filter(has_reminder, LETTERS), *HOSTILE_LETTERS]
"""The letters with a reminder of a call or of a follow-up."""


def read_by_icalendar(data):
    """Return the begin, the end, the summary, and the description of each event."""
    return [
        (event.start, event.end, str(event["summary"]), str(event["description"]))
        for event in icalendar.Calendar.from_ical(data).walk("VEVENT")
    ]


def read_by_vobject(data):
    """Return the begin, the end, the summary, and the description of each event."""
    return [
        tuple(event.getChildValue(name) for name in ("dtstart", "dtend", "summary", "description"))
        for event in vobject.readOne(data.decode()).vevent_list
    ]


READERS = (read_by_icalendar, read_by_vobject)


class Radicale:
    """A running Radicale server, and one calendar on it."""

    def __init__(self, port):
        self.port = port

    def ask(self, method, path="", body=b""):
        """Send a request about the calendar or one of its events, and return the answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        login = base64.b64encode(b"ana:").decode()
        connection.request(method, f"/ana/calls/{path}", body, {"Authorization": f"Basic {login}"})
        response = connection.getresponse()
        answer = response.read()
        connection.close()
        assert response.status < 300, answer
        return answer

    def names_between(self, begin, end):
        """Return the names of the events in a period."""
        query = QUERY.format(begin=begin.astimezone(UTC), end=end.astimezone(UTC))
        found = ET.fromstring(self.ask("REPORT", body=query.encode()))
        return [href.text.rpartition("/")[2] for href in found.iter("{DAV:}href")]


QUERY = """\
<c:calendar-query xmlns="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><prop><getetag/></prop>
<c:filter><c:comp-filter name="VCALENDAR"><c:comp-filter name="VEVENT">
<c:time-range start="{begin:%Y%m%dT%H%M%SZ}" end="{end:%Y%m%dT%H%M%SZ}"/>
</c:comp-filter></c:comp-filter></c:filter>
</c:calendar-query>"""


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """Start a Radicale server."""
    folder = tmp_path_factory.mktemp("radicale")
    port = free_port()
    command = (
        *(sys.executable, "-m", "radicale", "--config", "", "--hosts", f"127.0.0.1:{port}"),
        *("--auth-type", "none", "--storage-filesystem-folder", folder / "calendars"),
    )
    log = folder / "log"
    with log.open("wb") as file, subprocess.Popen(command, stderr=file) as process:
        try:
            while b"Radicale server ready" not in log.read_bytes():
                assert process.poll() is None, log.read_text()
                time.sleep(0.1)
            yield Radicale(port)
        finally:
            process.terminate()


@pytest.fixture
def radicale(server):
    """Create an empty calendar on the server."""
    server.ask("MKCALENDAR")
    yield server
    server.ask("DELETE")


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("call", CALLS, ids=lambda call: f"{call[0]:%Y-%m-%d %Z}")
def test_call_is_at_the_promised_time(read, call):
    begin, letter = call

    ((start, end, *_),) = read(letter.render("ics"))

    assert start == begin
    assert end == begin + dt.timedelta(minutes=letter.minutes)


@pytest.mark.parametrize("read", READERS)
def test_calls_keep_their_times_in_one_calendar(read, radicale):
    """Programs keep one definition of each time zone for all events of a calendar."""
    for number, (_, letter) in enumerate(CALLS):
        radicale.ask("PUT", f"{number}.ics", letter.render("ics"))

    stored = read(radicale.ask("GET"))

    assert sorted(start for start, *_ in stored) == sorted(begin for begin, _ in CALLS)


def test_server_finds_each_call_at_its_time(radicale):
    for number, (_, letter) in enumerate(CALLS):
        radicale.ask("PUT", f"{number}.ics", letter.render("ics"))

    for number, (begin, letter) in enumerate(CALLS):
        end = begin + dt.timedelta(minutes=letter.minutes)
        assert radicale.names_between(begin, end) == [f"{number}.ics"]


def test_readers_agree_on_reminders(radicale):
    assert len({letter.template for letter in REMINDERS}) > 4
    for letter in REMINDERS:
        data = letter.render("ics")
        radicale.ask("PUT", "1.ics", data)
        stored = radicale.ask("GET", "1.ics")
        radicale.ask("DELETE", "1.ics")

        assert read_by_vobject(data) == read_by_icalendar(data) == read_by_icalendar(stored)


@pytest.mark.parametrize("read", READERS)
def test_values_are_read_as_typed(read):
    for letter in HOSTILE_LETTERS:
        rejection = letter.rejection
        ((_, _, *texts),) = read(letter.render("ics"))
        summary, description = map(without_isolates, texts)

        assert summary == f"Follow up with {rejection.contact.name} at {rejection.company}, once"
        assert description.startswith(f"{rejection.contact.name}\n{rejection.contact.title}\n")
