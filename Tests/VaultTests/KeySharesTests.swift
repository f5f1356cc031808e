import Glibc
import RedactCore
import TestSupport
import Testing

@testable import Vault

@Suite struct KeySharesTests {
  @Test(arguments: KeyRole.allCases)
  func `Any so many shares give the key back, of every role`(role: KeyRole) throws {
    let key = try KnownKeys.secret(role)
    let sheets = try KeyShares(splitting: key, threshold: 2, count: 3).sheets
    #expect(sheets.count == 3)
    for pair in [[0, 1], [2, 1], [0, 2]] {
      let back = try KeyShares(Array(pair.map { sheets[$0] }.joined().utf8)).combined()
      #expect(back.id == key.id && back.role == role)
    }
  }

  @Test func `Shares of one sheet give the key as well`() throws {
    let key = try KnownKeys.secret(.custodian)
    let sheet = try KeyShares(splitting: key, threshold: 2, count: 2).sheet
    #expect(try KeyShares(Array(sheet.utf8)).combined(role: .custodian, id: key.id).id == key.id)
  }

  @Test func `Too few, too many, mixed and changed shares are refused`() throws {
    let key = try KnownKeys.secret(.pseudonym)
    let sheets = try KeyShares(splitting: key, threshold: 2, count: 3).sheets
    let others = try KeyShares(splitting: key, threshold: 2, count: 3).sheets
    let cases: [(String, KeyShareError)] = [
      ("", .shares(.noShares)), (sheets[0], .shares(.tooFew(needed: 2, given: 1))),
      (sheets.joined(), .shares(.tooMany(needed: 2, given: 3))),
      (sheets[0] + others[1], .shares(.foreign(share: 2))),
      (sheets[0] + sheets[0], .shares(.duplicate(share: 2))),
      (sheets[0] + Self.misspelt(sheets[1]), .shares(.checksum(share: 2))),
    ]
    for (text, error) in cases {
      #expect(throws: error) { try KeyShares(Array(text.utf8)).combined() }
    }
  }

  /// The share with another word at its end.
  private static func misspelt(_ sheet: String) -> String {
    var words = sheet.dropLast().split(separator: " ").map(String.init)
    words[words.count - 1] = words.last == "acid" ? "academic" : "acid"
    return words.joined(separator: " ") + "\n"
  }

  @Test func `Shares that give another key than the one they name are refused`() throws {
    let key = try KnownKeys.secret(.pseudonym)
    let other = try KnownKeys.secret(.pseudonym, 1)
    let sheet = try KeyShares(splitting: key, threshold: 2, count: 2).sheet
    let planted = sheet.replacing("\(key.id)", with: "\(other.id)")
    let error = KeyShareError.otherKey(key.id, wanted: other.id)
    #expect(throws: error) { try KeyShares(Array(planted.utf8)).combined() }
    let bare = sheet.split(separator: "\n").filter { !$0.hasPrefix("#") }.joined(separator: "\n")
    #expect(throws: error) { try KeyShares(Array(bare.utf8)).combined(id: other.id) }
    #expect(try KeyShares(Array(bare.utf8)).combined().id == key.id)
  }

  @Test func `Comments that disagree, with each other or with what is asked for, are refused`() throws {
    let key = try KnownKeys.secret(.audit)
    let sheet = try KeyShares(splitting: key, threshold: 2, count: 2).sheet
    for extra in ["# role: custodian\n", "# key id: 5cc01d4f1e6b7a90\n"] {
      #expect(throws: KeyShareError.disagreement) { try KeyShares(Array((sheet + extra).utf8)) }
    }
    for (old, new) in [("role: audit", "role: auditor"), ("key id: ", "key id: x")] {
      #expect(throws: KeyShareError.disagreement) {
        try KeyShares(Array(sheet.replacing(old, with: new).utf8))
      }
    }
    #expect(throws: KeyShareError.disagreement) {
      try KeyShares(Array(sheet.utf8)).combined(role: .custodian)
    }
    #expect(throws: KeyShareError.disagreement) {
      try KeyShares(Array(sheet.utf8)).combined(id: KnownKeys.secret(.audit, 1).id)
    }
  }

  @Test func `Files of shares are as private as keys`() throws {
    let folder = try TemporaryFolder()
    let sheets = try KeyShares(splitting: KnownKeys.secret(.pseudonym), threshold: 2, count: 2).sheets
    let paths = [try folder.write(sheets[0], "1"), try folder.write(sheets[1], "2", mode: 0o640)]
    #expect(throws: KeyShareError.file(.permissions(mode: 0o640))) {
      try KeyShares(paths: paths, orDescriptor: -1)
    }
    chmod(paths[1], 0o600)
    #expect(try KeyShares(paths: paths, orDescriptor: -1).combined().id == KnownKeys.secret(.pseudonym).id)
    #expect(throws: KeyShareError.file(.io(EBADF))) { try KeyShares(paths: [], orDescriptor: -1) }
  }
}
