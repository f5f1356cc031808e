#!/usr/bin/env python3
"""Writes the Unicode tables of RedactCore, Sources/RedactCore/{Normalization,Fold}Tables.swift, and known answers
for them, Tests/Vectors/normalization-14.0.txt.

Run it with Python 3.11 (Unicode 14.0). The tables are part of canon/1: another Unicode version needs another
canon version, so the script refuses to run with one.
"""
import pathlib
import random
import re
import sys
import unicodedata as ud

VERSION = "14.0.0"
if ud.unidata_version != VERSION:
    sys.exit(f"need Unicode {VERSION}, this Python has {ud.unidata_version}")

SCALARS = [c for c in range(0x110000) if not 0xD800 <= c <= 0xDFFF]
HANGUL = range(0xAC00, 0xAC00 + 11172)


def ranges(text):
    found = set()
    for part in text.split():
        first, _, last = part.partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return found


# Default_Ignorable_Code_Point of Unicode 14.0, which Python does not carry.
IGNORABLE = ranges("AD 34F 61C 115F-1160 17B4-17B5 180B-180F 200B-200F 202A-202E 2060-206F 3164 FE00-FE0F FEFF "
                   "FFA0 FFF0-FFF8 1BCA0-1BCA3 1D173-1D17A E0000-E0FFF")
HIDDEN = IGNORABLE | {c for c in SCALARS if ud.category(chr(c)) == "Cf"}
PREPENDED = ranges("600-605 6DD 70F 890-891 8E2 D4E 110BD 110CD 111C2-111C3 1193F 11941 11A3A 11A84-11A89 11D46")
# Tashkil and Koranic signs without maddah and hamza (653-655), which make letters of their own; tatweel.
TASHKIL = ranges("610-61A 64B-652 656-65F 670 6D6-6DC 6DF-6E4 6E7-6E8 6EA-6ED 898-89F 8CA-8E1 8E3-8FF 640")
ALEF = ranges("622 623 625 671 672 673 675")
APOSTROPHES = ranges("60 B4 2B9 2BB-2BF 2C8 384 55A 5F3 7F4-7F5 1FBD 1FBF 1FEF 1FFD 2018 2019 201B 2032 2035 A78B "
                     "A78C FF07 FF40")
QUOTES = ranges("5F4 201C-201F 2033 2036 FF02")
HYPHENS = ({c for c in SCALARS if ud.category(chr(c)) == "Pd"} | {0x2043, 0x2212, 0x207B, 0x208B}) - {0x301C, 0x3030}
SPACES = {c for c in SCALARS if ud.category(chr(c)) == "Zs"} | ranges("9-D 85 2028 2029")
LINES = ranges("85 2028 2029")
# Marks that any letter can take: gone in the folded copy, whatever they stand on.
ACCENTS = ranges("300-34E 350-36F 483-489 1AB0-1ACE 1DC0-1DFF 20D0-20F0 A66F-A672 A674-A67D FE20-FE2F")
LATIN = {
    "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "þ": "th", "Þ": "Th", "ð": "d", "Ð": "D",
    "ı": "i", "ȷ": "j", "ĸ": "k", "ŋ": "n", "Ŋ": "N", "ə": "a", "Ə": "A", "ɛ": "e", "Ɛ": "E", "ɔ": "o", "Ɔ": "O",
    "ʒ": "z", "Ʒ": "Z", "ɑ": "a", "Ɑ": "A", "ɡ": "g", "Ɡ": "G", "ɩ": "i", "Ɩ": "I", "ʊ": "u", "Ʊ": "U", "ʃ": "s",
    "Ʃ": "S", "Ɓ": "B", "Ɗ": "D", "ℓ": "l", "⁄": "/", "∕": "/", "ɐ": "a", "ʙ": "b", "ɪ": "i", "ᴁ": "ae", "ɶ": "oe",
}


def canon(c):
    """What canon/1 puts in the place of one scalar before letters are case-folded, or None."""
    if c in HIDDEN or c in TASHKIL:
        return ""
    for group, to in ((APOSTROPHES, "'"), (HYPHENS, "-"), (SPACES, " "), (ALEF, "\u0627")):
        if c in group:
            return to
    return {0x649: "\u064A", 0x629: "\u0647"}.get(c)


def folded(c):
    """What the copy that detectors read has in the place of one scalar."""
    ch = chr(c)
    if c < 0x80:
        return ch
    if c in (0x1FEF, 0xFF40):  # forms of the backquote, which emphasis marks deal with
        return "`"
    if c in HIDDEN or c in TASHKIL or c in ACCENTS:
        return ""
    for group, to in ((LINES, "\n"), (APOSTROPHES, "'"), (QUOTES, '"'), (HYPHENS, "-"), (SPACES, " "), (ALEF, "\u0627")):
        if c in group:
            return to
    if c == 0x649 or c == 0x629:
        return canon(c)
    if ch in LATIN:
        return LATIN[ch]
    if ud.category(ch) == "Nd":
        return str(ud.decimal(ch))
    for first in (0x1F150, 0x1F170):  # negative circled and squared capitals
        if 0 <= c - first < 26:
            return chr(0x41 + c - first)
    name = re.fullmatch(r"LATIN (?:(SMALL|CAPITAL) LETTER|LETTER SMALL CAPITAL) ([A-Z])( WITH .*)?", ud.name(ch, ""))
    if name:
        return name[2] if name[1] == "CAPITAL" else name[2].lower()
    parts = [p for p in ud.decomposition(ch).split() if p[0] != "<"]
    spacing_accent = len(parts) > 1 and parts[0] == "0020"
    if not parts or spacing_accent or 0x3131 <= c <= 0x318E:
        return ch
    return ud.normalize("NFC", "".join(folded(int(p, 16)) for p in parts))


def case_folded(c):
    to = chr(c).casefold()
    return ud.normalize("NFKD", to) if to != chr(c) else None


JOINING = {}
for c in SCALARS:
    parts = ud.decomposition(chr(c)).split()
    if len(parts) == 2 and parts[0][0] != "<" and ud.normalize("NFC", chr(c)) == chr(c):
        JOINING[(int(parts[0], 16), int(parts[1], 16))] = c
SECOND = {b for _, b in JOINING} | set(range(0x1161, 0x1176)) | set(range(0x11A8, 0x11C3))
JAMO = ranges("1160-11FF D7B0-D7FB")


def traits(c):
    """The combining class in the low byte, and flags above it; see ScalarTraits."""
    ch = chr(c)
    category = ud.category(ch)
    modifier = 0x1F3FB <= c <= 0x1F3FF or 0xFF9E <= c <= 0xFF9F
    hidden = c in HIDDEN
    prepended = c in PREPENDED
    extends = (category[0] == "M" or modifier or c in JAMO or hidden) and not prepended
    return (ud.combining(ch) | (category[0] == "L") << 8 | extends << 9 | hidden << 10 | (c in SECOND) << 11
            | prepended << 12)


def hexed(text):
    return ",".join(f"{ord(ch):X}" for ch in text)


def packed(table):
    """`first[+more]:scalars`; in a run the replacement, one scalar, grows by one at each step (or is always empty)."""
    entries = []
    for c, to in sorted(table.items()):
        if entries:
            first, more, start = entries[-1]
            grown = chr(ord(start) + more + 1) if len(start) == 1 else start
            if c == first + more + 1 and to == grown and len(to) < 2:
                entries[-1] = (first, more + 1, start)
                continue
        entries.append((c, 0, to))
    return [f"{c:X}" + (f"+{more:X}" if more else "") + ":" + hexed(to) for c, more, to in entries]


def runs(value):
    """`first[+more]:value`, the same value for the whole run."""
    entries = []
    for c in SCALARS:
        v = value(c)
        if v == 0:
            continue
        if entries and entries[-1][1] == c - 1 and entries[-1][2] == v:
            entries[-1][1] = c
        else:
            entries.append([c, c, v])
    return [f"{a:X}" + (f"+{b - a:X}" if b > a else "") + f":{v:X}" for a, b, v in entries]


def literal(name, comment, words):
    lines, line = [], "   "
    for word in words:
        if len(line) + 1 + len(word) > 108:
            lines.append(line)
            line = "   "
        line += " " + word
    return [f"  /// {comment}", f'  static let {name}: StaticString = """'] + lines + [line, '    """']


def write(path, type_name, summary, tables):
    out = [f"// Made by Tools/make-unicode-tables.py from Unicode {VERSION}; change the script, not this file.",
           "// Entries are hexadecimal: scalar[+more]:replacement, see `ScalarTable`.", "",
           f"/// {summary}", f"enum {type_name} {{"]
    for table in tables:
        out += literal(*table) + [""]
    out.pop()
    path.write_text("\n".join(out + ["}"]) + "\n", encoding="ascii")


def main():
    sources = pathlib.Path(__file__).resolve().parent.parent / "Sources/RedactCore"
    nfkd = {c: ud.normalize("NFKD", chr(c)) for c in SCALARS if c not in HANGUL}
    write(sources / "NormalizationTables.swift", "NormalizationTables", "The data behind `Normalization` and `CanonicalForm`.", [
        ("decompositions", "Full compatibility decompositions, without Hangul.",
         packed({c: to for c, to in nfkd.items() if to != chr(c)})),
        ("compositions", "Pairs that compose, `first,second:composed`, without Hangul.",
         [f"{a:X},{b:X}:{c:X}" for (a, b), c in sorted(JOINING.items())]),
        ("traits", "Combining classes and flags, see `ScalarTraits`.", runs(traits)),
        ("caseFolding", "Full case folding (C and F), decomposed.",
         packed({c: to for c in SCALARS if (to := case_folded(c)) is not None})),
        ("canon", "What canon/1 drops or makes alike, beyond NFKC and case.",
         packed({c: to for c in SCALARS if (to := canon(c)) is not None and to != chr(c)})),
    ])
    write(sources / "FoldTables.swift", "FoldTables", "The data behind `FoldedText`.", [
        ("folds", "What the folded copy has in the place of a scalar.",
         packed({c: to for c in SCALARS if (to := folded(c)) != chr(c)})),
    ])

    vectors(sources.parent.parent / "Tests/Vectors/normalization-14.0.txt")


def vectors(path):
    """Random texts, rich in marks and in what composes: text;NFC;NFD;NFKC, in hexadecimal."""
    rng = random.Random(14)
    marks = [c for c in SCALARS if ud.combining(chr(c))]
    pool = [c for c in SCALARS if ud.decomposition(chr(c))] + list(range(0x1100, 0x1200))
    firsts, seconds = [a for a, _ in JOINING], sorted({b for _, b in JOINING})
    lines = ["# Made by Tools/make-unicode-tables.py: text;NFC;NFD;NFKC"]
    for _ in range(600):
        text = "".join(chr(rng.choice(rng.choice((marks, pool, firsts, seconds, seconds, HANGUL))))
                       for _ in range(rng.randint(1, 7)))
        forms = [text] + [ud.normalize(form, text) for form in ("NFC", "NFD", "NFKC")]
        lines.append(";".join(" ".join(f"{ord(ch):X}" for ch in form) for form in forms))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="ascii")


main()
