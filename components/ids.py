"""Every component id of the app. Nothing else may spell an id as a literal.

Ids are grouped by the part of the page that owns them. A value is `<owner>-<thing>`, so it reads
well in the browser's inspector and in CSS.
"""

from enum import StrEnum


class Root(StrEnum):
    """The parts that every page has."""

    LOCATION = "root-location"
    PAGE = "root-page"
    MAIN = "main"
    EXIT = "exit-this-page"
    EXIT_STATUS = "exit-status"
    ADDRESS = "root-address"
    ADDRESS_PLAN = "root-address-plan"
    OFFERS = "root-period-offers"


class London(StrEnum):
    """The London page: one indicator by borough."""

    INDICATOR = "london-indicator"
    PERIOD_TYPE = "london-period-type"
    PERIOD = "london-period"
    BOROUGH = "london-borough"
    ORDER = "london-order"
    LEAD = "london-lead"
    TILES = "london-tiles"
    NEXT = "london-next"
    READ_FIRST = "london-read-first"
    MAP = "london-map"
    SPREAD = "london-spread"
    SENTENCE = "london-sentence"
    TREND = "london-trend"
    TABLE = "london-table"
    MAP_BOX = "london-map-box"
    SPREAD_CHART = "london-spread-chart"
    TREND_CHART = "london-trend-chart"


class Compare(StrEnum):
    """The page that compares boroughs."""

    INDICATOR = "compare-indicator"
    PERIOD_TYPE = "compare-period-type"
    PERIOD = "compare-period"
    BOROUGHS = "compare-boroughs"
    CHOSEN = "compare-chosen"
    GROUP = "compare-group"
    GROUP_NAMED = "compare-group-named"
    VIEW = "compare-view"
    ORDER = "compare-order"
    READ_FIRST = "compare-read-first"
    PEERS = "compare-peers"
    PANEL = "compare-panel"
    SPREAD_CHART = "compare-spread-chart"
    FUNNEL_CHART = "compare-funnel-chart"
    CHANGE_CHART = "compare-change-chart"
    PERCENT_CHART = "compare-percent-chart"


class Evidence(StrEnum):
    """The list of printed figures."""

    WORDS = "evidence-words"
    SOURCE = "evidence-source"
    THEME = "evidence-theme"
    AREA = "evidence-area"
    YEAR = "evidence-year"
    UNIT = "evidence-unit"
    CHECK = "evidence-check"


class Survey(StrEnum):
    """The survey page."""

    RECORDED_CHART = "survey-recorded-chart"


class Justice(StrEnum):
    """The page from report to court."""

    INDICATOR = "justice-indicator"
    BOROUGH = "justice-borough"
    OUTCOMES = "justice-outcomes"
    CONTROL_CHART = "justice-control-chart"


class Brief(StrEnum):
    """The brief for a meeting."""

    BOROUGH = "brief-borough"
    INDICATORS = "brief-indicators"


class Hotspots(StrEnum):
    """The ward maps."""

    FORM = "hotspots-form"
    INDICATOR = "hotspots-indicator"
    PERIOD = "hotspots-period"
    VIEW = "hotspots-view"
    BOROUGH = "hotspots-borough"
    SEARCH = "hotspots-search"
    HEADING = "hotspots-heading"
    FRAME = "hotspots-frame"
    PICTURE = "hotspots-picture"
    WORDS = "hotspots-words"
    WARD = "hotspots-ward"
    TABLE = "hotspots-table"
    FOUND = "hotspots-found"
    BOROUGHS = "hotspots-boroughs"
    STATUS = "hotspots-status"


class Response(StrEnum):
    """The page on the response: figures and the two self-assessments."""

    MEASURE = "response-measure"
    PERIOD = "response-period"
    VIEW = "response-view"
    ANSWER = "response-answer"
    SUMMARY = "response-summary"


class Strategy(StrEnum):
    """The page on the strategy of 2005."""

    WORDS = "strategy-words"
    LEAD = "strategy-lead"
    AIM = "strategy-aim"


class Costs(StrEnum):
    """The page on costs."""

    SHARE = "costs-share"
    BOROUGH = "costs-borough"


class Drill(StrEnum):
    """An indicator's own page. Members of the same name as London's are the same parts."""

    INDICATOR = "drill-indicator"
    LEAD = "drill-lead"
    PERIOD_TYPE = "drill-period-type"
    PERIOD = "drill-period"
    BOROUGH = "drill-borough"
    ORDER = "drill-order"
    MAP = "drill-map"
    SPREAD = "drill-spread"
    SENTENCE = "drill-sentence"
    TREND = "drill-trend"
    MONTHS = "drill-months"
    WARDS = "drill-wards"
    TABLE = "drill-table"
    MAP_BOX = "drill-map-box"
    SPREAD_CHART = "drill-spread-chart"
    TREND_CHART = "drill-trend-chart"


class Embed(StrEnum):
    """The page that makes embeds."""

    VIEW = "embed-view"
    INDICATOR = "embed-indicator"
    PERIOD = "embed-period"
    BOROUGH = "embed-borough"
    CODE = "embed-code"
    CODE_WITH_SCRIPT = "embed-code-with-script"
    ADDRESS = "embed-address"


class New(StrEnum):
    """The page of what is new."""

    INDICATOR = "new-indicator"
    BOROUGH = "new-borough"


class Partner(StrEnum):
    """The page of a partner's brief; a map's frame is named by its kind behind `MAP`."""

    YEAR = "partner-year"
    MAP = "partner-map"
