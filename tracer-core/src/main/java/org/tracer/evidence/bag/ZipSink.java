package org.tracer.evidence.bag;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a bag as a zip archive: sorted, of one fixed time, without owners. */
final class ZipSink {

  /** The first time that zip knows. */
  private static final LocalDateTime FIXED = LocalDateTime.of(1980, 1, 1, 0, 0);

  private ZipSink() {}

  static void write(String base, SortedMap<String, BagWriter.Part> parts, OutputStream out)
      throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    for (Map.Entry<String, BagWriter.Part> part : parts.entrySet()) {
      ZipEntry entry = new ZipEntry(base + "/" + part.getKey());
      entry.setTimeLocal(FIXED);
      zip.putNextEntry(entry);
      PartCopy.copy(part.getValue(), zip);
      zip.closeEntry();
    }
    zip.finish();
  }
}
