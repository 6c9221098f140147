#include "broken_disk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <sqlite3.h>

/* SQLite hands its calls no more than their file, so the plan is here. */
static struct {
    enum broken which;
    bool full;
    long left; /* calls until one fails; < 0: none does */
    bool for_good;
    long failed;
} plan = {.left = -1};

static sqlite3_vfs *below;

struct broken_file {
    sqlite3_file base;
    sqlite3_file below[]; /* as large as its VFS says */
};

static bool fails(enum broken which)
{
    if (plan.left < 0 || plan.which != which) {
        return false;
    }
    const bool now = plan.left == 0;
    plan.left -= !(now && plan.for_good);
    plan.failed += now;
    return now;
}

static sqlite3_file *of(sqlite3_file *file)
{
    return ((struct broken_file *)file)->below;
}

static int do_close(sqlite3_file *f)
{
    return of(f)->pMethods->xClose(of(f));
}

static int do_read(sqlite3_file *f, void *to, int size, sqlite3_int64 at)
{
    return fails(BROKEN_READS) ? SQLITE_IOERR_READ : of(f)->pMethods->xRead(of(f), to, size, at);
}

/* A write that fails has written half. */
static int do_write(sqlite3_file *f, const void *from, int size, sqlite3_int64 at)
{
    if (fails(BROKEN_WRITES)) {
        (void)of(f)->pMethods->xWrite(of(f), from, size / 2, at);
        return plan.full ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    }
    return of(f)->pMethods->xWrite(of(f), from, size, at);
}

static int do_truncate(sqlite3_file *f, sqlite3_int64 size)
{
    return fails(BROKEN_WRITES) ? SQLITE_IOERR_TRUNCATE : of(f)->pMethods->xTruncate(of(f), size);
}

static int do_sync(sqlite3_file *f, int flags)
{
    return fails(BROKEN_WRITES) ? SQLITE_IOERR_FSYNC : of(f)->pMethods->xSync(of(f), flags);
}

static int do_size(sqlite3_file *f, sqlite3_int64 *size)
{
    return fails(BROKEN_READS) ? SQLITE_IOERR_FSTAT : of(f)->pMethods->xFileSize(of(f), size);
}

static int do_lock(sqlite3_file *f, int how)
{
    return fails(BROKEN_READS) ? SQLITE_IOERR_LOCK : of(f)->pMethods->xLock(of(f), how);
}

static int do_unlock(sqlite3_file *f, int how)
{
    return of(f)->pMethods->xUnlock(of(f), how);
}

static int do_look_for_lock(sqlite3_file *f, int *locked)
{
    return of(f)->pMethods->xCheckReservedLock(of(f), locked);
}

static int do_control(sqlite3_file *f, int what, void *with)
{
    return of(f)->pMethods->xFileControl(of(f), what, with);
}

static int do_sector(sqlite3_file *f)
{
    return of(f)->pMethods->xSectorSize(of(f));
}

static int do_traits(sqlite3_file *f)
{
    return of(f)->pMethods->xDeviceCharacteristics(of(f));
}

static int do_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *f, int flags, int *flags_out)
{
    static const sqlite3_io_methods methods = {
        .iVersion = 1,
        .xClose = do_close,
        .xRead = do_read,
        .xWrite = do_write,
        .xTruncate = do_truncate,
        .xSync = do_sync,
        .xFileSize = do_size,
        .xLock = do_lock,
        .xUnlock = do_unlock,
        .xCheckReservedLock = do_look_for_lock,
        .xFileControl = do_control,
        .xSectorSize = do_sector,
        .xDeviceCharacteristics = do_traits,
    };
    (void)vfs;
    f->pMethods = NULL; /* nothing to close */
    if (fails((flags & SQLITE_OPEN_CREATE) != 0 ? BROKEN_WRITES : BROKEN_READS)) {
        return SQLITE_CANTOPEN;
    }
    const int code = below->xOpen(below, name, of(f), flags, flags_out);
    f->pMethods = code == SQLITE_OK ? &methods : NULL;
    return code;
}

static int do_delete(sqlite3_vfs *vfs, const char *name, int sync)
{
    (void)vfs;
    return fails(BROKEN_WRITES) ? SQLITE_IOERR_DELETE : below->xDelete(below, name, sync);
}

static int do_access(sqlite3_vfs *vfs, const char *name, int flags, int *there)
{
    (void)vfs;
    return fails(BROKEN_READS) ? SQLITE_IOERR_ACCESS : below->xAccess(below, name, flags, there);
}

static sqlite3_vfs vfs;

void broken_disk_open(void)
{
    below = sqlite3_vfs_find(NULL);
    assert_non_null(below);
    vfs = *below;
    vfs.iVersion = 1;
    vfs.szOsFile = (int)sizeof(struct broken_file) + below->szOsFile;
    vfs.pNext = NULL;
    vfs.zName = "broken";
    vfs.xOpen = do_open;
    vfs.xDelete = do_delete;
    vfs.xAccess = do_access;
    assert_int_equal(sqlite3_vfs_register(&vfs, 1), SQLITE_OK);
}

void broken_disk_close(void)
{
    assert_int_equal(sqlite3_vfs_unregister(&vfs), SQLITE_OK);
}

void broken_disk_fail(enum broken which, bool full, long left, bool for_good)
{
    plan.which = which;
    plan.full = full;
    plan.left = left;
    plan.for_good = for_good;
    plan.failed = 0;
}

long broken_disk_mended(void)
{
    plan.left = -1;
    return plan.failed;
}
