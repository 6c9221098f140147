// must not use clock_wall_ms
#include "base/clock.h"
long f(void)
{
    return clock_wall_ms();
}
