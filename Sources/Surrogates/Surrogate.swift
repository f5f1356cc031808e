package import RedactCore

/// The stand-in of one entity: an invented name, and the parts of it that stand for parts of the real one.
package struct Surrogate: Hashable, Sendable {
  /// A part of a name in the scripts that the stock has it in.
  package struct Part: Hashable, Sendable {
    package let latin: String
    /// The same in the script that its culture writes, where the stock has it.
    package let native: String?

    package func text(in script: Script) -> String? {
      script == .latin ? latin : native.flatMap { Script(of: $0) == script ? $0 : nil }
    }
  }

  /// The whole stand-in, in the script of the name it was chosen for.
  package let text: String
  /// What stands for the given name; nil where only a family name was named, and for what is no person.
  package let given: Part?
  /// What stands for the family name, where one was named.
  package let family: Part?
}

/// The scripts that stand-ins are written in.
package enum Script: Hashable, Sendable {
  case latin, arabic, cyrillic, other

  /// The script of the first letter.
  package init(of text: String) {
    for scalar in text.unicodeScalars where scalar.properties.isAlphabetic {
      switch scalar.value {
      case 0..<0x370, 0x1E00..<0x1F00: self = .latin
      case 0x400..<0x530: self = .cyrillic
      case 0x600..<0x780, 0x8A0..<0x900, 0xFB50..<0xFE00, 0xFE70..<0xFF00: self = .arabic
      default: self = .other
      }
      return
    }
    self = .latin
  }
}

/// What stand-ins keep of the names they stand for; every kept attribute is given away on purpose.
package struct SurrogateOptions: Hashable, Sendable {
  /// A name is taken from the culture that the real one points at.
  package var keepsCulture = false
  /// A name is taken of the sex that the real one points at.
  package var keepsSex = false
  /// Those who share a family name share its stand-in.
  package var sharesFamilyNames = false
  /// The culture that names are taken from where the real one decides nothing; nil for a mixture of all.
  package var culture: String?

  package init(
    keepsCulture: Bool = false, keepsSex: Bool = false, sharesFamilyNames: Bool = false,
    culture: String? = nil
  ) {
    self.keepsCulture = keepsCulture
    self.keepsSex = keepsSex
    self.sharesFamilyNames = sharesFamilyNames
    self.culture = culture
  }

  /// The attributes that are kept, as the audit calls them, sorted.
  package var kept: [String] {
    (keepsCulture ? ["culture"] : []) + (sharesFamilyNames ? ["family"] : []) + (keepsSex ? ["sex"] : [])
  }
}

/// An entity that needs a stand-in.
///
/// ## Privacy
/// Holds a real name; it is compared and never kept.
package struct SurrogateRequest: Hashable, Sendable {
  /// The pseudonym or number of the entity.
  package let id: [UInt8]
  package let type: EntityType
  package let canonical: [UInt8]
  /// A mention as it stands, which decides script and spelling; the canonical form decides case alone.
  package let surface: [UInt8]
  /// Of a kunya the entity whose name follows its head, where the plan knows it.
  package let child: [UInt8]?

  package init(
    id: [UInt8], type: EntityType, canonical: [UInt8], surface: [UInt8], child: [UInt8]? = nil
  ) {
    self.id = id
    self.type = type
    self.canonical = canonical
    self.surface = surface
    self.child = child
  }
}
