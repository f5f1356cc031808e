// PCRE2 behind one small door. Nothing outside this module sees a C handle, and no negative answer
// of the library but "no match" is ever taken for "nothing there".

import CPCRE2
package import RedactCore

/// One compiled pattern with its JIT code.
///
/// Compiled with UTF, EXTENDED and MULTILINE, without UCP: `\p{L}` is Unicode, `\w` and
/// `\b` are ASCII.
package struct Pattern: ~Copyable, @unchecked Sendable {
  private let code: OpaquePointer
  private let hitGroup: Int
  private let matchLimit: UInt32
  private let hasMachineCode: Bool

  /// The match limit where a rule names none; counts inner calls, so it bounds time and not size.
  package static let defaultMatchLimit: UInt32 = 200_000

  /// Compiles `source`.
  ///
  /// - Parameters:
  ///   - searchesWholeText: false when it will only be tried at given places, so that optimisations for long
  ///     searches would cost more than they save.
  ///   - usesJIT: false for small texts, on which making machine code takes longer than interpreting.
  /// - Throws: `PatternError.syntax` with the place in the pattern.
  package init(
    _ source: String, ignoresCase: Bool = false, searchesWholeText: Bool = true, usesJIT: Bool = true,
    matchLimit: UInt32 = Pattern.defaultMatchLimit
  ) throws(PatternError) {
    var options =
      PCRE2_UTF | PCRE2_EXTENDED | PCRE2_MULTILINE | PCRE2_USE_OFFSET_LIMIT
      | PCRE2_NEVER_BACKSLASH_C
    if ignoresCase { options |= PCRE2_CASELESS }
    if !searchesWholeText { options |= PCRE2_NO_START_OPTIMIZE }
    var error: Int32 = 0
    var offset = 0
    var text = source
    let code = text.withUTF8 { bytes in
      pcre2_compile_8(bytes.baseAddress, bytes.count, options, &error, &offset, nil)
    }
    guard let code else {
      throw .syntax(message: Self.message(error), offset: offset)
    }
    try self.init(code, usesJIT: usesJIT, matchLimit: matchLimit)
  }

  /// Takes back what `serialized()` gave.
  ///
  /// - Parameter bytes: at an address that is a multiple of 8; written by this library in its present
  ///   version, see
  ///   `libraryVersion`, and unchanged since: the library trusts them.
  package init(
    serialized bytes: UnsafeRawBufferPointer, usesJIT: Bool, matchLimit: UInt32 = Pattern.defaultMatchLimit
  ) throws(PatternError) {
    var code: OpaquePointer?
    let count = pcre2_serialize_decode_8(&code, 1, bytes.bindMemory(to: UInt8.self).baseAddress, nil)
    guard count == 1, let code else { throw .failed(code: count) }
    try self.init(code, usesJIT: usesJIT, matchLimit: matchLimit)
  }

  private init(_ code: OpaquePointer, usesJIT: Bool, matchLimit: UInt32) throws(PatternError) {
    let jit = usesJIT ? pcre2_jit_compile_8(code, PCRE2_JIT_COMPLETE) : 0
    guard jit == 0 || jit == PCRE2_ERROR_JIT_BADOPTION else {
      pcre2_code_free_8(code)
      throw .failed(code: jit)
    }
    let group = "hit".withCString { name in
      name.withMemoryRebound(to: UInt8.self, capacity: 4) {
        pcre2_substring_number_from_name_8(code, $0)
      }
    }
    guard group != PCRE2_ERROR_NOUNIQUESUBSTRING, group < Matcher.groups else {
      pcre2_code_free_8(code)
      throw .hitGroup
    }
    self.code = code
    hasMachineCode = usesJIT && jit == 0
    self.hitGroup = group > 0 ? Int(group) : 0
    self.matchLimit = matchLimit
  }

  /// The compiled pattern as bytes that the same version of the library can take back without compiling.
  package borrowing func serialized() throws(PatternError) -> [UInt8] {
    var code: OpaquePointer? = self.code
    var bytes: UnsafeMutablePointer<UInt8>?
    var count = 0
    let result = pcre2_serialize_encode_8(&code, 1, &bytes, &count, nil)
    guard result == 1, let bytes else { throw .failed(code: result) }
    defer { pcre2_serialize_free_8(bytes) }
    return Array(UnsafeBufferPointer(start: bytes, count: count))
  }

  /// The version of the library, with which serialised patterns come and go.
  package static var libraryVersion: String {
    var buffer = [UInt8](repeating: 0, count: 64)
    let count = pcre2_config_8(UInt32(PCRE2_CONFIG_VERSION), &buffer)
    return String(decoding: buffer.prefix(max(0, Int(count) - 1)), as: UTF8.self)
  }

  deinit { pcre2_code_free_8(code) }

  /// The first match that starts at `start` or later and not after `latest`, and ends anywhere.
  ///
  /// - Throws: `PatternError.limit` or `.failed` when the search could not be finished.
  package borrowing func firstMatch(
    in text: borrowing Searchable, from start: Int, startingBy latest: Int? = nil,
    using matcher: borrowing Matcher
  ) throws(PatternError) -> PatternMatch? {
    // The library is told not to check, so that it would read on from within a character.
    guard start <= text.count else { throw .failed(code: PCRE2_ERROR_BADOFFSET) }
    guard text.startsCharacter(start) else { throw .failed(code: PCRE2_ERROR_BADUTFOFFSET) }
    pcre2_set_match_limit_8(matcher.context, matchLimit)
    pcre2_set_offset_limit_8(matcher.context, latest ?? Int.max)
    // What the longer way checks at each try is known here: the options, the offset and the text.
    let count =
      hasMachineCode
      ? pcre2_jit_match_8(
        code, text.bytes.baseAddress, text.count, start, PCRE2_NO_UTF_CHECK, matcher.data, matcher.context)
      : pcre2_match_8(
        code, text.bytes.baseAddress, text.count, start, PCRE2_NO_UTF_CHECK, matcher.data, matcher.context)
    if count == PCRE2_ERROR_NOMATCH { return nil }
    guard count >= 0 else {
      throw Self.limits.contains(count) ? .limit(code: count) : .failed(code: count)
    }
    guard let offsets = pcre2_get_ovector_pointer_8(matcher.data) else { throw .outOfMemory }
    let whole = ByteSpan(offsets[0], max(offsets[0], offsets[1]))
    let group = 2 * hitGroup
    // Zero says that there were more groups than room for them; then all that have room are set.
    guard count == 0 || hitGroup < count, offsets[group] != ~0 else {
      return PatternMatch(whole: whole, hit: ByteSpan(whole.start, whole.start))
    }
    return PatternMatch(
      whole: whole, hit: hitGroup == 0 ? whole : ByteSpan(offsets[group], offsets[group + 1]))
  }

  private static let limits: Set<Int32> = [
    PCRE2_ERROR_MATCHLIMIT, PCRE2_ERROR_DEPTHLIMIT, PCRE2_ERROR_HEAPLIMIT,
    PCRE2_ERROR_JIT_STACKLIMIT, PCRE2_ERROR_NOMEMORY,
  ]

  private static func message(_ code: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 160)
    let count = pcre2_get_error_message_8(code, &buffer, buffer.count)
    return String(decoding: buffer.prefix(max(0, Int(count))), as: UTF8.self)
  }
}

/// Where a pattern matched, in bytes of the searched text.
package struct PatternMatch: Hashable, Sendable {
  /// The whole match, context included.
  package let whole: ByteSpan
  /// The named group `hit`, or the whole match where the pattern has none; empty where the group took no
  /// part.
  package let hit: ByteSpan
}
