import Crypto
import Foundation
import RedactCore

/// A text with a signature below it, as C2SP's signed-note specification has it, so that other tools can
/// check it too.
///
///     text
///
///     — redact-audit 5dhVz...
package enum SignedNote {
  /// The most bytes that are read.
  static let limit = 65_536
  private static let dash = Array("\u{2014} ".utf8)
  private static let ed25519: UInt8 = 1

  /// The note of a text that ends in LF and holds no empty line at its end.
  package static func sign(_ text: [UInt8], with key: SigningSecret) throws(KeyError) -> [UInt8] {
    let signature = keyHash(key.publicKey) + (try key.sign(text))
    let line = "\(name(of: key.publicKey)) \(Data(signature).base64EncodedString())\n"
    return text + [KeyText.lineFeed] + dash + Array(line.utf8)
  }

  /// The text of a note that one of these keys has signed, or nil. Signatures of other keys are passed over.
  package static func text(of note: [UInt8], signedBy keys: [SigningPublic]) -> [UInt8]? {
    guard note.count <= limit, note.last == KeyText.lineFeed, UTF8Check.firstInvalid(in: note) == nil,
      let gap = lastGap(in: note)
    else { return nil }
    let text = Array(note[...gap])
    let lines = note[(gap + 2)...].dropLast().split(
      separator: KeyText.lineFeed, omittingEmptySubsequences: false)
    var isSigned = false
    for line in lines {
      guard line.starts(with: dash) else { return nil }
      let words = line.dropFirst(dash.count).split(
        separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
      guard words.count == 2, !words[0].isEmpty, let signature = base64(words[1]), signature.count > 4
      else { return nil }
      for key in keys where words[0].elementsEqual(name(of: key).utf8) {
        guard signature.starts(with: keyHash(key)) else { continue }
        guard key.isValid(Array(signature.dropFirst(4)), of: text) else { return nil }
        isSigned = true
      }
    }
    return isSigned ? text : nil
  }

  /// What other tools call a verifier key: name, hash, type and key.
  package static func verifier(_ key: SigningPublic) -> String {
    let typed = Data([ed25519] + key.bytes).base64EncodedString()
    return "\(name(of: key))+\(Hex.encode(keyHash(key)))+\(typed)"
  }

  private static func name(of key: SigningPublic) -> String { "redact-\(key.role.rawValue)" }

  /// The first four bytes of SHA-256 over name, LF, type and key.
  private static func keyHash(_ key: SigningPublic) -> [UInt8] {
    let named = Array(name(of: key).utf8) + [KeyText.lineFeed, ed25519] + key.bytes
    return Array(SHA256.hash(data: named).prefix(4))
  }

  /// The bytes behind base 64 that is written in the one way that there is.
  private static func base64(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    guard let data = Data(base64Encoded: Data(text)), data.base64EncodedData() == Data(text) else {
      return nil
    }
    return [UInt8](data)
  }

  /// Where the text ends: the line feed before the last empty line.
  private static func lastGap(in note: [UInt8]) -> Int? {
    (1..<max(note.count - 1, 1)).last { note[$0 - 1] == KeyText.lineFeed && note[$0] == KeyText.lineFeed }
      .map { $0 - 1 }
  }
}
