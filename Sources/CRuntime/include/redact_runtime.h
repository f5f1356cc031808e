// What only C can say: a safe start for a process that will hold names, and where its code lies.
#ifndef REDACT_RUNTIME_H
#define REDACT_RUNTIME_H

// Puts crash signals back to their default (a crash report would print memory), forbids core files, makes the
// process non-dumpable and new files private. Returns 0, or -1 when one of these was refused.
int redact_safe_start(void);

// Gives back the memory that the code of the program takes, most of which only its start needs: what is needed again
// comes back from the file.
void redact_evict_code(void);

#endif
