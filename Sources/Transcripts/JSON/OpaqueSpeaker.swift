/// Tells names of speakers from the numbers and letters that programs give them.
enum OpaqueSpeaker {
  /// Whether the raw bytes of a JSON string only count speakers: `A`, `0`, `spk_0`, `SPEAKER_00`,
  /// `Channel 1`, `Speaker B`.
  static func matches(_ raw: ArraySlice<UInt8>) -> Bool {
    guard let first = raw.first, raw.count <= 12 else { return raw.isEmpty }
    guard first.isLatinLetter else { return isCount(raw) }
    let word = raw.prefix { $0.isLatinLetter }
    var rest = raw[word.endIndex...]
    if word.count == 1 { return rest.isEmpty || isCount(rest) }
    guard heads.contains(word.map { $0 | 0x20 }), let next = rest.first else { return false }
    if joints.contains(next) { rest.removeFirst() }
    return isCount(rest) || rest.count == 1 && rest.allSatisfy(\.isLatinLetter)
  }

  private static func isCount(_ digits: ArraySlice<UInt8>) -> Bool {
    1...3 ~= digits.count && digits.allSatisfy { 0x30...0x39 ~= $0 }
  }

  private static let heads = ["spk", "spkr", "speaker", "ch", "channel"].map { Array($0.utf8) }
  private static let joints = Array(" _-".utf8)
}

extension UInt8 {
  fileprivate var isLatinLetter: Bool { 0x61...0x7A ~= self | 0x20 }
}
