package org.tracer.evidence.bag;

import java.io.IOException;
import java.nio.file.Path;
import org.tracer.error.MalformedDataException;
import org.tracer.error.SourceUnavailableException;
import org.tracer.error.WritingFailedException;

/** The sentences that refuse a bundle, and those for disks that fail. */
final class Refusal {

  private static final int SHOWN = 120;
  private static final String REMEDY =
      "Nothing of it was used. Ask who sent it for a new copy and compare the hashes.";

  private Refusal() {}

  static MalformedDataException of(String what, Path bundle) {
    return new MalformedDataException(what, bundle.toString(), REMEDY);
  }

  static MalformedDataException of(String what, Path bundle, String place) {
    return new MalformedDataException(what, bundle + ": " + shown(place), REMEDY);
  }

  /** What an honest sender can do otherwise. */
  static MalformedDataException of(String what, Path bundle, String place, String remedy) {
    return new MalformedDataException(what, bundle + ": " + shown(place), remedy);
  }

  static SourceUnavailableException unreadable(Path bundle, IOException cause) {
    return new SourceUnavailableException(
        "the bundle cannot be read: " + cause.getMessage(),
        bundle.toString(),
        "Check that it is there, may be read, and nobody writes to it.",
        cause);
  }

  static WritingFailedException unwritable(Path place, IOException cause) {
    return new WritingFailedException(
        "the bundle cannot be written: " + cause.getMessage(),
        place.toString(),
        "Check free space and permissions and try again; nothing was left there.",
        cause);
  }

  static WritingFailedException notUnpacked(Path place, IOException cause) {
    return new WritingFailedException(
        "the bundle cannot be unpacked: " + cause.getMessage(),
        place.toString(),
        "Check free space of the directory for temporary files, or unpack the bundle yourself and"
            + " name the directory.",
        cause);
  }

  /** A name from elsewhere, fit for a terminal. */
  static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    int points = 0;
    for (int i = 0; i < text.length() && points < SHOWN; points++) {
      int point = text.codePointAt(i);
      int type = Character.getType(point);
      boolean hidden =
          Character.isISOControl(point) || type == Character.FORMAT || type == Character.SURROGATE;
      shown.appendCodePoint(hidden ? '?' : point);
      i += Character.charCount(point);
    }
    return points < SHOWN ? shown.toString() : shown + "…";
  }
}
