// The 8-bit PCRE2 library. Function names carry the suffix _8 when seen from Swift.
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
