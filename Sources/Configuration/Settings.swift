/// Where a value came from.
package enum SettingOrigin: Hashable, Sendable {
  case option
  case environment(String)
  case file(String, line: Int)
  case builtIn
}

/// A value, and where it came from.
package struct Setting<Value: Sendable>: Sendable {
  package let value: Value
  package let origin: SettingOrigin
}

/// What options said.
package struct SettingOptions: Sendable {
  fileprivate var texts: [String: [String]] = [:]

  package init() {}

  /// Takes the value of an option; nil says that it was not given.
  package mutating func give<Value>(_ key: SettingKey<Value>, _ value: String?) {
    if let value { texts[key.row.key] = [value] }
  }

  /// Takes the values of an option that may be repeated; none say that it was not given.
  package mutating func give<Value>(_ key: SettingKey<Value>, _ values: [String]) {
    if !values.isEmpty { texts[key.row.key] = values }
  }
}

/// All keys with the values of a run: an option counts before the environment, that before the configuration, and
/// that before what is built in.
package struct Settings: Sendable {
  let configuration: Configuration?
  private var found: [String: Setting<[SettingItem]>] = [:]

  /// - Parameter environment: gives the variable of a name.
  /// - Throws: `ConfigurationError` for a value of an option or a variable that is not of the form of its key.
  package init(
    _ configuration: Configuration?, options: SettingOptions = SettingOptions(),
    environment: (String) -> String?
  ) throws(ConfigurationError) {
    self.configuration = configuration
    for row in SettingRow.all {
      found[row.key] = try Self.value(row, configuration, options, environment)
    }
  }

  private static func value(
    _ row: SettingRow, _ configuration: Configuration?, _ options: SettingOptions,
    _ environment: (String) -> String?
  ) throws(ConfigurationError) -> Setting<[SettingItem]>? {
    if let texts = options.texts[row.key] {
      return Setting(value: try items(texts, row, "--\(row.name)"), origin: .option)
    }
    if let name = row.environment, let text = environment(name) {
      return Setting(value: try items([text], row, name), origin: .environment(name))
    }
    if let configuration, let entry = configuration.entries[row.key] {
      return Setting(value: entry.items, origin: .file(configuration.file, line: entry.line))
    }
    guard let text = row.builtIn else { return nil }
    // What lies in a corpus is nowhere without one.
    if case .ownPath = row.form, configuration == nil { return nil }
    let base = configuration.map { PathBase.corpus(root: $0.root, home: nil) } ?? .working
    guard let item = try? row.form.item(text, base) else { return nil }
    return Setting(value: [item], origin: .builtIn)
  }

  private static func items(
    _ texts: [String], _ row: SettingRow, _ source: String
  ) throws(ConfigurationError) -> [SettingItem] {
    var items: [SettingItem] = []
    for text in texts {
      do {
        items.append(try row.form.item(text, .working))
      } catch {
        throw ConfigurationError(source, error.reason)
      }
    }
    return items
  }
}

// MARK: - Values by their types

extension Settings {
  /// The value of a key; nil where nobody gave one and none is built in.
  package subscript<Value: SettingValue>(key: SettingKey<Value>) -> Setting<Value?> {
    let setting = self[key.row]
    return Setting(value: setting.value.first.flatMap { Value(setting: $0) }, origin: setting.origin)
  }

  /// The values of a key that is a list.
  package subscript<Value: SettingValue>(key: SettingKey<[Value]>) -> Setting<[Value]> {
    let setting = self[key.row]
    return Setting(value: setting.value.compactMap { Value(setting: $0) }, origin: setting.origin)
  }

  subscript(row: SettingRow) -> Setting<[SettingItem]> {
    found[row.key] ?? Setting(value: [], origin: .builtIn)
  }
}
