import RedactCore
import Testing

@testable import Reports

struct ScriptDigestTests {
  @Test func `the digest of a well-known text is known`() {
    #expect(
      Hex.encode(SHA256.digest(Array("abc".utf8)))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func `each page allows its own script by its digest, and no other`() {
    for script in [ReportScript.script, ReviewScript.script] {
      #expect(script.digest == base64(SHA256.digest(Array(script.source.utf8))))
    }
  }

  private func base64(_ bytes: [UInt8]) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var text = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let part = bytes[start..<min(start + 3, bytes.count)]
      let number = part.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - part.count))
      for place in 0..<4 { text.append(place <= part.count ? digits[number >> (18 - 6 * place) & 63] : "=") }
    }
    return text
  }
}
