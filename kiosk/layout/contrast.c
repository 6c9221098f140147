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

static double lab_f(double t)
{
    return t > .008856 ? cbrt(t) : 7.787 * t + 16.0 / 116;
}

/* IEC 61966-2-1: linear light to CIE XYZ, by the white of D65; CIE 15: CIELAB. */
static void lab(colour c, double out[3])
{
    double r = channel(c, 16);
    double g = channel(c, 8);
    double b = channel(c, 0);
    double x = lab_f((.4124 * r + .3576 * g + .1805 * b) / .9505);
    double y = lab_f(.2126 * r + .7152 * g + .0722 * b);
    double z = lab_f((.0193 * r + .1192 * g + .9505 * b) / 1.089);
    out[0] = 116 * y - 16;
    out[1] = 500 * (x - y);
    out[2] = 200 * (y - z);
}

double contrast_distance(colour a, colour b)
{
    double p[3];
    double q[3];
    lab(a, p);
    lab(b, q);
    return sqrt((p[0] - q[0]) * (p[0] - q[0]) + (p[1] - q[1]) * (p[1] - q[1]) +
                (p[2] - q[2]) * (p[2] - q[2]));
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
