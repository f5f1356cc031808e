"""Marks in a text where a leak begins and ends. They go through all that is done to a text, and are taken out of the
file that comes of it; so it is known where each leak stands there."""
import re

BEGIN, END, CUT = "\uE000", "\uE001", "\uE002"
FIRST = 0xE100


def marked(number, text):
    """A leak, as it stands in a text."""
    return f"{BEGIN}{chr(FIRST + number)}{text}{END}"


def plain(text):
    return re.sub(f"{BEGIN}.|{END}|{CUT}", "", text)


def taken_out(text):
    """The text without its marks, and for each leak where it is, perhaps several times: [line, column, end line, end
    column], in code points, counted from 1."""
    # A writer of JSON may have escaped the marks.
    text = re.sub(r"\\u(e[0-9a-f]{3})", lambda found: chr(int(found[1], 16)), text)
    out, places, opened, line, column = [], {}, None, 1, 1
    letters = iter(text)
    for letter in letters:
        if letter in (BEGIN, END):
            # A copy of the words may end in the middle of a leak.
            if opened:
                places.setdefault(opened[0], []).append([opened[1], opened[2], line, column])
            opened = (ord(next(letters)) - FIRST, line, column) if letter == BEGIN else None
        elif letter != CUT:
            out.append(letter)
            line, column = (line + 1, 1) if letter == "\n" else (line, column + 1)
    return "".join(out), places
