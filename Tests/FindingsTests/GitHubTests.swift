import RedactCore
import Testing

@testable import Findings

struct GitHubTests {
  @Test func `a finding stands beside its line`() {
    let line = InventedFindings.text(.github, [InventedFindings.north[2]])
    #expect(
      line
        == "::error file=interviews/north 1.txt,line=2,endLine=2,col=5,endColumn=14,title=kunya.latin"
        + "::KUNYA (direct) found\n")
  }

  @Test func `a quasi-identifier warns, and over two lines there are no columns`() {
    let line = InventedFindings.text(.github, [InventedFindings.north[3]])
    #expect(
      line
        == "::warning file=interviews/north 1.txt,line=4,endLine=5,title=place.town"
        + "::LOCATION (quasi) found\n")
  }

  @Test func `what has no line in a file tells its place in words`() {
    #expect(
      InventedFindings.text(.github, [InventedFindings.north[0]])
        == "::error title=guard.known::PERSON (direct) found at 3:9 (commit message) in 9f2c41d\n")
    #expect(
      InventedFindings.text(.github, [InventedFindings.north[5]])
        == "::warning file=notes/diary.docx,title=date.written"
        + "::DATE (quasi) found at 1:700 (word/document.xml) in 9f2c41d\n")
  }

  @Test func `properties and words are escaped as the runner reads them`() {
    func command(_ path: ShownPath, leaf: String = Finding.textLeaf) -> String {
      InventedFindings.text(.github, [Finding(path: path, leaf: leaf, type: .person, rule: "known")])
    }
    #expect(command("a:b,c%d.txt").hasPrefix("::error file=a%3Ab%2Cc%25d.txt,line=1,"))
    #expect(command("x\r\ny").hasPrefix("::error file=x%0D%0Ay,line=1,"))
    #expect(command("x\u{1B}y").hasPrefix("::error file=x\\u{1B}y,line=1,"))
    #expect(command("a", leaf: "b%,:\n").hasSuffix("::PERSON (direct) found at 1:1 (b%25,:\\n)\n"))
  }

  @Test func `no name makes another command, and each can be read back`() throws {
    let findings = InventedFindings.hostile
    let text = InventedFindings.text(.github, findings)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(lines.count == findings.count)
    for (line, finding) in zip(lines, findings) {
      let command = try #require(RunnerCommand(String(line)))
      #expect(command.name == "error" && command.properties["title"] == "known")
      #expect(command.properties["line"] == (finding.leaf == Finding.textLeaf ? "1" : nil))
      #expect(command.properties["file"]?.isEmpty == finding.path?.isEmpty)
      let path = Visible.line(finding.path ?? "?", keepsLineEnds: true)
      #expect((command.properties["file"] ?? "").utf8.elementsEqual(path.utf8))
      #expect(command.message.hasPrefix("PERSON (direct) found"))
    }
  }
}

/// A workflow command as the runner reads it: the first `::` ends the name, the next one the properties.
private struct RunnerCommand {
  let name: String
  var properties: [String: String] = [:]
  let message: String

  init?(_ line: String) {
    guard line.hasPrefix("::"), let end = line.dropFirst(2).range(of: "::") else { return nil }
    let head = line.dropFirst(2)[..<end.lowerBound]
    let parts = head.split(separator: " ", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    name = String(parts[0])
    message = Self.unescaped(line[end.upperBound...], [("0D", "\r"), ("0A", "\n"), ("25", "%")])
    for property in parts[1].split(separator: ",") {
      let pair = property.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard pair.count == 2 else { return nil }
      properties[String(pair[0])] = Self.unescaped(
        pair[1], [("0D", "\r"), ("0A", "\n"), ("3A", ":"), ("2C", ","), ("25", "%")])
    }
  }

  private static func unescaped(_ text: Substring, _ codes: [(String, String)]) -> String {
    var result = String(text)
    for (code, letter) in codes { result = result.replacing("%" + code, with: letter) }
    return result
  }
}
