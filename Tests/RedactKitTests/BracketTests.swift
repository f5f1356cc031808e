import Foundation
import RedactCore
import TestSupport
import Testing

@testable import RedactKit

/// Labels in every style, in every format.
@Suite struct BracketTests {
  static let styles: [LabelBrackets] = {
    let own = try? LabelBrackets(open: "((", close: "))")
    return [.atHash, .segment] + [own].compactMap(\.self)
  }()

  private func redactor(_ brackets: LabelBrackets, allows: Bool = true) throws -> Redactor {
    var options = Redactor.Options()
    options.known = try EveryFormatTests.bytes("known.txt")
    options.allowsLabels = allows
    var policy = Policy.standard
    policy.brackets = brackets
    return try Redactor(policy: policy, rules: RuleSet(onlyPacks: []), options: options)
  }

  @Test(arguments: EveryFormatTests.files, styles.indices)
  func `nobody can be read, and redacting an output again changes nothing`(file: String, index: Int) throws {
    let redactor = try redactor(Self.styles[index])
    let done = try redactor.redact(EveryFormatTests.bytes(file))
    #expect(!done.replacements.isEmpty)
    let names = try JSONDecoder().decode(
      [String].self, from: Data(EveryFormatTests.bytes("identifiers.json")))
    #expect(names.filter { $0.utf8.count > 3 && done.output.holds($0.utf8) }.isEmpty)
    #expect(try redactor.redact(done.output).output == done.output)
  }

  @Test(arguments: ["seven.vtt", "seven.html", "seven.whisper.json", "seven.tei.xml", "seven.srt"])
  func `marks are written as the format writes them`(file: String) throws {
    let output = try redactor(.segment).redact(EveryFormatTests.bytes(file)).output
    let raw = "<seg>PERSON-Witness</seg>"
    let escaped = "&lt;seg&gt;PERSON-Witness&lt;/seg&gt;"
    #expect(output.holds((file.hasSuffix("json") || file.hasSuffix("srt") ? raw : escaped).utf8))
  }

  @Test(arguments: styles.indices + [-1])
  func `labels of any known style in a text that needs redaction are refused`(index: Int) throws {
    let style = index < 0 ? LabelBrackets.square : Self.styles[index]
    let text = "\(LabelGrammar.numbered(.person, 7, in: style)) met Amela."
    #expect(throws: RedactError.planted(count: 1, offset: 0)) {
      try redactor(style, allows: false).text(text)
    }
    #expect(
      try redactor(style).text(text)
        == "\(LabelGrammar.numbered(.person, 7, in: style)) met "
        + "\(LabelGrammar.named(.person, "Witness", in: style)).")
    guard style.name != nil else { return }
    #expect(throws: RedactError.planted(count: 1, offset: 0)) {
      try redactor(.square, allows: false).text(text)
    }
  }

  @Test func `numbers that stand in the text in another style are not given again`() throws {
    let redactor = try Kit.naming("Nada") { $0.allowsLabels = true }
    #expect(try redactor.text("@@PERSON-4## met Nada") == "@@PERSON-4## met [PERSON-5]")
  }

  @Test func `a name of a file has no marks at all`() throws {
    let done = try redactor(.segment).redact(Array("Amela".utf8), name: "Amela.txt")
    #expect(done.name == "PERSON-Witness.txt")
  }
}
