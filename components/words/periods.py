"""Periods in words: "year to July 2025", "2024-25", "April to June 2025"."""

from datetime import date, timedelta

from data.model import PeriodType

MONTHS_OF_A_YEAR = 12


def period_words(period_type: str, *, start: date, end: date) -> str:
    """Return the name of a period. Both days are inclusive.

    Args:
        period_type: A `data.model.PeriodType`.
        start: First day. A timestamp will do.
        end: Last day.
    """
    match PeriodType(period_type):
        case PeriodType.ROLLING_12 | PeriodType.FOUR_QUARTERS | PeriodType.SURVEY_YEAR:
            return f"year to {end:%B %Y}"
        case PeriodType.CALENDAR_YEAR:
            return f"{end:%Y}"
        case PeriodType.FINANCIAL_YEAR:
            return f"{start:%Y}-{end:%y}"
        case PeriodType.TEN_YEARS:
            return f"{start:%Y} to {end:%Y}"
        case _:
            return span_words(start, end=end)


def in_a_sentence(period: str) -> str:
    """Return a period as it stands inside a sentence: "the year to July 2025"."""
    return f"the {period}" if period.startswith("year") else period


def span_words(start: date, *, end: date) -> str:
    """Return a stretch of time by its months, or by its days where it is not whole months.

    Twelve whole months that are not a calendar year are a "year to" their last one.
    """
    if start.day != 1 or (end + timedelta(days=1)).day != 1:
        first, last = day_words(start), day_words(end)
        return last if first == last else f"{first} to {last}"
    months = (end.year - start.year) * MONTHS_OF_A_YEAR + end.month - start.month + 1
    if months == 1:
        return f"{end:%B %Y}"
    if months == MONTHS_OF_A_YEAR:
        return f"{end:%Y}" if start.month == 1 else f"year to {end:%B %Y}"
    if start.year == end.year:
        return f"{start:%B} to {end:%B %Y}"
    if months % MONTHS_OF_A_YEAR == 0 and start.month == 1:
        return f"{start:%Y} to {end:%Y}"
    return f"{start:%B %Y} to {end:%B %Y}"


def day_words(day: date) -> str:
    """Return "1 March 2024"."""
    return f"{day.day} {day:%B %Y}"
