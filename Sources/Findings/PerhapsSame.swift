/// Two labels of one document that perhaps stand for the same person, because their names sound alike.
/// Whether they do is for somebody who knows the document to say.
public struct PerhapsSame: Hashable, Sendable {
  /// The label that was given first, without brackets, such as `PERSON-1`.
  public let first: String
  /// The other one.
  public let second: String

  package init(first: String, second: String) {
    self.first = first
    self.second = second
  }
}
