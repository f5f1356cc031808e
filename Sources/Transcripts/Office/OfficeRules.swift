import RedactCore

/// What an element of an office document does to the text around it.
enum OfficeElement: Sendable {
  /// Starts a line, and its running text counts.
  case paragraph
  /// Holds running text, and stands in a paragraph.
  case run
  /// Holds text that is no running text: a line of its own.
  case line(StaticString)
  /// The same, joined with what is next to it: the code of a field is cut over runs.
  case code
  /// Ends a code.
  case codeEnd
  /// Stands in a paragraph and is read after it, such as a text box.
  case aside
  case blank, lineEnd, hyphen
  /// What it holds fills in a form, and is apart from the words around it.
  case border
  /// Is taken out whole.
  case removed(MetadataKind)
  /// Its content is taken out, and this stays.
  case emptied(MetadataKind, leaving: StaticString)
  /// Its tags are taken out.
  case unwrapped(MetadataKind)
  /// Its text is taken out, and this stays; the text is a line of that name.
  case value(MetadataKind, StaticString, leaving: StaticString)
  /// Its text is never text of the document, while it has that shape.
  case structure(OfficeShape)
  /// One setting of a program, named by an attribute.
  case setting
  /// Tells of a part: goes with the picture of the first page.
  case entry
  /// Nothing that could be redacted.
  case refused(TranscriptError.StaticPhrase)
  /// The same drawing for new programs, and again for old ones.
  case choice, fallback
}

/// What an attribute of an office document is.
enum OfficeAttribute: Sendable {
  /// Not text, while its value has that shape.
  case structure(OfficeShape)
  /// Text; equal values are one text.
  case text(StaticString)
  /// A name that other places refer to, and that must stay unlike others. It can hold letters, digits and few
  /// signs. Not text, while it has that shape.
  case name(OfficeShape)
  /// Taken out; also text, under that name, unless it has that shape.
  case removed(MetadataKind, StaticString, unless: OfficeShape = .none, leaving: StaticString)
  /// Another part, or an address.
  case target
}

/// How a family of office documents is read. Elements and attributes are looked up without their prefixes.
struct OfficeRules: Sendable {
  typealias Name = ArraySlice<UInt8>

  private var elements: [Name: OfficeElement] = [:]
  private var attributes: [Name: OfficeAttribute] = [:]
  private var attributesOf: [Name: [Name: OfficeAttribute]] = [:]
  /// Shapes of attributes with a prefix, for vocabularies of nothing but layout.
  private var prefixes: [Name: OfficeShape] = [:]
  /// White space counts in a paragraph, not in its runs only.
  let mixesText: Bool

  init(mixesText: Bool) { self.mixesText = mixesText }

  mutating func elements(_ names: String, _ rule: OfficeElement) {
    for name in names.split(whereSeparator: \.isWhitespace) { elements[Array(name.utf8)[...]] = rule }
  }

  mutating func attributes(_ names: String, _ rule: OfficeAttribute) {
    for name in names.split(whereSeparator: \.isWhitespace) { attributes[Array(name.utf8)[...]] = rule }
  }

  /// The same attributes of each of these elements.
  mutating func attributes(_ names: String, of elements: String, _ rule: OfficeAttribute) {
    for element in elements.split(whereSeparator: \.isWhitespace) {
      for name in names.split(whereSeparator: \.isWhitespace) {
        attributesOf[Array(element.utf8)[...], default: [:]][Array(name.utf8)[...]] = rule
      }
    }
  }

  mutating func prefixes(_ names: String, _ shape: OfficeShape) {
    for name in names.split(whereSeparator: \.isWhitespace) { prefixes[Array(name.utf8)[...]] = shape }
  }

  func element(_ name: Name) -> OfficeElement? { elements[name] }

  /// What is not known is text, unless it is a short number or a plain yes or no.
  func attribute(_ name: Name, _ prefix: Name, of element: Name) -> OfficeAttribute? {
    attributesOf[element]?[name] ?? attributes[name] ?? prefixes[prefix].map { .structure($0) }
  }
}
