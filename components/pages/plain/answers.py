"""Ten questions that residents ask, answered so that a child of eleven can read them.

No number stands in these words: each answer has one of its own, from the release.
"""

from dataclasses import dataclass

ANYONE, MEN, OWN = "National", "Men’s", "Respect"


@dataclass(frozen=True)
class Answer:
    """One question and its answer.

    `caveat_id` is what must be known of its number, `also_ids` what must stand there too. `more` is
    a path and its words, `line` the name that the support line to call begins with.
    """

    id: str
    question: str
    says: tuple[str, ...]
    caveat_id: str
    more: tuple[str, str]
    help: str
    line: str = ANYONE
    also_ids: tuple[str, ...] = ()


ANSWERS: tuple[Answer, ...] = (
    Answer(
        id="how-much",
        question="How much domestic abuse do the police record?",
        says=(
            (
                "The police write down each crime that they are told of, or see. This is how "
                "many of them had to do with domestic abuse in one year, in London."
            ),
            (
                "Most abuse is never told to the police, so the true number is larger. A high "
                "number can mean more harm. It can also mean that more people trust the police, "
                "or that the police write down more of what they are told."
            ),
        ),
        caveat_id="recorded_not_prevalence",
        more=("", "The map of London"),
        help="You can get help without telling the police.",
    ),
    Answer(
        id="going-up",
        question="Is it going up?",
        says=(
            (
                "We can put the same months of two years side by side. The line above does "
                "that. We cannot go further back, because the police changed their computer "
                "system in the spring of the first of these years. Since then crimes are "
                "written down another way."
            ),
            (
                "When the police get better at writing abuse down, the number goes up. So a "
                "higher number does not prove that there is more abuse."
            ),
        ),
        caveat_id="better_recording",
        more=("compare?view=change", "How each borough has changed"),
        help="If things get worse for you, call again. You can call as often as you need.",
    ),
    Answer(
        id="not-told",
        question="How many people are abused, and the police never know?",
        says=(
            (
                "Nobody can count what is never told. So each year a survey asks people at "
                "home, in private, what has happened to them. The police do not see the "
                "answers."
            ),
            (
                "This number is for England and Wales. Too few people in London are asked to "
                "give a safe number for London each year."
            ),
        ),
        caveat_id="most_not_reported",
        more=("survey", "What the survey found"),
        help="Men are abused as well. There is a line for men.",
        line=MEN,
    ),
    Answer(
        id="my-borough",
        question="How does my borough compare?",
        says=(
            (
                "The numbers above are the lowest and the highest of all boroughs. Each is for "
                "every thousand people who live there."
            ),
            (
                "One borough may have more abuse. Or its people may trust the police more. Or "
                "it may have a good service that helps people to come forward. The number "
                "cannot tell which. So we do not put the boroughs in order."
            ),
        ),
        caveat_id="no_league_table",
        more=("compare", "Compare your borough"),
        help="There is help in every borough.",
    ),
    Answer(
        id="my-ward",
        question="Does the map show where I am safe?",
        says=(
            (
                "No. Most domestic abuse happens at home, and is done by someone the person "
                "knows. It is not like crime in the street."
            ),
            (
                "The map shows where crimes were written down. In flats with thin walls, "
                "neighbours call the police more often. That makes the number higher, and not "
                "the harm."
            ),
        ),
        caveat_id="hotspots_show_reporting",
        more=("hotspots", "The map of wards"),
        help="If you hear that someone is being hurt now, call 999.",
        also_ids=("neighbours_call", "service_draws_reports"),
    ),
    Answer(
        id="what-happens",
        question="What happens when the police are told?",
        says=(
            (
                "The police look into it. In some cases they charge the person, or give a "
                "formal warning. They call this a positive outcome."
            ),
            (
                "The number sets the outcomes of one year beside the crimes of that same year. "
                "Many cases take longer than a year. So the number does not say how likely it "
                "is that one case will end in that way."
            ),
        ),
        caveat_id="outcomes_not_conversion",
        more=("justice", "From report to court"),
        help="Someone can go with you to the police and to court.",
    ),
    Answer(
        id="killed",
        question="How many people are killed?",
        says=(
            (
                "Each year some people in London are killed by a partner, an old partner or "
                "someone in their family. This number is for the last full year that we have."
            ),
            (
                "The numbers are small, and go up and down by chance. So one year does not show "
                "a trend. Each of these people is missed."
            ),
        ),
        caveat_id="homicide_small_numbers",
        more=("indicators/da_homicide_victims", "All the years"),
        help="If you are in danger now, call 999. If you cannot speak, press 55 on a mobile.",
    ),
    Answer(
        id="home",
        question="How many people lose their home because of abuse?",
        says=(
            (
                "If you have to leave home to be safe, a council must help you. This is how "
                "many households London’s councils said they had to help for this reason in one "
                "year."
            ),
            (
                "More people than that have to leave. Some stay with friends, and some never "
                "ask. They are not in the number."
            ),
        ),
        caveat_id="homelessness_counts_duty",
        more=("homes", "Homes lost because of domestic abuse"),
        help="You can ask any council for help, not only your own.",
    ),
    Answer(
        id="again",
        question="How many people are abused again and again?",
        says=(
            (
                "This is one of the things that it would help most to know. It could show if "
                "the help that people get keeps them safe. But nobody in London makes it "
                "public."
            ),
            (
                "The number above was printed once. The London Assembly asked for it to be "
                "shown all the time. We have not found that this was done."
            ),
        ),
        caveat_id="repeat_targets_caution",
        more=("not-published#repeat-victims", "Who could publish it"),
        help="If you hurt someone and want to stop, there is a line for you too.",
        line=OWN,
    ),
    Answer(
        id="refuge",
        question="Are there enough safe places to go?",
        says=(
            (
                "A refuge is a safe house. Its address is kept secret. We cannot say how many "
                "places there are in each borough, because there is no list that everyone may "
                "use."
            ),
            (
                "What is shown above is the least that one borough’s plan once asked for. "
                "People often have to go to another part of the country to be safe. So the "
                "number for one borough never tells it all."
            ),
        ),
        caveat_id="not_published",
        more=("not-published#refuge-spaces-per-10k", "Who could publish it"),
        help="This line can look for a free place for you, day and night.",
    ),
)
