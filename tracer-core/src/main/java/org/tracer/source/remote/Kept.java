package org.tracer.source.remote;

import java.util.LinkedHashMap;
import java.util.Map;

/** Answers at hand: a map that forgets what was not asked for longest. Confined to one thread. */
public final class Kept<K, V> extends LinkedHashMap<K, V> {

  private static final long serialVersionUID = 1;

  private final int most;

  /**
   * @param most entries that are kept
   */
  public Kept(int most) {
    super(16, 0.75f, true);
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}
