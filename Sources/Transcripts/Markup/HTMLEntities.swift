/// The named characters of HTML that old and new transcripts use; any other name is left as text.
enum HTMLEntities {
  /// The longest name that needs no semicolon.
  static let longestOld = 6

  static func scalar(_ name: String) -> Unicode.Scalar? { old[name] ?? new[name] }

  /// What a name stands for that also works without a semicolon.
  static func oldScalar(_ name: String) -> Unicode.Scalar? { old[name] }

  /// What browsers take a number from 128 to 159 for.
  static func windows1252(_ value: UInt32) -> Unicode.Scalar? {
    (0x80...0x9F).contains(value) ? highControls[Int(value - 0x80)] : nil
  }

  /// The names of U+00A0 to U+00FF in order.
  private static let latin = """
    nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 \
    acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde \
    Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute \
    Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde \
    auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute \
    ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml
    """

  private static let old: [String: Unicode.Scalar] = {
    var table: [String: Unicode.Scalar] = [
      "amp": "&", "AMP": "&", "lt": "<", "LT": "<", "gt": ">", "GT": ">", "quot": "\"", "QUOT": "\"",
      "COPY": "©", "REG": "®",
    ]
    for (index, name) in latin.split(separator: " ").enumerated() {
      table[String(name)] = Unicode.Scalar(UInt8(0xA0 + index))
    }
    return table
  }()

  private static let new: [String: Unicode.Scalar] = [
    "apos": "'", "hellip": "…", "mdash": "—", "ndash": "–", "horbar": "―", "lsquo": "‘", "rsquo": "’",
    "sbquo": "‚", "ldquo": "“", "rdquo": "”", "bdquo": "„", "lsaquo": "‹", "rsaquo": "›", "bull": "•",
    "euro": "€", "trade": "™", "dagger": "†", "Dagger": "‡", "permil": "‰", "prime": "′", "Prime": "″",
    "ensp": "\u{2002}", "emsp": "\u{2003}", "thinsp": "\u{2009}", "zwnj": "\u{200C}", "zwj": "\u{200D}",
    "lrm": "\u{200E}", "rlm": "\u{200F}", "OElig": "Œ", "oelig": "œ", "Scaron": "Š", "scaron": "š",
    "Yuml": "Ÿ", "fnof": "ƒ", "circ": "ˆ", "tilde": "˜", "minus": "−", "larr": "←", "uarr": "↑", "rarr": "→",
    "darr": "↓", "harr": "↔", "ne": "≠", "le": "≤", "ge": "≥", "infin": "∞", "sol": "/", "colon": ":",
    "comma": ",", "period": ".", "lpar": "(", "rpar": ")", "lsqb": "[", "rsqb": "]", "hyphen": "‐",
    "num": "#", "commat": "@", "Tab": "\t", "NewLine": "\n",
    "Abreve": "Ă", "abreve": "ă", "Amacr": "Ā", "amacr": "ā", "Aogon": "Ą", "aogon": "ą", "Cacute": "Ć",
    "cacute": "ć", "Ccaron": "Č", "ccaron": "č", "Dcaron": "Ď", "dcaron": "ď", "Dstrok": "Đ", "dstrok": "đ",
    "Ecaron": "Ě", "ecaron": "ě", "Emacr": "Ē", "emacr": "ē", "Eogon": "Ę", "eogon": "ę", "Gbreve": "Ğ",
    "gbreve": "ğ", "Hstrok": "Ħ", "hstrok": "ħ", "Idot": "İ", "imath": "ı", "inodot": "ı", "Imacr": "Ī",
    "imacr": "ī", "Lstrok": "Ł", "lstrok": "ł", "Nacute": "Ń", "nacute": "ń", "Ncaron": "Ň", "ncaron": "ň",
    "Odblac": "Ő", "odblac": "ő", "Omacr": "Ō", "omacr": "ō", "Rcaron": "Ř", "rcaron": "ř", "Sacute": "Ś",
    "sacute": "ś", "Scedil": "Ş", "scedil": "ş", "Tcaron": "Ť", "tcaron": "ť", "Tcedil": "Ţ", "tcedil": "ţ",
    "Udblac": "Ű", "udblac": "ű", "Umacr": "Ū", "umacr": "ū", "Uring": "Ů", "uring": "ů", "Zacute": "Ź",
    "zacute": "ź", "Zcaron": "Ž", "zcaron": "ž", "Zdot": "Ż", "zdot": "ż",
  ]

  private static let highControls: [Unicode.Scalar] = [
    "€", "\u{81}", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "\u{8D}", "Ž", "\u{8F}",
    "\u{90}", "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "\u{9D}", "ž", "Ÿ",
  ]
}
