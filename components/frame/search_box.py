"""The search box: a plain form, in the header of every page and on the page of a search.

The boxes of words of other forms are of the same kind. A browser refuses to send one while more of
a postcode than its district stands in it. With scripts `assets/search.js` looks up that of a search
in the browser.
"""

from dash import html
from dash.development.base_component import Component

from components.frame.static_html import Ready, written
from components.links import Links
from data.search.postcodes import NEITHER

LONGEST = 80  # letters that a search takes
POSTCODES_STAY = (
    "A whole postcode never leaves your browser: with scripts it is looked up there, and without "
    "them this box sends no more of it than its first half. Type the name of a ward or choose a "
    "borough instead."
)
NO_POSTCODES = "Postcodes are not loaded here. Please choose your borough."
NOT_IN_DIRECTORY = "This postcode is not among London’s. Please choose your borough."
UNFINISHED = (
    "This looks like the beginning of a postcode, and was not sent. Please type the whole "
    "postcode, or the name of a ward or borough."
)
NOT_READ = "Postcodes cannot be looked up now. Please type the name of a ward or borough."


def words_box(box: str, *, value: str, placeholder: str = "") -> Ready:
    """Return the box of a form that searches a list; of a postcode it sends the first half at most.

    Args:
        box: Its id.
        value: What it holds.
        placeholder: What it takes, in a word or two.
    """
    return written(
        "input",
        id=box,
        name="q",
        type="search",
        value=value or None,
        maxlength=str(LONGEST),
        placeholder=placeholder or None,
        # What is typed is kept by nobody, the browser included.
        autocomplete="off",
        pattern=NEITHER,
        title=POSTCODES_STAY,
        class_="form-control",
    )


def search_form(*, links: Links, asked: str = "", box: str = "site-search") -> Component:
    """Return the form.

    Args:
        links: Address builder.
        asked: What the box holds.
        box: Its id, which also names its look.
    """
    return html.Form(
        [
            html.Label("Search", htmlFor=box, className="visually-hidden"),
            words_box(box, value=asked, placeholder="Ward, topic"),
            html.Button("Search", type="submit", className="search-button"),
        ],
        action=links.to("search"),
        method="get",
        className=f"search-form {box}-form",
        role="search",
        **{
            "aria-label": "Find anything" if box == "site-search" else "Search this site",
            "data-suggest": links.to("search/suggest.json"),
            "data-postcodes": links.to("postcodes/"),
            "data-unfinished": UNFINISHED,
            "data-unread": NOT_READ,
        },
    )
