// must not use TTF_OpenFont
void f(void)
{
    TTF_OpenFont("x.ttf", 12);
}
