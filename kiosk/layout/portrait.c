#include "layout/portrait.h"

#include "base/text.h"

#include <stdint.h>
#include <string.h>

#define LETTERS .34 /* their size, of the plate's height */

void portrait_draw(struct draft *d, int64_t image, double x, double top, double height,
                   colour plate)
{
    struct item *item = draft_item(d, ITEM_PICTURE, x, top, height * PORTRAIT_WIDTH, height, 0);
    if (item != NULL) {
        item->as.picture.image = image;
        item->as.picture.ground = plate;
        item->as.picture.fill = true;
        item->as.picture.spare = true;
    }
    draft_load(d)->faces++;
}

/* Letters as far as initials need to know: no figure, no sign, no punctuation. */
static bool is_letter(uint32_t c)
{
    bool latin = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    return latin || (c >= 0xc0 && c != 0xd7 && c != 0xf7 && (c < 0x2000 || c > 0x2bff) &&
                     (c < 0x3000 || c > 0x303f) && c < 0x10000);
}

/* "" if no word begins with a letter. */
static const char *initials(struct draft *d, const char *name)
{
    const char *first = NULL;
    const char *last = NULL;
    for (const char *at = name; *at != '\0';) {
        size_t bytes;
        uint32_t c = text_codepoint(at, &bytes);
        if (is_letter(c)) {
            first = first == NULL ? at : first;
            last = at;
        }
        at += strcspn(at, " \n");
        at += strspn(at, " \n");
    }
    if (first == NULL) {
        return "";
    }
    size_t first_bytes = text_grapheme(first, strlen(first));
    size_t last_bytes = last == first ? 0 : text_grapheme(last, strlen(last));
    return draft_format(d, "%.*s%.*s", (int)first_bytes, first, (int)last_bytes, last);
}

void portrait_plate(struct draft *d, const char *name, double x, double top, double height)
{
    double width = height * PORTRAIT_WIDTH;
    const char *letters = initials(d, name);
    double size = draft_fit(d, FACE_STRONG, height * LETTERS, DRAFT_FLOOR, .8 * width, letters);
    double text = draft_width(d, FACE_STRONG, size, letters);
    /* Square like a photograph, but of the kind of box on which text may stand. */
    (void)draft_item(d, ITEM_ROUNDED, x, top, width, height, d->theme->track);
    if (text <= width) {
        draft_text(d, FACE_STRONG, size, x + (width - text) / 2,
                   top + (height + face_metrics(FACE_STRONG).cap * size) / 2,
                   d->theme->high_contrast ? d->theme->ink : d->theme->ink_2, letters);
    }
}
