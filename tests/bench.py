"""How long importing, composing, listing and rendering take: `make bench`.

What is compared runs in turn, A B A B, so that a noisy machine slows both. Each line gives the
median of each, and the median of the ratios pair by pair. How many letters a second become a file
is a rate of one core, the median of several batches.
"""

from __future__ import annotations

import datetime as dt
import itertools
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import importlib_metadata
import jinja2

from rejection_letters import Letter, Profile, Rejection, _english, compose, templates

DAY = dt.date(2026, 11, 18)
ROUNDS = 300
PROCESSES = 31
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
    """Return rejections by many companies, for many roles."""
    return [
        Rejection(
            f"{title.split()[1]} Works {number}",
            role=title,
            contact="Dana Lee",
            date="2026-11-16",
            stage="inquiry",
            reason="no-opening",
        )
        for number, title in enumerate(TITLES)
    ]


def flat_values(rejection: Rejection) -> dict[str, str]:
    """Return the values with which the flat template prints the same letter."""
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
        "jobs": _english.plural(job),
        "field": "industrial automation",
        "me": "an experienced sales manager",
        "when": "early next week",
        "closing": "Sincerely,",
        "email": "ana@example.com",
    }


def seconds(work: Callable[[], object]) -> float:
    """Return how long one run takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def compare(
    label: str,
    one: Callable[[], object],
    other: Callable[[], object],
    *,
    rounds: int,
    unit: float,
    limit: float,
) -> None:
    """Run two things in turn, and print their medians and the median of their ratios."""
    pairs = [(seconds(one), seconds(other)) for _ in range(rounds)]
    ones, others = zip(*pairs, strict=True)
    ratio = statistics.median(a / b for a, b in pairs)
    print(
        f"{label:<52} {statistics.median(ones) * unit:8.2f} {statistics.median(others) * unit:8.2f}"
        f"  ratio {ratio:5.2f}  ({'OVER' if ratio > limit else 'at most'} {limit})"
    )


def flat_template(rejection: Rejection) -> jinja2.Template:
    """Return the text of a letter as a template with nothing to decide and plain variables."""
    text = str(compose(PROFILE, rejection, date=DAY))
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
"""Every cache of the English rules, those of titles and those of words."""


def compare_composing() -> None:
    """Compare composing a letter with the flat render of its text."""
    answered = rejections()
    values = [flat_values(rejection) for rejection in answered]
    flat = flat_template(answered[0])
    for rejection, value in zip(answered, values, strict=True):
        if str(compose(PROFILE, rejection, date=DAY)) != flat.render(value):
            sys.exit("The flat template does not print the same letter; correct flat_values().")
    batches = itertools.cycle(range(0, len(answered), 20))

    def composing() -> None:
        start = next(batches)
        for rejection in answered[start : start + 20]:
            compose(PROFILE, rejection, date=DAY)

    def rendering() -> None:
        for value in values[:20]:
            flat.render(value)

    def composing_cold() -> None:
        for cache in CACHES:
            cache.cache_clear()
        composing()

    print("\nMicroseconds for 20 letters: ours, then a flat Jinja2 template of the same text")
    unit = 1e6
    compare("compose()", composing, rendering, rounds=ROUNDS, unit=unit, limit=1.5)
    compare("compose(), cold caches", composing_cold, rendering, rounds=ROUNDS, unit=unit, limit=3)


def compare_threads() -> None:
    """Compare composing in 8 threads with composing in one."""
    answered = rejections()

    def in_threads() -> None:
        with ThreadPoolExecutor(8) as pool:
            list(pool.map(lambda no: compose(PROFILE, no, date=DAY), answered))

    def in_turn() -> None:
        for no in answered:
            compose(PROFILE, no, date=DAY)

    print("\nMilliseconds for 504 letters: 8 threads that share everything, then one")
    compare("compose()", in_threads, in_turn, rounds=31, unit=1e3, limit=10)


def other_distributions(folder: Path, points: str = "[console_scripts]\ncommand") -> None:
    """Write what 300 installed distributions look like to who lists them.

    Each has one entry point; `points` is its group and the beginning of its name.
    """
    for number in range(OTHER_DISTRIBUTIONS):
        info = folder / f"other_{number}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: other-{number}\nVersion: 1.0\n"
        )
        (info / "entry_points.txt").write_text(f"{points}{number} = other:main\n")


def compare_listing(label: str, points: str) -> None:
    """Compare listing the templates with the bare look at the same distributions."""

    def listing() -> None:
        templates(refresh=True)

    def bare_look() -> None:
        importlib_metadata.entry_points(group="rejection_letters.templates")

    with tempfile.TemporaryDirectory() as folder:
        other_distributions(Path(folder), points)
        sys.path.append(folder)
        compare(label, listing, bare_look, rounds=101, unit=1e3, limit=1.3)
        again = statistics.median(seconds(templates) for _ in range(ROUNDS)) * 1e3
        sys.path.remove(folder)
    print(f"{'  asked again':<52} {again:8.4f}  ({'OVER' if again > 0.2 else 'at most'} 0.2)")


def python(code: str, path: Path) -> Callable[[], object]:
    """Return what runs code in a fresh process."""
    environment = {
        key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"
    }
    environment["PYTHONPATH"] = str(path)
    return lambda: subprocess.run([sys.executable, "-c", code], check=True, env=environment)


LETTER = """
from rejection_letters import Profile, Rejection, compose
compose(Profile("Ana Ruiz", "sales manager"), Rejection("Acme", role="Sales Manager"))
"""


def compare_processes() -> None:
    """Compare fresh processes."""
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
        for run in runs.values():  # so that the bytecode is there
            run()
        print("\nMilliseconds for a fresh process, beside 300 other distributions")
        for label, one, other, limit in (
            ("one letter : import of the dependencies", "letter", "dependencies", 1.35),
            ("import rejection_letters : import attrs", "package", "attrs", 1.5),
        ):
            compare(label, runs[one], runs[other], rounds=PROCESSES, unit=1e3, limit=limit)


RATES = {"txt": 10_000, "md": 2_000, "html": 2_000, "eml": 400, "docx": 30, "pdf": 150, "ics": 200}
"""How many letters a second are to become a file of each form, at least."""


def measure_forms() -> None:
    """Measure how many letters a second become a file of each form."""
    written = [compose(PROFILE, rejection, date=DAY) for rejection in rejections()[:60]]
    print("\nLetters a second on one core, in each form")
    for form, least in RATES.items():
        written[0].render(form)
        rate = statistics.median(rate_of(form, written) for _ in range(7))
        print(f"{form:<52} {rate:8,.0f}  ({'UNDER' if rate < least else 'at least'} {least:,})")


def rate_of(form: str, written: list[Letter]) -> float:
    """Return how many of some letters a second become a file of a form."""
    begin = time.process_time()
    for letter in written:
        letter.render(form)
    return len(written) / (time.process_time() - begin)


def versions() -> Iterator[str]:
    """Yield what the figures depend on."""
    yield f"Python {sys.version.split()[0]}"
    yield f"Jinja2 {jinja2.__version__}"


if __name__ == "__main__":
    print(", ".join(versions()))
    compare_composing()
    compare_threads()
    print("\nMilliseconds with 300 other distributions: templates(), then a bare entry_points()")
    compare_listing("none of them a pack", "[console_scripts]\ncommand")
    compare_listing("each of them a pack", "[rejection_letters.templates]\ntemplate")
    compare_processes()
    measure_forms()
