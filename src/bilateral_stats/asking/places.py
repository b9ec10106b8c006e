"""The areas that a sentence names, and the part that each plays: who gives, who receives, whose whole it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ..numerals.word_lists import rows
from .lexicon import Word, listed, words

NAME, OWNER, ADJECTIVE = "name", "owner", "adjective"

SHARED_LETTERS = 4
"""Letters that the name of a country and its adjective share: Ruritania and Ruritanian."""

LONGEST_ENDING = 3
"""Letters by which an adjective is longer than the name: Borduria, Bordurian."""

PHRASE = 5
"""Words behind an owner or an adjective in which what is owned stands."""

HYPHENS = ("-", "\u2013", "\u2010")
"""Between two adjectives: the war is of both."""

CLAUSE = 9
"""Words behind a subject in which its verb stands."""


@dataclass(frozen=True, slots=True)
class Place:
    """An area that a sentence names.

    Parameters
    ----------
    start, end
        Where it stands.
    area
        Its code; empty for a country that the record does not hold.
    form
        ``name``, ``owner`` ("Ruritania's") or ``adjective`` ("Ruritanian timber").
    demonym
        Whether the word is that for what is of the country: ``Ruritanian``.
    """

    start: int
    end: int
    area: str
    form: str
    demonym: bool = False


@dataclass(frozen=True, slots=True)
class Roles:
    """The parts that areas play in what a figure tells; each a code, or ``None`` where the words do not tell.

    Parameters
    ----------
    giver, receiver
        From whom and to whom something goes.
    holder
        Of whose whole a share is told.
    own
        Whose people, goods or companies are counted.
    """

    giver: str | None = None
    receiver: str | None = None
    holder: str | None = None
    own: str | None = None


class Gazetteer:
    """Finds the areas of a record in a sentence, and tells them from other countries.

    Parameters
    ----------
    names
        Name of each area, by its code.
    """

    def __init__(self, names: Mapping[str, str]) -> None:
        listed_names = [(row["name"], row["territory"]) for row in (*rows("places"), *rows("places_added"))]
        territories = dict(listed_names)
        area_of = {territories[name]: area for area, name in names.items() if name in territories}
        self.names = {name: area_of.get(territory, "") for name, territory in listed_names}
        self.names |= {name: area for area, name in names.items()}
        self.own_names = set(names.values())
        # Of a country that no list knows, the adjective is its name with another ending.
        self.invented = {name: area for area, name in names.items() if name not in territories}
        longest = sorted(self.names, key=len, reverse=True)
        self.pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b")

    def find(self, text: str) -> list[Place]:
        """Return the areas that a text names, in order."""
        found = {match.start(): (match.end(), self.names[match[0]], match[0]) for match in self.pattern.finditer(text)}
        for match in re.finditer(r"\b[A-Z]\w+", text):
            for name, area in self.invented.items():
                near = len(name) - 1 <= len(match[0]) <= len(name) + LONGEST_ENDING
                if match[0] != name and match[0].startswith(name[:-1]) and near:
                    found.setdefault(match.start(), (match.end(), area, match[0]))
        return [self._place(text, start, *rest) for start, rest in sorted(found.items())]

    def _place(self, text: str, start: int, end: int, area: str, name: str) -> Place:
        if re.match(r"['\u2019]s?\b|['\u2019] ", text[end : end + 2] + " "):
            return Place(start, end, area, OWNER)
        adjective = name not in self.own_names and any(
            own[:SHARED_LETTERS] == name[:SHARED_LETTERS] for own in self.own_names
        )
        followed = re.match(r" [a-z]", text[end : end + 2]) is not None and not name.endswith("is")
        return Place(start, end, area, ADJECTIVE if adjective and followed else NAME, adjective)


def find_roles(text: str, places: Sequence[Place], figure: tuple[int, int], earlier: Sequence[str] = ()) -> Roles:
    """Return the part that each area plays in what a figure tells.

    Parameters
    ----------
    text
        The sentence.
    places
        The areas that it names.
    figure
        Where the figure starts and ends.
    earlier
        The areas that the sentences before name, the last one last: "its" may be theirs.
    """
    found = words(text)
    roles = Roles()
    for place in places:
        before = [word for word in found if word.end <= place.start]
        if before and text[before[-1].end : place.start].strip():
            before = []  # a number or a sign stands between: "In 2007 Ruritania sold"
        behind = _phrase(text, found, place.end)
        roles = _own_words(roles, place, behind) if place.form != NAME else _named(roles, place, before, found)
    adjectives = [place for place in places if place.form == ADJECTIVE]
    joined = any(text[one.end : other.start] in HYPHENS for one, other in pairwise(places))
    if joined or len({place.area for place in adjectives}) > 1:
        roles = replace(roles, own=None)
    else:
        counted = [place.area for place in places if place.demonym and _counts(figure, place)]
        roles = replace(roles, own=counted[0]) if counted else roles
    roles = _holding(roles, text, places, figure, found, earlier)
    pair = list(dict.fromkeys(place.area for place in places))
    if len(pair) == 2:
        for known, missing in (("giver", "receiver"), ("receiver", "giver")):
            taken = getattr(roles, known)
            if taken is not None and getattr(roles, missing) is None:
                roles = replace(roles, **{missing: _other(pair, taken)})
    return roles


def _other(pair: Iterable[str], area: str) -> str:
    return next(other for other in pair if other != area)


def _first(roles: Roles, **parts: str) -> Roles:
    """Return the parts with those that were not known yet."""
    return replace(roles, **{name: area for name, area in parts.items() if getattr(roles, name) is None})


def _phrase(text: str, found: Sequence[Word], start: int) -> list[Word]:
    """Return the words behind a place up to a sign or a little word: what is owned, or of that country."""
    phrase: list[Word] = []
    for word in found:
        if word.start < start or (word.text == "s" and word.start <= start + 1):
            continue
        gap = text[phrase[-1].end if phrase else start : word.start]
        if len(phrase) == PHRASE or re.search(r"[,;:.()]|\d", gap) or word.text in listed("stop"):
            break
        phrase.append(word)
    return phrase


def _own_words(roles: Roles, place: Place, behind: Sequence[Word]) -> Roles:
    owned = {word.text for word in behind}
    verb = next((word.text for word in behind if word.text in listed("receiving") | listed("giving")), None)
    if owned & listed("to_receiver"):
        return _first(roles, giver=place.area, own=place.area)
    if owned & listed("from_giver"):
        return _first(roles, receiver=place.area, own=place.area)
    if place.form == ADJECTIVE and behind and verb is None:
        return _first(roles, giver=place.area, own=place.area)
    return _first(roles, own=place.area)


def _named(roles: Roles, place: Place, before: Sequence[Word], found: Sequence[Word]) -> Roles:
    last = before[-1].text if before else ""
    if last in {"the", "neighbouring", "neighboring", "nearby"} and len(before) > 1:
        last = before[-2].text
    if last == "from" or (last == "on" and {word.text for word in before} & listed("receiving")):
        return replace(roles, giver=place.area)
    if last == "to" and {word.text for word in before[-CLAUSE:]} & listed("owing"):
        return replace(roles, giver=place.area)
    if last in {"to", "into"}:
        return replace(roles, receiver=place.area)
    if last == "in" and len(before) == 1:
        return _first(roles, own=place.area)
    if last == "by":
        verbs = [word.text for word in before[-3:-1]]
        if any(verb in listed("receiving") for verb in verbs):
            return replace(roles, receiver=place.area)
        return replace(roles, giver=place.area) if any(verb in listed("giving") for verb in verbs) else roles
    if last == "cost":
        return replace(roles, own=place.area)
    if place.demonym and last in {"is", "are", "was", "were"}:
        return replace(roles, giver=place.area)
    if last in {"with", "and", "between", "of", "in", "against"}:
        return roles
    previous = last
    for word in [word for word in found if word.start >= place.end][:CLAUSE]:
        passive = previous in {"is", "was", "are", "were", "been", "be"}
        if word.text in listed("losing"):
            return _first(roles, own=place.area)
        for part, opposite in (("receiving", "giver"), ("giving", "receiver")):
            if word.text in listed(part):
                role = opposite if passive else ("receiver" if part == "receiving" else "giver")
                return _first(roles, **{role: place.area})
        if word.text == "from":
            break
        previous = word.text
    return roles


def _counts(figure: tuple[int, int], place: Place) -> bool:
    """Return whether an adjective stands with what a figure counts: 20 Ruritanian companies."""
    return 0 <= place.start - figure[1] <= 2 or (figure[0] <= place.start < figure[1])


def _holding(
    roles: Roles,
    text: str,
    places: Sequence[Place],
    figure: tuple[int, int],
    found: Sequence[Word],
    earlier: Sequence[str],
) -> Roles:
    """Return the parts with whose whole a share is of: the owner behind the figure, or whom "its" means."""
    whole = re.match(r"[^,;.]{0,14}? of (?:all |the |all of )?(?P<its>its|their|the country's|his)?", text[figure[1] :])
    if not whole:
        return roles
    behind = figure[1] + whole.end()
    if whole["its"]:
        phrase = {word.text for word in _phrase(text, found, behind)}
        pointing = [
            place.area
            for place in places
            if place.end <= behind and not re.search(r"\b(?:on|from|by|in|to) \Z", text[: place.start])
        ]
        subject = pointing[-1] if pointing else (earlier[-1] if earlier else None)
        if phrase & listed("to_receiver"):
            holder = roles.giver or subject
        elif any(word.lemma in {"soldiers", "killed", "civilians"} for word in _phrase(text, found, behind)):
            return replace(roles, own=subject or roles.own)
        else:
            holder = subject or roles.receiver
        return replace(roles, holder=holder, own=roles.own or holder)
    owner = next((place for place in places if place.form != NAME and 0 <= place.start - behind <= 1), None)
    if owner is None:
        of_area = next((place for place in places if place.form == NAME and 0 <= place.start - behind <= 40), None)
        between = text[behind : of_area.start] if of_area else ""
        if of_area is None or not re.search(r" of (?:the )?\Z", between):
            return roles
        owner = replace(of_area, form=OWNER)
        phrase = {word.text for word in words(between)}
    else:
        phrase = {word.text for word in _phrase(text, found, owner.end)}
    if owner.form == ADJECTIVE and not phrase & (listed("to_receiver") | listed("from_giver")):
        return roles
    if phrase & listed("to_receiver"):
        return replace(roles, holder=owner.area, giver=owner.area)
    named_giver = roles.giver if roles.giver != owner.area else None
    return replace(roles, holder=owner.area, receiver=owner.area, giver=named_giver)
