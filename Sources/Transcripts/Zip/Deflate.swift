import CZlib

/// The compression of ZIP archives: deflate without a wrapper (RFC 1951).
enum Deflate {
  /// What came out of compressed data.
  struct Inflated {
    var bytes: [UInt8] = []
    /// How many bytes of the data were read.
    var used = 0
    /// The end of the stream was reached; false when there is more, or what follows is broken.
    var isFinished = false
  }

  private static let chunk = 1 << 16

  /// Inflates until the stream ends, and never more than `most` bytes, whatever the data promise.
  static func inflate(_ data: ArraySlice<UInt8>, most: Int) throws(ZipError.Flaw) -> Inflated {
    let stream = makeStream()
    defer { stream.deallocate() }
    let size = Int32(MemoryLayout<z_stream>.size)
    guard inflateInit2_(stream, -MAX_WBITS, ZLIB_VERSION, size) == Z_OK else { throw .outOfMemory }
    defer { inflateEnd(stream) }
    var result = Inflated()
    let status = data.withUnsafeBufferPointer { input in
      stream.pointee.next_in = input.baseAddress
      stream.pointee.avail_in = UInt32(input.count)
      return fill(&result.bytes, most: most, from: stream)
    }
    if status == Z_MEM_ERROR { throw .outOfMemory }
    result.used = data.count - Int(stream.pointee.avail_in)
    result.isFinished = status == Z_STREAM_END
    return result
  }

  private static func fill(
    _ result: inout [UInt8], most: Int, from stream: UnsafeMutablePointer<z_stream>
  ) -> Int32 {
    var status = Z_OK
    while status == Z_OK, result.count < most {
      let room = min(chunk, most - result.count)
      result += [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        stream.pointee.next_out = buffer.baseAddress
        stream.pointee.avail_out = UInt32(room)
        status = CZlib.inflate(stream, Z_NO_FLUSH)
        count = room - Int(stream.pointee.avail_out)
      }
    }
    return status
  }

  /// Deflates bytes, fewer than 4 GB.
  static func deflate(_ bytes: [UInt8]) throws(ZipError.Flaw) -> [UInt8] {
    let stream = makeStream()
    defer { stream.deallocate() }
    let size = Int32(MemoryLayout<z_stream>.size)
    let level = Z_DEFAULT_COMPRESSION
    let memory: Int32 = 8
    guard
      deflateInit2_(
        stream, level, Z_DEFLATED, -MAX_WBITS, memory, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size) == Z_OK
    else { throw .outOfMemory }
    defer { deflateEnd(stream) }
    let bound = Int(deflateBound(stream, UInt(bytes.count)))
    var status = Z_OK
    let result = bytes.withUnsafeBufferPointer { input in
      [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
        stream.pointee.next_in = input.baseAddress
        stream.pointee.avail_in = UInt32(input.count)
        stream.pointee.next_out = buffer.baseAddress
        stream.pointee.avail_out = UInt32(clamping: bound)
        status = CZlib.deflate(stream, Z_FINISH)
        count = Int(stream.pointee.total_out)
      }
    }
    guard status == Z_STREAM_END else { throw .outOfMemory }
    return result
  }

  /// The checksum that ZIP archives carry, of fewer than 4 GB.
  static func crc32(_ bytes: [UInt8]) -> UInt32 {
    bytes.withUnsafeBufferPointer { UInt32(CZlib.crc32(0, $0.baseAddress, UInt32($0.count))) }
  }

  /// On the heap, because the library remembers the address.
  private static func makeStream() -> UnsafeMutablePointer<z_stream> {
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    stream.initialize(to: z_stream())
    return stream
  }
}
