import Testing

@testable import Evaluation

@Suite struct CalibrationTests {
  private let gold: GoldDocument = {
    var weak = GoldSpan(20..<25, "DATE")
    weak.isWeak = true
    return GoldDocument(
      id: "d", text: Array(String(repeating: "words ", count: 10).utf8),
      spans: [GoldSpan(0..<5, "PERSON"), weak, GoldSpan(30..<35, "LOCATION", identifier: "KEEP")])
  }()

  @Test func `findings are counted by their scores, right where they touch what must go`() {
    var calibration = Calibration()
    calibration.add([(3..<8, 0.95), (10..<12, 0.95), (0..<5, 0.41), (0..<1, 1)], to: gold)
    #expect(calibration.bands[9].findings == 3 && calibration.bands[9].right == 2)
    #expect(calibration.bands[4].findings == 1 && calibration.bands[4].right == 1)
    #expect(calibration.table.contains("0.9 to 1.0        3    0.967   0.667\n"))
  }

  @Test func `what may be masked or not counts neither way, and what must stay is wrong`() {
    var calibration = Calibration()
    calibration.add([(20..<22, 0.5), (30..<31, 0.5)], to: gold)
    #expect(calibration.bands[5].findings == 1 && calibration.bands[5].right == 0)
    #expect(calibration.table.hasSuffix("mean difference 0.500\n"))
  }

  @Test func `a marked span past the end of the text does no harm`() {
    var calibration = Calibration()
    calibration.add(
      [(0..<2, 0.5)], to: GoldDocument(id: "d", text: [0x61, 0x62], spans: [GoldSpan(0..<9, "PERSON")]))
    #expect(calibration.bands[5].findings == 1 && calibration.bands[5].right == 0)
  }

  @Test func `without findings there is nothing to compare`() {
    #expect(Calibration().table == "score      findings   mean   right\n")
  }
}
