import Audit

/// One record of a log, as it was read.
public struct AuditEntry: Sendable {
  let record: ScannedRecord

  init(_ record: ScannedRecord) { self.record = record }

  /// The number of its line, from 1.
  public var line: Int { record.number }
  /// The line itself, without its line feed.
  public var bytes: [UInt8] { record.line }
  /// What it is, such as `entity`.
  public var kind: String { record.kind.rawValue }
  public var run: String { record.word(.run) ?? "" }
  public var date: String? { record.word(.date) }
  /// The document as the log names it.
  public var document: String? { record.text(.document) }
  public var type: String? { record.word(.type) }
  public var rule: String? { record.word(.rule) }
  /// The labels it speaks of.
  public var labels: [String] { record.word(.label).map { [$0] } ?? record.words(.labels) }
  /// SHA-256 of the output, of the end of a document.
  var after: String? { record.kind == .documentEnd ? record.word(.after) : nil }

  /// One line for people: what was done, in the order of what they look for.
  public var summary: String {
    var words = [String(line), date ?? "-", run, kind]
    switch record.kind {
    case .runStart: words += [.version, .profile, .scope].compactMap(record.text)
    case .documentStart: words += [.document, .format].compactMap(record.text)
    case .review: words += [.document, .decision, .type, .rule, .finding].compactMap(record.text)
    case .entity:
      words += [.document, .type, .kind, .action, .label, .rule, .score, .review].compactMap(record.text)
      if let bytes = record.range(.bytes) { words.append("\(bytes.lowerBound)..\(bytes.upperBound)") }
    case .documentEnd:
      words += [.document].compactMap(record.text)
      words += record.counts(.counts).map { "\($0.name)=\($0.count)" }
    case .runEnd:
      words += [AuditField.documents, .refused, .entities, .exit].compactMap { field in
        record.text(field).map { "\(field.name)=\($0)" }
      }
    case .restore:
      words += [AuditField.document, .key, .opened, .refused, .reason].compactMap { field in
        record.text(field).map { "\(field.name)=\($0)" }
      }
    case .vault:
      words +=
        [.action, .vault].compactMap(record.text) + record.words(.labels) + [.reason].compactMap(record.text)
    case .key: words += [.action, .role].compactMap(record.text) + record.words(.keys)
    case .release: words += [.manifest, .files].compactMap(record.text)
    case .recover: words += [.closes, .torn, .unsealed].compactMap(record.text)
    }
    return words.joined(separator: "\t")
  }
}

/// Which records are wanted; what is nil does not matter.
public struct AuditFilter: Sendable {
  public var kind: String?
  public var run: String?
  /// Begins the name of the document.
  public var document: String?
  public var type: String?
  public var rule: String?
  public var label: String?

  public init() {}

  public func accepts(_ entry: AuditEntry) -> Bool {
    func agrees(_ wanted: String?, _ value: @autoclosure () -> String?) -> Bool {
      wanted == nil || wanted == value()
    }
    guard agrees(kind, entry.kind), agrees(run, entry.run), agrees(type, entry.type), agrees(rule, entry.rule)
    else { return false }
    if let document, entry.document?.hasPrefix(document) != true { return false }
    return label.map(entry.labels.contains) ?? true
  }
}
