"""What is planted: who is known, in which spellings, in which sentences, and how much of each."""
import re

from .marks import CUT, marked
from .names import Inventor, Name, Words

# (channel, form): how many of 300. A known entity is on the list that the guard gets; of the others it knows nothing.
KNOWN = {
    ("text", "plain"): 12, ("text", "variant"): 16, ("text", "lower"): 8, ("text", "spoken variant"): 4, ("text", "capitals"): 6,
    ("text", "disguise"): 16, ("text", "part"): 8, ("text", "arabic"): 10, ("text", "phrase"): 10, ("cues", "cut"): 12,
    ("lines", "cut"): 8, ("lines", "hyphen"): 2, ("metadata", "plain"): 10, ("file name", "file"): 8, ("message", "plain"): 10,
    ("author", "person"): 6, ("committer", "person"): 4, ("tag", "ref"): 3, ("tag message", "plain"): 3, ("tagger", "person"): 2,
    ("branch", "ref"): 4, ("history", "plain"): 10, ("link", "file"): 4,
}
OTHERS = {
    ("text", "name"): 26, ("text", "kunya"): 10, ("text", "phone"): 10, ("text", "mail"): 8, ("text", "birth"): 8,
    ("text", "address"): 6, ("text", "code"): 8, ("text", "relative"): 6, ("cues", "name"): 8, ("metadata", "name"): 8,
    ("file name", "name"): 6, ("message", "name"): 4, ("message", "phone"): 3, ("author", "name"): 3, ("committer", "name"): 1,
    ("tag message", "name"): 2, ("branch", "name"): 1, ("history", "name"): 5, ("link", "name"): 1,
}
SENTENCES = {
    "PERSON": ["I saw {} at the gate again.", "Then {} said that we should go.", "Nobody asked {} about it.",
               "We waited for {} until the morning.", "It was {} who had the keys.", "I still dream of {}, always the same dream."],
    "LOCATION": ["They moved us to {} in the end.", "Nobody from {} was there.", "After {} the road was open."],
    "CONTACT": ["The number was {}, I think.", "On the wall somebody had written {}."],
    "arabic": ["On the paper they wrote {} in blue ink.", "The stamp said {} and nothing else."],
    "phrase": ["Everybody knew the house by {}, you see.", "I would not have told you about {}.", "Then there was {}, and people laughed."],
    "name": ["My name is {}, and I do not hide it.", "His wife was called {}.", "My cousin {} drove the car.",
             "The commander was {}, everybody knew him.", "I shared the tent with {}.", "A doctor, {}, gave me the pills.",
             "I spoke with {} about it.", "Her husband was {}."],
    "kunya": ["They called her {} there.", "We were afraid of {}.", "I gave the letter to {}."],
    "phone": ["You can call me on {}.", "Her number is {}, write it down."],
    "mail": ["Write to {} if you need me.", "My address is {}, I read it at night."],
    "birth": ["I was born on {}.", "She was born on {}, at home."],
    "address": ["She lives at {}.", "They took us to a flat at {}."],
    "code": ["My registration number is {}.", "The number of my card was {}."],
    "relative": ["My brother {} is still there.", "I left with my sister {}.", "My son {} does not know."],
    "message": ["Correct the times where {} speaks", "Take {} out of the last answers", "Ask {} again before the release",
                "Note what {} wanted left out"],
    "message phone": ["Call {} about the release"],
}
PHRASES = ["the {} with the {} {}", "a {} {} beside the {}", "the {} {} of the {}"]
THINGS = ["parrot", "tractor", "fountain", "piano", "windmill", "peacock", "billboard", "greenhouse", "lighthouse", "camel"]
COLOURS = ["turquoise", "crooked", "purple", "painted", "blue", "limping", "golden", "striped"]
HOUSES = ["bakery", "school", "garage", "workshop", "villa", "kiosk"]
TYPES = {"name": "PERSON", "kunya": "KUNYA", "phone": "CONTACT", "mail": "CONTACT", "birth": "DATE", "address": "CONTACT",
         "code": "CODE", "relative": "PERSON"}
# What else may be said of something without being wrong.
KIN = {"PERSON": ["PERSON", "KUNYA", "RELATIVE", "AUTHOR"], "KUNYA": ["PERSON", "KUNYA", "AUTHOR"],
       "LOCATION": ["LOCATION", "PERSON", "ORGANISATION"], "CONTACT": ["CONTACT", "CODE", "LOCATION"], "DATE": ["DATE"],
       "CODE": ["CODE", "CONTACT"], "MISC": ["MISC"]}


def shares(total):
    """How often each of all (known, channel, form) is planted, so that they are so many together."""
    every = [((True, *key), count) for key, count in KNOWN.items()] + [((False, *key), count) for key, count in OTHERS.items()]
    whole = sum(count for _, count in every)
    counts, given, sum_ = {}, 0, 0
    for key, count in every:
        sum_ += count
        counts[key] = total * sum_ // whole - given
        given += counts[key]
    return counts


class Entities:
    """Those that the list names, and a way to invent others, who share no word with them."""

    def __init__(self, random):
        self.random = random
        mine, others = halves(random)
        self.inventor, self.strangers = Inventor(random, mine), Inventor(random, others)
        self.people = [self.inventor.person(["women", "men"][number % 2]) for number in range(40)]
        self.kunyas = [self.inventor.kunya(["Umm", "Abu"][number % 2]) for number in range(24)]
        self.villages = [self.inventor.village() for _ in range(16)]
        self.phones = [self.inventor.phone() for _ in range(12)]
        self.phrases = {}

    def listed(self):
        """The list of known names, as the command reads it: names alone, so that other spellings have to be worked out."""
        lines = ["# Invented; nobody is meant."]
        for number, person in enumerate(self.people):
            alias = f" | {self.kunyas[number].text}" if number < 12 else ""
            lines.append(f"{person.text}{alias} ; PERSON ; P{number}")
        lines += [f"{kunya.text} ; KUNYA" for kunya in self.kunyas[12:]]
        lines += [f"{village.text} ; LOCATION" for village in self.villages]
        lines += [f"{phone} ; CONTACT" for phone in self.phones]
        for files, phrases in sorted(self.phrases.items()):
            lines += ["", f"[{files}]", *(f"{phrase} ; MISC" for phrase in phrases)]
        return "\n".join(lines) + "\n"

    def phrase(self, files):
        """What one witness wants left out: plain words, which say nothing in any other interview."""
        r = self.random
        made = self.inventor.once(lambda: r.choice(PHRASES[:1]).format(r.choice(HOUSES), r.choice(COLOURS), r.choice(THINGS)))
        self.phrases.setdefault(files, []).append(made)
        return made

    def somebody(self):
        return self.random.choice(self.people + self.kunyas)

    def anything(self):
        return self.random.choice([self.somebody, self.somebody, lambda: self.random.choice(self.villages),
                                   lambda: self.random.choice(self.phones)])()

    def stranger(self, form):
        """(type, text) of something that no list has."""
        r, make = self.random, self.strangers
        text = {"name": lambda: r.choice([lambda: make.person().text, make.foreigner])(), "kunya": lambda: make.kunya().text,
                "phone": make.phone, "mail": make.mail, "birth": make.birth, "address": make.address, "code": make.code,
                "relative": lambda: make.pick(r.choice(["foreign women", "foreign men"])).text}[form]()
        return TYPES[form], text


def halves(random):
    """Words for those who are known, and words for others."""
    both = [Words(), Words()]
    for name in ("women", "men", "families"):
        words = both[0].lists[name]
        random.shuffle(words)
        for number, half in enumerate(both):
            half.lists[name] = words[number::2]
    return both


def kind(entity):
    return entity.kind if isinstance(entity, Name) else "CONTACT"


def spelled(random, entity, form):
    """A known entity as one form has it."""
    if not isinstance(entity, Name):
        return regrouped(random, entity) if form in ("variant", "disguise") else entity
    text = entity.text
    if form == "variant":
        return entity.variant(random)
    if form == "spoken variant":
        return entity.variant(random).lower()
    if form == "part":
        return entity.words[0].text
    if form == "arabic":
        return entity.arabic
    if form == "lower":
        return text.lower()
    if form == "capitals":
        return text.upper()
    if form == "disguise":
        return random.choice(DISGUISES)(text)
    if form == "cut":
        first, _, rest = text.partition(" ")
        return f"{first} {CUT}{rest}"
    if form == "hyphen":
        longest = max(re.split("[ -]", text), key=len)
        return text.replace(longest, longest[:3] + CUT + longest[3:])
    if form == "file":
        return random.choice([text, text.replace(" ", "_"), text.lower().replace(" ", "-"), text.replace(" ", "")])
    if form == "ref":
        return random.choice([text.replace(" ", "_"), text.lower().replace(" ", "-"), text.replace(" ", ".")])
    return text


def regrouped(random, phone):
    """A telephone number with other blanks, or with the zeros that are dialled."""
    country, *rest = phone.lstrip("+").split()
    digits = "".join(rest)
    return random.choice([f"+{country}{digits}", f"00{country} {digits[:3]} {digits[3:]}",
                          f"+{country}-{digits[:3]}-{digits[3:6]}-{digits[6:]}",
                          f"+{country} ({digits[:3]}) {digits[3:6]} {digits[6:8]} {digits[8:]}"])


def disguise(change):
    return lambda text: " ".join(change(word) for word in text.split(" "))


CYRILLIC = str.maketrans("aeopcyxAEOPCHKMTX", "аеорсухАЕОРСНКМТХ")
DISGUISES = [
    lambda text: text.translate(CYRILLIC),
    disguise(lambda word: word[:2] + "\u200b" + word[2:]),
    disguise(lambda word: word[:3] + "\u00ad" + word[3:]),
    disguise(lambda word: " ".join(word)),
    disguise(lambda word: ".".join(word)),
    lambda text: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text),
    lambda text: text.replace("a", "á").replace("i", "ï").replace("u", "ü"),
    lambda text: text.replace("i", "1").replace("o", "0").replace("a", "4"),
    lambda text: text.replace(" ", "_").lower(),
    lambda text: text.replace(" ", ""),
    lambda text: text.replace(" ", "\u00a0"),
    lambda text: text.replace(" ", "-"),
    lambda text: "".join(chr(0x1D400 + ord(c) - 65) if c.isupper() else chr(0x1D41A + ord(c) - 97) if c.islower() else c for c in text),
]


def cut(text):
    """A name that goes over two captions."""
    first, _, rest = text.partition(" ")
    return f"{first} {CUT}{rest}" if rest else text


def inserted(random, turns, number, sentence, text):
    """The turns with a sentence more, in which the leak stands."""
    at = random.choice([at for at, (speaker, _) in enumerate(turns) if speaker == "W"])
    speaker, said = turns[at]
    sentences = re.split(r"(?<=[.?]) ", said)
    sentences.insert(random.randint(0, len(sentences)), sentence.format(marked(number, text)))
    return [*turns[:at], (speaker, " ".join(sentences)), *turns[at + 1:]]
