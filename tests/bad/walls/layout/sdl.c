// must not include SDL.h
#include <SDL.h>
