import RulePacks

/// From YAML to checked values. Whatever is unknown or of another form is refused by line.
struct ConfigurationReader {
  let file: String
  let base: PathBase

  func entries(_ text: String) throws(ConfigurationError) -> [String: ConfigurationEntry] {
    try reading { () throws(RulePackError) in
      let top = try YAMLMapping(parsing: text, file: file)
      try top.refuseUnknownKeys(Set(["schema"] + SettingRow.Section.allCases.map(\.rawValue)))
      guard try top.required("schema") == Configuration.schema else {
        throw top.error("schema", "must be \(Configuration.schema)")
      }
      var entries: [String: ConfigurationEntry] = [:]
      for section in SettingRow.Section.allCases {
        guard let mapping = try top.mapping(section.rawValue) else { continue }
        let rows = SettingRow.all.filter { $0.section == section }
        try mapping.refuseUnknownKeys(Set(rows.map(\.name)))
        for row in rows {
          if let entry = try entry(row, in: mapping) { entries[row.key] = entry }
        }
      }
      return entries
    }
  }

  private func entry(
    _ row: SettingRow, in mapping: YAMLMapping
  ) throws(RulePackError) -> ConfigurationEntry? {
    guard let line = mapping.line(of: row.name) else { return nil }
    var items: [SettingItem] = []
    for (text, itemLine) in try texts(row, in: mapping) {
      do {
        items.append(try row.form.item(text, base))
      } catch {
        throw RulePackError(file, line: itemLine ?? line, "\(row.name): \(error.reason)")
      }
    }
    return ConfigurationEntry(items: items, line: line)
  }

  /// The values at a key as they are written; a list may have one value without being one.
  private func texts(
    _ row: SettingRow, in mapping: YAMLMapping
  ) throws(RulePackError) -> [(text: String, line: Int?)] {
    if row.form.takesList { return try mapping.items(row.name) ?? [] }
    guard !mapping.isList(row.name), !mapping.isMapping(row.name),
      let text = try mapping.string(row.name)
    else { throw mapping.error(row.name, "must be \(row.form.words)") }
    return [(text, nil)]
  }

  private func reading<Value>(
    _ body: () throws(RulePackError) -> Value
  ) throws(ConfigurationError) -> Value {
    do {
      return try body()
    } catch {
      throw ConfigurationError(error.file, line: error.line, error.reason)
    }
  }
}
