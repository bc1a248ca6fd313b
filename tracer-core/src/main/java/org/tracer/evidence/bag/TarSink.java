package org.tracer.evidence.bag;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.SortedMap;

/** Writes a bag as a tar archive (POSIX ustar): sorted, of one fixed time, owner and mode. */
final class TarSink {

  private static final int BLOCK = 512;

  private TarSink() {}

  static void write(String base, SortedMap<String, BagWriter.Part> parts, OutputStream out)
      throws IOException {
    for (Map.Entry<String, BagWriter.Part> part : parts.entrySet()) {
      long size = part.getValue().size();
      out.write(new TarHeader(base + "/" + part.getKey(), TarHeader.Type.FILE, size).bytes());
      PartCopy.copy(part.getValue(), out);
      out.write(new byte[(int) ((BLOCK - size % BLOCK) % BLOCK)]);
    }
    out.write(new byte[2 * BLOCK]);
  }
}
