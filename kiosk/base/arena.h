/* Memory that is taken piece by piece and given back whole. */
#ifndef KIOSK_BASE_ARENA_H
#define KIOSK_BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena_block;

/* A zeroed struct arena is an empty one. */
struct arena {
    struct arena_block *last;
    size_t used;     /* bytes handed out since the last reset */
    size_t reserved; /* bytes held from malloc */
};

/* `size` zeroed bytes, aligned for any type; NULL if there is no memory. They live until
 * arena_reset or arena_free. */
void *arena_take(struct arena *a, size_t size);

/* `count` zeroed elements of `size` bytes; NULL as well if the product overflows. */
void *arena_take_array(struct arena *a, size_t count, size_t size);

/* A copy of the `length` bytes at `text`, ended by a zero byte; NULL if there is no memory. */
char *arena_text(struct arena *a, const char *text, size_t length);

/* Formats into the arena; NULL if there is no memory. */
char *arena_format(struct arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The same, of arguments that are a list already. */
char *arena_vformat(struct arena *a, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

/* Forgets everything that was taken, and keeps one block for what comes next. */
void arena_reset(struct arena *a);

/* Gives everything back; the arena is then an empty one. NULL is allowed. */
void arena_free(struct arena *a);

#endif
