import Detection
import Guard
import RedactCore

/// Who and what must not stand anywhere in a corpus, from the lists and vaults of its owners.
///
/// ## Privacy
/// Holds names in the clear; nothing of it is printed.
struct KnownEntities: Sendable {
  private(set) var entities: [KnownEntity] = []

  /// Takes a list of known names; a line such as `[interviews/0417*]` begins what was asked for in these files only.
  ///
  /// - Parameter name: how messages call the list.
  mutating func add(list: [UInt8], named name: String) throws(RedactError) {
    let sections: [KnownSections.Section]
    do { sections = try KnownSections.split(list) } catch { throw .configuration("\(name): \(error.reason)") }
    for section in sections {
      let known: KnownNames
      do { known = try KnownNames(parsing: section.bytes) } catch {
        throw .configuration("\(name): line \(error.line) \(error.reason.rawValue)")
      }
      if let files = section.files {
        do { _ = try FilePattern(files) } catch {
          throw .configuration("\(name): [\(files)] is no pattern of files")
        }
      }
      entities += known.entries.map {
        KnownEntity(forms: [$0.canonical] + $0.aliases, type: $0.type, files: section.files)
      }
    }
  }

  /// Takes everybody whom a vault holds, in all their spellings.
  mutating func add(_ vault: MappingVault, for custodian: CustodianKey) throws(RedactError) {
    var words: [String: [[UInt8]]] = [:]
    for person in try vault.uncover(for: custodian) {
      words["\(person.type) \(person.label) \(person.document)", default: []] += person.words
    }
    for (name, forms) in words.sorted(by: { $0.key < $1.key }) {
      guard let type = EntityType(rawValue: String(name.prefix { $0 != " " })), Self.identifiesAnywhere(type)
      else { continue }
      entities.append(KnownEntity(forms: forms.map { Sensitive($0) }, type: type, files: nil))
    }
  }

  /// Whether words of a type tell something wherever they stand; "last winter" does not.
  private static func identifiesAnywhere(_ type: EntityType) -> Bool {
    switch type {
    case .person, .kunya, .location, .organisation, .contact, .code: true
    default: false
    }
  }

  /// The list by which they are found.
  func fingerprints(under key: GuardKey, _ rules: RuleSet) throws(RedactError) -> FingerprintList {
    do { return try FingerprintList(of: entities, key: key, words: rules.wordKnowledge) } catch {
      throw .configuration("the known names: \(error.reason)")
    }
  }
}

extension RuleSet {
  /// What lists of fingerprints ask about words.
  var wordKnowledge: WordKnowledge {
    WordKnowledge(
      spellings, isCommonWord: { self.isCommonWord($0) }, isNoName: { self.isNoName($0) },
      isProper: { self.isProper($0) })
  }
}
