/// Follows the lines of a log and tells the first that stands where it must not.
struct RunOrder {
  /// Something that the next run has to close: a run that was cut off, a line that is no record, or both.
  struct Break {
    let closes: String?
    let torn: TreeHash?
    /// The line behind which the run was cut off, or the torn one.
    let line: Int
  }

  private(set) var counts = AuditCounts()
  /// What is not closed yet.
  private(set) var breaks: [Break] = []
  private var names: Set<RunName> = []
  private var run = OpenRun()

  /// Whether a run has no end yet.
  var isOpen: Bool { run.isOpen }

  /// The name of the run that has no end yet.
  var openRun: String? { run.isOpen ? String(decoding: run.name, as: UTF8.self) : nil }

  /// What a recovery has to close if the log ends here.
  var toClose: [Break] {
    breaks + (openRun.map { [Break(closes: $0, torn: nil, line: counts.lines)] } ?? [])
  }

  func hasRun(_ name: String) -> Bool { names.contains(RunName(Array(name.utf8)[...])) }

  /// Takes a whole line that is no record.
  mutating func tear(_ hash: TreeHash, line: Int) {
    breaks.append(Break(closes: openRun, torn: hash, line: line))
    counts.lines += 1
    run = OpenRun()
  }

  /// Takes the next record, and notes in it which document of the log it is of.
  mutating func accept(_ record: inout ScannedRecord) throws(LineFault) {
    do throws(AuditFault) {
      if record.kind == .runStart { try begin(record) } else { try follow(record) }
    } catch {
      throw fault(error, at: record.number)
    }
    if record.kind == .documentEnd {
      record.document = counts.documents - 1
    } else if run.document != nil {
      record.document = counts.documents
    }
    counts.lines += 1
  }

  /// The fault of a log that has to be in order up to here, although something is not closed.
  var unclosed: LineFault? { breaks.first.map { fault(.unclosed, at: $0.line) } }

  /// Behind a line that is no record and that no recover names, the fault is that line's.
  private func fault(_ fault: AuditFault, at line: Int) -> LineFault {
    guard let first = breaks.first, first.torn != nil else { return LineFault(line: line, fault: fault) }
    return LineFault(line: first.line, fault: .noRecord)
  }

  private mutating func begin(_ record: ScannedRecord) throws(AuditFault) {
    if let name = openRun { breaks.append(Break(closes: name, torn: nil, line: record.number - 1)) }
    run = OpenRun()
    guard let name = record.content(.run), record.number(.seq) == 0 else { throw .sequence }
    guard names.insert(RunName(name)).inserted else { throw .sameRun }
    run = OpenRun(name: Array(name), isOpen: true, isRecovery: !breaks.isEmpty)
    counts.note(record)
  }

  private mutating func follow(_ record: ScannedRecord) throws(AuditFault) {
    guard run.isOpen else { throw breaks.isEmpty ? .noRun : .unclosed }
    guard record.content(.run)?.elementsEqual(run.name) == true else { throw .runName }
    guard record.number(.seq) == run.next else { throw .sequence }
    run.next += 1
    switch record.kind {
    case .runStart: throw .place
    case .documentStart, .review, .entity, .documentEnd: try run.accept(record)
    case .restore, .vault, .key, .release, .recover, .runEnd: try between(record)
    }
    counts.note(record)
  }

  /// A record that stands between documents.
  private mutating func between(_ record: ScannedRecord) throws(AuditFault) {
    guard run.document == nil else { throw .place }
    switch record.kind {
    case .recover: try recover(record)
    case .runEnd:
      guard breaks.isEmpty else { throw .unclosed }
      try run.finish(record)
    default:
      guard !run.isRecovery else { throw .unclosed }
      if record.kind == .restore { run.documents += 1 }
    }
  }

  private mutating func recover(_ record: ScannedRecord) throws(AuditFault) {
    let (closes, torn) = (record.word(.closes), record.word(.torn))
    guard run.isRecovery else {
      guard closes == nil, torn == nil else { throw .recover }
      return
    }
    guard let first = breaks.first else { throw .recover }
    guard first.closes == closes, first.torn?.hexadecimal == torn else { throw .unclosed }
    breaks.removeFirst()
  }
}

/// What is wrong, and with which line; nil where it is no line's fault.
struct LineFault: Error, Hashable {
  let line: Int?
  let fault: AuditFault
}

/// The run that the lines are in.
private struct OpenRun {
  var name: [UInt8] = []
  var isOpen = false
  /// Whether it is one that closes what was cut off, and nothing else.
  var isRecovery = false
  var next = 1
  var documents = 0
  var entities = 0
  var document: OpenDocument?

  /// A record of a document.
  mutating func accept(_ record: ScannedRecord) throws(AuditFault) {
    guard !isRecovery else { throw .unclosed }
    guard let name = record.value(.document) else { throw .document }
    if record.kind == .documentStart {
      guard document == nil else { throw .place }
      document = OpenDocument(name: Array(name))
      return
    }
    guard document != nil else { throw .place }
    guard document?.name.elementsEqual(name) == true else { throw .document }
    switch record.kind {
    case .review:
      guard document?.entities == 0 else { throw .place }
    case .entity: try document?.acceptEntity(record)
    default:
      guard let document, document.counts == record.countsByName(.counts) else { throw .counts }
      documents += 1
      entities += document.entities
      self.document = nil
    }
  }

  /// The end of the run.
  mutating func finish(_ record: ScannedRecord) throws(AuditFault) {
    guard record.number(.documents) == documents, record.number(.entities) == entities else { throw .totals }
    self = OpenRun()
  }
}

/// The document that the lines are in.
private struct OpenDocument {
  let name: [UInt8]
  var entities = 0
  var counts: [String: Int] = [:]

  mutating func acceptEntity(_ record: ScannedRecord) throws(AuditFault) {
    guard record.number(.index) == entities else { throw .index }
    entities += 1
    if let type = record.word(.type) { counts[type, default: 0] += 1 }
  }
}

/// A run's name, of which 128 bits of a digest are kept: a long log has many.
private struct RunName: Hashable {
  private let digest: UInt128

  init(_ name: ArraySlice<UInt8>) {
    digest = TreeHash.leaf(Array(name)).bytes.prefix(16).reduce(0) { $0 << 8 | UInt128($1) }
  }
}

extension ScannedRecord {
  /// The bytes of a word.
  fileprivate func content(_ field: AuditField) -> ArraySlice<UInt8>? { value(field)?.dropFirst().dropLast() }

  fileprivate func countsByName(_ field: AuditField) -> [String: Int] {
    Dictionary(counts(field).map { ($0.name, $0.count) }) { first, _ in first }
  }
}
