/// Why a pattern could not be compiled, or why a match was given up.
///
/// ## Privacy
/// Holds codes and offsets into the pattern, never anything of the text that was searched.
package enum PatternError: Error, Hashable, Sendable {
  /// The pattern is not valid; `offset` counts bytes of the pattern.
  case syntax(message: String, offset: Int)
  /// The group `hit` stands twice, or after more groups than a result has room for.
  case hitGroup
  /// A limit of ours (match, depth, heap, JIT stack) was reached: the search did not finish.
  case limit(code: Int32)
  /// Any other negative answer of the library.
  case failed(code: Int32)
  /// The library could not give memory.
  case outOfMemory
}

extension PatternError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .syntax(let message, let offset): "the pattern is wrong: \(message) at byte \(offset) of it"
    case .hitGroup: "the pattern's group 'hit' stands twice, or after too many other groups"
    case .limit(let code): "the pattern reached a limit (\(code))"
    case .failed(let code): "the pattern failed (\(code))"
    case .outOfMemory: "the pattern needs more memory than there is"
    }
  }
}
