/* Draws the pictures of the gallery: draw FOLDER. Shapes that a photograph may have (tall, wide,
 * far too small), three portraits of nobody and an emblem of no office. */
#include <cairo.h>
#include <stdio.h>

struct colours {
    unsigned above, below, first, second;
};

static void colour(cairo_t *c, unsigned rgb)
{
    cairo_set_source_rgb(c, (rgb >> 16 & 0xff) / 255.0, (rgb >> 8 & 0xff) / 255.0,
                         (rgb & 0xff) / 255.0);
}

static void disc(cairo_t *c, double x, double y, double r)
{
    cairo_new_path(c);
    cairo_arc(c, x, y, r, 0, 6.2831853);
    cairo_fill(c);
}

static void ground(cairo_t *c, int width, int height, const struct colours *of)
{
    colour(c, of->above);
    cairo_paint(c);
    colour(c, of->below);
    cairo_rectangle(c, 0, height * 0.7, width, height * 0.3);
    cairo_fill(c);
}

/* Trees that stand on the ground, one every `step` pixels. */
static void trees(cairo_t *c, int width, int height, const struct colours *of)
{
    const double step = height / 2.5;
    ground(c, width, height, of);
    for (int i = 0; i * step < width; i++) {
        const double x = (i + 0.5) * step;
        const double r = height * (0.12 + 0.03 * (i % 3));
        colour(c, of->first);
        cairo_rectangle(c, x - r / 6, height * 0.75 - 2 * r, r / 3, 2 * r);
        cairo_fill(c);
        colour(c, of->second);
        disc(c, x, height * 0.75 - 2 * r, r);
    }
}

/* A head and shoulders. */
static void person(cairo_t *c, int width, int height, const struct colours *of)
{
    colour(c, of->above);
    cairo_paint(c);
    colour(c, of->second);
    disc(c, width * 0.5, height * 1.02, width * 0.42);
    colour(c, of->first);
    disc(c, width * 0.5, height * 0.42, width * 0.22);
}

/* A disc in a ring, with nothing around it. */
static void emblem(cairo_t *c, int width, int height, const struct colours *of)
{
    (void)height;
    colour(c, of->first);
    disc(c, width * 0.5, width * 0.5, width * 0.5);
    colour(c, of->above);
    disc(c, width * 0.5, width * 0.5, width * 0.4);
    colour(c, of->second);
    disc(c, width * 0.5, width * 0.5, width * 0.25);
}

struct picture {
    const char *name;
    int width, height;
    struct colours colours;
    void (*draw)(cairo_t *c, int width, int height, const struct colours *of);
};

static const struct picture pictures[] = {
    {"tall", 600, 1500, {0xbcd8ea, 0x7d9a62, 0x6b4a34, 0x3f6e46}, trees},
    {"wide", 2000, 500, {0xf2dfc0, 0xa08a5a, 0x5d4632, 0x56773f}, trees},
    {"small", 90, 60, {0xbcd8ea, 0x7d9a62, 0x6b4a34, 0x3f6e46}, trees},
    {"person-1", 300, 400, {0xd9dfe6, 0, 0xc79a7b, 0x2e4a66}, person},
    {"person-2", 300, 300, {0xe6ddd0, 0, 0xb07f5e, 0x7a2e2e}, person},
    {"person-3", 400, 300, {0xdde6dc, 0, 0xd6ab88, 0x3a5a3c}, person},
    {"emblem", 200, 200, {0xf4e3b0, 0, 0x1d5a54, 0xb0742c}, emblem},
};

int main(int argc, char **argv)
{
    for (size_t i = 0; argc == 2 && i < sizeof pictures / sizeof *pictures; i++) {
        const struct picture *p = &pictures[i];
        char path[256];
        (void)snprintf(path, sizeof path, "%s/%s.png", argv[1], p->name);
        cairo_surface_t *surface =
            cairo_image_surface_create(CAIRO_FORMAT_ARGB32, p->width, p->height);
        cairo_t *c = cairo_create(surface);
        p->draw(c, p->width, p->height, &p->colours);
        cairo_destroy(c);
        const cairo_status_t status = cairo_surface_write_to_png(surface, path);
        cairo_surface_destroy(surface);
        if (status != CAIRO_STATUS_SUCCESS) {
            (void)fprintf(stderr, "%s: %s\n", path, cairo_status_to_string(status));
            return 1;
        }
    }
    return argc == 2 ? 0 : 2;
}
