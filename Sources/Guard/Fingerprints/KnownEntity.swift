package import RedactCore

/// Somebody or something that must not stand anywhere in a corpus, under all its names.
///
/// ## Privacy
/// Holds names in the clear; none of it is printed.
package struct KnownEntity: Sendable {
  package let forms: [Sensitive<[UInt8]>]
  package let type: EntityType
  /// The pattern of the paths it must not stand in, such as what one witness asked to leave out of an
  /// interview; nil for everywhere.
  package let files: String?

  package init(forms: [Sensitive<[UInt8]>], type: EntityType, files: String? = nil) {
    self.forms = forms
    self.type = type
    self.files = files
  }
}
