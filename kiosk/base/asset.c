#include "base/asset.h"

#include "base/asset_list.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define DECLARE(name, path) extern const uint8_t asset_##name[], asset_##name##_end[];
ASSET_LIST(DECLARE)

struct bytes asset_find(const char *path)
{
#define ENTRY(name, path) {path, asset_##name, asset_##name##_end},
    static const struct {
        const char *path;
        const uint8_t *start;
        const uint8_t *end;
    } table[] = {ASSET_LIST(ENTRY)};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        if (strcmp(table[i].path, path) == 0) {
            return (struct bytes){table[i].start, (size_t)(table[i].end - table[i].start)};
        }
    }
    return (struct bytes){NULL, 0};
}

void asset_forget(void)
{
    /* asset_data.S has them in one piece, in the order of the list. Whole pages only: what shares
     * one with the first or the last file is in use. */
    const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    const uintptr_t start = ((uintptr_t)asset_text + page - 1) / page * page;
    const uintptr_t end = (uintptr_t)asset_new_en_end / page * page;
    if (start < end) {
        (void)madvise((void *)start, end - start, MADV_DONTNEED);
    }
}
