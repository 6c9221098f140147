// must not use open
int f(void)
{
    return open("x", 0);
}
