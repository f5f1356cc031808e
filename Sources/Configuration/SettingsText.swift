// `redact config show`: every key, what counts for it, and who said so.

import RedactCore

extension Settings {
  /// One line a key: the key, its value, and where that came from.
  ///
  /// ## Privacy
  /// Paths are shown as they are written. What the files hold is never read here.
  ///
  /// - Parameter showsAuthors: whether those who may commit are named, not only counted.
  package func text(showsAuthors: Bool) -> [UInt8] {
    let rows = SettingRow.all.map { row in
      [row.key, shown(row, showsAuthors).joined(separator: ", ").printable, source(row).printable]
    }
    let widths = (0...1).map { column in rows.map { min($0[column].count, 40) }.max() ?? 0 }
    let lines = rows.map { cells in
      padded(cells[0], widths[0]) + "  " + padded(cells[1].isEmpty ? "-" : cells[1], widths[1]) + "  "
        + cells[2] + "\n"
    }
    return Array(lines.joined().utf8)
  }

  /// The same as one object of schema `redact.settings/1`.
  package func json(showsAuthors: Bool) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { json in
      json.key("schema")
      json.string("redact.settings/1")
      json.key("file")
      if let configuration { json.string(configuration.file) } else { json.null() }
      json.key("settings")
      json.array { json in
        for row in SettingRow.all { write(row, showsAuthors, to: &json) }
      }
    }
    writer.endLine()
    return writer.bytes
  }

  private func write(_ row: SettingRow, _ showsAuthors: Bool, to json: inout JSONWriter) {
    let setting = self[row]
    json.object { json in
      json.key("key")
      json.string(row.key)
      json.key("value")
      writeValue(row, showsAuthors, to: &json)
      json.key("origin")
      switch setting.origin {
      case .option: json.string("option")
      case .environment(let name):
        json.string("environment")
        json.key("variable")
        json.string(name)
      case .file(let path, let line):
        json.string("file")
        json.key("file")
        json.string(path)
        json.key("line")
        json.int(line)
      case .builtIn: json.string(setting.value.isEmpty ? "not set" : "built in")
      }
    }
  }

  private func writeValue(_ row: SettingRow, _ showsAuthors: Bool, to json: inout JSONWriter) {
    let items = self[row].value
    if case .authors = row.form, !showsAuthors { return json.int(items.count) }
    if row.form.takesList {
      return json.array { json in for item in items { json.string(item.written) } }
    }
    switch items.first {
    case .number(let number): json.int(number)
    case .flag(let flag): json.bool(flag)
    case .some(let item): json.string(item.written)
    case nil: json.null()
    }
  }

  /// The values as they are written.
  private func shown(_ row: SettingRow, _ showsAuthors: Bool) -> [String] {
    let items = self[row].value
    if case .authors = row.form, !showsAuthors, !items.isEmpty {
      return [items.count == 1 ? "1 person" : "\(items.count) persons"]
    }
    return items.map(\.written)
  }

  private func source(_ row: SettingRow) -> String {
    let setting = self[row]
    return switch setting.origin {
    case .option: "option"
    case .environment(let name): name
    case .file(let path, let line): "\(path):\(line)"
    case .builtIn: setting.value.isEmpty ? "not set" : "built in"
    }
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}

extension SettingItem {
  /// As it stands in a file.
  var written: String {
    switch self {
    case .text(let text): text
    case .path(let path): path.written
    case .author(let author): "\(author.name) <\(author.mail)>"
    case .number(let number): String(number)
    case .flag(let flag): String(flag)
    }
  }
}
