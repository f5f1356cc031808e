import RedactCore

/// A payload as it stands behind the colon: padded, sealed, in Crockford's base 32.
///
/// The padding is one byte 80 and then zeros up to a multiple of 16, so that a body tells the length of
/// a name only in steps of 16.
enum TokenBody {
  /// The most bytes that are sealed: the first 8 of a pseudonym and the longest surface.
  static let maximumPayload = SurfaceToken.bindingLength + Pseudonymizer.maximumSurface
  private static let block = 16
  private static let maximumSealed = AESSIV.overhead + (maximumPayload / block + 1) * block

  static func seal(
    _ payload: [UInt8], with siv: AESSIV, context: [[UInt8]]
  ) throws(TokenError) -> String {
    do {
      return Crockford32.encode(try siv.seal(pad(payload), authenticating: context))
    } catch {
      throw .malformed
    }
  }

  static func open(
    _ body: [UInt8], with siv: AESSIV, context: [[UInt8]]
  ) throws(TokenError) -> [UInt8] {
    guard body.count <= maximumSealed * 2, let sealed = Crockford32.decode(body),
      sealed.count >= AESSIV.overhead + block, sealed.count % block == 0,
      sealed.count <= maximumSealed
    else { throw .malformed }
    do {
      guard let payload = unpad(try siv.open(sealed, authenticating: context)) else {
        throw TokenError.malformed
      }
      return payload
    } catch let error as TokenError {
      throw error
    } catch {
      throw .notAuthentic
    }
  }

  static func pad(_ payload: [UInt8]) -> [UInt8] {
    payload + [0x80] + [UInt8](repeating: 0, count: block - 1 - payload.count % block)
  }

  /// The payload without its padding, or nil if the padding is not exactly what `pad` writes.
  static func unpad(_ padded: [UInt8]) -> [UInt8]? {
    guard let mark = padded.lastIndex(where: { $0 != 0 }), padded[mark] == 0x80,
      padded.count % block == 0, padded.count - mark <= block
    else { return nil }
    return Array(padded[..<mark])
  }
}
