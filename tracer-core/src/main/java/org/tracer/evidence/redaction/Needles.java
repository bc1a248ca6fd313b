package org.tracer.evidence.redaction;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds any of many addresses in a text, in one pass. All in small letters. */
final class Needles {

  /** Takes what is found. */
  interface Finding {
    void at(String needle, int place);
  }

  /** Characters by which an address is looked up. */
  private static final int KEY = 7;

  private static final long KEY_MASK = (1L << (8 * KEY)) - 1;

  /** Shorter ones are scripts that anybody can spend, and would be found in every hash. */
  private static final int SHORTEST = 14;

  private final Map<Long, Set<String>> byKey = new HashMap<>();
  private final TreeSet<String> beginnings = new TreeSet<>();

  Needles(Collection<String> addresses) {
    for (String address : addresses) {
      String lower = address.toLowerCase(Locale.ROOT);
      beginnings.add(lower);
      String needle = lower.startsWith("0x") ? lower.substring(2) : lower;
      if (needle.length() >= SHORTEST) {
        long key = 0;
        for (int i = 0; i < KEY; i++) {
          key = next(key, needle.charAt(i));
        }
        byKey.computeIfAbsent(key, unseen -> new HashSet<>()).add(needle);
      }
    }
  }

  private static long next(long key, char c) {
    return ((key << 8) | (c & 0xff)) & KEY_MASK;
  }

  /** Reports those that begin at {@code from} or later and before {@code to}. */
  void find(String text, int from, int to, Finding finding) {
    long key = 0;
    int end = Math.min(text.length(), to + KEY - 1);
    for (int i = from; i < end; i++) {
      key = next(key, text.charAt(i));
      int start = i - KEY + 1;
      if (start >= from) {
        for (String needle : byKey.getOrDefault(key, Set.of())) {
          if (text.startsWith(needle, start)) {
            finding.at(needle, start);
          }
        }
      }
    }
  }

  /** Whether a word is the beginning of an address, and long enough to tell which. */
  boolean beginsOne(String word) {
    String next = beginnings.ceiling(word);
    return word.length() >= 6 && next != null && next.startsWith(word);
  }
}
