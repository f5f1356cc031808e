extension OfficeRules {
  /// How the parts of an OpenDocument text are read.
  static let openDocument: OfficeRules = {
    var rules = OfficeRules(mixesText: true)
    rules.addOpenText()
    rules.addOpenHistory()
    rules.addOpenProperties()
    rules.addOpenLayout()
    return rules
  }()

  private mutating func addOpenText() {
    elements("p h", .paragraph)
    elements("s tab", .blank)
    elements("line-break", .lineEnd)
    elements("note-body text-box ruby-text", .aside)
    elements("note-citation", .structure(.list))
    elements("title", .line("title"))
    elements("desc script", .line("other"))
    attributes(
      """
      name ref-name change-id style-name parent-style-name next-style-name master-page-name page-layout-name
      list-style-name data-style-name cond-style-name citation-style-name citation-body-style-name
      apply-style-name visited-style-name list-id continue-list text-style-name class-names
      """, .name(.style))
    attributes("display-name", .structure(.style))
    attributes("name", of: "frame table section", .name(.id))
    attributes("name", of: "bookmark bookmark-start bookmark-end", .name(.bookmark))
    attributes("name", of: "sequence-decl sequence", .name(.style))
    attributes("href", .target)
    attributes("date-value", .text("date"))
    attributes("string-value formula description label title help-text current-value", .text("other"))
  }

  private mutating func addOpenHistory() {
    elements("tracked-changes change change-start change-end", .removed(.history))
    elements("annotation annotation-end", .removed(.comment))
    elements("initial-creator creator printed-by", .value(.author, "person", leaving: ""))
    elements("sender-firstname sender-lastname sender-initials author-name author-initials", .line("person"))
    attributes("rsid paragraph-rsid", .removed(.history, "other", unless: .hex, leaving: "00000000"))
  }

  private mutating func addOpenProperties() {
    elements("keyword", .line("keywords"))
    elements("description", .line("note"))
    elements("subject user-defined", .line("other"))
    elements("creation-date date print-date", .value(.settings, "date", leaving: "1970-01-01T00:00:00"))
    elements("editing-duration", .value(.settings, "other", leaving: "PT0S"))
    elements("editing-cycles", .value(.settings, "other", leaving: "1"))
    elements("generator", .value(.settings, "other", leaving: ""))
    elements("template auto-reload", .removed(.settings))
    elements("language", .structure(.token))
    elements("config-item", .setting)
    elements("file-entry", .entry)
    elements("encryption-data encrypted-key", .refused("a password"))
    elements("binary-data object object-ole plugin applet floating-frame", .refused("an embedded object"))
    attributes(
      "name", of: "config-item config-item-set config-item-map-indexed config-item-map-named",
      .structure(.tokens))
    attributes("full-path", .target)
    attributes("media-type", .structure(.tokens))
    attributes("value-type", .structure(.token))
  }

  /// What is layout: the allow-list of values that are never text.
  private mutating func addOpenLayout() {
    prefixes("fo", .tokens)
    prefixes("svg", .tokens)
    prefixes("number", .tokens)
    prefixes("style", .tokens)
    prefixes("loext", .tokens)
    attributes(
      "font-name font-name-asian font-name-complex font-family font-family-asian font-family-complex",
      .structure(.font))
    attributes("font-name", .structure(.font))
    attributes("name", of: "font-face", .structure(.font))
    attributes("id change-id note-id", .structure(.id))
    attributes("type", .structure(.token))
    attributes("version", .structure(.token))
    attributes("num-prefix num-suffix bullet-char num-format num-letter-sync", .structure(.list))
    attributes(
      """
      show actuate note-class anchor-type display family class footnotes-position start-numbering-at
      number-position numbered-position level outline-level use-soft-page-breaks value-type reference-format
      select-page num-list protect border-model align writing-mode layer linejoin stroke-linejoin
      list-level-position-and-space-mode label-followed-by index-scope kind relative caption-sequence-format
      shadow stroke fill background-size fill-color stroke-width color-mode
      wrap-influence-on-position marker-start-width
      start-line-spacing-horizontal start-line-spacing-vertical end-line-spacing-horizontal
      end-line-spacing-vertical shadow-offset-x shadow-offset-y font-family-generic font-pitch
      language country script rfc-language-tag whitespace
      """, .structure(.token))
    attributes("formula", of: "equation", .structure(.tokens))
    attributes("name", of: "equation", .structure(.id))
    attributes("about", .target)
    attributes("resource datatype", .structure(.vocabulary))
    attributes("textarea-vertical-align textarea-horizontal-align", .structure(.token))
    attributes(
      "transform d points viewBox path enhanced-path text-areas glue-points modifiers mime-type mimetype",
      .structure(.tokens))
  }
}
