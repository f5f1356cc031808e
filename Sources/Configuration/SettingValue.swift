/// One value that was read; a list is several.
package enum SettingItem: Hashable, Sendable {
  case text(String)
  case path(ConfiguredPath)
  case author(Author)
  case number(Int)
  case flag(Bool)
}

/// A type that values of a key can have.
package protocol SettingValue: Sendable {
  /// Nil where the value is of another type.
  init?(setting item: SettingItem)
}

extension String: SettingValue {
  package init?(setting item: SettingItem) {
    guard case .text(let text) = item else { return nil }
    self = text
  }
}

extension Int: SettingValue {
  package init?(setting item: SettingItem) {
    guard case .number(let number) = item else { return nil }
    self = number
  }
}

extension Bool: SettingValue {
  package init?(setting item: SettingItem) {
    guard case .flag(let flag) = item else { return nil }
    self = flag
  }
}

extension Author: SettingValue {
  package init?(setting item: SettingItem) {
    guard case .author(let author) = item else { return nil }
    self = author
  }
}

extension ConfiguredPath: SettingValue {
  package init?(setting item: SettingItem) {
    guard case .path(let path) = item else { return nil }
    self = path
  }
}

extension NamedOrPath: SettingValue {
  package init?(setting item: SettingItem) {
    switch item {
    case .text(let name): self = .name(name)
    case .path(let path): self = .path(path)
    default: return nil
    }
  }
}
