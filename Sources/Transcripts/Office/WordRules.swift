extension OfficeRules {
  /// How the parts of a Word document are read.
  static let word: OfficeRules = {
    var rules = OfficeRules(mixesText: false)
    rules.addWordText()
    rules.addWordHistory()
    rules.addWordProperties()
    rules.addWordStructure()
    rules.addWordLayout()
    rules.addPackage()
    return rules
  }()

  private mutating func addWordText() {
    elements("p", .paragraph)
    elements("t delText", .run)
    elements("instrText delInstrText", .code)
    elements("fldChar", .codeEnd)
    elements("tab ptab", .blank)
    elements("br cr", .lineEnd)
    elements("noBreakHyphen", .hyphen)
    elements("fldSimple sdtContent", .border)
    elements("txbxContent", .aside)
    elements("Choice", .choice)
    elements("Fallback", .fallback)
    attributes("val", of: "pStyle rStyle tblStyle basedOn next link styleLink numStyleLink", .name(.style))
    attributes("styleId", .name(.style))
    attributes("name anchor", of: "bookmarkStart hyperlink", .name(.bookmark))
    attributes(
      "val",
      of: "alias tag docVar tblCaption tblDescription default statusText helpText entryMacro exitMacro",
      .text("other"))
    attributes("descr title alt tooltip altText string displayText", .text("other"))
  }

  private mutating func addWordHistory() {
    elements(
      "del moveFrom moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd", .removed(.history))
    elements(
      """
      rPrChange pPrChange sectPrChange tblPrChange tblGridChange trPrChange tcPrChange tblPrExChange
      numberingChange cellIns cellDel cellMerge customXmlDelRangeStart customXmlDelRangeEnd
      customXmlMoveFromRangeStart customXmlMoveFromRangeEnd rsids
      """, .removed(.history))
    elements("moveTo", .unwrapped(.history))
    elements("comment", .emptied(.comment, leaving: "<w:p/>"))
    elements("people", .emptied(.author, leaving: ""))
    elements("commentsEx commentsIds commentsExtensible", .emptied(.comment, leaving: ""))
    elements("docVars mailMerge recipients", .removed(.settings))
    elements("docId", .removed(.identifier))
    attributes("author", .removed(.author, "person", leaving: "Author"))
    attributes("initials", .removed(.author, "other", leaving: "A"))
    attributes("date dateUtc", .removed(.history, "date", leaving: "1970-01-01T00:00:00Z"))
    attributes(
      "rsid rsidR rsidRPr rsidRDefault rsidP rsidTr rsidDel rsidSect editId anchorId",
      .removed(.history, "other", unless: .hex, leaving: "00000000"))
    attributes("gfxdata", .removed(.derived, "other", unless: .base64, leaving: ""))
    attributes(
      "hash salt hashValue saltValue cryptProvider cryptSpinCount",
      .removed(.identifier, "other", unless: .base64, leaving: ""))
  }

  private mutating func addWordProperties() {
    elements("creator lastModifiedBy Manager", .value(.author, "person", leaving: ""))
    elements("Company", .value(.author, "organisation", leaving: ""))
    elements("title", .line("title"))
    elements("keywords", .line("keywords"))
    elements("description", .line("note"))
    elements("subject category TitlesOfParts lpstr lpwstr", .line("other"))
    elements("created modified lastPrinted", .value(.settings, "date", leaving: "1970-01-01T00:00:00Z"))
    elements("revision", .value(.settings, "other", leaving: "1"))
    elements("TotalTime", .value(.settings, "other", leaving: "0"))
    elements("Template HyperlinkBase Application identifier version", .value(.settings, "other", leaving: ""))
    elements("AppVersion", .value(.settings, "other", leaving: "16.0000"))
    elements(
      """
      Pages Words Characters Lines Paragraphs CharactersWithSpaces DocSecurity ScaleCrop
      LinksUpToDate SharedDoc
      HyperlinksChanged i4 bool posOffset pctWidth pctHeight align PresentationFormat contentStatus language
      """, .structure(.token))
    attributes("itemID fmtid", .structure(.guid))
    attributes("type", of: "created modified lastPrinted", .structure(.tokens))
    attributes("baseType", .structure(.token))
  }

  /// What points from one place of the archive to another.
  private mutating func addPackage() {
    elements("Relationship Override", .entry)
    elements("altChunk object control binData", .refused("an embedded object"))
    attributes("Target", .target)
    attributes("TargetMode", .structure(.token))
    attributes("Type", .structure(.vocabulary))
    attributes("PartName", .target)
    attributes("Extension", .structure(.token))
    attributes("ContentType", .structure(.tokens))
    attributes("Id embed link href pict dm lo qs cs", .structure(.id))
    attributes("id", .structure(.id))
  }
}
