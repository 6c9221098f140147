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
