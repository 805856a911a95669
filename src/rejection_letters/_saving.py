"""Name letter files, and write them atomically."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import shutil
import stat
import unicodedata
from pathlib import Path
from typing import BinaryIO

from .errors import FolderNotFoundError, LetterExistsError

_LONGEST_NAME = 120
"""Maximum length of a file name, in bytes. File systems allow 255, but also limit the full path."""

_ATTEMPTS = 1000
"""How many names to try for a temporary file; only very short ones are likely to be taken."""

# Characters that are not allowed in Windows file names, and control characters.
_UNSAFE = r'[<>:"/\\|?*\x00-\x1f\x7f]'

# Without these, Persian and Hindi words change, and one emoji becomes two.
_JOINERS = "\u200c\u200d"


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
    words = "".join(one for one in words if one in _JOINERS or not _is_odd(one))
    return words.encode()[:room].decode(errors="ignore")


def _is_odd(character: str) -> bool:
    """Return whether a character is invisible, private, or unknown."""
    return unicodedata.category(character) in ("Cf", "Co", "Cn")


def write(path: Path, data: bytes, *, overwrite: bool) -> None:
    """Write a file atomically.

    Args:
        path: The file to write.
        data: The content.
        overwrite: Whether to replace an existing file.

    Raises:
        LetterExistsError: The file exists, or something other than a file is at that path.
        FolderNotFoundError: The folder does not exist, or something else is in its place.
        OSError: The file cannot be written.
    """
    _check_folder(path.parent)
    found = _found(path)
    if found not in (None, _FILE):
        raise LetterExistsError(str(path), found)
    target = path
    if os.path.lexists(path):
        if not overwrite:
            raise LetterExistsError(str(path))
        if path.is_symlink():
            # Replace the target of a symbolic link, not the link itself.
            target = Path(os.path.realpath(path))
            _check_folder(target.parent)
    draft = None
    try:
        draft, file = _new_draft(target)
        with file:
            if overwrite and target.exists():
                shutil.copymode(target, draft)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
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
        if draft is not None:
            draft.unlink(missing_ok=True)


_FILE = "a file"
_FOLDER = "a folder"


def _check_folder(folder: Path) -> None:
    """Check that a folder exists.

    Raises:
        FolderNotFoundError: It does not exist, or it or one of its parents is not a folder.
    """
    if _found(folder) == _FOLDER:
        return
    for place in (*reversed(folder.parents), folder):
        if (found := _found(place)) not in (None, _FOLDER):
            raise FolderNotFoundError(str(place), found)
    raise FolderNotFoundError(str(folder))


def _found(path: Path) -> str | None:
    """Return what is at a path, following links; None if nothing is."""
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        if error.errno == errno.ELOOP:
            return "a circular link"
        raise
    if stat.S_ISREG(mode):
        return _FILE
    if stat.S_ISDIR(mode):
        return _FOLDER
    return "a named pipe" if stat.S_ISFIFO(mode) else "a device or a socket"


def _new_draft(target: Path) -> tuple[Path, BinaryIO]:
    """Create a temporary file in the folder of a file.

    Its name is no longer than that of the file, because the path may be as long as the system
    allows.
    """
    length = len(target.name)
    for _ in range(_ATTEMPTS):
        name = f".{secrets.token_hex(8)}.draft"
        if length < len(name):
            name = secrets.token_hex(length)[:length]
        # Some file systems ignore case, so a draft of "A" must not be called "a".
        if name != target.name.lower():
            draft = target.with_name(name)
            with contextlib.suppress(FileExistsError):
                return draft, draft.open("xb")
    raise OSError(errno.EEXIST, "Found no unused name for a temporary file")


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
