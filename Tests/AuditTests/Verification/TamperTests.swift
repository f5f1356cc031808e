import Glibc
import SignedNotes
import TestSupport
import Testing

@testable import Audit

/// A sealed log of 200 records, with whatever a log can hold, and what an attacker would do to it.
///
/// All bits are flipped when the environment has `REDACT_ALL_BITS`; else some, by a seed.
@Suite struct TamperTests {
  private let log: [UInt8]
  private let checkpoint: [UInt8]
  private let trusted: [NoteVerifier]
  private let lines: [[UInt8]]
  static let all = getenv("REDACT_ALL_BITS") != nil

  init() throws {
    let sample = try SampleLog.ofEverything()
    (log, checkpoint, lines, trusted) = (
      try sample.bytes, try sample.checkpoint, try sample.lines, sample.trusted
    )
  }

  private func state(_ log: [UInt8], _ checkpoint: [UInt8]? = nil) -> AuditVerdict.State {
    AuditVerifier.verify(log: log, checkpoint: checkpoint ?? self.checkpoint, trusted: trusted).state
  }

  private func isBroken(_ log: [UInt8], _ checkpoint: [UInt8]? = nil) -> Bool {
    if case .broken = state(log, checkpoint) { true } else { false }
  }

  private func joined(_ lines: [[UInt8]]) -> [UInt8] { SampleLog.joined(lines) }

  @Test func `The log holds`() {
    #expect(state(log) == .holds)
    #expect(lines.count >= 190)
  }

  @Test func `No bit of it can be flipped`() {
    var seed = SeededGenerator(seed: 6)
    var bytes = log
    func flip(_ bit: Int) {
      bytes[bit / 8] ^= 1 << (bit % 8)
      if !isBroken(bytes) { Issue.record("byte \(bit / 8), bit \(bit % 8)") }
      bytes[bit / 8] ^= 1 << (bit % 8)
    }
    if Self.all {
      for bit in 0..<(bytes.count * 8) { flip(bit) }
    } else {
      for _ in 0..<300 { flip(seed.number(below: bytes.count * 8)) }
    }
  }

  @Test func `No line can be left out or doubled`() {
    for index in lines.indices {
      var (without, twice) = (lines, lines)
      without.remove(at: index)
      twice.insert(lines[index], at: index)
      #expect(isBroken(joined(without)), "without line \(index + 1)")
      // A line behind the seal is no part of the log; all others are.
      #expect(isBroken(joined(twice)) == (index != lines.count - 1), "line \(index + 1) twice")
      if index == lines.count - 1 { #expect(state(joined(twice)) == .open(.behind)) }
    }
  }

  @Test func `No two lines can change places`() {
    var seed = SeededGenerator(seed: 7)
    for one in lines.indices {
      let others = Self.all ? Array(lines.indices) : [seed.number(below: lines.count)]
      for other in others where lines[other] != lines[one] {
        var moved = lines
        moved.swapAt(one, other)
        #expect(isBroken(joined(moved)), "lines \(one + 1) and \(other + 1)")
      }
    }
  }

  @Test func `It can be cut nowhere`() {
    let step = Self.all ? 1 : 997
    var lengths = Set(stride(from: 0, to: log.count, by: step))
    var end = 0
    for line in lines {
      end += line.count + 1
      if Self.all || end > log.count - 3_000 { lengths.formUnion([end - 1, end].filter { $0 < log.count }) }
    }
    for length in lengths where !isBroken(Array(log[..<length])) { Issue.record("\(length) bytes") }
  }

  @Test func `What stands behind the seal is said, and never trusted`() {
    for (more, fault) in [("x", AuditFault.torn), ("x\n", .behind), ("\n\n", .behind), ("a\nb", .behind)] {
      #expect(state(log + Array(more.utf8)) == .open(fault))
    }
    let long = [UInt8](repeating: 0x78, count: 300_000)
    #expect(state(log + long) == .open(.torn))
    #expect(state(log + long + [0x0A]) == .open(.behind))
    #expect(state(log + lines[3] + [0x0A]) == .open(.behind))
  }

  @Test func `No bit of the checkpoint can be flipped, and no byte cut off`() {
    for bit in 0..<(checkpoint.count * 8) {
      var changed = checkpoint
      changed[bit / 8] ^= 1 << (bit % 8)
      #expect(isBroken(log, changed), "byte \(bit / 8), bit \(bit % 8)")
    }
    for length in 0..<checkpoint.count { #expect(isBroken(log, Array(checkpoint[..<length]))) }
    #expect(isBroken(log, checkpoint + [0x0A]))
  }

  @Test func `A checkpoint by another key, of another log or with an extension is refused`() throws {
    let stranger = try SampleKeys.signer(first: 9)
    let own = try #require(SealedCheckpoint(checkpoint, trusted: trusted)).checkpoint
    #expect(isBroken(log, try own.signed(by: stranger)))
    #expect(state(log, try own.signed(by: try SampleKeys.signer())) == .holds)
    func signed(_ text: String) throws -> [UInt8] {
      var note = try SignedNote(Array(text.utf8))
      try note.sign(with: try SampleKeys.signer())
      return note.bytes
    }
    let text = String(decoding: own.text, as: UTF8.self)
    #expect(state(log, try signed(text)) == .holds)
    for (part, other) in [
      ("\n\(own.size)\n", "\n0\(own.size)\n"), ("\n\(own.size)\n", "\n+\(own.size)\n"),
      ("\n\(own.size)\n", "\n\(own.size - 1)\n"), ("\n\(own.size)\n", "\n\(own.size + 1)\n"),
      ("\n\(own.size)\n", "\n0\n"), ("\n\(own.size)\n", "\n99999999999999999999\n"),
      ("redact-audit/", "redact-audit"), ("redact-audit/", "other/"),
      (own.origin, "0000000000000000"), (own.origin, own.origin.uppercased()), (own.origin, ""),
      ("=\n", "=\nextension\n"), ("=\n", "=\n\n"), ("=\n", "\n"), ("\n", "\r\n"),
    ] where text.replacing(part, with: other) != text {
      #expect(isBroken(log, try signed(text.replacing(part, with: other))), "\(part) -> \(other)")
    }
  }

  @Test func `Without a key, a checkpoint or lines nothing holds`() {
    #expect(
      AuditVerifier.verify(log: log, checkpoint: checkpoint, trusted: []).state == .broken(line: nil, .noKey))
    #expect(isBroken(log, []))
    #expect(isBroken([]))
    #expect(AuditVerifier.read(log: []).state == .broken(line: nil, .noLines))
  }

  @Test func `An earlier checkpoint that was kept must be of the same beginning`() throws {
    let hashes = lines.map { TreeHash.leaf($0) }
    let origin = Checkpoint.origin(hashes[0])
    func state(_ size: Int, _ root: TreeHash? = nil, _ of: String? = nil) throws -> AuditVerdict.State {
      let root = root ?? MerkleTreeTests.root(hashes[..<min(size, hashes.count)])
      let earlier = try #require(Checkpoint(origin: of ?? origin, size: size, root: root))
      return AuditVerifier.verify(log: log, checkpoint: checkpoint, trusted: trusted, since: [earlier]).state
    }
    for size in [1, 2, 63, 64, 65, lines.count] { #expect(try state(size) == .holds) }
    #expect(try state(64, hashes[0]) == .broken(line: nil, .rewritten))
    #expect(try state(64, nil, "0123456789abcdef") == .broken(line: nil, .rewritten))
    #expect(try state(lines.count + 1) == .broken(line: nil, .older))
  }
}
