// must not use time
long f(void)
{
    return time(0);
}
