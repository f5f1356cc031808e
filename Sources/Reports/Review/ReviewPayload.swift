import RedactCore

/// The findings as the script of the review page reads them.
///
/// ## Privacy
/// Holds words of the originals.
enum ReviewPayload {
  /// One JSON object that can stand in a script element: it has no `<`.
  static func json(of data: ReviewData) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { page in
      page.list("actions", data.actions)
      page.key("documents")
      page.array { list in
        for document in data.documents { write(document, to: &list) }
      }
      page.list("types", EntityType.allCases.map(\.rawValue))
    }
    return writer.bytes.flatMap { $0 == UInt8(ascii: "<") ? Array("\\u003c".utf8) : [$0] }
  }

  private static func write(_ document: ReviewDocument, to list: inout JSONWriter) {
    list.object { member in
      member.key("findings")
      member.array { findings in
        for finding in document.findings {
          findings.array { parts in
            parts.raw(finding.line.json)
            for words in [finding.before, finding.words, finding.after] {
              parts.string(String(decoding: words.value, as: UTF8.self))
            }
          }
        }
      }
      member.text("name", document.name.value)
    }
  }
}
