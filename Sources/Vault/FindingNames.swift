import Crypto
import RedactCore

/// Names what a review is about by keyed digests, so that nobody without the key can tell which words those are, and
/// the same finding has the same name in the next version of a text.
package struct FindingNames: Sendable {
  private let key: Sensitive<SymmetricKey>

  package init(root: RootKey) { key = Sensitive(root.derive([.text("review")], length: 32)) }

  /// Twelve hexadecimal digits for a document by its name, which stays when its text changes.
  package func document(named name: String) -> String { digest("document", [Array(name.utf8)], 6) }

  /// 32 hexadecimal digits for a finding.
  ///
  /// - Parameters:
  ///   - words: of the finding, then those around it.
  ///   - number: how many like it stand before it.
  package func finding(in document: String, words: [[UInt8]], number: Int) -> String {
    digest("finding", [Array(document.utf8)] + words + [Array(String(number).utf8)], 16)
  }

  /// 16 hexadecimal digits for somebody who decides.
  package func reviewer(named name: String) -> String { digest("reviewer", [Array(name.utf8)], 8) }

  private func digest(_ kind: String, _ parts: [[UInt8]], _ count: Int) -> String {
    let message = Framed.join([.text(kind)] + parts.map { Framed(bytes: $0) })
    return Hex.encode(Derivation.mac(message, key: key.value).prefix(count))
  }
}
