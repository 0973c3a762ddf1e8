"""Worked examples of the API. Tests run those that need no program outside Python."""

from dataclasses import dataclass

FOLDER = "/folder/of/the/code"
ASSISTANT = f"""\
{{
  "mcpServers": {{
    "london-boroughs-dashboard": {{
      "command": "{FOLDER}/.venv/bin/python",
      "args": ["-m", "callbacks.assistant"],
      "env": {{
        "PYTHONPATH": "{FOLDER}",
        "RELEASE_DIR": "{FOLDER}/data/published"
      }}
    }}
  }}
}}"""


@dataclass(frozen=True)
class Example:
    """One way to ask, with the code as a reader would copy it."""

    title: str
    words: str
    code: str


def api_examples(root: str, *, release: str) -> tuple[Example, ...]:
    """Return the examples.

    Args:
        root: Whole address of the API, as readers reach it.
        release: For the example of an address that always gives the same figures.
    """
    site = root.removesuffix("/api/v1")
    view = f"{site}/download/view.csv?indicator=da_offences_rate&level=borough"
    return (
        Example(
            "On the command line",
            "The definitions, then one borough’s months of 2025. “next” is null on the last page.",
            f'curl "{root}/indicators"\n'
            f'curl "{root}/values?indicator=da_offences&level=borough&area=E09000003'
            '&period_type=month&from=2025-01-01"',
        ),
        Example(
            "Python with pandas",
            "A table at once. What is withheld or missing becomes NaN; “status” says which.",
            "import pandas as pd\n\n"
            "rates = pd.read_csv(\n"
            f'    "{root}/values.csv?indicator=da_offences_rate&level=borough",\n'
            '    na_values=["[c]", "[x]", "[z]"],\n'
            '    parse_dates=["period_start", "period_end"],\n'
            ")\n"
            'latest = rates[rates["period_end"] == rates["period_end"].max()]\n'
            'print(latest[["area_name", "value", "lower", "upper", "status"]])\n'
            'print(latest["must_read"].iloc[0])',
        ),
        Example(
            "Python, page by page",
            "For more rows than a page holds.",
            "import json\n"
            "from urllib.parse import urljoin\n"
            "from urllib.request import urlopen\n\n"
            f'address = "{root}/values?indicator=da_offences&level=ward&limit=1000"\n'
            "rows = []\n"
            "while address:\n"
            "    with urlopen(address) as answer:\n"
            "        page = json.load(answer)\n"
            '    rows += page["values"]\n'
            '    address = page["next"] and urljoin(address, page["next"])\n'
            'for caveat in page["caveats"]:\n'
            '    print(caveat["headline"])\n'
            "print(len(rows))",
        ),
        Example(
            "R",
            "Without a package.",
            "rates <- read.csv(\n"
            f'  "{root}/values.csv?indicator=da_offences_rate&level=borough",\n'
            '  na.strings = c("[c]", "[x]", "[z]")\n'
            ")\n"
            "latest <- subset(rates, period_end == max(period_end))\n"
            'latest[, c("area_name", "value", "lower", "upper", "status")]',
        ),
        Example(
            "A file with its notes, in Python",
            "The first line of a CSV file that has notes holds them all and begins with “#”. Each "
            "of the three calls skips it.",
            "from urllib.request import urlretrieve\n\n"
            "import duckdb\n"
            "import pandas\n"
            "import polars\n\n"
            f'urlretrieve("{view}", "view.csv")\n'
            'by_pandas = pandas.read_csv("view.csv", comment="#")\n'
            "by_polars = polars.read_csv(\n"
            '    "view.csv", comment_prefix="#", infer_schema_length=None\n'
            ")\n"
            'by_duckdb = duckdb.read_csv("view.csv", comment="#")',
        ),
        Example(
            "A file with its notes, in R",
            "The first call is readr’s, the second needs no package.",
            f'download.file("{view}", "view.csv")\n'
            'by_readr <- readr::read_csv("view.csv", comment = "#")\n'
            "by_r <- read.csv(\n"
            '  "view.csv", comment.char = "#", fileEncoding = "UTF-8-BOM"\n'
            ")",
        ),
        Example(
            "A file with its notes, in SQLite",
            "A program that knows no comments leaves out one line.",
            f'.shell curl -s -o view.csv "{view}"\n'
            ".import --csv --skip 1 view.csv figures\n"
            "SELECT area_name, period_end, value FROM figures LIMIT 5;",
        ),
        Example(
            "A spreadsheet",
            "In Excel: Data, From Web, and this address. In LibreOffice: Sheet, Link to External "
            "Data. Or download the spreadsheet of a measure above, which has its notes in it.",
            f"{root}/values.csv?indicator=da_offences_rate&level=borough&release={release}",
        ),
        Example(
            "An assistant",
            "Programs that speak the Model Context Protocol start the code of this site "
            "themselves, with these lines among their settings, after “make assistant” in its "
            "folder. It has four tools, search, indicator, values and evidence, which answer as "
            "the API does, with caveats and sources, and ask nothing of any host.",
            ASSISTANT,
        ),
        Example(
            "What there is to ask",
            "The document of the API (OpenAPI 3.1) lists every address and every query name. "
            "Faults come as problem documents (RFC 9457).",
            f"{root}/openapi.json",
        ),
    )
