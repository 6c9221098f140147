// must not include SDL2/SDL_ttf.h
#include <SDL2/SDL_ttf.h>
