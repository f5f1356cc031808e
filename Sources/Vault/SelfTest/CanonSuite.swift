/// Classes of spellings that must have one canonical form, and pairs that must have two.
enum CanonSuite {
  static func run(
    same: [VectorValue], different: [VectorValue], _ canon: SelfTest.Canon?,
    into result: inout SuiteResult
  ) {
    guard let canon else { return result.skip(same.count + different.count) }
    for (index, spellings) in same.enumerated() {
      result.check("same \(index)", forms(spellings, canon).count == 1)
    }
    for (index, spellings) in different.enumerated() {
      result.check("different \(index)", forms(spellings, canon).count == 2)
    }
  }

  private static func forms(_ spellings: VectorValue, _ canon: SelfTest.Canon) -> Set<[UInt8]> {
    Set((spellings.items ?? []).compactMap(\.text).map { canon(Array($0.utf8)) })
  }
}
