// A deposit, shut. For each document a fresh key Kd, sealed to every custodian. For each person in it a fresh
// key Kp, wrapped under Kd and kept in the other file. The words of a person under Kp, the places under Kd, and
// the way back to the last byte under a key made of Kd and all Kp: when one person is forgotten, it is lost.

import Crypto
package import RedactCore

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
      Self.pack(deposit.places, order: order), context: Self.context(id, "body", deposit))
    delta = try documentKey.joined(with: keys).seal(
      deposit.delta, context: Self.context(id, "delta", deposit))
    var seals: [CustodianSeal] = []
    for custodian in custodians {
      seals.append(try CustodianSeal.seal(documentKey, to: custodian, context: Self.sealContext(id)))
    }
    self.seals = seals
  }

  /// The name of a document: of its original, output and scope, so that the same run gives the same.
  private static func id(_ deposit: Deposit) -> [UInt8] {
    [UInt8](
      SHA256.hash(
        data: Framed.join([
          RootKey.version, .text("vault"), .text("document"), Framed(bytes: deposit.source),
          Framed(bytes: deposit.output), .text(deposit.scopeKind), Framed(bytes: deposit.scope),
        ])))
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

  // MARK: Packing

  fileprivate static func pack(_ person: Deposit.Person) -> [UInt8] {
    var writer = PackedWriter()
    writer.write(person.canonical)
    writer.write(person.surfaces.count)
    for surface in person.surfaces { writer.write(surface) }
    return writer.bytes
  }

  private static func pack(_ places: [Deposit.Place], order: [Int]) -> [UInt8] {
    var position = [Int](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { position[old] = new }
    var writer = PackedWriter()
    writer.write(places.count)
    for place in places {
      writer.write(position[place.person])
      writer.write(place.surface)
      writer.write(place.original.start)
      writer.write(place.original.count)
      writer.write((place.output?.start ?? -1) + 1)
      writer.write(place.output?.count ?? 0)
      writer.write(place.written)
    }
    return writer.bytes
  }

  private static func places(_ bytes: [UInt8]) throws(PackedError) -> [Deposit.Place] {
    var reader = PackedReader(bytes)
    var places: [Deposit.Place] = []
    for _ in 0..<(try reader.number()) {
      let person = try reader.number()
      let surface = try reader.number()
      let original = try span(reader.number(), reader.number())
      let start = try reader.number()
      let count = try reader.number()
      places.append(
        Deposit.Place(
          person: person, surface: surface, output: start == 0 ? nil : try span(start - 1, count),
          original: original, written: try reader.string()))
    }
    return places
  }

  private static func span(_ start: Int, _ count: Int) throws(PackedError) -> ByteSpan {
    let (end, overflow) = start.addingReportingOverflow(count)
    guard !overflow else { throw PackedError() }
    return ByteSpan(start, end)
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
      let isWhole = keys.count == persons.count
      return OpenedDocument(
        id: id, format: format, scopeKind: scopeKind, source: source, persons: opened,
        places: try Self.places(body),
        delta: isWhole
          ? Sensitive(
            try documentKey.joined(with: keys).open(
              delta, context: Self.context(id, "delta", key, format, mentions))) : nil)
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
  ) throws -> (canonical: [UInt8], surfaces: [[UInt8]]) {
    let context = context(id, person.pseudonym, person.type, person.label, person.mentions)
    var reader = PackedReader(try key.open(person.sealed, context: context))
    let canonical = try reader.string()
    var surfaces: [[UInt8]] = []
    for _ in 0..<(try reader.number()) { surfaces.append(try reader.string()) }
    return (canonical, surfaces)
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
      SealedDocument.pack(person),
      context: SealedDocument.context(id, pseudonym, type, label, mentions))
    wrap = try key.withBytes { bytes throws(SealError) in
      try documentKey.seal(
        bytes, number: number, context: SealedDocument.wrapContext(id, person.pseudonym.bytes))
    }
  }
}

/// What a custodian sees of one person in one document.
package struct OpenedPerson: Sendable {
  package let pseudonym: [UInt8]
  package let type: String
  package let label: String
  package let mentions: Int
  /// Nil for somebody who was forgotten.
  package let canonical: Sensitive<[UInt8]>?
  package let surfaces: Sensitive<[[UInt8]]>

  init(_ person: SealedDocument.Person, _ words: (canonical: [UInt8], surfaces: [[UInt8]])?) {
    pseudonym = person.pseudonym
    type = person.type
    label = person.label
    mentions = person.mentions
    canonical = words.map { Sensitive($0.canonical) }
    surfaces = Sensitive(words?.surfaces ?? [])
  }
}

/// What a custodian sees of one document.
package struct OpenedDocument: Sendable {
  package let id: [UInt8]
  package let format: String
  package let scopeKind: String
  package let source: [UInt8]
  package let persons: [OpenedPerson]
  package let places: [Deposit.Place]
  /// From the output to the original; nil once somebody in it was forgotten.
  package let delta: Sensitive<[UInt8]>?
}
