/// Reads a page of ours tag by tag, as strictly as we write it, so that nothing foreign can hide in it.
struct PageScanner {
  struct Tag: Equatable {
    let name: String
    var attributes: [(name: String, value: String)]

    static func == (a: Tag, b: Tag) -> Bool {
      a.name == b.name
        && a.attributes.map { [$0.name, $0.value] } == b.attributes.map { [$0.name, $0.value] }
    }
  }

  struct Broken: Error { let reason: String }

  private static let void: Set<String> = ["meta", "link", "br", "input"]
  /// Drawings of ours that are written with `/>`.
  private static let drawn: Set<String> = ["circle", "path"]

  private let bytes: [UInt8]
  private var at = 0
  private(set) var tags: [Tag] = []
  /// The text outside tags, scripts and styles, unescaped.
  private(set) var text = ""

  /// - Throws: when a tag is not closed, an attribute has no quotes, or something stands where it must not.
  init(_ bytes: [UInt8]) throws {
    self.bytes = bytes
    guard bytes.starts(with: Array("<!DOCTYPE html>".utf8)) else { throw Broken(reason: "no doctype") }
    at = 15
    var open: [String] = []
    while at < bytes.count {
      if bytes[at] != UInt8(ascii: "<") {
        let end = bytes[at...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
        text += Self.unescaped(String(decoding: bytes[at..<end], as: UTF8.self))
        at = end
        continue
      }
      at += 1
      if bytes[at] == UInt8(ascii: "/") {
        at += 1
        let name = word()
        guard open.popLast() == name, take(">") else { throw Broken(reason: "</\(name)>") }
        continue
      }
      let tag = try self.tag()
      tags.append(tag)
      if take("/>") {
        guard Self.drawn.contains(tag.name) else { throw Broken(reason: "<\(tag.name)/>") }
        continue
      }
      guard take(">") else { throw Broken(reason: "<\(tag.name)") }
      if Self.void.contains(tag.name) { continue }
      open.append(tag.name)
      if ["script", "style"].contains(tag.name) { skip(to: "</" + tag.name) }
    }
    guard open.isEmpty else { throw Broken(reason: "not closed: \(open)") }
  }

  private mutating func tag() throws -> Tag {
    var tag = Tag(name: word(), attributes: [])
    guard !tag.name.isEmpty else { throw Broken(reason: "a < that is text") }
    while take(" ") {
      let name = word()
      guard !name.isEmpty else { throw Broken(reason: "an attribute of <\(tag.name)>") }
      guard take("=\"") else {
        tag.attributes.append((name, ""))
        continue
      }
      guard let end = bytes[at...].firstIndex(of: UInt8(ascii: "\"")) else { throw Broken(reason: name) }
      let value = String(decoding: bytes[at..<end], as: UTF8.self)
      guard !value.contains("<"), !value.contains(">") else { throw Broken(reason: "\(name)=\(value)") }
      tag.attributes.append((name, Self.unescaped(value)))
      at = end + 1
    }
    return tag
  }

  private mutating func word() -> String {
    let start = at
    while at < bytes.count, !" =<>/\"'".utf8.contains(bytes[at]) { at += 1 }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  private mutating func take(_ words: String) -> Bool {
    guard bytes[at...].starts(with: words.utf8) else { return false }
    at += words.utf8.count
    return true
  }

  private mutating func skip(to words: String) {
    while at < bytes.count, !bytes[at...].starts(with: words.utf8) { at += 1 }
  }

  private static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var result = text
    for (entity, sign) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#13;", "\r"), ("&#10;", "\n"),
      ("&#9;", "\t"), ("&amp;", "&"),
    ] { result = result.split(separator: entity, omittingEmptySubsequences: false).joined(separator: sign) }
    return result
  }
}
