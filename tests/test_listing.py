"""The list of templates displays as a table in terminals and notebooks."""

import copy
import pickle
import re
import unicodedata
from collections.abc import Mapping
from html.parser import HTMLParser

import pytest

from rejection_letters import templates
from rejection_letters._plugins._listing import Listing
from rejection_letters.errors import BrokenPackError
from tests.packs import BUILT_IN


@pytest.fixture
def packs(install):
    """Install three packs, whose templates are loaded, not loaded, and broken."""
    install("pack-a", "nursing = pack_a:template", metadata=["Summary: For nurses"])
    install("pack-b", "banking = pack_b:template", version="2.0")
    install("pack-c", "mining = pack_c:template", code="raise OSError('out of order')")
    templates()["nursing"].load()
    with pytest.raises(BrokenPackError):
        templates()["mining"].load()


def rows_of(listing):
    """Return the cells of a list in a terminal, by the names in the first column."""
    rows = [re.split(" {2,}", line) for line in repr(listing).splitlines()]
    return {name: cells for name, *cells in rows}


def columns_of(line):
    """Return the width of a line in a terminal."""
    wide = sum(unicodedata.east_asian_width(character) in "FW" for character in line)
    return len(line) + wide - sum(map(bool, map(unicodedata.combining, line)))


class Cells(HTMLParser):
    """Parses a table as a browser does."""

    def __init__(self, html):
        super().__init__()
        self.tags = set()
        self.rows = []
        self.feed(html)

    def handle_starttag(self, tag, _attributes):
        """Begin a row or a cell."""
        self.tags.add(tag)
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_data(self, data):
        """Add text to a cell."""
        self.rows[-1][-1] += data


def cells_of(listing):
    """Return the rows of a list in a notebook."""
    return Cells(listing._repr_mimebundle_()["text/html"]).rows


class TestMapping:
    @pytest.mark.usefixtures("packs")
    def test_the_list_is_a_mapping(self):
        listing = templates()

        assert isinstance(listing, Mapping)
        assert [*listing] == sorted([*BUILT_IN, "nursing", "banking", "mining"])
        assert len(listing) == len(BUILT_IN) + 3
        assert [entry.name for entry in listing.values()] == [*listing]

    @pytest.mark.usefixtures("packs")
    def test_names_are_looked_up(self):
        listing = templates()

        assert "nursing" in listing
        assert "Nursing" not in listing
        assert listing["nursing"].distribution == "pack-a"
        assert listing.get("nursin") is None
        with pytest.raises(KeyError):
            listing["nursin"]

    @pytest.mark.usefixtures("packs")
    def test_the_list_equals_a_dict_with_the_same_items(self):
        listing = templates()

        assert listing == dict(listing)
        assert listing == templates(refresh=True)
        assert listing != {}

    @pytest.mark.usefixtures("packs")
    @pytest.mark.parametrize("copied", [copy.copy, lambda it: pickle.loads(pickle.dumps(it))])
    def test_the_list_can_be_copied_and_pickled(self, copied):
        assert copied(templates()) == templates()


class TestTerminal:
    @pytest.mark.usefixtures("packs")
    def test_each_entry_has_a_line_with_four_columns(self):
        """A broken entry shows its error in place of the summary."""
        rows = rows_of(templates())
        summary = "A courtesy note that asks for nothing"

        assert rows["name"] == ["status", "from", "summary"]
        assert rows["banking"] == ["not loaded", "pack-b 2.0"]
        assert rows["brief"] == ["built in", "rejection-letters", summary]
        assert rows["mining"] == ["broken", "pack-c 1.0", "OSError: out of order"]
        assert rows["nursing"] == ["loaded", "pack-a 1.0", "For nurses"]

    @pytest.mark.usefixtures("packs")
    def test_columns_are_aligned(self):
        head, *lines = repr(templates()).splitlines()
        begin = head.index("summary")

        assert {line[begin - 2 : begin] for line in lines if len(line) > begin} == {"  "}
        assert all(line[begin : begin + 1] != " " for line in lines)

    @pytest.mark.usefixtures("packs")
    def test_str_and_repr_are_the_same(self):
        assert str(templates()) == repr(templates())

    @pytest.mark.usefixtures("packs")
    def test_an_earlier_list_shows_the_current_status(self):
        listing = templates()
        listing["banking"].load()

        assert rows_of(listing)["banking"] == ["loaded", "pack-b 2.0"]

    def test_the_table_is_at_most_a_hundred_columns_wide(self, install):
        """Long cells end in an ellipsis, and wide characters count as two columns."""
        install(f"pack-{'b' * 80}", f"{'x' * 100} = y:z", metadata=[f"Summary: {'long ' * 50}"])
        install("pack-c", "wide = y:z", metadata=[f"Summary: {'長い' * 50}"])
        install("pack-d", "thin = y:z", metadata=["Summary: " + "e\u0301" * 9])
        lines = repr(templates()).splitlines()

        assert max(map(columns_of, lines)) <= 100
        assert next(line for line in lines if line.startswith("xxx")) == (
            f"{'x' * 39}…  not loaded  pack-{'b' * 24}…  long long lon…"
        )
        assert next(line for line in lines if line.startswith("wide")).endswith("  長い長い長い…")
        assert next(line for line in lines if line.startswith("thin")).endswith("e\u0301" * 9)

    def test_summaries_cannot_contain_escape_sequences(self, install):
        install("pack-a", metadata=["Summary: \x1b[31mRed\x07\u202e\u2028alert"])

        assert rows_of(templates())["nursing"][-1] == "[31mRed alert"

    def test_errors_cannot_contain_escape_sequences(self, install):
        install("pack-a", code=r"raise OSError('\x1b[2J\n\n  gone')")
        with pytest.raises(BrokenPackError):
            templates()["nursing"].load()

        assert rows_of(templates())["nursing"][-1] == "OSError: [2J gone"

    def test_an_empty_list_shows_only_the_header(self):
        assert repr(Listing({})) == "name  status  from  summary"


class TestNotebook:
    @pytest.mark.usefixtures("packs")
    def test_the_html_table_has_the_same_cells(self):
        head, *rows = cells_of(templates())

        assert head == ["name", "status", "from", "summary"]
        assert ["banking", "not loaded", "pack-b 2.0", ""] in rows
        assert ["mining", "broken", "pack-c 1.0", "OSError: out of order"] in rows
        assert ["nursing", "loaded", "pack-a 1.0", "For nurses"] in rows

    def test_summaries_are_escaped(self, install):
        summary = """<script>alert("1")</script> & '&lt;' <td>"""
        install("pack-a", metadata=[f"Summary: {summary}"])
        html = templates()._repr_mimebundle_()["text/html"]

        assert Cells(html).tags == {"div", "table", "thead", "tbody", "tr", "th", "td"}
        assert ["nursing", "not loaded", "pack-a 1.0", summary] in Cells(html).rows

    def test_mathjax_ignores_the_table(self, install):
        """Otherwise, the dollars of a summary would be typeset as mathematics."""
        install("pack-a", metadata=["Summary: For firms of $5M to $50M"])
        html = templates()._repr_mimebundle_()["text/html"]

        assert html.startswith('<div class="tex2jax_ignore mathjax_ignore"><table>')
        assert html.endswith("</table></div>")
        assert ["nursing", "not loaded", "pack-a 1.0", "For firms of $5M to $50M"] in Cells(
            html
        ).rows

    def test_the_name_and_version_of_a_distribution_are_escaped(self, install, site):
        install("pack-a")
        (site / "pack_a-1.0.dist-info" / "METADATA").write_text(
            "Name: <b>\nVersion: 1<hr>\n", encoding="utf-8"
        )

        assert ["nursing", "not loaded", "<b> 1<hr>", ""] in cells_of(templates())

    def test_a_long_summary_is_truncated(self, install):
        install("pack-a", metadata=[f"Summary: {'long' * 5000}"])
        (shown,) = (row[3] for row in cells_of(templates()) if row[0] == "nursing")

        assert len(shown) == 300
        assert shown.endswith("…")

    @pytest.mark.parametrize(
        ("wish", "formats"),
        [
            ({}, {"text/plain", "text/html"}),
            ({"include": ["text/html"]}, {"text/html"}),
            ({"exclude": ["text/html"]}, {"text/plain"}),
            ({"include": ["text/plain"], "exclude": ["text/plain"]}, set()),
            ({"include": ["image/png"]}, set()),
            ({"include": [], "exclude": None}, {"text/plain", "text/html"}),
        ],
    )
    def test_include_and_exclude_choose_the_formats(self, wish, formats):
        assert templates()._repr_mimebundle_(**wish).keys() == formats

    def test_the_plain_text_is_the_same_as_in_a_terminal(self):
        assert templates()._repr_mimebundle_()["text/plain"] == repr(templates())
