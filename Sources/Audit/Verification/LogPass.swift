/// Goes through the lines of a log once: hashes them, takes them apart, follows their order.
struct LogPass {
  /// What became of a line.
  enum Step {
    case line(LogLine)
    /// What stands behind the last LF.
    case tail(LogLine)
    case end
  }

  private(set) var lines: LogLines
  private(set) var tree = MerkleTree()
  private(set) var order = RunOrder()
  /// The hash of the first line.
  private(set) var first: TreeHash?
  /// The hash of the last line, and those of the subtrees that it filled.
  private(set) var filled: [TreeHash] = []
  private var scanner = LineScanner()
  private let readsRecords: Bool

  /// - Parameter readsRecords: false where only the tree is wanted.
  init(_ lines: LogLines, readsRecords: Bool = true) {
    self.lines = lines
    self.readsRecords = readsRecords
  }

  var origin: String? { first.map(Checkpoint.origin) }

  /// Takes the next line.
  ///
  /// - Parameter each: is given the line's record, where it is one.
  mutating func step(each: ((ScannedRecord) -> Void)? = nil) throws(PassError) -> Step {
    guard let line = try next() else { return .end }
    guard line.isWhole else { return .tail(line) }
    try take(line, each)
    return .line(line)
  }

  /// Takes a line, the last one also where it has no LF yet.
  mutating func take(_ line: LogLine, _ each: ((ScannedRecord) -> Void)? = nil) throws(PassError) {
    let hash = lines.bytes.withUnsafeBytes { TreeHash.leaf(UnsafeRawBufferPointer(rebasing: $0[line.range])) }
    filled.removeAll(keepingCapacity: true)
    tree.append(hash) { filled.append($0) }
    if first == nil { first = hash }
    guard readsRecords else { return }
    if var record = scanner.scan(line, in: lines.bytes) {
      do throws(LineFault) { try order.accept(&record) } catch { throw .fault(error) }
      each?(record)
    } else {
      order.tear(hash, line: line.number)
    }
  }

  private mutating func next() throws(PassError) -> LogLine? {
    do throws(AuditError) { return try lines.next() } catch {
      guard case .tooLong = error else { throw .log(error) }
      throw .fault(LineFault(line: tree.size + 1, fault: .longLine))
    }
  }

  mutating func countRest() throws(AuditError) -> (lines: Int, isTorn: Bool) { try lines.countRest() }
}

/// Why a pass ended before the log did.
enum PassError: Error {
  case fault(LineFault)
  case log(AuditError)

  var audit: AuditError {
    switch self {
    case .fault(let fault): .broken(line: fault.line, fault.fault)
    case .log(let error): error
    }
  }
}
