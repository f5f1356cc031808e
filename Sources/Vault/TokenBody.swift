import RedactCore

/// A payload as it stands behind the colon: padded, sealed, in Crockford's base 32.
///
/// It is padded to a multiple of 16 bytes, so that a body tells the length of a name only in such steps.
enum TokenBody {
  /// The most bytes that are sealed: the first 8 of a pseudonym and the longest surface.
  static let maximumPayload = SurfaceToken.bindingLength + Pseudonymizer.maximumSurface
  private static let block = 16
  private static let maximumSealed = AESSIV.overhead + (maximumPayload / block + 1) * block

  static func seal(
    _ payload: [UInt8], with siv: AESSIV, context: [[UInt8]]
  ) throws(TokenError) -> String {
    do {
      return Crockford32.encode(try siv.seal(Padding.pad(payload, to: block), authenticating: context))
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
      guard let payload = Padding.unpad(try siv.open(sealed, authenticating: context), to: block) else {
        throw TokenError.malformed
      }
      return payload
    } catch let error as TokenError {
      throw error
    } catch {
      throw .notAuthentic
    }
  }
}
