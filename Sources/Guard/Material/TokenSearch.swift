import RedactCore

/// Finds tokens, which whoever has the key can open: `[PERSON-7K3QW9D2M4XA:BODY]`.
///
/// The brackets may be missing or changed, as the body opens without them. It looks at every 48th byte only:
/// no body is shorter.
enum TokenSearch {
  /// A padded payload of 16 bytes and 16 more, in base 32.
  static let shortestBody = 52
  private static let step = 48

  static func forEach(in bytes: [UInt8], _ found: (ByteSpan) -> Void) {
    var at = step
    var done = 0
    while at < bytes.count {
      guard Crockford32.contains(bytes[at]) else {
        at += step
        continue
      }
      let start = bytes.start(of: Crockford32.contains, to: at, most: at - done)
      let end = bytes.end(of: Crockford32.contains, from: at)
      if end - start >= shortestBody, let span = token(body: start..<end, in: bytes) { found(span) }
      done = end
      at = end + step
    }
  }

  /// The token with this body: type, hyphen, code and colon stand in front.
  private static func token(body: Range<Int>, in bytes: [UInt8]) -> ByteSpan? {
    let code = body.lowerBound - 1 - LabelGrammar.codeLength
    guard code > 0, bytes.holds(":", before: body.lowerBound), bytes.holds("-", before: code),
      bytes[code..<code + LabelGrammar.codeLength].allSatisfy(Crockford32.contains)
    else { return nil }
    let type = bytes.start(of: ASCII.isUpper, to: code - 1, most: 16)
    guard EntityType(rawValue: String(decoding: bytes[type..<code - 1], as: UTF8.self)) != nil else {
      return nil
    }
    let isBracketed = bytes.holds("[", before: type) && bytes.holds("]", at: body.upperBound)
    return ByteSpan(isBracketed ? type - 1 : type, isBracketed ? body.upperBound + 1 : body.upperBound)
  }
}
