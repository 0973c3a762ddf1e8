"""The pages of the site by what readers look for: title, path, and further words."""

PAGES: tuple[tuple[str, str, str], ...] = (
    ("London", "", "map all boroughs headline figures home start"),
    ("Boroughs", "boroughs", "list of all boroughs councils police commands bcu"),
    (
        "Compare boroughs",
        "compare",
        (
            "comparison funnel ranking league table peers change trend safest worst best outcomes "
            "similar alike like mine comparable statistical nearest neighbours "
            "most dangerous borough"
        ),
    ),
    ("Measures", "indicators", "indicators list of all measures definitions"),
    ("Wards: what was recorded", "hotspots", "hotspots ward map hot spots neighbourhood area"),
    ("Survey", "survey", "csew crime survey prevalence how many people not reported unreported"),
    ("From report to court", "justice", "charges prosecutions convictions outcomes attrition cps"),
    ("Homes", "homes", "homelessness housing refuge priority need councils of england core cities"),
    ("Response", "response", "services homelessness refuge housing marac homicide bvpi cdrp"),
    ("Costs", "costs", "cost money price pounds spending"),
    ("Recommendations of the Assembly", "scrutiny", "scrutiny committee asked promised due"),
    ("Not published", "not-published", "gaps missing blank unpublished data who holds it"),
    ("The strategy of 2005", "strategy", "ldvs2 aims priorities actions lead agency"),
    ("Plain answers", "plain", "easy read simple questions faq residents help"),
    ("Plain answer: how much is recorded", "plain#how-much", "how much domestic abuse police"),
    ("Plain answer: is it going up", "plain#going-up", "rising falling getting worse better trend"),
    ("Plain answer: what the police never know", "plain#not-told", "how many abused never told"),
    ("Plain answer: how my borough compares", "plain#my-borough", "how does my borough compare"),
    ("Plain answer: where I am safe", "plain#my-ward", "am i safe does the map show area street"),
    ("Plain answer: what happens then", "plain#what-happens", "what happens when police are told"),
    ("Plain answer: how many are killed", "plain#killed", "deaths dead murdered people"),
    ("Plain answer: how many lose their home", "plain#home", "lose home because of abuse people"),
    ("Plain answer: abused again and again", "plain#again", "repeat how many people"),
    ("Plain answer: enough safe places", "plain#refuge", "are there enough safe places to go"),
    ("Brief for a meeting", "brief", "pack briefing meeting pdf print handout"),
    ("Printed figures", "evidence", "evidence reports quotes statistics sources"),
    ("Methods", "methods", "confidence interval how figures are made breaks connect funnel"),
    ("Glossary", "glossary", "words explained meaning definitions abbreviations"),
    ("Status of the figures", "status", "how old updated date release next due stale"),
    ("What is new", "new", "changes releases revised corrections feed atom rss follow"),
    ("Files", "data", "download csv json excel spreadsheet xlsx ods opendocument data api"),
    ("Embed a view", "embed", "iframe website widget code"),
    ("Accessibility", "accessibility", "statement screen reader wcag"),
    ("Privacy", "privacy", "cookies tracking history log"),
    ("Exit and support", "support", "languages translation interpreter exit safety safe escape 55"),
    ("Contact and corrections", "contact", "error complaint mistake report email"),
)

# What a page is called besides, by path: whoever looks for help by these finds it first.
CALLED: dict[str, tuple[str, ...]] = {
    "costs": ("Cost of domestic abuse", "Cost of domestic violence", "Cost per victim"),
    "support": (
        *(
            "Help",
            "Help and support",
            "Get help",
            "Helpline",
            "Helplines",
            "Domestic abuse helpline",
        ),
        *("999", "Emergency", "In danger", "Support line", "Support lines"),
        *("Honour-based abuse", "Forced marriage", "Men's Advice Line", "Galop", "Karma Nirvana"),
        *("Respect", "FGM", "Female genital mutilation", "Honour killing", "Honour-based violence"),
    ),
    "privacy": ("Privacy policy", "Privacy notice"),
    "contact": ("Who runs this", "Who keeps this"),
}
