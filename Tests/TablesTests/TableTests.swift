import Testing

@testable import Tables

@Suite struct TableTests {
  private func table(_ rows: [Table.Cell]..., head: [String] = ["a", "b"]) throws -> Table {
    var table = try Table(name: "Sheet", head: head)
    for row in rows { try table.append(row) }
    return table
  }

  @Test(arguments: [
    ("plain", "plain"), ("", ""), ("a,b", "\"a,b\""), ("say \"so\"", "\"say \"\"so\"\"\""),
    ("two\nlines", "\"two\nlines\""), ("two\r\nlines", "\"two\r\nlines\""), ("خانه", "خانه"),
    ("=1+1", "\" =1+1\""), ("+49 30", "\" +49 30\""), ("-5", "\" -5\""), ("@here", "\" @here\""),
    ("\tx", "\" \tx\""), ("\rx", "\" \rx\""), ("=\"x\"", "\" =\"\"x\"\"\""), ("1=1", "1=1"),
  ])
  func `A field of CSV is quoted where it has to be, and no formula`(value: String, field: String) throws {
    let csv = try table([.text(value), .number(-7)]).csv
    #expect(String(decoding: csv, as: UTF8.self) == "a,b\r\n\(field),-7\r\n")
  }

  @Test func `The head of CSV is written like any row`() throws {
    let csv = try table(head: ["Original", "Changed, to"]).csv
    #expect(String(decoding: csv, as: UTF8.self) == "Original,\"Changed, to\"\r\n")
  }

  @Test func `JSON Lines has one object a row, with its members in the order of the head`() throws {
    let lines = try table([.text("x\"\n"), .number(3)], [.text(""), .number(.min)], head: ["z", "a\\b"])
      .jsonLines
    #expect(
      String(decoding: lines, as: UTF8.self) == """
        {"z":"x\\"\\n","a\\\\b":3}
        {"z":"","a\\\\b":-9223372036854775808}

        """)
  }

  @Test func `What is not UTF-8 is replaced in every form`() throws {
    let table = try table([.text([0x61, 0xFF, 0x62]), .text("\u{FFFD}")])
    #expect(table.rows[0] == [.text("a\u{FFFD}b"), .text("\u{FFFD}")])
  }

  @Test func `A row of another width is refused, and a head with a name twice`() throws {
    #expect(throws: TableError.width) { try table([.text("x")]) }
    #expect(throws: TableError.width) { try table([.text("x"), .text("x"), .text("x")]) }
    #expect(throws: TableError.head) { try table(head: []) }
    #expect(throws: TableError.head) { try table(head: ["a", "b", "a"]) }
    #expect(throws: Never.self) { try table(head: ["e\u{301}", "\u{E9}"]) }
  }

  @Test func `A table prints as nothing of what is in it`() throws {
    let table = try table([.text("Layla"), .number(41)])
    for text in ["\(table)", String(reflecting: table), "\(table.rows)", String(reflecting: table.rows)] {
      #expect(!text.contains("Layla") && !text.contains("41"))
    }
  }
}
