"""Saving letters: what their files are called, and how they are written without loss."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import unicodedata
from pathlib import Path

from .errors import FolderNotFoundError, LetterExistsError

_LONGEST_NAME = 120
"""How many bytes a name may have; file systems take 255, and folders want some of the path."""

# What Windows does not take, and what hides or reorders a name.
_UNSAFE = r'[<>:"/\\|?*\x00-\x1f\x7f]'


def file_name(company: str, suffix: str) -> str:
    """Return a name for a letter to a company that Windows, macOS and Linux take.

    It begins with words of its own, so that no name of a device and no leading period can come of
    the company's.

    Args:
        company: The company's name.
        suffix: The suffix, without its period.
    """
    words = re.sub(_UNSAFE, "-", unicodedata.normalize("NFC", company))
    words = "".join(one for one in words if unicodedata.category(one) not in ("Cf", "Co", "Cn"))
    ending = f".{suffix}"
    stem = f"Letter to {words}".encode()[: _LONGEST_NAME - len(ending.encode())]
    return stem.decode(errors="ignore").rstrip(". ") + ending


def write(path: Path, data: bytes, *, overwrite: bool) -> None:
    """Write a file, whole or not at all.

    Args:
        path: Where.
        data: What.
        overwrite: Whether to replace what lies there.

    Raises:
        LetterExistsError: Something lies there.
        FolderNotFoundError: There is no such folder.
        OSError: The file cannot be written.
    """
    # What a link leads to is replaced, and the link stays.
    target = Path(os.path.realpath(path)) if overwrite else path
    if os.path.lexists(target) and not (overwrite and target.is_file()):
        raise LetterExistsError(str(path))
    if not target.parent.is_dir():
        raise FolderNotFoundError(str(target.parent))
    draft = target.with_name(f".{secrets.token_hex(8)}.draft")
    try:
        _write_draft(draft, data, target if overwrite else None)
        if overwrite:
            draft.replace(target)
        else:
            _put_where_nothing_is(draft, path)
    except LetterExistsError:
        raise
    except OSError as error:
        # Nobody knows of the draft.
        raise OSError(error.errno, error.strerror, str(path)) from error
    finally:
        draft.unlink(missing_ok=True)


def _write_draft(draft: Path, data: bytes, replaced: Path | None) -> None:
    """Write what will be a file, to be read by those who may read what it replaces."""
    with draft.open("xb") as file:
        if replaced is not None and replaced.exists():
            shutil.copymode(replaced, draft)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _put_where_nothing_is(draft: Path, path: Path) -> None:
    try:
        # Unlike a test and a rename, a link cannot replace what came in between.
        os.link(draft, path)
    except FileExistsError:
        raise LetterExistsError(str(path)) from None
    except (OSError, NotImplementedError):  # a file system without links
        if os.path.lexists(path):
            raise LetterExistsError(str(path)) from None
        draft.rename(path)
