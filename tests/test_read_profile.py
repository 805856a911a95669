"""read_profile() reads a JSON Resume, or raises an error that names the place in the file."""

import json
import pickle
from types import MappingProxyType

import pytest
from hypothesis import HealthCheck, example, given, settings, strategies as st

from rejection_letters import Profile, read_profile
from rejection_letters.errors import InvalidValueError, ResumeError, WrongTypeError

ANA = {"name": "Ana Ruiz", "label": "UX Designer"}


def with_basics(**basics):
    """Return Ana's résumé with some of its basics replaced."""
    return {"basics": {**ANA, **basics}}


def with_work(*work):
    """Return Ana's résumé without a label, so that her occupation comes from her work."""
    return {"basics": {"name": "Ana Ruiz"}, "work": list(work)}


def job(position, start=None, end=None):
    """Return an entry in `work`; a date that is None is missing."""
    dates = {"startDate": start, "endDate": end}
    return {"position": position, **{name: date for name, date in dates.items() if date}}


def occupation(*work):
    """Return the occupation that follows from work."""
    return read_profile(with_work(*work)).occupation


def refusal(source, **fields):
    """Return the error that a résumé raises."""
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
    def test_basics_become_the_profile(self):
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

    def test_industry_and_experience_are_not_guessed(self):
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
            ("Data Engineer | Speaker | Founder", "data engineer"),
            ("Sr. Nurse (RN) @ Mercy Hospital", "senior nurse"),
            ("Operations", "operations"),
            ("A UX Designer", "UX designer"),
            ("an  Engineer", "engineer"),
            ("THE Data Engineer | Speaker", "data engineer"),
            ("The A/B Testing Specialist", "A/B testing specialist"),
            ("Anesthetist", "anesthetist"),
            ('"An Engineer"', "engineer"),
            ("\u201cThe Engineer\u201d", "engineer"),
            ("\u2018Engineer\u2019", "engineer"),
            ("'a nurse'", "nurse"),
            ('The "Nurse"', "nurse"),
            ('"Lead" or "Chief"', '"lead" or "chief"'),
        ],
    )
    def test_label_is_changed_to_read_well_in_a_sentence(self, label, occupation):
        """Letters add the article themselves."""
        assert read_profile(with_basics(label=label)).occupation == occupation

    def test_website_of_the_older_schema_is_used_if_there_is_no_url(self):
        old, new = "https://old.example.com", "https://new.example.com"

        assert read_profile(with_basics(website=old)).website == old
        assert read_profile(with_basics(url=" ", website=old)).website == old
        assert read_profile(with_basics(url=new, website=old)).website == new
        assert read_profile(with_basics(url=new, website=7)).website == new
        assert refusal(with_basics(website=7)).path == "basics.website"

    @pytest.mark.parametrize(
        ("location", "lines"),
        [
            ({"city": "Springfield", "region": "IL"}, ("Springfield, IL",)),
            ({"city": "London", "postalCode": "SW1A 1AA"}, ("London SW1A 1AA",)),
            ({"region": "IL", "postalCode": "62704"}, ("IL 62704",)),
            ({"postalCode": "62704"}, ("62704",)),
            ({"address": "12 Oak Street\r\n\r\n Floor 2\n"}, ("12 Oak Street", "Floor 2")),
            ({"countryCode": "US"}, ()),
            ({"postalCode": "1030", "countryCode": "AT"}, ("1030",)),
            ({}, ()),
        ],
    )
    def test_missing_parts_of_an_address_leave_no_gaps(self, location, lines):
        assert read_profile(with_basics(location=location)).address == lines

    def test_state_is_kept_without_a_postal_code(self):
        location = {"city": "Oklahoma", "region": "Oklahoma", "countryCode": "US"}

        assert read_profile(with_basics(location=location)).address == ("Oklahoma, Oklahoma",)

    @pytest.mark.parametrize(
        ("city", "region", "postal_code", "line"),
        [
            ("San Francisco", "California", "CA 94115", "San Francisco, CA 94115"),
            ("San Francisco", "CA", "CA 94115", "San Francisco, CA 94115"),
            ("San Francisco", "California CA", "94115", "San Francisco, CA 94115"),
            ("San Francisco", "CA (California)", "94115", "San Francisco, CA 94115"),
            ("San Francisco, CA", "California", "94115", "San Francisco, CA 94115"),
            ("San Francisco, California", "CA", "CA 94115", "San Francisco, California 94115"),
            ("San Francisco, CA 94115", "CA", "94115", "San Francisco, CA 94115"),
            ("Washington, D.C.", "DC", "20001", "Washington, D.C. 20001"),
            ("Sydney", "New South Wales", "NSW 2000", "Sydney, NSW 2000"),
            ("Wien", "Wien", "1030", "Wien 1030"),
            ("Genf", "GE", "1201", "Genf, GE 1201"),
            ("Kansas City", "Kansas", "66101", "Kansas City, Kansas 66101"),
            ("Portland", "Oregon", "ME 04101", "Portland, Oregon ME 04101"),
            ("New York", "New York", "10001", "New York, New York 10001"),
            ("New York", "New York", "NY 10001", "New York, NY 10001"),
            ("San Francisco", "CA 94115", "94115", "San Francisco, CA 94115"),
            ("San Francisco", "CA, 94115", "CA 94115", "San Francisco, CA 94115"),
            ("San Francisco", "California CA 94115", "94115", "San Francisco, CA 94115"),
            ("San Francisco", "94115", "94115", "San Francisco 94115"),
            ("San Francisco 94115, CA", "", "94115", "San Francisco, CA 94115"),
            ("San Francisco, California CA", "", "94115", "San Francisco, CA 94115"),
            ("San Francisco, California CA", "CA", "94115", "San Francisco, CA 94115"),
            ("San Francisco,California", "", "CA 94115", "San Francisco, CA 94115"),
            ("San Francisco", "California", "CA94115", "San Francisco, CA 94115"),
            ("San Francisco", "CA", "CA-94115", "San Francisco, CA 94115"),
            ("San Francisco", "", "CA 94115", "San Francisco CA 94115"),
            ("Springfield", "IL - Illinois", "62704", "Springfield, IL 62704"),
            ("Springfield", "Illinois/IL", "62704", "Springfield, IL 62704"),
            ("Springfield", "Illinois (IL)", "62704", "Springfield, IL 62704"),
            ("London SW1A 1AA", "", "SW1A 1AA", "London SW1A 1AA"),
            ("London", "Southeast", "SE1 9GF", "London, Southeast SE1 9GF"),
            ("Stuttgart", "Baden-Württemberg", "70173", "Stuttgart, Baden-Württemberg 70173"),
        ],
    )
    def test_town_line_has_no_repetitions(self, city, region, postal_code, line):
        location = {"city": city, "region": region, "postalCode": postal_code}

        assert read_profile(with_basics(location=location)).address == (line,)

    @pytest.mark.parametrize(
        ("city", "region", "postal_code", "country", "line"),
        [
            ("Wien", "Wien", "1030", "AT", "1030 Wien"),
            ("1030 Wien", "", "1030", " at ", "1030 Wien"),
            ("Milano", "MI", "20121", "IT", "20121 Milano, MI"),
            ("Springfield", "IL", "62704", "US", "Springfield, IL 62704"),
            ("Québec", "Québec", "G1R 4P5", "CA", "Québec, Québec G1R 4P5"),
            ("London", None, "SW1A 1AA", "GB", "London SW1A 1AA"),
            ("Wien", None, "1030", "Austria", "Wien 1030"),
            ("San Francisco", None, "CA94115", "US", "San Francisco, CA 94115"),
            ("Riga", None, "LV-1010", "LV", "Riga LV-1010"),
        ],
    )
    def test_country_decides_where_the_postal_code_is(
        self, city, region, postal_code, country, line
    ):
        location = {
            "city": city,
            "region": region,
            "postalCode": postal_code,
            "countryCode": country,
        }

        assert read_profile(with_basics(location=location)).address == (line,)

    @pytest.mark.parametrize(
        "location", [{"address": "1 Main"}, {"city": "1 Main"}, {"postalCode": "1 Main"}]
    )
    def test_country_is_read_only_with_a_city_and_a_postal_code(self, location):
        resume = with_basics(location={**location, "countryCode": 5})

        assert read_profile(resume).address == ("1 Main",)

    @pytest.mark.parametrize("nothing", [None, "", " \n"])
    def test_null_and_blank_fields_count_as_missing(self, nothing):
        """Résumé editors write null or an empty string for empty fields."""
        location = dict.fromkeys(("address", "city", "region", "postalCode"), nothing)
        resume = with_basics(email=nothing, phone=nothing, url=nothing, location=location)

        assert read_profile(resume) == Profile("Ana Ruiz", "UX designer")

    def test_location_may_be_null_or_missing(self):
        assert read_profile(with_basics(location=None)) == read_profile(with_basics())

    def test_unused_fields_are_ignored(self):
        """They may come from another version of the schema."""
        resume = {**with_basics(profiles=7, picture=[]), "work": "none", "meta": {"theme": None}}

        assert read_profile(resume) == Profile("Ana Ruiz", "UX designer")

    def test_source_may_be_any_mapping(self):
        resume = MappingProxyType({"basics": MappingProxyType(ANA)})

        assert read_profile(resume).name == "Ana Ruiz"


class TestOccupation:
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
            "current position",
            "current position that started earlier",
            "latest end",
            "latest start of two that ended together",
            "latest start of two current positions",
            "known start before unknown start",
            "first in the file if all else is equal",
            "only one with a title",
        ],
    )
    def test_most_recent_position_is_the_occupation(self, work):
        """Current positions come first, then the latest end date, then the latest start date."""
        assert read_profile(with_work(*work)).occupation == "UX designer"

    def test_label_takes_precedence_over_positions(self):
        resume = {**with_work(job("Nurse", "2024")), "basics": ANA}

        assert read_profile(resume).occupation == "UX designer"

    @pytest.mark.parametrize("work", [None, [], [job("")], [job(None, "2020")]])
    def test_missing_label_and_positions_are_an_error(self, work):
        error = refusal({"basics": {"name": "Ana Ruiz", "label": ""}, "work": work})

        assert error.path == "basics.label"
        assert str(error) == (
            "basics.label and every work[].position are missing or empty. "
            "Add one of them to the file or pass occupation= to read_profile()."
        )

    @pytest.mark.parametrize("title", ["A UX Designer", "The  UX Designer"])
    def test_article_in_front_of_a_position_is_removed(self, title):
        assert occupation(job(title)) == "UX designer"

    @pytest.mark.parametrize("article", ["The", "a", " An ", "the\n", '"The"'])
    def test_title_that_is_only_an_article_counts_as_missing(self, article):
        basics = {**ANA, "label": article}
        work = [job("UX Designer", "2012"), job(article, "2020")]

        assert read_profile({"basics": basics, "work": work}).occupation == "UX designer"
        assert refusal({"basics": basics}).what == (
            "basics.label and every work[].position are missing or empty."
        )

    @pytest.mark.parametrize(
        "now",
        [
            *("Present", "present", "Current", " NOW ", "to  date", "Present.", "(Present)"),
            *("- Present", "\u2013 present", "to present", "until now", "Till now", "Present day"),
            *("In progress", "in-progress", "Until today"),
        ],
    )
    def test_words_for_the_present_mean_a_current_position(self, now):
        assert occupation(job("Nurse", "2012", "2024"), job("UX Designer", "2010", now)) == (
            "UX designer"
        )

    @pytest.mark.parametrize(
        ("earlier", "later"),
        [
            ("Dec 2019", "Jan 2020"),
            ("Feb. 2016", "Mar. 2016"),
            ("2023-8-30", "2023-9-28"),
            ("2023-9", "2023-10-1"),
            ("Sept 2019", "october, 2019"),
            ("May 3, 2019", "12 May 2019"),
            ("2018-12-31", "2019"),
            ("2023-09-27T23:59:59Z", "2023-09-28T00:00:00.000Z"),
            ("2023-09-27 00:00", "2023-09-28T00:00:00+02:00"),
            ("2023/9/27", "2023.09.28"),
            ("2023/09", "2023.10"),
            ("12/2019", "1/2020"),
            ("09-2019", "10.2019"),
            ("Jan-2020", "Feb/2020"),
            ("January 5th, 2020", "22nd January 2020"),
            ("2020\u201301", "2020\u201402"),
        ],
    )
    @pytest.mark.parametrize("name", ["start", "end"])
    def test_dates_are_compared_in_any_format_with_one_meaning(self, name, earlier, later):
        work = [job("Nurse", **{name: earlier}), job("UX Designer", **{name: later})]

        assert occupation(*work) == occupation(*reversed(work)) == "UX designer"

    @pytest.mark.parametrize(
        "work",
        [
            [job("UX Designer", "03/04/2020", "05/06/2021")],
            [job("UX Designer", "?", "Present"), job("Nurse", "03/04/2019", "03/04/2020")],
            [job("UX Designer", "?", "2021"), job("Nurse", "03/04/2019", "2020")],
            [job("UX Designer", "?"), job("UX Designer", "03/04/2019", "03/04/2020")],
        ],
        ids=["one position", "one current position", "latest end", "same position"],
    )
    def test_dates_that_decide_nothing_are_not_read(self, work):
        assert occupation(*work) == "UX designer"

    def test_dates_are_not_read_if_there_is_a_label(self):
        assert read_profile({"basics": ANA, "work": [job("Nurse", 7, "?")]}).name == "Ana Ruiz"

    @pytest.mark.parametrize(
        "date",
        [
            *("03/04/2020", "03-04-2020", "05/20", "13/2019", "2019-13", "2019-02-30", "2019-0"),
            *("2019-05/01", "2019-05-01T", "5 Jan 6, 2020", "Spring 2020", "Foo 2020", "date"),
            *("Feb 30, 2020", "Jan 20", "0000", "Heute", "until later", "?"),
        ],
    )
    def test_date_in_another_format_is_an_error(self, date):
        error = refusal(with_work(job("Nurse", "2010", "2012"), job("UX Designer", "2014", date)))

        assert error.path == "work[1].endDate"
        assert error.what.startswith("work[1].endDate must be an unambiguous date")
        assert repr(date) in error.what
        assert error.remedy == (
            "Write it as YYYY-MM-DD, YYYY-MM or YYYY. Omit endDate for a current position."
        )


class TestArguments:
    def test_arguments_add_fields_that_a_json_resume_does_not_have(self):
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

    def test_arguments_replace_fields_of_the_file(self):
        fields = {
            "name": "Ana R. Ruiz",
            "occupation": "Designer of Forms",
            "email": "ruiz@example.com",
            "phone": "+1 555 010 0199",
            "website": "https://ruiz.example.com",
            "address": ("1 Elm Street",),
        }

        assert read_profile(with_basics(email="ana@example.com"), **fields) == Profile(**fields)

    def test_replaced_fields_of_the_file_are_not_validated(self):
        resume = {"basics": {"name": 7, "label": [], "email": "nobody"}, "work": 7}

        profile = read_profile(resume, name="Ana Ruiz", occupation="nurse", email="a@example.com")

        assert profile == Profile("Ana Ruiz", "nurse", email="a@example.com")

    def test_empty_argument_omits_a_field_of_the_file(self):
        resume = with_basics(phone="+1 555 010 0100", location={"city": "Springfield"})

        profile = read_profile(resume, phone="", address=())

        assert (profile.phone, profile.address) == (None, ())

    @pytest.mark.parametrize(
        ("fields", "kind"),
        [({"email": "nobody"}, InvalidValueError), ({"industry": 7}, WrongTypeError)],
    )
    def test_invalid_argument_raises_the_error_of_profile(self, fields, kind):
        (field,) = fields

        with pytest.raises(kind) as caught:
            read_profile(with_basics(), **fields)

        assert caught.value.field == f"Profile.{field}"


class TestInvalidValues:
    @pytest.mark.parametrize("basics", [None, {}, {"name": ""}, {"name": None}])
    def test_missing_name_is_an_error(self, basics):
        error = refusal({"basics": basics})

        assert error.path == "basics.name"
        assert str(error) == (
            "basics.name is missing or empty. Add it to the file or pass name= to read_profile()."
        )

    def test_invalid_value_is_the_error_of_profile_with_the_path(self):
        error = refusal(with_basics(email="ana at example"))

        with pytest.raises(InvalidValueError) as caught:
            Profile("Ana Ruiz", "UX designer", email="ana at example")
        assert error.path == "basics.email"
        assert str(error) == str(caught.value).replace("Profile.email", "basics.email")

    @pytest.mark.parametrize(
        ("resume", "path"),
        [
            (with_basics(name="Ana\nRuiz"), "basics.name"),
            (with_basics(label="\ud800"), "basics.label"),
            (
                with_basics(location={"city": "A", "postalCode": "1", "countryCode": "\x00"}),
                "basics.location.countryCode",
            ),
            (with_basics(phone="--"), "basics.phone"),
            (with_basics(url="x" * 201), "basics.url"),
            (with_basics(location={"address": "Oak\x00Street"}), "basics.location.address"),
            (with_basics(location={"city": "Spring\nfield"}), "basics.location.city"),
            (with_basics(location={"region": "I\u202eL"}), "basics.location.region"),
            (with_basics(location={"postalCode": "*"}), "basics.location.postalCode"),
            (with_basics(location={"city": "x" * 150, "region": "y" * 150}), "basics.location"),
            (with_work(job("Nurse", "2012", "2014"), job("UX\tDes\x1bigner")), "work[1].position"),
        ],
    )
    def test_error_names_the_path_of_the_value(self, resume, path):
        error = refusal(resume)

        assert error.path == path
        assert error.what.startswith(f"{path} ")

    @pytest.mark.parametrize(
        ("resume", "message"),
        [
            (
                with_basics(phone=5550100),
                "basics.phone must be a string; got 5550100 (int).",
            ),
            (
                with_basics(location=["Springfield"]),
                "basics.location must be an object; got ['Springfield'] (list).",
            ),
            ({"basics": ""}, "basics must be an object; got '' (str)."),
            (
                {"basics": {"name": "Ana Ruiz"}, "work": {}},
                "work must be an array; got {} (dict).",
            ),
            (with_work("Nurse"), "work[0] must be an object; got 'Nurse' (str)."),
            (with_work(job(True)), "work[0].position must be a string; got True (bool)."),
            (
                with_work(job("Nurse", 2019), job("Designer", "2020")),
                "work[0].startDate must be a string; got 2019 (int).",
            ),
            (
                with_work(job("Nurse", "2019", 2020), job("Designer", "2020")),
                "work[0].endDate must be a string; got 2020 (int).",
            ),
            (
                with_basics(phone=float("nan")),
                "basics.phone must be a string; got nan (float).",
            ),
        ],
    )
    def test_wrong_type_is_an_error(self, resume, message):
        error = refusal(resume)

        assert str(error) == message
        assert error.path == message.split(" ", 1)[0]

    def test_error_survives_pickling(self):
        error = refusal(with_basics(email="nobody"))

        copy = pickle.loads(pickle.dumps(error))

        assert (copy.path, str(copy)) == (error.path, str(error))


REACTIVE = {"basics": {"name": "Ana Ruiz"}, "sections": {}, "metadata": {"template": "onyx"}}
OTHER_FORMATS = [
    ({"cv": {"name": "Ana Ruiz"}, "design": {"theme": "classic"}}, "a RenderCV"),
    (REACTIVE, "a Reactive Resume"),
    ({"sections": {}, "metadata": {}}, "a Reactive Resume"),
    ({"name": "Ana Ruiz", "meta": {"format": "FRESH@0.6.0"}, "info": {}}, "a FRESH"),
    ({"name": "Ana Ruiz", "employment": {"history": []}}, "a FRESH"),
    ({"name": "Ana Ruiz", "info": {}, "contact": {}}, "a FRESH"),
    ({"name": "Ana Ruiz", "meta": {"format": "FRESCA@0.1"}}, "a FRESH"),
]
UNRELATED_FORMATS = [
    ({"name": "site", "version": "1.0.0", "scripts": {}}, "a package.json"),
    ({"name": "site", "devDependencies": {}}, "a package.json"),
    ({"name": "site", "license": "MIT", "type": "module"}, "a package.json"),
    ({"name": "site", "version": "1.0.0", "lockfileVersion": 3}, "a package-lock.json"),
    ({"lockfileVersion": 1}, "a package-lock.json"),
]


class TestOtherFormats:
    @pytest.mark.parametrize("fields", [{}, {"name": "Ana Ruiz", "occupation": "nurse"}], ids=str)
    @pytest.mark.parametrize(("content", "name"), OTHER_FORMATS)
    def test_file_in_another_format_is_an_error_that_names_it(
        self, content, name, fields, resume_file
    ):
        for source in (content, resume_file(json.dumps(content))):
            error = refusal(source, **fields)

            assert error.path == "basics"
            assert error.what == f"This is {name} file, not a JSON Resume."
            assert error.remedy == "Export or convert it to JSON Resume first."

    @pytest.mark.parametrize(("content", "name"), UNRELATED_FORMATS)
    def test_error_for_a_file_that_is_not_a_resume_asks_for_the_right_file(self, content, name):
        error = refusal(content)

        assert error.path == "basics"
        assert error.what == f"This is {name} file, not a JSON Resume."
        assert error.remedy == "Pass the path of your JSON Resume."

    @pytest.mark.parametrize("fields", [{}, {"name": "Ana Ruiz", "occupation": "nurse"}], ids=str)
    @pytest.mark.parametrize("content", [{}, {"work": []}, {"meta": 7}, {"name": "Ana Ruiz"}])
    def test_file_without_basics_is_an_error(self, content, fields):
        assert str(refusal(content, **fields)) == (
            "basics is missing. Check that the file is a JSON Resume."
        )

    @pytest.mark.parametrize(
        "extra", ["cv", "employment", "name", "lockfileVersion", "sections", "meta"]
    )
    def test_other_members_do_not_make_a_json_resume_another_format(self, extra):
        assert read_profile({**with_basics(), extra: {}}).name == "Ana Ruiz"


class TestFiles:
    @pytest.mark.parametrize("kind", [str, lambda path: path], ids=["str", "Path"])
    def test_path_may_be_a_str_or_a_path(self, kind, resume_file):
        path = resume_file(json.dumps(with_basics()))

        assert read_profile(kind(path)) == Profile("Ana Ruiz", "UX designer")

    @pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["without BOM", "with BOM"])
    def test_files_are_utf_8_with_or_without_a_bom(self, mark, resume_file):
        resume = json.dumps(with_basics(name="Zoë Łuczak"), ensure_ascii=False)

        assert read_profile(resume_file(mark + resume.encode())).name == "Zoë Łuczak"

    def test_numbers_in_unused_fields_are_ignored(self, resume_file):
        content = '{"basics": {"name": "Ana Ruiz", "label": "Nurse"}, "x": [0, -7, 1.5e3, %s]}'

        assert read_profile(resume_file(content % ("9" * 300))).occupation == "nurse"

    def test_error_shows_a_number_with_the_digits_in_the_file(self, resume_file):
        error = refusal(resume_file('{"basics": {"name": "A", "label": "B", "phone": 5550100}}'))

        assert error.what == "basics.phone must be a string; got 5550100 (int)."

    def test_invalid_json_is_an_error_with_line_and_column(self, resume_file):
        error = refusal(resume_file('{\n  "basics": nothing\n}'))

        assert error.path == "resume.json"
        assert str(error) == ("resume.json is not valid JSON: Expecting value (line 2, column 13).")

    @pytest.mark.parametrize("content", ["[]", "null"])
    def test_json_that_is_not_an_object_is_an_error(self, content, resume_file):
        error = refusal(resume_file(content))

        assert error.path == "resume.json"
        assert str(error) == (
            "resume.json must contain a JSON object. Check that it is the right file."
        )

    @pytest.mark.parametrize(
        ("content", "path"),
        [
            ('{"basics": {"name": "Ana", "label": "x", "name": "Eva"}}', "basics.name"),
            ('{"basics": {"name": "Ana"}, "basics": {"name": "Eva"}}', "basics"),
            (
                '{"basics": {"name": "A", "label": "B", "location": {"city": "", "city": "C"}}}',
                "basics.location.city",
            ),
            (
                '{"basics": {"name": "A"}, "work": [{"position": "B", "position": "C"}]}',
                "work[0].position",
            ),
        ],
    )
    def test_repeated_key_that_is_read_is_an_error(self, content, path, resume_file):
        error = refusal(resume_file(content))

        assert error.path == path
        assert str(error) == f"{path} is a duplicate key. Keep only one."

    @pytest.mark.parametrize("number", ["NaN", "-Infinity", "1e999", "9" * 5000])
    def test_number_that_is_not_portable_json_is_an_error_where_it_is_read(
        self, number, resume_file
    ):
        """Other JSON parsers reject these numbers or round them to infinity."""
        error = refusal(resume_file(f'{{"basics": {{"name": {number}}}}}'))

        assert error.path == "basics.name"
        assert error.what.startswith("basics.name must be a string; got ")

    @pytest.mark.parametrize(
        "extra",
        [
            *('"score": NaN', '"score": 1e999', '"x": {"y": 1, "y": 2}', '"x": 1, "x": 2'),
            *('"work": [], "work": []', '"work": [{"startDate": NaN}]', f'"x": [{"9" * 5000}]'),
        ],
        ids=lambda extra: extra[:20],
    )
    def test_mistakes_elsewhere_in_the_file_do_no_harm(self, extra, resume_file):
        content = f'{{"basics": {json.dumps(ANA)}, {extra}}}'

        assert read_profile(resume_file(content)).name == "Ana Ruiz"

    def test_deep_nesting_is_an_error(self, resume_file):
        """Such a file could otherwise exhaust the stack."""
        error = refusal(resume_file("[" * 400_000))

        assert error.path == "resume.json"
        assert str(error) == "resume.json is nested too deeply."

    def test_other_encoding_is_an_error(self, resume_file):
        """Old editors save files in other encodings, which would garble names."""
        error = refusal(resume_file('{"basics": {"name": "José"}}'.encode("latin-1")))

        assert error.path == "resume.json"
        assert str(error) == ("resume.json is not encoded in UTF-8 (byte 25). Save it as UTF-8.")

    def test_file_may_have_a_million_bytes(self, resume_file):
        content = json.dumps(with_basics()).ljust(1_000_000)

        assert read_profile(resume_file(content)).name == "Ana Ruiz"

    def test_larger_file_is_an_error(self, resume_file):
        error = refusal(resume_file(json.dumps(with_basics()).ljust(1_000_001)))

        assert error.path == "resume.json"
        assert str(error) == (
            "resume.json is larger than 1,000,000 bytes. Check that it is the right file."
        )

    def test_file_that_cannot_be_opened_is_an_oserror(self, tmp_path):
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
    def test_other_source_is_a_wrong_type_error(self, source, shown):
        with pytest.raises(WrongTypeError) as caught:
            read_profile(source)

        assert caught.value.field == "read_profile.source"
        assert str(caught.value) == f"read_profile() expected a path or a mapping, got {shown}."


texts = st.text() | st.sampled_from(["", "UX Designer", "ana@example.com", "2019-05", "CEO"])
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: st.lists(inner) | st.dictionaries(texts, inner),
    max_leaves=5,
)


# On the first run, Hypothesis is slow because it builds its Unicode tables.
patient = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)


def objects(**members):
    """Return a strategy for objects with some of these members, mostly of the right type."""
    likely = {name: st.one_of(value, value, value, values) for name, value in members.items()}
    return st.fixed_dictionaries({}, optional=likely)


codes = texts | st.sampled_from(["CA", "California", "CA 94115", "Wien", "AT", "Rome, CA"])
locations = objects(address=texts, city=codes, region=codes, postalCode=codes, countryCode=codes)
basics = objects(
    name=texts, label=texts, email=texts, phone=texts, url=texts, website=texts, location=locations
)
work = st.lists(objects(position=texts, startDate=texts, endDate=texts), max_size=3)
resumes = objects(basics=basics | basics.map(lambda some: {**ANA, **some}), work=work)


def profile_or_refusal(resume):
    """Return the profile from a résumé, or the error that it raises."""
    try:
        return read_profile(resume)
    except ResumeError as error:
        return error


@patient
@given(resumes)
@example(with_basics())
@example(with_basics(label="\u0130" * 200))  # lowercasing doubles its length
def test_any_mapping_gives_a_profile_or_an_error_with_a_path(resume):
    outcome = profile_or_refusal(resume)

    if isinstance(outcome, ResumeError):
        assert outcome.path.startswith(("basics", "work"))
        assert outcome.what.startswith(f"{outcome.path} ")
    else:
        assert outcome.name


@patient
@given(st.binary() | values.map(lambda value: json.dumps(value).encode()))
def test_any_bytes_give_an_error_that_names_the_file_or_a_path(tmp_path_factory, content):
    path = tmp_path_factory.getbasetemp() / "any.json"
    path.write_bytes(content)

    error = refusal(path)

    assert error.path.startswith(("any.json", "basics"))
