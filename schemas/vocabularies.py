"""Closed lists that the arithmetic stands on: every code, each with its meaning in one line.

Lists that grow with a record (units, topics, types of events) are data: the tables ``units`` and ``codelists``.
"""

from __future__ import annotations

from collections.abc import Mapping

Vocabulary = Mapping[str, str]

ORIGINATOR_KINDS: Vocabulary = {
    "institute": "A research institute or a university.",
    "government": "A government, a ministry, a parliament or a public office.",
    "person": "A named person.",
    "agency": "A news agency, a statistics office or an international body.",
    "company": "A company, such as one that sells market data.",
    "outlet": "A newspaper, a news site or a broadcaster whose report another outlet repeats.",
}

SOURCE_TYPES: Vocabulary = {
    "news_article": "A report in a newspaper, a news site or by a news agency.",
    "opinion": "A comment, an analysis or an op-ed.",
    "interview": "An interview with a named person.",
    "press_statement": "A statement that an office or a company put out itself.",
    "report": "A report of an institute or an office, a fact sheet, a database page.",
    "journal_article": "An article in a scholarly journal.",
}

PRINTED, INFERRED, RESOLVED = "printed", "inferred", "resolved"

PUBLICATION_DATE_BASES: Vocabulary = {
    PRINTED: "The publication shows its date.",
    INFERRED: "The publication shows no date; it follows from its text or from other outlets.",
}

TOPIC, EVENT_TYPE, UNIT = "topic", "event_type", "unit"
"""Lists that a record keeps itself: the first two in the table ``codelists``, the last as the table ``units``."""

CODELISTS: Vocabulary = {
    TOPIC: "Fields of the relation, for indicators.",
    EVENT_TYPE: "Sorts of events.",
}

MONEY, SHARE, CHANGE, PERSONS, THINGS = "money", "share", "change", "persons", "things"

DIMENSIONS: Vocabulary = {
    MONEY: "An amount of a currency.",
    SHARE: "A part of a whole, in percent; the whole is named in the column denominator.",
    CHANGE: "A rise, or a fall below zero, against an earlier period.",
    PERSONS: "A number of persons.",
    THINGS: "A number of things.",
    "mass": "A mass.",
    "volume": "A volume.",
    "rate": "A quantity in a span of time, or by another quantity.",
    "duration": "A length of time.",
    "index": "A number that has a meaning only beside others of the same index.",
}

COUNTS = frozenset({PERSONS, THINGS})
"""Dimensions whose values are whole numbers."""

INFLOW, OUTFLOW, UNDIRECTED = "inflow", "outflow", "undirected"

DIRECTIONS: Vocabulary = {
    INFLOW: "Flows from the counterpart area to the reference area.",
    OUTFLOW: "Flows from the reference area to the counterpart area.",
    UNDIRECTED: "Belongs to both areas alike; stored once, areas in alphabetical order.",
    "none": "No flow: something about the reference area, towards the counterpart area if one is given.",
}

NORMAL_VALUE, ESTIMATE, FORECAST_VALUE, PROVISIONAL_VALUE, LOW_RELIABILITY = "A", "E", "F", "P", "U"

OBS_STATUSES: Vocabulary = {
    NORMAL_VALUE: "Normal value (SDMX).",
    ESTIMATE: "Estimated value (SDMX): the source says that it is estimated or expected.",
    FORECAST_VALUE: "Forecast value (SDMX): about a period still to come when it was printed.",
    PROVISIONAL_VALUE: "Provisional value (SDMX): a count that was still going on.",
    LOW_RELIABILITY: "Low reliability (SDMX): the source itself doubts it.",
}

NORMAL, DEPRECATED = "normal", "deprecated"

RANKS: Vocabulary = {
    NORMAL: "Stands as recorded; charts and comparisons use it.",
    DEPRECATED: "A slip or a superseded reading, kept with the reason; charts and comparisons leave it out.",
}

HAPPENED, PLANNED = "happened", "planned"

EVENT_STATUSES: Vocabulary = {
    HAPPENED: "The source reports it as done.",
    PLANNED: "The source, at the time of printing, says that it will happen.",
}

EVENT_DATE_BASES: Vocabulary = {
    PRINTED: "The source prints this date.",
    RESOLVED: 'Worked out from the source\'s words ("on Wednesday") and its date of publication.',
}

SHARED = "shared"

WAIVER_REASONS: Vocabulary = {
    "byline": "A number in a byline, a headline block or a credit line.",
    "photo_caption": "A number in the caption of a picture that does not show the relation.",
    "boilerplate": "A number in a part of the page that is not the article.",
    "idiom": "A number word in a turn of phrase, such as the two countries.",
    "vague_quantity": "A quantity without a number.",
    "ordinal": "A place in an order that is no figure of the relation.",
    "repeats_recorded": "Says again what a recorded row of the same source says.",
    SHARED: "Leaves nothing out: the number serves one claim or event date more than the first that prints it.",
    "other_subject": "A number about something else than a relation between two countries.",
}

OMISSION_REASONS: Vocabulary = {
    "copy": "The page is a copy or a mirror of another publication, and the original was not seen.",
    "derived": "Nobody printed the figure: it follows from another number by arithmetic.",
    "no_number": "The words give a rank or a loose quantity, not a number.",
    "unsure": "We are not sure enough of the words, the date, the period or the address.",
    "not_a_pair": "The figure is about one country, or about three, and not about a relation between two.",
    "repeats_recorded": "A page that is recorded already, or a later version of it, with the same figure.",
    "rejected": "Looked up again: the page does not print it, or it is a slip that nobody is likely to meet.",
}

PART_OF, MIRROR_OF, ONE_SIDE_OF = "part_of", "mirror_of", "one_side_of"

RELATIONS: Vocabulary = {
    PART_OF: "Counts a part of what the related indicator counts.",
    MIRROR_OF: "Counts the same flow as the related indicator, seen from the other country: the areas change places.",
    ONE_SIDE_OF: "Counts one country's side of what the related indicator counts for both together.",
}

CLAIMS, EVENT_DATES = "claims", "event_dates"

COMPARED: Vocabulary = {
    CLAIMS: "Claims: one indicator, the same areas, period, stage and kind of unit.",
    EVENT_DATES: "Datings of one event, planned and happened ones alike.",
}

FORECAST, PROVISIONAL, SETTLED = "forecast", "provisional", "settled"

STAGES: Vocabulary = {
    FORECAST: "About something still to come when it was printed: status F, or an event that every source plans.",
    PROVISIONAL: "A count that was still going on, of which no day is known: status P without as_of.",
    SETTLED: "All the rest; counts of which the day is known are compared here, too.",
}

STAGE_OF_STATUS: Mapping[str, str] = {
    FORECAST_VALUE: FORECAST,
    PROVISIONAL_VALUE: PROVISIONAL,
    PLANNED: FORECAST,
}
"""Status of a claim or an event date to its stage; what is not here is settled."""

STATED, PUBLISHED, MIXED = "stated", "published", "mixed"

PERIOD_BASES: Vocabulary = {
    STATED: "The sources state the period.",
    PUBLISHED: "No source states a period: the claims stand as of the year in which they were published or counted.",
    MIXED: "Some sources state the year, the others were published or counted in it.",
}

YEAR, PART_OF_YEAR, YEARS, DAY, NOT_STATED = "year", "part_of_year", "years", "day", "not_stated"

PERIOD_KINDS: Vocabulary = {
    YEAR: "One calendar year.",
    PART_OF_YEAR: "Less than a calendar year, but more than a day.",
    YEARS: "More than one calendar year, or twelve months across two.",
    DAY: "One day.",
    NOT_STATED: "The source does not say.",
}

SINGLE, COMPATIBLE, REPEATED = "single", "compatible", "repeated"
GROWING, FALLING, CONFLICT = "growing", "falling", "conflict"

VERDICTS: Vocabulary = {
    SINGLE: "There is one row only.",
    COMPATIBLE: "Two voices or more, and one value, or one day, that the bounds of every row allow.",
    REPEATED: "One voice said it more than once, and one value, or one day, is allowed by all.",
    GROWING: "A count that went on: each later day has the same or a higher figure.",
    FALLING: "A count that went down: each later day has the same or a lower figure.",
    CONFLICT: "No value, or no day, is allowed by all.",
}

MATCHED, NOT_HELD = "matched", "not_held"

EVIDENCE: Vocabulary = {
    MATCHED: "The row was held against the text of the article, whose hash is recorded.",
    NOT_HELD: "No text was at hand to hold the row against.",
}
