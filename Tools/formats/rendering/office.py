"""Office documents: DOCX and ODT, with everything an editor leaves behind."""
import io
import struct
import zipfile
import zlib
from xml.sax.saxutils import escape

from .interview import LETTERS, NAMES

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument."
DECLARE = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"')
BY = 'w:author="Clara Ostrow" w:date="2018-02-06T09:30:00Z"'


def files(interview):
    yield "docx", packed(docx_parts(interview))
    yield "odt", packed(odt_parts(interview), stored=("mimetype",))


def packed(parts, stored=()):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts:
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            member.create_system, member.external_attr = 0, 0
            archive.writestr(member, content if isinstance(content, bytes) else content.encode())
    return out.getvalue()


def picture(note):
    """A grey picture of two by two, with a note inside as cameras and editors leave it."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 2, 2, 8, 0, 0, 0, 0))
            + chunk(b"tEXt", b"Author\0" + note.encode("latin-1"))
            + chunk(b"IDAT", zlib.compress(b"\0\x80\x80\0\x80\x80")) + chunk(b"IEND", b""))


# DOCX

PARTS = [  # name, content type, relation of the document to it
    ("word/styles.xml", TYPE + "wordprocessingml.styles+xml", "styles"),
    ("word/settings.xml", TYPE + "wordprocessingml.settings+xml", "settings"),
    ("word/header1.xml", TYPE + "wordprocessingml.header+xml", "header"),
    ("word/footer1.xml", TYPE + "wordprocessingml.footer+xml", "footer"),
    ("word/footnotes.xml", TYPE + "wordprocessingml.footnotes+xml", "footnotes"),
    ("word/endnotes.xml", TYPE + "wordprocessingml.endnotes+xml", "endnotes"),
    ("word/comments.xml", TYPE + "wordprocessingml.comments+xml", "comments"),
]
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def run(text, properties="", tag="t", rsid="00A4D17C"):
    return (f'<w:r w:rsidR="{rsid}">{f"<w:rPr>{properties}</w:rPr>" if properties else ""}'
            f'<w:{tag} xml:space="preserve">{escape(text)}</w:{tag}></w:r>')


def paragraph(*runs):
    return f'<w:p w:rsidR="00A4D17C" w:rsidRDefault="003B55E1">{"".join(runs)}</w:p>'


def runs(turn, number):
    """The words of a turn, a new run wherever the interview cuts."""
    out, text = [], ""
    for word in turn.words:
        if word.breaks:
            out.append(text)
            text = ""
        for at, piece in enumerate(word.pieces):
            if at:
                out.append(text)
                text = ""
            text += piece
        text += " "
    parts = [part for part in out + [text.rstrip()] if part]
    marks = ["", "<w:i/>", '<w:lang w:val="en-GB"/>']
    rendered = [run(part, marks[(at + number) % 3], rsid=f"00{(at + number) % 5}B55E1")
                + ('<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="{0}" w:name="Amela_{0}"/>'
                   '<w:bookmarkEnd w:id="{0}"/>'.format(number) if at == 0 and len(parts) > 1 else "")
                for at, part in enumerate(parts)]
    return "".join(rendered)


def box(text):
    """A text box, in the new and in the old drawing language, as an editor writes both."""
    inner = f"<w:txbxContent>{paragraph(run(text))}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" '
        'simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        '<wp:extent cx="2000000" cy="400000"/><wp:wrapTopAndBottom/><wp:docPr id="7" name="Text Box 7" descr="Box about Umm Yasin"/>'
        '<wp:cNvGraphicFramePr/><a:graphic><a:graphicData '
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>'
        '<a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="400000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'</wps:spPr><wps:txbx>{inner}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>'
        f'</mc:Choice><mc:Fallback><w:pict><v:shape id="box7" alt="Box about Umm Yasin" style="width:150pt;height:30pt">'
        f'<v:textbox>{inner}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>')


def image():
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="360000" cy="360000"/>'
        '<wp:docPr id="9" name="amela_delic.png" descr="Amela Delić in the garden" title="Umm Yasin"/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        '<pic:cNvPr id="9" name="amela_delic.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId20"/>'
        '<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        '<a:ext cx="360000" cy="360000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>")


def field(code, shown):
    return (run("", tag="t") + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run(code[:9], tag="instrText")
            + run(code[9:], tag="instrText") + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run(shown[:3])
            + run(shown[3:]) + '<w:r><w:fldChar w:fldCharType="end"/></w:r>')


def extras():
    """Paragraphs for what does not come from the turns: changes, links, fields, boxes, a table, notes."""
    yield paragraph(
        run("Asked by "), f'<w:ins w:id="101" {BY}>{run("Cla")}{run("ra Ostrow")}</w:ins>',
        f'<w:del w:id="102" {BY}>{run("Amela Del", tag="delText")}{run("ić of Lubovac", tag="delText")}</w:del>', run("."))
    yield paragraph(
        f'<w:moveFromRangeStart w:id="103" w:name="move1" {BY}/><w:moveFrom w:id="104" {BY}>{run("Rus")}{run("lan")}</w:moveFrom>'
        '<w:moveFromRangeEnd w:id="103"/>', run("moved, "),
        f'<w:moveToRangeStart w:id="105" w:name="move1" {BY}/><w:moveTo w:id="106" {BY}>{run("Ruslan")}</w:moveTo>'
        '<w:moveToRangeEnd w:id="105"/>')
    yield paragraph(run("See "), f'<w:hyperlink r:id="rId21" w:tooltip="Umm Yasin">{run("her ")}{run("page")}</w:hyperlink>',
                    run(" and "), field(' HYPERLINK "mailto:amela.delic@mail.example" ', "Amela Delić"))
    yield paragraph(f'<w:fldSimple w:instr=" AUTHOR  Clara Ostrow ">{run("Clara Ostrow")}</w:fldSimple>',
                    '<w:sdt><w:sdtPr><w:alias w:val="Amela Delić"/><w:tag w:val="umm-yasin"/></w:sdtPr><w:sdtContent>'
                    + run("Witness Umm Yasin") + "</w:sdtContent></w:sdt>")
    yield paragraph(box("Umm Yasin was born in Gornji Lubovac"), image())
    yield ('<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblCaption w:val="Amela Delić"/></w:tblPr><w:tblGrid>'
           '<w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid><w:tr>'
           + "".join(f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{paragraph(*cell)}</w:tc>' for cell in (
               [run("Tele"), run("phone")], [run("+387 61"), run(" 555 0174")])) + "</w:tr></w:tbl>")
    yield paragraph(run("Born 17 "), '<w:r><w:br/></w:r>', run("March"), "<w:r><w:tab/></w:r>", run("1991"),
                    run(", a soft"), "<w:r><w:softHyphen/></w:r>", run("hyphen; Lubo"), "<w:r><w:noBreakHyphen/></w:r>", run("vac."))


def docx_parts(interview):
    body = [paragraph('<w:pPr><w:pStyle w:val="Title"/></w:pPr>', run("Interview with Umm "), run("Yasin"))]
    for number, turn in enumerate(interview.turns):
        parts = [run(NAMES[turn.speaker] + ": ", "<w:b/>"), runs(turn, number)]
        if number == 5:
            parts.append('<w:r><w:footnoteReference w:id="2"/></w:r>')
        if number == 7:
            parts.append('<w:r><w:endnoteReference w:id="2"/></w:r>')
        if number == 1:
            parts = ['<w:commentRangeStart w:id="0"/>'] + parts + [
                '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>']
        body.append(paragraph(*parts))
    body += extras()
    body.append('<w:sectPr w:rsidR="00A4D17C"><w:headerReference w:type="default" r:id="rId3"/>'
                '<w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>')
    yield "[Content_Types].xml", content_types()
    yield "_rels/.rels", relations([
        ("rId1", OFFICE + "officeDocument", "word/document.xml"),
        ("rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
        ("rId3", OFFICE + "extended-properties", "docProps/app.xml"),
        ("rId4", OFFICE + "custom-properties", "docProps/custom.xml"),
        ("rId5", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail", "docProps/thumbnail.png")])
    yield "word/document.xml", f"{DECLARE}<w:document {SPACES}><w:body>{''.join(body)}</w:body></w:document>"
    yield "word/_rels/document.xml.rels", relations(
        [(f"rId{number}", OFFICE + kind, name.removeprefix("word/")) for number, (name, _, kind) in enumerate(PARTS, 1)]
        + [("rId20", OFFICE + "image", "media/image1.png"),
           ("rId21", OFFICE + "hyperlink", "https://social.example/umm_yasin_bih?name=Amela%20Deli%C4%87", "External"),
           ("rId22", "http://schemas.microsoft.com/office/2011/relationships/people", "people.xml"),
           ("rId23", OFFICE + "customXml", "../customXml/item1.xml")])
    yield "word/styles.xml", (
        f'{DECLARE}<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '</w:style><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Amela"><w:name w:val="Amela Delić"/>'
        '<w:basedOn w:val="Normal"/></w:style></w:styles>')
    yield "word/settings.xml", (
        f'{DECLARE}<w:settings xmlns:w="{W}" xmlns:r="{R}"><w:attachedTemplate r:id="rId1"/><w:trackRevisions/>'
        '<w:mailMerge><w:mainDocumentType w:val="formLetters"/><w:dataType w:val="textFile"/>'
        '<w:query w:val="SELECT * FROM Umm Yasin.csv"/></w:mailMerge><w:rsids><w:rsidRoot w:val="00A4D17C"/>'
        '<w:rsid w:val="003B55E1"/></w:rsids><w:docVars><w:docVar w:name="witness" w:val="Amela Delić"/></w:docVars></w:settings>')
    yield "word/_rels/settings.xml.rels", relations(
        [("rId1", OFFICE + "attachedTemplate", "file:///C:\\" + "Users\\clara.ostrow\\Umm%20Yasin.dotm", "External")])
    yield "word/header1.xml", f"{DECLARE}<w:hdr {SPACES}>{paragraph(run('CONFIDENTIAL Umm Ya'), run('sin'))}</w:hdr>"
    yield "word/footer1.xml", (
        f"{DECLARE}<w:ftr {SPACES}>{paragraph(run('Recording of Amela '), run('Delić, page '), field(' PAGE ', '1 of 9'))}</w:ftr>")
    for kind, one, text in (("footnotes", "footnote", "Her brother Nedžad Delić was not asked."),
                            ("endnotes", "endnote", "Rešad Delić died in 2016.")):
        yield f"word/{kind}.xml", (
            f'{DECLARE}<w:{kind} {SPACES}>'
            f'<w:{one} w:type="separator" w:id="0">{paragraph("<w:r><w:separator/></w:r>")}</w:{one}>'
            f'<w:{one} w:type="continuationSeparator" w:id="1">{paragraph("<w:r><w:continuationSeparator/></w:r>")}</w:{one}>'
            f'<w:{one} w:id="2">{paragraph(f"<w:r><w:{one}Ref/></w:r>", run(text[:14]), run(text[14:]))}</w:{one}></w:{kind}>')
    yield "word/comments.xml", (
        f'{DECLARE}<w:comments {SPACES}><w:comment w:id="0" {BY} w:initials="CO">'
        f'{paragraph(run("Umm Yasin is Amela Del"), run("ić; leave her out."))}</w:comment></w:comments>')
    yield "word/people.xml", (
        f'{DECLARE}<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:person w15:author="Clara Ostrow">'
        '<w15:presenceInfo w15:providerId="AD" w15:userId="S::clara.ostrow@field.example::5e2f1a77"/></w15:person></w15:people>')
    yield "word/media/image1.png", picture("Clara Ostrow for Umm Yasin")
    yield "customXml/item1.xml", (
        '<?xml version="1.0" encoding="UTF-8"?><b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography">'
        "<b:Source><b:Tag>Delić18</b:Tag><b:Title>Talk with Amela Delić</b:Title></b:Source></b:Sources>")
    yield "docProps/core.xml", (
        f'{DECLARE}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>Interview with Amela Delić</dc:title>'
        "<dc:subject>Umm Yasin</dc:subject><dc:creator>Clara Ostrow</dc:creator><cp:keywords>Lubovac</cp:keywords>"
        "<cp:lastModifiedBy>Şirin Yıldız</cp:lastModifiedBy><cp:revision>4</cp:revision>"
        '<dcterms:created xsi:type="dcterms:W3CDTF">2018-02-05T10:00:00Z</dcterms:created>'
        '<dcterms:modified xsi:type="dcterms:W3CDTF">2018-02-06T09:30:00Z</dcterms:modified></cp:coreProperties>')
    yield "docProps/app.xml", (
        f'{DECLARE}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Template>Umm Yasin.dotm</Template><TotalTime>31</TotalTime><Application>Editor</Application><Manager>Clara Ostrow</Manager>"
        "<Company>Zelena Vrata</Company></Properties>")
    yield "docProps/custom.xml", (
        f'{DECLARE}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Witness"><vt:lpwstr>Amela Delić</vt:lpwstr></property>'
        "</Properties>")
    yield "docProps/thumbnail.png", picture("Amela Delic, Umm Yasin")


def content_types():
    rows = [("word/document.xml", TYPE + "wordprocessingml.document.main+xml")] + [part[:2] for part in PARTS] + [
        ("word/people.xml", TYPE + "wordprocessingml.people+xml"),
        ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        ("docProps/app.xml", TYPE + "extended-properties+xml"), ("docProps/custom.xml", TYPE + "custom-properties+xml")]
    return (DECLARE + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
            + "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in rows) + "</Types>")


def relations(rows):
    return (DECLARE + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' + "".join(
        f'<Relationship Id="{row[0]}" Type="{row[1]}" Target="{escape(row[2])}"'
        + (f' TargetMode="{row[3]}"' if len(row) > 3 else "") + "/>" for row in rows) + "</Relationships>")


# ODT

ODT = " ".join(f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for prefix, name in (
    ("office", "office"), ("text", "text"), ("style", "style"), ("meta", "meta"), ("config", "config"), ("draw", "drawing"),
    ("table", "table"), ("svg", "svg-compatible"), ("fo", "xsl-fo-compatible"))) + (
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2"')
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
CHANGE = "<office:change-info><dc:creator>Clara Ostrow</dc:creator><dc:date>2018-02-06T09:30:00</dc:date></office:change-info>"


def spans(turn):
    """The words of a turn, cut by spans wherever the interview cuts, some in the middle of a word."""
    out = []
    for number, word in enumerate(turn.words):
        text = escape(word.text)
        if len(word.pieces) == 2:
            text = f'{escape(word.pieces[0])}<text:span text:style-name="T1">{escape(word.pieces[1])}</text:span>'
        elif word.breaks:
            text = f'<text:span text:style-name="T1">{text}</text:span>'
        if number:
            out.append("<text:s/>" if word.breaks and LETTERS[turn.speaker] == 1 and number % 2 else " ")
        out.append(text)
    return "".join(out)


def odt_parts(interview):
    rows = []
    for number, turn in enumerate(interview.turns):
        note = ""
        if number == 1:
            note = ('<office:annotation><dc:creator>Clara Ostrow</dc:creator><dc:date>2018-02-06T09:30:00</dc:date>'
                    "<text:p>Umm Yasin is Amela <text:span>Delić</text:span>.</text:p></office:annotation>")
        if number == 5:
            note = ('<text:note text:id="ftn1" text:note-class="footnote"><text:note-citation>1</text:note-citation>'
                    "<text:note-body><text:p>Her brother Nedžad Delić was not asked.</text:p></text:note-body></text:note>")
        rows.append(f'<text:p text:style-name="P1"><text:span text:style-name="T2">{NAMES[turn.speaker]}:</text:span> '
                    f"{spans(turn)}{note}</text:p>")
    rows.append(
        '<text:p>Asked by <text:change-start text:change-id="ct2"/>Clara Ostrow<text:change-end text:change-id="ct2"/>'
        '<text:change text:change-id="ct1"/>. <text:bookmark text:name="Amela Delić"/><text:a xlink:type="simple" '
        'xlink:href="https://social.example/umm_yasin_bih" office:name="Umm Yasin">her page</text:a>, '
        '<text:user-field-get text:name="witness">Amela Delić</text:user-field-get>, <text:initial-creator>Clara Ostrow'
        "</text:initial-creator>, born 17<text:line-break/>March<text:tab/>1991.</text:p>")
    rows.append(
        '<text:p><draw:frame draw:name="amela_delic" text:anchor-type="as-char" svg:width="1cm" svg:height="1cm"><draw:image '
        'xlink:href="Pictures/image1.png" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/><svg:title>Umm Yasin'
        "</svg:title><svg:desc>Amela Delić in the garden</svg:desc></draw:frame></text:p>")
    rows.append(
        '<table:table table:name="Amela"><table:table-column table:number-columns-repeated="2"/><table:table-row>'
        '<table:table-cell><text:p>Telephone</text:p></table:table-cell><table:table-cell><text:p>+387 61<text:span> 555 0174'
        "</text:span></text:p></table:table-cell></table:table-row></table:table>")
    yield "mimetype", "application/vnd.oasis.opendocument.text"
    yield "content.xml", (
        f'{XML}<office:document-content {ODT}><office:automatic-styles>'
        '<style:style style:name="P1" style:family="paragraph"/>'
        '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>'
        '<style:style style:name="T2" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
        '</office:automatic-styles><office:body><office:text>'
        f'<text:tracked-changes><text:changed-region text:id="ct1"><text:deletion>{CHANGE}<text:p>Amela Del<text:span>ić</text:span>'
        f' of Lubovac</text:p></text:deletion></text:changed-region><text:changed-region text:id="ct2"><text:insertion>{CHANGE}'
        '</text:insertion></text:changed-region></text:tracked-changes><text:user-field-decls><text:user-field-decl '
        'office:value-type="string" office:string-value="Amela Delić" text:name="witness"/></text:user-field-decls>'
        f'{"".join(rows)}</office:text></office:body></office:document-content>')
    yield "styles.xml", (
        f'{XML}<office:document-styles {ODT}><office:automatic-styles><style:page-layout style:name="pm1"/></office:automatic-styles>'
        '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pm1"><style:header><text:p>'
        'CONFIDENTIAL Umm <text:span>Yasin</text:span></text:p></style:header><style:footer><text:p>Amela Delić</text:p>'
        "</style:footer></style:master-page></office:master-styles></office:document-styles>")
    yield "meta.xml", (
        f'{XML}<office:document-meta {ODT}><office:meta><meta:initial-creator>Clara Ostrow</meta:initial-creator><dc:creator>'
        "Şirin Yıldız</dc:creator><dc:title>Interview with Amela Delić</dc:title><dc:description>Umm Yasin</dc:description>"
        "<meta:printed-by>Clara Ostrow</meta:printed-by><meta:keyword>Lubovac</meta:keyword><dc:date>2018-02-06T09:30:00</dc:date>"
        '<meta:template xlink:type="simple" xlink:href="../Umm%20Yasin.ott" xlink:title="Umm Yasin"/>'
        '<meta:user-defined meta:name="Witness">Amela Delić</meta:user-defined></office:meta></office:document-meta>')
    yield "settings.xml", (
        f'{XML}<office:document-settings {ODT}><office:settings><config:config-item-set config:name="ooo:configuration-settings">'
        '<config:config-item config:name="PrinterName" config:type="string">Ostrow study</config:config-item>'
        '<config:config-item config:name="Rsid" config:type="int">10211196</config:config-item>'
        "</config:config-item-set></office:settings></office:document-settings>")
    yield "Thumbnails/thumbnail.png", picture("Amela Delic, Umm Yasin")
    yield "Pictures/image1.png", picture("Clara Ostrow for Umm Yasin")
    names = [("/", "application/vnd.oasis.opendocument.text"), ("content.xml", "text/xml"), ("styles.xml", "text/xml"),
             ("meta.xml", "text/xml"), ("settings.xml", "text/xml"), ("Thumbnails/thumbnail.png", "image/png"),
             ("Pictures/image1.png", "image/png")]
    yield "META-INF/manifest.xml", (
        f'{XML}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
        + "".join(f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>' for name, kind in names)
        + "</manifest:manifest>")
