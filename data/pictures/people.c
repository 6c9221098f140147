#include "draw.h"

#include <math.h>

/* Certificates are handed over on a stage. The figures have no faces: they stand for nobody. */

struct figure {
    double x;    /* middle */
    double foot; /* y */
    double height;
    unsigned coat;
    unsigned legs;
    unsigned hair;
    int dress; /* a long dress with trousers under it, instead of a suit */
    int holds; /* a certificate before the chest */
};

static void certificate(cairo_t *c, double x, double y, double w)
{
    double h = w * .7;
    rounded(c, x - w / 2, y - h / 2, w, h, 3, 0xB1882F);
    box(c, x - w * .45, y - h * .43, w * .9, h * .86, 0xFDF8EA);
    box(c, x - w * .22, y - h * .28, w * .44, h * .09, 0x8A1C20);
    box(c, x - w * .3, y - h * .08, w * .6, h * .05, 0xC9B68C);
    box(c, x - w * .3, y + h * .04, w * .6, h * .05, 0xC9B68C);
    disc(c, x + w * .24, y + h * .24, w * .055, 0x8A1C20);
}

static void body(cairo_t *c, const struct figure *f)
{
    double h = f->height;
    double top = f->foot - h * .83; /* the shoulders */
    double half = h * .125;
    double hip = f->foot - h * .47;
    double leg = h * .075;
    double r = h * .066;
    if (f->dress) { /* long hair, behind the shoulders */
        rounded(c, f->x - r * 1.05, f->foot - h * .965, r * 2.1, r * 2.9, r * .8, f->hair);
    }
    double hem = f->dress ? f->foot - h * .1 : hip + h * .04;
    rounded(c, f->x - leg * 1.05, hip, leg, f->foot - hip, leg * .3, f->legs);
    rounded(c, f->x + leg * .05, hip, leg, f->foot - hip, leg * .3, f->legs);
    rounded(c, f->x - leg * 1.15, f->foot - h * .025, leg * 1.1, h * .03, h * .012, 0x2B1A15);
    rounded(c, f->x + leg * .05, f->foot - h * .025, leg * 1.1, h * .03, h * .012, 0x2B1A15);
    cairo_new_path(c);
    cairo_move_to(c, f->x - half, top + half * .55);
    cairo_curve_to(c, f->x - half, top + half * .1, f->x - half * .6, top, f->x - half * .3, top);
    cairo_line_to(c, f->x + half * .3, top);
    cairo_curve_to(c, f->x + half * .6, top, f->x + half, top + half * .1, f->x + half,
                   top + half * .55);
    cairo_line_to(c, f->x + half * .8, hip - h * .08);
    cairo_line_to(c, f->x + half * .9, hem);
    cairo_line_to(c, f->x - half * .9, hem);
    cairo_line_to(c, f->x - half * .8, hip - h * .08);
    cairo_close_path(c);
    colour(c, f->coat);
    cairo_fill(c);
    if (f->dress) { /* collar, and the seam of the front */
        const double seam[3][2] = {{f->x + half * .12, top},
                                   {f->x + half * .7, top + h * .07},
                                   {f->x + half * .62, top + h * .16}};
        rounded(c, f->x - h * .03, top - h * .016, h * .06, h * .03, h * .01, f->coat);
        cairo_set_source_rgba(c, .15, .05, .03, .3);
        cairo_set_line_width(c, 2.5);
        cairo_move_to(c, seam[0][0], seam[0][1]);
        cairo_line_to(c, seam[1][0], seam[1][1]);
        cairo_line_to(c, seam[2][0], seam[2][1]);
        cairo_move_to(c, f->x + half * .5, hip - h * .02);
        cairo_line_to(c, f->x + half * .6, hem);
        cairo_stroke(c);
    } else { /* shirt and tie */
        const double shirt[3][2] = {
            {f->x - half * .32, top}, {f->x + half * .32, top}, {f->x, top + h * .15}};
        const double tie[4][2] = {{f->x - half * .1, top + h * .01},
                                  {f->x + half * .1, top + h * .01},
                                  {f->x + half * .08, top + h * .09},
                                  {f->x, top + h * .13}};
        shape(c, shirt, 3, 0xFBF7EC);
        shape(c, tie, 4, 0x8A1C20);
    }
}

static void head(cairo_t *c, const struct figure *f)
{
    double h = f->height;
    double r = h * .066;
    double y = f->foot - h * .925;
    rounded(c, f->x - r * .38, y + r * .6, r * .76, r * .95, r * .2, 0xC99B7A);
    cairo_save(c);
    cairo_translate(c, f->x, y);
    cairo_scale(c, .88, 1.06);
    disc(c, 0, 0, r, 0xDDB391);
    cairo_arc(c, 0, 0, r * 1.06, M_PI * 1.02, M_PI * 1.98);
    cairo_curve_to(c, r * .5, -r * .5, -r * .5, -r * .62, -r * 1.04, -r * .05);
    cairo_close_path(c);
    colour(c, f->hair);
    cairo_fill(c);
    cairo_restore(c);
}

/* An arm to where the hand is. */
static void arm(cairo_t *c, const struct figure *f, int side, double hand_x, double hand_y)
{
    double h = f->height;
    double half = h * .125;
    double shoulder_x = f->x + side * half * .78;
    double shoulder_y = f->foot - h * .795;
    double elbow_x = (shoulder_x + hand_x) / 2 + side * h * .035;
    double elbow_y = (shoulder_y + hand_y) / 2 + h * .06;
    const double sleeve[3][2] = {{shoulder_x, shoulder_y}, {elbow_x, elbow_y}, {hand_x, hand_y}};
    limb(c, sleeve, 2, h * .062, f->coat);
    const double fore[2][2] = {
        {elbow_x, elbow_y}, {hand_x + (elbow_x - hand_x) * .16, hand_y + (elbow_y - hand_y) * .16}};
    limb(c, fore, 2, h * .056, f->coat);
    disc(c, hand_x, hand_y, h * .027, 0xDDB391);
}

/* The fingers before what a hand holds. */
static void thumb(cairo_t *c, double x, double y, int side, double h)
{
    const double fingers[2][2] = {{x, y}, {x - side * h * .016, y - h * .006}};
    limb(c, fingers, 2, h * .026, 0xDDB391);
}

static void stand(cairo_t *c, const struct figure *f)
{
    cairo_save(c); /* a soft shadow on the floor */
    cairo_translate(c, f->x, f->foot);
    cairo_scale(c, 1, .14);
    cairo_arc(c, 0, 0, f->height * .17, 0, 2 * M_PI);
    cairo_set_source_rgba(c, .12, .05, .03, .35);
    cairo_fill(c);
    cairo_restore(c);
    body(c, f);
    head(c, f);
    double h = f->height;
    double chest = f->foot - h * .62;
    if (f->holds) {
        arm(c, f, -1, f->x - h * .135, chest + h * .05);
        arm(c, f, 1, f->x + h * .135, chest + h * .05);
        certificate(c, f->x, chest, h * .26);
        thumb(c, f->x - h * .128, chest + h * .05, -1, h);
        thumb(c, f->x + h * .128, chest + h * .05, 1, h);
    }
}

/* `from` hands a certificate to `to`, who stands to the right. */
static void hand_over(cairo_t *c, const struct figure *from, const struct figure *to)
{
    double h = from->height;
    double x = (from->x + to->x) / 2;
    double y = from->foot - h * .6;
    stand(c, from);
    stand(c, to);
    arm(c, from, -1, from->x - h * .135, from->foot - h * .47);
    arm(c, to, 1, to->x + h * .135, to->foot - h * .47);
    arm(c, from, 1, x - h * .135, y + h * .04);
    arm(c, to, -1, x + h * .135, y + h * .04);
    certificate(c, x, y, h * .26);
    thumb(c, x - h * .128, y + h * .04, -1, h);
    thumb(c, x + h * .128, y + h * .04, 1, h);
}

static void flowers(cairo_t *c, double from, double to, double y)
{
    for (double x = from; x <= to; x += 30) {
        int i = (int)((x - from) / 30);
        disc(c, x, y, 26, i % 2 == 0 ? 0x5F6B3A : 0x6F7A45);
    }
    for (double x = from; x <= to; x += 30) {
        int i = (int)((x - from) / 30);
        const unsigned colours[] = {0xDDB65C, 0xF3DFB4, 0xA8282C};
        disc(c, x + 9, y - 15 + 9 * (i % 3), 11, colours[i % 3]);
    }
}

static void scenery(cairo_t *c)
{
    curtain(c, 0, 0, WIDTH, 900);
    shaded(c, 0, 0, WIDTH, 92, 0x4A1013, 0x5C1518);
    box(c, 0, 92, WIDTH, 9, 0xC59B45);
    rounded(c, 452, 168, 760, 168, 6, 0xFBF7EC);
    rounded(c, 632, 212, 400, 22, 4, 0x8A1C20);
    rounded(c, 552, 262, 560, 16, 4, 0xC9B68C);
    shaded(c, 0, 872, WIDTH, 250, 0x8A5342, 0x6B3A2E);
    box(c, 0, 1122, WIDTH, 110, 0x3E1D17);
    box(c, 0, 1122, WIDTH, 10, 0x9B6A4A);
    flowers(c, 20, 420, 1150);
    flowers(c, 1244, 1644, 1150);
}

void draw_collectives(cairo_t *c)
{
    const struct figure presenter = {400, 1030, 640, 0x3A2A2A, 0x2C2022, 0x2A1A16, 0, 0};
    const struct figure first = {780, 1030, 600, 0xF3E6CC, 0xF3E6CC, 0x2A1A16, 1, 0};
    const struct figure second = {1080, 1020, 620, 0x4C3F3A, 0x332926, 0x2A1A16, 0, 1};
    const struct figure third = {1340, 1020, 590, 0x9C2B2E, 0xF3E6CC, 0x3A241C, 1, 1};
    scenery(c);
    stand(c, &third);
    stand(c, &second);
    hand_over(c, &presenter, &first);
}

void draw_individuals(cairo_t *c)
{
    const struct figure presenter = {530, 1030, 640, 0x3A2A2A, 0x2C2022, 0x2A1A16, 0, 0};
    const struct figure first = {910, 1030, 630, 0x5A4A40, 0x3A2E29, 0x2A1A16, 0, 0};
    const struct figure second = {1240, 1020, 595, 0x66704A, 0xF3E6CC, 0x2A1A16, 1, 1};
    scenery(c);
    stand(c, &second);
    hand_over(c, &presenter, &first);
}
