import Crypto

/// One value of each of the polynomials that hide a secret, one polynomial a byte.
struct SharePoint {
  let x: UInt8
  var y: [UInt8]
}

/// Overwrites the values of the points with zeros and forgets them.
func wipe(_ points: inout [SharePoint]) {
  for index in points.indices { wipe(&points[index].y) }
  points.removeAll()
}

/// Shamir's sharing of bytes as SLIP-39 has it: the secret lies at 255, and at 254 a digest of it, so that
/// what is put together from wrong points is found out.
enum Polynomial {
  private static let secretX: UInt8 = 255
  private static let digestX: UInt8 = 254
  private static let digestLength = 4

  /// Points 0, 1, 2 … of which any `threshold` give the secret, and fewer give nothing.
  static func split(
    _ secret: [UInt8], threshold: Int, count: Int, using generator: inout some RandomNumberGenerator
  ) -> [SharePoint] {
    guard threshold > 1 else { return (0..<count).map { SharePoint(x: UInt8($0), y: secret) } }
    let free = (0..<threshold - 2).map { index in
      SharePoint(x: UInt8(index), y: random(secret.count, using: &generator))
    }
    var salt = random(secret.count - digestLength, using: &generator)
    var fixed = free
    fixed.append(SharePoint(x: digestX, y: digest(of: secret, salt: salt[...]) + salt))
    fixed.append(SharePoint(x: secretX, y: secret))
    defer {
      wipe(&salt)
      wipe(&fixed)
    }
    return free
      + (threshold - 2..<count).map { index in
        SharePoint(x: UInt8(index), y: interpolate(fixed, at: UInt8(index)))
      }
  }

  /// The secret behind points with different places, exactly as many as are needed.
  static func recover(_ points: [SharePoint]) throws(ShareError) -> [UInt8] {
    if points.count == 1 { return points[0].y }
    var secret = interpolate(points, at: secretX)
    var check = interpolate(points, at: digestX)
    defer { wipe(&check) }
    let expected = digest(of: secret, salt: check.dropFirst(digestLength))
    guard equalInConstantTime(expected, Array(check.prefix(digestLength))) else {
      wipe(&secret)
      throw .digest
    }
    return secret
  }

  /// Lagrange's formula; only the places decide the factors, so they may take what time they take.
  static func interpolate(_ points: [SharePoint], at x: UInt8) -> [UInt8] {
    var sum = [UInt8](repeating: 0, count: points.first?.y.count ?? 0)
    for (index, point) in points.enumerated() {
      var numerator: UInt8 = 1
      var denominator: UInt8 = 1
      for (other, place) in points.enumerated() where other != index {
        numerator = GF256.multiply(numerator, x ^ place.x)
        denominator = GF256.multiply(denominator, point.x ^ place.x)
      }
      let factor = GF256.multiply(numerator, GF256.inverse(denominator))
      for byte in sum.indices { sum[byte] ^= GF256.multiply(factor, point.y[byte]) }
    }
    return sum
  }

  private static func digest(of secret: [UInt8], salt: ArraySlice<UInt8>) -> [UInt8] {
    Array(Derivation.mac(secret, key: SymmetricKey(data: salt)).prefix(digestLength))
  }

  private static func random(
    _ count: Int, using generator: inout some RandomNumberGenerator
  ) -> [UInt8] {
    (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }
}
