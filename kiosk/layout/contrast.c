#include "layout/contrast.h"

#include <math.h>

/* sRGB to linear light. WCAG 2.1 has .03928 for the bound, IEC 61966-2-1 has .04045; no value of 8
 * bits lies between them. */
static double channel(colour c, int shift)
{
    double v = (double)(c >> shift & 0xff) / 255;
    return v <= .04045 ? v / 12.92 : pow((v + .055) / 1.055, 2.4);
}

static double luminance(colour c)
{
    return .2126 * channel(c, 16) + .7152 * channel(c, 8) + .0722 * channel(c, 0);
}

double contrast_ratio(colour a, colour b)
{
    double x = luminance(a);
    double y = luminance(b);
    return (fmax(x, y) + .05) / (fmin(x, y) + .05);
}

colour contrast_blend(colour over, colour under, int alpha)
{
    colour mixed = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
        int a = (int)(over >> shift & 0xff);
        int b = (int)(under >> shift & 0xff);
        mixed |= (colour)((a * alpha + b * (255 - alpha) + 127) / 255) << shift;
    }
    return mixed;
}

int contrast_scrim(colour ground, const colour *inks, size_t count, double ratio)
{
    static const colour worst[] = {0x000000, 0xffffff};
    for (int alpha = 0; alpha < 255; alpha++) {
        bool enough = true;
        for (size_t i = 0; i < 2 * count && enough; i++) {
            colour on = contrast_blend(ground, worst[i % 2], alpha);
            enough = contrast_ratio(inks[i / 2], on) >= ratio;
        }
        if (enough) {
            return alpha;
        }
    }
    return 255;
}
