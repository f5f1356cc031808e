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
  var ends: (Set<HTMLTag>, within: Set<HTMLTag>)? {
    switch self {
    case .li: ([.li], [.ul, .ol, .menu, .dir])
    case .dd, .dt: ([.dd, .dt], [.dl])
    case .option: ([.option], [.select, .optgroup])
    case .optgroup: ([.option, .optgroup], [.select])
    case .rp, .rt: ([.rp, .rt], [.ruby])
    case .a: ([.a], [])
    case .body: ([.head], [])
    case .td, .th: ([.td, .th], [.tr, .table])
    case .tr: ([.td, .th, .tr], [.tbody, .thead, .tfoot, .table])
    case .tbody, .thead, .tfoot: ([.td, .th, .tr, .tbody, .thead, .tfoot, .caption, .colgroup], [.table])
    default: nil
    }
  }

  /// Ends a paragraph that is open.
  var endsParagraph: Bool { Self.blocks.contains(self) }
  /// An end tag inside reaches no element outside, but those of the table itself.
  var isBarrier: Bool { Self.barriers.contains(self) }
  /// Its end tag reaches out of a cell.
  var isPartOfTable: Bool { Self.tableParts.contains(self) }

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
  private static let barriers: Set<HTMLTag> = [
    .table, .td, .th, .caption, .button, .object, .marquee, .template, .html,
  ]
  private static let tableParts: Set<HTMLTag> = [
    .table, .tbody, .thead, .tfoot, .tr, .td, .th, .caption, .colgroup, .html, .body,
  ]
}
