/// The name of an object: its hash, as git calls it in this repository.
package struct GitObjectID: Hashable, Sendable {
  // Words and not an array: there is one for each blob of a history.
  private var first: UInt64 = 0
  private var second: UInt64 = 0
  private var third: UInt64 = 0
  private var fourth: UInt64 = 0
  package let format: GitObjectFormat

  /// The id of this many lower-case hexadecimal digits: 40 or 64.
  package init?(hex: some Collection<UInt8>) {
    guard let format = GitObjectFormat(digits: hex.count) else { return nil }
    self.format = format
    var place = 0
    for digit in hex {
      guard let value = Self.value(of: digit) else { return nil }
      let bits = UInt64(value) << UInt64(60 - place % 16 * 4)
      switch place / 16 {
      case 0: first |= bits
      case 1: second |= bits
      case 2: third |= bits
      default: fourth |= bits
      }
      place += 1
    }
  }

  package init?(_ hex: String) { self.init(hex: hex.utf8) }

  private static func value(of digit: UInt8) -> UInt8? {
    switch digit {
    case 0x30...0x39: digit - 0x30
    case 0x61...0x66: digit - 0x61 + 10
    default: nil
    }
  }

  /// The digits.
  package var hex: [UInt8] {
    let words = [first, second, third, fourth]
    return (0..<format.digits).map { place in
      let value = UInt8(truncatingIfNeeded: words[place / 16] >> UInt64(60 - place % 16 * 4)) & 15
      return value < 10 ? value + 0x30 : value - 10 + 0x61
    }
  }

  /// True of the id that stands for no object.
  package var isNull: Bool { first | second | third | fourth == 0 }
}

extension GitObjectID: CustomStringConvertible {
  package var description: String { String(decoding: hex, as: UTF8.self) }
}

/// The hash function by which a repository names its objects.
package enum GitObjectFormat: String, Hashable, Sendable {
  case sha1, sha256

  init?(digits: Int) {
    switch digits {
    case 40: self = .sha1
    case 64: self = .sha256
    default: return nil
    }
  }

  /// The number of hexadecimal digits of an id.
  package var digits: Int { self == .sha1 ? 40 : 64 }

  /// The id of the tree that holds nothing, as text; every git knows it.
  package var emptyTree: String {
    switch self {
    case .sha1: "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
    case .sha256: "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321"
    }
  }
}
