"""What a page is, whether the server writes it or Dash mounts it."""

from dataclasses import dataclass

from dash.development.base_component import Component

from data.helplines import ENGLISH

SITE = "London boroughs dashboard"
# Something to choose: its value in an address, and its words.
Option = tuple[str, str]


@dataclass(frozen=True)
class Page:
    """One answer to one address.

    `title` is unique and neutral: it shows in the browser's tab and history. `live` pages load
    Dash; the others are read as they are and send no script but the exit's. `nav` is the path of
    the menu entry to mark. `cited` is what a citation calls the page, where its title says less.
    `styles` and `scripts` are names of assets that this page needs besides those of every page.
    `note` says what is shown in place of what was asked for. A page that is not `citable` holds
    figures that are not the release's. One that is not `kept` is made anew for each reader: it
    holds what that reader typed. One that is `linked` has the link to its view in a row of its own;
    the others have it beside how old the figures are. `aged_by` is the measure that a page is
    about: how old its figures are stands under the title; else the police figures'. `measure` is
    the one whose figures it shows at first, where it can show others. `language` is that of its
    exit and support lines.
    """

    title: str
    body: list[Component]
    cited: str = ""
    nav: str = ""
    status: int = 200
    live: bool = True
    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    citable: bool = True
    kept: bool = True
    linked: bool = False
    aged_by: str = ""
    measure: str = ""
    note: str = ""
    language: str = ENGLISH


@dataclass(frozen=True)
class View:
    """What a reader has chosen, resolved: every field is valid for the release that is served.

    `period_end` is an ISO date. `boroughs` are slugs, none chosen being London as a whole. `group`
    names boroughs and police commands that are taken together, all of them as one.
    """

    indicator_id: str
    period_type: str
    period_end: str
    boroughs: tuple[str, ...] = ()
    view: str = ""
    order: str = "name"
    group: tuple[str, ...] = ()
