// A deposit, shut. For each document a fresh key Kd, sealed to every custodian. For each person in it a fresh
// key Kp, wrapped under Kd and kept in the other file. The words of a person under Kp, the places under Kd, and
// the way back to the last byte under a key made of Kd and all Kp: when one person is forgotten, it is lost.

import Crypto
import RedactCore

/// What a vault keeps of one document, as it stands in its rows.
struct SealedDocument: Hashable, Sendable {
  struct Person: Hashable, Sendable {
    let pseudonym: [UInt8]
    let type: String
    let label: String
    let mentions: Int
    let sealed: [UInt8]
    /// Nil once the person is forgotten, or where a deposit was interrupted.
    let wrap: [UInt8]?
  }

  let id: [UInt8]
  let source: [UInt8]
  let output: [UInt8]
  let scopeKind: String
  let scope: [UInt8]
  let key: [UInt8]
  let format: String
  let mentions: Int
  let body: [UInt8]
  let delta: [UInt8]
  let seals: [CustodianSeal]
  /// In order of pseudonym.
  let persons: [Person]
}

extension SealedDocument {
  /// Shuts a deposit. The order of its persons does not show in what comes out.
  init(_ deposit: Deposit, to custodians: [CustodianPublic]) throws(VaultError) {
    do throws(SealError) {
      try self.init(sealing: deposit, to: custodians)
    } catch {
      throw .damaged("seal")
    }
  }

  private init(sealing deposit: Deposit, to custodians: [CustodianPublic]) throws(SealError) {
    let id = Self.id(deposit)
    let documentKey = SealKey.random()
    let keys = try SealKey.random(deposit.persons.count)
    let order = deposit.persons.indices.sorted {
      deposit.persons[$0].pseudonym.bytes.lexicographicallyPrecedes(deposit.persons[$1].pseudonym.bytes)
    }
    var persons: [Person] = []
    for (number, index) in order.enumerated() {
      persons.append(try Person(deposit.persons[index], in: id, keys[number], under: documentKey, number + 1))
    }
    self.id = id
    source = deposit.source
    output = deposit.output
    scopeKind = deposit.scopeKind
    scope = deposit.scope
    key = deposit.key.bytes
    format = deposit.format
    mentions = deposit.places.count
    self.persons = persons
    body = try documentKey.seal(
      PackedPlaces.bytes(deposit.places, order: order), context: Self.context(id, "body", deposit))
    delta = try documentKey.joined(with: keys).seal(
      PackedWhole.bytes(deposit.name, deposit.delta), context: Self.context(id, "delta", deposit))
    var seals: [CustodianSeal] = []
    for custodian in custodians {
      seals.append(try CustodianSeal.seal(documentKey, to: custodian, context: Self.sealContext(id)))
    }
    self.seals = seals
  }

  /// The name of a document: of its original, output, scope and review, so that the same run gives the same.
  private static func id(_ deposit: Deposit) -> [UInt8] {
    let review = deposit.review.isEmpty ? [] : [Framed(bytes: deposit.review)]
    return [UInt8](
      SHA256.hash(
        data: Framed.join(
          [
            RootKey.version, .text("vault"), .text("document"), Framed(bytes: deposit.source),
            Framed(bytes: deposit.output), .text(deposit.scopeKind), Framed(bytes: deposit.scope),
          ] + review)))
  }

  static func sealContext(_ id: [UInt8]) -> [Framed] {
    [.text("vault"), .text("document-key"), Framed(bytes: id)]
  }

  fileprivate static func wrapContext(_ id: [UInt8], _ pseudonym: [UInt8]) -> [Framed] {
    [.text("vault"), .text("wrap"), Framed(bytes: id), Framed(bytes: pseudonym)]
  }

  fileprivate static func context(
    _ id: [UInt8], _ pseudonym: [UInt8], _ type: String, _ label: String, _ mentions: Int
  ) -> [Framed] {
    [
      .text("vault"), .text("person"), Framed(bytes: id), Framed(bytes: pseudonym), .text(type), .text(label),
      .text(String(mentions)),
    ]
  }

  private static func context(_ id: [UInt8], _ part: String, _ deposit: Deposit) -> [Framed] {
    context(id, part, deposit.key.bytes, deposit.format, deposit.places.count)
  }

  private static func context(
    _ id: [UInt8], _ part: String, _ key: [UInt8], _ format: String, _ mentions: Int
  ) -> [Framed] {
    [
      .text("vault"), .text(part), Framed(bytes: id), Framed(bytes: key), .text(format),
      .text(String(mentions)),
    ]
  }

  // MARK: Opening

  /// Opens what one custodian may open.
  ///
  /// - Throws: `wrongCustodian` when it is sealed to others, `damaged` when what is there is not what was put in.
  func opened(with custodian: CustodianSecret) throws(VaultError) -> OpenedDocument {
    guard let seal = seals.first(where: { $0.custodian == custodian.publicKey.id }) else {
      throw .wrongCustodian
    }
    do {
      let documentKey = try seal.open(with: custodian, context: Self.sealContext(id))
      let body = try documentKey.open(body, context: Self.context(id, "body", key, format, mentions))
      var opened: [OpenedPerson] = []
      var keys: [SealKey] = []
      for person in persons {
        let words = try key(of: person, under: documentKey).map { key in
          keys.append(key)
          return try Self.words(of: person, under: key, id)
        }
        opened.append(OpenedPerson(person, words))
      }
      var whole: (name: [UInt8], delta: [UInt8])?
      if keys.count == persons.count {
        whole = try PackedWhole.read(
          try documentKey.joined(with: keys).open(
            delta, context: Self.context(id, "delta", key, format, mentions)))
      }
      return OpenedDocument(
        id: id, format: format, scopeKind: scopeKind, source: source, output: output, persons: opened,
        places: try PackedPlaces.read(body), name: whole.map { Sensitive($0.name) },
        delta: whole.map { Sensitive($0.delta) })
    } catch {
      throw .damaged("sealed row")
    }
  }

  private func key(of person: Person, under documentKey: SealKey) throws(SealError) -> SealKey? {
    guard let wrap = person.wrap else { return nil }
    var bytes = try documentKey.open(wrap, context: Self.wrapContext(id, person.pseudonym))
    defer { wipe(&bytes) }
    return try SealKey(bytes: bytes)
  }

  private static func words(
    of person: Person, under key: SealKey, _ id: [UInt8]
  ) throws -> PackedWords {
    let context = context(id, person.pseudonym, person.type, person.label, person.mentions)
    return try PackedWords(try key.open(person.sealed, context: context))
  }

  /// The same, sealed to other custodians.
  func resealed(with secret: CustodianSecret, to custodians: [CustodianPublic]) throws(VaultError)
    -> [CustodianSeal]
  {
    guard let seal = seals.first(where: { $0.custodian == secret.publicKey.id }) else {
      throw .wrongCustodian
    }
    do throws(SealError) {
      let documentKey = try seal.open(with: secret, context: Self.sealContext(id))
      var seals: [CustodianSeal] = []
      for custodian in custodians {
        seals.append(try CustodianSeal.seal(documentKey, to: custodian, context: Self.sealContext(id)))
      }
      return seals
    } catch {
      throw .damaged("sealed row")
    }
  }
}

extension SealedDocument.Person {
  /// Shuts the words of a person under a key of their own, and that under the document's.
  fileprivate init(
    _ person: Deposit.Person, in id: [UInt8], _ key: SealKey, under documentKey: SealKey, _ number: Int
  ) throws(SealError) {
    pseudonym = person.pseudonym.bytes
    type = person.type.rawValue
    label = person.label
    mentions = person.mentions
    sealed = try key.seal(
      PackedWords(person).bytes,
      context: SealedDocument.context(id, pseudonym, type, label, mentions))
    wrap = try key.withBytes { bytes throws(SealError) in
      try documentKey.seal(
        bytes, number: number, context: SealedDocument.wrapContext(id, person.pseudonym.bytes))
    }
  }
}
