package org.tracer.evidence.bag;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** A zip archive written byte by byte, so that every field can lie. */
final class ZipBytes {

  private final List<Item> items = new ArrayList<>();
  byte[] prefix = {};
  byte[] beforeDirectory = {};
  byte[] comment = {};
  int countDelta;

  /** One entry; what the directory says is apart from what the local header says. */
  static final class Item {
    byte[] localName = {};
    byte[] name = {};
    byte[] data = {};
    byte[] gap = {};
    byte[] localExtra = {};
    byte[] extra = {};
    int method;
    int flags = 0x0800;
    int localFlags = 0x0800;
    int crc;
    int localCrc;
    int size;
    int localSize;
    int packed;
    int localPacked;
    int mode = 0100644;
    int offsetDelta;
  }

  Item add(String name, byte[] content) {
    Item item = new Item();
    item.name = name.getBytes(StandardCharsets.UTF_8);
    item.localName = item.name;
    item.data = content;
    CRC32 crc = new CRC32();
    crc.update(content);
    item.crc = item.localCrc = (int) crc.getValue();
    item.size = item.localSize = item.packed = item.localPacked = content.length;
    items.add(item);
    return item;
  }

  Item addDeflated(String name, byte[] content) {
    Item item = add(name, content);
    Deflater deflater = new Deflater(9, true);
    deflater.setInput(content);
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] piece = new byte[1 << 16];
    while (!deflater.finished()) {
      out.write(piece, 0, deflater.deflate(piece));
    }
    deflater.end();
    item.data = out.toByteArray();
    item.method = 8;
    item.packed = item.localPacked = item.data.length;
    return item;
  }

  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(prefix);
    ByteArrayOutputStream directory = new ByteArrayOutputStream();
    for (Item item : items) {
      int offset = out.size() + item.offsetDelta;
      out.writeBytes(
          little(30)
              .putInt(0x04034b50)
              .putShort((short) 20)
              .putShort((short) item.localFlags)
              .putShort((short) item.method)
              .putInt(0x00210000)
              .putInt(item.localCrc)
              .putInt(item.localPacked)
              .putInt(item.localSize)
              .putShort((short) item.localName.length)
              .putShort((short) item.localExtra.length)
              .array());
      out.writeBytes(item.localName);
      out.writeBytes(item.localExtra);
      out.writeBytes(item.data);
      out.writeBytes(item.gap);
      directory.writeBytes(
          little(46)
              .putInt(0x02014b50)
              .putShort((short) 0x0314)
              .putShort((short) 20)
              .putShort((short) item.flags)
              .putShort((short) item.method)
              .putInt(0x00210000)
              .putInt(item.crc)
              .putInt(item.packed)
              .putInt(item.size)
              .putShort((short) item.name.length)
              .putShort((short) item.extra.length)
              .putShort((short) 0)
              .putShort((short) 0)
              .putShort((short) 0)
              .putInt(item.mode << 16)
              .putInt(offset)
              .array());
      directory.writeBytes(item.name);
      directory.writeBytes(item.extra);
    }
    out.writeBytes(beforeDirectory);
    int start = out.size();
    out.writeBytes(directory.toByteArray());
    out.writeBytes(
        little(22)
            .putInt(0x06054b50)
            .putInt(0)
            .putShort((short) (items.size() + countDelta))
            .putShort((short) (items.size() + countDelta))
            .putInt(directory.size())
            .putInt(start)
            .putShort((short) comment.length)
            .array());
    out.writeBytes(comment);
    return out.toByteArray();
  }

  static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
