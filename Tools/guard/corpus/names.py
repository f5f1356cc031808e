"""Names of nobody, combined at random: people, kunyas, villages, and what else an interview must not tell."""
import pathlib

TRADES = ["tailor", "veterinarian", "dentist", "taxi driver", "baker", "electrician", "midwife", "welder"]
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December"]
CITIES = ["Raqqa", "Mosul", "Aleppo", "Gaziantep", "Lyon", "Tunis", "Homs", "Erbil", "Malmö", "Tuzla", "Liège", "Kassel"]
NUMBERS = ["two", "three", "four", "five", "six", "seven", "eight", "nine"]
KIN = ["My eldest brother", "My aunt", "His cousin", "My mother-in-law", "My youngest sister", "My uncle"]
STREETS = ["Linden", "Station", "Mill", "Orchard", "Harbour", "Castle", "Church", "Garden"]


class Word:
    """A word of a name, with its other spellings in Latin letters and its own in Arabic ones."""

    def __init__(self, line):
        self.text, _, rest = line.partition(": ")
        others, _, self.arabic = rest.partition("; ")
        self.others = others.split(", ") if others else []


class Words:
    def __init__(self, path=pathlib.Path(__file__).with_name("names.txt")):
        self.lists, name = {}, None
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("## "):
                name = line[3:]
                self.lists[name] = []
            elif name and ": " in line:
                self.lists[name].append(Word(line))
            elif name:
                self.lists[name] += [Word(word) for word in line.split()]

    def __getitem__(self, name):
        return self.lists[name]


class Name:
    """A name and all ways it is written."""

    def __init__(self, kind, *words, link=" "):
        self.kind, self.words, self.link = kind, words, link

    @property
    def text(self):
        return self.link.join(word.text for word in self.words)

    def variant(self, random):
        """The name in another spelling of one or more of its words."""
        changed = [word for word in self.words if word.others]
        chosen = random.sample(changed, random.randint(1, len(changed)))
        return self.link.join(random.choice(word.others) if word in chosen else word.text for word in self.words)

    @property
    def arabic(self):
        return self.link.replace(" al-", " ال").join(word.arabic for word in self.words)


class Inventor:
    """Makes up names, each once."""

    def __init__(self, random, words=None):
        self.random, self.words, self.given = random, words or Words(), set()

    def once(self, make):
        while True:
            found = make()
            text = found.text if isinstance(found, Name) else found
            if text.casefold() not in self.given:
                self.given.add(text.casefold())
                return found

    def person(self, sex=None):
        """Somebody with a name that is written in many ways."""
        sex = sex or self.random.choice(["women", "men"])
        return self.once(lambda: Name("PERSON", self.pick(sex), self.pick("families"), link=self.random.choice([" ", " al-"])))

    def foreigner(self, sex=None):
        """Somebody whose family name is in no list."""
        sex = sex or self.random.choice(["women", "men"])
        return self.once(lambda: f"{self.pick('foreign ' + sex).text} {self.family()}")

    def family(self):
        return self.pick("beginnings").text + self.pick("ends").text

    def kunya(self, head=None):
        head = Word({"Umm": "Umm: Um, Oum, Om; أم", "Abu": "Abu: Abou, Abo; أبو"}[head or self.random.choice(["Umm", "Abu"])])
        return self.once(lambda: Name("KUNYA", head, self.pick(self.random.choice(["women", "men"]))))

    def village(self):
        return self.once(lambda: Name("LOCATION", self.pick("heads"), self.pick("hills")))

    def phone(self):
        r = self.random
        return self.once(lambda: f"+{r.choice([49, 963, 90, 387, 216])} {r.randint(150, 199)} 555 {r.randint(0, 9999):04}")

    def mail(self):
        given, family = self.pick("foreign women").text, self.family()
        plain = "".join(letter for letter in f"{given}.{family}".lower() if letter.isascii())
        return self.once(lambda: f"{plain}{self.random.randint(1, 99)}@mail.example")

    def code(self):
        r = self.random
        return self.once(lambda: f"{r.choice('ABCDHKLMR')}{r.choice('ABCLMT')}-{r.randint(10000, 99999)}")

    def date(self):
        return f"{self.random.randint(1, 28)} {self.random.choice(MONTHS)} {self.random.randint(2012, 2019)}"

    def birth(self):
        return self.once(lambda: f"{self.random.randint(1, 28)} {self.random.choice(MONTHS)} {self.random.randint(1960, 1999)}")

    def address(self):
        r = self.random
        return self.once(lambda: f"{r.randint(2, 190)} {r.choice(STREETS)} Street")

    def pick(self, name):
        return self.random.choice(self.words[name])


class Cast:
    """Who and what is behind each place of an interview."""

    def __init__(self, random, inventor=None):
        self.random, self.inventor, self.chosen = random, inventor or Inventor(random), {}

    def __call__(self, role, number):
        if (role, number) not in self.chosen:
            self.chosen[role, number] = self.make(role)
        return self.chosen[role, number]

    def make(self, role):
        r, inventor = self.random, self.inventor
        sex = "women" if role == "WOMAN" else "men" if role == "MAN" else None
        return {
            "WOMAN": lambda: self.somebody(sex), "MAN": lambda: self.somebody(sex),
            "CHILD": lambda: inventor.pick(r.choice(["women", "men"])).text, "KUNYA": lambda: inventor.kunya().text,
            "VILLAGE": lambda: inventor.village().text, "CITY": lambda: r.choice(CITIES),
            "CAMP": lambda: f"{inventor.pick('hills').text} camp", "GROUP": lambda: f"Katibat al-{inventor.pick('hills').text}",
            "DATE": lambda: r.choice([inventor.date(), f"{r.choice(MONTHS)} {r.randint(2012, 2019)}",
                                      f"the winter of {r.randint(2012, 2019)}"]),
            "AGE": lambda: r.choice(["nineteen", "twenty-three", "thirty-one", "forty", "seven", "sixteen"]),
            "COUNT": lambda: f"{r.choice(NUMBERS)} {r.choice(['days', 'children', 'weeks', 'months'])}",
            "SUM": lambda: f"{r.choice(NUMBERS)} hundred dollars", "KIN": lambda: r.choice(KIN), "TRADE": lambda: r.choice(TRADES),
            "ORIGIN": lambda: r.choice(["Chechen", "Tunisian", "Turkmen", "Kurdish"]), "INJURY": lambda: "a scar on his left hand",
            "EVENT": lambda: "the bakery", "PHONE": inventor.phone, "MAIL": inventor.mail, "CARD": inventor.code,
            "TENT": lambda: f"{r.choice('ABC')}-{r.randint(100, 999)}", "CASE": lambda: f"{r.randint(1, 400)}/{r.randint(15, 22)}",
        }[role]()

    def somebody(self, sex):
        return self.inventor.person(sex).text if self.random.random() < 0.6 else self.inventor.foreigner(sex)
