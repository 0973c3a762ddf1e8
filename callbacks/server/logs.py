"""Log lines as JSON, one line an event, without anything about who asked or what they chose."""

import json
import logging
import re
import traceback
from datetime import UTC, datetime
from typing import Any

# What a line says besides its message. Anything else attached to a record stays out of it.
FIELDS = ("method", "route", "status", "milliseconds", "release", "who")
ADDRESS = re.compile(r"\bip=\S+")


class Unsaid(logging.Filter):
    """Takes the words out of a library's lines: they may name an address or who asked for it."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep the line, its kind of fault and its places in the code."""
        record.msg, record.args = "a connection failed", ()
        return True


class JsonLine(logging.Formatter):
    """One JSON object a line.

    Of a fault it gives the kind and the places in the code, not its words: those may quote what a
    reader asked for.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as one line."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": ADDRESS.sub("ip=-", record.getMessage()),
        }
        line |= {name: getattr(record, name) for name in FIELDS if hasattr(record, name)}
        if record.exc_info and record.exc_info[0]:
            kind, _, trace = record.exc_info
            line["fault"] = kind.__name__
            line["places"] = [
                f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}"
                for frame in traceback.extract_tb(trace)
            ]
        return json.dumps(line, ensure_ascii=False, default=str)


def configuration(level: str) -> dict[str, Any]:
    """Return the settings of Python's logging, for the app and for gunicorn alike.

    Args:
        level: Least severe level that is written: DEBUG, INFO, WARNING or ERROR.
    """
    gunicorn = {"handlers": ["lines"], "level": level, "propagate": False}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "callbacks.server.logs.JsonLine"}},
        "filters": {"unsaid": {"()": "callbacks.server.logs.Unsaid"}},
        "handlers": {
            "lines": {
                "class": "logging.StreamHandler",
                "formatter": "json",
                "stream": "ext://sys.stderr",
            }
        },
        # Libraries speak up only when something is wrong: their lines may name what was asked.
        "root": {"handlers": ["lines"], "level": "WARNING"},
        "loggers": {
            "dashboard": {"level": level},
            # Who opened partner pages is written whatever the level: it is a record.
            "dashboard.partner": {"level": "INFO"},
            "gunicorn.error": gunicorn,
            "waitress": {"level": "ERROR", "filters": ["unsaid"]},
            # It says with each request how many are waiting.
            "waitress.queue": {"level": "CRITICAL"},
        },
    }
