import RedactCore

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension ReleaseGate.Waiver {
  /// Reads waivers from JSON Lines: `{"fingerprint":"…","reason":"…","by":"…"}`.
  ///
  /// - Throws: `RedactError.configuration` with the number of the line that is none.
  public static func list(_ bytes: [UInt8]) throws(RedactError) -> [ReleaseGate.Waiver] {
    var waivers: [ReleaseGate.Waiver] = []
    for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    where !line.isEmpty {
      guard let waiver = try? JSONDecoder().decode(WaiverLine.self, from: Data(line)),
        Hex.decode(waiver.fingerprint)?.count == 16
      else { throw .configuration("line \(number + 1): is no waiver") }
      guard !waiver.reason.isEmpty, !waiver.by.isEmpty else {
        throw .configuration("line \(number + 1): a waiver says why, and who says so")
      }
      waivers.append(
        ReleaseGate.Waiver(fingerprint: waiver.fingerprint, reason: waiver.reason, by: waiver.by))
    }
    return waivers
  }
}

private struct WaiverLine: Decodable {
  let fingerprint: String
  let reason: String
  let by: String
}
