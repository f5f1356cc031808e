import RedactCore

/// HTML: what a browser shows as text, in blocks; and what stands in attributes, styles and comments.
///
/// Structure, and so never text: what `roles` lists as such. Scripts cannot be understood and are taken out.
package struct Html: TranscriptFormat {
  package let name = "html"
  package let notes = FormatNotes(
    "HTML", keeps: "elements, names of attributes, entities that are not touched",
    changes: "text, titles, alternative texts, data and all other attributes, styles",
    strips: "scripts, comments, links, the author and the program")
  private let limits: IntakeLimits

  private static let roles: MarkupRoles = [
    "@lang": .structure(.language), "@xml:lang": .structure(.language),
    "meta@charset": .structure(.encoding),
    "@dir": .structure(.words("ltr rtl auto")), "@xmlns": .structure(.schema),
    "meta@name": .structure(.words(Html.names)),
    "meta@http-equiv": .structure(.words("Content-Type content-type X-UA-Compatible")),
    "@type": .structure(.words(Html.types)),
    "@rel": .structure(.words("stylesheet icon preload noopener nofollow")),
    "@src": .removed(.media, "other"), "@srcset": .removed(.media, "other"),
    "@poster": .removed(.media, "other"),
    "@data": .removed(.media, "other"), "a@href": .removed(.media, "other", leaving: "#"),
    "area@href": .removed(.media, "other", leaving: "#"), "@title": .field("title"), "@alt": .field("other"),
    "@id": .identifier("other"), "@for": .reference, "@class": .structure(.id), "@name": .structure(.id),
    "@data-start": .structure(.number), "@data-end": .structure(.number), "@data-time": .structure(.number),
    "@data-m": .structure(.number), "@data-d": .structure(.number), "@colspan": .structure(.number),
    "@rowspan": .structure(.number), "@width": .structure(.number), "@height": .structure(.number),
    "@start": .structure(.number), "@size": .structure(.number), "@border": .structure(.number),
    "@align": .structure(.words("left right center justify top middle bottom")),
    "@target": .structure(.words("_blank _self _top _parent")), "@data-speaker": .field("person"),
    "title": .field("title"),
  ]
  private static let names: StaticString = "author generator description keywords viewport robots date title"
  private static let types: StaticString =
    "text/html text/css text/javascript module application/json application/ld+json checkbox radio text"

  private static let paragraphs: Set<HTMLTag> = [
    .p, .div, .h1, .h2, .h3, .h4, .h5, .h6, .blockquote, .section, .article, .main, .header, .footer, .aside,
    .nav,
    .table, .ul, .ol, .dl, .pre, .figure, .form, .fieldset, .details, .body, .hr, .address,
  ]
  private static let lines: Set<HTMLTag> = [
    .br, .li, .tr, .td, .th, .dt, .dd, .caption, .figcaption, .option, .summary, .dialog, .button, .rt,
  ]

  package init(limits: IntakeLimits = IntakeLimits()) { self.limits = limits }

  package func sniff(_ bytes: [UInt8]) -> Confidence {
    let sniff = MarkupSniff(bytes)
    if sniff.isHTML { return .certain }
    guard let root = sniff.root.map({ $0.lowercased() }) else { return .none }
    if root == "html" { return .certain }
    let isKnown =
      HTMLTag.named(Array(root.utf8)[...]) != nil || ["span", "b", "i", "em", "strong"].contains(root)
    let tail = bytes.suffix(200).last { !$0.isHTMLSpace && $0 != 0 }
    return isKnown && !sniff.isDeclared && tail == UInt8(ascii: ">") ? .likely : .none
  }

  package func read(_ bytes: [UInt8]) throws(TranscriptError) -> Transcript {
    var reader = try MarkupReader(bytes, .html, format: name, roles: Self.roles, limits: limits)
    if MarkupEncoding.declares(reader.document) { reader.finish(0) }
    takeHead(&reader)
    var walk = reader.nodes.indices.lowerBound
    var open: [(end: Int, tag: HTMLTag?)] = []
    while walk < reader.nodes.count {
      while let top = open.last, walk >= top.end {
        breakText(top.tag, &reader)
        if top.tag == .pre { reader.keepsLines = false }
        open.removeLast()
      }
      visit(walk, &open, &reader)
      walk += 1
    }
    return try reader.transcript()
  }

  private func visit(_ index: Int, _ open: inout [(end: Int, tag: HTMLTag?)], _ reader: inout MarkupReader) {
    let node = reader.nodes[index]
    if node.kind == .element {
      let tag = HTMLTag.named(reader.document.bytes[node.localName.range])
      breakText(tag, &reader)
      if tag == .pre { reader.keepsLines = true }
      if let tag, Self.paragraphs.contains(tag) || Self.lines.contains(tag) { open.append((node.next, tag)) }
    } else if node.kind == .text, !reader.isFinished(index) {
      reader.words(index)
    }
  }

  private func breakText(_ tag: HTMLTag?, _ reader: inout MarkupReader) {
    guard let tag else { return }
    if Self.paragraphs.contains(tag) {
      reader.builder.breakParagraph()
    } else if Self.lines.contains(tag) {
      reader.builder.breakLine()
    }
  }

  // MARK: What is not shown

  private func takeHead(_ reader: inout MarkupReader) {
    for index in reader.nodes.indices where reader.isElement(index) {
      switch HTMLTag.named(reader.document.bytes[reader.nodes[index].localName.range]) {
      case .script:
        reader.remove(.derived, wordsOf: index)
        lines(of: index, &reader)
      case .style: lines(of: index, &reader)
      case .title:
        reader.begin("title")
        reader.flow(index)
        reader.builder.breakLine()
      case .meta: takeMeta(index, &reader)
      default: break
      }
    }
  }

  /// Adds words that are no prose, line by line.
  private func lines(of element: Int, _ reader: inout MarkupReader) {
    reader.keepsLines = true
    reader.builder.breakLine()
    reader.flow(element)
    reader.builder.breakLine()
    reader.keepsLines = false
  }

  private func takeMeta(_ element: Int, _ reader: inout MarkupReader) {
    guard let content = reader.attribute(element, "content") else { return }
    let name = String(decoding: reader.value(element, "name") ?? [], as: UTF8.self).lowercased()
    switch name {
    case "author", "creator", "dc.creator", "publisher", "citation_author":
      reader.mention(content, "person")
      reader.remove(.author, content)
    case "generator", "progid":
      reader.mention(content, "other")
      reader.remove(.settings, content)
    case "keywords": reader.mention(content, "keywords")
    case "viewport", "robots": if !isPlainSetting(reader.value(content)) { reader.mention(content, "other") }
    default:
      let isType = reader.attribute(element, "http-equiv") != nil && isContentType(reader.value(content))
      if !isType { reader.mention(content, "note") }
    }
    reader.finish(content)
  }

  private func isPlainSetting(_ value: [UInt8]) -> Bool {
    let words: Set<String> = [
      "width", "device-width", "initial-scale", "maximum-scale", "minimum-scale", "user-scalable",
      "shrink-to-fit",
      "no", "yes", "noindex", "nofollow", "index", "follow", "all", "none",
    ]
    return value.split { $0 == 0x2C || $0 == 0x3D || $0 == 0x20 }
      .allSatisfy {
        words.contains(String(decoding: $0, as: UTF8.self)) || MarkupShape.number.fits(Array($0))
      }
  }

  private func isContentType(_ value: [UInt8]) -> Bool {
    let text = String(decoding: value, as: UTF8.self).lowercased().filter { $0 != " " }
    return text == "text/html" || text == "ie=edge" || MarkupEncoding.isContentType(value)
  }
}
