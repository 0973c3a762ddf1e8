"""The pages of the site by what readers look for: title, path, and further words."""

PAGES: tuple[tuple[str, str, str], ...] = (
    ("London", "", "map all boroughs headline figures home start"),
    ("Compare boroughs", "compare", "comparison funnel ranking league table peers change trend"),
    ("Measures", "indicators", "indicators list of all measures definitions"),
    ("Wards: what was recorded", "hotspots", "hotspots ward map hot spots neighbourhood area"),
    ("Survey", "survey", "csew crime survey prevalence how many people not reported unreported"),
    ("From report to court", "justice", "charges prosecutions convictions outcomes attrition cps"),
    ("Response", "response", "services homelessness refuge housing marac homicide bvpi cdrp"),
    ("Costs", "costs", "cost money price pounds spending"),
    ("Recommendations of the Assembly", "scrutiny", "scrutiny committee asked promised due"),
    ("The strategy of 2005", "strategy", "ldvs2 aims priorities actions lead agency"),
    ("Brief for a meeting", "brief", "pack briefing meeting pdf print handout"),
    ("Printed figures", "evidence", "evidence reports quotes statistics sources"),
    ("Methods", "methods", "confidence interval how figures are made breaks connect funnel"),
    ("Glossary", "glossary", "words explained meaning definitions abbreviations"),
    ("Status of the figures", "status", "how old updated date release next due stale"),
    ("Files", "data", "download csv excel spreadsheet xlsx data api"),
    ("Embed a view", "embed", "iframe website widget code"),
    ("Accessibility", "accessibility", "statement screen reader wcag"),
    ("Privacy", "privacy", "cookies tracking history log"),
    ("Contact and corrections", "contact", "error complaint mistake report email"),
)
