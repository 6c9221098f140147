#include "fuzz_data.h"

#include "rows.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

void *fuzz_data_open(void)
{
    struct fuzz_folder *folder = malloc(sizeof *folder);
    fuzz_must(folder != NULL, "there is memory");
    *folder = fuzz_folder_make();
    return folder;
}

void fuzz_data_close(void *ctx)
{
    fuzz_folder_remove(ctx);
    free(ctx);
}

void fuzz_data_write(const struct fuzz_folder *folder, const uint8_t *data, size_t size)
{
    static const char magic[] = "SQLite format 3";
    if (size >= sizeof magic && memcmp(data, magic, sizeof magic) == 0) {
        fuzz_folder_write(folder, data, size);
        return;
    }
    const struct rows_file file = rows_make((const char *)data, size);
    fuzz_folder_write(folder, file.data, file.size);
    sqlite3_free(file.data);
}
