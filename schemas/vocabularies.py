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

MONEY = "money"

DIMENSIONS: Vocabulary = {
    MONEY: "An amount of a currency.",
    "share": "A part of a whole.",
    "change": "A rise or a fall against an earlier period.",
    "persons": "A number of persons.",
    "things": "A number of things.",
    "mass": "A mass.",
    "volume": "A volume.",
    "rate": "A quantity in a span of time, or by another quantity.",
    "duration": "A length of time.",
    "index": "A number that has a meaning only beside others of the same index.",
}

SHARE, COUNT = "share", "count"

MEASURES: Vocabulary = {
    SHARE: "A part of a whole, in percent; the whole is named in the column denominator.",
    "amount": "A quantity of money, mass or volume.",
    COUNT: "A number of persons or things.",
    "change": "A rise or a fall against an earlier period, in percent of that period.",
    "duration": "A length of time.",
}

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

CLAIMS, EVENT_DATES = "claims", "event_dates"

COMPARED: Vocabulary = {
    CLAIMS: "Claims: one indicator, the same areas, period and stage.",
    EVENT_DATES: "Datings of one event, all of them planned or all of them happened.",
}

FORECAST, PROVISIONAL, SETTLED = "forecast", "provisional", "settled"

STAGES: Vocabulary = {
    FORECAST: "About something still to come when it was printed: status F, or a planned event.",
    PROVISIONAL: "A count that was still going on: status P.",
    SETTLED: "All the rest.",
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
    PUBLISHED: "No source states a period: the claims stand as of the year in which they were published.",
    MIXED: "Some sources state the year, the others were published in it.",
}

SINGLE, AGREE, CONFLICT = "single", "agree", "conflict"

VERDICTS: Vocabulary = {
    SINGLE: "There is one row only.",
    AGREE: "One value, or one day, is allowed by the bounds of every row.",
    CONFLICT: "No value, or no day, is allowed by all.",
}
