#include "allocations.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>

#include <cmocka.h>
#include <sqlite3.h>

/* The linker's names: --wrap. */
void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__real_realloc(void *memory_of, size_t size);
void *__wrap_realloc(void *memory_of, size_t size);
char *__real_strdup(const char *text);
char *__wrap_strdup(const char *text);

/* Shared with the processes that are forked. */
static struct {
    enum allocations which;
    long left; /* allocations until one fails; < 0: none does */
    bool for_good;
    long failed;
} * memory;

static sqlite3_mem_methods sqlites;

static bool fails(enum allocations which)
{
    if (memory == NULL || memory->left < 0 || memory->which != which) {
        return false;
    }
    const bool now = memory->left == 0;
    memory->left -= !(now && memory->for_good);
    memory->failed += now;
    return now;
}

void allocations_fail(enum allocations which, long left, bool for_good)
{
    if (memory == NULL) {
        memory =
            mmap(NULL, sizeof *memory, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        assert_true(memory != MAP_FAILED);
    }
    memory->which = which;
    memory->for_good = for_good;
    memory->failed = 0;
    memory->left = left;
}

long allocations_again(void)
{
    memory->left = -1;
    return memory->failed;
}

void *__wrap_malloc(size_t size)
{
    return fails(ALLOCATIONS_OWN) ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    return fails(ALLOCATIONS_OWN) ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *memory_of, size_t size)
{
    return fails(ALLOCATIONS_OWN) ? NULL : __real_realloc(memory_of, size);
}

char *__wrap_strdup(const char *text)
{
    return fails(ALLOCATIONS_OWN) ? NULL : __real_strdup(text);
}

static void *sqlite_malloc(int size)
{
    return fails(ALLOCATIONS_OF_SQLITE) ? NULL : sqlites.xMalloc(size);
}

static void *sqlite_realloc(void *old, int size)
{
    return fails(ALLOCATIONS_OF_SQLITE) ? NULL : sqlites.xRealloc(old, size);
}

void allocations_of_sqlite(void)
{
    assert_int_equal(sqlite3_config(SQLITE_CONFIG_GETMALLOC, &sqlites), SQLITE_OK);
    sqlite3_mem_methods own = sqlites;
    own.xMalloc = sqlite_malloc;
    own.xRealloc = sqlite_realloc;
    assert_int_equal(sqlite3_config(SQLITE_CONFIG_MALLOC, &own), SQLITE_OK);
}
