package import RedactCore

/// What the tagger can say of one word.
///
/// Names are told apart where two follow each other; other details are not.
package enum WordTag: Int, CaseIterable, Sendable {
  case outside
  case personBegin, personInside
  case placeBegin, placeInside
  case organisationBegin, organisationInside
  case date, age, relative, occupation, demographic, code, quantity, misc, contact

  /// How many there are: as many as a vector has lanes.
  package static let count = 16

  /// The type of detail, nil for `outside`.
  package var type: EntityType? {
    switch self {
    case .outside: nil
    case .personBegin, .personInside: .person
    case .placeBegin, .placeInside: .location
    case .organisationBegin, .organisationInside: .organisation
    case .date: .date
    case .age: .age
    case .relative: .relative
    case .occupation: .occupation
    case .demographic: .demographic
    case .code: .code
    case .quantity: .quantity
    case .misc: .misc
    case .contact: .contact
    }
  }

  /// The tag that begins a detail of this type; kunyas are persons here, and events are misc.
  package static func begin(_ type: EntityType) -> WordTag {
    switch type {
    case .person, .kunya: .personBegin
    case .location: .placeBegin
    case .organisation: .organisationBegin
    case .date: .date
    case .age: .age
    case .relative: .relative
    case .occupation: .occupation
    case .demographic: .demographic
    case .code: .code
    case .quantity: .quantity
    case .event, .misc: .misc
    case .contact: .contact
    }
  }

  /// The tag of the words after the first.
  package var continued: WordTag { isName && !isInside ? WordTag(rawValue: rawValue + 1) ?? self : self }

  /// Whether words of one detail are told from the first word of the next.
  package var isName: Bool { (1...6).contains(rawValue) }

  /// Whether a word may have this tag only after a word of the same detail.
  package var isInside: Bool { isName && rawValue % 2 == 0 }

  /// Whether `next` may follow.
  package func allows(_ next: WordTag) -> Bool {
    !next.isInside || rawValue == next.rawValue || rawValue + 1 == next.rawValue
  }

  /// Set of tags, one bit each.
  package var bit: UInt16 { 1 << UInt16(rawValue) }
}

/// One number for each tag.
package typealias TagVector = SIMD16<Float>
