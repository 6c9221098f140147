#include "paint/qr.h"

#include <errno.h>
#include <qrencode.h>

/* ISO/IEC 18004: four modules of white around the code. */
enum { QUIET = 4 };

/* Below this a telephone held two metres away begins to fail; then less error correction makes
 * larger modules. */
enum { MODULE_WANTED = 3 };

static int module_size(const QRcode *code, struct box box)
{
    int side = box.w < box.h ? box.w : box.h;
    return side / (code->width + 2 * QUIET);
}

/* At the level M, or at L if the modules would be too small otherwise. */
static QRcode *encode(const char *text, struct box box)
{
    QRcode *code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);
    if (code != NULL && module_size(code, box) >= MODULE_WANTED) {
        return code;
    }
    QRcode *low = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_L);
    if (low == NULL) {
        return code;
    }
    if (code != NULL && module_size(low, box) <= module_size(code, box)) {
        QRcode_free(low);
        return code;
    }
    QRcode_free(code);
    return low;
}

bool qr_paint(struct brush *brush, const struct item *item, struct err *err)
{
    struct box box = item->box;
    const char *text = item->as.qr.text;
    QRcode *code = encode(text, box);
    if (code == NULL) {
        return errno == ENOMEM
                   ? err_memory(err, "a QR code")
                   : err_set(err, STATUS_CONTENT,
                             "the link can't be made a QR code: \"%.80s\"; write it shorter", text);
    }
    int width = code->width;
    int size = module_size(code, box);
    if (size < 1) {
        QRcode_free(code);
        return err_set(err, STATUS_CONTENT,
                       "the link is too long for a QR code of %d pixels: \"%.80s\"; write it "
                       "shorter",
                       box.w < box.h ? box.w : box.h, text);
    }
    int left = box.x + (box.w - width * size) / 2;
    int top = box.y + (box.h - width * size) / 2;
    for (int y = 0; y < width; y++) {
        for (int x = 0; x < width; x++) {
            if ((code->data[y * width + x] & 1) != 0) {
                struct box module = {left + x * size, top + y * size, size, size};
                brush_fill(brush, box_cut(module, brush->clip), 0x000000);
            }
        }
    }
    QRcode_free(code);
    return true;
}

int qr_module(const struct item *item)
{
    QRcode *code = encode(item->as.qr.text, item->box);
    int size = code == NULL ? 0 : module_size(code, item->box);
    QRcode_free(code);
    return size;
}
