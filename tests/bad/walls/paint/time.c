// must not use SDL_GetTicks64
#include <SDL.h>
long f(void)
{
    return (long)SDL_GetTicks64();
}
