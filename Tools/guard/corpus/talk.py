"""Invented interviews: what is said, with places for what a redactor replaces."""
import pathlib
import re

# What stands for each role in a redacted interview, and how many different ones an interview has.
ROLES = {
    "WOMAN": ("PERSON", 3), "MAN": ("PERSON", 3), "CHILD": ("PERSON", 2), "KUNYA": ("KUNYA", 2), "VILLAGE": ("LOCATION", 2),
    "CITY": ("LOCATION", 3), "CAMP": ("LOCATION", 1), "GROUP": ("ORGANISATION", 1), "DATE": ("DATE", 5), "AGE": ("AGE", 3),
    "COUNT": ("QUANTITY", 3), "SUM": ("QUANTITY", 2), "KIN": ("RELATIVE", 3), "TRADE": ("OCCUPATION", 2),
    "ORIGIN": ("DEMOGRAPHIC", 1), "INJURY": ("MISC", 1), "EVENT": ("EVENT", 1), "PHONE": ("CONTACT", 1),
    "MAIL": ("CONTACT", 1), "CARD": ("CODE", 1), "TENT": ("CODE", 1), "CASE": ("CODE", 1),
}


class Place:
    """A place in a sentence where somebody or something of the interview stands."""

    def __init__(self, role, number):
        self.role, self.number = role, number


class Grammar:
    def __init__(self, path=pathlib.Path(__file__).with_name("talk.txt")):
        self.lists, self.topics, topic = {}, {}, None
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("## "):
                topic = self.topics.setdefault(line[3:], ([], []))
            elif line.startswith(("? ", "- ")):
                topic[line[0] == "-"].append(line[2:])
            elif " = " in line and not line.startswith("#"):
                name, _, words = line.partition(" = ")
                self.lists[name] = words.split(" | ")

    @property
    def public(self):
        """What everybody may know, without its articles."""
        every = [word for name, words in self.lists.items() if name[0] == "~" for word in words]
        return sorted({re.sub(r"^[Tt]he ", "", word) for word in every})

    def sentence(self, random, template):
        """The parts of a sentence: words, and places."""
        while found := re.search(r"\{([^{}]*)\}", template):
            choices = self.lists.get(found[1]) or found[1].split("|")
            template = template[:found.start()] + random.choice(choices) + template[found.end():]
        template = re.sub(r"\ba (?=[aeiou])", "an ", template)
        parts = re.split(r"<([A-Z]+)>", template)
        parts[0] = parts[0][:1].upper() + parts[0][1:]
        return [Place(part, random.randrange(ROLES[part][1])) if number % 2 else part
                for number, part in enumerate(parts)]


class Turn:
    def __init__(self, speaker, parts):
        self.speaker, self.parts = speaker, parts

    def text(self, shown):
        return "".join(part if isinstance(part, str) else shown(part) for part in self.parts)


class Interview:
    """One talk of about so many words."""

    def __init__(self, grammar, random, words):
        self.turns = []
        names = list(grammar.topics)
        topics = [names[0], *random.sample(names[1:-1], len(names) - 2), names[-1]]
        while words > 0:
            for name in topics:
                questions, answers = grammar.topics[name]
                self.turns.append(Turn("I", grammar.sentence(random, random.choice(questions))))
                said = []
                for template in random.sample(answers, random.randint(2, 7)):
                    said += ([" "] if said else []) + grammar.sentence(random, template)
                self.turns.append(Turn("W", said))
                words -= len(self.turns[-1].text(lambda place: "x").split()) + 8
                if words <= 0:
                    break

    def redacted(self, labels="numbered", random=None):
        """(speaker, text) of each turn as a redactor leaves it."""
        seen, numbers = {}, {}

        def shown(place):
            kind = ROLES[place.role][0]
            if (place.role, place.number) not in seen:
                numbers[kind] = numbers.get(kind, 0) + 1
                code = "".join(random.choice("0123456789ABCDEFGHJKMNPQRSTVWXYZ") for _ in range(12)) if random else ""
                seen[place.role, place.number] = {"numbered": f"[{kind}-{numbers[kind]}]", "coded": f"[{kind}-{code}]",
                                                  "plain": f"[{kind}]"}[labels]
            return seen[place.role, place.number]

        return [(turn.speaker, turn.text(shown)) for turn in self.turns]

    def told(self, cast):
        """(speaker, text) of each turn as it was said, where cast(role, number) tells who or what it is."""
        return [(turn.speaker, turn.text(lambda place: cast(place.role, place.number))) for turn in self.turns]
