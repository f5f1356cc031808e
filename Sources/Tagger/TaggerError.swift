/// Why a file of weights is refused.
package enum TaggerError: Error, Hashable, Sendable {
  /// It does not begin as such a file does.
  case notWeights
  /// It is of another version than this build reads.
  case otherVersion
  /// It is shorter or longer than it says.
  case truncated
  /// Its checksum does not fit.
  case damaged
  /// A number in it points outside of it.
  case outOfBounds
}

extension TaggerError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notWeights: "no such file"
    case .otherVersion: "of another version"
    case .truncated, .damaged, .outOfBounds: "damaged"
    }
  }
}
