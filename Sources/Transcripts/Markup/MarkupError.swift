/// Why bytes are not markup that this package reads or writes, and where; it never carries text.
package struct MarkupError: Error, Hashable {
  package enum Reason: Hashable, Sendable {
    case invalidUTF8
    case illegalCharacter
    case unexpectedByte
    case unexpectedEnd
    case badName
    case badReference
    case unknownEntity
    case duplicateAttribute
    case mismatchedEndTag
    case textOutsideRoot
    case noRoot
    case secondRoot
    case badDeclaration
    case badComment
    case badInstruction
    case sectionEndInText
    case badDoctype
    case entityDeclaration
    /// Elements are nested deeper than `MarkupLimits.depth`.
    case tooDeep
    /// There are more nodes than `MarkupLimits.nodes`, or more bytes than 2 GiB.
    case tooLarge
    /// A replacement cannot stand where it should without ending what is around it.
    case cannotStand
  }

  package let reason: Reason
  /// In bytes from the start of the document.
  package let offset: Int
}

extension MarkupError.Reason {
  /// What is wrong, in words that hold no text.
  package var phrase: TranscriptError.StaticPhrase {
    switch self {
    case .invalidUTF8: "invalid UTF-8"
    case .illegalCharacter: "a character that markup does not allow"
    case .unexpectedByte: "a byte that markup does not allow here"
    case .unexpectedEnd: "the markup ends too early"
    case .badName: "a malformed name in markup"
    case .badReference: "a malformed character reference"
    case .unknownEntity: "a reference to an entity that is not known"
    case .duplicateAttribute: "an attribute that stands twice in one tag"
    case .mismatchedEndTag: "an end tag that does not match its start tag"
    case .textOutsideRoot: "text outside the root element"
    case .noRoot: "markup without a root element"
    case .secondRoot: "markup with more than one root element"
    case .badDeclaration: "a malformed or misplaced XML declaration"
    case .badComment: "two hyphens inside an XML comment"
    case .badInstruction: "a malformed processing instruction"
    case .sectionEndInText: "the end of a CDATA section in text"
    case .badDoctype: "a malformed or misplaced DOCTYPE"
    case .entityDeclaration: "a DOCTYPE that declares entities"
    case .tooDeep: "markup nested too deeply"
    case .tooLarge: "too much markup"
    case .cannotStand: "a replacement that would end the markup around it"
    }
  }
}

/// Bounds on what is scanned, so that hostile input costs an error and not the machine.
package struct MarkupLimits: Sendable {
  /// The deepest nesting of elements.
  package var depth = 512
  /// The most nodes in one document, attributes and end tags among them.
  package var nodes = 20_000_000

  package init() {}
}
