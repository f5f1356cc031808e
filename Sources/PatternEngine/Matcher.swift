import CPCRE2

/// What one thread needs to match: result space, limits of ours and a JIT stack. Never shared between
/// threads.
package struct Matcher: ~Copyable {
  let data: OpaquePointer
  let context: OpaquePointer
  private let stack: OpaquePointer
  /// How many groups a result has room for, the whole match included.
  static let groups: UInt32 = 32

  /// Depth limit of the interpreter, for machines without JIT.
  private static let depthLimit: UInt32 = 10_000
  /// Heap limit in KiB; the library's default is 20 GB.
  private static let heapLimit: UInt32 = 64 * 1024
  /// JIT stack in bytes: where it starts and how far it may grow.
  private static let stackSizes = (start: 32 * 1024, most: 1024 * 1024)

  /// - Throws: `PatternError.outOfMemory`.
  package init() throws(PatternError) {
    guard let data = pcre2_match_data_create_8(Self.groups, nil) else { throw .outOfMemory }
    guard let context = pcre2_match_context_create_8(nil) else {
      pcre2_match_data_free_8(data)
      throw .outOfMemory
    }
    guard let stack = pcre2_jit_stack_create_8(Self.stackSizes.start, Self.stackSizes.most, nil)
    else {
      pcre2_match_context_free_8(context)
      pcre2_match_data_free_8(data)
      throw .outOfMemory
    }
    pcre2_set_depth_limit_8(context, Self.depthLimit)
    pcre2_set_heap_limit_8(context, Self.heapLimit)
    pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(stack))
    self.data = data
    self.context = context
    self.stack = stack
  }

  deinit {
    pcre2_match_data_free_8(data)
    pcre2_match_context_free_8(context)
    pcre2_jit_stack_free_8(stack)
  }
}
