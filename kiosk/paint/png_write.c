#include "paint/png_write.h"

#include <cairo.h>
#include <stdlib.h>
#include <string.h>

struct grown {
    uint8_t *data;
    size_t size;
    size_t room;
};

static cairo_status_t append(void *closure, const unsigned char *data, unsigned int length)
{
    struct grown *g = closure;
    if (length > g->room - g->size) {
        size_t room = g->room * 2 + length + 65536;
        uint8_t *larger = realloc(g->data, room);
        if (larger == NULL) {
            return CAIRO_STATUS_NO_MEMORY;
        }
        g->data = larger;
        g->room = room;
    }
    memcpy(g->data + g->size, data, length);
    g->size += length;
    return CAIRO_STATUS_SUCCESS;
}

bool png_write(const struct canvas *canvas, bool alpha, struct bytes *out, struct err *err)
{
    struct grown g = {0};
    cairo_surface_t *surface = cairo_image_surface_create_for_data(
        (unsigned char *)canvas->pixels, alpha ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24,
        canvas->width, canvas->height, canvas->stride * (int)sizeof *canvas->pixels);
    cairo_status_t status = cairo_surface_write_to_png_stream(surface, append, &g);
    cairo_surface_destroy(surface);
    if (status != CAIRO_STATUS_SUCCESS) {
        free(g.data);
        *out = (struct bytes){0};
        return status == CAIRO_STATUS_NO_MEMORY
                   ? err_memory(err, "a PNG file")
                   : err_set(err, STATUS_OUTPUT, "the PNG file can't be made: %s; report this",
                             cairo_status_to_string(status));
    }
    *out = (struct bytes){g.data, g.size};
    return true;
}
