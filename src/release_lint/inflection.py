"""English inflection: the forms that ``~`` stands for in a rule, and the form that answers one."""

from __future__ import annotations

from typing import NamedTuple

_VOWELS = "aeiou"

_IRREGULAR = {
    word: parts
    for word, *parts in (
        ("be", "is", "was", "been", "being"),
        ("become", "becomes", "became", "become", "becoming"),
        ("begin", "begins", "began", "begun", "beginning"),
        ("bring", "brings", "brought", "brought", "bringing"),
        ("build", "builds", "built", "built", "building"),
        ("buy", "buys", "bought", "bought", "buying"),
        ("choose", "chooses", "chose", "chosen", "choosing"),
        ("come", "comes", "came", "come", "coming"),
        ("cut", "cuts", "cut", "cut", "cutting"),
        ("do", "does", "did", "done", "doing"),
        ("drive", "drives", "drove", "driven", "driving"),
        ("fall", "falls", "fell", "fallen", "falling"),
        ("find", "finds", "found", "found", "finding"),
        ("get", "gets", "got", "got", "getting"),
        ("give", "gives", "gave", "given", "giving"),
        ("go", "goes", "went", "gone", "going"),
        ("grow", "grows", "grew", "grown", "growing"),
        ("have", "has", "had", "had", "having"),
        ("hold", "holds", "held", "held", "holding"),
        ("keep", "keeps", "kept", "kept", "keeping"),
        ("know", "knows", "knew", "known", "knowing"),
        ("lead", "leads", "led", "led", "leading"),
        ("leave", "leaves", "left", "left", "leaving"),
        ("let", "lets", "let", "let", "letting"),
        ("lose", "loses", "lost", "lost", "losing"),
        ("make", "makes", "made", "made", "making"),
        ("meet", "meets", "met", "met", "meeting"),
        ("pay", "pays", "paid", "paid", "paying"),
        ("put", "puts", "put", "put", "putting"),
        ("read", "reads", "read", "read", "reading"),
        ("rise", "rises", "rose", "risen", "rising"),
        ("run", "runs", "ran", "run", "running"),
        ("say", "says", "said", "said", "saying"),
        ("see", "sees", "saw", "seen", "seeing"),
        ("sell", "sells", "sold", "sold", "selling"),
        ("send", "sends", "sent", "sent", "sending"),
        ("set", "sets", "set", "set", "setting"),
        ("show", "shows", "showed", "shown", "showing"),
        ("speak", "speaks", "spoke", "spoken", "speaking"),
        ("spend", "spends", "spent", "spent", "spending"),
        ("stand", "stands", "stood", "stood", "standing"),
        ("stop", "stops", "stopped", "stopped", "stopping"),
        ("take", "takes", "took", "taken", "taking"),
        ("tell", "tells", "told", "told", "telling"),
        ("think", "thinks", "thought", "thought", "thinking"),
        ("understand", "understands", "understood", "understood", "understanding"),
        ("win", "wins", "won", "won", "winning"),
        ("write", "writes", "wrote", "written", "writing"),
    )
}
_PLURALS = {"child": "children", "man": "men", "woman": "women", "person": "people", "foot": "feet"}
_DOUBLED = frozenset({
    "admit", "cancel", "channel", "commit", "counsel", "drop", "equal", "fuel", "label", "level",
    "model", "occur", "permit", "plan", "rebut", "refer", "regret", "ship", "signal", "slim",
    "step", "stop", "submit", "total", "transfer", "travel", "trim",
})  # fmt: skip


class Inflected(NamedTuple):
    """A verb's forms: works, worked, worked, working."""

    third: str
    past: str
    participle: str
    gerund: str


def inflect(verb: str) -> Inflected:
    """The four forms of a verb by the regular rules and a table of the irregular."""
    if verb in _IRREGULAR:
        return Inflected(*_IRREGULAR[verb])
    past = verb + "d" if verb.endswith("e") else _before_vowel(verb) + "ed"
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) else verb
    gerund = (_doubled(stem) if stem == verb else stem) + "ing"
    return Inflected(_with_s(verb), past, past, gerund)


def base_of_irregular(form: str) -> str:
    """The verb of the table of irregular ones that has a form; empty if there is none."""
    return next((verb for verb, parts in _IRREGULAR.items() if form in parts), "")


def forms(word: str) -> list[str]:
    """A word and all its inflected forms, without repeats; a plural where that is irregular."""
    if word in _PLURALS:
        return [word, _PLURALS[word]]
    return list(dict.fromkeys([word, *inflect(word)]))


def answer(found: str, old: str, new: str) -> str:
    """The form of ``new`` that stands where ``found``, a form of ``old``, stood.

    Phrases inflect their first word: ``work with`` gives ``worked with``.
    """
    head, space, rest = new.partition(" ")
    for one, other in zip(inflect(old), inflect(head), strict=True):
        if one == found:
            return other + space + rest
    return new


def _with_s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _before_vowel(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "i"
    return _doubled(word)


def _doubled(word: str) -> str:
    return word + word[-1] if word in _DOUBLED else word
