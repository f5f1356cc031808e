import Foundation
import Glibc
import RedactCore
import SignedNotes
import TestSupport
import Testing

@testable import Audit

/// The verifier of `Examples/verify-audit` was written by somebody who had the specification and nothing else. It must come
/// to the same answers: about a log and its checkpoint that were changed, and about proofs.
///
/// All bits and cuts are asked about when the environment has `REDACT_ALL_BITS`; else some, by a seed.
@Suite struct IndependentVerifierTests {
  private let sample: SampleLog
  private let log: [UInt8]
  private let note: [UInt8]

  init() throws {
    sample = try SampleLog.ofEverything()
    (log, note) = (try sample.bytes, try sample.checkpoint)
  }

  /// What is done to a log or its checkpoint.
  private enum Change: CustomStringConvertible {
    case none
    case flip(Int, bit: Int)
    case cut(Int)
    case drop(Int)
    case double(Int)
    case swap(Int, Int)

    var description: String {
      switch self {
      case .none: "none 0"
      case .flip(let offset, let bit): "flip \(offset) \(bit)"
      case .cut(let count): "cut \(count)"
      case .drop(let line): "drop \(line)"
      case .double(let line): "double \(line)"
      case .swap(let first, let second): "swap \(first) \(second)"
      }
    }

    func applied(to bytes: [UInt8]) -> [UInt8] {
      var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast().map { Array($0) }
      switch self {
      case .none: return bytes
      case .flip(let offset, let bit):
        var changed = bytes
        changed[offset] ^= 1 << bit
        return changed
      case .cut(let count): return Array(bytes[..<count])
      case .drop(let line): lines.remove(at: line)
      case .double(let line): lines.insert(lines[line], at: line)
      case .swap(let first, let second): lines.swapAt(first, second)
      }
      return SampleLog.joined(lines)
    }
  }

  private static func changes(of bytes: [UInt8], _ count: Int, _ seed: inout SeededGenerator) -> [Change] {
    let lines = bytes.count { $0 == 0x0A }
    var changes: [Change] = [.none]
    if TamperTests.all {
      changes += bytes.indices.flatMap { offset in (0..<8).map { .flip(offset, bit: $0) } }
      changes += bytes.indices.map { .cut($0) }
    } else {
      for _ in 0..<count {
        changes.append(.flip(seed.number(below: bytes.count), bit: seed.number(below: 8)))
        changes.append(.cut(seed.number(below: bytes.count)))
      }
    }
    for line in 0..<lines {
      changes += [.drop(line), .double(line), .swap(line, seed.number(below: lines))]
    }
    return changes
  }

  private func status(_ log: [UInt8], _ note: [UInt8]) -> Int {
    switch AuditVerifier.verify(log: log, checkpoint: note, trusted: sample.trusted).state {
    case .holds: 0
    case .open: 5
    case .broken: 4
    }
  }

  @Test(.enabled(if: Python.isThere, "python3 is not on this machine"))
  func `a verifier written from the specification alone gives the same answers`() throws {
    var seed = SeededGenerator(seed: 9)
    var cases: [String] = []
    for change in Self.changes(of: log, 200, &seed) {
      cases.append("\(status(change.applied(to: log), note)) log \(change)")
    }
    for change in Self.changes(of: note, 200, &seed) {
      cases.append("\(status(log, change.applied(to: note))) note \(change)")
    }
    #expect(cases.first == "0 log none 0" && cases.count { $0.hasPrefix("4") } > 900)
    try sample.folder.write(cases.joined(separator: "\n"), "cases")
    var arguments = [
      sample.path, sample.path + ".checkpoint", sample.signer.verifier.description, sample.folder["cases"],
    ]
    let vectors = Shared.package.appending(path: "../shared/vectors/rfc6962-merkle/proofs.json").path
    if FileManager.default.fileExists(atPath: vectors) { arguments.append(vectors) }
    let (status, output) = try Python.run("Tools/audit/agree.py", arguments)
    #expect(status == 0, "\(output)")
    #expect(output.contains("\(cases.count) logs, ") && output.contains(" 0 answers differ"), "\(output)")
  }

  @Test(.enabled(if: Python.isThere, "python3 is not on this machine"))
  func `an answer that differs is noticed`() throws {
    try sample.folder.write("0 log flip 100 1\n4 log none 0\n", "cases")
    let (status, output) = try Python.run(
      "Tools/audit/agree.py",
      [sample.path, sample.path + ".checkpoint", sample.signer.verifier.description, sample.folder["cases"]])
    #expect(status == 1 && output.contains("2 answers differ"), "\(output)")
  }

  @Test(.enabled(if: Python.isThere, "python3 is not on this machine"))
  func `its own tests, made from the specification too, pass`() throws {
    let (status, output) = try Python.run("-m", ["unittest", "discover", "-s", "Examples/verify-audit"])
    #expect(status == 0 && output.hasSuffix("OK\n"), "\(output.suffix(500))")
  }

  @Test func `the example is one file that can be read in one go`() throws {
    let text = try String(
      contentsOf: Shared.package.appending(path: "Examples/verify-audit/verify.py"), encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(lines.count <= 150 && lines.allSatisfy { $0.count <= 110 })
    let modules = text.split(separator: "\n").filter { $0.hasPrefix("import ") || $0.hasPrefix("from ") }
      .flatMap { line in
        line.hasPrefix("from ")
          ? [line.split(separator: " ")[1]] : line.dropFirst(7).split { $0 == "," || $0 == " " }
      }
    let standard: Set<Substring> = [
      "argparse", "base64", "calendar", "collections", "hashlib", "json", "os", "pathlib", "re", "sys",
    ]
    #expect(!modules.isEmpty && standard.isSuperset(of: modules), "\(modules)")
  }
}

/// Programs of the project in Python.
private enum Python {
  private static let path = "/usr/bin/env"

  static var isThere: Bool { (try? run("--version", []))?.0 == 0 }

  static func run(_ program: String, _ arguments: [String]) throws -> (Int32, String) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: path)
    process.arguments = ["python3", program] + arguments
    process.currentDirectoryURL = Shared.package
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
