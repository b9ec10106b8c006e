"""The words around a date or a figure that tell whether the date is that of the figure."""

from __future__ import annotations

import re

ABBREVIATIONS = [
    "Mr",
    "Mrs",
    "Ms",
    "Dr",
    "St",
    "Gen",
    "Gov",
    "Sen",
    "Rep",
    "Col",
    "Lt",
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "Jun",
    "Jul",
    "Aug",
    "Sept",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
    "No",
    "Co",
    "Corp",
    "Inc",
    "Ltd",
    "vs",
    "approx",
    "ca",
    "c",
    "Rs",
    "Tk",
    "Shs",
    "Dhs",
    "Rp",
    "U.S",
    "U.K",
    "U.N",
    "a.m",
    "p.m",
    "p.c",
    "i.e",
    "e.g",
]

END = re.compile(r"(?<=[.!?;])[\"')\]]*+ +(?=[\"'(\[]*+[^\W_a-z])|(?<=;) ")

_SAYING = (
    r"said|says|say|told|announced|reported|reports|showed|shows|noted|added|stated|declared|agreed|signed|found|released|published|revealed|confirmed|"
    r"according to|data|figures|wrote|disclosed|unveiled|warned|spoke|speech|statement|report|survey|"
    r"poll|interview|press conference|estimated"
)

# "said on Tuesday", "the ministry said Wednesday", "announced on Feb. 29", "figures released by it on Monday".
SAID_BEFORE = re.compile(
    rf"\b(?:{_SAYING})(?: (?:late|early|here|by|the|its|in|a|an|of|correspondent|"
    rf"[A-Z][\w.-]*)){{0,3}}(?: on| of| dated)? ?\Z"
)

SAID_AFTER = re.compile(rf",? (?:that|(?:{_SAYING}))\b")

NOT_WHEN = re.compile(
    r"\b(?:since|from|than in|than on|than|until|till|earlier than|later than|before|prior to|"
    r"compared (?:with|to)|over|versus|vs\.?|against|above|below|beyond|on|after|following|level of|"
    r"levels of|"
    r"signed|agreed|announced|launched|begun|started|born|elected|founded|concluded|reached|"
    r"adopted) ?(?:in |on |the |those of |that of |its |late |early |mid-|same (?:period|month|"
    r"quarter|time|day|week) (?:of |in |the )?)*\Z",
    re.IGNORECASE,
)

COMPARED = re.compile(
    r"\b(?:from|against|compared (?:with|to)|versus|vs\.?|than|down from|up from|over|following|after|"
    r"peak of|low of|high of|slowing from)(?: (?:an?|the|its|about|around|some|nearly|just|only|over|"
    r"more than|less than|"
    r"estimated|revised|previous|earlier|record|peak|high|low|fall|rise|gain|growth|decline|increase|"
    r"drop|level|of|mere|forecasts?|[a-z]+ly))* ?\Z",
    re.IGNORECASE,
)

FROM = re.compile(
    r"(?:\bfrom|\bagainst|\bcompared (?:with|to)|\bversus|\bvs\.?|\bslowing from)(?: [^\s,;]+){0,4} ?\Z", re.IGNORECASE
)

HAS_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must|shall|should|goes|went|made|took|takes|gave|gives|rose|fell|grew|came|comes|got|paid|pays|sold|bought|"
    r"built|cost|costs|hit|won|lost|cut|put|set|saw|sees|ran|runs|led|held|holds|kept|left|met|sent|spent|stood|stands|began|became|drew|flew|slid|shrank|sank|shut|struck|thinks?|wants?|employs?|burns?|needs?|"
    r"says?|said|told|charges?|plans?|expects?|uses?|now|carries|covers|serves|makes|owes|owns|works?|lives?|remains?|accounts?|includes?|reaches|affects?|makes?|stands?|draws?|"
    r"[a-z]{3,}ed)\b"
)

NEW_CLAUSE = re.compile(
    r"(?:, (?:and|but|while|whereas|with|where|who|although|though|as|so|or)\b|,? (?:while|whereas|"
    r"although|though)\b|; |, of which\b|: )"
)

ADDS = re.compile(
    r"\s*(?:,|\(|\)|-|to\b|from\b|or\b|and\b)[\s(]*(?:to |from |or |and |up |down |an? |the |its |"
    r"some |about |around |nearly |almost |more than |less than |over |just |a total of |with |"
    r"representing |equal to |equivalent to |against (?:an? |the |its )?|compared with |rise |fall |"
    r"drop |change |increase |decrease |decline |gain |jump |growth |cut |of |target |by |minus |"
    r"plus |only |"
    r"exceeding |topping |beating |missing |above |below |forecasts? |estimates? |expectations |its |"
    r"worth |or about |roughly |planned |projected |[A-Z]{2,4} ?|[$\u20ac\u00a3\u00a5] ?)*\Z"
)

FROM_BEFORE = re.compile(r"\bfrom (?:about |around |some |an? |nearly |over |more than )?\Z")

# "the November 2023 rate of 28.2 per cent"
LEVEL = re.compile(
    r"(?:'s)?(?: [^\W\d_]+){0,2} (?:rate|level|figure|total|value|peak|low|high|reading|count|record|"
    r"average|price|output|sales) of "
)

# "since the war began in February 2022"
SINCE = re.compile(r"\bsince\b[^,;]*\Z", re.IGNORECASE)

GOES_ON = re.compile(r"(?:or|in|by|at|during|for|about|mostly|mainly|worth)\b")

OF_IT = re.compile(r"[^.;]{0,12}? (?:of|from|in) (?:them|it|that|this|these|those|the total)\b")

TARGET = re.compile(r"target|planned|forecast|estimate|expect|projected")

PASSED = re.compile(
    r"\b(?:approved|voted|passed|signed|agreed|announced|pledged|promised|awarded|unveiled|endorsed|ratified|launched)\b[^,;]*\Z"
)
