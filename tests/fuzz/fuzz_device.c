/* The settings of the device, which a person writes with an editor, or a program gets wrong. */
#include "fuzz.h"

#include "base/text.h"
#include "device/device.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *open_folder(void)
{
    struct fuzz_folder *folder = malloc(sizeof *folder);
    fuzz_must(folder != NULL, "there is memory");
    *folder = fuzz_folder_make();
    return folder;
}

static void close_folder(void *ctx)
{
    fuzz_folder_remove(ctx);
    free(ctx);
}

/* All values, as they would stand in a file, are allowed there and mean the same. */
static void check_rows(const struct fuzz_folder *folder, const struct device *device)
{
    enum { FILE_ROOM = 16 * 1024 };
    struct device_row row;
    struct device_row again;
    struct device other;
    struct err err = {0};
    char *file = calloc(1, FILE_ROOM);
    size_t used = 0;
    fuzz_must(file != NULL, "there is memory");
    for (size_t i = 0; device_row(device, i, &row); i++) {
        fuzz_must(text_valid(row.value, strlen(row.value)), "a value is valid UTF-8");
        used += (size_t)snprintf(file + used, FILE_ROOM - used, "[%s]\n%s = %s\n", row.section,
                                 row.name, row.value);
        fuzz_must(used < FILE_ROOM, "the values have room");
    }
    fuzz_folder_write(folder, (const uint8_t *)file, used);
    device_init(&other);
    fuzz_must(device_read(&other, folder->file, &err), "the values can be read");
    if (other.faults > 0) {
        (void)fprintf(stderr, "%s\n%s", other.fault[0].text, file);
    }
    fuzz_must(other.faults == 0, "the values are allowed");
    for (size_t i = 0; device_row(device, i, &row) && device_row(&other, i, &again); i++) {
        if (strcmp(row.value, again.value) != 0) {
            (void)fprintf(stderr, "%s: \"%s\", then \"%s\"\n", row.name, row.value, again.value);
            fuzz_must(false, "a value is read as it was written");
        }
    }
    free(file);
}

static bool run(void *ctx, const uint8_t *data, size_t size)
{
    const struct fuzz_folder *folder = ctx;
    struct device device;
    struct err err = {0};
    device_init(&device);
    fuzz_folder_write(folder, data, size);
    if (!device_read(&device, folder->file, &err)) {
        fuzz_must(size > 65536 && err.status == STATUS_USAGE, "only a large file is not read");
        return false;
    }
    for (size_t i = 0; i < device.faults && i < DEVICE_FAULTS_MAX; i++) {
        const char *text = device.fault[i].text;
        fuzz_must(strlen(text) > 20 && text_valid(text, strlen(text)), "a fault is told in UTF-8");
        for (const char *c = text; *c != '\0'; c++) {
            fuzz_must((unsigned char)*c >= ' ' && *c != 127, "a fault has no control characters");
        }
    }
    check_rows(folder, &device);
    return device.faults == 0;
}

const struct fuzz_target fuzz_device = {"device", open_folder, run, close_folder};
