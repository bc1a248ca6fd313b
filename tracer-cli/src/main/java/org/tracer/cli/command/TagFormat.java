package org.tracer.cli.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.tracer.attribution.TagFileReader;
import org.tracer.attribution.TagInput;
import org.tracer.attribution.list.SdnAddressList;
import org.tracer.error.InvalidInputException;

/** Formats that tags are taken in from. */
enum TagFormat {
  TRACER("tracer"),
  TAGPACK("tagpack"),
  ACTORPACK("actorpack"),
  SDN("sdn"),
  SDN_LIST("sdn-list"),
  PROGRAMS("programs"),
  LABELS("labels"),
  TABLE("table");

  private static final int HEADER_LINES = 200;

  private final String word;

  TagFormat(String word) {
    this.word = word;
  }

  @Override
  public String toString() {
    return word;
  }

  /** What a file is by its name, and where that does not tell by how it begins. */
  static TagFormat of(Path file) throws IOException {
    Path fileName = file.getFileName();
    String name = fileName == null ? "" : fileName.toString();
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".yaml") || lower.endsWith(".yml")) {
      return isActorPack(file) ? ACTORPACK : TAGPACK;
    }
    if (lower.endsWith(".xml")) {
      return SDN;
    }
    if (SdnAddressList.code(name).isPresent()) {
      return SDN_LIST;
    }
    if (lower.equals("ofac_sanctions_w_programs.csv")) {
      return PROGRAMS;
    }
    if (lower.endsWith(".csv")) {
      return TABLE;
    }
    if (Files.isRegularFile(file) && TagFileReader.isTagFile(TagInput.of(file))) {
      return TRACER;
    }
    if (lower.endsWith(".json")) {
      return LABELS;
    }
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    throw new InvalidInputException(
        "what the file is cannot be told by its name", file.toString(), "Say so with --format.");
  }

  private static boolean isActorPack(Path file) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
      String line = reader.readLine();
      for (int i = 0; line != null && i < HEADER_LINES; i++) {
        if (line.startsWith("tags:")) {
          return false;
        }
        if (line.startsWith("actors:")) {
          return true;
        }
        line = reader.readLine();
      }
    }
    return false;
  }
}
