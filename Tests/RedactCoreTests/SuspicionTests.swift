import RedactCore
import Testing

@Suite struct SuspicionTests {
  private func suspicions(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return FoldedText(bytes).suspicions.map {
      $0.reason.rawValue + ":" + String(decoding: bytes[$0.span.range], as: UTF8.self)
    }
  }

  @Test func `words of mixed scripts are told with the whole word`() {
    #expect(suspicions("Umm Hаmzа came") == ["mixed-script:Hаmzа"])
    #expect(suspicions("é Umm Hа\u{301}mza") == ["mixed-script:Hа\u{301}mza"])
    #expect(suspicions("Москва and Αθήνα, 5 μm").isEmpty)
  }

  @Test func `hidden characters inside a word are told`() {
    #expect(suspicions("Ham\u{200B}\u{2060}za").count == 1)
    #expect(suspicions("H\u{E0061}amza").count == 1)
    #expect(suspicions("می\u{200C}خواهم Ham\u{AD}za \u{2068}Umm\u{2069} x").isEmpty)
  }

  @Test func `encoded letters inside a word are told`() {
    #expect(suspicions("Umm &#72;amza") == ["encoded:&#72;"])
    #expect(suspicions("&#72;&#97;mza") == ["encoded:&#72;&#97;"] || suspicions("&#72;&#97;mza").count == 1)
    #expect(suspicions("Umm%20Hamza &amp; Ali").isEmpty)
  }
}
