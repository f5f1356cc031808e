package import RedactCore

/// What a token in a text held.
package struct OpenedToken: Equatable, Sendable {
  package let type: EntityType
  /// The words as they stood, byte for byte.
  package let surface: Sensitive<[UInt8]>
}

/// The visible form of a token: `[PERSON-7K3QW9D2M4XA:BODY]`.
///
/// What is sealed is the first 8 bytes of the pseudonym and then the surface. So opening proves the
/// label as well: a body that was moved behind another label is found out, although both were written
/// with the right key.
///
/// ## Privacy
/// Tokens are for working copies that stay inside; a key that leaks later opens all of them.
package enum SurfaceToken {
  /// The number of bytes of the pseudonym that are sealed with the surface.
  static let bindingLength = 8

  /// Writes the token of a surface, to be put in its place.
  package static func write(
    type: EntityType, pseudonym: Pseudonym, surface: [UInt8], with keys: Pseudonymizer
  ) throws(TokenError) -> String {
    guard surface.count <= Pseudonymizer.maximumSurface else { throw .tooLong(surface.count) }
    let body = try keys.token(type: type, payload: pseudonym.bytes.prefix(bindingLength) + surface)
    return LabelGrammar.token(type, pseudonym.label, body)
  }

  /// Opens a token found in a text.
  package static func open(
    _ found: LabelOccurrence, in text: [UInt8], with keys: Pseudonymizer
  ) throws(TokenError) -> OpenedToken {
    guard found.style == .token, let type = found.type, found.span.end <= text.count else {
      throw .malformed
    }
    let payload = try keys.open(token: Array(text[found.body.range]), type: type)
    guard payload.count >= bindingLength else { throw .malformed }
    let label = Pseudonym(bytes: Array(payload.prefix(bindingLength))).label
    guard equalInConstantTime(Array(label.utf8), Array(text[found.code.range])) else {
      throw .changed
    }
    return OpenedToken(
      type: type, surface: Sensitive(Array(payload.dropFirst(bindingLength))))
  }

  /// Opens a token that stands alone; anything before or behind it is refused.
  package static func open(
    _ token: String, with keys: Pseudonymizer
  ) throws(TokenError) -> OpenedToken {
    let text = Array(token.utf8)
    guard let found = LabelGrammar.occurrences(in: text).first,
      found.span == ByteSpan(0, text.count)
    else { throw .malformed }
    return try open(found, in: text, with: keys)
  }
}
