"""Errors are caught by kind, read by people, kept by programs, and sent between processes."""

import copy
import errno
import inspect
import os
import pickle

import pytest

from rejection_letters import RejectionLettersError, RejectionLettersWarning, errors

EXAMPLES = {
    errors.RejectionLettersError: ("It rained.", "Paper gets wet.", "Wait."),
    errors.InvalidValueError: ("Profile.name", "It rained.", "Paper gets wet.", "Wait."),
    errors.WrongTypeError: ("Profile.name", "It rained.", "Paper gets wet.", "Wait."),
    errors.DetailsError: ("nursing", "It rained.", "Paper gets wet.", "Wait."),
    errors.TemplateError: ("nursing.j2", 7, "It rained.", "Paper gets wet.", "Wait."),
    errors.FolderNotFoundError: ("letters",),
    errors.LetterExistsError: ("acme.docx",),
    errors.MissingExtraError: ("pdf", "typst", "A letter as PDF"),
    errors.MissingGlyphError: ("李علي", "Paper gets wet.", "Wait."),
    errors.NoReplyError: ("no-reply@example.com",),
    errors.MissingValueError: ("nursing.j2", 7, "rejection.contact.name"),
    errors.PluginError: ("template", "nursing", "It rained.", "Paper gets wet.", "Wait."),
    errors.BrokenPackError: (
        *("template", "nursing", "pack-a", "1.0"),
        *("pack_a:nursing", "ImportError: no"),
    ),
    errors.DuplicateNameError: (
        "format",
        "odt",
        ("pack-a 1.0 (pack_a:odt)", "pack-b 2.0 (pack_b:odt)"),
        ("pack-a:odt", "pack-b:odt"),
    ),
    errors.NotFoundError: ("format", "otd", ("odt",), ("odt", "rtf")),
    errors.ResumeError: ("basics.name", "It rained.", "Paper gets wet.", "Wait."),
}
"""Arguments with which every error can be made."""

BUILT_IN = {
    errors.RejectionLettersError: Exception,
    errors.InvalidValueError: ValueError,
    errors.WrongTypeError: TypeError,
    errors.DetailsError: TypeError,
    errors.TemplateError: ValueError,
    errors.FolderNotFoundError: FileNotFoundError,
    errors.LetterExistsError: FileExistsError,
    errors.MissingExtraError: ImportError,
    errors.MissingGlyphError: ValueError,
    errors.NoReplyError: ValueError,
    errors.MissingValueError: LookupError,
    errors.PluginError: Exception,
    errors.BrokenPackError: ImportError,
    errors.DuplicateNameError: LookupError,
    errors.NotFoundError: LookupError,
    errors.ResumeError: ValueError,
}
"""The built-in error nearest in meaning to each."""

ATTRIBUTES = {
    errors.RejectionLettersError: {},
    errors.InvalidValueError: {"field": "Profile.name"},
    errors.WrongTypeError: {"field": "Profile.name"},
    errors.DetailsError: {"template": "nursing"},
    errors.TemplateError: {"template": "nursing.j2", "line": 7},
    errors.FolderNotFoundError: {"path": "letters"},
    errors.LetterExistsError: {"path": "acme.docx"},
    errors.MissingExtraError: {"extra": "pdf", "distribution": "typst"},
    errors.MissingGlyphError: {"characters": "李علي"},
    errors.NoReplyError: {"address": "no-reply@example.com"},
    errors.MissingValueError: {
        "template": "nursing.j2",
        "line": 7,
        "path": "rejection.contact.name",
    },
    errors.PluginError: {"kind": "template", "name": "nursing"},
    errors.BrokenPackError: {
        "kind": "template",
        "name": "nursing",
        "distribution": "pack-a",
        "version": "1.0",
        "value": "pack_a:nursing",
    },
    errors.DuplicateNameError: {
        "kind": "format",
        "name": "odt",
        "claims": ("pack-a 1.0 (pack_a:odt)", "pack-b 2.0 (pack_b:odt)"),
    },
    errors.NotFoundError: {"kind": "format", "name": "otd", "near": ("odt",)},
    errors.ResumeError: {"path": "basics.name"},
}
"""What each error carries besides what happened, why, and what to do."""

EACH_KIND = pytest.mark.parametrize("kind", EXAMPLES, ids=lambda kind: kind.__name__)


def made(kind):
    """Return an error of a kind, with a note on it as `add_note()` leaves it."""
    error = kind(*EXAMPLES[kind])
    error.__notes__ = ["Seen on a Monday."]
    return error


def facts(error):
    """Return all that an error says and carries."""
    names = ("what", "why", "remedy", "__notes__", *ATTRIBUTES[type(error)])
    return type(error), str(error), error.args, {name: getattr(error, name) for name in names}


class TestKinds:
    """Every error is one of the library's, and one that Python knows."""

    def test_these_are_all_there_are(self):
        """The tables above, and `__all__`, name every error and warning of the module."""
        public = {
            name
            for name, value in vars(errors).items()
            if inspect.isclass(value) and issubclass(value, BaseException) and name[0] != "_"
        }

        assert public == set(errors.__all__)
        assert {kind.__name__ for kind in EXAMPLES} == public - {"RejectionLettersWarning"}
        assert EXAMPLES.keys() == BUILT_IN.keys() == ATTRIBUTES.keys()

    def test_all_is_sorted(self):
        """`__all__` is in the order in which people look."""
        assert errors.__all__ == sorted(errors.__all__)

    @EACH_KIND
    def test_one_base_catches_all(self, kind):
        """Every error derives from the library's base error."""
        assert issubclass(kind, RejectionLettersError)

    @EACH_KIND
    def test_the_nearest_builtin_catches_it(self, kind):
        """Every error derives from the built-in error nearest in meaning."""
        assert issubclass(kind, BUILT_IN[kind])

    @EACH_KIND
    def test_every_error_documents_its_attributes(self, kind):
        """The docstring names every attribute that the kind adds."""
        for name in ATTRIBUTES[kind]:
            assert f"        {name}: " in inspect.getsource(kind)

    def test_warnings_have_a_base_too(self):
        """The library's warnings can be filtered by one class, and are shown to users."""
        assert errors.RejectionLettersWarning is RejectionLettersWarning
        assert issubclass(RejectionLettersWarning, UserWarning)


class TestText:
    """An error says what happened, why, and what to do."""

    @EACH_KIND
    def test_what_why_and_remedy_stand_in_this_order(self, kind):
        """The text ends in the three sentences, which are attributes as well."""
        error = made(kind)

        assert str(error).endswith(f"{error.what} {error.why} {error.remedy}")

    @EACH_KIND
    def test_every_part_is_a_sentence(self, kind):
        """Each of the three is said as one, and ends in a period or in a command to copy."""
        error = made(kind)

        for part in (error.what, error.why, error.remedy):
            assert part == part.strip()
            assert part.endswith((".", ']"'))

    @EACH_KIND
    def test_attributes_carry_the_facts(self, kind):
        """What the error is about can be read without parsing its text."""
        error = kind(*EXAMPLES[kind])

        assert {name: getattr(error, name) for name in ATTRIBUTES[kind]} == ATTRIBUTES[kind]

    @pytest.mark.parametrize("kind", [errors.TemplateError, errors.MissingValueError])
    def test_errors_in_templates_begin_with_the_place(self, kind):
        """An error in a template names its file and line first, as tools expect it."""
        assert str(made(kind)).startswith("nursing.j2, line 7: ")

    def test_missing_value(self):
        """A missing value is named, with the two ways to do without it."""
        assert str(errors.MissingValueError("nursing.j2", 7, "profile.industry")) == (
            "nursing.j2, line 7: profile.industry was not given, and this line prints it. "
            "A letter must not show a blank. Give profile.industry, or let the template do "
            "without it: {% if profile.industry %} or default(...)."
        )

    def test_name_not_found(self):
        """An unknown name gets similar ones, and everything that is installed."""
        assert str(made(errors.NotFoundError)) == (
            "There is no format named 'otd'. Installed are: odt, rtf. "
            "Did you mean odt? Correct the name, or install the pack that provides it."
        )

    def test_name_not_found_with_nothing_near(self):
        """If no name is similar, none is suggested."""
        assert str(errors.NotFoundError("template", "x", (), ("brief", "classic"))) == (
            "There is no template named 'x'. Installed are: brief, classic. "
            "Correct the name, or install the pack that provides it."
        )

    def test_name_not_found_with_several_near(self):
        """If several names are similar, all are suggested."""
        error = errors.NotFoundError("template", "x", ("xa", "xb"), ("xa", "xb"))

        assert "Did you mean xa or xb? " in str(error)

    def test_name_not_found_where_nothing_is_installed(self):
        """If nothing is installed, the error says so."""
        assert errors.NotFoundError("format", "odt", (), ()).why == "None is installed."

    def test_duplicate_name(self):
        """A contested name gets all claims, with versions and entry points."""
        assert str(made(errors.DuplicateNameError)) == (
            "Format 'odt' is claimed more than once: "
            "by pack-a 1.0 (pack_a:odt) and by pack-b 2.0 (pack_b:odt). "
            "Which one is meant cannot be guessed. "
            "Ask for 'pack-a:odt' or 'pack-b:odt', or uninstall one of them."
        )

    def test_duplicate_name_within_one_distribution(self):
        """The remedy does not suggest the name that was asked for."""
        claims = ("pack-a 1.0 (pack_a:one)", "pack-a 1.0 (pack_a:two)")

        error = errors.DuplicateNameError("template", "pack-a:nursing", claims, ("pack-a:nursing",))

        assert str(error) == (
            "Template 'pack-a:nursing' is claimed more than once: "
            "by pack-a 1.0 (pack_a:one) and by pack-a 1.0 (pack_a:two). "
            "Which one is meant cannot be guessed. Update or uninstall it, or tell its authors."
        )

    @pytest.mark.parametrize(
        "kind", [errors.NotFoundError, errors.DuplicateNameError, errors.BrokenPackError]
    )
    def test_errors_about_plugins_are_one_family(self, kind):
        """One `except` catches whatever goes wrong with a template or format of a pack."""
        assert issubclass(kind, errors.PluginError)

    def test_broken_format(self):
        """A broken format is called one."""
        error = errors.BrokenPackError(
            "format", "odt", "pack-a", "1.0", "pack_a:odt", "ImportError: no"
        )

        assert str(error) == (
            "Format 'odt' of pack-a 1.0 cannot be loaded. "
            "Its entry point 'pack_a:odt' failed: ImportError: no. "
            "Update or uninstall pack-a, or tell its authors."
        )

    def test_broken_pack(self):
        """A broken pack is named with its version, entry point and cause."""
        assert str(made(errors.BrokenPackError)) == (
            "Template 'nursing' of pack-a 1.0 cannot be loaded. "
            "Its entry point 'pack_a:nursing' failed: ImportError: no. "
            "Update or uninstall pack-a, or tell its authors."
        )

    def test_letter_exists(self):
        """What would be lost is said, and how to replace it all the same."""
        assert str(made(errors.LetterExistsError)) == (
            "acme.docx is there already. "
            "A letter that was saved, and perhaps edited since, would be lost. "
            "Choose another name, or say overwrite=True."
        )

    def test_folder_not_found(self):
        """No folder is made unasked, and the error says so."""
        assert str(made(errors.FolderNotFoundError)) == (
            "There is no folder letters. "
            "Letters are saved in folders that are there, so that a slip makes no new ones. "
            "Make the folder first, or correct the path."
        )

    @pytest.mark.parametrize(
        ("kind", "number"),
        [(errors.LetterExistsError, errno.EEXIST), (errors.FolderNotFoundError, errno.ENOENT)],
    )
    def test_errors_of_files_are_like_those_of_the_system(self, kind, number):
        """Their number and their file can be asked for, also after a journey."""
        error = pickle.loads(pickle.dumps(kind("acme.docx")))

        assert (error.errno, error.filename) == (number, "acme.docx")
        assert error.strerror == os.strerror(number)

    def test_missing_glyph(self):
        """Each character is shown with its code, for those who cannot see it."""
        assert made(errors.MissingGlyphError).what == (
            "No font at hand has 李 (U+674E), ع (U+0639), ل (U+0644), ي (U+064A)."
        )

    def test_no_reply(self):
        """An address that nobody reads comes with what to do instead."""
        assert str(made(errors.NoReplyError)) == (
            "no-reply@example.com takes no replies. Nobody would read the letter there. "
            "Find a person to write to and give their address: email(to=...) or Contact.email."
        )

    def test_missing_extra(self):
        """What is missing comes with the command that installs it, ready to be copied."""
        assert str(made(errors.MissingExtraError)) == (
            "A letter as PDF needs typst, which is not installed. "
            "It comes with the extra 'pdf'. "
            'Install it: python -m pip install "rejection-letters[pdf]"'
        )

    def test_broken_pack_without_a_version(self):
        """A pack whose version is unknown is named without one."""
        error = errors.BrokenPackError(
            "template", "nursing", "pack-a", None, "pack_a:nursing", "ImportError"
        )

        assert error.what == "Template 'nursing' of pack-a cannot be loaded."


class TestKeeping:
    """Errors survive being stored, copied and sent to another process."""

    @EACH_KIND
    def test_pickling_keeps_everything(self, kind):
        """An error that was pickled says and carries the same, in every protocol."""
        error = made(kind)

        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
            assert facts(pickle.loads(pickle.dumps(error, protocol))) == facts(error)

    @EACH_KIND
    @pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy])
    def test_copying_keeps_everything(self, kind, copied):
        """A copy of an error says and carries the same."""
        error = made(kind)

        assert copied(error) is not error
        assert facts(copied(error)) == facts(error)

    @EACH_KIND
    def test_a_copy_can_be_raised(self, kind):
        """An error that came from another process can be raised again."""
        error = pickle.loads(pickle.dumps(made(kind)))

        with pytest.raises(kind) as caught:
            raise error
        assert caught.value is error
