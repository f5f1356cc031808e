"""Names that nobody bears, and what people who do not exist say about each other."""
STARTS = ["Zorv", "Velq", "Druv", "Mungh", "Thib", "Yrsk", "Plov", "Kremz", "Wexl", "Quomb", "Zşül", "Göv", "Vârk", "Jexm"]
MIDDLES = ["ath", "ind", "oru", "emb", "usk", "yld", "ofr", "ékh", "ıqu", "ovz"]
ENDS = ["ellaq", "orvim", "uzzan", "ikthu", "ambex", "öwyn", "ubriq", "esvol"]
ARABIC = [["زغ", "ثو", "ظر", "خش", "غظ"], ["قاث", "ذول", "ضيم", "صوظ"], ["غان", "ريث", "ذوق", "شيظ"]]

CUES = [
    "My name is {}, and I was there.", "They called her Umm {} in the camp.", "I saw {} at the gate.",
    "It was {} who had the keys.", "{}'s brother came back later.", "We waited for {} until the morning.",
    "Then {} said that we should go.", "I do not know what became of {}.",
]
FILLING = [
    "The road was closed and nobody told us why.", "We had bread and water for the night.",
    "I cannot say who gave the order.", "There was a list, and we were not on it.", "It rained on the third day.",
    "After that they moved us to the other building.", "You could hear it from far away.",
]


def names(random, count):
    """So many different names of two words, some in Arabic script."""
    found = []
    seen = set()
    while len(found) < count:
        if random.random() < 0.1:
            name = " ".join("".join(random.choice(part) for part in ARABIC) for _ in range(2))
        else:
            name = " ".join("".join(random.choice(part) for part in (STARTS, MIDDLES, ENDS)) for _ in range(2))
        if name.casefold() not in seen:
            seen.add(name.casefold())
            found.append(name)
    return found


def known(all_names):
    """A list of names as the command reads it."""
    return "".join(f"{name} ; PERSON\n" for name in all_names)


def interview(random, people, number, turns=6):
    """What one witness says: a short text that names some of these people, and that no other number has."""
    lines = [f"Interview {number}"]
    for _ in range(turns):
        name = random.choice(people)
        lines.append("Q: And then?")
        lines.append(f"A: {random.choice(CUES).format(name)} {random.choice(FILLING)}")
    return "\n".join(lines) + "\n"
