import Foundation
import TestSupport
import Testing

/// Law 5: what a module cannot import it cannot leak. Read from the sources themselves.
@Suite("Law 5: walls")
struct WallTests {
  private static let allowed: [String: Set<String>] = [
    "RedactCore": [],
    "PatternEngine": ["CPCRE2", "RedactCore"],
    "Transcripts": ["CZlib", "RedactCore"],
    "RulePacks": ["Crypto", "Glibc", "PatternEngine", "RedactCore", "Yams"],
    "Tagger": ["RedactCore"],
    "Detection": ["PatternEngine", "RulePacks", "RedactCore", "Synchronization", "Tagger"],
    "Resolution": ["RedactCore"],
    "Policy": ["RedactCore"],
    "Generalisation": ["Glibc", "RedactCore", "RulePacks"],
    "Surrogates": ["RedactCore", "RulePacks"],
    "Evaluation": ["RedactCore", "Transcripts"],
    "Vault": [
      "Crypto", "CryptoExtras", "Foundation", "FoundationEssentials", "GRDB", "Glibc", "RedactCore",
      "SignedNotes",
    ],
    "SignedNotes": ["Crypto", "RedactCore"],
    "Audit": ["Crypto", "Glibc", "RedactCore", "SignedNotes", "Synchronization"],
    "Release": ["Audit", "Crypto", "Glibc", "RedactCore", "SignedNotes"],
    "Reports": ["RedactCore"],
    "Findings": ["RedactCore"],
    "Git": ["Glibc", "RedactCore", "Synchronization"],
    "Guard": ["Crypto", "RedactCore", "Synchronization"],
    "Configuration": ["Glibc", "RedactCore", "RulePacks"],
    "Tables": ["RedactCore", "Transcripts"],
  ]

  /// The Swift files of a module, with their lines.
  private func sources(_ module: String) throws -> [(file: String, lines: [Substring])] {
    let folder = Shared.package.appending(path: "Sources/" + module)
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter {
      $0.hasSuffix(".swift")
    }
    #expect(!files.isEmpty)
    return try files.sorted().map { file in
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      return ("\(module)/\(file)", text.split(separator: "\n", omittingEmptySubsequences: false))
    }
  }

  private func imports(_ module: String) throws -> Set<String> {
    Set(
      try sources(module).flatMap(\.lines).compactMap { line in
        let words = line.split(separator: " ").filter { !$0.hasPrefix("@") }
        guard let at = words.firstIndex(of: "import"), at < 2, words.count > at + 1, !line.hasPrefix("//")
        else { return nil }
        return words[at + 1].split(separator: ".").first.map(String.init)
      })
  }

  @Test(arguments: allowed.keys.sorted())
  func `a module imports what it may and no more`(module: String) throws {
    let allowed = try #require(Self.allowed[module])
    #expect(try imports(module).subtracting(allowed) == [])
  }

  @Test func `the package declares no way around a wall`() throws {
    let manifest = try String(contentsOf: Shared.package.appending(path: "Package.swift"), encoding: .utf8)
    for (module, allowed) in Self.allowed {
      let start = try #require(manifest.range(of: "module(\"\(module)\"")?.upperBound, "\(module)")
      let line = manifest[start...].prefix { $0 != "\n" }
      let names = line.split { !$0.isLetter && !$0.isNumber }.map { $0.lowercased() }
      let known = Set(allowed.map { $0.lowercased() })
      #expect(Set(names).subtracting(known) == [], "\(module)")
    }
  }

  @Test func `every module of the package is behind a wall or above them`() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: Shared.package.appending(path: "Sources").path)
    let above: Set<String> = ["CPCRE2", "CRuntime", "CZlib", "RedactKit", "redact", "redact-train"]
    #expect(Set(folders).subtracting(above) == Set(Self.allowed.keys))
  }

  @Test func `only the command prints, exits or reads the environment`() throws {
    let barred = [
      "print(", "debugPrint(", "dump(", "exit(", "abort(", "getenv(", "ProcessInfo", "environ.", "environ[",
      "fatalError(", "stderr",
      "stdout", "FileHandle",
    ]
    for module in Self.allowed.keys.sorted() + ["RedactKit"] {
      for (file, lines) in try sources(module) {
        for (number, line) in lines.enumerated() where !line.drop(while: { $0 == " " }).hasPrefix("//") {
          for word in barred where calls(word, in: line) { Issue.record("\(file):\(number + 1): \(word)") }
        }
      }
    }
  }

  /// True when the word stands in the line as a word of its own, outside quotes.
  private func calls(_ word: String, in line: Substring) -> Bool {
    let code = line.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 0 }.map { String($0.element) }.joined(separator: " ")
    guard let range = code.range(of: word) else { return false }
    let before = range.lowerBound == code.startIndex ? " " : code[code.index(before: range.lowerBound)]
    return !before.isLetter && !before.isNumber && before != "_" && before != "."
  }

  @Test func `a wall would be noticed`() {
    #expect(calls("print(", in: "  print(x)"))
    #expect(!calls("print(", in: "  fingerprint(x)"))
    #expect(!calls("print(", in: "  \"print(x)\""))
  }
}
