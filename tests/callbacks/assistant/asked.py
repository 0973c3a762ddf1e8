"""What the assistant is asked, each by a name: a tool and its arguments."""

ANSWERED = {
    "borough": ("search", {"words": "Barnet"}),
    "ward": ("search", {"words": "Fairfield Croydon"}),
    "measure": ("search", {"words": "offences per 1,000 residents"}),
    "printed": ("search", {"words": "one in ten"}),
    "closed": ("search", {"words": "MARAC cases discussed 2020"}),
    "alike": ("search", {"words": "outcomes in boroughs like Croydon"}),
    "of_borough": ("search", {"words": "Croydon outcomes"}),
    "some_words": ("search", {"words": "temporary accommodation"}),
    "nothing_found": ("search", {"words": "zzzzqqq"}),
    "definition": ("indicator", {"indicator": "da_offences_rate"}),
    "newest": (
        "values",
        {"indicator": "da_offences_rate", "level": "borough", "period": "latest"},
    ),
    "withheld": (
        "values",
        {"indicator": "da_vwi_offences", "level": "ward", "period": "latest", "limit": 500},
    ),
    "two": ("values", {"indicator": "da_offences", "area": ["E09000003", "E09000005"], "limit": 3}),
    "not_passed_on": ("values", {"indicator": "marac_cases"}),
    "evidence": ("evidence", {"theme": "costs", "limit": 5}),
    "all_evidence": ("evidence", {"limit": 500}),
}
REFUSED = {
    "postcode": ("search", {"words": "crimes near SW1A 1AA please"}),
    "blank": ("search", {"words": "  "}),
    "long": ("search", {"words": "a" * 81}),
    "misspelt": ("values", {"indicator": "da_offences", "areas": ["E09000003"]}),
    "unknown": ("values", {"indicator": "offences"}),
    "no_area": ("values", {"indicator": "da_offences", "area": ["E09999999"]}),
    "bad_day": ("values", {"indicator": "da_offences", "period": "July 2025"}),
    "backwards": ("values", {"indicator": "da_offences", "from": "2025-01-01", "to": "2024-01-01"}),
    "too_many": ("values", {"indicator": "da_offences", "limit": 501}),
    "bad_cursor": ("values", {"indicator": "da_offences", "cursor": "made by hand"}),
    "old_release": ("indicator", {"indicator": "da_offences", "release": "1999-01"}),
    "elsewhere": ("indicator", {"indicator": "../../etc/passwd"}),
    "no_source": ("evidence", {"source": "a blog"}),
    "no_name": ("indicator", {}),
    "no_tool": ("rank", {}),
}
QUESTIONS = ANSWERED | REFUSED
