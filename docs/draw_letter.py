"""Update the letter in README.md, both its text and its picture; `make picture` runs this.

The tests fail if the text or the picture does not match what the library writes.
"""

import contextlib
import hashlib
import io
import re
import runpy
import tempfile
import textwrap
from pathlib import Path
from typing import cast

import pypdfium2
from PIL import Image, ImageChops, ImageOps, PngImagePlugin

from rejection_letters import Letter

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
PICTURE = ROOT / "docs" / "_static" / "letter.png"
WIDTH = 88
"""The longest line that GitHub shows without a scroll bar, in characters."""
SCALE = 1.75
"""Pixels per point: sharp on a phone's screen, and small enough to commit."""
MARGIN = 72
"""White space below the letter, in points; the same as above it."""


def letter_of(page: str) -> Letter:
    """Run the first example on a page, and return its letter."""
    code = re.findall(r"```python\n(.*?)```", page, re.DOTALL)[0]
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder, "example.py")
        script.write_text(code, encoding="utf-8")
        with contextlib.redirect_stdout(io.StringIO()):
            letter = runpy.run_path(str(script))["letter"]
    return cast(Letter, letter)


def with_text(page: str, letter: Letter) -> str:
    """Return the page with the first text block replaced by the letter."""
    wrap = textwrap.TextWrapper(WIDTH, break_long_words=False, break_on_hyphens=False)
    text = "\n".join(wrap.fill(line) for line in str(letter).splitlines())
    return re.sub(r"(?s)```text\n.*?```", lambda _: f"```text\n{text.strip()}\n```", page, count=1)


def draw(letter: Letter) -> bytes:
    """Return the letter's PDF as a PNG, cropped below its last line."""
    page = pypdfium2.PdfDocument(letter.render("pdf"))[0]
    sheet = page.render(scale=SCALE).to_pil().convert("RGB")
    white = Image.new("RGB", sheet.size, "white")
    _, _, _, last_ink = cast("tuple[int, ...]", ImageChops.difference(sheet, white).getbbox())
    bottom = min(sheet.height, last_ink + round(MARGIN * SCALE))
    # Add a thin frame, because the page around the picture may also be white.
    framed = ImageOps.expand(sheet.crop((0, 0, sheet.width, bottom)), 2, fill=(208, 208, 208))
    about = PngImagePlugin.PngInfo()
    about.add_text("letter", hashlib.sha256(str(letter).encode()).hexdigest())
    file = io.BytesIO()
    framed.quantize(64, Image.Quantize.FASTOCTREE).save(file, "PNG", optimize=True, pnginfo=about)
    return file.getvalue()


if __name__ == "__main__":
    before = README.read_text(encoding="utf-8")
    shown = letter_of(before)
    README.write_text(with_text(before, shown), encoding="utf-8")
    PICTURE.write_bytes(draw(shown))
