/// The elements of HTML that begin or end in a way of their own.
enum HTMLTag: String, CaseIterable {
  case area, base, basefont, bgsound, br, col, command, embed, frame, hr, img, input, keygen, link, meta
  case param, source, track, wbr
  case script, style, xmp, iframe, noembed, noframes, plaintext, textarea, title
  case address, article, aside, blockquote, center, details, dialog, dir, div, dl, fieldset, figcaption
  case figure, footer, form, h1, h2, h3, h4, h5, h6, header, hgroup, main, menu, nav, ol, p, pre, search
  case section, summary, ul
  case a, body, button, caption, colgroup, dd, dt, head, html, li, marquee, object, optgroup, option, rp, rt
  case ruby, select, table, tbody, td, template, tfoot, th, thead, tr

  private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })
  private static let longest = allCases.map(\.rawValue.utf8.count).max() ?? 0

  /// The element of a name in any case.
  static func named(_ name: ArraySlice<UInt8>) -> HTMLTag? {
    guard name.count <= longest else { return nil }
    return byName[String(decoding: name.map(\.asciiLowercased), as: UTF8.self)]
  }

  /// Has no content and no end tag.
  var isVoid: Bool { Self.voids.contains(self) }
  /// Its content is text up to its end tag, whatever that text looks like.
  var isText: Bool { self == .textarea || self == .title || isRawText }
  /// Its content is text that knows no references.
  var isRawText: Bool { Self.rawTexts.contains(self) }

  /// Which open elements end where this one begins, and which keep what is around them open.
  var ends: (names: [HTMLTag], within: [HTMLTag])? {
    switch self {
    case .li: ([.li], [.ul, .ol, .menu, .dir])
    case .dd, .dt: ([.dd, .dt], [.dl])
    case .option: ([.option], [.select, .optgroup])
    case .optgroup: ([.option, .optgroup], [.select])
    case .rp, .rt: ([.rp, .rt], [.ruby])
    case .a: ([.a], [])
    case .body: ([.head], [])
    case .td, .th: ([.td, .th], [.tr])
    case .tr: ([.td, .th, .tr], [.tbody, .thead, .tfoot])
    case .tbody, .thead, .tfoot: ([.td, .th, .tr, .tbody, .thead, .tfoot, .caption, .colgroup], [])
    default: nil
    }
  }

  /// Ends a paragraph that is open.
  var endsParagraph: Bool { Self.blocks.contains(self) }
  /// The elements that keep an end tag of this name inside of them.
  static func barriers(for tag: HTMLTag?) -> [HTMLTag] {
    switch tag {
    case .html, .body: []
    case .table, .tbody, .thead, .tfoot, .tr, .td, .th, .caption, .colgroup: [.table]
    default: barriers
    }
  }

  /// No end tag and no beginning element inside reaches out of these, but for parts of the same table.
  static let barriers: [HTMLTag] = [
    .table, .td, .th, .caption, .button, .object, .marquee, .template, .html,
  ]

  private static let voids: Set<HTMLTag> = [
    .area, .base, .basefont, .bgsound, .br, .col, .command, .embed, .frame, .hr, .img, .input, .keygen,
    .link, .meta, .param, .source, .track, .wbr,
  ]
  private static let rawTexts: Set<HTMLTag> = [
    .script, .style, .xmp, .iframe, .noembed, .noframes, .plaintext,
  ]
  private static let blocks: Set<HTMLTag> = [
    .address, .article, .aside, .blockquote, .center, .details, .dialog, .dir, .div, .dl, .dd, .dt,
    .fieldset, .figcaption, .figure, .footer, .form, .h1, .h2, .h3, .h4, .h5, .h6, .header, .hgroup, .hr,
    .li, .main, .menu, .nav, .ol, .p, .pre, .search, .section, .summary, .table, .ul,
  ]
}

/// A name of an element of HTML, whatever its case.
enum HTMLName: Hashable {
  case known(HTMLTag)
  /// In lower case.
  case other([UInt8])

  init(_ name: ArraySlice<UInt8>) {
    self = HTMLTag.named(name).map(Self.known) ?? .other(name.map(\.asciiLowercased))
  }

  var tag: HTMLTag? {
    if case .known(let tag) = self { tag } else { nil }
  }
}
