#include "redact_runtime.h"

#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

extern const char __executable_start[], etext[];

int redact_safe_start(void) {
  static const int crashes[] = {SIGSEGV, SIGILL, SIGTRAP, SIGBUS, SIGFPE, SIGABRT, SIGQUIT};
  int failed = 0;
  for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++)
    if (signal(crashes[i], SIG_DFL) == SIG_ERR) failed = -1;
  // A closed pipe must be seen as an error of write, so that nothing finished-looking is left behind.
  if (signal(SIGPIPE, SIG_IGN) == SIG_ERR) failed = -1;
  const struct rlimit none = {0, 0};
  if (setrlimit(RLIMIT_CORE, &none) != 0) failed = -1;
  if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) failed = -1;
  umask(077);
  return failed;
}

void redact_evict_code(void) {
  const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
  const uintptr_t start = (uintptr_t)__executable_start & ~(page - 1);
  madvise((void *)start, ((uintptr_t)etext - start) & ~(page - 1), MADV_DONTNEED);
}
