import RedactCore
import Testing

@testable import Transcripts

@Suite struct MarkupXMLTests {
  @Test(arguments: [
    "<a/>", "<a></a>", "<a />", "<a\n></a\t>", "\u{FEFF}<a/>", "<?xml version='1.0'?><a/>",
    "<?xml version=\"1.0\" encoding=\"ISO-8859-1\" standalone='yes' ?>\n<a/>\n", "<a b='1' c=\"2\"/>",
    "<a b = '>'/>", "<a b=\"'\" c='\"'/>", "<x:a xmlns:x='u'><x:b/></x:a>", "<é ñ='1'/>", "<名前/>",
    "<a>x &amp; &lt;&gt;&quot;&apos;&#65;&#x41;&#x1F600;</a>", "<a>]] ]> ></a>", "<a><![CDATA[<&]]]]></a>",
    "<a><![CDATA[]]></a>", "<a><!-- - --></a>", "<!----><a/><!-- x -->", "<?p?><a><?p a ? > ?></a><?q x?>",
    "<!DOCTYPE a><a/>", "<!DOCTYPE Trans SYSTEM \"trans-14.dtd\"><Trans/>", "<a>\u{85}\u{7F}\u{FFFD}</a>",
    "<!DOCTYPE a PUBLIC '-//x' \"y\" [ <!ELEMENT a (b|c)*> <!-- ]> --> <?p ]> ?> ] ><a/>",
    "<!DOCTYPE a [<!ATTLIST a b CDATA ']>'><!NOTATION n SYSTEM \"x\">]><a/>", "<a.b-c_d:e/>", "<_/>",
    "<a\u{B7}/>", "<xmlish/>", "<?xml-stylesheet href='a'?><a/>", "<a>\u{FB01}\u{FEFF}</a>",
  ])
  func `what is well-formed is read, and its tokens cover it`(xml: String) throws {
    let document = try MarkupDocument(Array(xml.utf8))
    #expect(covered(document) == document.bytes)
  }

  @Test(
    arguments: [
      ("", .noRoot, 0), (" ", .noRoot, 1), ("<!-- -->", .noRoot, 8), ("x<a/>", .textOutsideRoot, 0),
      ("<a/> x", .textOutsideRoot, 5), ("<a/>&#65;", .textOutsideRoot, 4), ("<a/><b/>", .secondRoot, 4),
      ("<a/><![CDATA[]]>", .textOutsideRoot, 4), ("<a>", .unexpectedEnd, 3), ("<a", .unexpectedEnd, 2),
      ("<a b", .unexpectedEnd, 4), ("<a b='", .unexpectedEnd, 6), ("<a></b>", .mismatchedEndTag, 3),
      ("</a>", .mismatchedEndTag, 0), ("<a></A>", .mismatchedEndTag, 3),
      ("<a><b></a></b>", .mismatchedEndTag, 6),
      ("<a b/>", .unexpectedByte, 4), ("<a b=1/>", .unexpectedByte, 5), ("<a b='<'/>", .unexpectedByte, 6),
      ("<a b='1'c='2'/>", .unexpectedByte, 8), ("<a b='1' b='2'/>", .duplicateAttribute, 9),
      ("<a / >", .unexpectedByte, 4), ("< a/>", .badName, 1), ("<1/>", .badName, 1), ("<-a/>", .badName, 1),
      ("<a ×='1'/>", .badName, 3), ("<\u{300}a/>", .badName, 1), ("<a></a b='1'>", .unexpectedByte, 7),
      ("<a>&</a>", .badReference, 3), ("<a>&amp</a>", .badReference, 3), ("<a>&nbsp;</a>", .unknownEntity, 3),
      ("<a>&#0;</a>", .badReference, 3), ("<a>&#xD800;</a>", .badReference, 3),
      ("<a>&#xFFFE;</a>", .badReference, 3),
      ("<a>&#x110000;</a>", .badReference, 3), ("<a>&#99999999999999999999;</a>", .badReference, 3),
      ("<a>&#;</a>", .badReference, 3), ("<a>&#x;</a>", .badReference, 3),
      ("<a>&#X41;</a>", .badReference, 3),
      ("<a>&#1;</a>", .badReference, 3), ("<a>&AMP;</a>", .unknownEntity, 3),
      ("<a b='&x;'/>", .unknownEntity, 6),
      ("<a>]]></a>", .sectionEndInText, 3), ("<a>]]]></a>", .sectionEndInText, 4),
      ("<a>\u{1}</a>", .illegalCharacter, 3), ("<a>\u{0}</a>", .illegalCharacter, 3),
      ("<a>\u{FFFE}</a>", .illegalCharacter, 3), ("<a b='\u{FFFF}'/>", .illegalCharacter, 6),
      ("<!-- \u{B} --><a/>", .illegalCharacter, 5), ("<a><!-- -- --></a>", .badComment, 8),
      ("<a><!-- ---></a>", .badComment, 8), ("<a><!-->", .unexpectedEnd, 8),
      ("<a><!-- </a>", .unexpectedEnd, 12),
      ("<a><![CDATA[</a>", .unexpectedEnd, 16), ("<a><![cdata[]]></a>", .unexpectedByte, 3),
      (" <?xml version='1.0'?><a/>", .badDeclaration, 1), ("<a/><?xml version='1.0'?>", .badDeclaration, 4),
      ("<a><?XML x?></a>", .badDeclaration, 3), ("<?xml?><a/>", .badDeclaration, 0),
      ("<?xml encoding='UTF-8'?><a/>", .badDeclaration, 0), ("<?xml version='2.0'?><a/>", .badDeclaration, 0),
      ("<?xml version='1.0' standalone='yes' encoding='x'?><a/>", .badDeclaration, 0),
      ("<?xml version='1.0' x='y'?><a/>", .badDeclaration, 0),
      ("<?xml version='1.0'><a/>", .badDeclaration, 0),
      ("<?p", .badInstruction, 3), ("<?p x", .unexpectedEnd, 5), ("<??><a/>", .badName, 2),
      ("<a/><!DOCTYPE a>", .badDoctype, 4), ("<!DOCTYPE a><!DOCTYPE a><a/>", .badDoctype, 12),
      ("<!doctype a><a/>", .unexpectedByte, 0), ("<!DOCTYPE a SYSTEM x><a/>", .badDoctype, 19),
      ("<!DOCTYPE a x><a/>", .badDoctype, 12), ("<!DOCTYPE a [<a/>", .badDoctype, 13),
      ("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", .entityDeclaration, 13),
      ("<!DOCTYPE a [<!-- --><!ENTITY % x 'y'>]><a/>", .entityDeclaration, 21),
      ("<!DOCTYPE a [ %x; ]><a/>", .entityDeclaration, 14), ("<!DOCTYPE a [", .unexpectedEnd, 13),
      ("<!DOCTYPE a [<!ELEMENT a", .unexpectedEnd, 24), ("<!DOCTYPE a [<!ATTLIST a 'x]>", .unexpectedEnd, 29),
      ("\u{FEFF}\u{FEFF}<a/>", .textOutsideRoot, 3),
    ] as [(String, MarkupError.Reason, Int)])
  func `what is wrong is told with its place`(xml: String, reason: MarkupError.Reason, offset: Int) {
    #expect(throws: MarkupError(reason: reason, offset: offset)) { try MarkupDocument(Array(xml.utf8)) }
  }

  @Test(arguments: [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82]])
  func `invalid UTF-8 is refused where it begins, in both dialects`(bad: [UInt8]) {
    let bytes = Array("<a>é".utf8) + bad + Array("</a>".utf8)
    for dialect in [MarkupDialect.xml, .html] {
      #expect(throws: MarkupError(reason: .invalidUTF8, offset: 5)) {
        try MarkupDocument(bytes, dialect: dialect)
      }
    }
  }

  @Test func `many attributes of one tag are told apart`() throws {
    let many = (0..<40).map { " a\($0)='\($0)'" }.joined()
    #expect(try MarkupDocument(Array("<a\(many)/>".utf8)).root?.attributes.count == 40)
    let twice = "<a\(many) a7=''/>"
    #expect(throws: MarkupError(reason: .duplicateAttribute, offset: twice.utf8.count - 7)) {
      try MarkupDocument(Array(twice.utf8))
    }
  }
}
