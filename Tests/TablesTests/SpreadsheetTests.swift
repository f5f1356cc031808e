import Foundation
import FoundationXML
import TestSupport
import Testing
import Transcripts

@testable import Tables

@Suite struct SpreadsheetTests {
  /// What has gone wrong in spreadsheets before.
  private static let nasty = [
    "plain", "=1+1", "=HYPERLINK(\"x\")", "+49 30 1234", "-5", "007", "1e5", "2014-06-10", "TRUE", "'quoted",
    " leading", "trailing ", "two  blanks", "three   blanks ", "a\tb", "\ttab first", "tab \t blanks",
    "tab\tand\nline  ", " ",
    "   ",
    "two\nlines", "\nline first", "line last\n", "blank at \n the end", "<b>&amp;\"'</b>", "]]>",
    "a,b;c\"d\"",
    "خانه‌ای در Mosul", "\u{1F600} and e\u{301}", "\u{FEFF}mark", "x\u{A0}y",
  ]

  private func table(_ texts: [String]) throws -> Table {
    var table = try Table(name: "Changes", head: ["Text", "Number", "Again"])
    for (index, text) in texts.enumerated() {
      try table.append([.text(text), .number(index - 1), .text(text)])
    }
    return table
  }

  private func content(_ table: Table) throws -> String {
    let archive = try ZipArchive(try table.ods(), limits: ZipLimits(ratio: 10_000))
    let index = try #require(archive.members.firstIndex { $0.name == "content.xml" })
    return String(decoding: try archive.contents(of: index), as: UTF8.self)
  }

  private func content(_ text: String) throws -> String {
    var table = try Table(name: "x", head: ["h"])
    try table.append([.text(text)])
    let xml = try content(table)
    return String(xml.components(separatedBy: "<table:table-row>").last?.prefix { $0 != "\n" } ?? "")
      .replacingOccurrences(
        of: "</table:table></office:spreadsheet></office:body></office:document-content>", with: ""
      )
      .replacingOccurrences(
        of: "<table:table-cell table:style-name=\"cell\" office:value-type=\"string\">", with: ""
      )
      .replacingOccurrences(of: "</table:table-cell></table:table-row>", with: "")
  }

  @Test func `The archive names its type first, uncompressed, and has no clock`() throws {
    let bytes = try table(Self.nasty).ods()
    let type = "application/vnd.oasis.opendocument.spreadsheet"
    #expect(bytes[30..<38].elementsEqual("mimetype".utf8))
    #expect(bytes[38..<38 + type.utf8.count].elementsEqual(type.utf8))
    let archive = try ZipArchive(bytes)
    #expect(archive.members.map(\.name) == ["mimetype", "content.xml", "META-INF/manifest.xml"])
    #expect(archive.members.map(\.method) == [.stored, .deflated, .deflated])
    #expect(Set(archive.members.map(\.modified)) == [0x0021_0000])
    #expect(archive.members.allSatisfy { $0.flags == 0 && $0.extra.isEmpty && $0.comment.isEmpty })
    for index in archive.members.indices { _ = try archive.contents(of: index) }
    #expect(try table(Self.nasty).ods() == bytes)
  }

  @Test(arguments: [
    ("x", "<text:p>x</text:p>"), ("a b", "<text:p>a b</text:p>"), ("=A1", "<text:p>=A1</text:p>"),
    (" a", "<text:p><text:s text:c=\"1\"/>a</text:p>"), ("a ", "<text:p>a<text:s text:c=\"1\"/></text:p>"),
    ("a   b", "<text:p>a<text:s text:c=\"3\"/>b</text:p>"),
    ("a\nb", "<text:p>a</text:p><text:p>b</text:p>"), ("a\r\nb", "<text:p>a</text:p><text:p>b</text:p>"),
    ("a\rb", "<text:p>a</text:p><text:p>b</text:p>"), ("a\n", "<text:p>a</text:p><text:p></text:p>"),
    ("a \n b", "<text:p>a<text:s text:c=\"1\"/></text:p><text:p><text:s text:c=\"1\"/>b</text:p>"),
    ("<&>\"", "<text:p>&lt;&amp;&gt;&quot;</text:p>"),
    ("\u{0}\u{8}\u{1B}", "<text:p>\u{FFFD}\u{FFFD}\u{FFFD}</text:p>"),
    ("\u{FFFE}x\u{FFFF}\u{FFFD}", "<text:p>\u{FFFD}x\u{FFFD}\u{FFFD}</text:p>"),
    ("\u{FEFF}\u{FFBE}\u{10FFFF}", "<text:p>\u{FEFF}\u{FFBE}\u{10FFFF}</text:p>"),
  ])
  func `Text is written as the format has it`(text: String, xml: String) throws {
    #expect(try content(text) == xml)
  }

  @Test func `A tab is an element, and stands in the value too, which some programs look at only`() throws {
    #expect(
      try content(try table(["a \tb\r\n<\""])).contains(
        "office:string-value=\"a &#9;b&#10;&lt;&quot;\"><text:p>a<text:s text:c=\"1\"/><text:tab/>b</text:p>"
          + "<text:p>&lt;&quot;</text:p>"))
  }

  @Test func `A number is a number, unless a spreadsheet would round it`() throws {
    var table = try Table(name: "x", head: ["h"])
    for number in [0, -12, 1 << 53, 1 << 53 + 1, .min] { try table.append([.number(number)]) }
    let xml = try content(table)
    for number in ["0", "-12", "9007199254740992"] {
      #expect(
        xml.contains("office:value-type=\"float\" office:value=\"\(number)\"><text:p>\(number)</text:p>"))
    }
    for number in ["9007199254740993", "-9223372036854775808"] {
      #expect(xml.contains("office:value-type=\"string\"><text:p>\(number)</text:p>"))
    }
  }

  @Test func `The head is repeated, columns are as wide as what is in them, nothing is a formula`() throws {
    let xml = try content(try table(Self.nasty + [String(repeating: "x", count: 500)]))
    #expect(
      xml.contains("<table:table-header-rows><table:table-row><table:table-cell table:style-name=\"head\""))
    #expect(
      xml.contains(
        "\"column0\" style:family=\"table-column\"><style:table-column-properties style:column-width=\"124mm\""
      ))
    #expect(
      xml.contains(
        "\"column1\" style:family=\"table-column\"><style:table-column-properties style:column-width=\"20mm\""
      ))
    #expect(!xml.contains("table:formula"))
  }

  @Test(arguments: [
    ("a/b[c]*?:\\'d", "abcd"), ("", "Table"), ("[]", "Table"), ("a<b>&\"", "a&lt;b&gt;&amp;&quot;"),
  ])
  func `A sheet has a name that spreadsheets take`(name: String, written: String) throws {
    #expect(
      try content(try Table(name: name, head: ["h"])).contains("<table:table table:name=\"\(written)\">"))
  }

  @Test func `Content is well-formed XML`() throws {
    let parser = XMLParser(
      data: Data(try content(try table(Self.nasty + ["\u{0}\u{1F}\u{7F}\u{85}\u{2028}"])).utf8))
    #expect(parser.parse())
  }

  @Test(.enabled(if: Office.path != nil, "needs LibreOffice Calc"))
  func `LibreOffice sees the same cells`() throws {
    let table = try table(Self.nasty)
    let folder = try TemporaryFolder()
    try folder.write(try table.ods(), "t.ods")
    let read = Office.records(try Office.csv(of: "t.ods", in: folder))
    #expect(read.count == Self.nasty.count + 1)
    #expect(read.first == ["Text", "Number", "Again"])
    for (index, text) in Self.nasty.enumerated() where index + 1 < read.count {
      #expect(read[index + 1] == [text, String(index - 1), text], "cell \(index)")
    }
  }
}

/// LibreOffice with its spreadsheets, where it is on the machine; the variable SOFFICE names one elsewhere.
enum Office {
  static let path = ProcessInfo.processInfo.environment["SOFFICE"] ?? installed

  private static let installed = ["/usr/lib/libreoffice", "/opt/libreoffice"].map { $0 + "/program/" }
    .first { FileManager.default.fileExists(atPath: $0 + "libsclo.so") }.map { $0 + "soffice" }

  static func csv(of name: String, in folder: TemporaryFolder) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(filePath: try #require(path))
    process.arguments = [
      "-env:UserInstallation=file://\(folder.path)/profile", "--headless",
      "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true", "--outdir", folder.path,
      folder[name],
    ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return try folder.read(String(name.prefix { $0 != "." }) + ".csv")
  }

  /// The fields of comma-separated values.
  static func records(_ csv: [UInt8]) -> [[String]] {
    var records: [[String]] = [], record: [String] = [], field: [UInt8] = []
    var (isQuoted, index) = (false, 0)
    while index < csv.count {
      let byte = csv[index]
      let next = index + 1 < csv.count ? csv[index + 1] : 0
      switch byte {
      case 0x22 where isQuoted && next == 0x22:
        field.append(byte)
        index += 1
      case 0x22: isQuoted.toggle()
      case 0x2C where !isQuoted, 0x0A where !isQuoted:
        record.append(String(decoding: field, as: UTF8.self))
        field = []
        if byte == 0x0A {
          records.append(record)
          record = []
        }
      default: field.append(byte)
      }
      index += 1
    }
    return records
  }
}
