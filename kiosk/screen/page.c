#include "screen/page.h"

#include <sys/mman.h>

static size_t size_of(const struct canvas *page)
{
    return (size_t)page->stride * (size_t)page->height * sizeof *page->pixels;
}

bool page_make(struct canvas *page, int width, int height, struct err *err)
{
    struct canvas made = {.width = width, .height = height, .stride = width};
    /* Not malloc: what it hands out anew may have been used before, and is then cleared in full. */
    void *memory =
        mmap(NULL, size_of(&made), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) {
        *page = (struct canvas){0};
        return err_memory(err, "a picture of the whole screen");
    }
    made.pixels = memory;
    *page = made;
    return true;
}

void page_forget(struct canvas *page)
{
    if (page->pixels) {
        madvise(page->pixels, size_of(page), MADV_DONTNEED);
    }
}

void page_free(struct canvas *page)
{
    if (page->pixels) {
        munmap(page->pixels, size_of(page));
    }
    *page = (struct canvas){0};
}
