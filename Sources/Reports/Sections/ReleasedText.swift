import RedactCore

/// What the marks of a document need besides its entities.
struct Marks: Sendable {
  /// The number of each rule, as the finder knows it.
  let rules: [String: Int]
  /// The near misses of the document, with their numbers in the report.
  let near: [(number: Int, miss: ReportNearMiss)]

  /// What the finder looks at, as attributes.
  func attributes(of entity: ReportEntity) -> String {
    "data-r=\"\(rules[entity.rule] ?? 0)\" data-s=\"\(Self.hundredths(entity.score))\""
  }

  /// The classes by which type and kind show.
  static func classes(of entity: ReportEntity) -> String {
    Palette.className(of: entity.type) + (entity.kind == .quasi ? " q" : "")
  }

  /// What is told about a replacement when somebody points at it.
  static func details(of entity: ReportEntity) -> String {
    var parts = [
      entity.label ?? "no label", entity.type.rawValue,
      entity.kind == .direct ? "direct identifier" : "quasi-identifier",
      "rule \(entity.rule)" + (entity.ruleVersion.map { " \($0)" } ?? ""), "action \(entity.action)",
      "score \(Numbers.score(entity.score))",
    ]
    if let review = entity.review { parts.append("reviewed: \(review.rawValue)") }
    return parts.joined(separator: " · ")
  }

  private static func hundredths(_ score: Double) -> Int {
    score.isFinite ? Int((min(1, max(0, score)) * 100).rounded()) : 0
  }
}

/// The released text of a document with its labels highlighted.
struct ReleasedText: Sendable {
  let text: [UInt8]
  let entities: [ReportEntity]
  let marks: Marks

  /// A stretch of the text that is highlighted.
  private enum Stretch {
    case entity(ReportEntity)
    case near(number: Int, ReportNearMiss)

    var span: ByteSpan {
      switch self {
      case .entity(let entity): entity.bytes
      case .near(_, let miss): miss.bytes
      }
    }
  }

  func write(to body: inout HTMLWriter) {
    body.raw("<div class=\"released\" dir=\"auto\">")
    var copied = 0
    for stretch in stretches() {
      body.passage(text[copied..<stretch.span.start])
      write(stretch, to: &body)
      copied = stretch.span.end
    }
    body.passage(text[copied...])
    body.raw("</div>\n")
  }

  /// In the order of the text; what does not fit into it, or overlaps what came before, is left out, entities last.
  private func stretches() -> [Stretch] {
    let all = entities.map(Stretch.entity) + marks.near.map { Stretch.near(number: $0.number, $0.miss) }
    var result: [Stretch] = []
    var reached = 0
    let order = all.indices.sorted { (all[$0].span, $0) < (all[$1].span, $1) }
    for index in order where TextCut.isInside(all[index].span, of: text) && all[index].span.start >= reached {
      result.append(all[index])
      reached = all[index].span.end
    }
    return result
  }

  private func write(_ stretch: Stretch, to body: inout HTMLWriter) {
    switch stretch {
    case .entity(let entity):
      let gone = entity.bytes.isEmpty ? " gone" : ""
      body.raw("<mark class=\"\(Marks.classes(of: entity))\(gone)\" \(marks.attributes(of: entity))")
      writeDetails(Marks.details(of: entity), to: &body)
    case .near(let number, let miss):
      body.raw("<mark id=\"n\(number)\" class=\"near \(Palette.className(of: miss.type))\"")
      writeDetails(
        "Near miss · perhaps \(miss.type.rawValue) · rule \(miss.rule) · score \(Numbers.score(miss.score)) · "
          + miss.why, to: &body)
    }
    body.passage(text[stretch.span.range])
    body.raw("</mark>")
  }

  private func writeDetails(_ details: String, to body: inout HTMLWriter) {
    body.raw(" tabindex=\"0\"")
    body.attribute("data-d", details)
    body.raw(">")
  }
}

/// The replacements of a document whose text is not on hand.
struct EntityTable: Sendable {
  let entities: [ReportEntity]
  let marks: Marks

  func write(to body: inout HTMLWriter) {
    guard !entities.isEmpty else { return }
    body.paragraph("The released text is not on hand, or is no plain text.", class: "soft")
    DataTable(
      caption: "Replacements of the document",
      columns: [
        .init(name: "Label"), .init(name: "Type"), .init(name: "Kind"), .init(name: "Rule"),
        .init(name: "Action"),
        .init(name: "Score", isNumber: true), .init(name: "Characters"),
      ],
      isWide: true,
      rows: entities.map {
        [
          .text($0.label ?? ""), .text($0.type.rawValue), .text($0.kind.rawValue),
          .text($0.rule + ($0.ruleVersion.map { " " + $0 } ?? "")),
          .text($0.action + ($0.review.map { ", reviewed: \($0.rawValue)" } ?? "")),
          .figure(Numbers.score($0.score)), .text("\($0.scalars.lowerBound) to \($0.scalars.upperBound)"),
        ]
      },
      marks: entities.map { "class=\"\(Marks.classes(of: $0))\" tabindex=\"-1\" \(marks.attributes(of: $0))" }
    ).write(to: &body)
  }
}
