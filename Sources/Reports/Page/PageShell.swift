/// What stands around the content of a page: the head with its rules, the heading, the way to the parts.
struct PageShell: Sendable {
  /// What the browser shows as the title.
  let title: String
  /// A word above the heading.
  let eyebrow: String
  let styles: [String]
  let script: PageScript
  /// The ids and names of the parts.
  let parts: [(id: String, name: String)]

  /// Writes the page; `heading` stands above the way to the parts, `content` below it.
  func page(
    banner: (inout HTMLWriter) -> Void = { _ in }, heading: (inout HTMLWriter) -> Void,
    content: (inout HTMLWriter) -> Void, footer: (inout HTMLWriter) -> Void
  ) -> [UInt8] {
    var page = HTMLWriter()
    writeHead(to: &page)
    page.raw("<body>\n")
    page.element("a", ["class": "skip", "href": "#content"], text: "Skip to the content")
    banner(&page)
    page.element("header", ["class": "masthead"]) { header in
      header.element("p", ["class": "eyebrow"], text: eyebrow)
      header.element("h1", text: title)
      heading(&header)
    }
    writeContents(to: &page)
    page.raw("\n<main id=\"content\" tabindex=\"-1\">\n")
    content(&page)
    page.raw("</main>\n<footer>")
    footer(&page)
    page.raw("</footer>\n<script>\(script.source)</script>\n</body>\n</html>\n")
    return page.bytes
  }

  private func writeHead(to page: inout HTMLWriter) {
    page.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
    page.open("meta", ["http-equiv": "Content-Security-Policy", "content": policy])
    page.raw("\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    page.raw("<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"robots\" content=\"noindex\">\n")
    page.raw("<link rel=\"icon\" href=\"data:,\">\n")
    page.element("title", text: title)
    page.raw("\n<style>\n")
    for style in [Palette.style] + styles { page.raw(style) }
    page.raw("</style>\n</head>\n")
  }

  /// Nothing is loaded, nothing is sent, and no script runs but the one of this page.
  private var policy: String {
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-\(script.digest)'; img-src data:; "
      + "base-uri 'none'; form-action 'none'"
  }

  private func writeContents(to page: inout HTMLWriter) {
    guard !parts.isEmpty else { return }
    page.element("nav", ["class": "contents", "aria-label": "Parts of this page"]) { nav in
      nav.element("ul") { list in
        for part in parts {
          list.element("li") { $0.element("a", ["href": "#" + part.id], text: part.name) }
        }
      }
    }
  }
}

/// The script of a page, and the digest by which the page allows it to run.
struct PageScript: Sendable {
  let source: String
  /// SHA-256 of the source, in base 64.
  let digest: String
}

extension HTMLWriter {
  /// Writes one part of a page under its heading.
  mutating func part(_ id: String, _ name: String, _ content: (inout HTMLWriter) -> Void) {
    element("section", ["id": id, "aria-labelledby": id + "-title"]) { section in
      section.element("h2", ["id": id + "-title"], text: name)
      section.element("div") { content(&$0) }
    }
    raw("\n")
  }

  /// Writes a paragraph.
  mutating func paragraph(_ text: String, class name: String = "") {
    if name.isEmpty { element("p", text: text) } else { element("p", ["class": name], text: text) }
  }

  /// Writes names and what belongs to them.
  mutating func facts(_ facts: [(name: String, value: String?)]) {
    let known = facts.filter { $0.value.map { !$0.isEmpty } ?? false }
    guard !known.isEmpty else { return }
    element("dl", ["class": "facts"]) { list in
      for fact in known {
        list.element("dt", text: fact.name)
        list.element("dd") { $0.element("bdi", text: fact.value ?? "") }
      }
    }
  }
}
