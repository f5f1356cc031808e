"""The interview as turns and timed words, and the little everything else shares."""
import json
import re
import zlib

NAMES = {"W": "Amela Delić", "I": "Interviewer", "T": "Şirin Yıldız"}
DISPLAY = dict(NAMES, I="Clara Ostrow")
LETTERS = {"I": 0, "W": 1, "T": 2}
# What a recogniser may have heard instead, for lists of alternatives.
MISHEARD = {
    "Delić": "Delich", "Ruslan": "Rouslan", "Lubovac": "Lubovats", "Yasin": "Yaseen", "Işıklı": "Isikli",
    "Rešad": "Resad", "Ma'ruf": "Maruf", "Tarkhoev": "Tarkhoyev",
}
TYPES = {"PERSON": "person_name", "KUNYA": "person_name", "LOCATION": "location", "DATE": "date",
         "ORGANISATION": "organization", "CODE": "account_number", "CONTACT": "phone_number"}


class Word:
    """One word with its times in milliseconds, and where the interview asks to cut it."""

    def __init__(self, marked, start):
        self.breaks = marked.startswith("|")
        self.pieces = marked.lstrip("|").split("~")
        self.text = "".join(self.pieces)
        self.start = start
        self.end = start + 140 + 38 * len(self.text)

    @property
    def bare(self):
        return re.sub(r"^[^\w@+]+|[^\w]+$", "", self.text)

    @property
    def misheard(self):
        bare = re.sub(r"'s$", "", self.bare)
        return self.text.replace(bare, MISHEARD[bare]) if bare in MISHEARD else self.text


class Turn:
    def __init__(self, speaker, words):
        self.speaker, self.words = speaker, words
        self.start, self.end = words[0].start, words[-1].end
        self.text = " ".join(word.text for word in words)

    def sentences(self):
        """The words, cut after each word that ends a sentence."""
        part = []
        for word in self.words:
            part.append(word)
            if word.text[-1] in ".?!" and len(word.text) > 1:
                yield part
                part = []
        if part:
            yield part


class Cue:
    def __init__(self, turn, words):
        self.turn, self.words, self.speaker = turn, words, turn.speaker
        self.start, self.end = words[0].start, words[-1].end
        self.text = " ".join(word.text for word in words)


class Interview:
    def __init__(self, text, known):
        self.turns, clock = [], 1000
        for line in text.splitlines():
            if not line or line.startswith("#"):
                continue
            speaker, _, speech = line.partition(": ")
            words = []
            for marked in speech.split():
                words.append(Word(marked, clock))
                clock = words[-1].end + 30
            clock += 500
            self.turns.append(Turn(speaker, words))
        self.words = [word for turn in self.turns for word in turn.words]
        self.end = self.words[-1].end
        self.text = " ".join(turn.text for turn in self.turns)
        self.entities = [entity(line) for line in known.splitlines() if line and not line.startswith("#")]
        self.vocabulary = vocabulary(self.words)

    def cues(self, length=7):
        """Captions of a few words, cut inside names where the interview says so."""
        found = []
        for turn in self.turns:
            part = []
            for word in turn.words:
                if part and (word.breaks or len(part) == length):
                    found.append(Cue(turn, part))
                    part = []
                part.append(word)
            found.append(Cue(turn, part))
        return found

    def mentions(self):
        """Each first place of a known name: (type, text, first word, last word)."""
        bare = [word.bare for word in self.words]
        for kind, forms in self.entities:
            for form in forms:
                parts = [re.sub(r"^\+(?=\D)", "", part) for part in form.split()]
                for at in range(len(bare) - len(parts) + 1):
                    if bare[at:at + len(parts)] == parts:
                        yield TYPES[kind], form, at, at + len(parts) - 1
                        break

    def tokens(self, words):
        """Word pieces as a recogniser has them: (text, id, word)."""
        for word in words:
            for number, piece in enumerate(pieces(word)):
                piece = (" " if number == 0 else "") + piece
                yield piece, self.vocabulary[piece], word


def entity(line):
    fields = [field.strip() for field in line.split(";")]
    return fields[1], [form.strip() for form in fields[0].split("|")]


def pieces(word):
    """Splits the cut parts of a word further, four letters a piece."""
    return [part[at:at + 4] for part in word.pieces for at in range(0, len(part), 4)]


def vocabulary(words):
    every = set()
    for word in words:
        every |= {(" " if number == 0 else "") + piece for number, piece in enumerate(pieces(word))}
    return {piece: 1024 + 7 * number for number, piece in enumerate(sorted(every))}


def clock(milliseconds, point=".", hours=2):
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:0{hours}}:{seconds // 60 % 60:02}:{seconds % 60:02}{point}{rest:03}"


def short(milliseconds):
    return f"{milliseconds // 60000}:{milliseconds // 1000 % 60:02}"


def lines(words, width):
    """Hard wraps words, and wraps wherever the interview asks for it."""
    found, line = [], ""
    for word in words:
        if line and (word.breaks or len(line) + 1 + len(word.text) > width):
            found.append(line)
            line = word.text
        else:
            line = f"{line} {word.text}" if line else word.text
    return found + [line]


def dump(value, **options):
    return (json.dumps(value, ensure_ascii=options.pop("escape", False), **options) + "\n").encode()


def digest(text):
    """A stand-in for the hash of a recording: 64 hexadecimal digits."""
    return "".join(f"{zlib.crc32(f'{text}{number}'.encode()):08x}" for number in range(8))


def guid(text):
    digits = digest(text)
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:32]}"
