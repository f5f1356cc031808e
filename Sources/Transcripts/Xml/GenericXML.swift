import RedactCore

/// Any XML: every text, value of an attribute, comment and instruction is text.
///
/// Structure, and so never text: names of elements and attributes, the XML declaration, namespaces and
/// schemas
/// of `MarkupShape.schema`, and what `roles` lists.
package struct GenericXML: TranscriptFormat {
  package let name = "xml"
  package let notes = FormatNotes(
    "XML of any kind", keeps: "elements, names of attributes, namespaces, CDATA, entities",
    changes: "text, values of attributes", strips: "comments, processing instructions")
  private let limits: IntakeLimits

  private static let roles: MarkupRoles = [
    "@xml:lang": .structure(.language), "@xml:space": .structure(.words("default preserve")),
    "@xsi:schemaLocation": .structure(.schema), "@xsi:noNamespaceSchemaLocation": .structure(.schema),
  ]
  private static let speakers: Set<String> = [
    "speaker", "Speaker", "who", "voice", "participant", "spk", "speakerName", "speaker_name", "name",
  ]

  package init(limits: IntakeLimits = IntakeLimits()) { self.limits = limits }

  package func sniff(_ bytes: [UInt8]) -> Confidence {
    let sniff = MarkupSniff(bytes)
    guard let root = sniff.root, !sniff.isHTML else { return .none }
    if sniff.isDeclared { return .certain }
    let tail = bytes.suffix(root.utf8.count + 64).filter { $0 != 0 && !$0.isHTMLSpace }
    return tail.suffix(root.utf8.count + 1).elementsEqual((root + ">").utf8) || tail.ends(with: "/>")
      ? .likely : .none
  }

  package func read(_ bytes: [UInt8]) throws(TranscriptError) -> Transcript {
    var reader = try MarkupReader(bytes, format: name, roles: Self.roles, limits: limits)
    reader.otherWords = nil
    reader.keepsLines = true
    reader.speakerAttributes = Self.speakers
    reader.describe(reader.nodes.indices)
    return try reader.transcript()
  }
}

extension [UInt8] {
  fileprivate func ends(with end: StaticString) -> Bool {
    end.withUTF8Buffer { suffix($0.count).elementsEqual($0) }
  }
}
