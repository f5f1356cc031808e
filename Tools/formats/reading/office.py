"""DOCX by python-docx, ODT by odfpy, both by LibreOffice where it is installed."""
import pathlib
import shutil
import subprocess
import tempfile
import zipfile

import docx
import lxml.etree
from odf import opendocument, table, teletype, text

SOFFICE = shutil.which("soffice")
WORD = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
SAID = "//w:r[w:t][not(ancestor::w:del or ancestor::w:moveFrom)]"


def word(path):
    """Runs that were deleted may be gone, and comments; what is read may not."""
    found = docx.Document(str(path))
    body = found.element.body
    return {
        "paragraphs": len(found.paragraphs), "sections": len(found.sections),
        "tables": [[len(row.cells) for row in each.rows] for each in found.tables],
        "runs": len(body.xpath(SAID)), "breaks": len(body.xpath("//w:br|//w:tab|//w:softHyphen|//w:noBreakHyphen")),
        "pictures": len(found.inline_shapes), "styles": [each.type for each in found.styles],
        "boxes": len(body.xpath("//w:txbxContent")), "fields": len(body.xpath("//w:fldChar|//w:fldSimple")),
        "header": [len(section.header.paragraphs) + len(section.footer.paragraphs) for section in found.sections]}


def parts(path):
    """Each part is sound and well-formed XML, each relation leads somewhere, and every part is listed."""
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        if archive.testzip() or len(set(names)) != len(names):
            raise ValueError("an archive that is not sound")
        for name in names:
            if name.endswith((".xml", ".rels")):
                root = lxml.etree.fromstring(archive.read(name))
            if name.endswith(".rels"):
                folder = pathlib.PurePosixPath(name).parent.parent
                for relation in root:
                    target = relation.get("Target")
                    if relation.get("TargetMode") != "External" and resolved(folder, target) not in names:
                        raise ValueError("a relation to nowhere")
    return {"first": names[0]}


def resolved(folder, target):
    path = []
    for step in ([] if target.startswith("/") else folder.parts) + pathlib.PurePosixPath(target).parts:
        if step == "..":
            path.pop()
        elif step != "/":
            path.append(step)
    return "/".join(path)


def open_document(path):
    found = opendocument.load(str(path))
    body = found.text
    return {
        "paragraphs": len([each for each in body.getElementsByType(text.P) if is_said(each)]),
        "spans": len([each for each in body.getElementsByType(text.Span) if is_said(each)]),
        "rows": len(body.getElementsByType(table.TableRow)), "links": len(body.getElementsByType(text.A)),
        "notes": len(body.getElementsByType(text.Note)), "breaks": len(body.getElementsByType(text.LineBreak)),
        "fields": len(body.getElementsByType(text.UserFieldGet)), "says": bool(teletype.extractText(body)),
        "mimetype": found.mimetype}


def is_said(element):
    while element is not None:
        if element.qname[1] in ("tracked-changes", "annotation"):
            return False
        element = element.parentNode if hasattr(element.parentNode, "qname") else None
    return True


def libreoffice(path):
    """Converted to text, and to a page description; the text has as many paragraphs as before."""
    with tempfile.TemporaryDirectory() as folder:
        for kind in ("txt:Text", "pdf"):
            subprocess.run(
                [SOFFICE, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", kind,
                 "--outdir", folder, str(path)], check=True, capture_output=True, timeout=180)
        rows = pathlib.Path(folder, path.stem + ".txt").read_text(encoding="utf-8-sig").split("\n")
        page = pathlib.Path(folder, path.stem + ".pdf").read_bytes()
    return {"rows": ["said" if row.strip() else "" for row in rows], "page": page[:4]}


BOTH = [("parts", parts)] + ([("libreoffice", libreoffice)] if SOFFICE else [])
READERS = {"docx": [("python-docx", word)] + BOTH, "odt": [("odfpy", open_document)] + BOTH}
