import RedactCore

/// The files that a waiver is for.
package enum WaiverScope: Hashable, Sendable {
  case pattern(FilePattern)
  /// The keyed name, 32 hexadecimal digits, of one path that must not be shown.
  case name(String)

  /// The scope of one file.
  ///
  /// - Parameters:
  ///   - holdsName: whether something was found in the path itself.
  ///   - nameOf: the keyed name of a path.
  package init(of path: [UInt8], holdsName: Bool, nameOf: (_ path: [UInt8]) -> String) {
    if !holdsName, let pattern = FilePattern.exactly(path) {
      self = .pattern(pattern)
    } else {
      self = .name(nameOf(path))
    }
  }

  /// Reads what stands in `file`: a pattern, or `#` and a keyed name.
  init?(_ text: String) {
    guard text.utf8.first == UInt8(ascii: "#") else {
      guard let pattern = try? FilePattern(text) else { return nil }
      self = .pattern(pattern)
      return
    }
    let name = String(text.dropFirst())
    guard Waiver.isFingerprint(name) else { return nil }
    self = .name(name)
  }

  /// What stands in `file`; the fingerprint is made over it as well.
  package var text: String {
    switch self {
    case .pattern(let pattern): pattern.text
    case .name(let name): "#" + name
    }
  }
}

/// One finding that somebody has looked at and lets stand.
///
/// ## Privacy
/// Holds no word of a document: the words are in the fingerprint only, which tells nothing without the key.
package struct Waiver: Hashable, Sendable {
  package let file: WaiverScope
  package let rule: String
  /// Over rule, canonical words and `file`; 32 hexadecimal digits.
  package let fingerprint: String
  package let reason: String
  /// Who says so.
  package let by: String
  /// The last day on which it counts.
  package let expires: BaselineDay?

  /// What is waived, whoever says so and why.
  package struct ID: Hashable, Sendable {
    package let file, rule, fingerprint: String
  }

  package var id: ID { ID(file: file.text, rule: rule, fingerprint: fingerprint) }

  /// Whether it still counts.
  func holds(on day: BaselineDay) -> Bool { expires.map { day <= $0 } ?? true }

  /// The most bytes of a reason and of a name.
  package static let longest = (reason: 500, by: 200, rule: 80)

  /// True for what one line shows whole: not blank, and nothing that cannot be seen.
  static func isPlain(_ text: String, atMost limit: Int) -> Bool {
    text.utf8.count <= limit && text.unicodeScalars.allSatisfy(\.canBeSeen)
      && !text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
  }

  static func isFingerprint(_ text: String) -> Bool { isDigits(text, count: 32) }

  static func isKeyID(_ text: String) -> Bool { isDigits(text, count: 16) }

  static func isRule(_ text: String) -> Bool {
    (1...longest.rule).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "._:+-".utf8.contains(byte)
        }
      }
  }

  private static func isDigits(_ text: String, count: Int) -> Bool {
    text.utf8.count == count
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}

// By bytes: to Swift two texts are equal that Unicode writes in two ways.
extension Waiver {
  /// Orders by file, rule and fingerprint, and then by the rest, so that there is one order only.
  var sortKey: [UInt8] {
    let parts = [file.text, rule, fingerprint, by, expires?.description ?? "", reason]
    // No part holds a control character.
    return Array(parts.map { Array($0.utf8) }.joined(separator: [0]))
  }

  package static func == (a: Waiver, b: Waiver) -> Bool { a.sortKey == b.sortKey }
  package func hash(into hasher: inout Hasher) { hasher.combine(sortKey) }
}

/// A finding that somebody wants to let stand.
package struct WaivedFinding: Hashable, Sendable {
  package let file: WaiverScope
  package let rule: String
  package let fingerprint: String

  package init(file: WaiverScope, rule: String, fingerprint: String) {
    (self.file, self.rule, self.fingerprint) = (file, rule, fingerprint)
  }
}
