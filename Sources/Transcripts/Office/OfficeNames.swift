/// Words that office programs themselves put into documents.
enum OfficeNames {
  /// Whether a style comes with the programs, as the spelling of its name without blanks, signs and numbers
  /// tells.
  static func isStyle(_ value: [UInt8]) -> Bool {
    if value.count > 60 { return false }
    var letters = String(decoding: value, as: UTF8.self).replacing("_20_", with: " ").replacing(
      "_5f_", with: "_")
    letters = letters.lowercased().filter { "a"..."z" ~= $0 || !$0.isASCII }
    for end in ["char", "accent"] where letters.hasSuffix(end) { letters.removeLast(end.utf8.count) }
    return styles.contains(letters) || automaticStyle(value)
  }

  /// The name of a style that a program made for one place: a few letters that mean a kind, and a number.
  private static func automaticStyle(_ value: [UInt8]) -> Bool {
    let word = value.prefix { $0.isASCIILetter }
    let rest = value.dropFirst(word.count)
    let isNumber = rest.allSatisfy { 0x30...0x39 ~= $0 || $0 == 0x2E || $0 == 0x5F || 0x41...0x5A ~= $0 }
    return rest.count <= 10 && isNumber && automatic.contains(String(decoding: word, as: UTF8.self))
  }

  static func isFont(_ value: [UInt8]) -> Bool {
    let name = value.filter { $0 != 0x27 && $0 != 0x22 }
    return name.split(separator: 0x3B).allSatisfy { part in
      // LibreOffice numbers fonts that it uses in more than one way.
      let isNumbered = part.last.map { 0x31...0x39 ~= $0 } ?? false
      return fonts.contains(Array(part)) || isNumbered && fonts.contains(Array(part.dropLast()))
    }
  }

  /// What stands before the number of an id.
  static let ids: Set<String> = [
    "", "rid", "r", "id", "ftn", "edn", "ct", "cmd", "text box ", "picture ", "image ", "imagem ", "shape ",
    "box", "shape_", "f", "drawing ", "list", "table", "section", "sect", "frame", "graphic",
    "graphics", "__annotation__", "refnum", "refheading___", "__refheading___toc", "__refheading__",
    "text box",
    "picture", "image", "rectangle ", "straight connector ", "group ", "graphic ", "oval ", "line ", "chart ",
    "object", "control ", "table ", "index", "text", "view", "illustration", "figure ", "t", "p",
    "docs-internal-guid-",
  ]

  static let bookmarks: Set<String> = [
    "_GoBack", "_Toc", "_Ref", "_Hlk", "_heading=h.", "_ENREF_", "_MON_", "_bookmark", "__RefHeading___Toc",
    "__RefHeading__", "__RefNumPara__", "OLE_LINK", "_PictureBullets", "_top", "_ednref", "_ftnref", "_edn",
    "_ftn",
  ]

  /// The words of codes that only count.
  static let codes = Set(
    #"PAGE NUMPAGES SECTIONPAGES SECTION \* MERGEFORMAT Arabic arabic ROMAN roman TOC \o "1-3" \h \z \u"#
      .split(separator: " ").map { Array($0.utf8) })

  /// The attributes that name a part.
  static let pathAttributes = ["Target", "full-path", "PartName"]

  /// Relations to files that only the machine of the author has.
  static let settingTypes = [
    "attachedTemplate", "mailMergeSource", "mailMergeHeaderSource", "frame", "subDocument", "transform",
    "recipientData",
  ]

  private static let automatic: Set<String> = [
    "P", "T", "L", "H", "Sect", "fr", "gr", "Table", "Tabelle", "Tableau", "Tabla", "ta", "co", "ro", "ce",
    "N", "Mpm",
    "pm", "MP", "MT", "Mfr", "Mgr", "WW", "WWNum", "WW8Num", "RTF_Num", "dp", "Mdp", "Numbering", "List",
    "PM", "F",
  ]

  private static let styles = Set(
    """
    office officetheme macrotext listlabel outline \
    addressee annotationreference annotationsubject annotationtext appleconvertedspace arrow \
    balloontext bibliography bibliographyheading blocktext bodytext bodytextfirstindent bodytextindent \
    booktitle bulletsymbols caption captioncharacters closing colorfulgrid colorfullist colorfulshading \
    comment commentreference commentsubject commenttext complimentaryclose contents contentsheading \
    convert darklist date default defaultparagraphfont defaultstyle definition documentmap drawing \
    dropcaps emailsignature emphasis endnote endnoteanchor endnotecharacters endnotereference \
    endnotesymbol endnotetext envelope envelopeaddress envelopereturn example figure figureindexheading \
    firstlineindent firstpage followedhyperlink footer footerleft footerright footnote footnoteanchor \
    footnotecharacters footnotereference footnotesymbol footnotetext formula frame framecontents \
    graphics gridtable gridtablecolorful gridtabledark gridtablelight hangingindent hashtag header \
    headerandfooter headerleft headerright heading horizontalline html htmlacronym htmladdress \
    htmlbottomofform htmlcite htmlcode htmldefinition htmlkeyboard htmlpreformatted htmlsample \
    htmltopofform htmltypewriter htmlvariable hyperlink illustration illustrationindexheading index \
    indexheading intenseemphasis intensequote intensereference internetlink labels landscape leftpage \
    lightgrid lightlist lightshading linenumber linenumbering list listbullet listcontinue listheading \
    listnumber listparagraph listtable listtablecolorful listtabledark listtablelight macro \
    mainindexentry marginalia master mediumgrid mediumlist mediumshading mention messageheader nolist \
    none normal normalindent normaltable normalweb nospacing noteheading numbering numberingsymbols \
    objectindex objectindexheading ole outlinelist pagenumber placeholder placeholdertext plaintable \
    plaintext preformattedtext quotations quote revision rightpage rubies salutation sender signature \
    smarthyperlink smartlink sourcetext standard strong strongemphasis subtitle subtleemphasis \
    subtlereference table tableclassic tablecolorful tablecolumns tablecontemporary tablecontents \
    tabledeffects tableelegant tablegrid tableheading tableindex tableindexheading tablelist \
    tablenormal tableofauthorities tableoffigures tableprofessional tablesimple tablesubtle tabletheme \
    tableweb teletype text textbody textbodyindent title toaheading toc tocheading unresolvedmention \
    userentry userindex userindexheading variable verticalnumberingsymbols visitedinternetlink \
    watermark
    """.split(separator: " ").map(String.init))

  private static let fonts = Set(
    """
    F|Albany|Amiri|Angsana New|Aptos|Aptos Display|Aptos Narrow|Arabic Typesetting|Arial|Arial Black|\
    Arial Narrow|Arial Unicode MS|Arial1|Batang|Browallia New|Caladea|Calibri|Calibri Light|Cambria|\
    Cambria Math|Candara|Carlito|Comic Sans MS|Consolas|Constantia|Corbel|Cordia New|Courier|\
    Courier New|Cumberland|DaunPenh|DejaVu Sans|DejaVu Sans Mono|DejaVu Serif|DengXian|DengXian Light|\
    DokChampa|Droid Sans Fallback|Ebrima|Estrangelo Edessa|Euphemia|FangSong|Franklin Gothic Book|\
    FreeSans|FreeSerif|Gadugi|Garamond|Gautami|Georgia|Georgia1|Gill Sans MT|Google Sans|Gulim|\
    Helvetica|Helvetica Neue|Impact|Iskoola Pota|Javanese Text|Kalinga|Kartika|Latha|Lato|Leelawadee UI|\
    Liberation Mono|Liberation Sans|Liberation Serif|Linux Libertine G|Lohit Devanagari|Lohit Hindi|\
    Lucida Console|Lucida Grande|Lucida Sans Unicode|MS Gothic|MS Mincho|MS PMincho|MV Boli|\
    Malgun Gothic|Mangal|Mangal1|Merriweather|Microsoft Himalaya|Microsoft JhengHei|\
    Microsoft Sans Serif|Microsoft Uighur|Microsoft YaHei|Microsoft Yi Baiti|MingLiU|Mongolian Baiti|\
    Montserrat|MoolBoran|Myanmar Text|NSimSun|Nirmala UI|Noto Naskh Arabic|Noto Sans|Noto Sans Arabic|\
    Noto Sans CJK SC|Noto Sans Symbols|Noto Serif|Noto Serif CJK SC|Nyala|Open Sans|OpenSymbol|PMingLiU|\
    Palatino|Palatino Linotype|Phagspa|Plantagenet Cherokee|Proxima Nova|Quattrocento Sans|Raavi|Roboto|\
    Sakkal Majalla|Scheherazade|Segoe UI|Segoe UI Emoji|Segoe UI Historic|Segoe UI Symbol|Shruti|SimHei|\
    SimSun|Simplified Arabic|Source Han Sans|Source Han Serif|StarSymbol|Sylfaen|Symbol|Tahoma|Tahoma1|\
    Thorndale|Times|Times New Roman|Times New Roman1|Traditional Arabic|Trebuchet MS|Tunga|Ubuntu|\
    Unifont|Verdana|Vrinda|Webdings|Wingdings|Wingdings 2|Wingdings 3|Yu Gothic|Yu Gothic Light|\
    Yu Mincho|monospace|sans-serif|serif|system|宋体|新細明體|游ゴシック|游ゴシック Light|游明朝|等线|等线 Light|굴림|맑은 고딕|바탕|\
    ＭＳ ゴシック|ＭＳ 明朝|ＭＳ Ｐゴシック
    """.split(separator: "|").map { Array($0.utf8) })
}
