/* How well two colours are told apart. Pure. */
#ifndef KIOSK_LAYOUT_CONTRAST_H
#define KIOSK_LAYOUT_CONTRAST_H

#include "layout/scene.h"

/* What the Web Content Accessibility Guidelines (WCAG 2.1, 1.4.3, 1.4.6 and 1.4.11) ask for: text
 * at level AA and AAA, and shapes that have to be told from their ground. */
#define CONTRAST_TEXT 4.5
#define CONTRAST_HIGH 7.0
#define CONTRAST_SHAPE 3.0
/* What every theme keeps between the fills of two series, which viewers who see no hues tell apart
 * by it. */
#define CONTRAST_SERIES 1.4

/* The contrast ratio of two opaque colours, from 1 (none) to 21 (black on white), in either order:
 * WCAG 2.1, "contrast ratio" and "relative luminance". */
double contrast_ratio(colour a, colour b);

/* How far apart two opaque colours look: the distance of their places in CIELAB under D65 (CIE
 * 1976, "colour difference"). About 2 can be seen side by side, and CONTRAST_APART from a legend to
 * a line across the field. */
#define CONTRAST_APART 24.0
double contrast_distance(colour a, colour b);

/* `over` with an alpha of 0 to 255 on the opaque `under`, as it is painted. */
colour contrast_blend(colour over, colour under, int alpha);

/* The least alpha, up to 255, with which a layer of `ground` over any picture leaves each of the
 * `count` inks on it a contrast of `ratio`, which is why it is tried on black and on white: what
 * lies between them gives grounds between theirs. 255 if even the ground alone does not. */
int contrast_scrim(colour ground, const colour *inks, size_t count, double ratio);

#endif
