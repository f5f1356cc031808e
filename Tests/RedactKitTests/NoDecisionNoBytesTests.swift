import RedactCore
import TestSupport
import Testing

@testable import RedactKit

/// Law 1: anything that goes wrong is an error, and with an error there is no output.
@Suite("Law 1: no decision, no bytes")
struct NoDecisionNoBytesTests {
  @Test func `a pattern that gives up refuses the document`() throws {
    let redactor = try Kit.redactor(rules: try Kit.rules(pattern: "(?: a+ )+ [!]", limit: 1_000))
    let text = "Before. " + String(repeating: "a", count: 60) + " !"
    let error = #expect(throws: RedactError.self) { try redactor.text(text) }
    guard case .gaveUp("test.rule", _)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(throws: RedactError.self) { try redactor.scan(Array(text.utf8)) }
  }

  @Test func `a text that is never clean is refused`() throws {
    // Each replacement turns the word before it into a finding.
    let redactor = try Kit.redactor(rules: try Kit.rules(pattern: #"(?<hit> \w+ ) (?= [ ] (?: \[ | end ))"#))
    let long = (0..<200).map { "w\($0)" }.joined(separator: " ") + " end"
    let error = #expect(throws: RedactError.self) { try redactor.text(long) }
    guard case .leak(let count)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(count > 0)
    #expect(try redactor.text("one end").hasPrefix("[PERSON-1]"))
  }

  @Test(arguments: ["[PERSON-1]", "[PERSON-7K3QW9D2M4XA]", "[PERSON-Amal_2]", "[PERSON-7K3QW9D2M4XA:ABCDEF]"])
  func `labels of an earlier run beside new findings are refused`(label: String) throws {
    let redactor = try Kit.naming("Nada")
    let error = #expect(throws: RedactError.self) { try redactor.text("é \(label) met Nada.") }
    #expect(error == .planted(count: 1, offset: 3))
    #expect(try redactor.text("é \(label) met nobody.") == "é \(label) met nobody.")
    let allowing = try Kit.naming("Nada") { $0.allowsLabels = true }
    #expect(try allowing.text("\(label) met Nada.").hasPrefix(label + " met [PERSON-"))
  }

  @Test(
    arguments: [
      ([0x61, 0xFF], "1"), ([0x61, 0x0A, 0x00], "2"), ([0xFF, 0xFE, 0x61, 0x00], ""),
      ([0x61, 0x0D, 0x62, 0x0A], ""),
      (Array(repeating: 0x61, count: 101), ""),
    ] as [([UInt8], String)])
  func `what cannot be read is refused`(bytes: [UInt8], offset: String) throws {
    let redactor = try Kit.naming("Nada") { $0.documentLimit = 100 }
    let error = #expect(throws: RedactError.self) { try redactor.redact(bytes) }
    guard case .input(let reason, _)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    if !offset.isEmpty { #expect(reason.contains("byte \(offset)")) }
    #expect(throws: RedactError.self) { try redactor.scan(bytes) }
  }

  @Test func `labels that need a key are refused without one`() {
    for style in [Redactor.LabelStyle.coded, .token] {
      #expect(throws: RedactError.self) { try Kit.naming("Nada") { $0.labels = style } }
    }
  }

  @Test func `lists, scopes and formats that are wrong are refused`() throws {
    #expect(throws: RedactError.self) { try Kit.naming("Nada ; human") }
    #expect(throws: RedactError.self) { try Kit.naming("Nada") { $0.kept = Array(";".utf8) } }
    #expect(throws: RedactError.self) { try Kit.naming("Nada", key: Kit.key) { $0.scope = "no scope" } }
    #expect(throws: RedactError.self) { try Kit.naming("Nada").text("Nada", format: "scroll") }
    let error = #expect(throws: RedactError.self) {
      try Kit.naming("Zaki\nNada ; human") { $0.knownName = "names.txt" }
    }
    #expect(error == .configuration("names.txt: line 2 has a type that does not exist"))
  }
}
