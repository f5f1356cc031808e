import Foundation
import TestSupport
import Testing

@testable import Guard

@Suite(.enabled(if: GitProgram.isHere, "needs git")) struct UnionMergeTests {
  @Test func `git merges two baselines into one that is read`() throws {
    let folder = try TemporaryFolder()
    let base = BaselineTests.head + BaselineTests.line("/m")
    let ours =
      BaselineTests.head + BaselineTests.line("/a") + BaselineTests.line("/m") + BaselineTests.line("/n")
    let theirs =
      BaselineTests.head + BaselineTests.line("/b") + BaselineTests.line("/m") + BaselineTests.line("/o")
    for base in [base, ""] {
      for (name, text) in [("base", base), ("ours", ours), ("theirs", theirs)] {
        try Data(text.utf8).write(to: URL(filePath: folder[name]))
      }
      let merged = try GitProgram.run(
        ["merge-file", "--union", "-p", "ours", "base", "theirs"], in: folder.path)
      let wanted = try BaselineTests.baseline(ours).merged(with: try BaselineTests.baseline(theirs))
      #expect(try Baseline(parsing: merged, key: BaselineTests.key).bytes == wanted.bytes)
    }
  }

  @Test func `git without a union leaves what is refused by its line`() throws {
    let folder = try TemporaryFolder()
    for (name, line) in [
      ("base", ""), ("ours", BaselineTests.line("/a")), ("theirs", BaselineTests.line("/b")),
    ] {
      try Data((BaselineTests.head + line).utf8).write(to: URL(filePath: folder[name]))
    }
    let merged = try GitProgram.run(["merge-file", "-p", "ours", "base", "theirs"], in: folder.path)
    #expect(throws: BaselineError.conflict(line: 2)) { try Baseline(parsing: merged, key: BaselineTests.key) }
  }
}

/// The `git` of this machine.
enum GitProgram {
  static let isHere = FileManager.default.isExecutableFile(atPath: path)
  private static let path = "/usr/bin/git"

  static func run(_ arguments: [String], in folder: String) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder)
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Array(bytes)
  }
}
