/* Any file as a data file: opened as install opens it, and each of its slides and pictures read. */
#include "content/content.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_all(struct content *content)
{
    const struct deck *deck = content_deck(content);
    struct arena arena = {0};
    for (size_t i = 0; i < deck->slide_count; i++) {
        struct slide slide;
        struct err err = {0};
        arena_reset(&arena);
        (void)content_slide(content, &deck->slides[i], &arena, &slide, &err);
    }
    arena_free(&arena);
    struct err err = {0};
    for (int64_t image = 0; content_next_image(content, &image, &err) && image != 0;) {
        struct bytes bytes;
        if (content_image(content, image, &bytes, &err)) {
            free((void *)(uintptr_t)bytes.data);
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const enum content_care cares[] = {CONTENT_QUICK, CONTENT_THOROUGH};
    char path[64];
    const int fd = memfd_create("data", MFD_CLOEXEC);
    if (fd < 0 || write(fd, data, size) != (ssize_t)size) {
        abort();
    }
    (void)snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    for (size_t i = 0; i < sizeof cares / sizeof *cares; i++) {
        struct err err = {0};
        struct content *content = content_open(path, CONTENT_STORED, cares[i], &err);
        if (content != NULL) {
            read_all(content);
        }
        content_close(content);
    }
    (void)close(fd);
    return 0;
}
