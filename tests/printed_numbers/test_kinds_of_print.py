"""Numbers as papers of many countries print them, each with value, unit, qualifier and period worked out by hand."""

from __future__ import annotations

import datetime as dt

import pytest

from bilateral_stats.numerals.printed_values import printed_values
from bilateral_stats.numerals.reading import Context, Reading
from bilateral_stats.numerals.readings import read_paragraph

PRINTED = dt.date(2024, 2, 15)


def figures(text: str) -> list[Reading]:
    return [reading for reading in read_paragraph(text, Context(PRINTED)) if reading.kind == "figure"]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("fell by 5 percent", -5),
        ("down 31% from May", -31),
        ("a decline of 37.9 percent", -37.9),
        ("minus 5.5 per cent", -5.5),
        ("negative 5.6 percent", -5.6),
        ("up by a third in 2021", 33.3),
        ("up a fifth to $2 billion", 20),
        ("grew 2.5 times", 150),
        ("grew 2.5 times", 250),
        ("Shs1.1 trillion", 1.1e12),
        ("Ksh30.21b", 30.21e9),
        ("EUR1.2bn", 1.2e9),
        ("USD1.2 billion", 1.2e9),
        ("CHF40.5m", 40.5e6),
        ("R1.2 billion", 1.2e9),
        ("TL3.2bn", 3.2e9),
        ("Rp15.5tn", 15.5e12),
        ("RMB10.5bn", 10.5e9),
        ("NIS3.5b", 3.5e9),
        ("AED5.5bn", 5.5e9),
        ("Rs1.25 lakh crore", 1.25e12),
        ("R2,3bn", 2.3e9),
        ("US$1,5 billion", 1.5e9),
        ("$1.2T", 1.2e12),
        ("$1.2tr", 1.2e12),
        ("$7 bln", 7e9),
        ("four-point-one trillion", 4.1e12),
        ("108-point-five billion", 108.5e9),
        ("41-and-a-half percent", 41.5),
        ("4,39,173 tonne", 439_173),
        ("Rs 1,25,000 crore", 1.25e12),
    ],
)
def test_the_checker_takes_the_value_that_is_printed(words: str, value: float) -> None:
    assert value in printed_values(words, language="en")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("fell by 5 percent", 5),
        ("down 31% from May", 31),
        ("a decline of 37.9 percent", 37.9),
        ("up by a third in 2021", 3),
        ("up a fifth to $2 billion", 5),
        ("Shs1.1 trillion", 1e12),
        ("Ksh30.21b", 21e9),
        ("EUR1.2bn", 2e9),
        ("CHF40.5m", 5e6),
        ("R1.2 billion", 2e9),
        ("Rs1.25 lakh crore", 25e12),
        ("R2,3bn", 3e9),
        ("US$1,5 billion", 1.5),
        ("$1.2T", 1.2),
        ("$1.2tr", 1.2),
        ("$7 bln", 7),
        ("four-point-one trillion", 4),
        ("108-point-five billion", 108),
        ("41-and-a-half percent", 41),
        ("4,39,173 tonne", 439.173),
        ("2 to 3 million people", 2),
    ],
)
def test_the_checker_refuses_the_value_that_was_read_before(words: str, value: float) -> None:
    readings = printed_values(words, language="en")
    assert readings
    assert value not in readings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rose 12 per cent then.", [(12, "PT", "exact")]),
        ("It rose 5-7 per cent then.", [(5, 7, "PT", "between")]),
        ("It rose 39pc then.", [(39, "PT", "exact")]),
        ("It rose 39 p.c. then.", [(39, "PT", "exact")]),
        ("It rose by 0.5 percentage points.", [(0.5, "PP", "exact")]),
        ("India paid over Rs 2,000 crore.", [(2e10, "INR", "more_than")]),
        ("Pakistan paid over Rs 2,000 crore.", [(2e10, "PKR", "more_than")]),
        ("They paid over Rs 2,000.", [(2000, "", "more_than")]),
        ("It paid more than USD 5 billion.", [(5e9, "USD", "more_than")]),
        ("It paid nearly EUR 3bn.", [(3e9, "EUR", "nearly")]),
        ("It paid A$21 million.", [(21e6, "AUD", "exact")]),
        ("It paid C$21 million.", [(21e6, "CAD", "exact")]),
        ("It paid HK$21 million.", [(21e6, "HKD", "exact")]),
        ("It paid NZ$21 million.", [(21e6, "NZD", "exact")]),
        ("It paid S$21 million.", [(21e6, "SGD", "exact")]),
        ("It paid R$21 million.", [(21e6, "BRL", "exact")]),
        ("It paid NT$21 million.", [(21e6, "TWD", "exact")]),
        ("It paid BRL$21 million.", [(21e6, "BRL", "exact")]),
        ("It paid $21 million.", [(21e6, "", "exact")]),
        ("It paid 26.2 billion pounds.", [(26.2e9, "", "exact")]),
        ("It paid 26.2 billion Egyptian pounds.", [(26.2e9, "EGP", "exact")]),
        ("It fell from $5 billion to $3 billion.", [(5e9, "", "exact"), (3e9, "", "exact")]),
        ("It went from 22% to 16%.", [(22, "PT", "exact"), (16, "PT", "exact")]),
        ("It rose from 33 to 40 percent.", [(33, "PT", "exact"), (40, "PT", "exact")]),
        ("They want 10 to 15 per cent.", [(10, 15, "PT", "between")]),
        ("They want $2bn to $3bn.", [(2e9, 3e9, "", "between")]),
        ("They stopped 2 to 3 million people.", [(2e6, 3e6, "people", "between")]),
        ("They hold between 5% and 7%.", [(5, 7, "PT", "between")]),
        ("They hold between five and six.", [(5, 6, "", "between")]),
        ("They sell one in five.", [(20, "PT", "exact")]),
        ("They sell 2 in 5.", [(40, "PT", "exact")]),
        ("They sell one out of three.", [(33.3, "PT", "exact")]),
        ("It won 14 of 22 cities.", [(14, "cities", "exact"), (22, "cities", "exact")]),
        ("It sold approx. 20 ships.", [(20, "ships", "about")]),
        ("It sold c. 20 ships.", [(20, "ships", "about")]),
        ("Output is estimated at 20 tonnes.", [(20, "tonnes", "about")]),
        ("Sales crossed 3.5 lakh units.", [(350_000, "units", "more_than")]),
        ("Sales surpassed $2 billion.", [(2e9, "", "more_than")]),
        ("Sales topped $2 billion.", [(2e9, "", "more_than")]),
        ("Sales exceed $2 billion.", [(2e9, "", "more_than")]),
        ("Sales are just short of $2 billion.", [(2e9, "", "nearly")]),
        ("Sales are just shy of $2 billion.", [(2e9, "", "nearly")]),
        ("It sold as few as 20 ships.", [(20, "ships", "at_least")]),
        ("It came under US$ 50 million grant terms.", [(5e7, "USD", "exact")]),
        ("It sold 300-odd ships.", [(300, "ships", "about")]),
        ("It sold 30 ships or more.", [(30, "ships", "at_least")]),
        ("It stayed 90 days or less.", [(90, "days", "at_most")]),
        ("Some 170-million people came.", [(170e6, "people", "about")]),
        ("It built 50,000 private houses.", [(50_000, "houses", "exact")]),
        ("It saw 36 million foreign arrivals.", [(36e6, "arrivals", "exact")]),
        ("It paid \u09f3500 crore.", [(5e9, "BDT", "exact")]),
        ("Sales doubled.", [(100, "PT", "exact")]),
        ("Sales halved.", [(-50, "PT", "exact")]),
        ("A threefold rise came.", [(200, "PT", "exact")]),
        ("Sales grew 2.5 times.", [("PT", "exact")]),
    ],
)
def test_figure(text: str, expected: list[tuple[float | str, ...]]) -> None:
    found = [(*(pytest.approx(float(value)) for value in one.values), one.unit, one.qualifier) for one in figures(text)]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("It rose between 2014-18 and 2019-23.", ["2014/2018", "2019/2023"]),
        ("It rose in the third quarter of 2023.", ["2023-07/2023-09"]),
        ("It rose in Q3 2023.", ["2023-07/2023-09"]),
        ("It rose in 3Q23.", ["2023-07/2023-09"]),
        ("It rose in H1 2024.", ["2024-01/2024-06"]),
        ("It rose in the first half of 2024.", ["2024-01/2024-06"]),
        ("It rose in the 12 months to June 2023.", ["2022-07/2023-06"]),
        ("It rose in the first 11 months of 2023.", ["2023-01/2023-11"]),
        ("It rose from January through November 2023.", ["2023-01/2023-11"]),
        ("It rose in April 2022-March 2023.", ["2022-04/2023-03"]),
        ("India's trade rose in FY2022-23.", ["2022-04/2023-03"]),
        ("Kenya's trade rose in FY2022-23.", ["2022-07/2023-06"]),
        ("It rose from 2002 to 2006.", ["2002/2006"]),
        ("It rose in the year to March 2024.", ["2023-04/2024-03"]),
        ("It rose in 2022/23.", ["2022/2023"]),
        ("It rose on Tuesday.", ["2024-02-13"]),
        ("It rose last week.", ["2024-02-05/2024-02-11"]),
        ("It rose last month.", ["2024-01"]),
        ("It rose in December.", ["2023-12"]),
        ("It will rise by June.", ["2024-06"]),
        ("It rose a month after the visit.", [None]),
        ("It will rise within a year.", [None]),
        ("It stayed shut until midnight.", [None]),
        ("It will rise in the coming days.", [None]),
    ],
)
def test_date(text: str, periods: list[str | None]) -> None:
    found = [reading for reading in read_paragraph(text, Context(PRINTED)) if reading.kind == "date"]
    assert [reading.period for reading in found] == periods


def test_without_the_day_of_printing_relative_days_have_no_period() -> None:
    [date] = read_paragraph("It came on Tuesday.")
    assert (date.kind, date.period) == ("date", None)


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("It sold $5 billion in 2022, up 12% from 2021, the ministry said on Tuesday.", ["2022", "2022"]),
        ("In January, it sold 20 ships.", ["2024-01"]),
        ("It fell from 49 percent in 2003 to 6 percent in 2021.", ["2003", "2021"]),
        ("It sold 20 ships in 2022, while 30 planes were lost.", ["2022", None]),
        ("It grew 4%, the office said on Tuesday.", [None]),
    ],
)
def test_period_of_a_figure(text: str, periods: list[str | None]) -> None:
    assert [one.period for one in figures(text)] == periods
