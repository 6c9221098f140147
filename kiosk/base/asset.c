#include "base/asset.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* asset_data.S, one pair of labels a file. */
#define ASSET_LIST(X)                            \
    X(text, "fonts/BeVietnamPro-Regular.ttf")    \
    X(italic, "fonts/BeVietnamPro-Italic.ttf")   \
    X(strong, "fonts/BeVietnamPro-SemiBold.ttf") \
    X(serif, "fonts/SourceSerif4-Bold.ttf")      \
    X(figures, "fonts/SourceSans3-SemiBold.ttf") \
    X(symbols, "fonts/DejaVuSans.ttf")           \
    X(emoji, "fonts/NotoEmoji-Regular.ttf")      \
    X(formal, "assets/themes/formal.ini")        \
    X(blue, "assets/themes/blue.ini")            \
    X(dark, "assets/themes/dark.ini")            \
    X(vi, "assets/languages/vi.ini")             \
    X(en, "assets/languages/en.ini")             \
    X(schema, "data/schema.sql")                 \
    X(new_vi, "data/new-vi.sql")                 \
    X(new_en, "data/new-en.sql")

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
