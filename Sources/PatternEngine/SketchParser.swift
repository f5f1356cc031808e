/// What a pattern reads, without what looks back or forbids.
indirect enum SketchPiece: Sendable {
  case reads(ByteClass)
  case sequence([SketchPiece])
  case choice([SketchPiece])
  /// As often as `least` and at most `most` times; nil for any number.
  case repeated(SketchPiece, least: Int, most: Int?)
  /// What must come next, whatever else the rest of the pattern reads there.
  case ahead(SketchPiece)

  static let nothing = SketchPiece.sequence([])
}

/// Something in a pattern that a sketch cannot do justice to.
struct NoSketch: Error {}

/// Reads a pattern as PCRE2 does with EXTENDED, as far as sketches go.
///
/// What it does not know it refuses, and where it simplifies, the piece reads more than the pattern does.
struct SketchParser {
  private let pattern: [UInt8]
  private var at = 0
  private var depth = 0
  private var namesHit = false

  /// As deep as the library lets groups be.
  private static let deepest = 250

  /// The pieces of a whole pattern, and whether a group is called `hit`.
  static func parse(
    _ pattern: String, ignoresCase: Bool
  ) throws(NoSketch) -> (piece: SketchPiece, namesHit: Bool) {
    var parser = SketchParser(pattern: Array(pattern.utf8))
    let piece = try parser.choice(ignoresCase)
    guard parser.at == parser.pattern.count else { throw NoSketch() }
    return (piece, parser.namesHit)
  }

  private init(pattern: [UInt8]) { self.pattern = pattern }

  private var next: UInt8? { at < pattern.count ? pattern[at] : nil }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    at += 1
    return true
  }

  private mutating func take() throws(NoSketch) -> UInt8 {
    guard let byte = next else { throw NoSketch() }
    at += 1
    return byte
  }

  /// Alternatives, up to the end of their group.
  private mutating func choice(_ outerCase: Bool) throws(NoSketch) -> SketchPiece {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { throw NoSketch() }
    var ignoresCase = outerCase
    var branches: [SketchPiece] = []
    var items: [SketchPiece] = []
    while let byte = next, byte != UInt8(ascii: ")") {
      at += 1
      switch Unicode.Scalar(byte) {
      case " ", "\t", "\n", "\u{0B}", "\u{0C}", "\r": continue
      case "#": while let byte = next, byte != 0x0A { at += 1 }
      case "|":
        branches.append(.sequence(items))
        items = []
      case "(":
        let piece = try group(&ignoresCase)
        items.append(try repeated(piece))
      default:
        let piece = try atom(byte, ignoresCase)
        items.append(try repeated(piece))
      }
    }
    branches.append(.sequence(items))
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  /// What stands after an opening parenthesis, up to the closing one.
  private mutating func group(_ ignoresCase: inout Bool) throws(NoSketch) -> SketchPiece {
    guard skip("?") else {
      guard next != UInt8(ascii: "*") else { throw NoSketch() }
      return try body(ignoresCase)
    }
    if skip(":") || skip(">") { return try body(ignoresCase) }
    if skip("=") { return .ahead(try body(ignoresCase)) }
    if skip("!") { return try passedOver(ignoresCase) }
    guard !skip("<") else {
      if skip("=") || skip("!") { return try passedOver(ignoresCase) }
      let start = at
      while try take() != UInt8(ascii: ">") {}
      if pattern[start..<at].elementsEqual("hit>".utf8) { namesHit = true }
      return try body(ignoresCase)
    }
    let isOff = skip("-")
    guard skip("i") else { throw NoSketch() }
    if skip(")") {
      ignoresCase = !isOff
      return .nothing
    }
    guard skip(":") else { throw NoSketch() }
    return try body(!isOff)
  }

  private mutating func body(_ ignoresCase: Bool) throws(NoSketch) -> SketchPiece {
    let piece = try choice(ignoresCase)
    guard skip(")") else { throw NoSketch() }
    return piece
  }

  private mutating func passedOver(_ ignoresCase: Bool) throws(NoSketch) -> SketchPiece {
    _ = try body(ignoresCase)
    return .nothing
  }

  private mutating func atom(_ byte: UInt8, _ ignoresCase: Bool) throws(NoSketch) -> SketchPiece {
    switch Unicode.Scalar(byte) {
    case "^", "$": return .nothing
    case ".": return .reads(.all)
    case "*", "+", "?", "{": throw NoSketch()
    case "[": return .reads(try set(ignoresCase))
    case "\\":
      switch try escape() {
      case .nothing: return .nothing
      case .anything: return .repeated(.reads(.all), least: 0, most: nil)
      case .one(let members, _): return .reads(ignoresCase ? members.ignoringCase : members)
      }
    default:
      let members = try literal(byte)
      return .reads(ignoresCase ? members.ignoringCase : members)
    }
  }

  /// The character that begins with a byte; refused are those beyond ASCII that EXTENDED passes over.
  private mutating func literal(_ byte: UInt8) throws(NoSketch) -> ByteClass {
    if byte >= 0x80 {
      let start = at - 1
      while let next, next & 0xC0 == 0x80 { at += 1 }
      guard !Self.blanks.contains(Array(pattern[start..<at])) else { throw NoSketch() }
    }
    return ByteClass(byte)
  }

  private static let blanks = Set(
    "\u{85}\u{200E}\u{200F}\u{2028}\u{2029}".unicodeScalars.map { Array($0.utf8) })

  private enum Escape {
    /// An assertion.
    case nothing
    /// What was matched before.
    case anything
    /// A character of these, which may be more than the pattern means; `surely` none of which it does not mean.
    case one(ByteClass, surely: ByteClass)

    static func one(_ members: ByteClass) -> Escape { .one(members, surely: members) }
  }

  /// What stands after a backslash.
  private mutating func escape() throws(NoSketch) -> Escape {
    let byte = try take()
    switch Unicode.Scalar(byte) {
    case "b", "B", "A", "Z", "z": return .nothing
    case "k":
      guard skip("<") else { throw NoSketch() }
      while try take() != UInt8(ascii: ">") {}
      return .anything
    case "d": return .one(ByteClass("0123456789"))
    case "s": return .one(ByteClass(" \t\n\u{0B}\u{0C}\r"))
    case "w": return .one(Self.wordCharacters)
    case "D", "S", "W": return .one(.all, surely: .none)
    case "n": return .one(ByteClass("\n"))
    case "r": return .one(ByteClass("\r"))
    case "t": return .one(ByteClass("\t"))
    case "x": return .one(try scalar())
    case "p": return try propertyIsForeign() ? .one(.beyond, surely: .none) : .one(.all, surely: .none)
    case "P": return .one(.all, surely: try propertyIsForeign() ? .ascii : .none)
    default:
      guard byte < 0x80, !Self.wordCharacters.contains(byte) else { throw NoSketch() }
      return .one(ByteClass(byte))
    }
  }

  /// Whether the property of characters that stands after `\p` is a script that no character of ASCII has.
  private mutating func propertyIsForeign() throws(NoSketch) -> Bool {
    guard skip("{") else { throw NoSketch() }
    let start = at
    while try take() != UInt8(ascii: "}") {}
    return Self.foreignScripts.contains(Array(pattern[start..<at - 1]))
  }

  private static let foreignScripts = Set(["Arabic", "Cyrillic", "Greek", "Hebrew"].map { Array($0.utf8) })

  private static let wordCharacters =
    ByteClass(0x30...0x39).union(ByteClass(0x41...0x5A)).union(ByteClass(0x61...0x7A)).union(ByteClass("_"))

  /// The digits after `\x`.
  private mutating func scalar() throws(NoSketch) -> ByteClass {
    let isBraced = skip("{")
    var value: UInt32 = 0
    var digits = 0
    while digits < (isBraced ? 6 : 2), let byte = next, let digit = Unicode.Scalar(byte).hexadecimal {
      value = value << 4 | digit
      digits += 1
      at += 1
    }
    guard digits > 0, !isBraced || skip("}") else { throw NoSketch() }
    return value < 0x80 ? ByteClass(UInt8(value)) : .beyond
  }

  /// What stands after an opening square bracket, up to the closing one.
  private mutating func set(_ ignoresCase: Bool) throws(NoSketch) -> ByteClass {
    let isNegated = skip("^")
    var members = ByteClass.none
    var surely = ByteClass.none
    repeat {
      let first = try member(&surely)
      members.formUnion(first)
      guard next == UInt8(ascii: "-"), at + 1 < pattern.count, pattern[at + 1] != UInt8(ascii: "]") else {
        continue
      }
      at += 1
      let range = try Self.range(first, member(&surely))
      members.formUnion(range)
      surely.formUnion(range)
    } while !skip("]")
    // One character beyond ASCII stands for all of them, so that none is left out.
    if isNegated { members = surely.inASCII }
    if ignoresCase { members = members.ignoringCase }
    return isNegated ? members.complement : members
  }

  /// - Parameter surely: gains what the pattern surely means by it.
  private mutating func member(_ surely: inout ByteClass) throws(NoSketch) -> ByteClass {
    let byte = try take()
    switch Unicode.Scalar(byte) {
    case "[" where [":", ".", "="].contains(next.map { Unicode.Scalar($0) }): throw NoSketch()
    case "\\":
      guard case .one(let members, let sure) = try escape() else { throw NoSketch() }
      surely.formUnion(sure)
      return members
    default:
      let members = try literal(byte)
      surely.formUnion(members)
      return members
    }
  }

  /// All from the one character to the other.
  private static func range(_ first: ByteClass, _ last: ByteClass) throws(NoSketch) -> ByteClass {
    let ascii = (0..<0x80 as Range<UInt8>)
    let from = ascii.filter(first.contains)
    let to = ascii.filter(last.contains)
    guard from.count + (first.hasBeyond ? 1 : 0) == 1, to.count + (last.hasBeyond ? 1 : 0) == 1 else {
      throw NoSketch()
    }
    guard let start = from.first else { return .beyond }
    let range = ByteClass(start...(to.first ?? 0x7F))
    return last.hasBeyond ? range.union(.beyond) : range
  }

  /// The piece with the quantifier behind it, where there is one.
  private mutating func repeated(_ piece: SketchPiece) throws(NoSketch) -> SketchPiece {
    skipBlanks()
    var (least, most): (Int, Int?) = (0, nil)
    switch next.map({ Unicode.Scalar($0) }) {
    case "*": at += 1
    case "+": (at, least) = (at + 1, 1)
    case "?": (at, most) = (at + 1, 1)
    case "{":
      at += 1
      least = try number()
      most = skip(",") ? (next == UInt8(ascii: "}") ? nil : try number()) : least
      guard skip("}") else { throw NoSketch() }
    default: return piece
    }
    skipBlanks()
    if !skip("+") { _ = skip("?") }
    return .repeated(piece, least: least, most: most)
  }

  private mutating func number() throws(NoSketch) -> Int {
    var value: Int?
    while let byte = next, 0x30...0x39 ~= byte {
      value = (value ?? 0) * 10 + Int(byte - 0x30)
      guard let value, value <= 65_535 else { throw NoSketch() }
      at += 1
    }
    guard let value else { throw NoSketch() }
    return value
  }

  private mutating func skipBlanks() { while skip(" ") || skip("\n") || skip("\t") {} }
}

extension Unicode.Scalar {
  fileprivate var hexadecimal: UInt32? {
    switch self {
    case "0"..."9": value - 0x30
    case "a"..."f": value - 0x61 + 10
    case "A"..."F": value - 0x41 + 10
    default: nil
    }
  }
}
