"""restore(redact(x)) = x, byte for byte.

Every file of the fixtures, the examples and, where they are, the shared samples: with a vault and coded and numbered
labels, and with every bracket style and shipped policy that this command offers. A file that is refused (with 3, or 64
to 66) is counted apart. Then 100,000 generated documents as records of one stream, in many scripts and with every kind
of line end, emoji, odd punctuation and text that looks like escapes; all are restored at once where `restore` reads
records, else 2,000 of them one by one. Texts that look like labels of ours must be refused, or come back; they run
apart.
"""
import json
import pathlib
import re

from . import invent
from .bench import ROOT, write

SCRIPTS = [
    "Потом они пришли снова, и мы ушли.", "وبعدها مشينا لعند الجسر وما حكى حدا شي.", "ואז חיכינו עד הבוקר.", "そのあと雨が降りました。",
    "그 다음에 우리는 기다렸어요.", "然后我们等到早上。", "หลังจากนั้นเรารอ", "इसके बाद हम चले गए।", "Μετά περιμέναμε.", "Và rồi chúng tôi chờ.",
    "پاشان ئێمە چووین.", "Ապա մենք սպասեցինք։", "შემდეგ ველოდით.", "Çünkü ışık yoktu, göğe baktık.", "C’était «la» nuit…",
]
ODD = ["🙂", "👩🏽‍🚒 came", "\u200f(‏نعم‏)\u200f", "a\u0301b\u0323", "\u202bמימין\u202c", "--- * # > | _", "\\n \\u0041 \\\\", "&amp; <b>so</b> %20",
       "\u00a0\u2009\u3000", "\t\ttabs", "“quoted” ‘so’", "\u00ad\u200d\u200c", "\U0001F1F8\U0001F1FE", "0.5 1,000 12:30", "\ufeff", "x" * 300, "{}[]()",
       "'\"`", "Zürich\u0308", "ﷺ", "①②③", "\u2028", "\x0b\x0c", "~!@$^&*"]
ENDS = ["\n", "\n", "\n", "\r\n", "\r\n", "\n\n", "\u0085", " \n"]
FACTS = ["I was born on {day} May 19{year}.", "Call me on 0933 {number}.", "Write to mole{number}@example.org.", "I am {year} years old.",
         "It was in 20{day}, on the {day}th.", "My number is {number}{number}.", "He was forty-{word}."]
LABEL_LIKE = ["[PERSON-1] came.", "They said [PERSON-01MCD25JVM80].", "[KUNYA-7K3QW9D2M4XA~0]", "[PERSON-1", "PERSON-1]", "[[PERSON-1]]",
              "[PERSON-99999999999]", "[person-1]", "⟦PERSON-1⟧", "@@PERSON-1##", "<seg>PERSON-1</seg>", "[PERSON 1]", "[LOCATION-2] and [DATE-3]"]


def prove(bench):
    bench.make_keys()
    samples(bench)
    label_like(bench)
    generated(bench)


# Files

def samples(bench):
    folders = [ROOT / "Tests/Fixtures/formats", ROOT / "Tests/Fixtures/interviews", ROOT / "Examples",
               *sorted((ROOT.parent / "shared/samples").glob("*"))]
    files = [path for folder in folders if folder.is_dir() for path in sorted(folder.iterdir()) if path.is_file()]
    if not any("shared" in str(path) for path in files):
        bench.skip("samples: ../shared/samples is not there")
    files = files[::max(1, round(1 / bench.scale))]
    known = ROOT / "Tests/Fixtures/formats/known.txt"
    told = []
    for name, words in styles(bench):
        vault = bench.make_vault(bench.fast / "samples.vault")
        exact = refused = 0
        for file in files:
            target = bench.fast / "out"
            target.unlink(missing_ok=True)
            original = file.read_bytes()
            done = bench.run("-k", bench.pseudonym, "--known", known, "--vault", vault, *words, file, "-o", target)
            if done.status:
                bench.check(done.status in (3, 64, 65, 66), f"{file.name}, {name}: exit {done.status}: {bench.first(done.err)}")
                bench.check(not target.exists(), f"{file.name}, {name}: refused, and there is an output")
                refused += 1
                continue
            holds = bench.is_restored(vault, target, original)
            bench.check(holds, f"{file.name}, {name}: was not restored")
            exact += holds
        bench.must("vault", "verify", vault, "--custodian", bench.custodian)
        told.append(f"{name} {exact}" + (f" (refused {refused})" if refused else ""))
    bench.tell(f"{len(files)} files: " + ", ".join(told))


def styles(bench):
    yield "coded", ["--labels", "coded"]
    yield "numbered", ["--labels", "numbered"]
    offered = bench.run("filter", "--help").out.decode()
    if "--brackets" in offered:
        text = " ".join(offered[offered.index("--brackets"):].split("\n  --")[0].split())
        choices = re.search(r"values: ([^;)]+)", text)
        for style in choices[1].split(", ") if choices else ["square", "at", "seg"]:
            yield f"brackets {style}", ["--brackets", style]
    for policy in sorted((ROOT / "Policies").glob("*.yaml")):
        yield f"policy {policy.stem}", ["--policy", policy, "--audit", bench.fast / "samples.jsonl"]


def label_like(bench):
    vault = bench.make_vault(bench.fast / "like.vault")
    exact = refused = 0
    for text in LABEL_LIKE:
        for extra in ([], ["--already-redacted"]):
            for labels in ("coded", "numbered"):
                original = f"My name is Zorvathellaq Brizlofant. {text}\n".encode()
                file, target = write(bench.fast / "like.txt", original), bench.fast / "like.out"
                target.unlink(missing_ok=True)
                done = bench.run("-k", bench.pseudonym, "--vault", vault, "--labels", labels, *extra, file, "-o", target)
                if done.status:
                    bench.check(done.status in (3, 65) and not target.exists(), f"a text like a label: exit {done.status}")
                    refused += 1
                    continue
                holds = bench.is_restored(vault, target, original)
                bench.check(holds, "a text like a label was not restored")
                exact += holds
    bench.tell(f"{exact} texts with what looks like labels restored, {refused} refused")


# Generated documents

def document(random, people, number):
    parts = []
    for _ in range(random.randint(1, 5)):
        kind = random.random()
        if kind < 0.45:
            parts.append(random.choice(invent.CUES).format(random.choice(people)))
        elif kind < 0.6:
            day, year = random.randint(1, 28), random.randint(20, 99)
            parts.append(random.choice(FACTS).format(day=day, year=year, number=random.randint(100000, 999999),
                                                     word=random.choice(["one", "two", "five"])))
        elif kind < 0.75:
            parts.append(random.choice(SCRIPTS))
        elif kind < 0.9:
            parts.append(random.choice(invent.FILLING))
        else:
            parts.append(random.choice(ODD))
    text = "".join(part + random.choice([" ", *ENDS]) for part in parts)
    return text if random.random() < 0.8 else text.rstrip() + random.choice(["", "\r", " ", "\n\n\n"])


def record(random, number, text):
    """One record, written in one of the ways in which JSON can be written."""
    value = {"id": f"r{number}", "text": text}
    if random.random() < 0.3:
        value["lang"] = "ar"
    if random.random() < 0.2:
        value = {"n": number, **value}
    separators = random.choice([(",", ":"), (", ", ": "), (" , ", " : ")])
    return (json.dumps(value, ensure_ascii=random.random() < 0.3, separators=separators) + random.choice(["\n", "\n", "\r\n"])).encode()


def generated(bench):
    random = bench.random("roundtrip")
    people = invent.names(random, 2000)
    known = write(bench.fast / "people.txt", invent.known(people))
    total = bench.count(100_000)
    records, refused = [], 0
    for number in range(total):
        records.append(record(random, number, document(random, people, number)))
    vault = bench.make_vault(bench.fast / "many.vault")
    source, target = write(bench.fast / "many.jsonl", b"".join(records)), bench.fast / "many.out"
    done = bench.run("-k", bench.pseudonym, "--known", known, "--vault", vault, "--input-format", "jsonl", source, "-o", target)
    while done.status in (3, 65) and (at := re.search(r"line (\d+)", done.err)) and refused < total // 50:
        refused += 1  # one record that is refused ends the file
        del records[int(at[1]) - 1]
        write(source, b"".join(records))
        done = bench.run("-k", bench.pseudonym, "--known", known, "--vault", vault, "--input-format", "jsonl", source, "-o", target)
    if not bench.check(done.status == 0, f"generated documents: exit {done.status}: {bench.first(done.err)}"):
        return
    outputs = target.read_bytes().splitlines(keepends=True)
    bench.check(len(outputs) == len(records), "one record is not one record any more")
    changed = sum(output != original for output, original in zip(outputs, records))
    bench.check(changed > len(records) // 3, "hardly a record was changed")
    if "--input-format" in bench.run("restore", "--help").out.decode():
        back = bench.restore(vault, target, "--input-format", "jsonl")
        bench.check(back.status == 0, f"restoring records: exit {back.status}: {bench.first(back.err)}")
        restored = back.out.splitlines(keepends=True)
        exact = sum(one == other for one, other in zip(restored, records))
        bench.check(back.out == b"".join(records), f"{len(records) - exact} generated documents were not restored")
        how = "at once"
    else:
        sample = random.sample(range(len(records)), min(bench.count(2000), len(records)))
        exact = 0
        for number in sample:
            exact += bench.is_restored(vault, write(bench.fast / "record", outputs[number]), records[number])
        bench.check(exact == len(sample), f"{len(sample) - exact} of {len(sample)} generated documents were not restored")
        how = f"of a sample of {len(sample)}, one by one"
    bench.must("vault", "verify", vault)
    bench.tell(f"{len(records)} generated documents kept ({changed} changed, {refused} refused), {exact} restored {how}")
