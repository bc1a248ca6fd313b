package org.tracer.evidence.redaction;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tracer.error.InvalidInputException;

/**
 * Replaces addresses that do not stay by pseudonyms. Everything else remains as it is, byte for
 * byte, whatever the text is. An address has the same pseudonym in every text of a case, on every
 * chain. Confined to one thread.
 */
public final class Redaction {

  private final PseudonymKey key;
  private final Disclosed disclosed;

  /** Addresses by their pseudonyms. */
  private final Map<String, String> hidden = new TreeMap<>();

  private final Map<String, String> pseudonyms = new TreeMap<>();

  public Redaction(PseudonymKey key, Disclosed disclosed) {
    this.key = key;
    this.disclosed = disclosed;
  }

  /**
   * Redacts one text. Time is linear in its length; memory that of the longest run of letters and
   * digits and of the addresses that were found so far. The output is flushed, both stay open. What
   * was written is to be looked through with {@link #requireClean} when all texts are redacted.
   *
   * @param name what to call the text in errors
   * @throws InvalidInputException if something in it already looks like a pseudonym, which could
   *     not be told from one later
   */
  public void redact(InputStream text, OutputStream redacted, String name) throws IOException {
    BufferedOutputStream out = new BufferedOutputStream(redacted, 1 << 16);
    Runs.read(
        text,
        name,
        new Runs.Sink() {
          @Override
          public void run(String run, Runs at) throws IOException {
            Redaction.this.run(run, at, out);
          }

          @Override
          public void between(int octet) throws IOException {
            out.write(octet);
          }
        });
    out.flush();
  }

  private void run(String run, Runs at, OutputStream out) throws IOException {
    refusePseudonym(run, at);
    int done = 0;
    for (AddressTokens.Token token : AddressTokens.in(run, at)) {
      if (disclosed.contains(token.address())) {
        continue;
      }
      out.write(run.substring(done, token.start()).getBytes(ISO_8859_1));
      done = token.end();
      int next = done < run.length() ? run.charAt(done) : at.next();
      String spelled = run.substring(token.start(), done);
      String mark = Pseudonym.mark(token.address(), spelled, next);
      out.write((pseudonym(token.address()) + mark).getBytes(ISO_8859_1));
    }
    out.write((done == 0 ? run : run.substring(done)).getBytes(ISO_8859_1));
  }

  private static void refusePseudonym(String run, Runs at) {
    if (run.length() >= Pseudonym.DIGITS
        && at.follows(Pseudonym.PREFIX)
        && Pseudonym.isName(Pseudonym.PREFIX + run.substring(0, Pseudonym.DIGITS))) {
      throw new InvalidInputException(
          "the text has something in it that looks like a pseudonym",
          at.where(),
          "It could not be told from a real one later. Hand this text over without redaction, or"
              + " leave it out.");
    }
  }

  private String pseudonym(String address) {
    return pseudonyms.computeIfAbsent(address, this::name);
  }

  private String name(String address) {
    String pseudonym = key.pseudonym(address);
    String other = hidden.putIfAbsent(pseudonym, address);
    if (other != null && !other.equals(address)) {
      throw new InvalidInputException(
          "two addresses have the same pseudonym",
          pseudonym,
          "This happens once in 2^64 pairs. Redact with the key of another case.");
    }
    return pseudonym;
  }

  /**
   * Looks through a redacted text, in another way than it was redacted, for anything that names an
   * address that does not stay: whole, cut off or inside of something longer. Every text is to be
   * looked through after the last was redacted.
   *
   * @throws InvalidInputException if there is any
   */
  public void requireClean(InputStream redacted, String name) throws IOException {
    new LeakCheck(disclosed, hidden.values()).read(redacted, name);
  }

  /** What was committed to, for all texts so far. */
  public Commitments commitments() {
    Map<String, String> commitments = new TreeMap<>();
    hidden.values().stream()
        .map(key::opening)
        .forEach(opening -> commitments.put(opening.pseudonym(), opening.commitment()));
    return new Commitments(commitments);
  }

  /** What is behind a pseudonym of the texts so far; empty if none of them has it. */
  public Optional<Opening> opening(String pseudonym) {
    return Optional.ofNullable(hidden.get(pseudonym)).map(key::opening);
  }

  /** What is behind all pseudonyms of the texts so far, in the order of their names. */
  public List<Opening> openings() {
    return hidden.values().stream().map(key::opening).toList();
  }
}
