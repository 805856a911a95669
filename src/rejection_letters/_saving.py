"""Name letter files, and write them atomically."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import unicodedata
from pathlib import Path

from .errors import FolderNotFoundError, LetterExistsError

_LONGEST_NAME = 120
"""Maximum length of a file name, in bytes. File systems allow 255, but also limit the full path."""

# Characters that are not allowed in Windows file names, and control characters.
_UNSAFE = r'[<>:"/\\|?*\x00-\x1f\x7f]'


def file_name(
    recipient: str, suffix: str, subject: str | None = None, *, kind: str = "Letter"
) -> str:
    """Return a file name for a letter that is valid on Windows, macOS, and Linux.

    The name starts with the kind and "to", so it is never a hidden file or a Windows device such as
    CON.

    Args:
        recipient: Name of the company or the agency that the letter goes to.
        suffix: File suffix, without the period.
        subject: The subject of the letter, such as the employer if the recipient is an agency.
        kind: What the file contains, such as "Reminder".
    """
    room = _LONGEST_NAME - len(f"{kind} to .{suffix}".encode())
    about = ""
    if subject is not None:
        # Shorten both names if need be, so that letters about different employers stay apart.
        about = f" about {_safe(subject, room // 2)}"
        room -= len(about.encode())
    return f"{kind} to {_safe(recipient, room)}{about}".rstrip(". ") + f".{suffix}"


def _safe(words: str, room: int) -> str:
    """Return words that a file name can contain, cut to a number of bytes."""
    words = re.sub(_UNSAFE, "-", unicodedata.normalize("NFC", words))
    words = "".join(one for one in words if unicodedata.category(one) not in ("Cf", "Co", "Cn"))
    return words.encode()[:room].decode(errors="ignore")


def write(path: Path, data: bytes, *, overwrite: bool) -> None:
    """Write a file atomically.

    Args:
        path: The file to write.
        data: The content.
        overwrite: Whether to replace an existing file.

    Raises:
        LetterExistsError: The file exists.
        FolderNotFoundError: The folder does not exist.
        OSError: The file cannot be written.
    """
    # Replace the target of a symbolic link, not the link itself.
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
            _move_without_replacing(draft, path)
    except LetterExistsError:
        raise
    except OSError as error:
        # Report the path that the caller knows, not the temporary file.
        raise OSError(error.errno, error.strerror, str(path)) from error
    finally:
        draft.unlink(missing_ok=True)


def _write_draft(draft: Path, data: bytes, replaced: Path | None) -> None:
    """Write the temporary file, with the permissions of the file it replaces."""
    with draft.open("xb") as file:
        if replaced is not None and replaced.exists():
            shutil.copymode(replaced, draft)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _move_without_replacing(draft: Path, path: Path) -> None:
    try:
        # Linking fails if another program just created the file, but renaming may replace it.
        os.link(draft, path)
    except FileExistsError:
        raise LetterExistsError(str(path)) from None
    except (OSError, NotImplementedError):  # the file system has no hard links
        if os.path.lexists(path):
            raise LetterExistsError(str(path)) from None
        draft.rename(path)
