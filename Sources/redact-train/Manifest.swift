import Foundation

/// What a file of weights was made of, so that whoever has the same data can make it again, byte for byte.
///
/// It knows no time and no folder: the same data and options give the same manifest.
struct Manifest: Encodable {
  /// What was learned from one corpus; what is held back or under another licence is not counted.
  struct Corpus: Encodable, Equatable {
    let file: String
    let sha256: String
    var licences: [String: Amount] = [:]
  }

  struct Amount: Encodable, Equatable {
    var documents = 0
    var words = 0
  }

  /// The digest is that of all interviews, as `sha256sum *.txt | sha256sum` tells it in their folder.
  struct Interviews: Encodable, Equatable {
    var learned = 0
    var heldBack = 0
    var sha256 = ""
  }

  /// One of the two tables as it is written, with the mean error of the last epoch, and what the probabilities 0, 0.1,
  /// ... 1 become by what was measured on the interviews that are held back.
  struct Table: Encodable, Equatable {
    let features: Int
    let rows: Int
    let error: Double
    var curve: [Double] = []
  }

  struct Weights: Encodable, Equatable {
    let file: String
    let bytes: Int
    let sha256: String
  }

  struct Options: Encodable, Equatable {
    let dropout: Float
    let epochs: Int
    let guide: Float
    let least: Int
    let leastPairs: Int
    let prune: Float
    let rate: Float
    let repeats: Int
    let seed: UInt64
    let social: String
    let swaps: Int
    let use: String
    let varied: Float
    let weigh: String
  }

  let corpora: [String: Corpus]
  let interviews: Interviews
  /// The digest of each lexicon that the features or the swapped names come from.
  let lexicons: [String: String]
  let options: Options
  let tables: [String: Table]
  let weights: Weights

  /// The name of the file, which lies beside the weights.
  static let name = "manifest.json"

  /// The file: indented, keys in order.
  func file() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }
}
