import RedactCore
import Vault

/// The way back: opens the tokens of a document with the key that wrote them.
public final class Restorer: Sendable {
  /// One for each key of the ring, the primary first.
  private let pseudonymizers: [Pseudonymizer]

  /// - Parameter scope: the scope in which the document was redacted, `kind:name`; `project:default` when
  ///   nil.
  public init(key: RedactionKey, scope: String? = nil) throws(RedactError) {
    let scope = try Redactor.scope(scope)
    pseudonymizers = ([key.root] + key.retiredRoots).map { Pseudonymizer(root: $0, scope: scope) }
  }

  /// What came back.
  ///
  /// ## Privacy
  /// `output` is the original text.
  public struct Restoration: Sendable {
    /// The document with its original words.
    public let output: [UInt8]
    /// How many tokens were opened.
    public let count: Int
  }

  /// Puts the original words in the place of every token; all of them or none.
  ///
  /// - Throws: `RedactError.key` when the key or the scope opens none of the tokens, `.token` when some open
  ///   and one does not, `.nothingToRestore` when there are only labels that hold nothing.
  public func restore(_ bytes: [UInt8]) throws(RedactError) -> Restoration {
    let labels = LabelGrammar.occurrences(in: bytes)
    let tokens = labels.filter { $0.style == .token }
    guard !tokens.isEmpty || labels.isEmpty else { throw .nothingToRestore }
    var edits: [Edit] = []
    var refused: LabelOccurrence?
    for token in tokens {
      do {
        edits.append(Edit(token.span, try open(token, in: bytes).surface.value))
      } catch {
        refused = refused ?? token
      }
    }
    if let refused {
      guard !edits.isEmpty else {
        throw .key(
          "key \(names) with this scope opens none of the \(tokens.count) tokens: another key or scope wrote them, or all were changed"
        )
      }
      throw .token(offset: refused.span.start)
    }
    do {
      return Restoration(output: try Splice.apply(edits, to: bytes), count: edits.count)
    } catch {
      throw .internalFault("tokens overlap")
    }
  }

  /// Tries the keys in turn: a token does not say which of them wrote it, and opens with that one only.
  private func open(_ token: LabelOccurrence, in bytes: [UInt8]) throws(TokenError) -> OpenedToken {
    for keys in pseudonymizers {
      do { return try SurfaceToken.open(token, in: bytes, with: keys) } catch .notAuthentic { continue }
    }
    throw .notAuthentic
  }

  private var names: String { pseudonymizers.map(\.keyID.description).joined(separator: ", ") }
}
