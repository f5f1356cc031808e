/// How somebody who does not believe this page can check it.
struct CheckingPart: Sendable {
  func write(to page: inout HTMLWriter) {
    page.part("checking", "How to check this") { part in
      part.paragraph(
        "This page is a view of the log, and proves nothing by itself: anybody can edit a page. What counts is the log, "
          + "its checkpoint, and a public key that you got from somebody you trust. No secret is needed:")
      part.element("pre") {
        $0.element("code", text: "redact audit verify public.jsonl --key audit.pub --outputs released/")
      }
      part.paragraph(
        "It says whether the log is as it was sealed, whether every run and document in it is complete, and whether each "
          + "released file is the one that the log tells of. Then make this page again from the log, and compare:"
      )
      part.element("pre") { $0.element("code", text: "redact audit report public.jsonl -o report.html") }
      part.paragraph(
        "What no check can show: that a name was missed which no rule knows. For that the texts have to be read."
      )
    }
  }
}
