import Foundation
import Testing

@testable import RedactCore

/// Known answers made with the tables: a text and its forms C, D and KC.
struct NormalizationVector: Sendable {
  let text, nfc, nfd, nfkc: [UInt32]

  var texts: [[UInt8]] { [text, nfc, nfd].map(Self.bytes) }

  static func bytes(_ scalars: [UInt32]) -> [UInt8] {
    Array(String(String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init))).utf8)
  }

  static let all: [NormalizationVector] = {
    let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Vectors/normalization-14.0.txt")
    let lines = (try? String(contentsOf: url, encoding: .utf8))?.split(separator: "\n").dropFirst() ?? []
    return lines.map { line in
      let forms = line.split(separator: ";").map {
        $0.split(separator: " ").compactMap { UInt32($0, radix: 16) }
      }
      return NormalizationVector(text: forms[0], nfc: forms[1], nfd: forms[2], nfkc: forms[3])
    }
  }()
}

@Suite struct NormalizationTests {
  @Test func `form KC of random texts is as stated`() {
    #expect(NormalizationVector.all.count == 600)
    for vector in NormalizationVector.all { #expect(Normalization.nfkc(vector.text) == vector.nfkc) }
  }

  @Test func `form KC of every scalar of Unicode 14 agrees with Foundation`() {
    for value in UInt32(0x80)..<0x30000 {
      guard let scalar = Unicode.Scalar(value), let age = scalar.properties.age, age <= (14, 0) else {
        continue
      }
      let theirs = String(scalar).precomposedStringWithCompatibilityMapping.unicodeScalars.map(\.value)
      #expect(Normalization.nfkc([value]) == theirs, "U+\(String(value, radix: 16))")
    }
  }

  @Test func `marks are put in order and compose past what does not block`() {
    #expect(Normalization.nfkc([0x61, 0x301, 0x323]) == [0x1EA1, 0x301])
    #expect(Normalization.nfkc([0x1100, 0x1161, 0x11A8]) == [0xAC01])
    #expect(Normalization.nfkc([0x61, 0x34F, 0x301]) == [0x61, 0x34F, 0x301])
  }
}
