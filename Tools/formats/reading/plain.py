"""Text, tables and JSON."""
import csv
import io
import json
import re

NAME = re.compile(r"[A-Za-z_]\w*$", re.ASCII)
TIMES = {"start_time", "end_time", "startTime", "endTime", "resultEndTime", "seconds", "from", "to"}
# Objects that tell who or what made the file, which are emptied whole.
METADATA = {"model_info"}
# A cell of these has a time or a number, and stays.
FIXED_CELL = re.compile(r"r?[\d:.,]*$")


def text(path):
    """Paragraphs; a line may go with the name that was broken over it."""
    content = path.read_bytes().decode("utf-8")
    return {"paragraphs": len(re.findall(r"(?:\r?\n){2,}", content)), "ends": re.search(r"\s*$", content).group(),
            "crlf": "\r\n" in content, "mark": content[:1] == "\ufeff"}


def table(path, mark):
    content = path.read_bytes().decode("utf-8")
    rows = csv.reader(io.StringIO(content.removeprefix("\ufeff"), newline=""), delimiter=mark, strict=True)
    return {"mark": content[:1] == "\ufeff",
            "rows": [[cell if FIXED_CELL.match(cell) else "text" for cell in row] for row in rows]}


def document(path):
    return shape(json.loads(path.read_bytes().decode("utf-8"), parse_int=Number, parse_float=Number))


def lines(path):
    return [shape(json.loads(line, parse_int=Number, parse_float=Number))
            for line in path.read_bytes().decode("utf-8").splitlines()]


class Number(str):
    """A number as it is spelled."""


def shape(value, key="", inside=""):
    """The document without its texts. Names may be keys and long numbers, so those are not compared."""
    if isinstance(value, dict):
        if key in METADATA:
            return "metadata"
        return {"keys": [name if NAME.match(name) else "name" for name in value],
                "values": [shape(item, name, key or inside) for name, item in value.items()]}
    if isinstance(value, list):
        if key == "tokens" and not any(isinstance(item, dict) for item in value):
            return "tokens"
        return [shape(item, "", key or inside) for item in value]
    if isinstance(value, Number):
        return "text" if len(value.strip("-")) > 10 or (key == "id" and inside == "tokens") else value
    if isinstance(value, str):
        return value if key in TIMES and re.match(r"[\d:.,]+s?$", value) else "text"
    return value


READERS = {
    "txt": [("text", text)], "md": [("text", text)],
    "csv": [("csv", lambda path: table(path, ","))], "tsv": [("csv", lambda path: table(path, "\t"))],
    "json": [("json", document)], "json3": [("json", document)], "otr": [("json", document)], "jsonl": [("json", lines)],
}
