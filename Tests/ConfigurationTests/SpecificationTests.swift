import Configuration
import Foundation
import Testing

/// The documents say what the table says.
struct SpecificationTests {
  private let text: String

  init() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    text = try String(contentsOf: root.appending(path: "Documentation/specs/config.md"), encoding: .utf8)
  }

  @Test func `the specification has every key, with its value and what counts without it`() {
    let said = text.split(separator: "\n").filter { $0.hasPrefix("| `check.") || $0.hasPrefix("| `redact.") }
    let meant = SettingRow.all.map(\.documentation)
    #expect(said.map(String.init) == meant, "the rows are:\n\(meant.joined(separator: "\n"))")
  }

  @Test func `the example of the specification is right`() throws {
    let parts = text.components(separatedBy: "```")
    let yaml = try #require(parts.first { $0.hasPrefix("yaml\n") }, "there is no example").dropFirst(5)
    _ = try Configuration(parsing: String(yaml), file: "config.md", root: "/corpus", home: "/somewhere/clara")
  }
}
