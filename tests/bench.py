"""Measure importing, composing, listing, rendering, and checking: `make bench`.

Almost every figure is a ratio, so that a fast, slow, or busy machine does not change the result.
Two workloads alternate (A B A B), so that they slow down alike; a run reports the median of the
pairwise ratios. Listing templates again takes no time that could be compared, so it is a rate per
second of CPU time. `check()` is in CPU seconds on an idle core, because an author waits for it.
Everything runs three times, and the median of the three runs is compared with the limit.

The exit status is 0 even if a limit is exceeded; the last lines of the output list those limits.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import itertools
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from email import policy
from email.message import EmailMessage
from pathlib import Path
from typing import NamedTuple

import docx
import icalendar
import importlib_metadata
import jinja2
import typst

from rejection_letters import Contact, Letter, Profile, Rejection, _english, compose, templates

DAY = dt.date(2026, 11, 18)
RUNS = 3
WORSE = 1.05
"""A ratio counts as worse if it grows by more than this factor."""

OTHER_DISTRIBUTIONS = 300

RANKS = ("Junior", "Senior", "Lead", "Chief", "Deputy", "Assistant", "Regional", "Principal")
FIELDS = ("Sales", "UX", "Product", "Data", "Marketing", "HR", "Field", "Quality", "Finance")
HEADS = ("Manager", "Analyst", "Engineer", "Designer", "Director", "Coordinator", "Officer")
TITLES = [" ".join(words) for words in itertools.product(RANKS, FIELDS, HEADS)]

PROFILE = Profile(
    "Ana Ruiz",
    "sales manager",
    industry="industrial automation",
    experience="experienced",
    email="ana@example.com",
)


def rejections() -> list[Rejection]:
    """Return rejections from many companies, for many roles."""
    return [
        Rejection(
            f"{title.split()[1]} Works {number}",
            role=title,
            contact=Contact("Dana Lee", phone="555-0199"),
            date="2026-11-16",
            stage="inquiry",
            reason="no-opening",
        )
        for number, title in enumerate(TITLES)
    ]


def flat_values(rejection: Rejection) -> dict[str, str]:
    """Return the values for which the flat template renders the same letter."""
    job = _english.generic(rejection.role or "")
    return {
        "sender": PROFILE.name,
        "today": "November 18, 2026",
        "contact": "Dana Lee",
        "company": rejection.company,
        "subject": "Thank you, and a request for advice",
        "date": "November 16",
        "a_job": _english.with_article(job),
        "minutes": "twenty",
        "field": "industrial automation",
        "when": "early next week",
        "closing": "Sincerely,",
        "email": "ana@example.com",
    }


def seconds(work: Callable[[], object]) -> float:
    """Return how long one call takes, in seconds."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


SECONDS = "CPU seconds"


class Figure(NamedTuple):
    """The result of one measurement.

    Attributes:
        label: The name of the measurement.
        value: A ratio, a rate per second, or a number of CPU seconds.
        limit: The maximum of a ratio or of a time, or the minimum of a rate.
        is_rate: Whether the value is a rate.
        note: The two times behind a ratio, or the unit of a time.
    """

    label: str
    value: float
    limit: float
    is_rate: bool = False
    note: str = ""

    @property
    def is_ratio(self) -> bool:
        """Whether the value can be compared with one from another machine."""
        return not self.is_rate and self.note != SECONDS

    @property
    def is_exceeded(self) -> bool:
        """Whether the value is on the wrong side of its limit."""
        return self.value < self.limit if self.is_rate else self.value > self.limit

    def __str__(self) -> str:
        if self.is_rate:
            return f"{self.label:<52} {self.value:10,.0f} per second  (at least {self.limit:,})"
        return f"{self.label:<52} {self.value:10.2f}  (at most {self.limit})  {self.note}"


def compare(
    label: str,
    one: Callable[[], object],
    other: Callable[[], object],
    *,
    rounds: int,
    limit: float,
) -> Figure:
    """Alternate between two workloads, and return the median ratio of their times."""
    pairs = [(seconds(one), seconds(other)) for _ in range(rounds)]
    ones, others = (statistics.median(times) * 1e3 for times in zip(*pairs, strict=True))
    ratio = statistics.median(a / b for a, b in pairs)
    return Figure(label, ratio, limit, note=f"{ones:.2f} ms : {others:.2f} ms")


def composed(rejection: Rejection) -> Letter:
    """Compose a letter in a fixed wording, which a flat template can repeat."""
    return compose(PROFILE, rejection, date=DAY, variant=0)


def flat_template(rejection: Rejection) -> jinja2.Template:
    """Return a Jinja2 template that renders the same letter with plain variables and no logic."""
    text = str(composed(rejection))
    values = flat_values(rejection)
    for name in sorted(values, key=lambda name: len(values[name]), reverse=True):
        text = text.replace(values[name], f"{{{{ {name} }}}}")
    return jinja2.Environment().from_string(text)


ENGLISH = [
    module
    for name, module in sys.modules.items()
    if name.startswith((_english.__name__, "rejection_letters._compose"))
]
CACHES = [
    value for module in ENGLISH for value in vars(module).values() if hasattr(value, "cache_clear")
]
"""All caches of the English rules."""


def compare_composing(rounds: int) -> Iterator[Figure]:
    """Compare composing 20 letters with rendering 20 flat templates."""
    answered = rejections()
    values = [flat_values(rejection) for rejection in answered]
    flat = flat_template(answered[0])
    for rejection, value in zip(answered, values, strict=True):
        if str(composed(rejection)) != flat.render(value):
            sys.exit("The flat template does not render the same letter. Update flat_values().")
    batches = itertools.cycle(range(0, len(answered), 20))

    def composing() -> None:
        start = next(batches)
        for rejection in answered[start : start + 20]:
            composed(rejection)

    def printing() -> None:
        start = next(batches)
        for rejection in answered[start : start + 20]:
            str(composed(rejection))

    def rendering() -> None:
        start = next(batches)
        for value in values[start : start + 20]:
            flat.render(value)

    def composing_cold() -> None:
        for cache in CACHES:
            cache.cache_clear()
        composing()

    yield compare("compose() : flat Jinja2", composing, rendering, rounds=rounds, limit=1.5)
    yield compare("str(compose()) : flat Jinja2", printing, rendering, rounds=rounds, limit=2.5)
    yield compare(
        "compose(), cold caches : flat Jinja2", composing_cold, rendering, rounds=rounds, limit=3
    )


def compare_threads(rounds: int) -> Iterator[Figure]:
    """Compare composing 504 letters in 8 threads with composing them in one."""
    answered = rejections()

    def in_threads() -> None:
        with ThreadPoolExecutor(8) as pool:
            list(pool.map(lambda rejection: compose(PROFILE, rejection, date=DAY), answered))

    def in_turn() -> None:
        for rejection in answered:
            compose(PROFILE, rejection, date=DAY)

    yield compare("compose(), 8 threads : 1", in_threads, in_turn, rounds=rounds, limit=10)


def other_distributions(folder: Path, points: str = "[console_scripts]\ncommand") -> None:
    """Write the metadata of 300 installed distributions with one entry point each.

    Args:
        folder: A folder to add to `sys.path`.
        points: The group and the start of the name of each entry point.
    """
    for number in range(OTHER_DISTRIBUTIONS):
        info = folder / f"other_{number}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: other-{number}\nVersion: 1.0\n"
        )
        (info / "entry_points.txt").write_text(f"{points}{number} = other:main\n")


def compare_listing(rounds: int) -> Iterator[Figure]:
    """Compare listing the templates with listing the entry points of the same distributions."""

    def listing() -> None:
        templates(refresh=True)

    def entry_points() -> None:
        importlib_metadata.entry_points(group="rejection_letters.templates")

    for label, points in (
        ("300 distributions", "[console_scripts]\ncommand"),
        ("300 packs", "[rejection_letters.templates]\ntemplate"),
    ):
        with tempfile.TemporaryDirectory() as folder:
            other_distributions(Path(folder), points)
            sys.path.append(folder)
            listed = f"templates() : entry_points(), {label}"
            yield compare(listed, listing, entry_points, rounds=rounds, limit=1.3)
            yield Figure(f"templates() again, {label}", rate(templates, 100), 5_000, is_rate=True)
            sys.path.remove(folder)


def rate(work: Callable[[], object], times: int) -> float:
    """Return how often a function can run per second of CPU time."""
    begin = time.process_time()
    for _ in range(times):
        work()
    return times / (time.process_time() - begin)


def python(code: str, path: Path) -> Callable[[], object]:
    """Return a function that runs code in a new process."""
    environment = {
        key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"
    }
    environment["PYTHONPATH"] = str(path)
    return lambda: subprocess.run([sys.executable, "-c", code], check=True, env=environment)


LETTER = """
from rejection_letters import Profile, Rejection, compose
compose(Profile("Ana Ruiz", "sales manager"), Rejection("Acme", role="Sales Manager"))
"""


def compare_processes(rounds: int) -> Iterator[Figure]:
    """Compare the run times of new processes, with 300 other distributions installed."""
    with tempfile.TemporaryDirectory() as folder:
        other_distributions(Path(folder))
        runs = {
            name: python(code, Path(folder))
            for name, code in {
                "letter": LETTER,
                "package": "import rejection_letters",
                "dependencies": "import jinja2, attrs, importlib_metadata",
                "attrs": "import attrs",
            }.items()
        }
        for run in runs.values():  # Write the bytecode first.
            run()
        for label, one, other, limit in (
            ("process: one letter : import of the dependencies", "letter", "dependencies", 1.35),
            ("process: import rejection_letters : import attrs", "package", "attrs", 1.5),
        ):
            yield compare(label, runs[one], runs[other], rounds=rounds, limit=limit)


def in_jinja(letter: Letter) -> Callable[[], bytes]:
    """Return a function that renders the text of a letter, which has no variables."""
    template = jinja2.Environment().from_string(str(letter))
    return lambda: template.render().encode()


def in_email(letter: Letter) -> Callable[[], bytes]:
    """Return a function that writes a letter with the standard library."""
    text, html = str(letter), letter.render("html").decode()

    def write() -> bytes:
        message = EmailMessage(policy=policy.SMTP)
        message["From"] = "Ana Ruiz <ana@example.com>"
        message["To"] = "Dana Lee <dana@example.com>"
        message["Subject"] = letter.subject
        message.set_content(text)
        message.add_alternative(html, subtype="html")
        return bytes(message)

    return write


def in_docx(letter: Letter) -> Callable[[], bytes]:
    """Return a function that writes a letter with python-docx and its default styles."""
    lines = str(letter).split("\n\n")

    def write() -> bytes:
        document, file = docx.Document(), io.BytesIO()
        for line in lines:
            document.add_paragraph(line)
        document.save(file)
        return file.getvalue()

    return write


def in_typst(letter: Letter) -> Callable[[], bytes]:
    """Return a function that writes a letter with Typst and its default styles."""
    compiler = typst.Compiler(
        b"", root=Path(typst.__file__).parent, font_paths=typst.Fonts(include_system_fonts=False)
    )
    source = b"#for line in json(bytes(sys.inputs.lines)) { par(line) }"
    lines = json.dumps(str(letter).split("\n\n"))
    return lambda: compiler.compile(source, format="pdf", sys_inputs={"lines": lines})


def in_icalendar(letter: Letter) -> Callable[[], bytes]:
    """Return a function that writes a bare event with icalendar."""

    def write() -> bytes:
        calendar, event = icalendar.Calendar(), icalendar.Event()
        event.add("summary", letter.subject)
        event.add("description", str(letter))
        event.add("dtstart", letter.call_on)
        event.add("dtstamp", dt.datetime.combine(letter.date, dt.time(), dt.timezone.utc))
        calendar.add_component(event)
        return calendar.to_ical()

    return write


FORMATS = {
    "txt": (in_jinja, "flat Jinja2", 1.5),
    "md": (in_jinja, "flat Jinja2", 4),
    "html": (in_jinja, "flat Jinja2", 3),
    "eml": (in_email, "EmailMessage", 0.6),
    "docx": (in_docx, "python-docx", 0.8),
    "pdf": (in_typst, "Typst", 2),
    "ics": (in_icalendar, "icalendar", 2.5),
}
"""What to compare each format with: the library it is made with, its name, and the limit."""


def compare_formats(rounds: int) -> Iterator[Figure]:
    """Compare rendering a letter with writing the same text with the library alone."""
    written = [compose(PROFILE, rejection, date=DAY) for rejection in rejections()[:rounds]]
    for format, (bare, name, limit) in FORMATS.items():
        letters = itertools.cycle(written)
        writers = itertools.cycle([bare(letter) for letter in written])

        def rendering(format: str = format, letters: Iterator[Letter] = letters) -> None:
            next(letters).render(format)

        def writing(writers: Iterator[Callable[[], bytes]] = writers) -> None:
            next(writers)()

        rendering()
        writing()
        yield compare(
            f"render({format!r}) : {name}", rendering, writing, rounds=rounds, limit=limit
        )


CHECK = """
import time
from rejection_letters import letters
from rejection_letters.testing import check
begin = time.process_time()
check(letters.{})
print(time.process_time() - begin)
"""


def measure_checking(rounds: int) -> Iterator[Figure]:
    """Measure the CPU time of checking a letter, and with `rounds`, of one with many details."""
    checked = [("classic", 10), ("military_transition", 60)]
    for name, limit in checked[: 1 + rounds]:
        code = [sys.executable, "-c", CHECK.format(name)]
        printed = subprocess.run(code, check=True, capture_output=True, text=True).stdout
        yield Figure(f"check({name})", float(printed), limit, note=SECONDS)


def versions() -> Iterator[str]:
    """Yield the versions that affect the figures."""
    yield f"Python {sys.version.split()[0]}"
    yield f"Jinja2 {jinja2.__version__}"


ROUNDS = (
    # The measurement, its rounds in each of the three runs, and its rounds with --short.
    (compare_composing, 100, 60),
    (compare_threads, 11, 3),
    (compare_listing, 35, 9),
    (compare_processes, 15, 5),
    (compare_formats, 60, 30),
    (measure_checking, 1, 0),
)


def median_figures(*, short: bool) -> list[Figure]:
    """Run everything three times, and return the median run of each figure."""
    runs: dict[str, list[Figure]] = {}
    for _ in range(RUNS):
        for measure, rounds, short_rounds in ROUNDS:
            for figure in measure(short_rounds if short else rounds):
                runs.setdefault(figure.label, []).append(figure)
    return [sorted(figures, key=lambda one: one.value)[RUNS // 2] for figures in runs.values()]


def worse(figures: list[Figure], before: dict[str, float]) -> Iterator[str]:
    """Yield a line for each ratio that grew by more than 5 percent since an earlier measurement."""
    for figure in figures:
        earlier = before.get(figure.label)
        if earlier is not None and figure.value > WORSE * earlier:
            yield f"{figure.label}: {earlier:.2f} before, {figure.value:.2f} now"


def main() -> None:
    """Print all figures, then those that exceed a limit or got worse."""
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--short", action="store_true", help="finish in about a minute, for CI")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the ratios to a file")
    parser.add_argument("--against", type=Path, metavar="FILE", help="compare with an earlier file")
    options = parser.parse_args()

    print(", ".join(versions()))
    figures = median_figures(short=options.short)
    for figure in figures:
        print(figure)
    if options.json:
        ratios = {figure.label: figure.value for figure in figures if figure.is_ratio}
        options.json.write_text(json.dumps(ratios, indent=2) + "\n", encoding="utf-8")
    print()
    if options.against:
        before = json.loads(options.against.read_text(encoding="utf-8"))
        found = [*worse(figures, before)] or ["nothing"]
        print("\n  ".join(["Worse by over 5 percent:", *found]))
    exceeded = [str(figure) for figure in figures if figure.is_exceeded]
    print("\n  ".join(["Exceeded:", *exceeded]) if exceeded else "Every limit is met.")


if __name__ == "__main__":
    main()
