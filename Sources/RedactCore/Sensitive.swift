/// A value that holds text of a document or of a key, and prints as `<sensitive>` in every way Swift can
/// print.
///
/// ## Privacy
/// The wrapped value can be reached inside this package only. Interpolation, `print`, `dump` and mirrors show
/// nothing of it.
public struct Sensitive<Value: Sendable>: Sendable {
  package let value: Value

  package init(_ value: Value) { self.value = value }
}

extension Sensitive: Equatable where Value: Equatable {}
extension Sensitive: Hashable where Value: Hashable {}

extension Sensitive: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "<sensitive>" }
  public var debugDescription: String { "<sensitive>" }
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
