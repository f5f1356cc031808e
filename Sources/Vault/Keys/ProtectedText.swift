import Crypto
import Foundation
import RedactCore

/// The text of a key file sealed with a passphrase, in and out.
///
///     # redact key file, sealed with a passphrase
///     REDACT-PROTECTED-KEY-1
///     scrypt 17 00112233445566778899aabbccddeeff
///     5c1a...                                      (the sealed text, up to 64 digits a line)
///
/// The first two lines that are no comments are authenticated with the text.
enum ProtectedText {
  static let mark = "REDACT-PROTECTED-KEY-1"
  private static let saltLength = 16
  private static let digitsOfLine = 64
  /// The most bytes of a text that fit into a file when they are sealed.
  static let maximumText = 31_000

  /// Whether the first line that says something is the mark of a protected file.
  static func isOne(_ text: [UInt8]) -> Bool {
    lines(of: text).first.map { $0.text.elementsEqual(mark.utf8) } ?? false
  }

  /// The file for this text under a fresh salt, which makes the key fresh as well: so the nonce of the one
  /// message that it seals is zero.
  static func seal(
    _ text: [UInt8], with passphrase: Passphrase, work: WorkFactor
  ) throws(KeyFileError) -> [UInt8] {
    guard text.count <= maximumText else { throw .tooLarge }
    let salt = SymmetricKey(size: .bits128).withUnsafeBytes { [UInt8]($0) }
    let head = header(work.logarithm, salt)
    let key = try passphrase.stretched(salt: salt, work: work)
    guard let box = try? ChaChaPoly.seal(text, using: key, nonce: zero(), authenticating: head) else {
      throw .passphrase
    }
    let digits = Array(Hex.encode([UInt8](box.ciphertext) + [UInt8](box.tag)).utf8)
    let comment = "# redact key file, sealed with a passphrase: keep the passphrase somewhere else\n"
    var file = Array(comment.utf8) + head
    for start in stride(from: 0, to: digits.count, by: digitsOfLine) {
      file += digits[start..<min(start + digitsOfLine, digits.count)]
      file.append(KeyText.lineFeed)
    }
    return file
  }

  /// The text of a protected file; the caller wipes it.
  static func open(_ file: [UInt8], with passphrase: Passphrase) throws(KeyFileError) -> [UInt8] {
    let lines = lines(of: file)
    guard lines.count > 2, lines[0].text.elementsEqual(mark.utf8) else { throw .malformed(line: 1) }
    let (work, salt) = try parameters(lines[1])
    var sealed: [UInt8] = []
    for (index, line) in lines.dropFirst(2).enumerated() {
      let isLast = index == lines.count - 3
      guard isLast ? (1...digitsOfLine).contains(line.text.count) : line.text.count == digitsOfLine,
        let bytes = lowerCaseDigits(line.text)
      else { throw .malformed(line: line.number) }
      sealed += bytes
    }
    let key = try passphrase.stretched(salt: salt, work: work)
    guard let nonce = try? zero(), sealed.count > 16,
      let box = try? ChaChaPoly.SealedBox(
        nonce: nonce, ciphertext: sealed.dropLast(16), tag: sealed.suffix(16)),
      var opened = try? ChaChaPoly.open(
        box, using: key, authenticating: header(work.logarithm, salt))
    else { throw .passphrase }
    defer { opened.resetBytes(in: opened.startIndex..<opened.endIndex) }
    return [UInt8](opened)
  }

  /// `scrypt LOG2N SALT`, with no other way to write the same.
  private static func parameters(_ line: Line) throws(KeyFileError) -> (WorkFactor, [UInt8]) {
    let words = line.text.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    guard words.count == 3, words[0].elementsEqual("scrypt".utf8), words[1].count <= 9,
      let logarithm = Int(String(decoding: words[1], as: UTF8.self)), logarithm >= 0,
      "\(logarithm)".utf8.elementsEqual(words[1]),
      let salt = lowerCaseDigits(words[2]), salt.count == saltLength
    else { throw .malformed(line: line.number) }
    return (try WorkFactor(logarithm: logarithm), salt)
  }

  /// The two lines that say how the text was sealed.
  private static func header(_ logarithm: Int, _ salt: [UInt8]) -> [UInt8] {
    Array("\(mark)\nscrypt \(logarithm) \(Hex.encode(salt))\n".utf8)
  }

  private static func zero() throws -> ChaChaPoly.Nonce {
    try ChaChaPoly.Nonce(data: [UInt8](repeating: 0, count: 12))
  }

  private static func lowerCaseDigits(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    guard !text.contains(where: { (0x41...0x46).contains($0) }) else { return nil }
    return Hex.decode(String(decoding: text, as: UTF8.self))
  }

  private struct Line {
    let number: Int
    let text: ArraySlice<UInt8>
  }

  /// The lines that are neither empty nor comments.
  private static func lines(of text: [UInt8]) -> [Line] {
    text.split(separator: KeyText.lineFeed, omittingEmptySubsequences: false).enumerated()
      .filter { !$1.isEmpty && $1.first != UInt8(ascii: "#") }
      .map { Line(number: $0 + 1, text: $1) }
  }
}
