/* A fault of the test's own: loaded into the show (LD_PRELOAD), in the test's machine only, it
 * makes the data file of one serial number end the show each time it is opened. kiosk install,
 * which tries a new file before it takes it, does not have it, and so takes that file. */
#include <dlfcn.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>

typedef int (*open_fn)(const char *, sqlite3 **, int, const char *);

/* NOLINTNEXTLINE(bugprone-easily-swappable-parameters): libsqlite3's own */
int sqlite3_open_v2(const char *name, sqlite3 **db, int flags, const char *vfs)
{
    open_fn open = NULL;
    void *address = dlsym(RTLD_NEXT, "sqlite3_open_v2");
    memcpy(&open, &address, sizeof open);
    if (strstr(name, ".serial-130.") != NULL) {
        (void)raise(SIGSEGV);
    }
    return open(name, db, flags, vfs);
}
