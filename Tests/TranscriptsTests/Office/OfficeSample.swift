import RedactCore
import Testing

@testable import Transcripts

/// A small office document made in code, and what tests ask of it.
struct OfficeSample {
  var parts: [(name: String, contents: [UInt8])]

  private static let namespaces = """
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" \
    xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
    """
  private static let openNamespaces =
    ["office", "text", "style", "table", "meta", "config"].map {
      "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\""
    }.joined(separator: " ") + """
       xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" \
      xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" \
      xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"
      """

  /// A Word document with this body, and other parts as `name: XML`; `w` and `r` are bound in each.
  static func word(_ body: String, _ others: KeyValuePairs<String, String> = [:]) -> OfficeSample {
    let main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    var sample = OfficeSample(parts: [
      (
        "[Content_Types].xml",
        Array(
          """
          <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
          <Override PartName="/word/document.xml" ContentType="\(main)"/></Types>
          """.utf8)
      ),
      ("word/document.xml", Array("<w:document \(namespaces)><w:body>\(body)</w:body></w:document>".utf8)),
    ])
    for (name, xml) in others { sample.add(name, xml, namespaces) }
    return sample
  }

  /// An OpenDocument text with this body, and other parts as `name: XML`.
  static func open(_ body: String, _ others: KeyValuePairs<String, String> = [:]) -> OfficeSample {
    let content = """
      <office:document-content \(openNamespaces)><office:body><office:text>\(body)</office:text></office:body>\
      </office:document-content>
      """
    var sample = OfficeSample(parts: [
      ("mimetype", Array("application/vnd.oasis.opendocument.text".utf8)),
      ("content.xml", Array(content.utf8)),
    ])
    for (name, xml) in others { sample.add(name, xml, openNamespaces) }
    return sample
  }

  /// Adds a part; the namespaces go into its root.
  private mutating func add(_ name: String, _ xml: String, _ namespaces: String) {
    var xml = xml
    if let end = xml.firstIndex(where: { $0 == ">" || $0 == "/" || $0 == " " }), xml.hasPrefix("<") {
      xml.insert(contentsOf: " " + namespaces, at: end)
    }
    parts.append((name, Array(xml.utf8)))
  }

  var bytes: [UInt8] {
    get throws {
      try ZipSample(parts.map { ZipSample.Item($0.name, $0.contents, method: $0.name == "mimetype" ? 0 : 8) })
        .bytes
    }
  }

  /// A paragraph of Word with these runs.
  static func paragraph(_ runs: String...) -> String {
    "<w:p>" + runs.map { "<w:r><w:t xml:space=\"preserve\">\($0)</w:t></w:r>" }.joined() + "</w:p>"
  }
}

func string(_ bytes: some Collection<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

extension Transcript {
  /// Writes `label` wherever the words stand.
  func masking(_ words: String, _ label: String) throws -> [UInt8] {
    let ranges = document.text.ranges(of: Array(words.utf8))
    return try write(ranges.map { Edit(ByteSpan($0.lowerBound, $0.upperBound), Array(label.utf8)) })
  }
}

/// A part of an archive, as text.
func part(_ name: String, of bytes: [UInt8]) throws -> String {
  let archive = try ZipArchive(bytes)
  let index = try #require(archive.members.firstIndex { $0.name == name })
  return string(try archive.contents(of: index))
}
