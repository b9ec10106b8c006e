"""What the charts must say: titles and figures, read in the articles by hand."""

from __future__ import annotations

TITLES = {
    "oil_import_share": (
        "Azerbaijan supplies about 30 percent of Israel's oil, or up to 40 percent: the sources disagree"
    ),
    "arms_import_share": (
        "43 percent in 2014-2018, 69 percent in 2016-2020: Israel's share of Azerbaijan's major arms imports"
    ),
    "arms_export_share": (
        "13 percent in 2012-2016, 17 percent in 2016-2020: Azerbaijan's share of Israel's major arms exports"
    ),
    "arms_flow": "The same arms: 17 percent of Israel's arms exports, 69 percent of Azerbaijan's arms imports",
    "trade_volume": "One paper prints about $200 million of trade; counting oil, others print $1.7 billion",
    "war_deaths": "The two sides' own counts add up to more than 6,000 soldiers",
    "delegation_companies": "20 or 30 Israeli companies on one visit to Azerbaijan: the sources disagree",
    "timeline": "Israel opened its embassy in Azerbaijan in 1992 or 1993, Azerbaijan its own in Israel in 2023",
    "source_agreement": ("Where several sources print a figure, they contradict each other on 6 figures"),
    "at_a_glance": "Azerbaijan sells oil to Israel and buys arms from it",
}

INSTITUTE = "Stockholm International Peace Research Institute"
SIPRI = f"{INSTITUTE}, via The Times of Israel, 18 April 2023"
TOI, JPOST = "The Times of Israel, 18 April 2023", "The Jerusalem Post, 19 April 2023"
BAYRAMOV = "Jeyhun Bayramov, via The Times of Israel, 18 April 2023"
MINISTRY = "Israel's Ministry of Foreign Affairs, via The Jerusalem Post, 19 April 2023"
DEFENCE = "Azerbaijan's Ministry of Defence"

PLOTTED: dict[str, list[tuple[str, str, str]]] = {
    "oil_import_share": [
        ("about 40 percent", "A", "Brenda Shaffer, via Bloomberg, 28 September 2014"),
        ("between 25 and 33 percent", "A", "Dan Stav, via Trend News Agency, 18 November 2019"),
        ("about 40 percent", "E", "aze.media (JNS), February 2023 to March 2023"),
        ("33.3 percent", "A", "The Times of Israel, April 2023"),
        ("30 percent", "A", "The Jerusalem Post, 18 April 2023"),
        ("30 percent", "A", BAYRAMOV),
        ("about 30 percent", "A", JPOST),
        ("more than 30 percent", "A", "The Times of Israel, 19 April 2023"),
        ("30 percent", "A", "Eurasia Review, 12 May 2023"),
        ("40 percent", "A", "i24NEWS, 20 May 2023"),
        ("40 percent", "A", "Trend News Agency, 30 May 2023"),
    ],
    "arms_import_share": [
        ("43 percent", "A", f"{INSTITUTE}, via APA, 11 March 2019"),
        ("60 percent", "A", f"{INSTITUTE}, via PanARMENIAN.Net, 9 March 2020"),
        ("69 percent", "A", f"{INSTITUTE}, via Blankspot"),
        ("69 percent", "A", f"{INSTITUTE}, via Le Courrier d'Erevan, 2021"),
        ("69 percent", "A", f"{INSTITUTE}, via iqtisadchi.az, 2021"),
        ("69 percent", "A", SIPRI),
        ("61 percent", "A", f"{INSTITUTE}, via Turan, 14 March 2022"),
        ("nearly 70 percent", "A", "Eurasia Review, 12 May 2023"),
    ],
    "arms_export_share": [
        ("13 percent", "A", f"{INSTITUTE}, via Turan, February 2017"),
        ("17 percent", "A", f"{INSTITUTE}, via APA, 11 March 2019"),
        ("17 percent", "A", f"{INSTITUTE}, via The Jerusalem Post, 11 March 2020"),
        ("17 percent", "A", SIPRI),
        ("13 percent", "A", f"{INSTITUTE}, via The Jerusalem Post (Jerusalem Report), 2018"),
    ],
    "arms_flow": [("17 percent", "A", SIPRI), ("69 percent", "A", SIPRI)],
    "trade_volume": [
        ("$200 million", "A", "The Jerusalem Post, 18 April 2023"),
        ("about $200 million", "E", JPOST),
        ("$500 million", "F", "The Jerusalem Post, 18 April 2023"),
        ("more than $360 million", "A", "Gideon Sa'ar, via Moscow-Baku.ru, 26 January 2026"),
        ("$260 million", "A", "Dan Stav, via Report.az, 6 April 2017"),
        ("nearly $200 million", "A", "The Times of Israel, via Middle East Monitor, 30 July 2021"),
        ("about $200 million", "A", "The Times of Israel, via thelenspost.com, 30 July 2021"),
        ("more than $1 billion", "A", "Arthur Lenk, via Azerbaijan in the World (ADA Biweekly) 1(7), 1 May 2008"),
        ("$1.4 billion", "A", "The Algemeiner (JNS), 22 April 2021"),
        ("$465.7 million", "A", "Today.Az (Azernews), 30 July 2021"),
        ("$337.2 million", "A", "Today.Az (Azernews), 30 July 2021"),
        ("$475.9 million", "A", "Azerbaijan's State Statistics Committee, via Azernews, 18 August 2021"),
        ("$928.4 million", "A", "Azernews, 5 April 2022"),
        ("$334.1 million", "A", "Azernews, 18 April 2023"),
        ("more than $1.7 billion", "A", "Ilham Aliyev, via APA, 30 May 2023"),
        ("$1.7 billion", "A", "AzVision.az, 1 August 2023"),
        ("about $1.3 billion", "A", "George Deek, via aze.media, 2024-2025"),
    ],
    "war_deaths": [
        ("more than 6,000 soldiers", "A", "The Times of Israel, 3 October 2022"),
        ("more than 6,000 soldiers", "A", TOI),
        ("2,783 soldiers", "P", f"{DEFENCE}, via adex.az, 3 December 2020"),
        ("2,802 soldiers", "P", f"{DEFENCE}, via conflictandwarreport.com (Azernews), December 2020"),
        ("2,823 soldiers", "P", f"{DEFENCE}, via Nouvelles d'Arménie, 29 December 2020"),
        ("2,855 soldiers", "P", f"{DEFENCE}, via Agenzia Nova, 18 January 2021"),
        ("2,881 soldiers", "P", f"{DEFENCE}, via The Istanbul Post (Anadolu), March 2021"),
        ("2,900 soldiers", "P", f"{DEFENCE}, via A News, 2 June 2021"),
        ("2,907 soldiers", "P", "Today.Az (Azernews), 28 September 2021"),
        ("2,908 soldiers", "A", "News.Az, 27 September 2024"),
        ("3,702 soldiers", "P", "Nikol Pashinyan, via medianews.site, 26 August 2021"),
        ("3,712 soldiers", "P", "Armenia's Investigative Committee, via MediaLab.am (Armenpress), 2021"),
    ],
    "delegation_companies": [
        ("20 companies", "A", "1lurer.am, 18 April 2023"),
        ("20 companies", "A", "i24NEWS, 18 April 2023"),
        ("20 companies", "A", "The Jerusalem Post, 18 April 2023"),
        ("20 companies", "A", TOI),
        ("30 companies", "A", MINISTRY),
        ("20 companies", "A", "The Times of Israel, 19 April 2023"),
    ],
    "at_a_glance": [
        ("30 percent", "A", BAYRAMOV),
        ("about 30 percent", "A", JPOST),
        ("69 percent", "A", SIPRI),
        ("17 percent", "A", SIPRI),
        ("about $200 million", "E", JPOST),
        ("more than 6,000 soldiers", "A", TOI),
    ],
}
OF_CLAIMS = [*PLOTTED, "source_agreement"]
