import Testing

@testable import RedactCore

@Suite struct SensitiveTests {
  @Test func `a sensitive value shows itself in no way of printing`() {
    let value = Sensitive("Umm Hamza")
    var dumped = ""
    dump(value, to: &dumped)
    dump([value], to: &dumped)
    let shown = ["\(value)", String(describing: value), String(reflecting: value), "\([value])", dumped]
    #expect(shown.allSatisfy { !$0.contains("Hamza") && $0.contains("<sensitive>") })
    #expect(Mirror(reflecting: value).children.isEmpty)
  }
}
