import RedactCore

/// The text of a commit or tag: lines of a header, and a message.
struct ObjectText {
  private(set) var message: [UInt8] = []
  private var lines: [(name: [UInt8], value: [UInt8])] = []
  /// The encoding it names, when that is one which is not known here and the text was left as it is.
  private(set) var unknownEncoding: [UInt8]?

  init(_ bytes: [UInt8]) {
    var start = 0
    while start < bytes.count, bytes[start] != 0x0A {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      add(bytes[start..<end])
      start = min(end + 1, bytes.count)
    }
    message = Array(bytes[min(start + 1, bytes.count)...])
    recode()
  }

  /// A line that begins with a space goes on with the one before.
  private mutating func add(_ line: ArraySlice<UInt8>) {
    if line.first == 0x20, !lines.isEmpty {
      lines[lines.count - 1].value += [0x0A] + line.dropFirst()
    } else {
      let space = line.firstIndex(of: 0x20) ?? line.endIndex
      lines.append((Array(line[..<space]), Array(line[space...].dropFirst())))
    }
  }

  private mutating func recode() {
    guard let encoding = value("encoding"), let form = Encoding(encoding) else { return }
    switch form {
    case .utf8: break
    case .latin1:
      message = Encoding.utf8(message)
      for index in lines.indices { lines[index].value = Encoding.utf8(lines[index].value) }
    case .other: unknownEncoding = encoding
    }
  }

  /// The first value of a name.
  func value(_ name: String) -> [UInt8]? { lines.first { $0.name.elementsEqual(name.utf8) }?.value }

  func id(_ name: String) -> GitObjectID? { value(name).flatMap { GitObjectID(hex: $0) } }

  func person(_ name: String) -> GitPerson? { value(name).map(Self.person) }

  /// What the other lines say: those that have no place of their own, and those that stand there a second
  /// time, which git would not show.
  var other: [UInt8] {
    var told = Set<String>()
    var text: [UInt8] = []
    for line in lines {
      let name = String(decoding: line.name, as: UTF8.self)
      if Self.silent.contains(name) { continue }
      if Self.told.contains(name), told.insert(name).inserted { continue }
      text += line.name + [0x20] + line.value + [0x0A]
    }
    return text
  }

  /// Ids, and signatures, which are noise to everybody who looks for words.
  private static let silent: Set = [
    "encoding", "gpgsig", "gpgsig-sha256", "object", "parent", "tree", "type",
  ]
  private static let told: Set = ["author", "committer", "tag", "tagger"]

  /// `Name <email> seconds zone`; whatever is not written like that is all taken for the name, so that
  /// nothing is lost.
  private static func person(_ line: [UInt8]) -> GitPerson {
    guard let open = line.firstIndex(of: 0x3C), let close = line.lastIndex(of: 0x3E), open < close,
      line[(close + 1)...].allSatisfy(time.contains)
    else { return GitPerson(name: line, email: []) }
    let name = open > 0 && line[open - 1] == 0x20 ? line[..<(open - 1)] : line[..<open]
    return GitPerson(name: Array(name), email: Array(line[(open + 1)..<close]))
  }

  private static let time = ByteSet("0123456789+- ".utf8)
}

/// In which encoding a commit says that its text is.
private enum Encoding {
  case utf8, latin1, other

  init?(_ name: [UInt8]) {
    let letters = name.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
      .filter { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
    switch String(decoding: letters, as: UTF8.self) {
    case "": return nil
    case "utf8", "ascii", "usascii": self = .utf8
    case "iso88591", "latin1", "l1": self = .latin1
    default: self = .other
    }
  }

  /// ISO-8859-1 as UTF-8: every byte is the code point of its own number.
  static func utf8(_ bytes: [UInt8]) -> [UInt8] {
    bytes.flatMap { $0 < 0x80 ? [$0] : [0xC0 | $0 >> 6, 0x80 | $0 & 0x3F] }
  }
}
