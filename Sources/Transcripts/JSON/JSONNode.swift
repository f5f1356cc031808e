internal import RedactCore

/// One key or value in the flat list that the scanner makes, in the order of the bytes.
struct JSONNode: Sendable {
  enum Kind: UInt8, Sendable {
    case object, array, key, string, number, `true`, `false`, null
  }

  let kind: Kind
  /// For keys and strings what stands inside the quotes; for all others the whole value.
  var span: ByteSpan { ByteSpan(Int(start), Int(end)) }
  /// The object or array around it; -1 at the top.
  var parent: Int { Int(parentIndex) }
  /// For a member's value the node of its key, for an array's element its position.
  var label: Int { Int(labelIndex) }
  /// The node after everything inside this one.
  var next: Int { Int(nextIndex) }

  private let start: Int32
  private var end: Int32
  private let parentIndex: Int32
  private let labelIndex: Int32
  private var nextIndex: Int32

  init(_ kind: Kind, _ span: Range<Int>, parent: Int, label: Int, next: Int) {
    self.kind = kind
    start = Int32(span.lowerBound)
    end = Int32(span.upperBound)
    parentIndex = Int32(parent)
    labelIndex = Int32(label)
    nextIndex = Int32(next)
  }

  /// Settles where an array or object ends, which is not known when it opens.
  mutating func close(end: Int, next: Int) {
    self.end = Int32(end)
    nextIndex = Int32(next)
  }
}
