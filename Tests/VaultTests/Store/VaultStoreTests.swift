import RedactCore
import TestSupport
import Testing

@testable import Vault

@Suite struct VaultStoreTests {
  private let folder: TemporaryFolder
  private let custodian = CustodianSecret.random()

  init() throws { folder = try TemporaryFolder() }

  private func store(_ name: String = "v") throws -> VaultStore {
    try VaultStore.create(path: folder[name], custodians: [custodian.publicKey])
  }

  @Test func `What is kept opens for the custodian, word for word and byte for byte`() throws {
    let store = try store()
    let names = ["Hanan al-Omar", "Karim", "Lea"]
    let deposit = try VaultSample.deposit(names)
    try store.keep(deposit)
    let opened = try #require(try store.documents(withOutput: deposit.output, for: custodian).first)
    #expect(Set(opened.persons.flatMap(\.surfaces.value)) == Set(names.map { Array($0.utf8) }))
    let words = opened.places.map { opened.persons[$0.person].surfaces.value[$0.surface] }
    #expect(words == names.map { Array($0.utf8) })
    let output = Array(try VaultSample.output(names).utf8)
    let delta = try #require(opened.delta?.value)
    #expect(try Delta.apply(delta, to: output) == Array(names.joined(separator: " met ").utf8))
  }

  @Test func `Keeping a document twice changes nothing`() throws {
    let store = try store()
    try store.keep(try VaultSample.deposit(["Karim"]))
    let once = try store.export()
    try store.keep(try VaultSample.deposit(["Karim"]))
    #expect(try store.export() == once)
  }

  @Test func `Every custodian can open, and nobody else`() throws {
    let other = CustodianSecret.random()
    let store = try VaultStore.create(
      path: folder["v"], custodians: [custodian.publicKey, other.publicKey])
    let deposit = try VaultSample.deposit(["Karim"])
    try store.keep(deposit)
    for secret in [custodian, other] {
      #expect(try store.documents(withOutput: deposit.output, for: secret).count == 1)
    }
    #expect(throws: VaultError.wrongCustodian) {
      try store.documents(withOutput: deposit.output, for: CustodianSecret.random())
    }
  }

  @Test
  func `A forgotten person stays a label, also in a copy of the vault made before, and the others come back`()
    throws
  {
    let store = try store()
    let deposit = try VaultSample.deposit(["Hanan", "Karim"])
    try store.keep(deposit)
    try store.close()
    let path = folder["v"]
    let before = try folder.read("v")
    let reopened = try VaultStore(path: path)
    let label = try VaultSample.person("hanan", []).label
    #expect(try reopened.forget(label: label) == 1)
    func check(_ store: VaultStore) throws {
      let opened = try #require(try store.documents(withOutput: deposit.output, for: custodian).first)
      #expect(opened.delta == nil)
      #expect(opened.persons.first { $0.label == label }?.canonical == nil)
      #expect(opened.persons.flatMap(\.surfaces.value) == [Array("Karim".utf8)])
    }
    try check(reopened)
    // Kept again, she is not kept.
    try reopened.keep(try VaultSample.deposit(["Hanan"], tag: " again"))
    #expect(
      try reopened.documents(for: custodian).allSatisfy {
        $0.persons.first { $0.label == label }?.canonical == nil
      })
    try reopened.close()
    // The copy made before has lost its wraps, and is known to be older than they are.
    try folder.rewrite(before, "v")
    #expect(throws: VaultError.olderCopy) { try VaultStore(path: path) }
  }

  @Test func `Shards give the same export in whatever order they are put together, and however often`() throws
  {
    var shards: [VaultStore] = []
    for index in 0..<4 {
      let shard = try store("shard\(index)")
      for document in 0..<5 {
        // Some documents are in several shards, some people in all.
        try shard.keep(
          try VaultSample.deposit(["Karim", "Name\(index * document % 3)"], tag: " \(index * document % 4)"))
      }
      try shard.decide(
        (try VaultSample.pseudonym("karim"), "PERSON"), (try VaultSample.pseudonym("name\(index)"), "KUNYA"),
        areOne: index % 2 == 0)
      shards.append(shard)
    }
    var exports = Set<[UInt8]>()
    for (number, order) in [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1], [1, 1, 0, 2, 3, 0]].enumerated() {
      let whole = try store("whole\(number)")
      for index in order { try whole.merge(shards[index]) }
      try whole.merge(whole)
      exports.insert(try whole.export())
      _ = try whole.verify(with: custodian)
    }
    // In groups as well.
    let (left, right) = (try store("left"), try store("right"))
    for index in [3, 1] { try left.merge(shards[index]) }
    for index in [0, 2] { try right.merge(shards[index]) }
    try left.merge(right)
    exports.insert(try left.export())
    #expect(exports.count == 1)
  }

  @Test
  func `Shards that hold one document, in one of which somebody was forgotten, merge the same in any order`()
    throws
  {
    var shards: [VaultStore] = []
    for index in 0..<3 {
      let shard = try store("shard\(index)")
      for document in 0..<4 {
        try shard.keep(try VaultSample.deposit(["Hanan", "Karim"], tag: " \(document)"))
      }
      shards.append(shard)
    }
    _ = try shards[1].forget(label: try VaultSample.person("hanan", []).label)
    var exports = Set<[UInt8]>()
    for (number, order) in [[0, 1, 2], [2, 1, 0], [1, 0, 2], [1, 2, 0, 1], [0, 2, 1, 0]].enumerated() {
      let whole = try store("whole\(number)")
      for index in order { try whole.merge(shards[index]) }
      exports.insert(try whole.export())
      _ = try whole.verify(with: custodian)
    }
    #expect(exports.count == 1)
  }

  @Test func `A vault is read while others write it`() async throws {
    _ = try store()
    let path = folder["v"]
    let deposits = try (0..<60).map { try VaultSample.deposit(["Karim"], tag: " \($0)") }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for half in 0..<2 {
        group.addTask {
          let writer = try VaultStore(path: path)
          for deposit in deposits[(half * 30)..<(half * 30 + 30)] { try writer.keep(deposit) }
        }
        group.addTask {
          for _ in 0..<60 { _ = try VaultStore(path: path).decisions() }
        }
      }
      try await group.waitForAll()
    }
    #expect(try VaultStore(path: path).documents().count == 60)
  }

  @Test func `A person forgotten in one shard is forgotten in the whole`() throws {
    let (one, other) = (try store("a"), try store("b"))
    try one.keep(try VaultSample.deposit(["Hanan"]))
    try other.keep(try VaultSample.deposit(["Hanan"], tag: " later"))
    let label = try VaultSample.person("hanan", []).label
    _ = try one.forget(label: label)
    try other.merge(one)
    #expect(try other.documents(for: custodian).allSatisfy { $0.persons.allSatisfy { $0.canonical == nil } })
  }

  @Test func `Custodians can be replaced, and those before open nothing any more`() throws {
    let store = try store()
    try store.keep(try VaultSample.deposit(["Hanan"]))
    let next = CustodianSecret.random()
    try store.rekey(with: custodian, to: [next.publicKey])
    try store.close()
    let again = try VaultStore(path: folder["v"])
    #expect(try again.documents(for: next).first?.persons.first?.canonical?.value == Array("hanan".utf8))
    #expect(throws: VaultError.wrongCustodian) { try again.documents(for: custodian) }
    #expect(try again.verify(with: next).documents == 1)
  }

  @Test func `A second person with the same coded label is refused and nothing is kept of the document`()
    throws
  {
    let store = try store()
    try store.keep(try VaultSample.deposit(["Hanan"]))
    var deposit = try VaultSample.deposit(["Karim"])
    deposit.persons[0].label = try VaultSample.person("hanan", []).label
    let before = try store.export()
    #expect(throws: VaultError.labelCollision) { try store.keep(deposit) }
    #expect(try store.export() == before)
  }

  @Test func `The files are for their owner only and no word stands in them`() throws {
    let store = try store()
    try store.keep(try VaultSample.deposit(["Qanaryname Alkanari", "Zweitkanarie"]))
    for name in ["v", "v.wraps"] {
      let bytes = try folder.read(name)
      for word in ["Qanaryname", "qanaryname", "Zweitkanarie"] {
        #expect(bytes.firstRange(of: Array(word.utf8)) == nil)
      }
      #expect(folder.mode(name) == 0o600)
    }
    try store.close()
    #expect(["v-wal", "v-journal", "v.wraps-journal"].allSatisfy { folder.mode($0) == 0 })
  }
}
