"""Draws one picture and writes it in every format. Needs Pillow, ffmpeg, heif-enc and avifenc.

    python3 make-samples.py OUTPUT_FOLDER
"""
import os, random, struct, subprocess, sys
from PIL import Image, ImageDraw

out = sys.argv[1]
os.chdir(out)
random.seed(7)
W, H = 128, 96


def drawing(w, h):
    im = Image.new('RGB', (w, h))
    d = ImageDraw.Draw(im)
    for y in range(h):
        d.line([(0, y), (w, y)], fill=(60 + y * 120 // h, 110 + y * 80 // h, 200 - y * 90 // h))
    for _ in range(14):
        x, y, r = random.randrange(w), random.randrange(h), random.randrange(w // 20, w // 5)
        colour = tuple(random.randrange(20, 235) for _ in range(3))
        d.ellipse([x - r, y - r, x + r, y + r], fill=colour)
    d.polygon([(w // 6, h * 5 // 6), (w // 2, h // 3), (w * 5 // 6, h * 5 // 6)], fill=(40, 90, 50))
    d.rectangle([w * 3 // 5, h // 8, w * 4 // 5, h // 3], fill=(230, 200, 60))
    return im


def run(*command):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


im = drawing(W, H)
alpha = im.convert('RGBA')
alpha.putalpha(Image.linear_gradient('L').resize((W, H)))
exif = Image.Exif()
exif[0x112] = 6
im.save('drawing.png')
im.save('jpeg-baseline.jpg', quality=88)
im.save('jpeg-444.jpg', quality=88, subsampling=0)
im.save('jpeg-progressive.jpg', quality=88, progressive=True)
im.save('jpeg-exif6.jpg', quality=88, exif=exif.tobytes())
im.convert('L').save('jpeg-grey.jpg', quality=88)
im.convert('CMYK').save('jpeg-cmyk.jpg', quality=88)
im.convert('L').save('png-grey.png')
im.convert('P', palette=Image.ADAPTIVE).save('png-palette.png')
im.convert('1').save('png-bits.png')
alpha.save('png-alpha.png')
im.save('png-exif6.png', exif=exif.tobytes())
im.save('gif.gif')
im.save('webp-lossy.webp', quality=85)
im.save('webp-lossless.webp', lossless=True)
im.save('webp-exif6.webp', quality=85, exif=exif.tobytes())
alpha.save('webp-alpha.webp', quality=85)
im.save('webp-animated.webp', save_all=True, append_images=[im.transpose(Image.FLIP_LEFT_RIGHT)],
        duration=100, quality=85)
im.convert('P', palette=Image.ADAPTIVE).save('bmp-palette.bmp')
im.save('tiff-lzw.tif', compression='tiff_lzw')
im.save('tiff-deflate.tif', compression='tiff_adobe_deflate')
run('ffmpeg', '-y', '-i', 'drawing.png', '-pix_fmt', 'rgb48be', 'png-16.png')
run('ffmpeg', '-y', '-i', 'drawing.png', '-pix_fmt', 'gray16be', 'png-grey16.png')
run('avifenc', '-s', '8', 'drawing.png', 'avif.avif')
run('avifenc', '-s', '8', '-d', '10', '-y', '420', 'drawing.png', 'avif-10bit.avif')
run('heif-enc', '-q', '85', 'drawing.png', '-o', 'heic.heic')
im.resize((256, 192), Image.BICUBIC).save('double.png')
run('avifenc', '-s', '8', '--grid', '2x2', 'double.png', 'avif-grid.avif')

source = ['-f', 'lavfi', '-i', 'testsrc2=s=128x96:r=10:d=1', '-threads', '1', '-bitexact']
for name, codec in [
        ('h264.mp4', ['-c:v', 'libx264', '-movflags', '+faststart']),
        ('h264-moov-last.mov', ['-c:v', 'libx264']),
        ('h264.mkv', ['-c:v', 'libx264']),
        ('hevc-10bit.mp4', ['-c:v', 'libx265', '-pix_fmt', 'yuv420p10']),
        ('av1.mp4', ['-c:v', 'libaom-av1', '-cpu-used', '8']),
        ('vp8.webm', ['-c:v', 'libvpx']),
        ('vp9.webm', ['-c:v', 'libvpx-vp9']),
        ('mpeg4.avi', ['-c:v', 'mpeg4', '-q:v', '8']),
        ('mjpeg.avi', ['-c:v', 'mjpeg', '-q:v', '15', '-pix_fmt', 'yuvj420p']),
        ('h263.3gp', ['-c:v', 'h263', '-s', '128x96', '-q:v', '8'])]:
    pixels = [] if '-pix_fmt' in codec else ['-pix_fmt', 'yuv420p']
    run('ffmpeg', '-y', *source, *codec, *pixels, name)
run('ffmpeg', '-y', '-f', 'lavfi', '-i', 'sine=d=1', 'sound-only.mp4')


# A grid of four tiles with a quarter turn, as phones write HEIC: no encoder here makes one, so the
# boxes are written by hand round tiles that heif-enc made (ISO/IEC 23008-12).
def box(kind, *parts):
    body = b''.join(parts)
    return struct.pack('>I4s', 8 + len(body), kind) + body


def full(kind, version, flags, *parts):
    return box(kind, struct.pack('>I', version << 24 | flags), *parts)


def boxes(data, at, end):
    while at < end:
        size, kind = struct.unpack_from('>I4s', data, at)
        yield kind, at, at + 8, at + size
        at += size


def find(data, path, at=0, end=None):
    end = len(data) if end is None else end
    for kind, begin, body, stop in boxes(data, at, end):
        if kind == path[0]:
            body += 4 if kind == b'meta' else 0
            return (begin, body, stop) if len(path) == 1 else find(data, path[1:], body, stop)


tiles, hvcc = [], b''
whole = Image.open('double.png')
for y in (0, 96):
    for x in (0, 128):
        whole.crop((x, y, x + 128, y + 96)).save('tile.png')
        run('heif-enc', '-q', '85', 'tile.png', '-o', 'tile.heic')
        data = open('tile.heic', 'rb').read()
        begin, _, stop = find(data, [b'meta', b'iprp', b'ipco', b'hvcC'])
        hvcc = data[begin:stop]
        begin, body, stop = find(data, [b'mdat'])
        tiles.append(data[body:stop])

ids = range(1, 5)
grid = struct.pack('>BBBBHH', 0, 0, 1, 1, 256, 192)
infe = [full(b'infe', 2, 0, struct.pack('>HH4s', i, 0, b'hvc1'), b'\0') for i in ids]
infe.append(full(b'infe', 2, 0, struct.pack('>HH4s', 5, 0, b'grid'), b'\0'))
ipco = box(b'ipco', hvcc, full(b'ispe', 0, 0, struct.pack('>II', 128, 96)),
           full(b'ispe', 0, 0, struct.pack('>II', 256, 192)), box(b'irot', b'\3'))
links = b''.join(struct.pack('>HBBB', i, 2, 0x81, 0x02) for i in ids)
links += struct.pack('>HBBB', 5, 2, 0x03, 0x84)
ipma = full(b'ipma', 0, 0, struct.pack('>I', 5), links)


def meta(data_at):
    iloc = struct.pack('>BBH', 0x44, 0x00, 5)
    at = data_at
    for i, tile in zip(ids, tiles):
        iloc += struct.pack('>HHHHII', i, 0, 0, 1, at, len(tile))
        at += len(tile)
    iloc += struct.pack('>HHHHII', 5, 1, 0, 1, 0, len(grid))
    return full(
        b'meta', 0, 0,
        full(b'hdlr', 0, 0, struct.pack('>I4s12x', 0, b'pict'), b'\0'),
        full(b'pitm', 0, 0, struct.pack('>H', 5)),
        full(b'iloc', 1, 0, iloc),
        full(b'iinf', 0, 0, struct.pack('>H', 5), *infe),
        full(b'iref', 0, 0, box(b'dimg', struct.pack('>HH4H', 5, 4, *ids))),
        box(b'iprp', ipco, ipma),
        box(b'idat', grid))


ftyp = box(b'ftyp', b'heic', struct.pack('>I', 0), b'mif1', b'heic')
size = len(ftyp) + len(meta(0)) + 8
open('heic-grid.heic', 'wb').write(ftyp + meta(size) + box(b'mdat', *tiles))
for name in ('tile.png', 'tile.heic', 'double.png'):
    os.remove(name)
