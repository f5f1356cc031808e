import Glibc
package import SignedNotes

/// Makes one log of several.
package enum AuditJoin {
  /// Writes the runs of several logs into a new one, in the order of their names, each once, and seals it.
  /// So it makes no difference in which order, in which groups or how often logs are joined.
  ///
  /// - Parameters:
  ///   - inputs: paths of logs that hold.
  ///   - path: of the new log; nothing must be there.
  ///   - trusted: the keys whose signatures under the inputs count.
  /// - Throws: `.broken` or `.open` for an input that does not hold, `.sameRun` for two runs of a name with
  ///   other bytes.
  package static func join(
    _ inputs: [String], into path: String, signer: NoteSigner, trusted: [NoteVerifier]
  ) throws(AuditError) -> Checkpoint {
    var units = JoinedUnits()
    for (index, input) in inputs.enumerated() { try units.read(input, number: index, trusted) }
    let paths = AuditPaths(path)
    guard try AuditSeal.read(path) == nil else { throw .exists }
    let log = try FileNumber.open(path, O_RDWR | O_APPEND | O_CREAT | O_EXCL)
    do throws(AuditError) {
      try log.lock()
      var sealer = try Sealer(new: paths, signer)
      try write(units.sorted, inputs, to: log, &sealer)
      try log.synchronise()
      try Folder.synchronise(of: path)
      try sealer.seal()
      guard let checkpoint = sealer.checkpoint else { throw .broken(line: nil, .noLines) }
      return checkpoint
    } catch {
      for made in [paths.log, paths.tree, paths.checkpoint] { unlink(made) }
      throw error
    }
  }

  private static func write(
    _ units: [JoinedUnit], _ inputs: [String], to log: FileNumber, _ sealer: inout Sealer
  ) throws(AuditError) {
    var block: [UInt8] = []
    var open: (input: Int, file: FileNumber)?
    for unit in units {
      let file = try open?.input == unit.input ? open?.file : FileNumber.open(inputs[unit.input], O_RDONLY)
      guard let file else { throw .missing }
      open = (unit.input, file)
      var lines = LogLines(file: file, from: unit.offset)
      var tree = MerkleTree()
      for _ in 0..<unit.lines {
        guard let line = try lines.next(), line.isWhole else { throw .changed }
        let bytes = Array(lines.bytes[line.range])
        tree.append(.leaf(bytes))
        sealer.add(bytes + [0x0A])
        block += bytes + [0x0A]
        guard block.count >= 1 << 18 else { continue }
        try log.append(block)
        try sealer.writeHashes()
        block.removeAll(keepingCapacity: true)
      }
      // What was checked is what is copied.
      guard tree.root == unit.root else { throw .changed }
    }
    try log.append(block)
  }
}

/// A run with the one that closes it if it was cut off.
private struct JoinedUnit {
  /// Of the first run.
  let name: String
  let input: Int
  let offset: Int
  let lines: Int
  /// Of the tree over its lines.
  let root: TreeHash
}

/// The runs of all logs that are joined.
private struct JoinedUnits {
  /// By the names of their first runs.
  private var units: [String: JoinedUnit] = [:]
  /// For the name of each run the name of the unit's first.
  private var owners: [String: String] = [:]

  var sorted: [JoinedUnit] {
    units.values.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  mutating func read(_ path: String, number: Int, _ trusted: [NoteVerifier]) throws(AuditError) {
    let checkpoint = try AuditSeal.read(path)
    let pass = LogPass(LogLines(file: try FileNumber.open(path, O_RDONLY)))
    var found: [(unit: JoinedUnit, names: [String])] = []
    var (names, start, tree) = ([String](), 0, MerkleTree())
    let verdict = try SealCheck(trusted).verdict(
      pass, checkpoint, { if $0.kind == .runStart, let name = $0.word(.run) { names.append(name) } },
      after: { pass, line throws(PassError) in
        if let leaf = pass.filled.first { tree.append(leaf) }
        guard !pass.order.isOpen, pass.order.breaks.isEmpty, let name = names.first else { return }
        let unit = JoinedUnit(name: name, input: number, offset: start, lines: tree.size, root: tree.root)
        found.append((unit, names))
        (names, start, tree) = ([], line.end, MerkleTree())
      })
    _ = try verdict.requireHolds()
    for (unit, names) in found { try add(unit, names) }
  }

  private mutating func add(_ unit: JoinedUnit, _ names: [String]) throws(AuditError) {
    for name in names {
      guard owners.updateValue(unit.name, forKey: name) ?? unit.name == unit.name else { throw .sameRun }
    }
    let known = units[unit.name]
    guard known == nil || (known?.root == unit.root && known?.lines == unit.lines) else { throw .sameRun }
    if known == nil { units[unit.name] = unit }
  }
}
