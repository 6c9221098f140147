/* Pictures that are whole, and much larger or more work than the few bytes they are made of: they
 * are written here byte by byte, as the usual libraries would take too long to make them. */
#include "mutant_parts.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

struct frame {
    unsigned width, height, components, sampling; /* of the first component: 1 or 2 */
    bool progressive, interleaved;
    unsigned scans; /* more than are needed */
};

static size_t blocks_of(const struct frame *f, unsigned component, bool interleaved)
{
    const unsigned most = f->sampling;
    const unsigned own = component == 0 ? most : 1;
    if (interleaved) { /* whole MCUs */
        const size_t across = (f->width + 8 * most - 1) / (8 * most);
        const size_t down = (f->height + 8 * most - 1) / (8 * most);
        return across * down * own * own;
    }
    const unsigned width = (f->width * own + most - 1) / most;
    const unsigned height = (f->height * own + most - 1) / most;
    return (size_t)((width + 7) / 8) * ((height + 7) / 8);
}

/* A Huffman table of one code, a single zero, for that symbol. */
static void put_table(struct blob *b, unsigned which, uint8_t symbol)
{
    blob_put16(b, 0xffc4);
    blob_put16(b, 2 + 17 + 1);
    blob_fill(b, (uint8_t)which, 1);
    blob_fill(b, 1, 1);
    blob_fill(b, 0, 15);
    blob_fill(b, symbol, 1);
}

/* The coefficients from..to of one component, or of all, each of them zero. */
static void put_scan(struct blob *b, const struct frame *f, int component, unsigned from,
                     unsigned to, size_t bits)
{
    const unsigned count = component < 0 ? f->components : 1;
    blob_put16(b, 0xffda);
    blob_put16(b, 6 + 2 * count);
    blob_fill(b, (uint8_t)count, 1);
    for (unsigned i = 0; i < count; i++) {
        blob_fill(b, (uint8_t)(component < 0 ? i + 1 : (unsigned)component + 1), 1);
        blob_fill(b, 0, 1);
    }
    const uint8_t range[] = {(uint8_t)from, (uint8_t)to, 0};
    blob_put(b, range, sizeof range);
    blob_fill(b, 0, (bits + 7) / 8);
}

static void put_baseline(struct blob *b, const struct frame *f)
{
    size_t bits = 0;
    put_table(b, 0x00, 0x00); /* DC: no difference */
    put_table(b, 0x10, 0x00); /* AC: end of block */
    if (f->interleaved || f->components == 1) {
        for (unsigned i = 0; i < f->components; i++) {
            bits += 2 * blocks_of(f, i, f->components > 1);
        }
        put_scan(b, f, -1, 0, 63, bits);
        return;
    }
    for (unsigned i = 0; i < f->components; i++) {
        put_scan(b, f, (int)i, 0, 63, 2 * blocks_of(f, i, false));
    }
}

static void put_progressive(struct blob *b, const struct frame *f)
{
    enum { RUN_BITS = 14, RUN = 1 << RUN_BITS };
    size_t bits = 0;
    put_table(b, 0x00, 0x00);
    put_table(b, 0x10, RUN_BITS << 4); /* AC: a run of so many ends of blocks */
    for (unsigned i = 0; i < f->components; i++) {
        bits += blocks_of(f, i, f->components > 1);
    }
    put_scan(b, f, -1, 0, 0, bits);
    for (unsigned n = 0; n < f->components + f->scans; n++) {
        const unsigned component = n % f->components;
        const size_t runs = (blocks_of(f, component, false) + RUN - 1) / RUN;
        put_scan(b, f, (int)component, 1, 63, runs * (1 + RUN_BITS));
    }
}

static void draw_jpeg(struct blob *b, const struct frame *f)
{
    blob_put(b, "\xff\xd8\xff\xdb\0\x43\0", 7);
    blob_fill(b, 1, 64);
    blob_put16(b, f->progressive ? 0xffc2 : 0xffc0);
    blob_put16(b, 8 + 3 * f->components);
    blob_fill(b, 8, 1);
    blob_put16(b, f->height);
    blob_put16(b, f->width);
    blob_fill(b, (uint8_t)f->components, 1);
    for (unsigned i = 0; i < f->components; i++) {
        const uint8_t own[] = {(uint8_t)(i + 1), (uint8_t)(i == 0 ? 0x11 * f->sampling : 0x11), 0};
        blob_put(b, own, sizeof own);
    }
    (f->progressive ? put_progressive : put_baseline)(b, f);
    blob_put16(b, 0xffd9);
}

/* So many zeros, compressed, a piece at a time. */
static void deflate_zeros(struct blob *out, size_t size)
{
    static const uint8_t zeros[1 << 16];
    static uint8_t piece[1 << 16];
    z_stream z = {0};
    mutant_must(deflateInit(&z, 1) == Z_OK, "there is memory");
    for (int done = Z_OK; done != Z_STREAM_END;) {
        if (z.avail_in == 0) {
            z.avail_in = (uInt)(size < sizeof zeros ? size : sizeof zeros);
            z.next_in = (Bytef *)(uintptr_t)zeros;
            size -= z.avail_in;
        }
        z.avail_out = sizeof piece;
        z.next_out = piece;
        done = deflate(&z, size == 0 ? Z_FINISH : Z_NO_FLUSH);
        blob_put(out, piece, sizeof piece - z.avail_out);
    }
    (void)deflateEnd(&z);
}

/* One byte of a line says how it is filtered: 0, not at all. */
static void draw_png(struct work *w, struct blob *b, uint32_t width, uint32_t height, int depth,
                     int colour_type, bool interlaced)
{
    static const uint8_t channels[] = {1, 0, 3, 1, 2, 0, 4};
    struct blob head = {0};
    struct blob data = {0};
    const size_t line = ((size_t)width * channels[colour_type] * (size_t)depth + 7) / 8;
    const uint8_t rest[] = {(uint8_t)depth, (uint8_t)colour_type, 0, 0, interlaced};
    blob_put(b, "\x89PNG\r\n\x1a\n", 8);
    blob_put32(&head, width);
    blob_put32(&head, height);
    blob_put(&head, rest, sizeof rest);
    blob_chunk(b, "IHDR", head.data, head.size);
    if (rng_once_in(&w->rng, 4)) { /* a note that grows to 50 MB */
        blob_put(&data, "Comment\0", 9);
        deflate_zeros(&data, 50 << 20);
        blob_chunk(b, rng_once_in(&w->rng, 2) ? "zTXt" : "iCCP", data.data, data.size);
        data.size = 0;
    }
    if (colour_type == 3) {
        blob_chunk(b, "PLTE", (const uint8_t *)"\0\x40\x80", 3);
    }
    /* The seven passes have more lines, of which some are longer by a bit. */
    deflate_zeros(&data, (line + 1) * height + (interlaced ? 16 * (size_t)height + line : 0));
    blob_chunk(b, "IDAT", data.data, data.size);
    blob_chunk(b, "IEND", NULL, 0);
    free(head.data);
    free(data.data);
}

static void png_bomb(struct work *w, struct blob *b)
{
    static const struct {
        uint32_t width, height;
        int depth, colour;
    } kinds[] = {{30000, 2133, 1, 0}, {2133, 30000, 8, 2}, {8000, 8000, 8, 3},  {8000, 8000, 2, 0},
                 {8000, 7999, 16, 6}, {4000, 4000, 8, 6},  {4000, 4000, 16, 2}, {1, 30000, 16, 6},
                 {30000, 1, 8, 4},    {4000, 3999, 1, 0},  {9000, 8000, 1, 0}};
    const size_t kind = rng_below(&w->rng, SUPPORT_COUNT(kinds));
    const bool interlaced = rng_once_in(&w->rng, 2);
    work_say(w, "PNG of %u x %u pixels, %d bits, colour type %d%s", kinds[kind].width,
             kinds[kind].height, kinds[kind].depth, kinds[kind].colour,
             interlaced ? ", interlaced" : "");
    draw_png(w, b, kinds[kind].width, kinds[kind].height, kinds[kind].depth, kinds[kind].colour,
             interlaced);
}

static void jpeg_bomb(struct work *w, struct blob *b)
{
    static const unsigned sizes[][2] = {{8000, 8000},   {30000, 2133}, {2133, 30000}, {30000, 6666},
                                        {14000, 14000}, {6000, 4000},  {8000, 6000},  {4000, 3000},
                                        {1, 30000},     {30000, 30000}};
    static const unsigned scans[] = {0, 0, 10, 60, 96, 500};
    const size_t size = rng_below(&w->rng, SUPPORT_COUNT(sizes));
    const struct frame f = {.width = sizes[size][0],
                            .height = sizes[size][1],
                            .components = rng_once_in(&w->rng, 3) ? 1 : 3,
                            .sampling = 1 + (unsigned)rng_below(&w->rng, 2),
                            .progressive = !rng_once_in(&w->rng, 3),
                            .interleaved = rng_once_in(&w->rng, 2),
                            .scans = PICK(w, scans)};
    work_say(w, "JPEG of %u x %u pixels, %u components, %s, %u scans more", f.width, f.height,
             f.components,
             f.progressive   ? "progressive"
             : f.interleaved ? "baseline"
                             : "baseline of several scans",
             f.progressive ? f.scans : 0);
    draw_jpeg(b, &f);
}

void mutate_bombs(struct work *w)
{
    struct blob b = {0};
    const bool is_png = rng_once_in(&w->rng, 3);
    (is_png ? png_bomb : jpeg_bomb)(w, &b);
    work_picture(w, b.data, b.size, is_png);
    free(b.data);
}
