/// The characters of a sketch, those together between which it makes no difference.
struct SieveAlphabet {
  /// For each byte its class.
  let ofByte: [UInt8]
  let count: Int
  /// The class of all characters beyond ASCII.
  let beyond: Int
  /// For each class how unlikely its characters are in a text, in bits.
  let costs: [Int]
  private let kindOfNode: [Int]
  private let classesOfKind: [[Int]]

  init(_ sketch: PatternSketch) {
    var kinds: [ByteClass: Int] = [:]
    kindOfNode = sketch.nodes.map { node in
      let reads = node.reads ?? .none
      if let kind = kinds[reads] { return kind }
      kinds[reads] = kinds.count
      return kinds.count - 1
    }
    var sets = [ByteClass](repeating: .none, count: kinds.count)
    for (set, kind) in kinds { sets[kind] = set }
    var classes: [[Bool]: UInt8] = [:]
    var weights: [Int] = []
    var ofByte: [UInt8] = []
    for byte in 0...0x80 as ClosedRange<UInt8> {
      let readers = sets.map { $0.contains(byte) }
      let number = classes[readers] ?? UInt8(classes.count)
      if number == classes.count {
        classes[readers] = number
        weights.append(0)
      }
      weights[Int(number)] += Self.weights[Int(byte)]
      ofByte.append(number)
    }
    let beyond = ofByte[0x80]
    self.ofByte = ofByte + Array(repeating: beyond, count: 127)
    self.beyond = Int(beyond)
    count = weights.count
    costs = weights.map { 16 - (UInt.bitWidth - $0.leadingZeroBitCount) + 1 }
    classesOfKind = sets.map { set in
      var found: [Int] = []
      for (byte, number) in ofByte.enumerated()
      where set.contains(UInt8(byte)) && !found.contains(Int(number)) {
        found.append(Int(number))
      }
      return found
    }
  }

  func classes(ofNode node: Int) -> [Int] { classesOfKind[kindOfNode[node]] }

  /// How often a character stands in 65,536 of a text, about.
  private static let weights: [Int] = {
    var weights = [Int](repeating: 16, count: 129)
    for byte in 0x41...0x5A { weights[byte] = 64 }
    for byte in 0x30...0x39 { weights[byte] = 64 }
    for (byte, weight) in zip(
      " etaoinshrdlucmwfgypbvkxjqz,.'\n-".utf8,
      [
        12_000, 6400, 4600, 4200, 4000, 3600, 3600, 3300, 3200, 3100, 2200, 2100, 1500, 1450, 1350, 1200,
        1200, 1050, 1050, 1000, 780, 500, 400, 80, 80, 50, 40, 700, 700, 200, 300, 100,
      ])
    { weights[Int(byte)] = weight }
    return weights
  }()
}
