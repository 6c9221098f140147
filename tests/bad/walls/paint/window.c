// must not use SDL_CreateWindow
void f(void)
{
    SDL_CreateWindow("kiosk", 0, 0, 1, 1, 0);
}
