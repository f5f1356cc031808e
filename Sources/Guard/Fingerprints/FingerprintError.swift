/// Why a fingerprint list cannot be made or used. None of the cases holds what was refused.
package enum FingerprintError: Error, Hashable, Sendable {
  /// The first line is not that of a fingerprint list of this version.
  case header
  /// The list was made under the key of this id.
  case otherKey(String)
  /// The list was made with other tables of spellings: what sounds alike would be missed.
  case otherSpellings
  /// The line of this number is none of a list, or not in its place.
  case line(Int)
  /// Lines are missing, or there are more than the first line says.
  case cut
  /// The list was changed after it was made.
  case seal
  /// The pattern of files of the entity of this number, counted from 0, cannot stand in a list.
  case pattern(entity: Int)
  /// A form of the entity of this number, counted from 0, has no letter or digit.
  case noWord(entity: Int)
}

extension FingerprintError {
  /// Why, in words for people.
  package var reason: String {
    switch self {
    case .header: "is not a fingerprint list that this version reads"
    case .otherKey(let id): "was made under another key (\(id))"
    case .otherSpellings: "was made with other tables of spellings: export it again"
    case .line(let number): "is damaged in line \(number)"
    case .cut: "is not complete"
    case .seal: "was changed after it was made"
    case .pattern: "has a pattern of files that cannot stand in a line"
    case .noWord: "has a name without a letter or digit"
    }
  }
}
