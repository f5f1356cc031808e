import RedactCore

/// Findings as SARIF 2.1.0 (OASIS), without snippets: the words stay out of reports.
enum SARIF {
  static func report(_ findings: [Finding], version: String) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { json in
      json.key("$schema")
      json.string("https://json.schemastore.org/sarif-2.1.0.json")
      json.key("version")
      json.string("2.1.0")
      json.key("runs")
      json.array { $0.object { run(findings, version, in: &$0) } }
    }
    return writer.bytes
  }

  private static func run(_ findings: [Finding], _ version: String, in json: inout JSONWriter) {
    json.key("tool")
    json.object { json in
      json.key("driver")
      json.object { json in
        json.key("name")
        json.string("redact")
        json.key("version")
        json.string(version)
        json.key("rules")
        json.array { json in
          for rule in Set(findings.map(\.rule)).sorted() {
            json.object { json in
              json.key("id")
              json.string(rule)
            }
          }
        }
      }
    }
    json.key("columnKind")
    json.string("unicodeCodePoints")
    json.key("results")
    json.array { json in
      for finding in findings { json.object { result(finding, in: &$0) } }
    }
  }

  private static func result(_ finding: Finding, in json: inout JSONWriter) {
    json.key("ruleId")
    json.string(finding.rule)
    json.key("level")
    json.string(finding.kind == .direct ? "error" : "warning")
    json.key("message")
    json.object { json in
      json.key("text")
      json.string("\(finding.type.rawValue) found (\(finding.kind.rawValue) identifier)")
    }
    json.key("locations")
    json.array { json in
      json.object { json in
        json.key("physicalLocation")
        json.object { place(finding, in: &$0) }
      }
    }
  }

  private static func place(_ finding: Finding, in json: inout JSONWriter) {
    json.key("artifactLocation")
    json.object { json in
      json.key("uri")
      json.string(percentEncoded(finding.path ?? "-"))
    }
    json.key("region")
    json.object { json in
      json.key("startLine")
      json.int(finding.place.line)
      json.key("startColumn")
      json.int(finding.place.column)
      json.key("endLine")
      json.int(finding.end.line)
      json.key("endColumn")
      json.int(finding.end.column)
    }
  }

  /// RFC 3986: what may stand in a path stays, the rest is written in percent form.
  private static func percentEncoded(_ path: String) -> String {
    let digits = Array("0123456789ABCDEF")
    return path.utf8.reduce(into: "") { result, byte in
      let isPlain =
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || "-._~/".utf8.contains(byte)
      result += isPlain ? String(UnicodeScalar(byte)) : "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
    }
  }
}
