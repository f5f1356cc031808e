// What is layout in a Word document: the allow-list of values that are never text. A value that does not look
// like one of a list, or a number, is text all the same.
extension OfficeRules {
  mutating func addWordStructure() {
    attributes("Ignorable Requires ProcessContent MustUnderstand", .structure(.tokens))
    attributes("uri", .structure(.vocabulary))
    attributes("name", of: "compatSetting latentStyles", .structure(.token))
    attributes("name", of: "lsdException", .name(.style))
    attributes("val", of: "name aliases", .structure(.style))
    attributes("name", of: "font", .structure(.font))
    attributes("ascii hAnsi eastAsia cs", of: "rFonts", .structure(.font))
    attributes("val", of: "altName mathFont", .structure(.font))
    attributes("typeface", .structure(.font))
    attributes("name", of: "theme clrScheme fontScheme fmtScheme", .structure(.style))
    attributes("paraId textId paraIdParent durableId durableIdParent panose", .structure(.hex))
    attributes("val", of: "rsid rsidRoot", .removed(.history, "other", unless: .hex, leaving: "00000000"))
    attributes("id spid spidmax", of: "shape shapetype group rect line oval", .structure(.id))
    attributes("name id", of: "docPr cNvPr", .structure(.id))
    attributes("val", of: "panose1 sig tmpl nsid stylePaneFormatFilter", .structure(.hex))
    attributes("val", of: "lvlText decimalSymbol listSeparator chr begChr endChr sepChr", .structure(.list))
    attributes("type", of: "shape", .structure(.id))
    attributes("char", of: "sym", .structure(.hex))
    attributes("vid", .structure(.guid))
    attributes("relativeHeight cx cy x y ang rev dist blurRad sx sy", .structure(.number))
    attributes("version", .structure(.token))
  }

  mutating func addWordLayout() {
    attributes("val", of: Self.valued, .structure(.token))
    attributes(Self.worded, .structure(.token))
    attributes(
      "style path coordsize coordorigin adj points eqn from to fillcolor strokecolor wrapcoords",
      .structure(.tokens))
    attributes("val eastAsia bidi", of: "lang themeFontLang", .structure(.token))
    attributes("space", .structure(.token))
    attributes("limo textboxrect position fmla", .structure(.tokens))
    attributes("name", of: "gd", .structure(.token))
    attributes("charset", .structure(.token))
  }

  /// Elements whose value is one of a list.
  private static let valued = """
    jc u highlight color vertAlign em effect textAlignment textDirection vAlign vMerge hMerge \
    numFmt suff lvlJc \
    multiLevelType view zoom characterSpacingControl prstDash brkBin brkBinSub \
    defJc intLim naryLim smallFrac dispDef type pos rubyAlign lock behavior \
    storeMappedDataAs calendar tblLook cnfStyle tblLayout tblOverlap outlineLvl numRestart \
    lnNumType sty scr grow hAlign charset family pitch ligatures numForm numSpacing \
    stylisticSets cntxtAlts schemeClr srgbClr sysClr prstClr compat documentType stylePaneSortMethod \
    mainDocumentType dataType destination divId footnotePr endnotePr separator rtlGutter kern snapToGrid \
    paragraphMark brk baseJc mcJc cGp cGpRule rSp rSpRule vertJc maxDist objDist m footnoteLayoutLikeWW8 \
    w sz szCs ilvl numId abstractNumId start id tab shd top left bottom right start end insideH \
    insideV tl2br tr2bl between bar bdr \
    appearance checkedState uncheckedState dateFormat placement defaultOutlineLevel chartTrackingRefBased
    """

  /// Attributes that say one of a list, in any element.
  private static let worded = """
    type lineRule themeColor themeFill themeTint themeShade themeFillTint themeFillShade color fill \
    asciiTheme \
    hAnsiTheme eastAsiaTheme cstheme hint code orient relativeFrom wrapText hAnchor vAnchor xAlign \
    yAlign vSpace \
    hSpace wrap hRule leader fmt chapStyle restart edit formatting enforcement fldCharType \
    characterSet idx cstate vertOverflow horzOverflow fillMode displacedByCustomXml cryptProviderType \
    cryptAlgorithmClass cryptAlgorithmType cryptAlgorithmSid algorithmName spinCount \
    conformance prst cap cmpd algn lastClr spt ext data connecttype vert anchor anchorCtr bwMode dir rig \
    joinstyle gradientshapeok spelling grammar clear dropCap shape offsetFrom bg1 bg2 t1 t2 tx1 tx2 accent1 \
    accent2 accent3 accent4 accent5 accent6 hyperlink followedHyperlink dk1 lt1 dk2 lt2 folHlink \
    hlink script \
    prstClr flip tplc usb0 usb1 usb2 usb3 csb0 csb1 display frame tblLook alignment relativeTo \
    edgeType endcap dashstyle linestyle opacity weight insetmode trackcolor issignatureline stroked filled \
    ole allowincell allowoverlap inset spidmax rot lim w h scaled pos stop
    """
}
