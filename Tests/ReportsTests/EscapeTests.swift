import Foundation
import RedactCore
import Testing

@testable import Reports

struct EscapeTests {
  private static let tags: Set<String> = [
    "html", "head", "meta", "link", "title", "style", "body", "a", "header", "p", "h1", "h2", "h3", "nav",
    "ul", "li",
    "main", "section", "div", "svg", "circle", "path", "dl", "dt", "dd", "bdi", "figure", "figcaption",
    "desc", "g",
    "rect", "line", "text", "details", "summary", "table", "caption", "thead", "tbody", "tr", "th", "td",
    "span",
    "mark", "code", "pre", "br", "form", "label", "select", "option", "input", "button", "footer", "script",
    "noscript", "strong", "kbd", "progress",
  ]

  private func written(_ text: String) -> String {
    String(decoding: HTMLWriter.fragment { $0.text(text) }, as: UTF8.self)
  }

  @Test func `no text becomes markup`() {
    #expect(written("<b>&\"'") == "&lt;b&gt;&amp;\"'")
    let tag = HTMLWriter.fragment { $0.open("a", ["href": "\"><b onclick='x'&\n"]) }
    #expect(
      String(decoding: tag, as: UTF8.self) == "<a href=\"&quot;&gt;&lt;b onclick=&#39;x&#39;&amp;&#10;\">")
  }

  @Test func `control characters and marks of direction become visible`() {
    #expect(written("a\u{0}b\u{1B}c\u{7F}d") == "a␀b␛c␡d")
    #expect(written("x\u{202E}y\u{2028}z\u{FEFF}\u{85}") == "x‹U+202E›y‹U+2028›z‹U+FEFF›‹U+0085›")
    #expect(written("می\u{200C}روم 👩\u{200D}🔬") == "می\u{200C}روم 👩\u{200D}🔬")
  }

  @Test func `a released text keeps its marks of direction`() {
    let passage = HTMLWriter.fragment { $0.passage("\u{200F}اسم <i>".utf8) }
    #expect(String(decoding: passage, as: UTF8.self) == "\u{200F}اسم &lt;i&gt;")
  }

  @Test func `every tag and attribute of a page is ours, whatever names and texts hold`() throws {
    let pages = [
      Report.html(InventedReports.hostile), Report.html(InventedReports.river),
      Report.html(ReportData(title: "", version: "")), ReviewPage.html(InventedReviews.hostile),
      ReviewPage.html(InventedReviews.review(documents: 2, findings: 20)),
    ]
    for (number, page) in pages.enumerated() {
      let scanner = try PageScanner(page)
      #expect(scanner.tags.count { $0.name == "script" } == (number < 3 ? 1 : 2))
      for tag in scanner.tags {
        #expect(Self.tags.contains(tag.name))
        for attribute in tag.attributes {
          #expect(
            !attribute.name.hasPrefix("on") && attribute.name != "style", "\(tag.name) \(attribute.name)")
          if ["href", "src"].contains(attribute.name) {
            #expect(attribute.value.hasPrefix("#") || attribute.value == "data:,")
          }
        }
        #expect(Set(tag.attributes.map(\.name)).count == tag.attributes.count, "\(tag.name) twice the same")
      }
      let ids = scanner.tags.flatMap(\.attributes).filter { $0.name == "id" }.map(\.value)
      #expect(Set(ids).count == ids.count)
    }
  }

  @Test func `a page points at what is in it`() throws {
    let scanner = try PageScanner(Report.html(InventedReports.river))
    let attributes = scanner.tags.flatMap(\.attributes)
    let ids = Set(attributes.filter { $0.name == "id" }.map(\.value))
    for attribute in attributes {
      switch attribute.name {
      case "href" where attribute.value.hasPrefix("#"):
        #expect(ids.contains(String(attribute.value.dropFirst())))
      case "aria-labelledby":
        #expect(attribute.value.split(separator: " ").allSatisfy { ids.contains(String($0)) })
      default: break
      }
    }
  }

  @Test func `the same report is always the same page`() {
    #expect(Report.html(InventedReports.river) == Report.html(InventedReports.river))
  }
}
