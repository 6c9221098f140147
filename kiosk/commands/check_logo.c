#include "commands/check_parts.h"

#include "commands/logo.h"
#include "layout/grid.h"
#include "layout/panel.h"

#include <math.h>

/* Enlarged more than this, the eye sees that it is not sharp. */
#define GROWTH_MOST 1.5

bool check_deck_logo(struct check *c, struct err *err)
{
    const struct deck_settings *s = &c->deck->settings;
    struct logo logo;
    struct err why = {0};
    if (*s->logo_name == '\0') {
        return true;
    }
    if (s->logo == 0) {
        check_found(c, SEVERITY_WARNING, "logo-missing",
                    "store it with kiosk image, or delete the setting logo",
                    "the setting logo names \"%s\", and there is no such picture", s->logo_name);
        return true;
    }
    if (!logo_look(c->content, maker_painter(c->maker), s->logo, &logo, &why)) {
        bool of_content = check_found_err(c, SEVERITY_ERROR, "logo-unreadable", &why);
        *err = of_content ? *err : why;
        return of_content;
    }
    const struct layout layout = maker_layout(c->maker);
    const struct grid g = grid_of(layout.width, layout.height, layout.text_scale);
    double growth =
        fmin(PANEL_LOGO_W * g.u / (double)logo.width, PANEL_LOGO_H * g.u / (double)logo.height);
    if (growth > GROWTH_MOST) {
        check_found(c, SEVERITY_WARNING, "logo-small", "take a larger one",
                    "the logo has %dx%d pixels and is shown %.1f times as large", logo.width,
                    logo.height, growth);
    }
    if (logo.pale) {
        check_found(c, SEVERITY_WARNING, "logo-pale", "take the one that is made for white paper",
                    "the logo is nearly white, and it stands on white");
    }
    return true;
}
