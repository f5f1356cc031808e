// With ZLIB_CONST the library takes its input as a pointer to const bytes.
#define ZLIB_CONST
#include <zlib.h>
