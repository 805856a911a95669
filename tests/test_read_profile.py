"""Reading a JSON Resume gives a profile, or an error that names the place inside the file."""

import json
import pickle
from types import MappingProxyType

import pytest
from hypothesis import HealthCheck, example, given, settings, strategies as st

from rejection_letters import Profile, read_profile
from rejection_letters.errors import InvalidValueError, ResumeError, WrongTypeError

ANA = {"name": "Ana Ruiz", "label": "UX Designer"}


def with_basics(**basics):
    """Return a résumé whose basics are Ana's, with some fields replaced."""
    return {"basics": {**ANA, **basics}}


def with_work(*work):
    """Return a résumé without a label, so that its work has to say what Ana is."""
    return {"basics": {"name": "Ana Ruiz"}, "work": list(work)}


def job(position, start=None, end=None):
    """Return an entry in `work`, with the dates that are known."""
    dates = {"startDate": start, "endDate": end}
    return {"position": position, **{name: date for name, date in dates.items() if date}}


def refusal(source, **fields):
    """Return the error with which a résumé is refused."""
    with pytest.raises(ResumeError) as caught:
        read_profile(source, **fields)
    return caught.value


@pytest.fixture
def resume_file(tmp_path):
    """Return a function that writes a file and returns its path."""

    def written(content):
        path = tmp_path / "resume.json"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return written


class TestFields:
    """What the file says about a person becomes fields of a profile."""

    def test_basics_become_the_profile(self):
        """Name, label, email, phone, url and location become the fields that letters print."""
        resume = with_basics(
            email="ana@example.com",
            phone="+1 555 010 0100",
            url="https://ana.example.com",
            location={
                "address": "12 Oak Street\nApartment 3",
                "city": "Springfield",
                "region": "IL",
                "postalCode": "62704",
                "countryCode": "US",
            },
        )

        assert read_profile(resume) == Profile(
            "Ana Ruiz",
            "UX designer",
            email="ana@example.com",
            phone="+1 555 010 0100",
            website="https://ana.example.com",
            address=("12 Oak Street", "Apartment 3", "Springfield, IL 62704"),
        )

    def test_what_the_file_does_not_say_is_not_guessed(self):
        """Industry and experience stay unknown, whatever the work and the summary tell."""
        resume = with_basics(summary="An experienced designer in healthcare software")

        profile = read_profile(resume)

        assert (profile.industry, profile.experience) == (None, None)

    @pytest.mark.parametrize(
        ("label", "occupation"),
        [
            ("UX Designer", "UX designer"),
            ("Sales Manager", "sales manager"),
            ("nurse", "nurse"),
            ("  Account\u00a0 Executive ", "account executive"),
        ],
    )
    def test_a_label_is_put_as_it_reads_in_a_sentence(self, label, occupation):
        """A label is a title, and an occupation stands inside sentences."""
        assert read_profile(with_basics(label=label)).occupation == occupation

    @pytest.mark.parametrize(
        ("location", "lines"),
        [
            ({"city": "Springfield", "region": "IL"}, ("Springfield, IL",)),
            ({"city": "London", "postalCode": "SW1A 1AA"}, ("London SW1A 1AA",)),
            ({"region": "IL", "postalCode": "62704"}, ("IL 62704",)),
            ({"postalCode": "62704"}, ("62704",)),
            ({"address": "12 Oak Street\r\n\r\n Floor 2\n"}, ("12 Oak Street", "Floor 2")),
            ({"countryCode": "US"}, ()),
            ({}, ()),
        ],
    )
    def test_an_address_has_the_lines_that_are_known(self, location, lines):
        """A part of the address that is missing leaves neither a blank nor a stray comma."""
        assert read_profile(with_basics(location=location)).address == lines

    @pytest.mark.parametrize("nothing", [None, "", " \n"])
    def test_null_and_blank_fields_count_as_missing(self, nothing):
        """Editors of résumés write null or an empty text where nothing was filled in."""
        location = dict.fromkeys(("address", "city", "region", "postalCode"), nothing)
        resume = with_basics(email=nothing, phone=nothing, url=nothing, location=location)

        assert read_profile(resume) == Profile("Ana Ruiz", "UX designer")

    def test_a_missing_location_is_no_address(self):
        """A location may be null or absent as a whole."""
        assert read_profile(with_basics(location=None)) == read_profile(with_basics())

    def test_fields_that_are_not_used_may_hold_anything(self):
        """Other fields, and those of other versions of the schema, are not looked at."""
        resume = {**with_basics(profiles=7, picture=[]), "work": "none", "meta": {"theme": None}}

        assert read_profile(resume) == Profile("Ana Ruiz", "UX designer")

    def test_any_mapping_is_read(self):
        """The content of a file may come as any kind of mapping."""
        resume = MappingProxyType({"basics": MappingProxyType(ANA)})

        assert read_profile(resume).name == "Ana Ruiz"


class TestOccupation:
    """Without a label, the most recent position says what the person is."""

    @pytest.mark.parametrize(
        "work",
        [
            [job("Nurse", "2012", "2016"), job("UX Designer", "2019")],
            [job("UX Designer", "2019"), job("Nurse", "2022", "2024")],
            [job("Nurse", "2012", "2016-05"), job("UX Designer", "2010", "2019-01-31")],
            [job("Nurse", "2012", "2019"), job("UX Designer", "2014-02", "2019")],
            [job("Nurse", "2012"), job("UX Designer", " 2019-04-01 ")],
            [job("Nurse"), job("UX Designer", "2019")],
            [job("UX Designer"), job("Nurse")],
            [job(""), None, {}, job("UX Designer", "2019", "2020")],
        ],
        ids=[
            "a position still held",
            "a position still held, though another began later",
            "the latest end",
            "the latest start among those that ended together",
            "the latest start among those still held",
            "a known start before an unknown one",
            "the first in the file where nothing else decides",
            "the only one that is named",
        ],
    )
    def test_the_most_recent_position_is_the_occupation(self, work):
        """A position still held comes before one that ended, then the later end, then start."""
        assert read_profile(with_work(*work)).occupation == "UX designer"

    def test_a_label_comes_before_any_position(self):
        """A label is what people say of themselves."""
        resume = {**with_work(job("Nurse", "2024")), "basics": ANA}

        assert read_profile(resume).occupation == "UX designer"

    @pytest.mark.parametrize("work", [None, [], [job("")], [job(None, "2020")]])
    def test_neither_label_nor_position_is_an_error(self, work):
        """The error names both places where an occupation could have stood."""
        error = refusal({"basics": {"name": "Ana Ruiz", "label": ""}, "work": work})

        assert error.path == "basics.label"
        assert str(error) == (
            "basics.label is missing or empty, and so is every work[].position. "
            "A letter says what the person who writes it is. "
            "Add one of them to the file, or give read_profile() an occupation."
        )

    @pytest.mark.parametrize("date", ["Present", "05/2019", "2019-5", "2019-05-01T00:00:00"])
    def test_a_date_in_another_form_is_an_error(self, date):
        """Positions cannot be put in order by a date of unknown form."""
        error = refusal(with_work(job("Nurse", "2012"), job("UX Designer", "2014", date)))

        assert error.path == "work[1].endDate"
        assert str(error) == (
            f"work[1].endDate is not a date; got {date!r}. "
            "Which position is the most recent cannot be told. "
            "Write it as YYYY-MM-DD, YYYY-MM or YYYY; a position still held has no endDate."
        )


class TestOverrides:
    """Fields that are given complete the file, and go before what it says."""

    def test_fields_that_are_given_complete_the_file(self):
        """What a JSON Resume has no place for is given as in `Profile`."""
        profile = read_profile(
            with_basics(),
            industry="healthcare software",
            experience="seasoned",
            occupation_plural="UX designers",
            locale="en-GB",
            timezone="Europe/London",
        )

        assert profile == Profile(
            "Ana Ruiz",
            "UX designer",
            industry="healthcare software",
            experience="seasoned",
            occupation_plural="UX designers",
            locale="en-GB",
            timezone="Europe/London",
        )

    def test_fields_that_are_given_replace_the_file(self):
        """Every field that a file can fill can be given as well, and is used as typed."""
        fields = {
            "name": "Ana R. Ruiz",
            "occupation": "Designer of Forms",
            "email": "ruiz@example.com",
            "phone": "+1 555 010 0199",
            "website": "https://ruiz.example.com",
            "address": ("1 Elm Street",),
        }

        assert read_profile(with_basics(email="ana@example.com"), **fields) == Profile(**fields)

    def test_what_is_replaced_is_not_looked_at(self):
        """A bad value in the file does no harm where another is given."""
        resume = {"basics": {"name": 7, "label": [], "email": "nobody"}, "work": 7}

        profile = read_profile(resume, name="Ana Ruiz", occupation="nurse", email="a@example.com")

        assert profile == Profile("Ana Ruiz", "nurse", email="a@example.com")

    def test_an_empty_text_leaves_a_field_out(self):
        """A field that the file fills can be kept out of the letter."""
        resume = with_basics(phone="+1 555 010 0100", location={"city": "Springfield"})

        profile = read_profile(resume, phone="", address=())

        assert (profile.phone, profile.address) == (None, ())

    @pytest.mark.parametrize(
        ("fields", "kind"),
        [({"email": "nobody"}, InvalidValueError), ({"industry": 7}, WrongTypeError)],
    )
    def test_a_bad_field_is_no_fault_of_the_file(self, fields, kind):
        """A value that is given is refused as `Profile` refuses it."""
        (field,) = fields

        with pytest.raises(kind) as caught:
            read_profile(with_basics(), **fields)

        assert caught.value.field == f"Profile.{field}"


class TestBadValues:
    """A value that no letter can carry is an error naming the place where it stands."""

    @pytest.mark.parametrize("basics", [None, {}, {"name": ""}, {"name": None}])
    def test_a_missing_name_is_an_error(self, basics):
        """No letter is sent without a name below it."""
        error = refusal({"basics": basics})

        assert error.path == "basics.name"
        assert str(error) == (
            "basics.name is missing or empty. A letter is signed with a name. "
            "Add it to the file, or give read_profile() a name."
        )

    def test_a_value_that_no_letter_can_carry_is_an_error(self):
        """The error says where, what, why, and what to do."""
        error = refusal(with_basics(email="ana at example"))

        assert error.path == "basics.email"
        assert str(error) == (
            "basics.email must be an email address such as 'name@example.com'; "
            "got 'ana at example'."
        )

    @pytest.mark.parametrize(
        ("resume", "path"),
        [
            (with_basics(name="Ana\nRuiz"), "basics.name"),
            (with_basics(label="\ud800"), "basics.label"),
            (with_basics(phone="--"), "basics.phone"),
            (with_basics(url="x" * 201), "basics.url"),
            (with_basics(location={"address": "Oak\x00Street"}), "basics.location.address"),
            (with_basics(location={"city": "Spring\nfield"}), "basics.location.city"),
            (with_basics(location={"region": "I\u202eL"}), "basics.location.region"),
            (with_basics(location={"postalCode": "*"}), "basics.location.postalCode"),
            (with_basics(location={"city": "x" * 150, "region": "x" * 150}), "basics.location"),
            (with_work(job("Nurse", "2012", "2014"), job("UX\tDes\x1bigner")), "work[1].position"),
        ],
    )
    def test_the_error_names_the_place(self, resume, path):
        """A path leads from the top of the file to the value that is wrong."""
        error = refusal(resume)

        assert error.path == path
        assert error.what.startswith(f"{path} ")

    @pytest.mark.parametrize(
        ("resume", "message"),
        [
            (
                with_basics(phone=5550100),
                "basics.phone is of type int: 5550100. A JSON Resume has a string there.",
            ),
            (
                with_basics(location=["Springfield"]),
                "basics.location is of type list: ['Springfield']. A JSON Resume has an object",
            ),
            ({"basics": ""}, "basics is of type str: ''. A JSON Resume has an object there."),
            (
                {"basics": {"name": "Ana Ruiz"}, "work": {}},
                "work is of type dict: {}. A JSON Resume has an array there.",
            ),
            (with_work("Nurse"), "work[0] is of type str: 'Nurse'. A JSON Resume has an object"),
            (with_work(job(True)), "work[0].position is of type bool: True. A JSON Resume has a"),
            (
                with_work(job("Nurse", 2019)),
                "work[0].startDate is of type int: 2019. A JSON Resume has a string there.",
            ),
        ],
    )
    def test_another_type_than_the_schema_says_is_an_error(self, resume, message):
        """The error names the place, the type that stands there and the one that belongs there."""
        error = refusal(resume)

        assert str(error).startswith(message)
        assert error.path == message.split(" ", 1)[0]
        assert error.remedy == "Correct it or leave it out."

    def test_the_error_survives_pickling(self):
        """An error that comes from another process still names the place."""
        error = refusal(with_basics(email="nobody"))

        copy = pickle.loads(pickle.dumps(error))

        assert (copy.path, str(copy)) == (error.path, str(error))


class TestFiles:
    """A file is read as JSON by the letter of its standard."""

    @pytest.mark.parametrize("kind", [str, lambda path: path], ids=["str", "Path"])
    def test_a_path_is_opened(self, kind, resume_file):
        """A path may be a str or an os.PathLike."""
        path = resume_file(json.dumps(with_basics()))

        assert read_profile(kind(path)) == Profile("Ana Ruiz", "UX designer")

    @pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["without BOM", "with BOM"])
    def test_files_are_utf_8(self, mark, resume_file):
        """Text beyond ASCII is read alike on every system, and a byte order mark is no harm."""
        resume = json.dumps(with_basics(name="Zoë Łuczak"), ensure_ascii=False)

        assert read_profile(resume_file(mark + resume.encode())).name == "Zoë Łuczak"

    def test_numbers_in_fields_that_are_not_used_are_no_harm(self, resume_file):
        """Whole, negative and broken numbers are all JSON."""
        content = '{"basics": {"name": "Ana Ruiz", "label": "Nurse"}, "x": [0, -7, 1.5e3, %s]}'

        assert read_profile(resume_file(content % ("9" * 300))).occupation == "nurse"

    def test_a_number_is_shown_as_it_was_written(self, resume_file):
        """A phone number without quotes is refused by the digits it has in the file."""
        error = refusal(resume_file('{"basics": {"name": "A", "label": "B", "phone": 5550100}}'))

        assert error.what == "basics.phone is of type int: 5550100."

    def test_what_is_not_json_is_an_error(self, resume_file):
        """The error names the file, the line and the column."""
        error = refusal(resume_file('{\n  "basics": nothing\n}'))

        assert error.path == "resume.json"
        assert str(error) == (
            "resume.json is not JSON: Expecting value, line 2, column 13. "
            "Correct the file at that place."
        )

    @pytest.mark.parametrize(("content", "kind"), [("[]", "list"), ("null", "NoneType")])
    def test_something_else_than_an_object_is_an_error(self, content, kind, resume_file):
        """A file may be JSON and still no résumé."""
        error = refusal(resume_file(content))

        assert error.path == "resume.json"
        assert str(error) == (
            f"resume.json is not a JSON object, but a {kind}. Check whether it is the right file."
        )

    def test_a_key_that_stands_twice_is_an_error(self, resume_file):
        """Of two values for one key, none is picked in silence."""
        error = refusal(resume_file('{"basics": {"name": "Ana", "label": "x", "name": "Eva"}}'))

        assert error.path == "resume.json"
        assert str(error) == (
            "resume.json has the key 'name' twice in one object. "
            "Which of the two is meant cannot be guessed. Remove one of them."
        )

    @pytest.mark.parametrize(
        ("number", "shown"),
        [
            ("NaN", "NaN"),
            ("-Infinity", "-Infinity"),
            ("1e999", "1e999"),
            ("9" * 5000, "9" * 17 + "..."),
        ],
        ids=["NaN", "infinity", "an exponent too large", "too many digits"],
    )
    def test_a_number_that_readers_take_differently_is_an_error(self, number, shown, resume_file):
        """What other readers of JSON refuse or round to infinity is refused."""
        error = refusal(resume_file(f'{{"basics": {{}}, "score": {number}}}'))

        assert error.path == "resume.json"
        assert str(error) == (
            f"resume.json holds the number {shown}. "
            "Readers of JSON do not agree on what it is. Remove it."
        )

    def test_nesting_without_end_is_an_error(self, resume_file):
        """A file made to exhaust the stack is refused like any other."""
        error = refusal(resume_file("[" * 400_000))

        assert error.path == "resume.json"
        assert str(error) == ("resume.json is nested too deeply. Check where it comes from.")

    def test_another_encoding_is_an_error(self, resume_file):
        """Old editors save files in other encodings; names in them would be garbled."""
        error = refusal(resume_file('{"basics": {"name": "José"}}'.encode("latin-1")))

        assert error.path == "resume.json"
        assert str(error) == (
            "resume.json is not encoded in UTF-8: byte 25 does not fit. Save the file as UTF-8."
        )

    def test_a_file_may_have_a_million_bytes(self, resume_file):
        """The limit lies far beyond any résumé."""
        content = json.dumps(with_basics()).ljust(1_000_000)

        assert read_profile(resume_file(content)).name == "Ana Ruiz"

    def test_a_larger_file_is_an_error(self, resume_file):
        """No more than the limit is read, so a file without end does no harm either."""
        error = refusal(resume_file(json.dumps(with_basics()).ljust(1_000_001)))

        assert error.path == "resume.json"
        assert str(error) == (
            "resume.json has more than 1,000,000 bytes. Check whether it is the right file."
        )

    def test_a_file_that_cannot_be_opened_is_an_oserror(self, tmp_path):
        """The system's own error says best why a file cannot be opened."""
        with pytest.raises(FileNotFoundError):
            read_profile(tmp_path / "resume.json")

    @pytest.mark.parametrize(
        ("source", "shown"),
        [
            (None, "None"),
            (7, "7 (int)"),
            (b"resume.json", "b'resume.json' (bytes)"),
            (["resume.json"], "['resume.json'] (list)"),
        ],
    )
    def test_a_source_is_a_path_or_a_mapping(self, source, shown):
        """Anything else is a slip of the program, not of the file."""
        with pytest.raises(WrongTypeError) as caught:
            read_profile(source)

        assert caught.value.field == "read_profile.source"
        assert str(caught.value) == (
            f"read_profile() expected the path of a file or a mapping, got {shown}."
        )


texts = st.text() | st.sampled_from(["", "UX Designer", "ana@example.com", "2019-05", "CEO"])
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: st.lists(inner) | st.dictionaries(texts, inner),
    max_leaves=5,
)


# The first text that is drawn on a machine waits for Hypothesis to write its tables of Unicode.
patient = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)


def objects(**members):
    """Return objects with some of these members, each mostly of the kind the schema says."""
    likely = {name: st.one_of(value, value, value, values) for name, value in members.items()}
    return st.fixed_dictionaries({}, optional=likely)


locations = objects(address=texts, city=texts, region=texts, postalCode=texts)
basics = objects(name=texts, label=texts, email=texts, phone=texts, url=texts, location=locations)
work = st.lists(objects(position=texts, startDate=texts, endDate=texts), max_size=3)
resumes = objects(basics=basics | basics.map(lambda some: {**ANA, **some}), work=work)


def profile_or_refusal(resume):
    """Return the profile that a résumé gives, or the error with which it is refused."""
    try:
        return read_profile(resume)
    except ResumeError as error:
        return error


@patient
@given(resumes)
@example(with_basics())
@example(with_basics(label="\u0130" * 200))  # has twice as many characters in lower case
def test_any_mapping_gives_a_profile_or_says_where_it_is_wrong(resume):
    """Whatever stands in a mapping, the result is a profile or an error that names a place."""
    outcome = profile_or_refusal(resume)

    if isinstance(outcome, ResumeError):
        assert outcome.path.startswith(("basics", "work"))
        assert outcome.what.startswith(f"{outcome.path} ")
    else:
        assert outcome.name


@patient
@given(st.binary() | values.map(lambda value: json.dumps(value).encode()))
def test_any_bytes_give_an_error_that_names_the_file_or_a_place(tmp_path_factory, content):
    """Whatever a file holds, the error is about the file."""
    path = tmp_path_factory.getbasetemp() / "any.json"
    path.write_bytes(content)

    error = refusal(path)

    assert error.path.startswith(("any.json", "basics"))
