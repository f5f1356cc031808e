/// The compatibility normal forms of a text, for tests that rewrite examples.
package enum NormalForms {
  /// Normalisation form KC of valid UTF-8.
  package static func composed(_ text: [UInt8]) -> [UInt8] { rewrite(text, Normalization.nfkc) }

  /// Normalisation form KD of valid UTF-8.
  package static func decomposed(_ text: [UInt8]) -> [UInt8] {
    rewrite(text) { scalars in
      var result = Normalization.decomposed(scalars)
      Normalization.reorder(&result)
      return result
    }
  }

  private static func rewrite(_ text: [UInt8], _ form: ([UInt32]) -> [UInt32]) -> [UInt8] {
    let scalars = String(decoding: text, as: UTF8.self).unicodeScalars.map(\.value)
    var result = String.UnicodeScalarView()
    result.append(contentsOf: form(scalars).compactMap(Unicode.Scalar.init))
    return Array(String(result).utf8)
  }
}
