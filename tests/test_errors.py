"""Errors: class hierarchy, messages, attributes, pickling, and copying."""

import copy
import errno
import inspect
import os
import pickle

import pytest

from rejection_letters import RejectionLettersError, RejectionLettersWarning, errors

EXAMPLES = {
    errors.RejectionLettersError: ("It broke.", "It is fragile.", "Fix it."),
    errors.InvalidValueError: ("Profile.name", "It broke.", "It is fragile.", "Fix it."),
    errors.WrongTypeError: ("Profile.name", "It broke.", "It is fragile.", "Fix it."),
    errors.DetailsError: ("nursing", "It broke.", "It is fragile.", "Fix it."),
    errors.TemplateError: ("nursing.j2", 7, "It broke.", "It is fragile.", "Fix it."),
    errors.FolderNotFoundError: ("letters",),
    errors.LetterExistsError: ("acme.docx",),
    errors.MissingExtraError: ("pdf", "typst", "PDF output"),
    errors.MissingGlyphError: ("李علي", "It is fragile.", "Fix it."),
    errors.NoReplyError: ("no-reply@example.com",),
    errors.MissingValueError: ("nursing.j2", 7, "rejection.contact.name"),
    errors.PluginError: ("template", "nursing", "It broke.", "It is fragile.", "Fix it."),
    errors.BrokenPackError: (
        *("template", "nursing", "pack-a", "1.0"),
        *("pack_a:nursing", "ImportError: broken"),
    ),
    errors.DuplicateNameError: (
        "format",
        "odt",
        ("pack-a 1.0 (pack_a:odt)", "pack-b 2.0 (pack_b:odt)"),
        ("pack-a:odt", "pack-b:odt"),
    ),
    errors.NotFoundError: ("format", "otd", ("odt",), ("odt", "rtf")),
    errors.ResumeError: ("basics.name", "It broke.", "It is fragile.", "Fix it."),
}
"""Constructor arguments for each error class."""

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
"""The closest built-in exception for each error class."""

ATTRIBUTES = {
    errors.RejectionLettersError: {},
    errors.InvalidValueError: {"field": "Profile.name"},
    errors.WrongTypeError: {"field": "Profile.name"},
    errors.DetailsError: {"template": "nursing"},
    errors.TemplateError: {"template": "nursing.j2", "line": 7},
    errors.FolderNotFoundError: {"path": "letters", "obstacle": None},
    errors.LetterExistsError: {"path": "acme.docx", "obstacle": None},
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
"""Expected attributes of each error, besides `what`, `why`, and `remedy`."""

EACH_KIND = pytest.mark.parametrize("kind", EXAMPLES, ids=lambda kind: kind.__name__)


def made(kind):
    """Return an error with a note attached, as `add_note()` does on Python 3.11."""
    error = kind(*EXAMPLES[kind])
    error.__notes__ = ["Seen on a Monday."]
    return error


def facts(error):
    """Return the class, message, arguments, and attributes of an error."""
    names = ("what", "why", "remedy", "__notes__", *ATTRIBUTES[type(error)])
    return type(error), str(error), error.args, {name: getattr(error, name) for name in names}


class TestKinds:
    def test_tables_and_all_cover_every_class(self):
        public = {
            name
            for name, value in vars(errors).items()
            if inspect.isclass(value) and issubclass(value, BaseException) and name[0] != "_"
        }

        assert public == set(errors.__all__)
        assert {kind.__name__ for kind in EXAMPLES} == public - {"RejectionLettersWarning"}
        assert EXAMPLES.keys() == BUILT_IN.keys() == ATTRIBUTES.keys()

    def test_all_is_sorted(self):
        assert errors.__all__ == sorted(errors.__all__)

    @EACH_KIND
    def test_errors_share_a_base_class(self, kind):
        assert issubclass(kind, RejectionLettersError)

    @EACH_KIND
    def test_errors_derive_from_the_closest_builtin(self, kind):
        assert issubclass(kind, BUILT_IN[kind])

    @EACH_KIND
    def test_docstrings_list_the_attributes(self, kind):
        for name in ATTRIBUTES[kind]:
            assert f"        {name}: " in inspect.getsource(kind)

    def test_warning_base_class_is_a_user_warning(self):
        assert errors.RejectionLettersWarning is RejectionLettersWarning
        assert issubclass(RejectionLettersWarning, UserWarning)


class TestMessages:
    @EACH_KIND
    def test_message_joins_what_why_and_remedy(self, kind):
        error = made(kind)

        parts = [part for part in (error.what, error.why, error.remedy) if part]
        assert str(error).endswith(" ".join(parts))

    @EACH_KIND
    def test_each_part_is_a_sentence_or_a_command(self, kind):
        error = made(kind)

        for part in filter(None, (error.what, error.why, error.remedy)):
            assert part == part.strip()
            assert part.endswith((".", "?", ']"'))

    @EACH_KIND
    def test_errors_store_their_facts_as_attributes(self, kind):
        error = kind(*EXAMPLES[kind])

        assert {name: getattr(error, name) for name in ATTRIBUTES[kind]} == ATTRIBUTES[kind]

    @pytest.mark.parametrize("kind", [errors.TemplateError, errors.MissingValueError])
    def test_template_errors_start_with_file_and_line(self, kind):
        assert str(made(kind)).startswith("nursing.j2, line 7: ")

    def test_missing_value(self):
        assert str(errors.MissingValueError("nursing.j2", 7, "profile.industry")) == (
            "nursing.j2, line 7: profile.industry is missing. "
            "Set it, or guard this line with {% if profile.industry %} or the default filter."
        )

    def test_unknown_name_lists_installed_names_and_suggests_one(self):
        assert str(made(errors.NotFoundError)) == (
            "Unknown format 'otd'. Installed formats: odt, rtf. Did you mean 'odt'?"
        )

    def test_unknown_name_without_similar_names(self):
        assert str(errors.NotFoundError("template", "x", (), ("brief", "classic"))) == (
            "Unknown template 'x'. Installed templates: brief, classic."
        )

    def test_unknown_name_with_several_similar_names(self):
        error = errors.NotFoundError("template", "x", ("xa", "xb"), ("xa", "xb"))

        assert error.remedy == "Did you mean 'xa' or 'xb'?"

    def test_unknown_name_when_nothing_is_installed(self):
        assert errors.NotFoundError("format", "odt", (), ()).why == "Installed formats: none."

    def test_duplicate_name_lists_the_claims_and_suggests_full_names(self):
        assert str(made(errors.DuplicateNameError)) == (
            "Format 'odt' is claimed by pack-a 1.0 (pack_a:odt) and pack-b 2.0 (pack_b:odt). "
            "Use 'pack-a:odt' or 'pack-b:odt' instead, or uninstall one of the packs."
        )

    def test_duplicate_name_in_one_distribution_suggests_no_full_name(self):
        claims = ("pack-a 1.0 (pack_a:one)", "pack-a 1.0 (pack_a:two)")

        error = errors.DuplicateNameError("template", "pack-a:nursing", claims, ("pack-a:nursing",))

        assert str(error) == (
            "Template 'pack-a:nursing' is claimed by pack-a 1.0 (pack_a:one) "
            "and pack-a 1.0 (pack_a:two). "
            "Update or uninstall the pack, or report this to its authors."
        )

    @pytest.mark.parametrize(
        "kind", [errors.NotFoundError, errors.DuplicateNameError, errors.BrokenPackError]
    )
    def test_plugin_errors_share_a_base_class(self, kind):
        assert issubclass(kind, errors.PluginError)

    def test_broken_format(self):
        error = errors.BrokenPackError(
            "format", "odt", "pack-a", "1.0", "pack_a:odt", "ImportError: broken"
        )

        assert str(error) == (
            "Format 'odt' from pack-a 1.0 cannot be loaded. "
            "Its entry point 'pack_a:odt' failed: ImportError: broken. "
            "Update or uninstall pack-a, or report this to its authors."
        )

    @pytest.mark.parametrize(
        ("cause", "ends"),
        [
            ("OSError: out of order", "out of order. Update"),
            ("OSError: Out of order.", "Out of order. Update"),
            ("OSError: Stop!", "Stop! Update"),
            ("OSError: Why?", "Why? Update"),
            ("OSError: Wait...", "Wait... Update"),
            ("OSError: Wait\u2026", "Wait\u2026 Update"),
            ("OSError: It said 'no.'", "It said 'no.' Update"),
            ("OSError: It said \u201cno!\u201d", "It said \u201cno!\u201d Update"),
            ("OSError: Broken (see the log.)", "(see the log.) Update"),
            ("OSError: cannot open 'a.b'", "cannot open 'a.b'. Update"),
            ("KeyError: ''", "KeyError: ''. Update"),
        ],
        ids=ascii,
    )
    def test_message_of_a_pack_gets_a_period_only_if_it_has_no_end(self, cause, ends):
        error = errors.BrokenPackError("format", "odt", "pack-a", "1.0", "pack_a:odt", cause)

        assert ends in str(error)

    def test_broken_template(self):
        assert str(made(errors.BrokenPackError)) == (
            "Template 'nursing' from pack-a 1.0 cannot be loaded. "
            "Its entry point 'pack_a:nursing' failed: ImportError: broken. "
            "Update or uninstall pack-a, or report this to its authors."
        )

    def test_broken_pack_without_a_version(self):
        error = errors.BrokenPackError(
            "template", "nursing", "pack-a", None, "pack_a:nursing", "ImportError"
        )

        assert error.what == "Template 'nursing' from pack-a cannot be loaded."

    def test_letter_exists(self):
        assert str(made(errors.LetterExistsError)) == (
            "acme.docx already exists. Choose another name, or pass overwrite=True."
        )

    def test_folder_not_found(self):
        assert str(made(errors.FolderNotFoundError)) == (
            "Folder letters does not exist. Create it first, or correct the path."
        )

    def test_something_else_is_in_the_way(self):
        assert str(errors.LetterExistsError("acme.docx", "a folder")) == (
            "acme.docx is a folder, not a file. Choose another name."
        )
        assert str(errors.FolderNotFoundError("letters", "a file")) == (
            "letters is a file, not a folder. Correct the path."
        )

    @pytest.mark.parametrize(
        ("kind", "number"),
        [(errors.LetterExistsError, errno.EEXIST), (errors.FolderNotFoundError, errno.ENOENT)],
    )
    def test_file_errors_have_the_attributes_of_os_error(self, kind, number):
        error = pickle.loads(pickle.dumps(kind("acme.docx")))

        assert (error.errno, error.filename) == (number, "acme.docx")
        assert error.strerror == os.strerror(number)

    def test_missing_glyph_shows_code_points(self):
        assert made(errors.MissingGlyphError).what == (
            "No available font can display 李 (U+674E), ع (U+0639), ل (U+0644), ي (U+064A)."
        )

    def test_no_reply(self):
        assert str(made(errors.NoReplyError)) == (
            "no-reply@example.com does not accept replies. "
            "Write to a person instead: pass email(to=...), or set Contact.email."
        )

    def test_missing_extra_shows_the_install_command(self):
        assert str(made(errors.MissingExtraError)) == (
            "PDF output requires typst, which is not installed. "
            'Install it with: python -m pip install "rejection-letters[pdf]"'
        )


class TestPicklingAndCopying:
    @EACH_KIND
    def test_pickling_keeps_everything(self, kind):
        error = made(kind)

        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
            assert facts(pickle.loads(pickle.dumps(error, protocol))) == facts(error)

    @EACH_KIND
    @pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy])
    def test_copying_keeps_everything(self, kind, copied):
        error = made(kind)

        assert copied(error) is not error
        assert facts(copied(error)) == facts(error)

    @EACH_KIND
    def test_unpickled_errors_can_be_raised(self, kind):
        error = pickle.loads(pickle.dumps(made(kind)))

        with pytest.raises(kind) as caught:
            raise error
        assert caught.value is error
