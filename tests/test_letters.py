"""Letters that are not what they seem, and right text that must stay."""

from __future__ import annotations

import pytest

from bilateral_stats.record.letters import misread, strange_letters


@pytest.mark.parametrize(
    "text",
    [
        *("a\u3164b", "a\u2800b", "a\u034fb", "a\ufe0fb", "a\u115fb", "a\uffa0b", "a\u180bb", "a\u17b5b", "a\ufffcb"),
        *(
            "S\u0430n Diego",
            "\u0420PA says",
            "Gr\u03bfup",
            "\u0441ompany",
            "\u043f\u0440\u0435cc-\u0446\u0435\u043d\u0442\u0440",
        ),
        *("\uff21PA", "\uff13\uff10 percent", "o\ufb03cial", "\U0001d400PA"),
        *("R&amp;D", "caf&eacute;", "&#8217;s", "<b>30</b>", "30<br/>", "<!-- x"),
        *("\uff1d1+1", "\uff0b30", "\uff20name"),
    ],
)
def test_strange_letters_are_refused(text: str) -> None:
    assert strange_letters(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "\u0565\u0582 \u0587 3712 \u0566\u056b\u0576\u056e\u0561\u057c\u0561\u0575\u0578\u0572",
        "and so on\u2026",
        "\u2116 5, 1\u00ba, 2\u00aa",
        "\u0e1b\u0e23\u0e30\u0e40\u0e17\u0e28\u0e44\u0e17\u0e22 30",
        "EU\u52a0\u76df\u56fd",
        "\u05d1SIPRI",
        "SIPRI\u056b",
        "VIP\u043e\u0432",
        "\u0421\u0421\u0421\u0420 \u0438 TIV",
        "\u0434\u043e\u043b\u043b\u0430\u0440\u043e\u0432 \u0421\u0428\u0410",
        "R&D; AT&T, 5 < 6 and 7 > 3",
        "Az\u0259rbaycan \u0130srail\u0259 \u00e7atd\u0131r\u0131b",
        "\u03c3\u03c4\u03bf 46,4% \u03c4\u03bf\u03c5 \u03c3\u03c5\u03bd\u03cc\u03bb\u03bf\u03c5",
        "\u65b0\u534e\u793e\uff0c30",
    ],
)
def test_right_text_stays(text: str) -> None:
    assert strange_letters(text) is None
    assert misread(text) is None


@pytest.mark.parametrize(("text", "meant"), [("caf\u221a\u00a9", "caf\u00e9"), ("caf\u00c3\u00a9", "caf\u00e9")])
def test_letters_of_a_wrong_encoding_are_put_right(text: str, meant: str) -> None:
    assert misread(text) == meant
