/// What a found detail is: the classes that rules, labels and policies speak of.
public enum EntityType: String, CaseIterable, Hashable, Sendable {
  case person = "PERSON"
  case kunya = "KUNYA"
  case location = "LOCATION"
  case organisation = "ORGANISATION"
  case date = "DATE"
  case age = "AGE"
  case relative = "RELATIVE"
  case occupation = "OCCUPATION"
  case demographic = "DEMOGRAPHIC"
  case contact = "CONTACT"
  case code = "CODE"
  case quantity = "QUANTITY"
  case event = "EVENT"
  case misc = "MISC"

  /// The position in the list above; used where ties between types must be settled the same way everywhere.
  public var rank: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }
}

/// How strongly a detail points at a person.
public enum IdentifierKind: String, CaseIterable, Hashable, Sendable {
  /// Names somebody by itself: a name, a number, an address.
  case direct
  /// Narrows down who it can be, together with other details.
  case quasi
}
