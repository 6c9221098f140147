#include "paint/paint.h"

#include "base/decimal.h"
#include "paint/jpeg_write.h"
#include "paint/png_write.h"

#include <stdlib.h>

bool canvas_make(struct canvas *canvas, int width, int height, struct err *err)
{
    *canvas = (struct canvas){0};
    if (width < 1 || height < 1 || width > DECIMAL_SIDE_MAX || height > DECIMAL_SIDE_MAX) {
        return err_set(err, STATUS_USAGE,
                       "a picture of %d x %d pixels can't be made; each side may be 1 to %d", width,
                       height, DECIMAL_SIDE_MAX);
    }
    uint32_t *pixels = calloc((size_t)width * (size_t)height, sizeof *pixels);
    if (pixels == NULL) {
        return err_memory(err, "a picture of the whole screen");
    }
    *canvas = (struct canvas){.pixels = pixels, .width = width, .height = height, .stride = width};
    return true;
}

void canvas_free(struct canvas *canvas)
{
    if (canvas != NULL) {
        free(canvas->pixels);
        *canvas = (struct canvas){0};
    }
}

bool canvas_png(const struct canvas *canvas, struct bytes *out, struct err *err)
{
    return png_write(canvas, false, out, err);
}

bool canvas_jpeg(const struct canvas *canvas, int quality, struct bytes *out, struct err *err)
{
    return jpeg_write(canvas, quality, out, err);
}
