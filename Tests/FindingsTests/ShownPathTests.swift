import RedactCore
import Testing

@testable import Findings

struct ShownPathTests {
  @Test func `a byte that is no UTF-8 is spelt out, so that two names stay two`() {
    #expect(ShownPath([0x63, 0xE9, 0x2E]).text == "c\\xE9.")
    #expect(ShownPath([0x63, 0xE8, 0x2E]).text == "c\\xE8.")
    #expect(ShownPath([0xF0, 0x9F, 0x98, 0x41]).text == "\\xF0\\x9F\\x98A")
    #expect(ShownPath([0xED, 0xA0, 0x80]).text == "\\xED\\xA0\\x80")
    #expect(ShownPath("né/\u{1F642}").text == "né/\u{1F642}")
    #expect(Set(InventedFindings.hostilePaths.map(\.text)).count == InventedFindings.hostilePaths.count)
  }

  @Test func `on one line nothing is left that a terminal acts on`() {
    #expect(ShownPath("a\nb\rc\td\u{1B}[0m").oneLine == "a\\nb\\rc\\td\\u{1B}[0m")
    #expect(ShownPath("x\u{202E}y\u{9B}z\u{2028}").oneLine == "x\\u{202E}y\\u{9B}z\\u{2028}")
    #expect(ShownPath("x\u{2066}y\u{2069}\u{61C}\u{FEFF}").oneLine == "x\\u{2066}y\\u{2069}\\u{61C}\\u{FEFF}")
    #expect(ShownPath("می\u{200C}روم").oneLine == "می\u{200C}روم")
    for path in InventedFindings.hostilePaths {
      #expect(!path.oneLine.unicodeScalars.contains(where: Visible.isHidden))
    }
  }

  @Test func `an address holds nothing but what RFC 3986 allows in a path`() {
    #expect(ShownPath("a b/ü%:,.txt").uri == "a%20b/%C3%BC%25%3A%2C.txt")
    #expect(ShownPath([0x63, 0xE9]).uri == "c%E9")
    #expect(ShownPath("./a//b/./c.txt").uri == "a/b/c.txt")
    #expect(ShownPath("/tmp/a.txt").uri == "file:///tmp/a.txt")
    #expect(ShownPath("interviews/[PERSON].vtt").uri == "interviews/%5BPERSON%5D.vtt")
    for path in InventedFindings.hostilePaths {
      let address = path.uri.hasPrefix("file:///") ? String(path.uri.dropFirst(8)) : path.uri
      #expect(address.wholeMatch(of: /[A-Za-z0-9\-._~\/%]*/) != nil)
      #expect(!address.hasPrefix("/"))
    }
  }

  @Test func `a path that climbs is told from names with dots`() {
    #expect(ShownPath("../a").climbs && ShownPath("a/../b").climbs && ShownPath("..").climbs)
    #expect(!ShownPath("..a/b..").climbs && !ShownPath("a/...").climbs)
  }

  @Test func `a long name of stray bytes is quickly read`() {
    #expect(ShownPath([UInt8](repeating: 0x80, count: 200_000)).text.utf8.count == 800_000)
  }
}
