/// Makes a name that XML allows as an id, from any text.
enum XMLName {
  /// Leaves out what no such name may hold; blanks become `_`, and so does a start that is not allowed.
  static func from(_ text: [UInt8]) -> [UInt8] {
    var name: [UInt8] = []
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      if scalar.isASCII {
        let byte = UInt8(truncatingIfNeeded: scalar.value)
        if byte == 0x20 { name.append(UInt8(ascii: "_")) }
        if byte.isXMLNameByte, byte != UInt8(ascii: ":") { name.append(byte) }
      } else if ScalarInName.isAllowed(scalar.value, first: name.isEmpty) {
        name += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
      }
    }
    let isSound = name.first?.mayBeginXMLName == true
    return isSound ? name : [UInt8(ascii: "_")] + name
  }
}
