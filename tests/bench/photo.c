/* Writes a JPEG file that costs what a camera's does: 3840 pixels wide, the most that kiosk image
 * keeps, of smooth light with a grain that leaves some 2 MB of it.
 *   photo SEED    to the standard output; each seed is another photo
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <jpeglib.h>

enum { WIDTH = 3840, HEIGHT = 2880, QUALITY = 90, GRAIN = 6 };

/* Xorshift, by George Marsaglia: the same photo on every machine. */
static uint32_t next(uint32_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

static JSAMPLE light(int value)
{
    return (JSAMPLE)(value < 0 ? 0 : value > 255 ? 255 : value);
}

/* Each row a little brighter than the one above it, and another tint for each seed. */
static void paint_row(JSAMPLE *row, int y, unsigned seed, uint32_t *state)
{
    for (int x = 0; x < WIDTH; x++) {
        const int grain = (int)(next(state) % (2 * GRAIN + 1)) - GRAIN;
        for (int c = 0; c < 3; c++) {
            const int tint = (int)(seed * 37 * (unsigned)(c + 1) % 97);
            row[x * 3 + c] = light(40 + tint + y * 80 / HEIGHT + x * 60 / WIDTH + grain);
        }
    }
}

int main(int argc, char **argv)
{
    static JSAMPLE row[WIDTH * 3];
    JSAMPROW rows[1] = {row};
    const unsigned seed = argc == 2 ? (unsigned)strtoul(argv[1], NULL, 10) : 0;
    uint32_t state = seed * 2654435761U | 1;
    struct jpeg_compress_struct jpeg;
    struct jpeg_error_mgr errors;
    jpeg.err = jpeg_std_error(&errors); /* ends the program on an error */
    jpeg_create_compress(&jpeg);
    jpeg_stdio_dest(&jpeg, stdout);
    jpeg.image_width = WIDTH;
    jpeg.image_height = HEIGHT;
    jpeg.input_components = 3;
    jpeg.in_color_space = JCS_RGB;
    jpeg_set_defaults(&jpeg);
    jpeg_set_quality(&jpeg, QUALITY, TRUE);
    jpeg_start_compress(&jpeg, TRUE);
    for (int y = 0; y < HEIGHT; y++) {
        paint_row(row, y, seed, &state);
        (void)jpeg_write_scanlines(&jpeg, rows, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    return fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
