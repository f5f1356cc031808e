import RedactCore

/// The page on which a reviewer decides about findings.
package enum ReviewPage {
  /// One page that needs nothing else; what is decided is kept until the reviewer saves it as a review file.
  ///
  /// ## Privacy
  /// Holds words of the originals, and is for key holders only.
  package static func html(_ data: ReviewData) -> [UInt8] {
    let shell = PageShell(
      title: data.title, eyebrow: "Review",
      styles: [PageStyle.text, ReviewStyle.text, PrintStyle.text], script: ReviewScript.script, parts: [])
    return shell.page(
      banner: writeBanner, heading: writeHeading,
      content: { page in
        ReviewDesk(data: data).write(to: &page)
        page.raw("<script type=\"application/json\" id=\"data\">")
        page.raw(ReviewPayload.json(of: data))
        page.raw("</script>\n")
      },
      footer: {
        $0.paragraph("redact \(data.version) · \(ReviewLine.schema) · nothing on this page is sent anywhere")
      })
  }

  private static func writeBanner(to page: inout HTMLWriter) {
    page.element("div", ["class": "alarm", "role": "note"]) { banner in
      banner.element("p") { words in
        words.element("strong", text: "This page holds words of the originals.")
        words.text(
          " Do not pass it on, print it or leave it on a shared disk. Delete it when the review is done.")
      }
    }
  }

  private static func writeHeading(to header: inout HTMLWriter) {
    header.paragraph(
      "Read each finding among its words and decide. What you decide is kept on this page only until you download it: "
        + "give the file to redact review apply.",
      class: "soft")
    header.element("noscript") { note in
      note.element("div", ["class": "hint"]) {
        $0.paragraph(
          "Your browser does not run the script of this page, and without it there is nothing to decide with."
        )
      }
    }
    header.element("dl", ["class": "meanings"]) { list in
      for (name, key, meaning) in meanings {
        list.element("div") { pair in
          pair.element("dt") { term in
            term.text(name + " ")
            term.element("kbd", text: key)
          }
          pair.element("dd", text: meaning)
        }
      }
    }
  }

  private static let meanings = [
    ("Accept", "a", "It is what the rule says. Replace it as proposed."),
    ("Reject", "r", "It identifies nobody. Leave the words as they are."),
    ("Edit", "e", "Replace it, but as another type, in another way, or by other words."),
  ]
}
