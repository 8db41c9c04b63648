"""Equal Earth (Šavrič, Patterson and Jenny, 2018): areas are true, and continents look as one expects."""

from math import asin, cos, radians, sin, sqrt

A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
ROOT = sqrt(3) / 2
WIDTH, HEIGHT = 960.0, 418.0  # of a map without Antarctica
SCALE = WIDTH / (2 * 2.7066299836)  # half the length of the equator on a sphere of radius 1
NORTH = 1.3173627591  # y of the pole


def project(lon: float, lat: float) -> tuple[float, float]:
    """Degrees (WGS 84) to units of the map, from its upper left corner."""
    phi = asin(ROOT * sin(radians(min(max(lat, -90.0), 90.0))))
    squared = phi * phi
    sixth = squared**3
    slope = A1 + 3 * A2 * squared + sixth * (7 * A3 + 9 * A4 * squared)
    x = radians(min(max(lon, -180.0), 180.0)) * cos(phi) / (ROOT * slope)
    y = phi * (A1 + A2 * squared + sixth * (A3 + A4 * squared))
    return WIDTH / 2 + x * SCALE, (NORTH - y) * SCALE
