"""Builds the word table that the misspelling rule looks words up in.

    python tools/build_words.py FOLDER INFLECTIONS WORDNET COUNTS

FOLDER is the folder of word lists of SCOWL 2020.12.07 (in Debian's package ``scowl``:
``/usr/share/dict/scowl``). INFLECTIONS is the file ``resources/infl_lu.csv.gz`` of the package
LemmInflect 0.2.3, made from the SPECIALIST Lexicon: which parts of speech a word may be. WORDNET is
the folder of WordNet 3.0 (in Debian's package ``wordnet-base``: ``/usr/share/wordnet``), for those
that the other misses. COUNTS is the file that ``tools/web_counts.py`` reads. Beside them it reads
our own lists in ``tools/words/``. The same input always gives the same bytes. The table's form is
told in ``release_lint/analysis/lexicon.py``. Run ``tools/build_letter_runs.py`` after it.
"""

from __future__ import annotations

import gzip
import struct
import sys
import unicodedata
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "src")]

import web_counts  # noqa: E402
from release_lint.analysis.lexicon import COMMON, SHORTEST_SKELETON, rank, skeleton  # noqa: E402
from release_lint.analysis.one_slip import may_be_meant  # noqa: E402

TARGET = HERE.parent / "src" / "release_lint" / "data" / "words.bin"
OWN = HERE / "words"

SPELLINGS = (
    "english", "british", "british_z", "american", "british_variant_1", "british_variant_2",
    "variant_1", "variant_2",
)  # fmt: skip
WORD_SIZES = {10: "0", 20: "1", 35: "2", 40: "3", 50: "4", 55: "5", 60: "6", 70: "7", 80: "8"}
NAME_SIZES = (10, 20, 35, 40, 50, 55, 60, 70, 80, 95)
VARIANT_LIMIT = 70  # beyond it variants are too rare to be meant
RARE_ABBREVIATION = 80  # from this size on abbreviations are no words of running text
WORDS_PER_BUCKET = 6
AMERICAN_SIZES = (10, 20, 35, 40, 50, 55, 60)  # rarer words are technical, and written so here too
# Letters of an American spelling and what stands for them in a British one.
BRITISH_LETTERS = (
    ("or", "our"), ("er", "re"), ("iz", "is"), ("yz", "ys"), ("og", "ogue"), ("ogi", "ogui"),
    ("ens", "enc"), ("l", "ll"), ("ll", "l"), ("e", "ae"), ("e", "oe"), ("ray", "rey"),
    ("num", "nium"), ("plow", "plough"), ("t", "tt"), ("eck", "eque"), ("z", "s"),
    ("mold", "mould"), ("smolder", "smoulder"), ("p", "pp"),
)  # fmt: skip


def read(path: Path) -> Iterator[str]:
    """The words of one list, without possessives; the lists are in Latin-1 or UTF-8."""
    if not path.exists():
        return
    data = path.read_bytes()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    yield from (word for word in text.split() if not word.endswith("'s"))


def lines(name: str) -> Iterator[str]:
    """The lines of one of our own lists; one that starts with ``#`` is a comment."""
    for line in (OWN / name).read_text("utf-8").splitlines():
        if not line.startswith("#"):
            yield line


def own(name: str) -> Iterator[str]:
    """The words of one of our own lists."""
    for line in lines(name):
        yield from line.split()


def british_forms(word: str) -> Iterator[str]:
    """The word with each pair of letters in turn, at each place, spelt the British way."""
    for american, british in BRITISH_LETTERS:
        place = word.find(american)
        while place >= 0:
            yield word[:place] + british + word[place + len(american) :]
            place = word.find(american, place + 1)


def unaccented(word: str) -> str:
    """The word as people type it: cafe, facade."""
    letters = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def noun(word: str, plurals: list[str]) -> Iterator[tuple[str, str]]:
    """The forms of a noun; its list names the word itself where it may go without an article."""
    if word in plurals:
        yield word, "u"
    else:
        yield word, "s"
    yield from ((plural, "p") for plural in plurals if plural not in ("", word))


def verb(
    word: str, past: list[str], participle: list[str], ing: list[str], third: list[str]
) -> Iterator[tuple[str, str]]:
    """The forms of a verb; a participle that is not named is like the past."""
    yield word, "b"
    for letter, forms in zip(
        "dngz", (past, past if participle == [""] else participle, ing, third), strict=True
    ):
        yield from ((form, letter) for form in forms)


def graded(letter: str) -> Callable[..., Iterator[tuple[str, str]]]:
    """The forms of an adjective or adverb: itself, its comparative and superlative."""
    return lambda word, *forms: (
        (form, letter) for form in (word, *(form for group in forms for form in group)) if form
    )


FUNCTION_WORDS = frozenset({
    "also", "and", "any", "are", "both", "but", "can", "does", "for", "has", "haven", "his", "how",
    "inter", "its", "may", "might", "must", "now", "per", "plus", "pro", "some", "the", "then",
    "there", "this", "versus", "via", "was", "what", "when", "where", "which", "who", "why", "will",
})  # fmt: skip
FORMS = {"noun": noun, "verb": verb, "adj": graded("j"), "adv": graded("r")}


def inflected(path: Path) -> Iterator[tuple[str, str]]:
    """Every form of every word of LemmInflect's file, with the letter of its part of speech."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            lemma, kind, *forms = line.rstrip("\n").split(",")
            yield from FORMS[kind](lemma, *(form.split("/") for form in forms))


def of_wordnet(folder: Path) -> Iterator[tuple[str, str]]:
    """The words of WordNet; it does not tell which of its nouns can go without an article."""
    for kind, letter in {"noun": "u", "verb": "b", "adj": "j", "adv": "r"}.items():
        for line in (folder / f"index.{kind}").read_text("latin-1").splitlines():
            word = line.partition(" ")[0]
            if word.isalpha():
                yield word, letter
                if kind == "noun":
                    yield from ((plural, "p") for plural in plurals(word))


def plurals(word: str) -> Iterator[str]:
    """What the regular plural of a noun may be; most are no words at all, and no harm."""
    yield word + "s"
    yield word + "es"
    if word.endswith("y"):
        yield word[:-1] + "ies"


class Marks(dict[str, str]):
    """Word in lower case -> its mark."""

    def put(self, word: str, mark: str) -> None:
        """Enter a word and its unaccented form; of two marks the commoner word's stands."""
        for key in {word.lower(), unaccented(word.lower())}:
            if key.replace("'", "").isalpha():
                self[key] = min(self.get(key, "~"), mark)

    def put_lists(self, folder: Path, spelling: str) -> None:
        """Enter the lists of one spelling."""
        for size, mark in WORD_SIZES.items():
            if "variant" not in spelling or size <= VARIANT_LIMIT:
                for kind in ("words", "contractions"):
                    for word in read(folder / f"{spelling}-{kind}.{size}"):
                        self.put(word, mark)
        for size in NAME_SIZES:
            for kind in ("upper", "proper-names", "abbreviations"):
                for word in read(folder / f"{spelling}-{kind}.{size}"):
                    small = word.islower() and size < RARE_ABBREVIATION
                    self.put(word, "A" if small else "N")

    def put_own(self) -> None:
        """Enter our own lists; the slips overrule all others."""
        for word in own("rare.txt"):
            self[word] = "N"
        for word in own("modern.txt"):
            self.put(word, "5" if word.islower() else "N")
        for word in own("places.txt"):
            if not self.get(word.lower(), "N").isdigit():
                self[word.lower()] = "P"
        for word in own("titles.txt"):
            mark = self.get(word.lower(), "N")
            self[word.lower()] = chr(ord("a") + int(mark)) if mark.isdigit() else "P"
        self.put_slips()

    def put_slips(self) -> None:
        """Enter the slips with what is meant."""
        for line in lines("slips.txt"):
            wrong, _, right = line.partition(" ")
            self[wrong] = f"={right}"

    def put_classes(self, inflections: Path, wordnet: Path) -> None:
        """Add to the mark of a word the parts of speech that it may be: ``0bs``."""
        classes: dict[str, set[str]] = defaultdict(set)
        for word, letter in inflected(inflections):
            classes[word].add(letter)
        for word, letter in of_wordnet(wordnet):
            if letter != "u" or "s" not in classes[word]:
                classes[word].add(letter)
        for word in own("nouns.txt"):
            classes[word].add("u")
            classes[word + "s"].add("p")
        for word, letters in classes.items():
            if (
                len(word) > 2
                and word not in FUNCTION_WORDS
                and word.islower()
                and self.get(word, "=")[0] not in "=N"
            ):
                self[word] += "".join(sorted(letters))

    def put_skeletons(self) -> None:
        """Enter under each skeleton the common words that have it."""
        words: dict[str, list[str]] = defaultdict(list)
        for word, mark in self.items():
            common = rank(mark[0]) <= COMMON and word.isascii() and word.isalpha()
            if common and len(word) >= SHORTEST_SKELETON:
                words[skeleton(word)].append(word)
        for key in sorted(words):
            self[f"#{key}"] = " ".join(sorted(words[key]))

    def put_counts(self, path: Path) -> None:
        """Add the commonness of each word after its mark, and the words that the web alone has."""
        counts = web_counts.read(path)
        meant = [
            word
            for word, entry in self.items()
            if may_be_meant(entry[0]) and word.isascii() and word.isalpha()
        ]
        rare = [word for word, entry in self.items() if entry[0] in "678"]
        for word in web_counts.doubtful(counts, rare, meant):
            self[word] = "D" + self[word][1:]
        places = [word for word in meant if self[word][0] == "P"]
        heard = dict(web_counts.heard(counts, self, meant, places))
        for word, entry in self.items():
            if word in counts and entry[0] != "=":
                self[word] = entry[0] + web_counts.commonness(counts[word]) + entry[1:]
        self.update(heard)

    def put_american(self, folder: Path) -> None:
        """Add to the mark of an American spelling the British one: ``1>colour``."""
        american, british, both = (
            {
                word
                for size in AMERICAN_SIZES
                for word in read(folder / f"{spelling}-words.{size}")
                if word.isascii() and word.isalpha() and word.islower()
            }
            for spelling in ("american", "british", "english")
        )
        only = british - american - both
        pairs = {
            word: next((form for form in british_forms(word) if form in only), "")
            for word in american - british - both
        }
        pairs.update(line.partition(" ")[::2] for line in lines("american.txt"))
        for word, form in pairs.items():
            if form and not form.endswith(("ae", "oe")):
                self[word] += f">{form}"


def pack(marks: Marks) -> bytes:
    """The table: number of buckets, where each begins, and the buckets."""
    count = len(marks) // WORDS_PER_BUCKET
    buckets: dict[int, list[bytes]] = defaultdict(list)
    for word in sorted(marks):
        data = word.encode()
        buckets[zlib.crc32(data) % count].append(data + b":" + marks[word].encode() + b"\n")
    bodies = [b"\n" + b"".join(buckets[number]) for number in range(count)]
    offsets, place = [], 4 * (count + 2)
    for body in bodies:
        offsets.append(place)
        place += len(body)
    return struct.pack(f"<{count + 2}I", count, *offsets, place) + b"".join(bodies)


def main() -> None:
    """Write the table."""
    marks = Marks()
    for spelling in SPELLINGS:
        marks.put_lists(Path(sys.argv[1]), spelling)
    marks.put_own()
    marks.put_classes(Path(sys.argv[2]), Path(sys.argv[3]))
    marks.put_american(Path(sys.argv[1]))
    marks.put_counts(Path(sys.argv[4]))
    marks.put_skeletons()
    TARGET.write_bytes(pack(marks))
    print(f"{len(marks)} words, {TARGET.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
