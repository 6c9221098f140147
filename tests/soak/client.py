"""What other programs do on an X server: keys, other sizes of the monitor; and what a client holds."""
import ctypes
from ctypes import POINTER, Structure, byref, c_char_p, c_int, c_uint, c_ulong, c_void_p


class ModeInfo(Structure):
    _fields_ = [("id", c_ulong), ("width", c_uint), ("height", c_uint), ("dot_clock", c_ulong),
                *[(name, c_uint) for name in ("h_start", "h_end", "h_total", "h_skew", "v_start",
                                              "v_end", "v_total")],
                ("name", c_char_p), ("name_length", c_uint), ("flags", c_ulong)]


class Resources(Structure):
    _fields_ = [("time", c_ulong), ("config_time", c_ulong), ("crtc_count", c_int),
                ("crtcs", POINTER(c_ulong)), ("output_count", c_int),
                ("outputs", POINTER(c_ulong)), ("mode_count", c_int), ("modes", c_void_p)]


class XClient(Structure):
    _fields_ = [("base", c_ulong), ("mask", c_ulong)]


class XType(Structure):
    _fields_ = [("type", c_ulong), ("count", c_uint)]


def prototype(function, result, *arguments):
    function.restype, function.argtypes = result, arguments
    return function


class Client:
    """A connection to the display of that name."""

    def __init__(self, name):
        x11, xtst, randr, res = (ctypes.CDLL(lib) for lib in ("libX11.so.6", "libXtst.so.6",
                                                              "libXrandr.so.2", "libXRes.so.1"))
        p, n, u = c_void_p, c_int, c_ulong
        self.display = prototype(x11.XOpenDisplay, p, c_char_p)(name.encode())
        if not self.display:
            raise SystemExit(f"no connection to the display {name}")
        self.root = prototype(x11.XDefaultRootWindow, u, p)(self.display)
        self.sync = prototype(x11.XSync, n, p, n)
        self.close_display = prototype(x11.XCloseDisplay, n, p)
        self.free = prototype(x11.XFree, n, p)
        self.keysym = prototype(x11.XStringToKeysym, u, c_char_p)
        self.keycode = prototype(x11.XKeysymToKeycode, ctypes.c_ubyte, p, u)
        self.atom_name = prototype(x11.XGetAtomName, p, p, u)
        self.fake_key = prototype(xtst.XTestFakeKeyEvent, n, p, c_uint, n, u)
        self.get_resources = prototype(randr.XRRGetScreenResources, POINTER(Resources), p, u)
        self.free_resources = prototype(randr.XRRFreeScreenResources, None, POINTER(Resources))
        self.create_mode = prototype(randr.XRRCreateMode, u, p, u, POINTER(ModeInfo))
        self.add_mode = prototype(randr.XRRAddOutputMode, None, p, u, u)
        self.set_crtc = prototype(randr.XRRSetCrtcConfig, n, p, POINTER(Resources), u, u, n, n, u,
                                  ctypes.c_ushort, POINTER(c_ulong), n)
        self.set_size = prototype(randr.XRRSetScreenSize, None, p, u, n, n, n, n)
        self.clients = prototype(res.XResQueryClients, n, p, POINTER(n), POINTER(POINTER(XClient)))
        self.resources = prototype(res.XResQueryClientResources, n, p, u, POINTER(n),
                                   POINTER(POINTER(XType)))
        self.pixmap_bytes = prototype(res.XResQueryClientPixmapBytes, n, p, u, POINTER(u))
        self.modes = {}

    def press(self, *keys):
        """Each is a name of X11 such as Right, or several to be held at once: Control_L+Alt_L+k."""
        for key in keys:
            codes = [self.keycode(self.display, self.keysym(name.encode()))
                     for name in key.split("+")]
            for code in codes:
                self.fake_key(self.display, code, 1, 0)
            for code in reversed(codes):
                self.fake_key(self.display, code, 0, 0)
        self.sync(self.display, 0)

    def resize(self, width, height):
        """Gives the one monitor another mode, not larger than the first."""
        found = self.get_resources(self.display, self.root)
        r = found.contents
        crtc, output = r.crtcs[0], r.outputs[0]
        if (width, height) not in self.modes:
            name = f"soak-{width}x{height}".encode()
            info = ModeInfo(width=width, height=height, dot_clock=width * height * 60,
                            h_total=width, v_total=height, name=name, name_length=len(name))
            mode = self.create_mode(self.display, self.root, byref(info))
            self.add_mode(self.display, output, mode)
            self.modes[width, height] = mode
        of = (c_ulong * 1)(output)
        self.set_crtc(self.display, found, crtc, 0, 0, 0, 0, 1, None, 0)
        self.set_size(self.display, self.root, width, height, width // 4, height // 4)
        self.set_crtc(self.display, found, crtc, 0, 0, 0, self.modes[width, height], 1, of, 1)
        self.sync(self.display, 0)
        self.free_resources(found)

    def held(self, but=()):
        """By its number, what each client but those of these numbers holds in the server: how many
        resources in all, pixmaps among them, and bytes of pixmaps."""
        count, list_, out = c_int(), POINTER(XClient)(), {}
        self.clients(self.display, byref(count), byref(list_))
        for client in (list_[i].base for i in range(count.value)):
            if client not in but:
                out[client] = self.of(client)
        self.free(list_)
        return out

    def of(self, client):
        count, types, size = c_int(), POINTER(XType)(), c_ulong()
        self.resources(self.display, client, byref(count), byref(types))
        kinds = {types[i].type: types[i].count for i in range(count.value)}
        self.free(types)
        self.pixmap_bytes(self.display, client, byref(size))
        pixmaps = 0
        for kind, many in kinds.items():
            name = self.atom_name(self.display, kind)
            pixmaps += many if ctypes.string_at(name) == b"PIXMAP" else 0
            self.free(name)
        return {"resources": sum(kinds.values()), "pixmaps": pixmaps, "bytes": size.value}

    def close(self):
        self.close_display(self.display)
